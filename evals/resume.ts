import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

interface Identified {
  readonly id: string;
}

function readMade<Made extends Identified>(file: string): Map<string, Made> {
  const known = new Map<string, Made>();
  if (!existsSync(file)) return known;
  const text = readFileSync(file, "utf8");
  // What was cut short gets its line's end, or it would swallow the line after it.
  if (text !== "" && !text.endsWith("\n")) appendFileSync(file, "\n");
  for (const line of text.split("\n")) {
    try {
      const made = JSON.parse(line) as Made;
      known.set(made.id, made);
    } catch {
      // A run that was stopped while writing leaves a part of a line: that one is made again.
    }
  }
  return known;
}

export interface ResumeOptions<Made> {
  /** Whether it may stand in for being made again; all may, unless this says otherwise. */
  readonly mayKeep?: (made: Made) => boolean;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Makes something of every item, in order, one at a time, with the item's id. What was made before with the same file is taken
 * from it, so that a run that was stopped goes on.
 */
export async function resume<Item extends Identified, Made extends Identified>(
  file: string,
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
  { mayKeep = () => true, onProgress }: ResumeOptions<Made> = {},
): Promise<readonly Made[]> {
  const known = readMade<Made>(file);
  mkdirSync(dirname(file), { recursive: true });
  const all: Made[] = [];
  for (const item of items) {
    let made = known.get(item.id);
    if (!made) {
      made = await make(item);
      if (mayKeep(made)) appendFileSync(file, `${JSON.stringify(made)}\n`);
    }
    all.push(made);
    onProgress?.(all.length);
  }
  return all;
}
