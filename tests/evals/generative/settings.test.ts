import { describe, expect, test } from "vitest";
import { generativeFingerprint, nameModel, requireModel } from "../../../evals/generative/model.ts";
import { readConfig } from "../../../lib/config.ts";
import { runScript } from "../../fakes/run-cli.ts";

const KEY = "sk-secret-key-that-nobody-may-see";
const SET = { OPENAI_API_KEY: KEY, OPENAI_MODEL: "m", OPENAI_BASE_URL: "http://localhost:11434/v1" };
const fingerprintOf = (change: Readonly<Record<string, string>> = {}) =>
  generativeFingerprint(readConfig({ ...SET, ...change }));

describe("a generative run without a language model", () => {
  test.each([
    ["nothing is set", {}],
    ["there is a key, and no model is named", { OPENAI_API_KEY: KEY }],
  ])("says what to set where %s", (_name, environment) => {
    expect(() => requireModel(readConfig(environment))).toThrow(
      expect.objectContaining({
        name: "DatelineError",
        code: "bad-config",
        message: expect.stringContaining("needs a language model"),
        hint: expect.stringMatching(/OPENAI_MODEL.*OPENAI_API_KEY.*OPENAI_BASE_URL/),
      }),
    );
  });

  test("ends the command with 1 before anything is opened", async () => {
    const { code, out, error } = await runScript("evals/run.ts", ["--mode", "generative"], {});
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(/^--mode generative needs a language model, and none is set\. Set OPENAI_MODEL/);
    expect(error).not.toMatch(/^ {4}at /m);
  });
});

describe("what a generative run is known by", () => {
  test("is the model and its host", () => {
    expect(nameModel(requireModel(readConfig(SET)))).toEqual({ name: "m", host: "localhost:11434" });
    expect(nameModel(requireModel(readConfig({ ...SET, OPENAI_BASE_URL: "" })))).toEqual({
      name: "m",
      host: "api.openai.com",
    });
  });

  test.each([
    ["the model", { OPENAI_MODEL: "n" }],
    ["the server", { OPENAI_BASE_URL: "http://localhost:8080/v1" }],
    ["what becomes of unsupported sentences", { DATELINE_ON_UNSUPPORTED: "drop" }],
    ["the budget of the prompt", { DATELINE_MODEL_INPUT_TOKENS: "100" }],
    ["the length of the answer", { DATELINE_MODEL_OUTPUT_TOKENS: "100" }],
  ])("is another where %s is", (_name, change) => {
    expect(fingerprintOf(change)).not.toEqual(fingerprintOf());
  });

  test("does not depend on the key, and does not hold it", () => {
    expect(fingerprintOf({ OPENAI_API_KEY: "sk-another" })).toEqual(fingerprintOf());
    expect(fingerprintOf().join()).not.toContain(KEY);
  });
});
