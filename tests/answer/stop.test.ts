import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../lib/types.ts";
import { eventsOf } from "../fakes/answer-events.ts";
import { createLatch } from "../fakes/latch.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const QUESTION = "Why was the harbour of Marlow closed?";

describe("stopping", () => {
  test("midway ends with the signal's reason, and nothing more is read", async () => {
    const latch = createLatch();
    const reader = createToyReader(latch);
    const stop = new AbortController();
    const asking = eventsOf(await createToyDateline({ reader }), QUESTION, { signal: stop.signal });
    await latch.whenReached(1);
    const reason = new Error("stopped by the reader");
    stop.abort(reason);
    await expect(asking).rejects.toBe(reason);
    latch.open();
    await setImmediate();
    expect(latch.reached).toBe(1);
    expect(reader.passagesRead).toBe(0);
  });

  test("between two sentences says no more of them", async () => {
    const stop = new AbortController();
    const seen: AnswerEvent["type"][] = [];
    const asking = async () => {
      for await (const { type } of (await createToyDateline()).ask(QUESTION, { signal: stop.signal })) {
        seen.push(type);
        if (type === "sentence-end") stop.abort(new Error("enough"));
      }
    };
    await expect(asking()).rejects.toThrow("enough");
    expect(seen.filter((type) => type === "sentence-end")).toHaveLength(1);
    expect(seen).not.toContain("answer-end");
  });

  test("before it began reads nothing", async () => {
    const reader = createToyReader();
    const asking = eventsOf(await createToyDateline({ reader }), QUESTION, {
      signal: AbortSignal.abort(new Error("no")),
    });
    await expect(asking).rejects.toThrow("no");
    expect(reader.passagesRead).toBe(0);
  });
});
