import { readFileSync } from "node:fs";
import { DatelineError } from "../../lib/errors.ts";
import { mcnemarExact } from "../scorers/mcnemar.ts";
import type { Report, ReportQuestion } from "./report.ts";

interface Flip {
  readonly id: string;
  readonly question: string;
}

export interface Comparison {
  /** Questions that both reports have. */
  readonly shared: number;
  readonly lost: readonly Flip[];
  readonly won: readonly Flip[];
  /** Two-sided exact McNemar over the flips. */
  readonly p: number;
}

/** What was right before and is wrong now, and the other way round; an abstention is right where there is no answer. */
export function compareReports(before: Pick<Report, "questions">, after: Pick<Report, "questions">): Comparison {
  const old = new Map(before.questions.map((one) => [one.question.id, one]));
  const pairs = after.questions.flatMap((now) => {
    const then = old.get(now.question.id);
    return then ? [{ now, then }] : [];
  });
  const flip = ({ question: { id, question } }: ReportQuestion): Flip => ({ id, question });
  const lost = pairs.filter(({ now, then }) => then.right && !now.right).map(({ now }) => flip(now));
  const won = pairs.filter(({ now, then }) => !then.right && now.right).map(({ now }) => flip(now));
  return { shared: pairs.length, lost, won, p: mcnemarExact(lost.length, won.length) };
}

/** Reads a report that a run wrote. Throws `bad-file` where it is none. */
export function readReport(file: string): Report {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    if (!Array.isArray(report.questions)) throw new Error("it has no questions");
    return report;
  } catch (cause) {
    throw new DatelineError(
      "bad-file",
      `${file} is not a report.`,
      "Give an evals/results/NAME.json of a run before.",
      cause,
    );
  }
}

export function printComparison({ shared, lost, won, p }: Comparison): string {
  const list = (title: string, flips: readonly Flip[]) => [
    `${title}: ${flips.length}`,
    ...flips.map(({ id, question }) => `  ${id}  ${question}`),
  ];
  const verdict = p < 0.05 ? "a difference that chance seldom makes" : "no difference that chance would not make";
  return [
    `Compared on ${shared} questions: p = ${p.toFixed(3)} (exact McNemar), ${verdict}.`,
    ...list("Now right", won),
    ...list("Now wrong", lost),
  ].join("\n");
}
