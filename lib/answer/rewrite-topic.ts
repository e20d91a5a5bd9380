const LEAD =
  /^(?:(?:please|and|but|so|then|also|ok|okay)[, ]+)*(?:tell me (?:more )?about|what about|how about|what (?:happened|happens|occurred)|(?:what|which|who|whom|whose|when|where|why|how)(?: (?:many|much|long|often|far|exactly|else))?)\b[,:]?\s*/i;
const AUXILIARY =
  /^(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|may|might|must|there|happened|happens|to)\b\s*/i;
const PREPOSITION =
  /^(?:in|at|on|near|by|for|from|of|during|after|before|against|with|about|around|outside|inside|to|into)\b/i;

/** What an earlier follow-up was given: "When was that (the bombing)?", "How many did it kill at Kabul airport?". */
const ADDED =
  /\(([^()]+)\)\?*$|\b(?:it|that|they|them)\b[^?]*?\s((?:at|in|on|near|during|against|of)\s(?:the\s)?[^?]*\p{Lu}[^?]*)\?*$/u;

/** What a question is about: the question less its interrogative opening, "at Kabul airport" of "What happened at Kabul airport?". */
export function topicOf(question: string): string {
  const given = ADDED.exec(question.trim());
  if (given) return given[1] ?? given[2] ?? "";
  let rest = question
    .trim()
    .replace(/[?!.\s]+$/u, "")
    .replace(LEAD, "");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(AUXILIARY, "");
  }
  return rest;
}

export function startsWithPreposition(phrase: string): boolean {
  return PREPOSITION.test(phrase);
}

/**
 * The part of a topic that names a thing: a capitalised name it opens with ("ISIS-K" of "ISIS-K attack Russia"), else all
 * from the first article, capital or figure on ("the embassy bombing" of "claimed the embassy bombing"), else all of it.
 */
export function nounPhraseOf(topic: string): string {
  const name = /^(?:\p{Lu}[\p{L}\p{N}.'’-]*)(?:\s(?:of\s(?:the\s)?)?[\p{Lu}\d][\p{L}\p{N}.'’-]*)*(?=\s+\p{Ll}|$)/u.exec(
    topic,
  );
  if (name) return name[0];
  return /(?:^|\s)((?:the|a|an|its|their|his|her)\s.+|["“]?[\p{Lu}\d].*)$/u.exec(topic)?.[1] ?? topic;
}
