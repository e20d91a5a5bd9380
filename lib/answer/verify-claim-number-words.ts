const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth";

export const SMALL = new Map<string, number>([
  ...UNITS.split(" ").map((word, value): [string, number] => [word, value]),
  ...TENS.split(" ").map((word, index): [string, number] => [word, 20 + 10 * index]),
  ...ORDINALS.split(" ").map((word, index): [string, number] => [word, index + 1]),
  ["dozen", 12],
]);
/** Words that say one or two without being numbers: they bear out a number, but do not claim one. */
export const IMPLIED = new Map([
  ["a", 1],
  ["an", 1],
  ["single", 1],
  ["sole", 1],
  ["initial", 1],
  ["twin", 2],
  ["both", 2],
  ["pair", 2],
  ["couple", 2],
  ["twice", 2],
  ["double", 2],
  ["doubled", 2],
]);
export const SCALES = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["mln", 1e6],
  ["mlns", 1e6],
  ["mn", 1e6],
  ["m", 1e6],
  ["billion", 1e9],
  ["bln", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
]);
export const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^\s*-?(?:percent|per cent|pct|%)/i, "percent"],
  [/^\s*(?:u\.?s\.? )?(?:dollars?|dlrs?)\b/i, "dollar"],
  [/^\s*(?:pounds?|stg|sterling)\b/i, "pound"],
  [/^\s*(?:euros?)\b/i, "euro"],
  [/^\s*(?:yen)\b/i, "yen"],
  [/^\s*(?:marks?)\b/i, "mark"],
  [/^\s*(?:francs?)\b/i, "franc"],
  [/^\s*(?:crowns?)\b/i, "crown"],
  [/^\s*(?:cents?|cts)\b/i, "cent"],
];
/** The name of what an amount is of, behind it. */
export const CURRENCY_AFTER =
  /^\s*-?(?:percent|per cent|pct|%|(?:u\.?s\.? )?(?:dollars?|dlrs?)\b|(?:pounds?|stg|sterling|euros?|yen|marks?|francs?|crowns?|cents?|cts)\b)/i;
export const SIGNS: Readonly<Record<string, string>> = { $: "dollar", "£": "pound", "€": "euro", "¥": "yen" };
