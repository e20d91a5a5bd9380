import type { Config } from "./config.ts";
import { createDateline, type Hooks } from "./dateline.ts";
import { DatelineError } from "./errors.ts";
import { readCorpus } from "./ingest/corpus.ts";
import type { IngestProgress } from "./ingest/ingest.ts";
import { type Loaded, loadPaths } from "./ingest/load.ts";
import { mergeStored } from "./ingest/merge.ts";
import { openArchiveFile } from "./store/archive-file.ts";
import { withLock } from "./store/lock-file.ts";
import type { Article } from "./types.ts";

/** What an ingest did. */
export interface IngestReport {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: Loaded["failed"];
  readonly skipped: Loaded["skipped"];
}

/** Reads files and folders without keeping them: the articles as an ingest would store them. One that cannot be read throws. */
export async function readArticles(paths: readonly string[]): Promise<readonly Article[]> {
  const { stored, failed } = await loadPaths(paths);
  if (failed[0]) throw failed[0].error;
  return stored.map(({ article }) => article);
}

/** Makes the archive on disk hold exactly these articles, beside the shipped ones; whoever opens it next has them. */
export function replaceArticles(articles: readonly Article[], config: Config): Promise<void> {
  return withLock(config.dataFolder, async () => {
    const stored = articles.map((article) => ({ origin: article.id, article }));
    openArchiveFile(config.dataFolder, () => {}).write(stored);
  });
}

/** Reads files and folders into the archive on disk; whoever opens the archive next has them. Nothing is half-written. */
export async function ingestPaths(
  paths: readonly string[],
  config: Config,
  hooks: Hooks & { readonly onFile?: IngestProgress } = {},
): Promise<IngestReport> {
  if (paths.length === 0) throw new DatelineError("bad-file", "No path was given.", "Name files or folders to ingest.");
  return withLock(config.dataFolder, async () => {
    const loaded = await loadPaths(paths, hooks.onFile);
    const archive = openArchiveFile(config.dataFolder, hooks.warn ?? (() => {}));
    const { stored, ...report } = mergeStored(archive.read(), loaded.stored, readCorpus(config.corpusFolder));
    if (report.added.length + report.replaced.length > 0) {
      archive.write(stored);
      // Embedding now rather than at the next start: the one who waits is the one who asked for it.
      await (await createDateline(config, hooks)).close();
    }
    return { ...report, failed: loaded.failed, skipped: loaded.skipped };
  });
}

/** Forgets everything that was ingested; the shipped articles stay. */
export function resetArchive(config: Config): Promise<void> {
  return withLock(config.dataFolder, async () => openArchiveFile(config.dataFolder, () => {}).write([]));
}
