import type { HeadingLine } from "./parse.ts";

export interface MarkdownHeading extends HeadingLine {
  readonly level: number;
}

/** ATX headings ("## Title ##") as CommonMark has them, outside of fenced code. */
export function findMarkdownHeadings(text: string, from: number): MarkdownHeading[] {
  const found: MarkdownHeading[] = [];
  let fence: string | undefined;
  for (const match of text.slice(from).matchAll(/[^\r\n]+/g)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(match[0])?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    const heading = fence === undefined ? /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(match[0]) : null;
    if (!heading?.[1] || !heading[2]) continue;
    const start = from + match.index;
    found.push({ heading: heading[2], level: heading[1].length, start, end: start + match[0].length });
  }
  return found;
}

const FACTS = { source: "source", dateline: "dateline", date: "publishedAt", url: "url" } as const;

/** The flat `key: value` lines of YAML front matter that we know: title, source, dateline, date, url. */
export function readFrontMatter(text: string): {
  readonly title?: string;
  readonly facts: {
    readonly source?: string;
    readonly dateline?: string;
    readonly publishedAt?: string;
    readonly url?: string;
  };
  readonly end: number;
} {
  const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!block) return { facts: {}, end: 0 };
  const pairs = new Map<string, string>();
  for (const line of (block[1] ?? "").split(/\r?\n/)) {
    const pair = /^([A-Za-z]+):\s*(?:"(.*)"|'(.*)'|(.*?))\s*$/.exec(line);
    const value = pair?.[2] ?? pair?.[3] ?? pair?.[4];
    if (pair?.[1] && value) pairs.set(pair[1].toLowerCase(), value);
  }
  const facts = Object.fromEntries(
    Object.entries(FACTS).flatMap(([key, name]) => (pairs.has(key) ? [[name, pairs.get(key)]] : [])),
  );
  const title = pairs.get("title");
  return { ...(title === undefined ? {} : { title }), facts, end: block[0].length };
}
