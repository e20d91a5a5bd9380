import { LOSSES } from "../loss.ts";
import { summaryRows } from "../print-table.ts";
import type { Report } from "./report.ts";

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Labels of all columns in the order in which they come; a column may lack some, such as a notice that nobody got. */
function mergeLabels(columns: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const merged: string[] = [];
  for (const column of columns) {
    let at = 0;
    for (const label of column.keys()) {
      const known = merged.indexOf(label);
      if (known === -1) merged.splice(at, 0, label);
      at = (known === -1 ? at : known) + 1;
    }
  }
  return merged;
}

/** What the docs show of the runs: a column a set. Latency stays out: it is the machine's, and `npm run bench` measures it. */
export function toFigures(reports: readonly Report[]): string {
  const columns = reports.map(
    ({ whole }) => new Map(summaryRows(whole).filter(([label]) => !label.startsWith("latency"))),
  );
  const rows = mergeLabels(columns)
    .map((label) => ({ label, cells: columns.map((column) => column.get(label) ?? "") }))
    // What applies to none of them, such as short answers where a language model wrote.
    .filter(({ cells }) => cells.some((cell) => cell !== "–"))
    .map(({ label, cells }) => [label, ...cells]);
  const losses = LOSSES.map((loss) => [`lost at ${loss}`, ...reports.map(({ whole }) => String(whole.losses[loss]))]);
  return [
    table([["", ...reports.map(({ set }) => set)], ...rows, ...losses]),
    "",
    ...reports.map(({ set, articles, passages, fingerprint, model }) => {
      const archive = `${articles} ${articles === 1 ? "article" : "articles"}, ${passages} passages`;
      const writer = model ? `; written by ${model.name} at ${model.host}` : "";
      return `- ${set}: ${archive}${writer}; fingerprint of code and models ${fingerprint}.`;
    }),
  ].join("\n");
}
