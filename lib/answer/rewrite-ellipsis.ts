import { isStopWord } from "../text/terms.ts";
import type { Exchange } from "./rewrite.ts";
import { startsWithPreposition, topicOf } from "./rewrite-topic.ts";

const FRAGMENT = /^(?:and|but|or|what about|how about|and what about)\s+(.+?)[?!.\s]*$/iu;
const BARE_WH =
  /^(?:and |but )?(why|when|where|who|how|how many|how much|by whom|since when|says who|who (?:said|says) (?:so|that|this|it)|why so)[?!.\s]*$/iu;
const PREPOSITIONAL_TAIL = /\s(?:in|at|on|near|by|for|from|of|during|after|before|against|with)\s[^?]*$/iu;

function ask(text: string): string {
  return `${text.replace(/[?!.\s]+$/u, "")}?`;
}

/** "Why?" after "Has ISIS-K lost members?" is "Why has ISIS-K lost members?"; after a wh-question it asks about its topic. */
function fillBareWh(word: string, last: Exchange): string {
  const rest = last.question.trim();
  const opening = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  if (/^(?:says who|who (?:said|says) \w+)$/i.test(word)) {
    const claim =
      last.answer
        .split(/(?<=[.!?]["”]?)\s/u)
        .at(-1)
        ?.trim() ?? "";
    return ask(claim === "" ? `Who said ${topicOf(rest)}` : `Who said: ${claim}`);
  }
  if (/^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/i.test(rest)) {
    return ask(`${opening} ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`);
  }
  const topic = topicOf(rest);
  if (startsWithPreposition(topic)) return ask(`${opening} did it happen ${topic}`);
  const swapped = rest.replace(/^(?:what|which|who|whom|when|where|why|how(?: many| much)?)\b/i, opening);
  return ask(swapped === rest ? `${opening} ${topic}` : swapped);
}

/** "And in Iran?": the last question with its last place, time or name exchanged for the fragment's. */
function fillFragment(fragment: string, last: Exchange): string {
  const frame = last.question.trim().replace(/[?!.\s]+$/u, "");
  if (startsWithPreposition(fragment)) {
    return ask(
      PREPOSITIONAL_TAIL.test(frame) ? frame.replace(PREPOSITIONAL_TAIL, () => ` ${fragment}`) : `${frame} ${fragment}`,
    );
  }
  const names = [
    ...frame.matchAll(/(?:\bthe )?(?:\p{Lu}[\p{L}\p{N}.'’-]*|\d{4})(?: (?:of )?(?:the )?\p{Lu}[\p{L}\p{N}.'’-]*)*/gu),
  ];
  const name = names.filter(({ index }) => index > 0).at(-1);
  if (!name) return ask(`${frame}, ${fragment}`);
  return ask(frame.slice(0, name.index) + fragment + frame.slice(name.index + name[0].length));
}

/** Completes a question that is only a fragment of one; undefined where the question has a frame of its own. */
export function fillEllipsis(question: string, last: Exchange): string | undefined {
  const bare = BARE_WH.exec(question.trim())?.[1];
  if (bare) return fillBareWh(bare, last);
  const fragment = FRAGMENT.exec(question.trim())?.[1];
  if (!fragment) return undefined;
  // "And how many died?" has its own frame; "And in Iran?" has not.
  const own =
    /^(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/i;
  const words = fragment.split(/\s+/).filter((word) => !isStopWord(word));
  return own.test(fragment) || words.length > 6 ? undefined : fillFragment(fragment, last);
}
