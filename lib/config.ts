import { join, resolve } from "node:path";
import { badConfig, type Environment, readEnvironment } from "./environment.ts";
import type { Mode } from "./types.ts";

/** A language model or embedder behind OpenAI's API or anything that speaks it. */
export interface ProviderConfig {
  /** A function, so that a configuration that is printed or serialised does not tell the key. */
  readonly apiKey: () => string | undefined;
  /** Such as "http://localhost:11434/v1"; undefined is OpenAI itself. */
  readonly baseUrl: string | undefined;
}

/** What writes prose, and how long it may take. */
export interface WriterConfig extends ProviderConfig {
  readonly model: string;
  /** Milliseconds for a whole answer, and for silence before the next word. */
  readonly totalMs: number;
  readonly silenceMs: number;
  /** Tries after a failure that may pass (429, 5xx, no connection). */
  readonly retries: number;
  /** Tokens of passages in the prompt, and of the answer. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** All that can be set from outside. Folders are absolute. */
export interface Config {
  /** The articles that ship, with manifest.json. */
  readonly corpusFolder: string;
  /** What was ingested and the index cache; made on first use. */
  readonly dataFolder: string;
  readonly embedderFolder: string;
  readonly readerFolder: string;
  /** Whether the reader is another than the one that ships, which ranker and verifier were fitted for. */
  readonly hasOwnReader: boolean;
  readonly rankerFile: string;
  readonly claimWeightsFile: string;
  readonly workerFile: string;
  /** Worker threads for the models. */
  readonly threads: number;
  /** Hits per retriever. */
  readonly depth: number;
  /** Passages read per question: more finds more and takes longer, about 5 to 10 ms each on one core. */
  readonly readCount: number;
  /** How answers are made where a request does not say. */
  readonly mode: Mode;
  /** Undefined where no language model is set: then there are extractive answers only. */
  readonly writer: WriterConfig | undefined;
  /** Undefined: the embedder that the repo carries. */
  readonly remoteEmbedder: (ProviderConfig & { readonly model: string }) | undefined;
  /** A generated sentence that the archive does not say is shown as such, or left out. */
  readonly onUnsupported: "mark" | "drop";
  /** How much each retriever counts in fusing, 0 to leave it out; both alike where absent. For comparisons. */
  readonly weights?: RetrieverWeights;
  /** A folder that keeps what was read, so that the same question need not read again. For evals. */
  readonly readingsFolder?: string;
  /** Words that a passage aims at, where not the usual number. For comparisons: another number is another index. */
  readonly targetWords?: number;
}

interface RetrieverWeights {
  readonly lexical: number;
  readonly dense: number;
}

/** The provider that the model settings share; asked for only where one of them names a model. */
function readProvider({ OPENAI_API_KEY, OPENAI_BASE_URL }: Environment, needs: string): ProviderConfig {
  if (!OPENAI_API_KEY && !OPENAI_BASE_URL) {
    throw badConfig(
      `${needs} is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL.`,
      "Set the key for OpenAI, or the base URL of a server that speaks its API.",
    );
  }
  return { apiKey: () => OPENAI_API_KEY, baseUrl: OPENAI_BASE_URL };
}

function readWriter(environment: Environment): WriterConfig | undefined {
  const { OPENAI_MODEL, DATELINE_MODE } = environment;
  if (!OPENAI_MODEL) {
    if (DATELINE_MODE === "extractive") return undefined;
    throw badConfig(
      "DATELINE_MODE is generative, but OPENAI_MODEL is not set.",
      "Name the model that writes, or unset DATELINE_MODE.",
    );
  }
  return {
    ...readProvider(environment, "OPENAI_MODEL"),
    model: OPENAI_MODEL,
    totalMs: environment.DATELINE_MODEL_SECONDS * 1000,
    silenceMs: environment.DATELINE_MODEL_SILENCE_SECONDS * 1000,
    retries: environment.DATELINE_MODEL_RETRIES,
    inputTokens: environment.DATELINE_MODEL_INPUT_TOKENS,
    outputTokens: environment.DATELINE_MODEL_OUTPUT_TOKENS,
  };
}

/** Reads the environment; `root` is the folder that holds corpus/ and models/. Throws `bad-config` that names the variable. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  root: string = process.cwd(),
): Config {
  const set = readEnvironment(environment);
  const { DATELINE_CORPUS, DATELINE_DATA, DATELINE_THREADS, DATELINE_DEPTH, DATELINE_READ, EMBEDDING_MODEL } = set;
  return {
    corpusFolder: resolve(root, DATELINE_CORPUS ?? "corpus"),
    dataFolder: resolve(root, DATELINE_DATA ?? ".dateline"),
    embedderFolder: resolve(root, set.EMBEDDER_MODEL ?? "models/embedder"),
    readerFolder: resolve(root, set.READER_MODEL ?? "models/reader"),
    hasOwnReader: set.READER_MODEL !== undefined,
    rankerFile: join(root, "models", "ranker.json"),
    claimWeightsFile: join(root, "models", "verifier.json"),
    workerFile: join(root, "lib", "onnx", "worker.ts"),
    threads: DATELINE_THREADS,
    depth: DATELINE_DEPTH,
    readCount: DATELINE_READ,
    mode: set.DATELINE_MODE,
    writer: readWriter(set),
    remoteEmbedder: EMBEDDING_MODEL ? { ...readProvider(set, "EMBEDDING_MODEL"), model: EMBEDDING_MODEL } : undefined,
    onUnsupported: set.DATELINE_ON_UNSUPPORTED,
  };
}
