import { figure, interval } from "./figure.ts";
import { generativeRows } from "./generative/generative-rows.ts";
import { LOSSES } from "./loss.ts";
import type { MeasureName, Summary } from "./summary.ts";

/** What the tables call each figure, in their order. */
const LABELS: readonly (readonly [MeasureName, string])[] = [
  ["containment", "answer containment"],
  ["exactMatch", "short answer: exact match"],
  ["f1", "short answer: token F1"],
  ["evidenceRecall", "evidence recall (citations)"],
  ["citationPrecision", "citation precision"],
  ["citationExactness", "citation exactness"],
  ["recall1", "Recall@1"],
  ["recall5", "Recall@5"],
  ["recall10", "Recall@10"],
  ["recallRead", "Recall, all passages read"],
  ["reciprocalRank", "MRR"],
  ["ndcg10", "nDCG@10"],
  ["averagePrecision", "MAP"],
  ["words", "words an answer"],
];

/** The summary as rows of label and figure. */
export function summaryRows(summary: Summary): [string, string][] {
  return [
    ["questions (answerable)", `${summary.questions} (${summary.answerable})`],
    ...LABELS.map(([name, label]): [string, string] => [
      label,
      interval(summary.measures[name], name === "words" ? 1 : 3),
    ]),
    ["unanswerables rejected", interval(summary.rejected)],
    ["false abstention", interval(summary.falseAbstention)],
    ["abstention precision", figure(summary.abstention.precision)],
    ["risk-coverage area", figure(summary.riskCoverageArea)],
    ["calibration error (ECE)", figure(summary.calibrationError)],
    ...(summary.generative ? generativeRows(summary.generative, summary.questions) : []),
    ["latency p50 / p95, ms", `${figure(summary.latencyP50, 0)} / ${figure(summary.latencyP95, 0)}`],
  ];
}

/** Columns padded to their widest cell. */
export function alignTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Where the wrong answers to answerable questions were lost, whole and by type. */
export function lossRows(whole: Summary, byType: readonly (readonly [string, Summary])[]): string[][] {
  const row = (name: string, { losses, answerable, measures }: Summary) => [
    name,
    String(answerable),
    figure(measures.containment.mean, 2),
    ...LOSSES.map((loss) => String(losses[loss])),
  ];
  return [
    ["lost at", "answerable", "contained", ...LOSSES],
    row("all", whole),
    ...byType.filter(([, { answerable }]) => answerable > 0).map(([name, summary]) => row(name, summary)),
  ];
}
