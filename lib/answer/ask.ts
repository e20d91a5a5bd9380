import { DatelineError } from "../errors.ts";
import type { AnswerEvent, Article, Hit, Mode, Passage, Timings, Turn } from "../types.ts";
import { type Cited, cite } from "./cite.ts";
import type { ClaimWeights } from "./claim-weights.ts";
import { countTokens } from "./count-tokens.ts";
import type { DecideFeatures } from "./decide-features.ts";
import { type FindParts, type Found, findAnswer, joinFound } from "./find-answer.ts";
import { questionParts } from "./question-parts.ts";
import { quoteAnswer } from "./quote-answer.ts";
import type { Ranked } from "./rank.ts";
import { rewriteFollowUp } from "./rewrite.ts";
import { rewriteByModel } from "./rewrite-model.ts";
import { type Made, writeAnswer } from "./write-answer.ts";
import { type Writer, WriterError } from "./writer.ts";

export interface AskParts extends FindParts {
  /** What a generated sentence is verified by, beside the reader. */
  readonly claimWeights: ClaimWeights;
  /** Puts misspelt words of a question right; left as they are where absent. */
  readonly correct?: ((question: string) => string) | undefined;
  readonly articleOf: (id: string) => Article | undefined;
  /** The language model, where one is set. */
  readonly writer?: Writer | undefined;
  /** How to answer where a question does not say; extractive by default. */
  readonly mode?: Mode | undefined;
  /** A generated sentence that the archive does not say is shown as such (the default), or left out. */
  readonly onUnsupported?: "mark" | "drop" | undefined;
}

export interface AskOptions {
  readonly history?: readonly Turn[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly mode?: Mode | undefined;
  /** Hears what each passage was ranked by, best first, and what was decided on: for evals and for fitting the ranker. */
  readonly onRanked?: ((ranked: readonly Ranked[], decided: DecideFeatures | undefined) => void) | undefined;
}

/** How many of the best passages an abstention shows. */
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
  const spelt = parts.correct?.(question) ?? question;
  const { standaloneQuestion, failure } = writer
    ? await rewriteByModel(spelt, history, writer, signal)
    : { standaloneQuestion: rewriteFollowUp(spelt, history), failure: undefined };
  yield { type: "retrieval-start", question, standaloneQuestion };

  const asked = questionParts(standaloneQuestion);
  const found: Found[] = [];
  for (const part of asked) found.push(await findAnswer(part, parts, 1 / asked.length, signal));
  const { ranked, hits, decided, confidence, composition, retrieveMs, readMs } = joinFound(found, parts.ranker);
  options.onRanked?.(ranked, decided);
  yield { type: "retrieval-end", hits };

  const timings = (): Timings => ({ retrieveMs, readMs, totalMs: performance.now() - began });
  const base = { question, standaloneQuestion, hits, confidence };
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
