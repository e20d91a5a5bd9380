import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerFingerprint, fingerprint } from "../../evals/fingerprint.ts";
import { readConfig } from "../../lib/config.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dateline-fingerprint-"));
  mkdirSync(join(folder, "one"));
  writeFileSync(join(folder, "one", "model.onnx"), "weights");
  cpSync(join(folder, "one"), join(folder, "same"), { recursive: true });
  mkdirSync(join(folder, "other"));
  writeFileSync(join(folder, "other", "model.onnx"), "other weights");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a fingerprint is of what files hold, not of where they lie", () => {
  expect(fingerprint([], [join(folder, "same")])).toBe(fingerprint([], [join(folder, "one")]));
  expect(fingerprint([], [join(folder, "other")])).not.toBe(fingerprint([], [join(folder, "one")]));
});

test("answers of other models or settings are not taken for those of the ones in use", () => {
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
