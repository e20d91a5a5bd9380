import type { Evidence } from "./verify-claim-sentence.ts";
import { claimWords } from "./verify-claim-words.ts";

/** Things of one kind, a kind a line: where a passage speaks of the one, a claim of the other is another claim. */
const KINDS = `
summer winter spring autumn
wheat corn maize barley rice soybean sugar coffee cocoa tea cotton wool rubber
gold silver copper tin zinc nickel lead aluminium steel iron coal oil gas
second minute hour week month
flood drought storm earthquake blaze avalanche
bus train tram plane ferry lorry bicycle
farmer teacher doctor nurse pilot miner docker sailor driver fisherman lawyer engineer student
football tennis hockey cricket rugby
import export
wing engine valve pump brake
buyer seller
passenger crew
debt equity
`;

const KIND_OF: ReadonlyMap<string, number> = new Map(
  KINDS.trim()
    .split("\n")
    .flatMap((line, kind) => claimWords(line).map(({ key }): [string, number] => [key, kind])),
);

/** A thing of the claim in whose stead the sentences have another of its kind. Undefined where there is none. */
export function otherOfKind(
  claim: string,
  evidence: readonly Evidence[],
  pool: readonly Evidence[],
): string | undefined {
  const words = claimWords(claim);
  const said = new Set(words.map(({ key }) => key));
  return words.find(({ key, concept, raw }) => {
    const kind = KIND_OF.get(key);
    if (kind === undefined || !/^\p{Ll}/u.test(raw) || pool.some(({ concepts }) => concepts.has(concept))) return false;
    return evidence.some(({ keys }) => [...keys].some((other) => KIND_OF.get(other) === kind && !said.has(other)));
  })?.raw;
}
