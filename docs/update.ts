import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Fills the generated blocks of the docs, so that they cannot rot: `node docs/update.ts` writes them, `--check` fails where one
 * is stale. A block is opened by a comment that names a command of ours or a file, and closed by `<!-- end -->`:
 *
 *     <!-- command: cli/ask.ts --help -->   what the command prints, as code
 *     <!-- file: docs/figures/bench.md -->  what the file holds, as it is
 */
const FILES = ["README.md", join("docs", "evals.md"), join("docs", "generative.md")];
const BLOCK = /(<!-- (command|file): (.+?) -->\n)[\s\S]*?(<!-- end -->)/g;

function contentOf(kind: string, name: string): string {
  if (kind === "file") return readFileSync(name, "utf8").trim();
  return `\`\`\`text\n${execFileSync(process.execPath, name.split(" "), { encoding: "utf8" }).trim()}\n\`\`\``;
}

let stale = 0;
for (const file of FILES) {
  const before = readFileSync(file, "utf8");
  const after = before.replace(
    BLOCK,
    (_, opening: string, kind: string, name: string, closing: string) =>
      `${opening}${contentOf(kind, name)}\n${closing}`,
  );
  if (after === before) continue;
  stale += 1;
  if (!process.argv.includes("--check")) writeFileSync(file, after);
}
if (process.argv.includes("--check") && stale > 0) {
  process.stderr.write("Generated parts of the docs are stale. Run `npm run docs`.\n");
  process.exitCode = 1;
}
