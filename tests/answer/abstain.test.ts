import { describe, expect, test } from "vitest";
import { answerOf, eventsOf, shapeOf } from "../fakes/answer-events.ts";
import { createToyDateline, TOY_RANKER } from "../fakes/toy-dateline.ts";

const QUESTION = "Why was the harbour of Marlow closed?";
const UNKNOWN = "Who invented the telephone in Boston?";

describe("abstaining", () => {
  test.each([
    ["where nothing says it", { reason: "not-stated" }, {}],
    ["where the archive is empty", { reason: "empty-archive", hits: [], nearest: [], confidence: 0 }, { articles: [] }],
    [
      "where it is not sure enough",
      { reason: "not-stated", confidence: 0.49 },
      { ranker: { ...TOY_RANKER, probability: () => 0.49 } },
    ],
  ])("%s", async (_name, expected, parts) => {
    const events = await eventsOf(await createToyDateline(parts), UNKNOWN);
    expect(shapeOf(events)).toBe("RrE");
    expect(answerOf(events)).toMatchObject({ status: "abstained", question: UNKNOWN, ...expected });
  });

  test("where nothing is like it, of an archive that holds something", async () => {
    const blind = await createToyDateline({ reader: { id: "blind", read: async () => [] } });
    expect(answerOf(await eventsOf(blind, UNKNOWN))).toMatchObject({ status: "abstained", reason: "nothing-found" });
  });

  test("shows the nearest passages, best first", async () => {
    const answer = answerOf(await eventsOf(await createToyDateline(), UNKNOWN));
    if (answer.status !== "abstained") throw new Error("expected an abstention");
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.nearest).toEqual(answer.hits.slice(0, answer.nearest.length));
  });

  test("sure enough is enough", async () => {
    const ranker = { ...TOY_RANKER, probability: () => TOY_RANKER.threshold };
    expect(answerOf(await eventsOf(await createToyDateline({ ranker }), QUESTION)).status).toBe("answered");
  });
});
