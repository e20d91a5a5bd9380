/** Characters of a question that the API takes. */
const QUESTION_LIMIT = 2000;

/** From here on the box tells how much room is left. */
const NEAR = 1800;

/** What stands in the way of asking, in words; null where nothing does. */
export function questionProblem(question: string): string | null {
  const length = question.trim().length;
  if (length === 0) return "Write a question first.";
  if (length <= QUESTION_LIMIT) return null;
  const over = length - QUESTION_LIMIT;
  return `${over.toLocaleString("en")} ${over === 1 ? "character" : "characters"} too many. A question may have 2,000.`;
}

/** "1,912 of 2,000 characters" near the limit, else null. */
export function questionCounter(question: string): string | null {
  const length = question.trim().length;
  return length < NEAR ? null : `${length.toLocaleString("en")} of 2,000 characters`;
}
