import { Piscina } from "piscina";
import type { EmbedTask, ReadOutput, ReadTask } from "./worker.ts";

/**
 * Runs models in worker threads, because a session's run blocks the thread that calls it although it returns a promise
 * (onnxruntime issues 19611 and 26968).
 */
export interface ModelPool {
  embed(task: Omit<EmbedTask, "kind">): Promise<Float32Array>;
  read(task: Omit<ReadTask, "kind">): Promise<ReadOutput>;
  /** How many tasks run at once. */
  readonly threads: number;
  close(): Promise<void>;
}

/** `workerFile` is the absolute path of worker.ts, which Node runs as it is. */
export function createModelPool(workerFile: string, threads: number): ModelPool {
  const pool = new Piscina({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    // Worker threads type-strip .ts by themselves; flags of the parent (a test runner's, Next's) would confuse them.
    execArgv: [],
    // A worker keeps a vocabulary and makes short-lived arrays; without a bound V8 lets them pile up.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
  });
  return {
    threads,
    embed: (task) => pool.run({ kind: "embed", ...task } satisfies EmbedTask) as Promise<Float32Array>,
    read: (task) => pool.run({ kind: "read", ...task } satisfies ReadTask) as Promise<ReadOutput>,
    close: () => pool.close({ force: true }),
  };
}

/**
 * Runs `work` over `items`, at most `width` at once and in order, and stops handing out work once `signal` aborts: what
 * runs is finished, what waits is dropped, so that a stopped question frees the threads within one task's time.
 */
export async function mapInOrder<Item, Out>(
  items: readonly Item[],
  width: number,
  signal: AbortSignal | undefined,
  work: (item: Item, index: number) => Promise<Out>,
): Promise<Out[]> {
  const outputs = new Array<Out>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      signal?.throwIfAborted();
      const index = next++;
      outputs[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  signal?.throwIfAborted();
  return outputs;
}
