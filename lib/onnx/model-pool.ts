import { Piscina } from "piscina";
import { DatelineError } from "../errors.ts";
import type { DescribeTask, Description, EmbedTask, ReadOutput, ReadTask, WorkerTask } from "./worker.ts";

/**
 * Runs models in worker threads, because a session's run blocks the thread that calls it although it returns a promise
 * (onnxruntime issues 19611 and 26968).
 */
export interface ModelPool {
  /** Opens a model and its tokenizer; rejects where either cannot be used. */
  describe(task: Omit<DescribeTask, "kind">): Promise<Description>;
  embed(task: Omit<EmbedTask, "kind">): Promise<Float32Array>;
  read(task: Omit<ReadTask, "kind">): Promise<ReadOutput>;
  /** How many tasks run at once. */
  readonly threads: number;
  /** Ends the threads once what runs is done; what comes later rejects with `closed`. */
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
  const running = new Set<Promise<unknown>>();
  let closed = false;
  const run = async (task: WorkerTask): Promise<unknown> => {
    if (closed) throw new DatelineError("closed", "The archive was closed.", "Open it again.");
    const done: Promise<unknown> = pool.run(task);
    running.add(done);
    return done.finally(() => running.delete(done));
  };
  return {
    threads,
    describe: (task) => run({ kind: "describe", ...task }) as Promise<Description>,
    embed: (task) => run({ kind: "embed", ...task }) as Promise<Float32Array>,
    read: (task) => run({ kind: "read", ...task }) as Promise<ReadOutput>,
    async close() {
      closed = true;
      // A thread that is ended while a session runs takes the whole process with it, and piscina's own close does not
      // wait for every thread (5.3.2 counts one that finishes several times).
      await Promise.allSettled(running);
      await pool.close({ force: true });
    },
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
      try {
        outputs[index] = await work(items[index] as Item, index);
      } catch (cause) {
        next = items.length;
        throw cause;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  signal?.throwIfAborted();
  return outputs;
}
