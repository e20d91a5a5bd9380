const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/**
 * An answer as SQuAD's official script compares it: lower case, ASCII punctuation dropped, the articles a, an and the dropped,
 * white space single (Rajpurkar et al. 2016, evaluate-v1.1.py, `normalize_answer`; in that order).
 */
export function squadNormalise(answer: string): string {
  return answer
    .toLowerCase()
    .replace(PUNCTUATION, "")
    .replace(/\b(?:a|an|the)\b/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .join(" ");
}
