import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Pooling } from "./hugging-face.ts";
import { poolTokens, toUnitLength } from "./pool-tokens.ts";
import { loadWordPieces, type Pieces, type WordPieces } from "./word-pieces.ts";

/** What a worker thread is asked: the files say which model, and are the same for every task of a pool's model. */
export type WorkerTask = DescribeTask | EmbedTask | ReadTask;

interface ModelFiles {
  readonly modelFile: string;
  readonly tokenizerFile: string;
  readonly maxTokens: number;
}

export interface DescribeTask extends ModelFiles {
  readonly kind: "describe";
}

/** The names of a model's inputs and outputs. */
export interface Description {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface EmbedTask extends ModelFiles {
  readonly kind: "embed";
  /** For a model that gives token vectors; mean where absent. */
  readonly pooling?: Pooling | undefined;
  readonly text: string;
}

export interface ReadTask extends ModelFiles {
  readonly kind: "read";
  readonly question: string;
  /** Said before the passage, such as its heading; no answer is taken from it. */
  readonly heading: string;
  readonly text: string;
}

/** Per token of the passage: its word's offsets in `text` and the model's logits. */
export interface ReadOutput {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly startLogits: Float32Array;
  readonly endLogits: Float32Array;
  /** How much the sentence that a token stands in carries the answer. Absent where the model has no such head. */
  readonly evidenceLogits: Float32Array | null;
  /** start + end logit of "no answer here", at [CLS]. */
  readonly nullLogit: number;
  readonly relevance: number | null;
  readonly answerable: number | null;
}

/** Questions longer than this are cut: the passage must fit as well. */
const MAX_QUESTION_TOKENS = 64;

interface Loaded {
  readonly session: InferenceSession;
  readonly pieces: WordPieces;
}

const loaded = new Map<string, Promise<Loaded>>();

function load({ modelFile, tokenizerFile }: ModelFiles): Promise<Loaded> {
  const known = loaded.get(modelFile);
  if (known) return known;
  // One thread a session: the pool has a worker per core. Inputs differ in length, so a memory pattern would not help.
  const loading = InferenceSession.create(modelFile, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableMemPattern: false,
    enableCpuMemArena: false,
  }).then((session) => ({ session, pieces: loadWordPieces(tokenizerFile) }));
  loaded.set(modelFile, loading);
  return loading;
}

function row(values: readonly number[]): Tensor {
  return new Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]);
}

async function run(
  session: InferenceSession,
  ids: readonly number[],
  firstLength: number,
): Promise<Record<string, Float32Array>> {
  const feeds: Record<string, Tensor> = {
    input_ids: row(ids),
    attention_mask: row(ids.map(() => 1)),
    token_type_ids: row(ids.map((_, index) => (index < firstLength ? 0 : 1))),
  };
  const wanted = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name] as Tensor]));
  const outputs = await session.run(wanted);
  return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]));
}

async function inspect(task: DescribeTask): Promise<Description> {
  const { session } = await load(task);
  return { inputs: session.inputNames, outputs: session.outputNames };
}

async function embed(task: EmbedTask): Promise<Float32Array> {
  const { session, pieces } = await load(task);
  const ids = [pieces.cls, ...pieces.encode(task.text).ids.slice(0, task.maxTokens - 2), pieces.sep];
  const { sentence_embedding, embedding, last_hidden_state: tokens } = await run(session, ids, ids.length);
  const whole = sentence_embedding ?? embedding;
  if (!whole && !tokens) throw new Error(`${task.modelFile} has no output "embedding" or "last_hidden_state"`);
  // Nothing is padded here, so the attention mask is all ones and every token counts.
  return toUnitLength(whole ?? poolTokens(tokens as Float32Array, ids.length, task.pooling ?? "mean"));
}

async function read(task: ReadTask): Promise<ReadOutput> {
  const { session, pieces } = await load(task);
  const first = [pieces.cls, ...pieces.encode(task.question).ids.slice(0, MAX_QUESTION_TOKENS), pieces.sep];
  const heading = task.heading === "" ? [] : pieces.encode(`${task.heading}. `).ids.slice(0, MAX_QUESTION_TOKENS);
  const from = first.length + heading.length;
  const passage: Pieces = pieces.encode(task.text);
  const length = Math.max(0, Math.min(passage.ids.length, task.maxTokens - from - 1));
  const ids = [...first, ...heading, ...passage.ids.slice(0, length), pieces.sep];
  const outputs = await run(session, ids, first.length);
  const { start_logits: start, end_logits: end, evidence_logits: evidence } = outputs;
  if (!start || !end) throw new Error(`${task.modelFile} has no outputs "start_logits" and "end_logits"`);
  return {
    starts: passage.starts.slice(0, length),
    ends: passage.ends.slice(0, length),
    startLogits: start.slice(from, from + length),
    endLogits: end.slice(from, from + length),
    evidenceLogits: evidence?.slice(from, from + length) ?? null,
    nullLogit: (start[0] ?? 0) + (end[0] ?? 0),
    relevance: outputs.relevance?.[0] ?? null,
    answerable: outputs.answerable?.[0] ?? null,
  };
}

/** The worker thread's entry point. */
export default function work(task: WorkerTask): Promise<Description | Float32Array | ReadOutput> {
  if (task.kind === "describe") return inspect(task);
  return task.kind === "embed" ? embed(task) : read(task);
}
