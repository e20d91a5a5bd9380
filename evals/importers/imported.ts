import { existsSync, readFileSync } from "node:fs";
import type { z } from "zod";
import { DatelineError } from "../../lib/errors.ts";
import type { Article } from "../../lib/types.ts";
import type { Question } from "../question-set.ts";

/** A public benchmark as ours: its questions, and the articles that they are asked of. */
export interface Imported {
  readonly questions: readonly Question[];
  readonly articles: readonly Article[];
}

/** A text of a benchmark as an article of one section. */
export function toArticle(id: string, title: string, text: string, source: string): Article {
  const sections = [{ heading: "", start: 0, bodyStart: 0, end: text.length }];
  return {
    id,
    title: title === "" ? id : title,
    titleBy: title === "" ? "dateline" : "publisher",
    source,
    text,
    sections,
  };
}

function bad(file: string, what: string, cause?: unknown): DatelineError {
  return new DatelineError("bad-file", `${file}: ${what}.`, "docs/evals.md says what each format holds.", cause);
}

function readText(file: string): string {
  if (!existsSync(file)) throw bad(file, "there is no such file");
  return readFileSync(file, "utf8");
}

function check<Schema extends z.ZodType>(schema: Schema, text: string, file: string, where: string): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw bad(file, `${where}is not JSON`, cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: "wrong" };
  throw bad(file, `${where}${path.join(".")}: ${message}`, parsed.error);
}

/** One JSON value. Throws `bad-file` that says what is wrong. */
export function readJson<Schema extends z.ZodType>(schema: Schema, file: string): z.output<Schema> {
  return check(schema, readText(file), file, "");
}

/** One JSON value a line; blank lines do not count. */
export function readJsonLines<Schema extends z.ZodType>(schema: Schema, file: string): z.output<Schema>[] {
  return readText(file)
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [check(schema, line, file, `line ${index + 1} `)]));
}

/** Tab-separated values without their head. */
export function readTable(file: string): string[][] {
  const lines = readText(file).split("\n");
  return lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.trim().split("\t")]));
}
