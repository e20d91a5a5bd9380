import { type AskOptions, ask } from "./answer/ask.ts";
import { readClaimWeights } from "./answer/claim-weights.ts";
import { correctSpelling } from "./answer/correct-spelling.ts";
import { createOpenAIWriter } from "./answer/openai.ts";
import { createRanker, readRankerWeights } from "./answer/ranker.ts";
import { rewriteFollowUp } from "./answer/rewrite.ts";
import { type ClaimFeatures, findClaim } from "./answer/verify-claim-features.ts";
import type { Config } from "./config.ts";
import type { Embedder } from "./embed/embedder.ts";
import { createOnnxEmbedder } from "./embed/onnx.ts";
import { createOpenAIEmbedder } from "./embed/openai.ts";
import { readCorpus } from "./ingest/corpus.ts";
import { type IngestProgress, indexArticles } from "./ingest/ingest.ts";
import { suggestQuestions } from "./ingest/suggest.ts";
import { openModelFolder } from "./onnx/model-folder.ts";
import { createModelPool } from "./onnx/model-pool.ts";
import { readVocabulary } from "./onnx/vocabulary.ts";
import { createCachedReader } from "./read/cached.ts";
import { createOnnxReader } from "./read/onnx.ts";
import { embeddingText, retrieve } from "./retrieve/retrieve.ts";
import { openArchiveFile } from "./store/archive-file.ts";
import { createMemoryStore } from "./store/memory.ts";
import { openVectorCache } from "./store/vector-cache.ts";
import { isEnglish } from "./text/english.ts";
import { createLexicon } from "./text/lexicon.ts";
import type { AnswerEvent, Article, Hit, Mode, Passage } from "./types.ts";

export interface Overview {
  readonly articles: number;
  readonly passages: number;
  /** Questions that the archive's own headings ask. */
  readonly suggestedQuestions: readonly string[];
}

/** The product: an archive that answers. */
export interface Dateline {
  ask(question: string, options?: AskOptions): AsyncGenerator<AnswerEvent, void, void>;
  /** The passages nearest to a question, fused, best first, before the reader ranks them. */
  retrieve(question: string, count: number, signal?: AbortSignal): Promise<readonly Hit[]>;
  articles(): readonly Article[];
  article(id: string): Article | undefined;
  /** The ways of answering that are set up here, the default one first. */
  readonly modes: readonly Mode[];
  overview(): Promise<Overview>;
  close(): Promise<void>;
}

export interface Hooks {
  /** Hears of damage that was mended, such as a cache built again. */
  readonly warn?: (message: string) => void;
  readonly onProgress?: IngestProgress;
}

/** Opens the archive: the shipped articles and what was ingested, indexed and ready to answer when it resolves. */
export async function createDateline(config: Config, hooks: Hooks = {}): Promise<Dateline> {
  const warn = hooks.warn ?? (() => {});
  const ranker = createRanker(readRankerWeights(config.rankerFile));
  const claimWeights = readClaimWeights(config.claimWeightsFile);
  const embedderModel = openModelFolder(config.embedderFolder, "embedder");
  const readerModel = openModelFolder(config.readerFolder, "reader");
  if (config.hasOwnReader) {
    warn(
      `${config.rankerFile} and ${config.claimWeightsFile} were fitted for the reader that ships: with ${config.readerFolder}, ranking, abstaining and verifying are less sure.`,
    );
  }
  const all = [
    ...readCorpus(config.corpusFolder),
    ...openArchiveFile(config.dataFolder, warn)
      .read()
      .map(({ article }) => article),
  ];
  const articles = new Map(all.map((article) => [article.id, article]));
  const pool = createModelPool(config.workerFile, config.threads);
  try {
    const [embedder, onnxReader] = await Promise.all([
      config.remoteEmbedder ? createOpenAIEmbedder(config.remoteEmbedder) : createOnnxEmbedder(embedderModel, pool),
      createOnnxReader(readerModel, pool),
    ]);
    const reader = config.readingsFolder ? createCachedReader(onnxReader, config.readingsFolder) : onnxReader;
    const store = createMemoryStore(embedder.dimensions);
    const cache = openVectorCache(config.dataFolder, embedder.id, embedder.dimensions, warn);
    const indexing = { embedder, store, cache, embeddingText, targetWords: config.targetWords };
    await indexArticles([...articles.values()], indexing, hooks.onProgress);
    const writer = config.writer && createOpenAIWriter(config.writer);
    const articleOf = (id: string) => articles.get(id);
    const suggestedQuestions = suggestQuestions([...articles.values()], (question, opening) =>
      rewriteFollowUp(question, [{ role: "user", content: opening }]),
    );
    const lexicon = createLexicon({
      common: readVocabulary(embedderModel.tokenizerFile),
      isWord: isEnglish,
      archive: () => archiveWords(articles.values()),
    });
    const correct = (question: string) => correctSpelling(question, lexicon);
    const parts = { ...config, embedder, store, reader, ranker, claimWeights, articleOf, writer, correct };
    return {
      ask: (question, options) => ask(question, parts, options),
      retrieve: async (question, count, signal) => {
        const options = { depth: Math.max(config.depth, count), count, weights: config.weights, signal };
        return (await retrieve(question, parts, options)).map(({ hit }) => hit);
      },
      articles: () => [...articles.values()],
      article: articleOf,
      modes: modesOf(config),
      overview: async () => ({
        articles: articles.size,
        passages: await store.size(),
        suggestedQuestions,
      }),
      close: () => pool.close(),
    };
  } catch (cause) {
    await pool.close();
    throw cause;
  }
}

/** The words of the articles in lower case: the right spelling of names that no dictionary has. */
function* archiveWords(articles: Iterable<Article>): Generator<string, void, void> {
  for (const { title, text } of articles) {
    for (const [word] of `${title}\n${text}`.toLowerCase().matchAll(/\p{L}{2,}/gu)) yield word;
  }
}

function modesOf({ mode, writer }: Config): readonly Mode[] {
  if (!writer) return ["extractive"];
  return mode === "extractive" ? ["extractive", "generative"] : ["generative", "extractive"];
}

/** The embedder by itself, such as for a store of one's own; `close` ends its threads. */
export async function openEmbedder(config: Config): Promise<Embedder & { readonly close: () => Promise<void> }> {
  if (config.remoteEmbedder) return { ...(await createOpenAIEmbedder(config.remoteEmbedder)), close: async () => {} };
  const pool = createModelPool(config.workerFile, config.threads);
  try {
    const embedder = await createOnnxEmbedder(openModelFolder(config.embedderFolder, "embedder"), pool);
    return { ...embedder, close: () => pool.close() };
  } catch (cause) {
    await pool.close();
    throw cause;
  }
}

/** What the verifier goes by, without an archive: for fitting its weights. */
export interface ClaimFinder {
  /** What is found of a claim in a passage; undefined where a missing fact settles it. */
  find(claim: string, passage: Passage): Promise<ClaimFeatures | undefined>;
  close(): Promise<void>;
}

/** Opens the reader of these settings to find what speaks for and against claims. */
export async function openClaimFinder({ readerFolder, workerFile, threads }: Config): Promise<ClaimFinder> {
  const model = openModelFolder(readerFolder, "reader");
  const pool = createModelPool(workerFile, threads);
  const reader = await createOnnxReader(model, pool);
  return {
    find: async (claim, passage) => (await findClaim(claim, [passage], reader)).features,
    close: () => pool.close(),
  };
}
