import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DatelineError } from "../errors.ts";
import type { Article } from "../types.ts";
import { parseText } from "./parse.ts";

/** What the manifest says of each file that ships. `null` is unknown, and stays unknown. */
const ManifestSchema = z.object({
  articles: z.array(
    z.object({
      file: z.string().min(1),
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: z.string().min(1),
      titleBy: z.enum(["publisher", "dateline"]),
      source: z.string().min(1),
      dateline: z.string().nullable(),
      publishedAt: z.string().nullable(),
      url: z.string().nullable(),
      licence: z.string().nullable(),
    }),
  ),
});

/** Drops the facts that are not known. */
function known<Facts extends object>(facts: Facts): { [Name in keyof Facts]?: NonNullable<Facts[Name]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)) as {
    [Name in keyof Facts]?: NonNullable<Facts[Name]>;
  };
}

/** Reads the articles that ship. A folder without a manifest holds none; a manifest that does not fit throws `bad-corpus`. */
export function readCorpus(folder: string): Article[] {
  const manifestFile = join(folder, "manifest.json");
  if (!existsSync(manifestFile)) return [];
  try {
    const { articles } = ManifestSchema.parse(JSON.parse(readFileSync(manifestFile, "utf8")));
    return articles.map(({ file, id, title, titleBy, source, dateline, publishedAt, url, licence }) => {
      const text = readFileSync(join(folder, file), "utf8");
      const { sections } = parseText(text, file.endsWith(".md") ? "markdown" : "plain");
      return { id, title, titleBy, source, ...known({ dateline, publishedAt, url, licence }), text, sections };
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DatelineError(
      "bad-corpus",
      `${manifestFile} or an article in it cannot be read: ${why}`,
      "Correct it, or `git checkout corpus`.",
      cause,
    );
  }
}
