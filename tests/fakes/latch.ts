/** A door that work waits at until a test opens it; the test can wait until work has come to it. */
export interface Latch {
  /** Resolves once open; rejects with the signal's reason if that comes first. */
  pass(signal?: AbortSignal): Promise<void>;
  /** Resolves once at least `count` have come, open or not. */
  whenReached(count: number): Promise<void>;
  /** How many have come. */
  readonly reached: number;
  open(): void;
}

export function createLatch(): Latch {
  const door = Promise.withResolvers<void>();
  const watchers: { readonly count: number; readonly tell: () => void }[] = [];
  let reached = 0;
  return {
    get reached() {
      return reached;
    },
    async pass(signal) {
      reached++;
      for (const { count, tell } of watchers) if (reached >= count) tell();
      signal?.throwIfAborted();
      const aborted = Promise.withResolvers<never>();
      const stop = () => aborted.reject(signal?.reason);
      signal?.addEventListener("abort", stop);
      try {
        await Promise.race([door.promise, aborted.promise]);
      } finally {
        signal?.removeEventListener("abort", stop);
      }
    },
    whenReached(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      watchers.push({ count, tell: resolve });
      if (reached >= count) resolve();
      return promise;
    },
    open: () => door.resolve(),
  };
}
