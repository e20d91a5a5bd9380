import type { Asked } from "./collect.ts";
import { isDeclined } from "./generative/generated.ts";
import type { Judged } from "./judge/judge.ts";
import { type Loss, lossOf } from "./loss.ts";
import type { Question } from "./question-set.ts";
import { averagePrecision } from "./scorers/average-precision.ts";
import { citationExactness } from "./scorers/citation-exactness.ts";
import { containment } from "./scorers/containment.ts";
import { citationPrecision, evidenceRecall } from "./scorers/evidence-recall.ts";
import { exactMatch } from "./scorers/exact-match.ts";
import { ndcgAtK } from "./scorers/ndcg.ts";
import { gains, placesOf } from "./scorers/places.ts";
import { recallAtK } from "./scorers/recall-at-k.ts";
import { reciprocalRank } from "./scorers/reciprocal-rank.ts";
import { tokenF1 } from "./scorers/token-f1.ts";

/** The measures of one question; NaN is "does not apply": the answer's of an unanswerable question, and so on. */
export interface Measures {
  readonly containment: number;
  readonly exactMatch: number;
  readonly f1: number;
  readonly evidenceRecall: number;
  readonly citationPrecision: number;
  readonly citationExactness: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
  readonly recallRead: number;
  readonly reciprocalRank: number;
  readonly ndcg10: number;
  readonly averagePrecision: number;
  readonly words: number;
}

export interface Scored {
  readonly question: Question;
  readonly asked: Asked;
  readonly abstained: boolean;
  /** Whether what it would answer, whatever the threshold, holds the gold. */
  readonly couldBeRight: boolean;
  /** Answered and right, or rightly abstained. */
  readonly right: boolean;
  readonly measures: Measures;
  /** For a wrong answer to an answerable question: where it was lost. */
  readonly loss: Loss | null;
  /** Where a judge was asked of it. */
  readonly judged?: Judged;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** Scores one answer. `textOf` gives an article's text. */
export function score(
  question: Question,
  asked: Asked,
  threshold: number,
  textOf: (articleId: string) => string | undefined,
): Scored {
  const { answerable, answers } = question;
  const evidence = question.evidence.map(({ articleId, quote }) => placesOf(quote, articleId, textOf(articleId) ?? ""));
  const abstained = asked.confidence < threshold || asked.sentences.length === 0;
  const parts = asked.short === null ? asked.sentences : [...asked.sentences, asked.short];
  const saysAll =
    answers.length > 0 ? containment(parts, answers) === 1 : evidenceRecall(asked.citations, evidence) > 0;
  const couldBeRight = answerable && saysAll;
  const right = answerable ? couldBeRight && !abstained : abstained;
  const found = gains(asked.ranked, evidence);
  const quotes = evidence.length;
  // Where the set names no evidence, nothing can be said of passages.
  const ranking = (value: number) => (answerable && quotes > 0 ? value : Number.NaN);
  const ofAnswer = (value: number) => (answerable ? (abstained ? 0 : value) : Number.NaN);
  const { generated } = asked;
  // A language model gives no short answer.
  const single = answers.length === 1 && !generated ? answers[0] : undefined;
  const cited = abstained ? [] : asked.citations;
  const measures: Measures = {
    containment: answers.length === 0 ? Number.NaN : ofAnswer(couldBeRight ? 1 : 0),
    exactMatch: single ? ofAnswer(exactMatch(asked.short ?? "", single)) : Number.NaN,
    f1: single ? ofAnswer(tokenF1(asked.short ?? "", single)) : Number.NaN,
    evidenceRecall: ranking(evidenceRecall(cited, evidence)),
    citationPrecision: ranking(citationPrecision(cited, evidence)),
    // What is composed below the threshold keeps the promise as well.
    citationExactness: citationExactness(asked.citations, textOf),
    recall1: ranking(recallAtK(found, quotes, 1)),
    recall5: ranking(recallAtK(found, quotes, 5)),
    recall10: ranking(recallAtK(found, quotes, 10)),
    recallRead: ranking(recallAtK(found, quotes, found.length)),
    reciprocalRank: ranking(reciprocalRank(found)),
    ndcg10: ranking(ndcgAtK(found, quotes, 10)),
    averagePrecision: ranking(averagePrecision(found, quotes)),
    words: abstained ? Number.NaN : countWords([...asked.sentences, ...(generated?.marked ?? [])].join(" ")),
  };
  const lost = { found, quotes, abstained, couldBeRight, cited: asked.citations, evidence };
  const how = generated
    ? ({ mode: "generative", declined: isDeclined(generated) } as const)
    : ({ mode: "extractive", declined: false } as const);
  const loss = answerable && !right ? lossOf({ ...lost, ...how }) : null;
  return { question, asked, abstained, couldBeRight, right, measures, loss };
}
