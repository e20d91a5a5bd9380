import type { Evaluated } from "../evaluate.ts";
import type { Question } from "../question-set.ts";
import type { Scored } from "../score.ts";
import { containedShare } from "../scorers/containment.ts";
import { overlaps, type Place, placesOf } from "../scorers/places.ts";
import { type Candidate, type Weights, weigh } from "./weights.ts";

/** How many of the best passages sentences may come from: COMPOSE_FROM of lib/answer/find-answer.ts. */
const COMPOSE_FROM = 6;

/** An answerable question with its passages as candidates. */
export interface Example {
  readonly scored: Scored;
  readonly passages: readonly Candidate[];
  /** The sentences of the best passages under some weights for passages. */
  readonly sentencesUnder: (rank: Weights) => readonly Candidate[];
}

type TextOf = Evaluated["textOf"];

/** What a stretch of text is to a question: its evidence, other words that hold the answer, or neither. */
function labelOf(question: Question, evidence: readonly Place[], place: Place, textOf: TextOf): Candidate["label"] {
  if (evidence.some((other) => overlaps(place, other))) return "evidence";
  const text = textOf(place.articleId)?.slice(place.start, place.end) ?? "";
  return containedShare([text], question.answers) > 0 ? "ignored" : "other";
}

export function toExamples({ scored, textOf }: Evaluated): Example[] {
  return scored
    .filter(({ question }) => question.answerable)
    .map((one) => {
      const { question, asked } = one;
      const evidence = question.evidence.flatMap(({ articleId, quote }) =>
        placesOf(quote, articleId, textOf(articleId) ?? ""),
      );
      const label = (place: Place) => labelOf(question, evidence, place, textOf);
      const passages = asked.ranked.map((place) => ({ features: place.features, label: label(place) }));
      const sentencesUnder = (rank: Weights): Candidate[] => {
        const order = asked.ranked
          .map((place) => ({ place, score: weigh(rank, place.features) }))
          .sort((a, b) => b.score - a.score)
          .slice(0, COMPOSE_FROM);
        return order.flatMap(({ place, score }) =>
          place.sentences.map(({ start, end, features }) => ({
            // How far the passage is behind depends on the weights for passages.
            features: { ...features, passage: score - (order[0]?.score ?? 0) },
            label: label({ articleId: place.articleId, start, end }),
          })),
        );
      };
      return { scored: one, passages, sentencesUnder };
    });
}

export interface RankFigures {
  /** The share of questions whose best candidate is evidence. */
  readonly top: number;
  /** The mean reciprocal rank of the first evidence, 0 without. */
  readonly mrr: number;
}

/** How well weights rank lists of candidates; those with another story's answer are left out, as in the fit. */
export function rankFigures(
  lists: readonly (readonly Candidate[])[],
  weightsOf: (index: number) => Weights,
): RankFigures {
  const reciprocals = lists.map((candidates, index) => {
    const weights = weightsOf(index);
    const first = candidates
      .filter(({ label }) => label !== "ignored")
      .map(({ features, label }) => ({ score: weigh(weights, features), label }))
      .sort((a, b) => b.score - a.score)
      .findIndex(({ label }) => label === "evidence");
    return first === -1 ? 0 : 1 / (first + 1);
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { top: mean(reciprocals.map((value) => (value === 1 ? 1 : 0))), mrr: mean(reciprocals) };
}
