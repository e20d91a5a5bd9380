import { namedDates } from "../text/dates.ts";
import { splitSentences } from "../text/sentences.ts";
import { rewriteFollowUp } from "./rewrite.ts";

const ASKS = "(?:who|whom|whose|what|when|where|which|why|how)";
const PREPOSITION = "(?:in|at|on|by|for|from|to|of|under|with|against|through|since|until|over|about|roughly|into)";

/** "…, and how did the ministry answer?": a second question of its own, which begins with its question word. */
const SECOND = new RegExp(`,?\\s+(?:and|but)\\s+(?=(?:${PREPOSITION}\\s+){0,2}${ASKS}\\b)`, "iu");

/** "The bank was sold in May: who bought it?" */
const INTRODUCED = new RegExp(`(?<=:)\\s+(?=(?:${PREPOSITION}\\s+){0,2}${ASKS}\\b)`, "iu");

const OPENS = new RegExp(`^(?:${PREPOSITION}\\s+){0,2}${ASKS}\\b|\\?$`, "iu");

/** Fewer words are no question, and "when and where was he born?" is one; but "what is it?" is whole. */
const LEAST_WORDS = 4;
const SHORT = new RegExp(
  `^(?:${ASKS}\\s+(?:is|are|was|were|do|does|did|has|had|will)|${PREPOSITION}\\s+(?:which|what|whose))\\s+\\S`,
  "iu",
);

/** More parts than this are a text, not a question. */
const MOST_PARTS = 3;

/** Names with what joins them, and years: "Bank of Elm", "Allied-Signal", "1987". */
const NAME = /(?:\p{Lu}[\p{L}\p{N}.'’&-]*|\b\d{4}\b)(?: (?:(?:of|and|de) )?(?:\p{Lu}[\p{L}\p{N}.'’&-]*|\d{4}\b))*/gu;

/** The names and years of a question; without months, "March 1987" is 1987. */
function namesIn(question: string, withMonths: boolean): string[] {
  const names = [...question.slice(1).matchAll(NAME)].map(([name]) => name.replace(/['’]s$/u, ""));
  if (withMonths) return names;
  return names.map((name) => {
    const { year, month } = namedDates(name)[0] ?? {};
    return year && month ? String(year) : name;
  });
}

/** A later part with the names of the first that it lacks, or, where that names nothing, completed as a follow-up is. */
function completed(part: string, first: string): string {
  // A month of its own takes the place of the first part's.
  const names = namesIn(first, !namedDates(part).some(({ month }) => month));
  const lacking = [...new Set(names)].filter((name) => !part.includes(name));
  if (names.length === 0) return rewriteFollowUp(part, [{ role: "user", content: first }]);
  return lacking.length === 0 ? part : `${part.replace(/\?$/u, "")} (${lacking.join(", ")})?`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The questions that a question is made of, each standing alone: "Why was it closed, and how much did repairs cost?" asks for
 * two things, which may stand in two stories. What is said before ("The bank was sold in May. Who …") goes with each. One that
 * asks one thing is returned as it is.
 */
export function questionParts(question: string): readonly string[] {
  const pieces = splitSentences(question).flatMap(({ start, end }) => question.slice(start, end).split(INTRODUCED));
  const lead = pieces.filter((piece) => !OPENS.test(piece)).join(" ");
  const asked = pieces.filter((piece) => OPENS.test(piece)).flatMap((piece) => piece.split(SECOND));
  const isSplit = asked.length > 1 && asked.length <= MOST_PARTS;
  if (!isSplit || asked.some((part) => part.split(/\s+/).length < LEAST_WORDS && !SHORT.test(part))) return [question];
  return asked.map((part, index) => {
    const whole = `${capitalised(part).replace(/[?,;\s]+$/u, "")}?`;
    if (lead !== "") return `${lead} ${whole}`;
    return index === 0 ? whole : completed(whole, asked[0] ?? "");
  });
}
