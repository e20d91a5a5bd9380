import type { Reader } from "../read/reader.ts";
import type { Passage } from "../types.ts";
import { isInstruction } from "./instruction.ts";
import { NO_LINK } from "./plain-prose.ts";
import type { Claim } from "./sentence-stream.ts";
import { type ClaimVerdict, ENOUGH_COVERAGE, type Judged, judgeClauses, type Support } from "./verify-claim-judge.ts";
import { askForFacts } from "./verify-claim-read.ts";
import { evidenceOf } from "./verify-claim-sentence.ts";

const OF_PASSAGES = /^(?:the|this|these|each|all|both) (?:provided |given )?(?:passages?|texts?|excerpts?)\b/i;

/** A paraphrase shares few words with its source. Then the reader, asked with the claim, must point at the same sentence. */
async function readerAgrees(
  claim: string,
  support: readonly Support[],
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const passages = [...new Set(support.map(({ passage }) => passage))];
  const readings = await reader.read(claim, passages, signal);
  return readings.some(({ sentences, spans }) => {
    const best = sentences.toSorted((a, b) => b.score - a.score)[0];
    return support.some(
      ({ start, end }) =>
        (best && best.start < end && start < best.end) || (spans[0] && spans[0].start < end && start < spans[0].end),
    );
  });
}

/** Why the reader does not bear out what the words let pass; undefined where it does. */
async function readerOpposes(
  claim: string,
  { support, coverage, doubt, needs = 1 }: Judged & { readonly supported: true },
  reader: Reader,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const passages = [...new Set(support.map(({ passage }) => passage))];
  const { contested, confirmed } = await askForFacts(claim, passages, reader, signal);
  if (contested) return `the passage has something else for "${contested}"`;
  if (doubt) return confirmed >= needs ? undefined : doubt;
  if (confirmed > 0) return undefined;
  const isClear = coverage >= ENOUGH_COVERAGE || (await readerAgrees(claim, support, reader, signal));
  return isClear ? undefined : "no passage says this";
}

/**
 * Checks a generated sentence against the passages that the model was shown, numbered from 1. Those it cites come first,
 * together; then each of the others, since a true sentence with a wrong number only wants the right one. A number that does
 * not exist counts for nothing.
 */
export async function verifyClaim(
  { text, cites }: Claim,
  passages: readonly Passage[],
  reader: Reader,
  signal?: AbortSignal,
): Promise<ClaimVerdict> {
  const cited = cites.flatMap((number) => passages[number - 1] ?? []);
  const others = passages.filter((passage) => !cited.includes(passage));
  const groups = [...(cited.length > 0 ? [cited] : []), ...others.map((passage) => [passage])];
  if (text.includes(NO_LINK)) return { supported: false, why: "it had a link, and only articles are linked to" };
  if (OF_PASSAGES.test(text)) return { supported: false, why: "it speaks of the passages, not of the news" };
  let nearest: Judged | undefined;
  for (const group of groups) {
    const judged = judgeClauses(
      text,
      group.flatMap(evidenceOf).filter(({ text: sentence }) => !isInstruction(sentence)),
    );
    if (judged.supported) {
      const opposed = await readerOpposes(text, judged, reader, signal);
      if (!opposed) return { supported: true, support: judged.support };
      if (!nearest || judged.coverage > nearest.coverage)
        nearest = { supported: false, why: opposed, coverage: judged.coverage };
    } else if (!nearest || judged.coverage > nearest.coverage) nearest = judged;
  }
  const why = nearest && !nearest.supported ? nearest.why : "no passage says this";
  return { supported: false, why };
}
