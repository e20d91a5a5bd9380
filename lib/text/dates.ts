const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A calendar date as a question names it: a month alone, with a day, with a year, or a year alone. */
export interface NamedDate {
  readonly year: number | undefined;
  /** 1..12 */
  readonly month: number | undefined;
  readonly day: number | undefined;
}

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:1[5-9]|20)\\d\\d)";
const FORMS = [
  new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(?:of\\s+)?${YEAR})?\\b`, "giu"),
  new RegExp(`\\b${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?\\b`, "giu"),
  new RegExp(`\\b${MONTH}(?:,?\\s+(?:of\\s+)?${YEAR})\\b`, "giu"),
  new RegExp(`\\b(?:in|since|during|of|by|until|last|this|early|late|mid)[\\s-]+${MONTH}(?![\\w-])`, "giu"),
  new RegExp(`\\b${YEAR}\\b`, "gu"),
];

function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(word.slice(0, 3).toLowerCase())) + 1;
}

/** The dates that a text names, each stretch of it once. "May" alone is a date only after a word such as "in". */
export function namedDates(text: string): NamedDate[] {
  let rest = text;
  return FORMS.flatMap((form) => {
    const found = [...rest.matchAll(form)];
    rest = rest.replace(form, (whole) => " ".repeat(whole.length));
    return found.map(([, ...groups]) => {
      const word = groups.find((group) => group !== undefined && /^\p{L}/u.test(group));
      const year = groups.find((group) => group !== undefined && /^\d{4}$/.test(group));
      const day = groups.find((group) => group !== undefined && /^\d{1,2}$/.test(group));
      return {
        year: year ? Number(year) : undefined,
        month: word ? monthOf(word) : undefined,
        day: day ? Number(day) : undefined,
      };
    });
  });
}

/** "12 March 1987" of an ISO 8601 date; of "1987-03" or "1987" what there is; "" where it is none. */
export function longDate(iso: string | undefined): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso ?? "") ?? [];
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter((part) => part).join(" ");
}
