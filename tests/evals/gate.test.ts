import { describe, expect, it } from "vitest";
import { evaluate } from "../../evals/evaluate.ts";
import { belowFloors, readFloors } from "../../evals/floors.ts";
import { openSet } from "../../evals/sets.ts";
import { summarise } from "../../evals/summary.ts";

/** Five minutes on two cores are for both sets, the index of the smaller archive included: hence a sample of dev. */
const NEWSWIRE = { archiveSize: 2000, limit: 130 };

/** Only there to end a hang: a slow or shared machine (no VNNI, other work beside) takes several times as long. */
const HANGS_AFTER_MS = 1_800_000;

describe("answers are as good as they were", () => {
  it(
    "on the whole of explainer",
    async () => {
      const { scored } = await evaluate(openSet("explainer"));
      expect(belowFloors(summarise(scored), readFloors("explainer"))).toEqual([]);
    },
    HANGS_AFTER_MS,
  );

  it(
    `on ${NEWSWIRE.limit} questions of newswire-dev over ${NEWSWIRE.archiveSize} stories`,
    async () => {
      const { archiveSize, limit } = NEWSWIRE;
      const { scored, articles } = await evaluate(openSet("newswire-dev", { archiveSize }), { limit });
      expect(articles).toBe(archiveSize);
      expect(belowFloors(summarise(scored), readFloors("newswire-dev"))).toEqual([]);
    },
    HANGS_AFTER_MS,
  );
});
