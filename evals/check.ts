import type { Question } from "./question-set.ts";
import { comparable } from "./scorers/containment.ts";

export interface Problem {
  readonly id: string;
  readonly what: string;
}

/**
 * What is wrong with a set: evidence that is not verbatim in its article, an answer of which no form stands verbatim in the
 * evidence, the same question twice, a follow-up without the turns before it. An empty list is a sound set.
 */
export function checkQuestions(
  questions: readonly Question[],
  textOf: (articleId: string) => string | undefined,
): Problem[] {
  const seen = new Map<string, string>();
  return questions.flatMap(({ id, question, answers, evidence, style, history, answerable }) => {
    const problems: string[] = [];
    for (const { articleId, quote } of evidence) {
      const text = textOf(articleId);
      if (text === undefined) problems.push(`its article ${articleId} is not in the archive`);
      else if (!text.includes(quote)) problems.push(`its evidence is not verbatim in ${articleId}: ${quote}`);
    }
    if (answerable && evidence.length === 0) problems.push("it has no evidence");
    for (const forms of answers) {
      if (!forms.some((form) => evidence.some(({ quote }) => quote.includes(form)))) {
        problems.push(`no form of its answer stands in its evidence: ${forms.join(" / ")}`);
      }
      if (forms.some((form) => comparable(form) === "")) problems.push("a form of its answer has no words");
    }
    // Style is a part of what is asked: the same words all in capitals are another question.
    const key = JSON.stringify([comparable(question), style, history]);
    const before = seen.get(key);
    if (before !== undefined) problems.push(`it asks what ${before} asks`);
    seen.set(key, id);
    if (style === "follow-up" && (history ?? []).length === 0) problems.push("a follow-up without the turns before it");
    return problems.map((what) => ({ id, what }));
  });
}
