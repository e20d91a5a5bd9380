import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Config } from "../lib/config.ts";

/** All files below a path, in a fixed order. */
function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

const ROOT = join(import.meta.dirname, "..");

/** Of these files, those in these folders, and these texts; the same wherever the folders lie. Notes (.md) do not count. */
export function fingerprint(extra: readonly string[], paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.map((name) => resolve(ROOT, name))) {
    for (const file of filesBelow(path)) {
      if (file.endsWith(".md")) continue;
      hash.update(`${relative(path, file)}\n`).update(readFileSync(file));
    }
  }
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest("hex").slice(0, 16);
}

type AnswerSettings = Pick<
  Config,
  "embedderFolder" | "readerFolder" | "rankerFile" | "claimWeightsFile" | "remoteEmbedder" | "depth" | "readCount"
>;

/** What answers depend on: the product's code, its corpus, and the models and settings in use. A run goes on only where all are unchanged. */
export function answerFingerprint(config: AnswerSettings, extra: readonly string[]): string {
  const { embedderFolder, readerFolder, rankerFile, claimWeightsFile, remoteEmbedder, depth, readCount } = config;
  const settings = JSON.stringify([depth, readCount, remoteEmbedder?.baseUrl, remoteEmbedder?.model]);
  return fingerprint(
    [settings, ...extra],
    ["lib", "corpus", rankerFile, claimWeightsFile, embedderFolder, readerFolder],
  );
}
