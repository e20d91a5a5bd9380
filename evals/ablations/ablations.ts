import type { Progress } from "../../cli/progress.ts";
import { type Config, readConfig } from "../../lib/config.ts";
import { type ArchiveSpec, openArchive } from "../archives.ts";
import { evaluate, sample } from "../evaluate.ts";
import type { Question } from "../question-set.ts";
import { openSet } from "../sets.ts";
import { langchainBaseline } from "./langchain-baseline.ts";
import { type Row, toMarkdown, toRow } from "./retrieval-row.ts";

/** All variants are asked over the same part of the archive, for they need an index each. */
const ARCHIVE_SIZE = 2000;
const DEPTH = 20;

const VARIANTS: readonly { readonly name: string; readonly change: Partial<Config>; readonly bare?: boolean }[] = [
  { name: "BM25+ only", change: { weights: { lexical: 1, dense: 0 } } },
  { name: "dense only", change: { weights: { lexical: 0, dense: 1 } } },
  { name: "fused", change: {} },
  { name: "fused, passages of 50 words", change: { targetWords: 50 } },
  { name: "fused, passages of 100 words", change: { targetWords: 100 } },
  { name: "fused, without headlines", change: {}, bare: true },
];

async function retrievalRow(
  name: string,
  questions: readonly Question[],
  archive: ArchiveSpec,
  change: Partial<Config>,
): Promise<Row> {
  const { dateline } = await openArchive(archive, change);
  try {
    const found = [];
    for (const question of questions) {
      const hits = await dateline.retrieve(question.question, DEPTH);
      found.push({ question, ranking: hits.map(({ passage }) => passage) });
    }
    const { passages } = await dateline.overview();
    return toRow(name, passages, found, (id) => dateline.article(id)?.text);
  } finally {
    await dateline.close();
  }
}

/** Measures each variant on newswire-dev's answerable questions; a Markdown table. */
export async function runAblations(limit: number | undefined, progress: Progress): Promise<string> {
  const set = openSet("newswire-dev", { archiveSize: ARCHIVE_SIZE });
  const questions = sample(set.questions, limit).filter(({ answerable }) => answerable);
  const { dateline } = await openArchive(set.archive);
  const articles = dateline.articles();
  await dateline.close();
  const steps = VARIANTS.length + 2;
  const rows: Row[] = [];
  for (const { name, change, bare } of VARIANTS) {
    const untitled = articles.map((article) => ({ ...article, title: "" }));
    const archive: ArchiveSpec = bare
      ? { kind: "articles", name: `reuters-${ARCHIVE_SIZE}-untitled`, articles: untitled }
      : set.archive;
    // A cache of vectors keeps those of one index only: another length of passage gets a folder of its own.
    const words = change.targetWords;
    const own: ArchiveSpec =
      words === undefined ? archive : { kind: "articles", name: `reuters-${ARCHIVE_SIZE}-${words}`, articles };
    rows.push(await retrievalRow(name, questions, own, change));
    progress.update(rows.length, steps);
  }
  const { scored, passages, textOf } = await evaluate({ ...set, questions });
  const read = scored.map(({ question, asked, couldBeRight }) => ({
    question,
    ranking: asked.ranked,
    contained: couldBeRight ? 1 : 0,
  }));
  rows.push(toRow("fused, read and ranked (Dateline)", passages, read, textOf));
  progress.update(rows.length, steps);
  rows.push(await langchainBaseline(articles, questions, readConfig()));
  progress.update(rows.length, steps);
  progress.stop();
  return toMarkdown(rows);
}
