import { stripInvisible } from "../text/invisible.ts";

/** Stands where an address was: a link in an answer could only have come from an article's text or the model's fancy. */
export const NO_LINK = "(link removed)";

const IMAGE = /!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])?/g;
const LINK = /\[([^\]]*)\]\((?:[^()]|\([^()]*\)?)*\)?/g;
const REFERENCE = /^\s*\[[^\]]+\]:\s*\S+.*$/gm;
const BLOCK = /<(script|style|iframe|object|svg|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<\/?[a-z!?][^<>]*(?:>|$)/gi;
const ADDRESS =
  /(?:(?:https?|ftp|file|wss?|blob):\s*\/{1,2}|(?:javascript|vbscript):|\b(?:data|mailto|tel):(?=\S)|\bwww\.)[^\s<>"”'’]*/gi;
/** "example.com/path": a host written without its scheme, with a path or query to carry something out. */
const BARE_HOST = /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>"”]*/gi;
const ENTITY = /&(?:#x?[0-9a-f]+|[a-z]+);?/gi;
/** What is left of markup that was cut in two. */
const REMAINS = /!?\[|\]\(?|[<>]/g;
const DECORATION = /(?:\*\*|__|~~|`+)/g;
const LIST_OR_HEADING = /^[ \t]*(?:#{1,6}[ \t]+|[-*•+][ \t]+|\d{1,2}[.)][ \t]+|>[ \t]?)/gm;

/** "&lt;" and "&#106;" would be markup again for whoever decodes them: "&" goes, a plain ampersand is spelt out by itself. */
function decodeEntity(entity: string): string {
  return /^&amp;?$/i.test(entity) ? "&" : "";
}

/** One pass; markup can hide in markup, so the caller repeats it until nothing changes. */
function strip(text: string): string {
  return text
    .replace(ENTITY, decodeEntity)
    .replace(COMMENT, "")
    .replace(BLOCK, "")
    .replace(REFERENCE, "")
    .replace(IMAGE, "")
    .replace(LINK, `$1 ${NO_LINK}`)
    .replace(TAG, "")
    .replace(ADDRESS, NO_LINK)
    .replace(BARE_HOST, NO_LINK)
    .replace(REMAINS, "")
    .replace(DECORATION, "");
}

/**
 * What a language model wrote as plain prose: no HTML, no Markdown, no address, nothing invisible. It is for what is shown
 * and verified; a quote from an article is never put through it.
 */
export function plainProse(text: string): string {
  let plain = stripInvisible(text).replace(LIST_OR_HEADING, "");
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = strip(plain);
  }
  return plain.replace(/\s+/gu, " ").trim();
}
