import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig } from "../lib/config.ts";

const KEY = "sk-secret-key-that-nobody-may-see";

describe("language model settings", () => {
  test("none are needed: answers are quoted", () => {
    expect(readConfig({})).toMatchObject({
      mode: "extractive",
      writer: undefined,
      remoteEmbedder: undefined,
      onUnsupported: "mark",
    });
  });

  test("a key alone changes nothing", () => {
    expect(readConfig({ OPENAI_API_KEY: KEY })).toMatchObject({
      mode: "extractive",
      writer: undefined,
      remoteEmbedder: undefined,
    });
  });

  test("a key and a model make OpenAI write", () => {
    const { writer } = readConfig({ OPENAI_API_KEY: KEY, OPENAI_MODEL: "gpt-4.1-mini" });
    expect(writer).toMatchObject({
      model: "gpt-4.1-mini",
      baseUrl: undefined,
      totalMs: 60_000,
      silenceMs: 20_000,
      retries: 2,
    });
    expect(writer?.apiKey()).toBe(KEY);
  });

  test("a local server needs no key", () => {
    const { writer, mode } = readConfig({
      OPENAI_BASE_URL: "http://localhost:11434/v1",
      OPENAI_MODEL: "qwen",
      DATELINE_MODE: "generative",
    });
    expect(writer?.apiKey()).toBeUndefined();
    expect({ mode, baseUrl: writer?.baseUrl }).toEqual({ mode: "generative", baseUrl: "http://localhost:11434/v1" });
  });

  test("blank is not set", () => {
    expect(
      readConfig({ OPENAI_API_KEY: " ", OPENAI_MODEL: "", OPENAI_BASE_URL: "", EMBEDDING_MODEL: "" }).writer,
    ).toBeUndefined();
  });

  test("the key is in nothing that is printed or serialised", () => {
    const config = readConfig({ OPENAI_API_KEY: KEY, OPENAI_MODEL: "m", EMBEDDING_MODEL: "e" });
    expect(inspect(config, { depth: 9, showHidden: true })).not.toContain(KEY);
    expect(JSON.stringify(config)).not.toContain(KEY);
  });

  test.each([
    [{ OPENAI_MODEL: "m" }, "OPENAI_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL"],
    [{ EMBEDDING_MODEL: "m" }, "EMBEDDING_MODEL is set, but neither"],
    [{ DATELINE_MODE: "generative" }, "OPENAI_MODEL is not set"],
    [{ DATELINE_MODE: "magic" }, "DATELINE_MODE"],
    [{ DATELINE_ON_UNSUPPORTED: "hide" }, "DATELINE_ON_UNSUPPORTED"],
    [{ OPENAI_BASE_URL: "localhost:11434" }, "OPENAI_BASE_URL"],
    [{ OPENAI_BASE_URL: "file:///etc/passwd" }, "OPENAI_BASE_URL"],
    [{ OPENAI_BASE_URL: "http://me:secret@localhost/v1" }, "OPENAI_BASE_URL"],
    [{ OPENAI_API_KEY: "sk two words" }, "OPENAI_API_KEY"],
    [{ DATELINE_MODEL_SECONDS: "0" }, "DATELINE_MODEL_SECONDS"],
  ])("%j is refused, and named", (environment, said) => {
    const failure = (() => {
      try {
        return readConfig(environment);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toMatchObject({ code: "bad-config", message: expect.stringContaining(said) });
  });

  test("a refused key is not told", () => {
    expect(() => readConfig({ OPENAI_API_KEY: `${KEY} x` })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(KEY) }),
    );
  });
});
