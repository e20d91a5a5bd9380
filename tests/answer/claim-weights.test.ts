import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readClaimWeights, supportProbability } from "../../lib/answer/claim-weights.ts";
import { readConfig } from "../../lib/config.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

const NEUTRAL = { reader: 0, coverage: 0, isCovered: 0, against: 0, doubt: 0, contested: 0, confirmed: 0 };

describe("the weights that ship", () => {
  const weights = readClaimWeights(readConfig().claimWeightsFile);

  test("let what speaks for a claim raise its probability, and what speaks against it lower it", () => {
    const at = (change: Partial<typeof NEUTRAL>) =>
      supportProbability(weights, { ...NEUTRAL, coverage: 0.8, ...change });
    for (const name of ["reader", "isCovered", "confirmed"] as const)
      expect(at({ [name]: 1 })).toBeGreaterThanOrEqual(at({}));
    for (const name of ["against", "doubt", "contested"] as const)
      expect(at({ [name]: 1 })).toBeLessThanOrEqual(at({}));
    expect(at({ reader: 5 })).toBeGreaterThan(at({ reader: -5 }));
  });
});

test.each([
  "",
  "{}",
  "[1]",
  '{"bias": 0, "weights": {"magic": 1}, "threshold": 0.5}',
  '{"bias": 0, "weights": {}, "threshold": 2}',
])("weights that do not fit are refused with what to do: %s", (text) => {
  const file = join(temporaryFolder(), "verifier.json");
  writeFileSync(file, text);
  expect(() => readClaimWeights(file)).toThrow(
    expect.objectContaining({ code: "bad-model", hint: expect.stringContaining("git checkout") }),
  );
});
