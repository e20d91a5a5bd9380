import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openProgress } from "../cli/progress.ts";
import { readConfig } from "../lib/config.ts";
import { openClaimFinder } from "../lib/dateline.ts";
import { type LabelledClaim, readClaims } from "./claim-set.ts";
import { figure } from "./figure.ts";
import { catchingAt, chooseCatching } from "./fit/catching.ts";
import { crossValidate, foldOf } from "./fit/folds.ts";
import { separation } from "./fit/threshold.ts";
import { type DecideWeights, fitDecideWeights, probabilityUnder } from "./fit/weights.ts";
import { alignTable } from "./print-table.ts";

const FOLDS = 5;
const PENALTIES = [0.001, 0.01, 0.1];
/** Of the wrong claims of claims.jsonl, which are as models write them (twins are made to be hard), the share to catch. */
const LEAST_CAUGHT = 0.9;

const USAGE = `Usage: npm run fit-verifier -- [--dry-run]

Fits models/verifier.json, what is weighed to decide whether passages support a generated sentence, on the dev split of
evals/sets/claims.jsonl and on evals/sets/claim-twins.jsonl, both counting the same; the threshold is the one that catches nine
in ten wrong claims of the former. Prints what it reaches on passages that it was not
fitted on. The held-out split is left alone: tests/answer/verify-claim-set.test.ts measures it.
  --dry-run  print the figures, write nothing`;

interface Item extends LabelledClaim {
  readonly set: number;
  /** Undefined where a missing fact settles it. */
  readonly features: Readonly<Record<string, number>> | undefined;
  readonly weight: number;
}

/** Everything that is known of each claim, by the reader that ships. */
async function collect(sets: readonly (readonly LabelledClaim[])[]): Promise<Item[]> {
  const finder = await openClaimFinder(readConfig());
  const bar = openProgress("claims");
  try {
    const total = sets.flat().length;
    // Each set, and in it each class, counts the same.
    const all = sets.flatMap((claims, set) => {
      const right = claims.filter(({ supported }) => supported).length;
      const inClass = (supported: boolean) => (supported ? right : claims.length - right);
      return claims.map((claim) => ({ ...claim, set, weight: total / (2 * sets.length * inClass(claim.supported)) }));
    });
    const items: Item[] = [];
    for (const [index, claim] of all.entries()) {
      const { id, heading, passage: text } = claim;
      const passage = { id, articleId: id, start: 0, end: text.length, text, bodyStart: 0, section: "", heading };
      const features = await finder.find(claim.sentence, passage);
      items.push({ ...claim, features: features && { ...features } });
      bar.update(index + 1, total);
    }
    return items;
  } finally {
    bar.stop();
    await finder.close();
  }
}

function train(items: readonly Item[], penalty: number): DecideWeights {
  const examples = items.flatMap(({ features, supported, weight }) =>
    features ? [{ features, positive: supported, weight }] : [],
  );
  return fitDecideWeights(examples, Object.keys(examples[0]?.features ?? {}), {}, penalty);
}

const predict = (weights: DecideWeights, { features }: Item) => (features ? probabilityUnder(weights, features) : 0);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "dry-run": { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(USAGE);
  const names = ["claims, dev", "claim-twins"];
  const items = await collect([readClaims("claims").filter(({ split }) => split === "dev"), readClaims("claim-twins")]);
  const measured = PENALTIES.map((penalty) => {
    const out = crossValidate(
      items,
      ({ passage }) => foldOf(passage, FOLDS),
      FOLDS,
      (part) => train(part, penalty),
      predict,
    );
    const judged = items.map(({ set, supported }, index) => ({ set, supported, probability: out[index] ?? 0 }));
    const sets = names.map((_, set) => judged.filter((one) => one.set === set));
    const areas = sets.map((set) => separation(set.map((one) => ({ ...one, answerable: one.supported }))));
    return { penalty, sets, areas, threshold: chooseCatching(sets[0] ?? [], LEAST_CAUGHT) };
  });
  console.log(`\n${items.length} claims, cross-validated over ${FOLDS} folds of passages:`);
  console.log(
    alignTable([
      ["penalty", "set", "separation (AUC)", "threshold", "wrong ones caught", "precision", "right ones kept"],
      ...measured.flatMap(({ penalty, sets, areas, threshold }) =>
        sets.map((set, index) => {
          const { recall, precision, kept } = catchingAt(set, threshold);
          const cells = [areas[index] ?? 0, threshold, recall, precision, kept];
          return [String(penalty), names[index] ?? "", ...cells.map((value) => figure(value))];
        }),
      ),
    ]),
  );
  const sum = (values_: readonly number[]) => values_.reduce((a, b) => a + b, 0);
  const best = measured.reduce((a, b) => (sum(b.areas) > sum(a.areas) ? b : a));
  const { bias, weights } = train(items, best.penalty);
  const fitted = Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
  const file = `${JSON.stringify({ bias: Number(bias.toFixed(4)), weights: fitted, threshold: best.threshold }, null, 2)}\n`;
  console.log(`\n${file}`);
  if (values["dry-run"]) return;
  const { claimWeightsFile } = readConfig();
  writeFileSync(claimWeightsFile, file);
  console.log(`Written: ${claimWeightsFile}`);
}

await main();
