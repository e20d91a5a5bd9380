import type { Embedder } from "../embed/embedder.ts";
import { DatelineError } from "../errors.ts";
import type { Reader } from "../read/reader.ts";
import { retrieve } from "../retrieve/retrieve.ts";
import type { PassageStore } from "../store/passage-store.ts";
import type { AnswerEvent, Article, Hit, Mode, Passage, Timings, Turn } from "../types.ts";
import { type Cited, cite } from "./cite.ts";
import { compose } from "./compose.ts";
import { countTokens } from "./count-tokens.ts";
import { type DecideFeatures, decideFeatures } from "./decide-features.ts";
import { questionKind } from "./question-kind.ts";
import { quoteAnswer } from "./quote-answer.ts";
import { type Ranked, rank } from "./rank.ts";
import type { Ranker } from "./ranker.ts";
import { rewriteFollowUp } from "./rewrite.ts";
import { rewriteByModel } from "./rewrite-model.ts";
import { type Made, writeAnswer } from "./write-answer.ts";
import { type Writer, WriterError } from "./writer.ts";

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
  /** The language model, where one is set. */
  readonly writer?: Writer | undefined;
  /** How to answer where a question does not say; extractive by default. */
  readonly mode?: Mode | undefined;
  /** A generated sentence that the archive does not say is shown as such (the default), or left out. */
  readonly onUnsupported?: "mark" | "drop" | undefined;
  /** How much each retriever counts; both alike where absent. */
  readonly weights?: { readonly lexical: number; readonly dense: number } | undefined;
}

export interface AskOptions {
  readonly history?: readonly Turn[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly mode?: Mode | undefined;
  /** Hears what each passage was ranked by, best first, and what was decided on: for evals and for fitting the ranker. */
  readonly onRanked?: ((ranked: readonly Ranked[], decided: DecideFeatures | undefined) => void) | undefined;
}

/** How many of the best passages sentences may come from, and how many an abstention shows. */
const COMPOSE_FROM = 6;
const NEAREST = 3;

const NOTHING = { sentences: [], citations: [], short: null } as const;

const NO_WRITER = "The answer is quoted from the archive: no language model is set up here.";

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
  const history = options.history ?? [];
  const wanted = options.mode ?? parts.mode ?? "extractive";
  const counted = wanted === "generative" && parts.writer ? countTokens(parts.writer) : undefined;
  const writer = counted?.writer;
  const { standaloneQuestion, failure } = writer
    ? await rewriteByModel(question, history, writer, signal)
    : { standaloneQuestion: rewriteFollowUp(question, history), failure: undefined };
  yield { type: "retrieval-start", question, standaloneQuestion };

  const { depth, readCount: count, weights } = parts;
  const candidates = await retrieve(standaloneQuestion, parts, { depth, count, weights, signal });
  const retrieved = performance.now();
  const passages = passagesOf(candidates.map(({ hit }) => hit));
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
  const quoted = cite(composition, parts.articleOf);
  const isAnswerable = confidence >= parts.ranker.threshold && quoted.sentences.length > 0;
  const made: Made = !isAnswerable
    ? { ...NOTHING, mode: writer ? "generative" : "extractive" }
    : writer
      ? yield* writeOrQuote(standaloneQuestion, hits, quoted, { ...parts, writer }, failure, signal)
      : yield* quoteAnswer(quoted, wanted === "generative" ? NO_WRITER : undefined, signal);
  const { mode, notice, written } = made;
  const usage = counted?.usage();
  const how = { mode, ...(notice ? { notice } : {}), ...(written ? { written } : {}), ...(usage ? { usage } : {}) };
  if (made.sentences.length === 0) {
    const reason =
      (await parts.store.size()) === 0 ? "empty-archive" : ranked.length > 0 ? "not-stated" : "nothing-found";
    const answer = { ...base, status: "abstained", reason, nearest: hits.slice(0, NEAREST), ...how } as const;
    yield { type: "answer-end", answer: { ...answer, timings: timings() } };
    return;
  }
  yield { type: "answer-end", answer: { ...base, status: "answered", ...made, ...how, timings: timings() } };
}

function passagesOf(hits: readonly Hit[]): Passage[] {
  return hits.map(({ passage }) => passage);
}

/** Lets the model write; where it fails before a word stands, in the rewriting or now, quotes instead and says why. */
async function* writeOrQuote(
  question: string,
  hits: readonly Hit[],
  quoted: Cited,
  parts: AskParts & { readonly writer: Writer },
  before: WriterError | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerEvent, Made, void> {
  const writing = { ...parts, onUnsupported: parts.onUnsupported ?? "mark" };
  const made = before ?? (yield* writeAnswer(question, passagesOf(hits), quoted, writing, signal));
  if (!(made instanceof WriterError)) return made;
  return yield* quoteAnswer(quoted, `The answer is quoted from the archive: ${made.message}.`, signal);
}
