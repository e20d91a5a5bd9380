import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assess } from "../../../evals/evaluate.ts";
import type { Question } from "../../../evals/question-set.ts";
import { renderPage } from "../../../evals/report/page.ts";
import type { Script } from "../../fakes/openai-server.ts";
import { startScriptedWriter } from "../../fakes/scripted-writer.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";
import { createToyDateline } from "../../fakes/toy-dateline.ts";
import { ANSWERABLE, runTiny, STORM, VERDICTS, WHY } from "./tiny-run.ts";

describe("a generative run with a judge, over seven questions", () => {
  test("says what became of the model's sentences", async () => {
    const { report, rows } = await runTiny();
    expect(rows.get("sentences: supported / marked / dropped")).toBe("4 / 1 / 1");
    // Half of the first answer, all of the second and of the one that was cut, none of what was made up.
    expect(report.whole.generative?.supportedShare).toMatchObject({ mean: (0.5 + 1 + 1 + 0) / 4, count: 4 });
  });

  test("says who abstained, and where quotes took the model's place, with what readers were told", async () => {
    const { rows } = await runTiny();
    expect(rows.get("questions that the model was asked")).toBe("6");
    expect(rows.get("abstained: archive / model / nothing supported")).toBe("1 / 1 / 1");
    expect(rows.get("fallbacks to quotes: whole / partly")).toBe("1 / 1");
    expect([...rows].filter(([label]) => label.startsWith("notice: "))).toEqual([
      [expect.stringContaining("refused the key"), "1"],
      [expect.stringContaining("broke off"), "1"],
      [expect.stringContaining("not in the archive"), "1"],
    ]);
  });

  test("sums the tokens of rewriting and writing, and says what was not counted", async () => {
    const { rows } = await runTiny();
    expect(rows.get("tokens in all: input / output")).toBe("3000 / 80");
    expect(rows.get("tokens a question: input / output")).toBe("428.6 / 11.4");
    expect(rows.get("questions without a count of tokens")).toBe("2");
  });

  test("measures citations as every run does", async () => {
    const { report, rows } = await runTiny();
    expect(rows.get("citation exactness")).toBe("1.000 [1.000, 1.000]");
    expect(report.whole.measures.evidenceRecall).toMatchObject({ mean: 4 / 5, count: 5 });
    expect(report.whole.measures.citationPrecision.count).toBe(4);
  });

  test("counts what the archive bears out as the answer, and what is marked not", async () => {
    const { report } = await runTiny();
    const [answered] = report.questions;
    expect(answered?.asked).toMatchObject({
      sentences: [STORM],
      generated: { marked: [expect.stringMatching(/1790/)] },
    });
    expect(report.whole.measures.words.count).toBe(4);
  });

  test("has a verdict for each answer that has a gold answer; one that cannot be read is none, and is counted", async () => {
    const { report, rows } = await runTiny();
    expect(report.questions.map(({ judged }) => judged?.verdict)).toEqual([
      "right",
      "none",
      "wrong",
      "right",
      undefined,
      undefined,
      undefined,
    ]);
    // An abstention is not right; what has no verdict does not count.
    expect(report.whole.generative?.judge?.right).toMatchObject({ mean: 2 / 4, count: 4 });
    expect(rows.get("judged right")).toMatch(/^0\.500 \[/);
    expect(rows.get("judged without a verdict")).toBe("1");
    expect(rows.get("judge's tokens in all: input / output")).toBe("360 / 20");
  });

  test("has no figures of what it cannot know: short answers, and what it would have answered below the threshold", async () => {
    const { rows } = await runTiny();
    for (const label of ["short answer: exact match", "risk-coverage area", "calibration error (ECE)"])
      expect(rows.get(label)).toBe("–");
  });

  test("lost an answer to the model's abstention: nothing near the evidence was cited", async () => {
    const { report } = await runTiny();
    expect(report.questions.map(({ loss }) => loss).filter((loss) => loss !== null)).toEqual(["composing-passage"]);
  });

  test("asks the judge with question, gold and answer, at temperature 0", async () => {
    const { seen } = await runTiny();
    const request = seen.at(-VERDICTS.length) ?? "";
    expect(JSON.parse(request)).toMatchObject({ temperature: 0, model: "scripted" });
    for (const part of [WHY, "two ships", "2 ships", STORM]) expect(request).toContain(part);
    expect(request).not.toContain("1790");
  });

  test("its page names the model, and shows what was marked, the notice and the verdict beside a wrong answer", async () => {
    const { report } = await runTiny();
    const questions = report.questions.map((one) => ({ ...one, right: false }));
    const page = renderPage({ ...report, questions });
    expect(page).toMatch(/Written by scripted at 127\.0\.0\.1:\d+/);
    expect(page).not.toContain("Risk and coverage");
    expect(page).toContain("<dt>not found</dt><dd>The harbour burnt down in 1790.</dd>");
    expect(page).toMatch(/<dt>notice<\/dt><dd>[^<]*refused the key/);
    expect(page).toContain("<dt>judge</dt><dd>none: The answer says four million");
  });
});

test("an answer that lacks the model for its failure is asked anew by the next run; the others are not", async () => {
  const partial = join(temporaryFolder(), "partial");
  const two: readonly Question[] = [
    { id: "a", question: WHY, type: "why", ...ANSWERABLE },
    { id: "b", question: "Why was the harbour closed?", type: "why", ...ANSWERABLE },
  ];
  const run = async (...scripts: readonly Script[]) => {
    const { writer, server } = await startScriptedWriter(scripts);
    const dateline = await createToyDateline({ writer });
    const { asked } = await assess(dateline, two, 0.5, partial, { mode: "generative" });
    return { fallbacks: asked.map(({ generated }) => generated?.fallback), requests: server.seen.length };
  };
  expect(await run({ say: `${STORM} [1]` }, { status: 401 })).toEqual({ fallbacks: ["none", "whole"], requests: 2 });
  expect(await run({ say: `${STORM} [1]` })).toEqual({ fallbacks: ["none", "none"], requests: 1 });
  expect(await run({ status: 401 })).toEqual({ fallbacks: ["none", "none"], requests: 0 });
});
