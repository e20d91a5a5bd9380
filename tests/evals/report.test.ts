import { describe, expect, it } from "vitest";
import { fixedPart } from "../../evals/archives.ts";
import type { Asked } from "../../evals/collect.ts";
import { sample } from "../../evals/evaluate.ts";
import type { Question } from "../../evals/question-set.ts";
import { compareReports, printComparison } from "../../evals/report/compare.ts";
import { escapeHtml, html } from "../../evals/report/html.ts";
import { renderPage } from "../../evals/report/page.ts";
import { toReport } from "../../evals/report/report.ts";
import { score } from "../../evals/score.ts";
import type { Written } from "../../lib/types.ts";

const TEXT = "The ferry sank on Monday. Nine <b>people</b> were saved. Rain fell. It was cold.";
const textOf = (id: string) => (id === "a" ? TEXT : undefined);

const ask = (change: Partial<Question> = {}): Question => ({
  id: "q1",
  question: "How many were saved <script>?",
  answerable: true,
  type: "how-many",
  answers: [["Nine"]],
  evidence: [{ articleId: "a", quote: "Nine <b>people</b> were saved." }],
  ...change,
});

const place = (start: number, end: number) => ({
  passageId: `a#${start}`,
  articleId: "a",
  start,
  end,
  score: 1,
  features: {},
  sentences: [],
});

const answer = (start: number, end: number, change: Partial<Asked> = {}): Asked => ({
  id: "q1",
  standaloneQuestion: "How many were saved <script>?",
  confidence: 0.8,
  short: null,
  sentences: [TEXT.slice(start, end)],
  citations: [{ number: 1, articleId: "a", start, end, quote: TEXT.slice(start, end) }],
  ranked: [place(0, 25), place(26, 80)],
  decided: null,
  timings: { retrieveMs: 1, readMs: 2, totalMs: 3 },
  ...change,
});

describe("one question's score", () => {
  it("is right with the evidence quoted", () => {
    const { right, measures, loss } = score(ask(), answer(26, 56), 0.5, textOf);
    expect({ right, loss }).toEqual({ right: true, loss: null });
    expect(measures).toMatchObject({
      containment: 1,
      evidenceRecall: 1,
      citationExactness: 1,
      recall1: 0,
      recall5: 1,
      reciprocalRank: 0.5,
      words: 4,
    });
  });
  it.each([
    ["deciding", answer(26, 56, { confidence: 0.4 })],
    ["composing-sentence", answer(57, 67)],
    ["retrieval", answer(0, 25, { ranked: [place(0, 25)] })],
    ["ranking", answer(0, 25, { ranked: [...Array.from({ length: 6 }, () => place(0, 25)), place(26, 80)] })],
  ])("is lost at %s", (wanted, asked) => {
    const scored = score(ask(), asked, 0.5, textOf);
    expect([scored.right, scored.loss]).toEqual([false, wanted]);
  });
  it("is lost at deciding where the archive abstained before a language model was asked", () => {
    const generated = { fallback: "none", notice: null, marked: [], usage: null } as const;
    const silent = { confidence: 0.4, sentences: [], citations: [] };
    const lossOf = (written: Written | null) =>
      score(ask(), answer(0, 25, { ...silent, generated: { ...generated, written } }), 0.5, textOf).loss;
    expect(lossOf(null)).toBe("deciding");
    expect(lossOf({ supported: 0, marked: 0, dropped: 0 })).toBe("composing-passage");
  });
  it("may draw on twelve passages, and not six, where a language model wrote", () => {
    const ranked = [...Array.from({ length: 6 }, () => place(0, 25)), place(26, 80)];
    const written = { supported: 1, marked: 0, dropped: 0 };
    const generated = { fallback: "none", notice: null, marked: [], usage: null, written } as const;
    const { loss, measures } = score(ask(), answer(57, 67, { ranked, generated }), 0.5, textOf);
    expect(loss).toBe("composing-sentence");
    expect(measures.exactMatch).toBeNaN();
  });
  it("is right to abstain from the unanswerable, and says nothing of answers there", () => {
    const question = ask({ answerable: false, unanswerable: "near-miss", answers: [], evidence: [] });
    const { right, measures } = score(question, answer(0, 25, { confidence: 0.1 }), 0.5, textOf);
    expect(right).toBe(true);
    expect([measures.containment, measures.recall5, measures.words]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(score(question, answer(0, 25), 0.5, textOf).right).toBe(false);
  });
});

describe("the report", () => {
  const make = (start: number, end: number) => {
    const scored = [score(ask(), answer(start, end), 0.5, textOf)];
    const run = { threshold: 0.5, articles: 1, passages: 2, fingerprint: "f", isJudged: false };
    return toReport("tiny", { scored, asked: [], ...run, textOf });
  };
  it("escapes all that comes from questions and articles", () => {
    const page = renderPage(make(57, 67));
    expect(page).toContain("How many were saved &lt;script&gt;?");
    expect(page).toContain("Nine &lt;b&gt;people&lt;/b&gt; were saved.");
    expect(page).not.toMatch(/src=|href=|url\(/);
  });
  it("says what flipped", () => {
    const comparison = compareReports(make(26, 56), make(57, 67));
    expect(comparison).toMatchObject({ shared: 1, won: [], lost: [{ id: "q1" }], p: 1 });
    expect(printComparison(comparison)).toContain("Now wrong: 1\n  q1");
  });
  it("has the same JSON every time", () => expect(JSON.stringify(make(26, 56))).toBe(JSON.stringify(make(26, 56))));
  it("keeps markup and escapes text", () => {
    expect(escapeHtml(`<a href="x">&'`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    expect(html`<p>${"<"}${html`<b>${1}</b>`}${[html`a`, html`b`]}</p>`.text).toBe("<p>&lt;<b>1</b>ab</p>");
  });
});

describe("samples", () => {
  it("are the same for every run, and a smaller one is part of a larger", () => {
    const questions = Array.from({ length: 50 }, (_, index) => ask({ id: `q${index}` }));
    const [small, large] = [sample(questions, 10), sample(questions, 20)];
    expect(small).toHaveLength(10);
    expect(large).toEqual(expect.arrayContaining([...small]));
    expect(sample(questions, 99)).toBe(questions);
  });
  it("of an archive hold what is needed", () => {
    const articles = Array.from({ length: 30 }, (_, index) => ({ id: `a${index}` })) as never;
    const part = fixedPart(articles, new Set(["a3", "a29"]), 5).map(({ id }) => id);
    expect(part).toHaveLength(5);
    expect(part).toEqual(expect.arrayContaining(["a3", "a29"]));
  });
});
