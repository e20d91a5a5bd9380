import { topicTerms } from "../text/terms.ts";

/** Words that stand for something said elsewhere: who reads only them learns nothing. */
const STANDS_FOR =
  /^(?:he|she|it|they|we|i|you|this|that|these|those|who|which|one|others|(?:the|this|that|its|their|his|her) (?:group|company|firm|bank|agency|organi[sz]ation|official|officials|spokes(?:man|woman|person)|statement|source|sources|man|woman))$/i;

/** "Was it snow or rain?" is answered with a word of its own. */
const OFFERS_A_CHOICE = /\bor\b/i;

/** Whether words alone, as a short answer, tell anything: not "the group", and not only what the question said itself. */
export function saysSomething(words: string, question: string): boolean {
  if (STANDS_FOR.test(words.trim())) return false;
  const terms = topicTerms(words);
  if (terms.length === 0 || OFFERS_A_CHOICE.test(question)) return true;
  const asked = new Set(topicTerms(question));
  return !terms.every((term) => asked.has(term));
}
