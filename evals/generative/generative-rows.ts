import type { TokenUsage } from "../../lib/types.ts";
import { figure, interval } from "../figure.ts";
import type { GenerativeSummary } from "./generative-summary.ts";

function tokens({ inputTokens, outputTokens }: TokenUsage, questions: number, digits: number): string {
  return `${figure(inputTokens / questions, digits)} / ${figure(outputTokens / questions, digits)}`;
}

/** What tables show of generated answers: rows of label and figure. docs/evals.md says what each means. */
export function generativeRows(summary: GenerativeSummary, questions: number): [string, string][] {
  const { supportedShare, written, asked, abstained, fallbacks, notices, uncounted, judge } = summary;
  const judged: [string, string][] = judge
    ? [
        ["judged right", interval(judge.right)],
        ["judged without a verdict", String(judge.unread)],
        ["judge's tokens in all: input / output", tokens(judge.tokens, 1, 0)],
      ]
    : [];
  return [
    ["supported sentences", interval(supportedShare)],
    ["sentences: supported / marked / dropped", `${written.supported} / ${written.marked} / ${written.dropped}`],
    ["questions that the model was asked", String(asked)],
    [
      "abstained: archive / model / nothing supported",
      `${abstained.archive} / ${abstained.model} / ${abstained.unsupported}`,
    ],
    ["fallbacks to quotes: whole / partly", `${fallbacks.whole} / ${fallbacks.partly}`],
    ...Object.entries(notices).map(([notice, count]): [string, string] => [`notice: ${notice}`, String(count)]),
    ["tokens a question: input / output", tokens(summary.tokens, questions, 1)],
    ["tokens in all: input / output", tokens(summary.tokens, 1, 0)],
    ...(uncounted > 0 ? [["questions without a count of tokens", String(uncounted)] as [string, string]] : []),
    ...judged,
  ];
}
