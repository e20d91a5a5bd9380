import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../../lib/config.ts";
import { openModelFolder } from "../../lib/onnx/model-folder.ts";
import { decodeSpans } from "../../lib/read/decode-span.ts";
import { openRealModels } from "../fakes/real-models.ts";

const Logits = z.array(z.number());
/** Logits that fp32 PyTorch gave, written by training/parity.py together with the model. */
const FixtureSchema = z.object({
  cases: z.array(
    z.object({
      question: z.string(),
      heading: z.string().nullable(),
      passage: z.string(),
      inputIds: z.array(z.number()),
      start_logits: Logits,
      end_logits: Logits,
      evidence_logits: Logits,
      relevance: Logits,
      answerable: Logits,
    }),
  ),
});
const { cases } = FixtureSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", "reader.json"), "utf8")),
);

/** How far int8 may move a logit: on average over a passage, and for one that stands alone. */
const MEAN_DRIFT = 0.5;
/** The same where the question has no word of English: the models were never taught such, and rounding tips what hangs in the balance. */
const FOREIGN_DRIFT = 1.5;
const DRIFT = 1.5;

/** The passage's part of the reference's logits: the last before [SEP]. */
function tail(logits: readonly number[], length: number): number[] {
  return logits.slice(logits.length - 1 - length, -1);
}

function meanDrift(ours: Float32Array | null, reference: readonly number[]): number {
  const sum = reference.reduce((total, value, index) => total + Math.abs(value - (ours?.[index] ?? Number.NaN)), 0);
  return sum / Math.max(1, reference.length);
}

describe("the int8 reader beside its fp32 reference", () => {
  const models = openRealModels();
  afterAll(models.close);
  const { modelFile, tokenizerFile, config } = openModelFolder(readConfig({}).readerFolder, "reader");
  const read = ({ question, heading, passage: text }: (typeof cases)[number]) =>
    models.pool.read({ modelFile, tokenizerFile, maxTokens: config.maxTokens, question, heading: heading ?? "", text });

  test.each(cases)("logits are close: $question", async (one) => {
    const output = await read(one);
    const { length } = output.startLogits;
    expect(length).toBeGreaterThan(0);
    const most = /\p{Script=Han}|^\P{L}*$/u.test(one.question) ? FOREIGN_DRIFT : MEAN_DRIFT;
    expect(meanDrift(output.startLogits, tail(one.start_logits, length))).toBeLessThan(most);
    expect(meanDrift(output.endLogits, tail(one.end_logits, length))).toBeLessThan(most);
    expect(meanDrift(output.evidenceLogits, tail(one.evidence_logits, length))).toBeLessThan(most);
    const nought = (one.start_logits[0] ?? 0) + (one.end_logits[0] ?? 0);
    expect(Math.abs(output.nullLogit - nought)).toBeLessThan(2 * DRIFT);
    expect(Math.abs((output.relevance ?? Number.NaN) - (one.relevance[0] ?? 0))).toBeLessThan(DRIFT);
    expect(Math.abs((output.answerable ?? Number.NaN) - (one.answerable[0] ?? 0))).toBeLessThan(DRIFT);
  });

  test.each(cases)("the best span is the reference's, or one that it holds as good: $question", async (one) => {
    const { startLogits, endLogits } = await read(one);
    const starts = Float32Array.from(tail(one.start_logits, startLogits.length));
    const ends = Float32Array.from(tail(one.end_logits, startLogits.length));
    const [ours] = decodeSpans(startLogits, endLogits, 1);
    const [reference] = decodeSpans(starts, ends, 1);
    const worth = (starts[ours?.first ?? -1] ?? Number.NaN) + (ends[ours?.last ?? -1] ?? Number.NaN);
    expect((reference?.score ?? Number.NaN) - worth).toBeLessThan(DRIFT);
  });
});
