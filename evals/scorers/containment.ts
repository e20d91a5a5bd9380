/** What words are compared by: case, accents and punctuation aside, but "6.4", "$" and "%" kept, "6,400" as "6400", "U.S." as "us". */
export function comparable(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s?\b/g, (found) => (found === "'s" ? " " : ""))
    .replace(/(?<=\d),(?=\d{3})/g, "")
    .replace(/\b(?:\p{L}\.){2,}/gu, (acronym) => acronym.replaceAll(".", ""))
    .match(/\d+(?:\.\d+)?|[\p{L}\p{M}]+|\d|[$%£|]/gu);
  return (words ?? []).filter((word) => word !== "a" && word !== "an" && word !== "the").join(" ");
}

function holds(text: string, form: string): boolean {
  const wanted = comparable(form);
  return wanted !== "" && ` ${text} `.includes(` ${wanted} `);
}

/**
 * The share of the things asked for that the answer says: each inner array is one thing, said when one of its forms stands in a
 * part of the answer (its sentences, its short answer) as whole words. For generated and quoted answers of any length, where
 * exact match cannot be asked for ("accuracy" of Mallen et al. 2023, arXiv:2212.10511, and of RGB, arXiv:2309.01431).
 */
export function containedShare(parts: readonly string[], answers: readonly (readonly string[])[]): number {
  if (answers.length === 0) return 0;
  const text = parts.map(comparable).join(" | ");
  return answers.filter((forms) => forms.some((form) => holds(text, form))).length / answers.length;
}

/** 1 where the answer says every thing asked for, else 0. */
export function containment(parts: readonly string[], answers: readonly (readonly string[])[]): number {
  return containedShare(parts, answers) === 1 ? 1 : 0;
}
