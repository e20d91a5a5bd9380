import type { Turn } from "../types.ts";
import { plainProse } from "./plain-prose.ts";
import { rewritePrompt } from "./prompt.ts";
import { rewriteFollowUp } from "./rewrite.ts";
import { type Writer, WriterError } from "./writer.ts";

/** Longer than this is an answer or a speech, not a question. */
const LONGEST = 300;

/** What the model said, if it can be a question. */
function asQuestion(text: string): string | undefined {
  const [line = "", ...others] = text.trim().split(/\n+/);
  const question = plainProse(line).replace(/^(?:standalone )?question:\s*/i, "");
  return others.length === 0 && question.length >= 3 && question.length <= LONGEST ? question : undefined;
}

/** A follow-up made to stand alone, and how the model failed if it did: then by rule. */
export async function rewriteByModel(
  question: string,
  history: readonly Turn[],
  writer: Writer,
  signal: AbortSignal | undefined,
): Promise<{ readonly standaloneQuestion: string; readonly failure?: WriterError }> {
  const byRule = rewriteFollowUp(question, history);
  if (history.length === 0) return { standaloneQuestion: byRule };
  try {
    const said = await writer.rewrite(rewritePrompt(question, history), signal);
    return { standaloneQuestion: asQuestion(said) ?? byRule };
  } catch (error) {
    if (!(error instanceof WriterError)) throw error;
    return { standaloneQuestion: byRule, failure: error };
  }
}
