import { DatelineError } from "../errors.ts";
import { checkModel } from "../onnx/check-model.ts";
import { hashModel, type ModelFolder } from "../onnx/model-folder.ts";
import { type ModelPool, mapInOrder } from "../onnx/model-pool.ts";
import type { Embedder } from "./embedder.ts";

/** The embedder over an ONNX bi-encoder ; token vectors are pooled and normalised where the graph does not. Throws `bad-model`. */
export async function createOnnxEmbedder(model: ModelFolder, pool: ModelPool): Promise<Embedder> {
  const { modelFile, tokenizerFile, config } = model;
  if (!config.dimensions) {
    throw new DatelineError(
      "bad-model",
      `${model.folder}/config.json names no "dimensions".`,
      "Restore it, or export the model again.",
    );
  }
  await checkModel(model, pool);
  return {
    id: `onnx:${await hashModel(model)}`,
    dimensions: config.dimensions,
    embed: (texts, signal) =>
      mapInOrder(texts, pool.threads, signal, (text) =>
        pool.embed({
          modelFile,
          tokenizerFile,
          maxTokens: config.maxTokens,
          pooling: config.pooling,
          text: config.prefix + text,
        }),
      ),
  };
}
