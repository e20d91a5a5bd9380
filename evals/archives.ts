import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArticles, replaceArticles } from "../lib/archive.ts";
import { type Config, readConfig } from "../lib/config.ts";
import { createDateline, type Dateline } from "../lib/dateline.ts";
import type { Article } from "../lib/types.ts";
import { fingerprint } from "./fingerprint.ts";

/** Which articles questions are asked of: what ships, all of Reuters-21578, a fixed part of it, or articles given. */
export type ArchiveSpec =
  | { readonly kind: "shipped" }
  | { readonly kind: "reuters"; readonly size?: number; readonly needed: ReadonlySet<string> }
  | { readonly kind: "articles"; readonly name: string; readonly articles: readonly Article[] };

export interface OpenArchive {
  readonly dateline: Dateline;
  /** Of models/ranker.json. */
  readonly threshold: number;
}

/** Indexes that are kept between runs; git does not see them. */
export const CACHE = join(import.meta.dirname, ".cache");

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** `size` stories, always the same: those needed, then others in the order of their id's hash. */
export function fixedPart(articles: readonly Article[], needed: ReadonlySet<string>, size: number): readonly Article[] {
  const order = articles.toSorted((a, b) => (sha256(a.id) < sha256(b.id) ? -1 : 1));
  const kept = [...order.filter(({ id }) => needed.has(id)), ...order.filter(({ id }) => !needed.has(id))];
  const ids = new Set(kept.slice(0, Math.max(size, needed.size)).map(({ id }) => id));
  return articles.filter(({ id }) => ids.has(id));
}

/** Takes over the vectors of the whole wire where they are: a part of it then embeds nothing. */
function seedVectors(folder: string): void {
  const whole = join(CACHE, "reuters");
  if (!existsSync(whole)) return;
  for (const name of readdirSync(whole)) {
    if (/^vectors-.*\.bin$/.test(name)) copyFileSync(join(whole, name), join(folder, name));
  }
}

/** A data folder that holds the archive asked for, filled on first use. */
async function dataFolderOf(spec: ArchiveSpec, config: Config): Promise<string> {
  if (spec.kind === "shipped") return join(CACHE, "shipped");
  const part =
    spec.kind === "reuters" && spec.size !== undefined
      ? `-${spec.size}-${sha256([...spec.needed].sort().join()).slice(0, 8)}`
      : "";
  const folder = join(CACHE, spec.kind === "reuters" ? `reuters${part}` : spec.name);
  if (existsSync(join(folder, "archive.jsonl"))) return folder;
  const all = spec.kind === "articles" ? spec.articles : await readArticles(["reuters-21578"]);
  const articles = spec.kind === "reuters" && spec.size !== undefined ? fixedPart(all, spec.needed, spec.size) : all;
  await replaceArticles(articles, { ...config, dataFolder: folder });
  if (articles.some(({ id }) => id.startsWith("reuters-"))) seedVectors(folder);
  return folder;
}

/** The same weights with nothing abstained from: the runner applies the threshold itself, to see both sides of it. */
function withoutThreshold(rankerFile: string): { readonly file: string; readonly threshold: number } {
  const weights = JSON.parse(readFileSync(rankerFile, "utf8")) as { threshold: number };
  const text = JSON.stringify({ ...weights, threshold: 0 });
  const file = join(CACHE, `ranker-${sha256(text).slice(0, 12)}.json`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, text);
  return { file, threshold: weights.threshold };
}

/**
 * Opens an archive for asking. `change` alters the configuration, such as for an ablation. Unless it `abstains` as it does for its
 * users, each question shows what it would answer, whatever the threshold.
 */
export async function openArchive(
  spec: ArchiveSpec,
  change: Partial<Config> = {},
  onProgress: (done: number, total: number) => void = () => {},
  abstains = false,
): Promise<OpenArchive> {
  const base = { ...readConfig(), ...change };
  const { file, threshold } = withoutThreshold(base.rankerFile);
  const dataFolder = await dataFolderOf(spec, base);
  const corpusFolder = spec.kind === "shipped" ? base.corpusFolder : join(CACHE, "no-corpus");
  // A reading depends on the model, which its file is named by, and on this code.
  const readingsFolder = join(CACHE, "readings", fingerprint([], ["lib/onnx", "lib/read", "lib/text"]));
  const rankerFile = abstains ? base.rankerFile : file;
  const config: Config = { ...base, rankerFile, dataFolder, corpusFolder, readingsFolder };
  // That the ranker lies elsewhere than usual is our own doing.
  const warn = (message: string) => message.startsWith(file) || console.error(message);
  const dateline = await createDateline(config, { onProgress, warn });
  return { dateline, threshold };
}
