import { parseArgs } from "node:util";
import { ingestPaths, resetArchive } from "../lib/archive.ts";
import { readConfig } from "../lib/config.ts";
import { DatelineError } from "../lib/errors.ts";
import { openProgress } from "./progress.ts";

const USAGE = `Usage: npm run ingest -- [--reset] PATH…

  PATH      a .txt, .md or .pdf file, or a folder of them
  --reset   forget what was ingested; the shipped corpus stays. With paths: forget first, then ingest
  --help    print this

A server that is running has the new articles at its next start.
Exit code: 0 all read, 1 something could not be read, 2 bad usage.`;

async function main(): Promise<number> {
  const options = { reset: { type: "boolean" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0 && !values.reset) {
    console.error(USAGE);
    return 2;
  }
  const config = readConfig();
  if (values.reset) {
    await resetArchive(config);
    console.log("The archive holds the shipped corpus only.");
    if (positionals.length === 0) return 0;
  }
  const reading = openProgress("Reading");
  const embedding = openProgress("Embedding");
  const warn = (message: string) => console.error(message);
  try {
    const report = await ingestPaths(positionals, config, {
      warn,
      onFile: reading.update,
      onProgress: (done, total) => {
        reading.stop();
        embedding.update(done, total);
      },
    });
    reading.stop();
    embedding.stop();
    for (const { error } of report.failed) console.error(`${error.message} ${error.hint}`);
    if (report.skipped.length > 0) console.error(`Left out, being of another kind: ${report.skipped.join(", ")}`);
    console.log(
      `${report.added.length} added, ${report.replaced.length} replaced, ${report.unchanged.length} unchanged, ${report.failed.length} failed.`,
    );
    return report.failed.length > 0 ? 1 : 0;
  } finally {
    reading.stop();
    embedding.stop();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof TypeError && "code" in error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  console.error(error instanceof DatelineError ? `${error.message} ${error.hint}` : error);
  return 1;
});
