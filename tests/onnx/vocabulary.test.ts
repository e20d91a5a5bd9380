import { join } from "node:path";
import { expect, test } from "vitest";
import { readVocabulary } from "../../lib/onnx/vocabulary.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

test("the shipped embedder's words, frequent ones first", () => {
  const words = readVocabulary(join("models", "embedder", "tokenizer.json"));
  expect(words.length).toBeGreaterThan(20_000);
  expect(words.indexOf("the")).toBeLessThan(words.indexOf("harbour"));
  expect(words).not.toContain("##ing");
  expect(words).not.toContain("[CLS]");
});

test.each(["{}", '{"model": {"vocab": [["a", 0]]}}', '{"model": {}}'])("none in %s", (content) => {
  const [file = ""] = writeFiles(temporaryFolder(), { "tokenizer.json": content });
  expect(readVocabulary(file)).toEqual([]);
});
