import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Passage } from "../types.ts";
import type { Reader, Reading } from "./reader.ts";

type Kept = Omit<Reading, "passage">;

function keyOf(question: string, { id, heading, start, bodyStart, text }: Passage): string {
  return createHash("sha256")
    .update(JSON.stringify([question, id, heading, start, bodyStart, text]))
    .digest("base64url")
    .slice(0, 22);
}

/** What was kept before, without a line that was cut short. */
function readKept(file: string): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  if (!existsSync(file)) return kept;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    try {
      const { key, ...reading } = JSON.parse(line) as Kept & { readonly key: string };
      kept.set(key, reading);
    } catch {
      // A run that was stopped while writing: that passage is read again.
    }
  }
  return kept;
}

/**
 * A reader that never reads the same passage for the same question twice: readings are appended to a file of `folder`, one per
 * reader. For evals, which ask the same questions again and again under other weights; a server's questions hardly repeat.
 */
export function createCachedReader(reader: Reader, folder: string): Reader {
  const file = join(folder, `readings-${createHash("sha256").update(reader.id).digest("hex").slice(0, 12)}.jsonl`);
  mkdirSync(folder, { recursive: true });
  const kept = readKept(file);
  return {
    id: reader.id,
    async read(question, passages, signal) {
      signal?.throwIfAborted();
      const keys = passages.map((passage) => keyOf(question, passage));
      const unread = passages.filter((_, index) => !kept.has(keys[index] ?? ""));
      const fresh = await reader.read(question, unread, signal);
      const lines = fresh.map(({ passage, ...reading }) => {
        const key = keyOf(question, passage);
        kept.set(key, reading);
        return `\n${JSON.stringify({ key, ...reading })}`;
      });
      appendFileSync(file, lines.join(""));
      return passages.map((passage, index) => ({ ...(kept.get(keys[index] ?? "") as Kept), passage }));
    },
  };
}
