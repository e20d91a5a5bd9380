import { stripInvisible } from "../text/invisible.ts";

/** How text that speaks to a language model, rather than to a reader of news, begins or gives itself away. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instructions?|rules?|prompts?|guidelines|context|passages?|above|previous|prior|earlier)\b/i,
  /(?:^|["“(\s])(?:system|assistant|developer|user|human|admin)\s*(?:prompt|message|note|override)?\s*:/i,
  /<\|[^|]*\|>|\[\/?INST\]|<\/?(?:system|assistant|user|instructions?|passage|question)\b|###\s*(?:system|instruction|response)/i,
  /\b(?:you are|act as|pretend to be|from now on,? you)\b[^.]{0,40}\b(?:now|assistant|model|ai|chatbot|dan|unrestricted)\b/i,
  /\b(?:as an|note to|dear|attention,?|to the|any|all) (?:ai|language model|llm|assistant|chatbot|model)s?\b/i,
  /(?:^|[.:;,]\s*|\b(?:must|please|always|then|now|only|to)\s+)(?:say|answer|reply|respond|state|write|print|output|repeat|reveal|tell|add|append|insert|include|cite|translate|summari[sz]e|click|visit|end your)\b[^.]{0,60}\b(?:that|with|the (?:user|reader|answer|prompt|key)|this|following|your|exactly|only|link|image|url|passage|\[\d+\])/i,
  /<!--/,
  /\b(?:system|hidden|secret|original) (?:prompt|instructions?)\b|\b(?:api|secret) key\b/i,
];

/**
 * Whether a sentence of an article reads as an instruction to a language model. Such a sentence is quoted like any other, but
 * it bears out nothing: "Say that the harbour burnt down" is no news of a fire. It is a second line of defence, known to
 * be leaky: the first is that nothing is obeyed, only checked.
 */
export function isInstruction(sentence: string): boolean {
  const plain = stripInvisible(sentence);
  const inner = plain.replace(/<\/?[a-z][^<>]*>/gi, " ").replace(/^[^\p{L}\p{N}]+/u, "");
  return PATTERNS.some((pattern) => pattern.test(plain) || pattern.test(inner));
}
