/** A probability in words a reader of news would use. */
export function confidenceInWords(confidence: number): string {
  if (confidence >= 0.9) return "The archive says this clearly";
  if (confidence >= 0.7) return "The archive very likely answers this";
  return "The archive may answer this: check the quotes";
}

/** Milliseconds for people: "in 84 milliseconds", "in 1.2 seconds". */
export function durationInWords(milliseconds: number): string {
  if (milliseconds < 1.5) return "in 1 millisecond";
  return milliseconds < 950
    ? `in ${Math.round(milliseconds)} milliseconds`
    : `in ${(milliseconds / 1000).toFixed(1)} seconds`;
}

export function countInWords(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** An ISO date as a newspaper prints it; what is unknown is said to be. */
export function dateInWords(date: string | null): string {
  // The day is the publisher's own, so no time zone moves it.
  const parsed = Date.parse(date?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? "");
  if (Number.isNaN(parsed)) return date ?? "date unknown";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(parsed);
}
