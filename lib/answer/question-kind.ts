/**
 * How much an answer to a question holds: one fact, several things of a kind, or an account (reasons, events, what something
 * is). It decides how many sentences are quoted, never whether there is an answer.
 */
export type QuestionKind = "fact" | "list" | "account";

/** Follow a "what" or "which" without making it a list: singular words that end in s. */
const SINGULAR_S = /^(?:\w*(?:ss|us|is)|news|\w+ics|series|species|was|does|has|its|percentage|focus)$/i;

/** Words that can stand between "what" and its noun without saying anything of number. */
const BETWEEN = "(?:(?:other|else|kinds? of|sorts? of|types? of|the|of|are|were|some|major|main|key|recent)\\s+)*";

const LIST = [
  /^(?:please\s+)?(?:list|name|enumerate)\b/i,
  /\b(?:which|what) (?:are|were) (?:the|some)\b.*\p{L}+s\b/iu,
  /\b(?:list of|names of|examples of)\b/i,
];
const REASON = [
  /^(?:but |and |so |please )?(?:why|how come)\b/i,
  /\b(?:reasons?|motives?|causes?|grievances)\b/i,
  /^(?:but |and |so )?what (?:[\p{L}'’-]+ ){0,4}?(?:explains?|explained|caused|drove|driven|prompted|motivate[sd]?)\b/iu,
  /^(?:but |and |so )?what (?:is|was|lies|lay) behind\b/i,
];
const ACCOUNT = [
  /^(?:but |and |so |please )?(?:explain|describe|tell me|summari[sz]e|what happened|what is known|what do we know)\b/i,
  /^(?:and |so )?how (?:do|does|did|has|have|is|are|was|were|can|could|will|would)\b/i,
  /\b(?:background|history)\b/i,
];

/** Whether a question, or a heading, asks why. */
export function asksForReason(question: string): boolean {
  return REASON.some((pattern) => pattern.test(question.trim()));
}

export function questionKind(question: string): QuestionKind {
  const plain = question.trim();
  if (asksForReason(plain) || ACCOUNT.some((pattern) => pattern.test(plain))) return "account";
  if (LIST.some((pattern) => pattern.test(plain))) return "list";
  const noun = new RegExp(
    `^(?:and |so |in |at |on |from |for |to |against )*(?:what|which)\\s+${BETWEEN}((?:[\\p{Ll}\\p{Lu}-]+\\s+){0,2}?[\\p{L}-]+s)\\b`,
    "iu",
  ).exec(plain)?.[1];
  const last = noun?.split(/\s+/).at(-1);
  return last && !SINGULAR_S.test(last) && !/\b(?:is|was|did|does|has|would|could|said|of)\b/i.test(noun ?? "")
    ? "list"
    : "fact";
}
