import type { AbstainReason } from "../types.ts";

const MESSAGES: Readonly<Record<AbstainReason, string>> = {
  "empty-archive": "The archive is empty, so there is nothing to answer from yet.",
  "nothing-found": "Sorry, the archive holds nothing about this.",
  "not-stated": "Sorry, the archive does not say. These are the nearest passages.",
};

/** What an abstention says, politely and in a sentence. */
export function abstentionMessage(reason: AbstainReason): string {
  return MESSAGES[reason];
}
