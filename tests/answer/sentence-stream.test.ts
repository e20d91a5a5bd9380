import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceStream, toClaim } from "../../lib/answer/sentence-stream.ts";

async function* piecesOf(text: string, sizes: readonly number[]): AsyncGenerator<string, void, void> {
  let at = 0;
  for (let index = 0; at < text.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}

async function collect(text: string, sizes: readonly number[] = [text.length || 1]): Promise<string[]> {
  const found: string[] = [];
  for await (const sentence of sentenceStream(piecesOf(text, sizes))) found.push(sentence);
  return found;
}

describe("sentenceStream", () => {
  test.each([
    ["It sank. [1] The crew lived. [2]", ["It sank. [1]", "The crew lived. [2]"]],
    ["It sank [1]. The crew lived [2].", ["It sank [1].", "The crew lived [2]."]],
    ["It sank. [1][2] The crew lived. [1, 2].", ["It sank. [1][2]", "The crew lived. [1, 2]."]],
    ["It sank. [1] iPhones were lost. [2]", ["It sank. [1]", "iPhones were lost. [2]"]],
    ["The U.S. Navy came. [1] Mr. Smith left.", ["The U.S. Navy came. [1]", "Mr. Smith left."]],
    ["It sank.\n\n- The crew lived. [1]\n- No one died.", ["It sank.", "- The crew lived. [1]", "- No one died."]],
    ["No end", ["No end"]],
    ["", []],
  ])("%j", async (text, sentences) => expect(await collect(text)).toEqual(sentences));

  test("gives the same sentences however the text is cut into pieces", async () => {
    const sentence = fc.constantFrom(
      "The ship sank. [1] ",
      "Ten people died in the U.S. [1, 2] ",
      '"We saw it," said Mr. Doe [3]. ',
      "Why? ",
      "It cost 4.2 mln dlrs.[2] ",
      "- A line\n",
      "no capital here. ",
    );
    const text = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
        async (whole, sizes) => {
          expect(await collect(whole, sizes)).toEqual(await collect(whole));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("gives a sentence before the next one is whole", async () => {
    const never = Promise.withResolvers<never>();
    async function* halting(): AsyncGenerator<string, void, void> {
      yield "The ship sank at dawn. [1] Its crew of twelve was taken aboard by a fishing boat that";
      await never.promise;
    }
    const { value } = await sentenceStream(halting()).next();
    expect(value).toBe("The ship sank at dawn. [1]");
  });
});

describe("toClaim", () => {
  test.each([
    ["It sank [1].", "It sank.", [1]],
    ["It sank. [1][2]", "It sank.", [1, 2]],
    ["It sank [1, 3].", "It sank.", [1, 3]],
    ["It sank [2-4].", "It sank.", [2, 3, 4]],
    ["It sank【2】.", "It sank.", [2]],
    ["It [^1] sank [passage 2].", "It sank.", [1, 2]],
    ["It sank [1] [1].", "It sank.", [1]],
    ["It sank [sic].", "It sank [sic].", []],
    ["It sank in [1999-99999].", "It sank in [1999-99999].", []],
    ["It sank.", "It sank.", []],
  ])("%j", (written, text, cites) => expect(toClaim(written)).toEqual({ text, cites }));
});
