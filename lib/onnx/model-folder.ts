import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DatelineError } from "../errors.ts";

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

export type ModelConfig = z.infer<typeof ModelConfigSchema>;

/** Finds and checks a model's files. Throws `bad-model` that names what is missing or wrong. */
export function openModelFolder(folder: string, kind: ModelConfig["kind"]): ModelFolder {
  const files = { modelFile: join(folder, "model.onnx"), tokenizerFile: join(folder, "tokenizer.json") };
  for (const file of [...Object.values(files), join(folder, "config.json")]) {
    if (!existsSync(file)) {
      throw new DatelineError(
        "bad-model",
        `The ${kind} model has no ${file}.`,
        "Restore models/ with `git checkout models`.",
      );
    }
  }
  try {
    const config = ModelConfigSchema.parse(JSON.parse(readFileSync(join(folder, "config.json"), "utf8")));
    if (config.kind !== kind) throw new Error(`it is a ${config.kind}, not a ${kind}`);
    return { folder, ...files, config };
  } catch (cause) {
    throw new DatelineError(
      "bad-model",
      `${join(folder, "config.json")} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      "Restore models/ with `git checkout models`.",
      cause,
    );
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
