import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DatelineError } from "../errors.ts";
import { type Pooling, readHuggingFaceConfig } from "./hugging-face.ts";

/** A model's files, by absolute path, and what its config.json says of it. */
export interface ModelFolder {
  readonly folder: string;
  readonly modelFile: string;
  readonly tokenizerFile: string;
  readonly config: ModelConfig;
}

const ModelConfigSchema = z.object({
  kind: z.enum(["embedder", "reader"]),
  /** Length of an embedder's vectors. */
  dimensions: z.number().int().positive().optional(),
  /** Longest input in tokens, special tokens included; longer passages are cut. */
  maxTokens: z.number().int().min(16).max(8192).default(512),
  /** Put before every text that is embedded. */
  prefix: z.string().default(""),
});

/** `pooling` is there where token vectors may have to be pooled outside of the graph. */
export type ModelConfig = z.infer<typeof ModelConfigSchema> & { readonly pooling?: Pooling | undefined };

const SETTINGS = { embedder: "EMBEDDER_MODEL", reader: "READER_MODEL" };

/** Where a model may lie, the one to be preferred first: smaller and faster before exact. */
const MODEL_FILES = ["onnx/model_quantized.onnx", "onnx/model_int8.onnx", "onnx/model.onnx", "model.onnx"];

function readModelConfig(folder: string, kind: ModelConfig["kind"]): ModelConfig {
  const content: unknown = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  if (typeof content !== "object" || content === null) throw new Error("it holds no settings");
  if (!("kind" in content) && "model_type" in content) return readHuggingFaceConfig(folder, content, kind);
  const config = ModelConfigSchema.parse(content);
  if (config.kind !== kind) throw new Error(`it is a ${config.kind}, not a ${kind}`);
  return config;
}

/** Finds and checks a model's files, in our layout or Hugging Face's. Throws `bad-model` that names what is missing or wrong. */
export function openModelFolder(folder: string, kind: ModelConfig["kind"]): ModelFolder {
  const hint = `Restore models/ with \`git checkout models\`; for a model of your own, complete what ${SETTINGS[kind]} names (docs/own-models.md).`;
  const modelFile = MODEL_FILES.map((name) => join(/* turbopackIgnore: true */ folder, name)).find((file) =>
    existsSync(/* turbopackIgnore: true */ file),
  );
  const tokenizerFile = join(folder, "tokenizer.json");
  for (const file of [modelFile ?? join(folder, "model.onnx"), tokenizerFile, join(folder, "config.json")]) {
    if (!existsSync(/* turbopackIgnore: true */ file))
      throw new DatelineError("bad-model", `The ${kind} model has no ${file}.`, hint);
  }
  try {
    return { folder, modelFile: modelFile ?? "", tokenizerFile, config: readModelConfig(folder, kind) };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new DatelineError("bad-model", `${join(folder, "config.json")} cannot be used: ${problem}`, hint, cause);
  }
}

/** SHA-256, in hex, over the model's weights, tokenizer and settings: vectors of another hash must not be mixed in. */
export async function hashModel(model: ModelFolder): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(model.config));
  for (const file of [model.modelFile, model.tokenizerFile]) {
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
  }
  return hash.digest("hex");
}
