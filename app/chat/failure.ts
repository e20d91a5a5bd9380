/** A failure as a person may read it: what happened, and what is left. */
export interface Failure {
  readonly title: string;
  readonly detail: string;
}

/** The problem+json of an answer that was refused, if that is what the text is. */
function readProblem(text: string): Failure | null {
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem !== "object" || problem === null || !("detail" in problem)) return null;
    const title = "title" in problem && typeof problem.title === "string" ? problem.title : "The question was refused";
    return typeof problem.detail === "string" ? { title, detail: problem.detail } : null;
  } catch {
    return null;
  }
}

/** Browsers word a lost connection each in their own way; all of them throw a TypeError. */
function isNetworkError(error: Error): boolean {
  return error.name === "TypeError" || /network|fetch|load failed|connection|chunk/i.test(error.message);
}

/** Why an answer is not whole. No error means that the stream ended before its end; `isReceived`, that part had come. */
export function describeFailure(error: Error | undefined, isReceived: boolean): Failure {
  const kept = isReceived ? " What was received is kept." : "";
  const problem = error && readProblem(error.message);
  if (problem) return problem;
  if (!error) return { title: "The answer broke off", detail: `The connection ended before the answer did.${kept}` };
  if (isNetworkError(error)) {
    const detail = `It may have stopped, or the connection was lost. Your question is kept.${kept}`;
    return { title: "The server is not answering", detail };
  }
  // Only what the server itself wrote for people; a parser's complaint is none.
  const isPlain = error.message.length < 300 && /^[A-Z][^<{]+\.$/.test(error.message);
  return { title: "The answer broke off", detail: `${isPlain ? error.message : "The server had a fault."}${kept}` };
}
