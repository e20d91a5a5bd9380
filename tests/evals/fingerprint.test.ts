import { join } from "node:path";
import { expect, test } from "vitest";
import { answerFingerprint, fingerprint } from "../../evals/fingerprint.ts";
import { readConfig } from "../../lib/config.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

const MODELS = { "one/model.onnx": "weights", "same/model.onnx": "weights", "other/model.onnx": "other weights" };

test("a fingerprint is of what files hold, not of where they lie", () => {
  const folder = temporaryFolder();
  writeFiles(folder, MODELS);
  expect(fingerprint([], [join(folder, "same")])).toBe(fingerprint([], [join(folder, "one")]));
  expect(fingerprint([], [join(folder, "other")])).not.toBe(fingerprint([], [join(folder, "one")]));
});

test("answers of other models or settings are not taken for those of the ones in use", () => {
  const folder = temporaryFolder();
  writeFiles(folder, MODELS);
  const config = readConfig({});
  const changed = [
    { ...config, readerFolder: join(folder, "one") },
    { ...config, readerFolder: join(folder, "other") },
    { ...config, embedderFolder: join(folder, "one") },
    { ...config, remoteEmbedder: { model: "m", apiKey: () => "k", baseUrl: undefined } },
    { ...config, depth: config.depth + 1 },
    { ...config, readCount: config.readCount + 1 },
  ];
  const all = [config, ...changed].map((one) => answerFingerprint(one, ["set"]));
  expect(new Set(all).size).toBe(all.length);
  expect(answerFingerprint(readConfig({}), ["set"])).toBe(all[0]);
});
