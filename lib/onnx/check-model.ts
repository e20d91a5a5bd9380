import { DatelineError } from "../errors.ts";
import type { ModelFolder } from "./model-folder.ts";
import type { ModelPool } from "./model-pool.ts";

const KNOWN_INPUTS = ["input_ids", "attention_mask", "token_type_ids"];
const VECTORS = ["sentence_embedding", "embedding", "last_hidden_state"];
const LOGITS = ["start_logits", "end_logits"];

const HINT = {
  embedder: "Point EMBEDDER_MODEL at a BERT-family bi-encoder in ONNX (docs/own-models.md), or unset it.",
  reader: "Point READER_MODEL at a BERT-family extractive QA model in ONNX (docs/own-models.md), or unset it.",
};

/** What of the model's inputs and outputs does not fit its part; undefined where all fits. */
function findMisfit(kind: "embedder" | "reader", inputs: readonly string[], outputs: readonly string[]) {
  const unknown = inputs.filter((name) => !KNOWN_INPUTS.includes(name));
  if (unknown.length > 0) return `it asks for the unknown input ${unknown.join(", ")}`;
  if (!inputs.includes("input_ids")) return "it has no input input_ids";
  const isReader = outputs.includes("start_logits");
  if (kind === "embedder" && isReader) return "it is an extractive QA model, not an embedder";
  const isEmbedder = VECTORS.some((name) => outputs.includes(name));
  if (kind === "embedder" && !isEmbedder) return `it has none of the outputs ${VECTORS.join(", ")}`;
  if (kind === "reader" && isEmbedder && !isReader) return "it is an embedder, not an extractive QA model";
  const missing = LOGITS.filter((name) => !outputs.includes(name));
  if (kind === "reader" && missing.length > 0) return `it has no output ${missing.join(", ")}`;
  return undefined;
}

/** Opens the model in a worker and runs it once, so that what is wrong shows at the start. Throws `bad-model`. */
export async function checkModel(model: ModelFolder, pool: ModelPool): Promise<void> {
  const { modelFile, tokenizerFile, config } = model;
  const files = { modelFile, tokenizerFile, maxTokens: config.maxTokens };
  const refuse = (problem: string, cause?: unknown) =>
    new DatelineError(
      "bad-model",
      `The ${config.kind} ${model.folder} cannot be used: ${problem}.`,
      HINT[config.kind],
      cause,
    );
  const failed = (cause: unknown) => refuse(cause instanceof Error ? cause.message : String(cause), cause);
  const { inputs, outputs } = await pool.describe(files).catch((cause: unknown) => Promise.reject(failed(cause)));
  const misfit = findMisfit(config.kind, inputs, outputs);
  if (misfit) throw refuse(misfit);
  const text = "A storm closed the harbour.";
  if (config.kind === "reader") {
    await pool
      .read({ ...files, question: text, heading: "", text })
      .catch((cause: unknown) => Promise.reject(failed(cause)));
    return;
  }
  const vector = await pool
    .embed({ ...files, pooling: config.pooling, text })
    .catch((cause: unknown) => Promise.reject(failed(cause)));
  if (vector.length !== config.dimensions) {
    throw refuse(`config.json says ${config.dimensions} dimensions, its vectors have ${vector.length}`);
  }
}
