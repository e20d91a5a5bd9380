import { topicTerms } from "../text/terms.ts";
import type { Turn } from "../types.ts";
import { fillEllipsis } from "./rewrite-ellipsis.ts";
import { fillPronoun } from "./rewrite-pronoun.ts";
import { topicOf } from "./rewrite-topic.ts";

/** A question of the conversation, standing alone, and what was answered to it ("" if nothing was). */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

/** Turns are cut here (UTF-16 units): patterns run over them, some in the square of their length. */
const MAX_TURN = 2000;

/** The last question before this one with its answer; each question was itself made to stand alone first. */
function lastExchange(history: readonly Turn[]): Exchange | undefined {
  let last: Exchange | undefined;
  for (const { role, content: whole } of history) {
    const content = whole.slice(0, MAX_TURN).trim();
    if (role === "user")
      last = { question: (last ? standAlone(content, last) : content).slice(0, MAX_TURN), answer: "" };
    else if (last) last = { ...last, answer: content.replace(/\s*\[\d+\]/g, "") };
  }
  return last;
}

/** "Which mosques?", "How soon?": too little to stand alone, though nothing in it points back. */
function addTopic(question: string, last: Exchange): string | undefined {
  const topic = topicOf(last.question);
  const named = /\s\p{Lu}/u.test(question.trim());
  if (named || topicTerms(question).length > 1 || topic === "") return undefined;
  return `${question.trim().replace(/[?!.\s]+$/u, "")} (${topic})?`;
}

function standAlone(question: string, last: Exchange): string {
  return fillEllipsis(question, last) ?? fillPronoun(question, last) ?? addTopic(question, last) ?? question.trim();
}

/**
 * Makes a follow-up stand alone by taking what it lacks from the turns before: a fragment ("And in Iran?") takes the last
 * question's frame, a pronoun ("How many did it kill?") its topic. A question that lacks nothing is returned as it is.
 */
export function rewriteFollowUp(question: string, history: readonly Turn[]): string {
  const last = lastExchange(history);
  return last ? standAlone(question, last) : question.trim();
}
