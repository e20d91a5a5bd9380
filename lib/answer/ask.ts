import type { Embedder } from "../embed/embedder.ts";
import { DatelineError } from "../errors.ts";
import type { Reader } from "../read/reader.ts";
import { retrieve } from "../retrieve/retrieve.ts";
import type { PassageStore } from "../store/passage-store.ts";
import type { Answer, AnswerEvent, Article, Hit, Timings, Turn } from "../types.ts";
import { cite } from "./cite.ts";
import { compose } from "./compose.ts";
import { type DecideFeatures, decideFeatures } from "./decide-features.ts";
import { questionKind } from "./question-kind.ts";
import { type Ranked, rank } from "./rank.ts";
import type { Ranker } from "./ranker.ts";
import { rewriteFollowUp } from "./rewrite.ts";

export interface AskParts {
  readonly embedder: Embedder;
  readonly store: PassageStore;
  readonly reader: Reader;
  readonly ranker: Ranker;
  readonly articleOf: (id: string) => Article | undefined;
  /** How many hits each retriever returns. */
  readonly depth: number;
  /** How many candidates the reader reads. */
  readonly readCount: number;
  /** How much each retriever counts; both alike where absent. */
  readonly weights?: { readonly lexical: number; readonly dense: number } | undefined;
}

export interface AskOptions {
  readonly history?: readonly Turn[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears what each passage was ranked by, best first, and what was decided on: for evals and for fitting the ranker. */
  readonly onRanked?: ((ranked: readonly Ranked[], decided: DecideFeatures | undefined) => void) | undefined;
}

/** How many of the best passages sentences may come from, and how many an abstention shows. */
const COMPOSE_FROM = 6;
const NEAREST = 3;

/**
 * The whole way from a question to a verified answer, as events. An aborted signal ends it with the signal's reason; not
 * knowing is an answer, an outage throws.
 */
export async function* ask(
  question: string,
  parts: AskParts,
  options: AskOptions = {},
): AsyncGenerator<AnswerEvent, void, void> {
  if (question.trim() === "") throw new DatelineError("bad-question", "The question is empty.", "Ask in a sentence.");
  const { signal } = options;
  const began = performance.now();
  const standaloneQuestion = rewriteFollowUp(question, options.history ?? []);
  yield { type: "retrieval-start", question, standaloneQuestion };

  const { depth, readCount: count, weights } = parts;
  const candidates = await retrieve(standaloneQuestion, parts, { depth, count, weights, signal });
  const retrieved = performance.now();
  const passages = candidates.map(({ hit }) => hit.passage);
  const readings = await parts.reader.read(standaloneQuestion, passages, signal);
  const ranked = rank(standaloneQuestion, candidates, readings, parts.ranker);
  const read = performance.now();
  const composedFrom = ranked.slice(0, COMPOSE_FROM);
  const decided = decideFeatures(composedFrom);
  options.onRanked?.(ranked, decided);
  const hits: readonly Hit[] = ranked.map(({ reading, score }) => ({
    passage: reading.passage,
    score,
    from: "reranked",
  }));
  yield { type: "retrieval-end", hits };

  const confidence = decided ? parts.ranker.probability(decided) : 0;
  const timings = (): Timings => ({
    retrieveMs: retrieved - began,
    readMs: read - retrieved,
    totalMs: performance.now() - began,
  });
  const base = { question, standaloneQuestion, hits, confidence };
  const composition = compose(standaloneQuestion, questionKind(standaloneQuestion), composedFrom);
  const cited = cite(composition, parts.articleOf);
  if (confidence < parts.ranker.threshold || cited.sentences.length === 0) {
    const reason =
      (await parts.store.size()) === 0 ? "empty-archive" : ranked.length > 0 ? "not-stated" : "nothing-found";
    const answer: Answer = {
      ...base,
      status: "abstained",
      reason,
      nearest: hits.slice(0, NEAREST),
      timings: timings(),
    };
    yield { type: "answer-end", answer };
    return;
  }
  yield* quoteEvents(cited, signal);
  yield { type: "answer-end", answer: { ...base, status: "answered", ...cited, timings: timings() } };
}

/** The short answer, then sentence by sentence; each citation before the first that uses it. */
function* quoteEvents(
  cited: ReturnType<typeof cite>,
  signal: AbortSignal | undefined,
): Generator<AnswerEvent, void, void> {
  const told = new Set<number>();
  const tell = function* (numbers: readonly number[]): Generator<AnswerEvent, void, void> {
    for (const citation of cited.citations) {
      if (!numbers.includes(citation.number) || told.has(citation.number)) continue;
      told.add(citation.number);
      yield { type: "citation", citation };
    }
  };
  if (cited.short) {
    yield* tell([cited.short.citation]);
    yield { type: "short-answer", short: cited.short };
  }
  for (const [index, sentence] of cited.sentences.entries()) {
    signal?.throwIfAborted();
    yield { type: "sentence-start", index };
    yield* tell(sentence.citations);
    yield { type: "sentence-delta", index, text: sentence.text };
    yield { type: "sentence-end", index, sentence };
  }
}
