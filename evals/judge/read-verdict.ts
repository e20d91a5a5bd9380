/** What a judge says of an answer; "none" where its reply cannot be read as either. */
export type Verdict = "right" | "wrong" | "none";

/** Models that think aloud do it in these; one that never came to an end has no verdict. */
const THOUGHT = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;
const DECORATION = /[*_`"'#>]+/g;
/** "RIGHT", "Verdict: wrong.", "The answer is correct - it says nine"; but not "Right, but …", which is both. */
const WORD =
  /^(?:(?:(?:my|the|final) )*(?:verdict|answer|judge?ment)(?: is)?\s*[:=]?\s*)?(right|correct|wrong|incorrect)\s*(?:$|[.!:–—-])/i;

function fromWord(text: string): Verdict | undefined {
  const word = WORD.exec(text.replace(DECORATION, "").trim())?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return word === "right" || word === "correct" ? "right" : "wrong";
}

/** {"verdict": "right"}, or {"right": true} */
function fromJson(text: string): Verdict | undefined {
  try {
    const value: unknown = JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? "");
    const { verdict, right, correct } = value as Record<string, unknown>;
    if (typeof verdict === "string") return fromWord(verdict);
    const flag = verdict ?? right ?? correct;
    return typeof flag === "boolean" ? (flag ? "right" : "wrong") : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a judge's reply: one word, alone or at the head of the first or last line, or JSON. Where these contradict each other,
 * or none is there, it is no verdict.
 */
export function readVerdict(reply: string): Verdict {
  const lines = reply
    .replace(THOUGHT, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const readings = [fromJson(lines.join("\n")), fromWord(lines.at(0) ?? ""), fromWord(lines.at(-1) ?? "")];
  const verdicts = new Set(readings.filter((reading) => reading !== undefined));
  const [verdict = "none"] = verdicts;
  return verdicts.size === 1 ? verdict : "none";
}
