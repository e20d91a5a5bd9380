import { type NamedDate, namedDates } from "../text/dates.ts";

const DAY_MS = 86_400_000;

/** Days that news is late, or that "in March" stretches beyond its ends. */
const SLACK_DAYS = 5;

/** The days that a named date covers, with slack; a date without a year is taken in the article's. */
function covers({ year, month, day }: NamedDate, published: Date): boolean {
  const inYear = year ?? published.getUTCFullYear();
  const from = Date.UTC(inYear, month ? month - 1 : 0, day ?? 1);
  const until = day ? from + DAY_MS : month ? Date.UTC(inYear, month, 1) : Date.UTC(inYear + 1, 0, 1);
  const at = published.getTime();
  return at >= from - SLACK_DAYS * DAY_MS && at < until + SLACK_DAYS * DAY_MS;
}

/**
 * How the article's day of publication fits the dates that the question names: the share of them that it falls on (give or
 * take some days), 0..1. Null where the question names none, or the day is not known. An event may well be told of years
 * later, so this is something to weigh, not to filter by.
 */
export function dateMatch(question: string, publishedAt: string | undefined): number | null {
  const published = new Date(publishedAt?.slice(0, 10) ?? Number.NaN);
  const dates = namedDates(question);
  if (dates.length === 0 || Number.isNaN(published.getTime())) return null;
  return dates.filter((date) => covers(date, published)).length / dates.length;
}
