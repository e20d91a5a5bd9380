/** A probability in words a reader of news would use. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.9) return "The archive says this clearly";
  if (confidence >= 0.7) return "The archive very likely answers this";
  return "The archive may answer this: check the quotes";
}

/** Milliseconds for people: "in 84 ms", "in 1.2 s". */
export function durationInWords(milliseconds: number): string {
  return milliseconds < 1000
    ? `in ${Math.max(1, Math.round(milliseconds))} ms`
    : `in ${(milliseconds / 1000).toFixed(1)} s`;
}

export function countInWords(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** An ISO date as a newspaper prints it; what is unknown is said to be. */
export function dateInWords(date: string | null): string {
  const parsed = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(parsed)) return date ?? "date unknown";
  return new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(parsed);
}
