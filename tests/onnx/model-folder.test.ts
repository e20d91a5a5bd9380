import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../lib/config.ts";
import { hashModel, openModelFolder } from "../../lib/onnx/model-folder.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

function folderWith(config: unknown, omit?: string): string {
  const folder = temporaryFolder();
  const files = { "model.onnx": "weights", "tokenizer.json": "{}", "config.json": JSON.stringify(config) };
  writeFiles(folder, Object.fromEntries(Object.entries(files).filter(([name]) => name !== omit)));
  return folder;
}

const CONFIG = { kind: "embedder", dimensions: 384 };

describe("a model's folder", () => {
  test("that the repo carries is whole", () => {
    const { embedderFolder, readerFolder } = readConfig({});
    expect(openModelFolder(embedderFolder, "embedder").config.dimensions).toBe(384);
    expect(openModelFolder(readerFolder, "reader").config.kind).toBe("reader");
  });

  test.each(["model.onnx", "tokenizer.json", "config.json"])("without its %s is refused by that name", (name) => {
    const folder = folderWith(CONFIG, name);
    expect(() => openModelFolder(folder, "embedder")).toThrow(join(folder, name));
    expect(() => openModelFolder(folder, "embedder")).toThrow(expect.objectContaining({ code: "bad-model" }));
  });

  test.each([
    ["of another kind", { ...CONFIG, kind: "reader" }],
    ["without a kind", { dimensions: 384 }],
    ["of odd dimensions", { ...CONFIG, dimensions: 1.5 }],
    ["that is a list", []],
  ])("with a config %s is refused", (_name, config) => {
    expect(() => openModelFolder(folderWith(config), "embedder")).toThrow(
      expect.objectContaining({ code: "bad-model", hint: expect.stringContaining("git checkout") }),
    );
  });

  test("has a hash that changes with its weights, its tokenizer and its settings, and with nothing else", async () => {
    const folder = folderWith(CONFIG);
    const hash = () => hashModel(openModelFolder(folder, "embedder"));
    const before = await hash();
    expect(await hash()).toBe(before);
    expect(await hashModel(openModelFolder(folderWith(CONFIG), "embedder"))).toBe(before);
    const changes = {
      "model.onnx": "other",
      "tokenizer.json": "[]",
      "config.json": JSON.stringify({ ...CONFIG, maxTokens: 64 }),
    };
    for (const [name, content] of Object.entries(changes)) {
      const changed = folderWith(CONFIG);
      writeFiles(changed, { [name]: content });
      expect(await hashModel(openModelFolder(changed, "embedder"))).not.toBe(before);
    }
  });
});
