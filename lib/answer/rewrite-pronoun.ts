import type { Exchange } from "./rewrite.ts";
import { nounPhraseOf, startsWithPreposition, topicOf } from "./rewrite-topic.ts";

const PERSON = /\b(he|she|him|his|her|hers)\b/i;
const THING = /\b(it|its|they|them|their|theirs|there|this|that|these|those)\b/i;
const POSSESSIVE = /^(?:its|their|theirs|his|her|hers)$/i;

/** "that"/"this" before a noun or a clause points nowhere: "the group that…", "this year". */
const NOT_POINTING =
  /\b(?:said|say|says|believe|think|know|so|claim(?:ed)?|[\p{L}]{3,})\s+that\s+\p{L}+\s+\p{L}+|\bthis (?:year|month|week|morning)\b|\bis (?:it|there)\b (?:true|possible|a|an|any)\b/iu;

/** "the group" is a pronoun of more letters, unless the question names someone too. */
const NAMELESS = /\bthe (?:group|organi[sz]ation|company|firm|party|agency)\b/i;

/** "do it", "do so": what was done is the last question's whole topic, not a thing of it. */
const DOING = /\b(?:do|did|done|doing) (?:it|that|this|so)\b[?!.\s]*$/i;

const NAME = "(?<!\\b[Tt]he )(?<!\\b[Ii]n )(\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+)+)";

/** A person named in the last answer, best one who speaks: "said Colin Clarke of …", "President Vladimir Putin". */
function personIn(answer: string): string | undefined {
  const patterns = [
    `\\bsaid ${NAME}`,
    `${NAME} (?:of|,|said|told)`,
    `(?:President|Minister|General|Senator|Chairman) ${NAME}`,
    // Someone who speaks and is not named: "the top US general in the Middle East said".
    '\\b([Tt]he [^,.;:“"]{3,60}?) (?:said|told|warned)\\b',
    NAME,
  ];
  for (const pattern of patterns) {
    const found = new RegExp(pattern, "u").exec(answer)?.[1];
    if (found) return found;
  }
  return undefined;
}

function asPossessive(phrase: string): string {
  return /s$/i.test(phrase) ? `${phrase}’` : `${phrase}’s`;
}

function before(question: string, addition: string): string {
  const [, words = question, mark = ""] = /^(.*?)(\s*[?!.]*)$/su.exec(question.trim()) ?? [];
  return `${words} ${addition}${mark.trim()}`;
}

/** Puts the topic of the last exchange where the question has a pronoun; undefined where it has none that points back. */
export function fillPronoun(question: string, last: Exchange): string | undefined {
  const trimmed = question.trim().replace(/^(?:ok |okay )?(?:and|but|so) /i, "");
  const person = PERSON.exec(trimmed)?.[1];
  if (person) {
    const who = personIn(last.answer) ?? nounPhraseOf(topicOf(last.question));
    return trimmed.replace(PERSON, () => (POSSESSIVE.test(person) ? asPossessive(who) : who));
  }
  if (NAMELESS.test(trimmed) && !/\s\p{Lu}/u.test(trimmed)) {
    const topic = topicOf(last.question);
    const phrase = nounPhraseOf(topic);
    return phrase === "" || startsWithPreposition(topic) ? undefined : trimmed.replace(NAMELESS, () => phrase);
  }
  const pronoun = THING.exec(trimmed)?.[1]?.toLowerCase();
  if (!pronoun || NOT_POINTING.test(trimmed)) return undefined;
  const topic = topicOf(last.question);
  if (topic === "") return undefined;
  if (startsWithPreposition(topic)) {
    return pronoun === "there" ? trimmed.replace(/\bthere\b/i, () => topic) : before(trimmed, topic);
  }
  const pronouns = trimmed.match(new RegExp(THING, "gi")) ?? [];
  if (DOING.test(trimmed) || pronouns.length > 1) return before(trimmed, `(${topic})`);
  const phrase = nounPhraseOf(topic);
  if (pronoun === "there") return trimmed.replace(/\bthere\b/i, () => `in ${phrase}`);
  if (/^(?:this|that|these|those)$/.test(pronoun)) return before(trimmed, `(${topic})`);
  // Replacements are functions, since "$1" in the words of a question is money.
  return trimmed.replace(THING, () => (POSSESSIVE.test(pronoun) ? asPossessive(phrase) : phrase));
}
