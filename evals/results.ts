import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mode } from "../lib/types.ts";
import { readReport } from "./report/compare.ts";
import { renderPage } from "./report/page.ts";
import type { Report } from "./report/report.ts";
import { OWN_SETS } from "./sets.ts";

const RESULTS = join(import.meta.dirname, "results");
const FIGURES = join(import.meta.dirname, "..", "docs", "figures");

/** What makes the report of one run another than that of the next. */
export interface RunPart {
  readonly mode: Mode;
  readonly limit: number | undefined;
  readonly archiveSize: number | undefined;
}

/** The name of a report's files: "explainer", "explainer-generative-20-questions". A part of a set is not the set. */
export function nameResult(set: string, { mode, limit, archiveSize }: RunPart): string {
  const parts = [
    mode === "generative" && mode,
    archiveSize && `${archiveSize}-stories`,
    limit && `${limit}-questions`,
  ].filter((part) => part);
  return [set.replace(/[^\w-]+/g, "-"), ...parts].join("-");
}

/** Writes a report as JSON and as a page, and gives their path without its ending. */
export function writeResult(report: Report, part: RunPart): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, nameResult(report.set, part));
  writeFileSync(`${file}.json`, JSON.stringify(report, null, 1));
  writeFileSync(`${file}.html`, renderPage(report));
  return file;
}

/** What was last measured of each set of ours in such runs. */
export function readResults(part: RunPart): readonly Report[] {
  const files = OWN_SETS.map((set) => join(RESULTS, `${nameResult(set, part)}.json`));
  return files.filter((file) => existsSync(file)).map((file) => readReport(file));
}

/** Figures that the docs show; `npm run docs` puts them in. */
export function writeFigures(name: string, markdown: string): void {
  mkdirSync(FIGURES, { recursive: true });
  writeFileSync(join(FIGURES, `${name}.md`), `${markdown}\n`);
  console.log(`${markdown}\n\nWritten: docs/figures/${name}.md`);
}
