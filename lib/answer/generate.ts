import { splitSentences } from "../text/sentences.ts";
import { plainProse } from "./plain-prose.ts";
import { NOT_ANSWERED } from "./prompt.ts";
import { type Claim, sentenceStream, toClaim } from "./sentence-stream.ts";
import type { Prompt, Writer } from "./writer.ts";

/** How models say that they have no answer, when they do not keep to the words they were given. */
const NO_ANSWER =
  /^(?:i(?:'m| am) sorry[,.]?\s*(?:but )?|unfortunately,?\s*|sorry,?\s*)?(?:(?:none of )?the (?:provided |given |supplied )?(?:passages?|sources?|texts?|archive)\b.*\b(?:do(?:es)? not|don't|doesn't|cannot|can't|no\b|none\b)|there is no (?:information|mention)\b|i (?:cannot|can't|can not|am unable to|do not|don't) )/i;

/** Whether a sentence says that the passages do not answer. */
export function isNoAnswer(text: string): boolean {
  return text.toUpperCase().includes(NOT_ANSWERED) || NO_ANSWER.test(text);
}

/** "According to passage 2, …": the number is a citation, the rest is the sentence. */
const BY_PASSAGE = /^(?:according to|as stated in|in) (?:the )?(?:passages?|text|article|source)(?: (\d+))?,\s*/i;

/** Takes away that a sentence speaks of a passage rather than of the news. */
function withoutPassage({ text, cites }: Claim): Claim {
  const [lead = "", number] = BY_PASSAGE.exec(text) ?? [];
  const rest = text.slice(lead.length);
  const named = number === undefined ? [] : [Number(number)];
  return { text: rest.charAt(0).toUpperCase() + rest.slice(1), cites: [...new Set([...cites, ...named])] };
}

/** Something that can be said to be so: "It sank." at least, not what is left of a heading or of markup. */
function saysSomething({ text }: Claim): boolean {
  return /\p{L}\P{L}+\p{L}/u.test(text);
}

/** A last sentence that the length limit cut short. */
function isUnfinished({ text }: Claim): boolean {
  return !/[.!?…:]["”’)]*$/u.test(text);
}

/** What the model writes for a prompt, as plain sentences with what they cite, each as soon as it is whole. */
export async function* generate(
  prompt: Prompt,
  writer: Writer,
  signal: AbortSignal | undefined,
): AsyncGenerator<Claim, void, void> {
  let said = 0;
  for await (const sentence of sentenceStream(writer.write(prompt, signal))) {
    const { text, cites } = toClaim(sentence);
    const plain = plainProse(text);
    // Markup can keep the ends of sentences from being seen; without it there may be two.
    for (const { start, end } of splitSentences(plain)) {
      const claim = withoutPassage({ text: plain.slice(start, end), cites });
      if (!saysSomething(claim) || (said > 0 && isUnfinished(claim))) continue;
      said++;
      yield claim;
    }
  }
}
