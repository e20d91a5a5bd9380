import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { mapInOrder } from "../../lib/onnx/model-pool.ts";
import { createLatch } from "../fakes/latch.ts";
import { openRealModels } from "../fakes/real-models.ts";

const ITEMS = Array.from({ length: 10 }, (_, index) => index);

describe("handing out work", () => {
  test("gives what came of each item, in the order of the items", async () => {
    const lateFirst = async (item: number) => {
      for (let turn = item; turn < 10; turn++) await setImmediate();
      return item * 2;
    };
    expect(await mapInOrder(ITEMS, 3, undefined, lateFirst)).toEqual(ITEMS.map((item) => item * 2));
  });

  test("never runs more at once than its width", async () => {
    let running = 0;
    let most = 0;
    await mapInOrder(ITEMS, 3, undefined, async () => {
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
    });
    expect(most).toBe(3);
  });

  test("of nothing is nothing", async () => {
    expect(await mapInOrder([], 3, undefined, async () => 1)).toEqual([]);
  });

  test("a failure comes through, and no more is begun", async () => {
    const failure = new Error("out of memory");
    let begun = 0;
    const work = async () => {
      begun++;
      throw failure;
    };
    await expect(mapInOrder(ITEMS, 2, undefined, work)).rejects.toBe(failure);
    await setImmediate();
    expect(begun).toBeLessThanOrEqual(2);
  });

  test("an abort drops what waits: only what ran already is finished", async () => {
    const latch = createLatch();
    const stop = new AbortController();
    const mapped = mapInOrder(ITEMS, 2, stop.signal, () => latch.pass());
    await latch.whenReached(2);
    const reason = new Error("stopped by the reader");
    stop.abort(reason);
    latch.open();
    await expect(mapped).rejects.toBe(reason);
    await setImmediate();
    expect(latch.reached).toBe(2);
  });

  test("one that is aborted from the start is never begun", async () => {
    const latch = createLatch();
    const mapped = mapInOrder(ITEMS, 2, AbortSignal.abort(new Error("no")), () => latch.pass());
    await expect(mapped).rejects.toThrow("no");
    expect(latch.reached).toBe(0);
  });
});

describe("worker threads with a session each", () => {
  test("can be made and ended five times over", async () => {
    for (let round = 0; round < 5; round++) {
      const models = openRealModels();
      const [embedder, reader] = await Promise.all([models.embedder(), models.reader()]);
      expect(await embedder.embed(["a", "b", "c"])).toHaveLength(3);
      expect(await reader.read("?", [])).toEqual([]);
      await models.close();
    }
  });

  test("ended in the midst of work, they finish what runs, and what waits is told so", async () => {
    for (let round = 0; round < 3; round++) {
      const models = openRealModels();
      const embedder = await models.embedder();
      await embedder.embed(["warm"]);
      const unfinished = embedder.embed(Array.from({ length: 50 }, (_, index) => `Text ${index} `.repeat(100)));
      const told = expect(unfinished).rejects.toMatchObject({ code: "closed" });
      await models.close();
      await told;
    }
  });

  test("ended, they take nothing more", async () => {
    const models = openRealModels();
    const embedder = await models.embedder();
    await models.close();
    await expect(embedder.embed(["late"])).rejects.toMatchObject({ code: "closed" });
  });
});
