import type { Section } from "../types.ts";
import { findMarkdownHeadings, readFrontMatter } from "./parse-markdown.ts";
import { findPlainHeadings, readDateline } from "./parse-plain.ts";

/** What a text says about itself; what it does not say stays absent. */
export interface Parsed {
  readonly title?: string;
  readonly source?: string;
  readonly dateline?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  /** In order and without gaps: together they are the whole text. */
  readonly sections: readonly Section[];
}

/** A heading's line: `start` its first character, `end` where the text under it begins. */
export interface HeadingLine {
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

export type TextFormat = "plain" | "markdown";

/** Cuts the whole of `text` at its headings; `lead` is where the running text of the first section begins. */
function toSections(text: string, lead: number, headings: readonly HeadingLine[]): Section[] {
  const sections: Section[] = headings.map(({ heading, start, end }, index) => ({
    heading,
    start,
    bodyStart: Math.max(end, lead),
    end: headings[index + 1]?.start ?? text.length,
  }));
  const first = headings[0]?.start ?? text.length;
  return first > 0 ? [{ heading: "", start: 0, bodyStart: Math.min(lead, first), end: first }, ...sections] : sections;
}

/** Finds dateline, agency, front matter and headings. Never alters the text: all offsets are into it as given. */
export function parseText(text: string, format: TextFormat): Parsed {
  if (format === "markdown") {
    const front = readFrontMatter(text);
    const headings = findMarkdownHeadings(text, front.end);
    const title = front.title ?? headings.find(({ level }) => level === 1)?.heading;
    return {
      ...front.facts,
      ...(title === undefined ? {} : { title }),
      sections: toSections(text, front.end, headings),
    };
  }
  const { facts, end } = readDateline(text);
  return { ...facts, sections: toSections(text, end, findPlainHeadings(text, end)) };
}
