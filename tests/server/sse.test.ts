import { describe, expect, test } from "vitest";
import { type SseEvent, sseResponse } from "../../lib/server/sse.ts";
import { ProblemSchema } from "../fakes/answer-schema.ts";
import { eventsOf } from "../fakes/served.ts";

async function* emit(...events: SseEvent[]): AsyncGenerator<SseEvent, void, void> {
  yield* events;
}

function respond(events: AsyncGenerator<SseEvent, void, void>) {
  const seen = { ended: 0, logged: [] as unknown[] };
  const response = sseResponse(
    events,
    () => seen.ended++,
    (error) => seen.logged.push(error),
  );
  return { response, seen };
}

describe("a stream of events", () => {
  test("carries names and data in order; line breaks in the data do not break it", async () => {
    const events = [
      { event: "sentence", data: { text: "A\nB\r\nC\u2028🚢" } },
      { event: "end", data: null },
    ];
    const { response, seen } = respond(emit(...events));
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await eventsOf(response)).toEqual(events);
    expect(seen).toEqual({ ended: 0, logged: [] });
  });

  test("that fails ends with an error event that leaks nothing", async () => {
    const failure = new Error("/srv/secret");
    const failing = async function* (): AsyncGenerator<SseEvent, void, void> {
      yield { event: "first", data: 1 };
      throw failure;
    };
    const { response, seen } = respond(failing());
    const events = await eventsOf(response);
    expect(events.map(({ event }) => event)).toEqual(["first", "error"]);
    expect(ProblemSchema.parse(events[1]?.data).status).toBe(500);
    expect(JSON.stringify(events)).not.toContain("/srv");
    expect(seen.logged).toEqual([failure]);
  });

  test("takes an event from its source only when its reader wants one", async () => {
    let made = 0;
    const counting = async function* (): AsyncGenerator<SseEvent, void, void> {
      for (;;) yield { event: "tick", data: ++made };
    };
    const { response, seen } = respond(counting());
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(made).toBeLessThanOrEqual(3);
    await reader?.cancel();
    expect(seen).toEqual({ ended: 1, logged: [] });
  });
});
