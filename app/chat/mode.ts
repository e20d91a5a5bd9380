import type { Mode } from "../../lib/types.ts";

let chosen: Mode | undefined;

/** What the reader chose for the questions to come; undefined leaves it to the server. */
export function chosenMode(): Mode | undefined {
  return chosen;
}

export function chooseMode(mode: Mode): void {
  chosen = mode;
}
