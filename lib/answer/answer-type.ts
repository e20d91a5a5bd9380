/** What kind of thing a question asks for, where its words tell. */
export type AnswerType = "number" | "money" | "percentage" | "time" | "month" | "year" | "name" | "place";

const ASKS: readonly (readonly [AnswerType, RegExp])[] = [
  ["percentage", /\b(?:what|which) (?:percent|percentage|share|proportion)\b|\bhow many percent\b/i],
  [
    "money",
    /\bhow much (?:money|did .* (?:cost|pay|spend|raise|earn|lose)|(?:is|was|were|are) .* worth)\b|\bat what price\b|\bwhat (?:price|amount)\b/i,
  ],
  [
    "number",
    /\bhow (?:many|much|large|big|long|old|far|high|often|soon|fast|tall|deep)\b|\bwhat (?:number|quantity|size|age)\b|\bnumber of\b/i,
  ],
  ["year", /\b(?:what|which) year\b/i],
  ["month", /\b(?:what|which) month\b/i],
  [
    "time",
    /\bwhen\b|\b(?:what|which) (?:day|date|time|week|quarter|decade)\b|\bsince what\b|\bhow (?:recently|long ago)\b/i,
  ],
  ["place", /\bwhere\b|\b(?:what|which) (?:country|countries|city|cities|town|place|region|state|port)\b/i],
  [
    "name",
    /\b(?:who|whom|whose)\b|\b(?:what|which) (?:company|person|minister|official|bank|firm|agency|analyst)\b|\bname of\b/i,
  ],
];

const NUMBER_WORD =
  /\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|scores|half|quarter|third|twice|double|several|twin|both|pair|once|daily|weekly|monthly|frequently)\b/i;
const MONTH =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|march|mar|april|apr|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;
const TIME_WORD =
  /\b(?:\w+day|year|years|month|months|week|weeks|quarter|today|tonight|yesterday|tomorrow|earlier|last|next|ago|since|early|late|mid|end|morning|evening|noon|midnight|spring|summer|autumn|fall|winter|now|immediately|shortly|soon|before|after|during|until)\b/i;

const FITS: Readonly<Record<AnswerType, (span: string) => boolean>> = {
  number: (span) => /\d/.test(span) || NUMBER_WORD.test(span),
  money: (span) => /\d/.test(span) || NUMBER_WORD.test(span),
  percentage: (span) => /%|\bpct\b|\bper ?cent|\bhalf\b|\bquarter\b|\bthird\b|\bpoints?\b/i.test(span),
  year: (span) => /\b(?:1[5-9]|20)\d\d\b|\byear\b/.test(span),
  month: (span) => MONTH.test(span) || /\bmonth\b/i.test(span),
  time: (span) => /\d/.test(span) || MONTH.test(span) || TIME_WORD.test(span),
  place: (span) =>
    /\p{Lu}/u.test(span) || /\b(?:outside|inside|near|abroad|north|south|east|west|at|in|here|home)\b/i.test(span),
  name: (span) =>
    /\p{Lu}/u.test(span) || /\b(?:\w+s|official|general|minister|spokes\w+|group|company|bank|man|woman)\b/i.test(span),
};

/** What keywords ask for that are no sentence: "kabul airport attack year". */
const KEYWORD_ASKS: readonly (readonly [AnswerType, RegExp])[] = [
  ["year", /\byear$/i],
  ["month", /\bmonth$/i],
  ["time", /\b(?:date|day|time)$/i],
  ["place", /\b(?:place|location|country|city)$/i],
  ["name", /\bname$/i],
];

const IS_A_QUESTION =
  /^name\b|\b(?:who|whom|whose|what|what's|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/i;

/** The kind of thing that the question asks for; undefined where it could be anything ("what", "why"). */
export function answerType(question: string): AnswerType | undefined {
  const found = ASKS.find(([, pattern]) => pattern.test(question));
  if (found || IS_A_QUESTION.test(question)) return found?.[0];
  return KEYWORD_ASKS.find(([, pattern]) => pattern.test(question.trim()))?.[0];
}

/** Whether anything is asked for that a few words could be: keywords alone ("isis-k russia") ask for nothing. */
export function asksForWords(question: string): boolean {
  return IS_A_QUESTION.test(question) || answerType(question) !== undefined;
}

/** Whether words can be an answer of this kind, judged by their shape alone: "13 troops" is a number, "militants" is not. */
export function fitsType(span: string, type: AnswerType | undefined): boolean {
  return type === undefined || FITS[type](span);
}
