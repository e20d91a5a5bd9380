import { LOSSES } from "../loss.ts";
import { summaryRows } from "../print-table.ts";
import type { Report } from "./report.ts";

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** What the docs show of the runs: a column a set. Latency stays out: it is the machine's, and `npm run bench` measures it. */
export function toFigures(reports: readonly Report[]): string {
  const columns = reports.map(({ whole }) => summaryRows(whole).filter(([label]) => !label.startsWith("latency")));
  const labels = columns[0]?.map(([label]) => label) ?? [];
  const rows = labels.map((label, index) => [label, ...columns.map((column) => column[index]?.[1] ?? "")]);
  const losses = LOSSES.map((loss) => [`lost at ${loss}`, ...reports.map(({ whole }) => String(whole.losses[loss]))]);
  return [
    table([["", ...reports.map(({ set }) => set)], ...rows, ...losses]),
    "",
    ...reports.map(({ set, articles, passages, fingerprint }) => {
      const archive = `${articles} ${articles === 1 ? "article" : "articles"}, ${passages} passages`;
      return `- ${set}: ${archive}; fingerprint of code and models ${fingerprint}.`;
    }),
  ].join("\n");
}
