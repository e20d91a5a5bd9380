import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Summary } from "./summary.ts";

/** What a set must reach at least; `falseAbstention` and `words` are at most. Set from measured figures, with a margin. */
const FloorsSchema = z.record(
  z.string(),
  z.strictObject({
    containment: z.number(),
    rejected: z.number(),
    falseAbstention: z.number(),
    recall5: z.number().exactOptional(),
    recall10: z.number().exactOptional(),
    words: z.number().exactOptional(),
  }),
);

export type Floors = z.infer<typeof FloorsSchema>[string];

export function readFloors(set: string): Floors {
  const all = FloorsSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "floors.json"), "utf8")));
  const floors = all[set];
  if (!floors) throw new Error(`evals/floors.json has no ${set}`);
  return floors;
}

/** Each figure that misses its floor, in words; exactness has no margin: a citation that is not exact is a broken promise. */
export function belowFloors({ measures, rejected, falseAbstention }: Summary, floors: Floors): string[] {
  const figures = {
    containment: measures.containment.mean,
    rejected: rejected.mean,
    falseAbstention: falseAbstention.mean,
    recall5: measures.recall5.mean,
    recall10: measures.recall10.mean,
    words: measures.words.mean,
  };
  const misses = Object.entries(floors).flatMap(([name, floor]) => {
    const figure = figures[name as keyof Floors];
    const isCeiling = name === "falseAbstention" || name === "words";
    const holds = isCeiling ? figure <= floor : figure >= floor;
    return holds ? [] : [`${name} is ${figure.toFixed(3)}, ${isCeiling ? "at most" : "at least"} ${floor} is asked`];
  });
  return measures.citationExactness.mean === 1 ? misses : [...misses, "a citation is not exact"];
}
