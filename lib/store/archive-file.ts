import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Article } from "../types.ts";
import { writeAtomically } from "./atomic-file.ts";

/** An article that a user ingested, and where it came from: the same origin again replaces it. */
export interface Stored {
  readonly origin: string;
  readonly article: Article;
}

/**
 * The articles that a user ingested, on disk: the truth that everything else (passages, vectors) is made from. One JSON line
 * an article, each with its own checksum, so that damage to one loses that one, and says so.
 */
export interface ArchiveFile {
  read(): Stored[];
  /** Replaces the whole file, all or nothing. */
  write(stored: readonly Stored[]): void;
}

const SectionSchema = z.object({ heading: z.string(), start: z.number(), bodyStart: z.number(), end: z.number() });
const LineSchema = z.object({
  sha256: z.string(),
  origin: z.string(),
  article: z.object({
    id: z.string(),
    title: z.string(),
    titleBy: z.enum(["publisher", "dateline"]),
    source: z.string(),
    dateline: z.string().exactOptional(),
    publishedAt: z.string().exactOptional(),
    url: z.string().exactOptional(),
    licence: z.string().exactOptional(),
    topics: z.array(z.string()).exactOptional(),
    places: z.array(z.string()).exactOptional(),
    text: z.string(),
    sections: z.array(SectionSchema),
  }),
});

function checksum(article: Article): string {
  return createHash("sha256").update(`${article.id}\n${article.title}\n${article.text}`).digest("hex");
}

function parseLine(line: string): Stored {
  const { sha256, origin, article } = LineSchema.parse(JSON.parse(line));
  if (checksum(article) !== sha256) throw new Error("its checksum is wrong");
  return { origin, article };
}

/** Opens `archive.jsonl` in `folder`; it need not exist yet. Lines that cannot be trusted are reported through `warn`. */
export function openArchiveFile(folder: string, warn: (message: string) => void): ArchiveFile {
  const path = join(folder, "archive.jsonl");
  return {
    read() {
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, "utf8").split("\n");
      const kept = `${path}.damaged`;
      return lines.flatMap((line, index) => {
        if (line === "") return [];
        try {
          return [parseLine(line)];
        } catch {
          copyFileSync(path, kept);
          const origin = /"origin":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
          warn(
            `${path}, line ${index + 1} is damaged and left out; ingest ${origin ?? "its file"} again. The file as it was is kept as ${kept}.`,
          );
          return [];
        }
      });
    },
    write(stored) {
      const lines = stored.map(({ origin, article }) => JSON.stringify({ sha256: checksum(article), origin, article }));
      writeAtomically(path, Buffer.from(lines.map((line) => `${line}\n`).join("")));
    },
  };
}
