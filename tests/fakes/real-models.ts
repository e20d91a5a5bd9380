import { readConfig } from "../../lib/config.ts";
import { createOnnxEmbedder } from "../../lib/embed/onnx.ts";
import { openModelFolder } from "../../lib/onnx/model-folder.ts";
import { createModelPool } from "../../lib/onnx/model-pool.ts";
import { createOnnxReader } from "../../lib/read/onnx.ts";

/** A pool of two threads over the models that the repo carries. The one who opens it closes it. */
export function openRealModels(threads = 2) {
  const { embedderFolder, readerFolder, workerFile } = readConfig({});
  const pool = createModelPool(workerFile, threads);
  return {
    pool,
    embedder: () => createOnnxEmbedder(openModelFolder(embedderFolder, "embedder"), pool),
    reader: () => createOnnxReader(openModelFolder(readerFolder, "reader"), pool),
    close: () => pool.close(),
  };
}
