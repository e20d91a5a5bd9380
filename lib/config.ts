import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { DatelineError } from "./errors.ts";

/** All that can be set from outside. Folders are absolute. */
export interface Config {
  /** The articles that ship, with manifest.json. */
  readonly corpusFolder: string;
  /** What was ingested and the index cache; made on first use. */
  readonly dataFolder: string;
  readonly embedderFolder: string;
  readonly readerFolder: string;
  readonly rankerFile: string;
  readonly workerFile: string;
  /** Worker threads for the models. */
  readonly threads: number;
  /** Hits per retriever. */
  readonly depth: number;
  /** Passages read per question: more finds more and takes longer, about 5 to 10 ms each on one core. */
  readonly readCount: number;
  /** How much each retriever counts in fusing, 0 to leave it out; both alike where absent. For comparisons. */
  readonly weights?: RetrieverWeights;
  /** Words that a passage aims at, where not the usual number. For comparisons: another number is another index. */
  readonly targetWords?: number;
}

interface RetrieverWeights {
  readonly lexical: number;
  readonly dense: number;
}

const count = (fallback: number, most: number) => z.coerce.number().int().min(1).max(most).default(fallback);

const EnvironmentSchema = z.object({
  DATELINE_CORPUS: z.string().min(1).optional(),
  DATELINE_DATA: z.string().min(1).optional(),
  DATELINE_THREADS: count(Math.min(2, availableParallelism()), 64),
  DATELINE_DEPTH: count(50, 1000),
  DATELINE_READ: count(24, 200),
});

/** Reads the environment; `root` is the folder that holds corpus/ and models/. Throws `bad-config` that names the variable. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  root: string = process.cwd(),
): Config {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
    throw new DatelineError(
      "bad-config",
      `The setting ${path.join(".")} is wrong: ${message}.`,
      "Correct or unset that variable.",
    );
  }
  const { DATELINE_CORPUS, DATELINE_DATA, DATELINE_THREADS, DATELINE_DEPTH, DATELINE_READ } = parsed.data;
  return {
    corpusFolder: resolve(root, DATELINE_CORPUS ?? "corpus"),
    dataFolder: resolve(root, DATELINE_DATA ?? ".dateline"),
    embedderFolder: join(root, "models", "embedder"),
    readerFolder: join(root, "models", "reader"),
    rankerFile: join(root, "models", "ranker.json"),
    workerFile: join(root, "lib", "onnx", "worker.ts"),
    threads: DATELINE_THREADS,
    depth: DATELINE_DEPTH,
    readCount: DATELINE_READ,
  };
}
