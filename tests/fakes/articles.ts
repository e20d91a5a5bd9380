import { parseText, type TextFormat } from "../../lib/ingest/parse.ts";
import type { Article, Passage } from "../../lib/types.ts";

/** An article as parsing would make it. */
export function makeArticle(text: string, id = "article", format: TextFormat = "plain"): Article {
  const { title, source, sections, ...facts } = parseText(text, format);
  return { id, title: title ?? id, titleBy: "dateline", source: source ?? "unknown", ...facts, text, sections };
}

/** A passage that is all of a text, as if the article were that long. */
export function makePassage(text: string, id = "article#0", overrides: Partial<Passage> = {}): Passage {
  const articleId = id.split("#")[0] ?? id;
  return { id, articleId, start: 0, end: text.length, text, bodyStart: 0, section: "", heading: "", ...overrides };
}

/** The town of Marlow: invented, so that nothing in a test depends on the corpus. */
export const HARBOUR = makeArticle(
  [
    "MARLOW (Wire) - The harbour of Marlow reopened on Tuesday.",
    "WHY WAS THE HARBOUR CLOSED?",
    "A storm sank two ships at the harbour mouth. The storm also damaged a crane.",
    'Harbour master Jane Doe said the storm was the worst since 1953. She added that "every ship was warned in time."',
    "WHAT DID THE REPAIRS COST?",
    "The repairs cost 4 million crowns. The town paid half of the repairs from its budget.",
  ].join("\n"),
  "harbour",
);

export const SCHOOL = makeArticle(
  "ELM (Wire) - The school in Elm has 300 pupils.\nThe council will vote on the school budget in May.",
  "school",
);
