import type { Question } from "../question-set.ts";
import { averagePrecision } from "../scorers/average-precision.ts";
import { bootstrapMean, type Interval } from "../scorers/bootstrap.ts";
import { ndcgAtK } from "../scorers/ndcg.ts";
import { gains, type Place, placesOf } from "../scorers/places.ts";
import { recallAtK } from "../scorers/recall-at-k.ts";
import { reciprocalRank } from "../scorers/reciprocal-rank.ts";

/** A variant of the system in figures; `contained` is of answers without abstaining, absent where it gives none. */
export interface Row {
  readonly name: string;
  readonly passages: number;
  readonly recall1: Interval;
  readonly recall5: Interval;
  readonly recall10: Interval;
  readonly mrr: Interval;
  readonly ndcg10: Interval;
  readonly map: Interval;
  readonly contained?: Interval;
}

/** One question's ranking, best first, and 1 or 0 where an answer was given. */
export interface Found {
  readonly question: Question;
  readonly ranking: readonly Place[];
  readonly contained?: number;
}

export function toRow(
  name: string,
  passages: number,
  found: readonly Found[],
  textOf: (id: string) => string | undefined,
): Row {
  const judged = found.map(({ question, ranking }) => {
    const evidence = question.evidence.map(({ articleId, quote }) =>
      placesOf(quote, articleId, textOf(articleId) ?? ""),
    );
    return { gained: gains(ranking, evidence), quotes: evidence.length };
  });
  const mean = (of: (gained: readonly number[], quotes: number) => number): Interval =>
    bootstrapMean(judged.map(({ gained, quotes }) => of(gained, quotes)));
  const contained = found.flatMap((one) => (one.contained === undefined ? [] : [one.contained]));
  return {
    name,
    passages,
    recall1: mean((gained, quotes) => recallAtK(gained, quotes, 1)),
    recall5: mean((gained, quotes) => recallAtK(gained, quotes, 5)),
    recall10: mean((gained, quotes) => recallAtK(gained, quotes, 10)),
    mrr: mean(reciprocalRank),
    ndcg10: mean((gained, quotes) => ndcgAtK(gained, quotes, 10)),
    map: mean(averagePrecision),
    ...(contained.length > 0 ? { contained: bootstrapMean(contained) } : {}),
  };
}

const HEAD = ["variant", "passages", "Recall@1", "Recall@5", "Recall@10", "MRR", "nDCG@10", "MAP", "answer contained"];

/** Rows as a Markdown table; the interval is of Recall@10 and of what answers contain. */
export function toMarkdown(rows: readonly Row[]): string {
  const whole = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  const cells = rows.map(({ name, passages, recall1, recall5, recall10, mrr, ndcg10, map, contained }) => [
    name,
    String(passages),
    recall1.mean.toFixed(3),
    recall5.mean.toFixed(3),
    whole(recall10),
    mrr.mean.toFixed(3),
    ndcg10.mean.toFixed(3),
    map.mean.toFixed(3),
    contained ? whole(contained) : "–",
  ]);
  return [HEAD, HEAD.map(() => "---"), ...cells].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
