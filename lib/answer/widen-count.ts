import { topicTerms } from "../text/terms.ts";
import type { Stretch } from "./balance-span.ts";

/** "How many people …", "how many were killed": whoever is counted, not one kind of them. */
const COUNTS_ANYONE =
  /\bhow many (?:(?:people|persons|victims|casualties|deaths|lives|ppl)\b|(?:did|were|was|have|had|died)\b)/i;

const NUMBER =
  "(?:\\d[\\d.,]*|(?:tens of thousands|thousands|hundreds|scores|dozens) of|two|three|four|five|six|seven|eight|nine|ten|several)";
const PERSONS =
  "(?:bystanders|children|civilians|crew|firefighters|guards|gunmen|hostages|journalists|men|members|militants|miners|officers|others|" +
  "passengers|police(?:men)?|prisoners|rebels|residents|sailors|soldiers|staff|students|tourists|troops|villagers|women|workers)";

const IS_A_COUNT = new RegExp(`^(?:\\p{L}+ ){0,3}${NUMBER} .*${PERSONS}$`, "iu");
/** Another count at once after the first: " and scores of civilians", ", two drivers". */
const ONE_MORE = new RegExp(`^(?:,? and|,) (?:\\p{L}+ ){0,2}${NUMBER} (?:\\p{L}+ ){0,2}?${PERSONS}\\b`, "iu");

/**
 * A count of some of those that a question for people asks for, with the other counts that the text joins to it: "13 US troops"
 * is half an answer where it reads "13 US troops and scores of civilians". A question that names whom it counts keeps the one.
 */
export function widenCount(text: string, span: Stretch, question: string): Stretch {
  const words = text.slice(span.start, span.end);
  if (!COUNTS_ANYONE.test(question) || !IS_A_COUNT.test(words)) return span;
  const asked = new Set(topicTerms(question));
  if (topicTerms(words).some((term) => asked.has(term))) return span;
  let { end } = span;
  for (let more = ONE_MORE.exec(text.slice(end)); more; more = ONE_MORE.exec(text.slice(end))) end += more[0].length;
  return { start: span.start, end };
}
