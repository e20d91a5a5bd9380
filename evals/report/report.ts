import type { Asked } from "../collect.ts";
import type { Evaluated } from "../evaluate.ts";
import type { ModelName } from "../generative/model.ts";
import type { Judged } from "../judge/judge.ts";
import type { Loss } from "../loss.ts";
import type { Question } from "../question-set.ts";
import { type Bin, reliability } from "../scorers/calibration.ts";
import { type RiskPoint, riskCoverage } from "../scorers/risk-coverage.ts";
import { confidences, type Summary, summarise, summariseBy } from "../summary.ts";

export interface ReportQuestion {
  readonly question: Question;
  readonly asked: Omit<Asked, "ranked">;
  /** The best passages, for reading wrong answers. */
  readonly best: readonly { readonly passageId: string; readonly text: string }[];
  readonly abstained: boolean;
  readonly couldBeRight: boolean;
  readonly right: boolean;
  readonly loss: Loss | null;
  readonly judged?: Judged;
}

/** What evals/results/NAME.json holds. Nothing in it depends on when it was made, but the timings. */
export interface Report {
  readonly set: string;
  /** Of code, models and set: see fingerprint.ts. */
  readonly fingerprint: string;
  /** What wrote the answers; only of a generative run. */
  readonly model?: ModelName;
  readonly threshold: number;
  readonly articles: number;
  readonly passages: number;
  readonly whole: Summary;
  readonly byType: readonly (readonly [string, Summary])[];
  readonly byStyle: readonly (readonly [string, Summary])[];
  readonly byUnanswerable: readonly (readonly [string, Summary])[];
  readonly riskCoverage: readonly RiskPoint[];
  readonly reliability: readonly Bin[];
  readonly questions: readonly ReportQuestion[];
}

const SHOWN_PASSAGES = 3;

export function toReport(set: string, evaluated: Evaluated): Report {
  const { scored, threshold, articles, passages, fingerprint, model, isJudged, textOf } = evaluated;
  // The plots want to know of every question what it would have been answered.
  const answers = model ? [] : confidences(scored);
  return {
    set,
    fingerprint,
    ...(model ? { model } : {}),
    threshold,
    articles,
    passages,
    whole: summarise(scored, isJudged),
    byType: summariseBy(scored, ({ question }) => question.type),
    byStyle: summariseBy(scored, ({ question }) => question.style ?? "plain"),
    byUnanswerable: summariseBy(
      scored.filter(({ question }) => !question.answerable),
      ({ question }) => question.unanswerable ?? "other",
    ),
    riskCoverage: riskCoverage(answers),
    reliability: reliability(answers),
    questions: scored.map(
      ({ question, asked: { ranked, ...asked }, abstained, couldBeRight, right, loss, judged }) => ({
        question,
        asked,
        best: ranked.slice(0, SHOWN_PASSAGES).map(({ passageId, articleId, start, end }) => ({
          passageId,
          text: textOf(articleId)?.slice(start, end) ?? "",
        })),
        abstained,
        couldBeRight,
        right,
        loss,
        ...(judged ? { judged } : {}),
      }),
    ),
  };
}
