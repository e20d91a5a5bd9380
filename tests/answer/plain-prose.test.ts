import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainProse } from "../../lib/answer/plain-prose.ts";

describe("plainProse", () => {
  test.each([
    ["The ship **sank** at _dawn_.", "The ship sank at _dawn_."],
    ["- The ship sank.", "The ship sank."],
    ["## The ship sank.", "The ship sank."],
    ["1. The ship sank.", "The ship sank."],
    ["The [ship](https://a.example/b) sank.", "The ship (link removed) sank."],
    ["See https://a.example/b?c=d for more.", "See (link removed) for more."],
    ["The <b>ship</b> sank &amp; burned.", "The ship sank & burned."],
    ["The ship<script>alert(1)</script> sank.", "The ship sank."],
    ["Profit rose 3 pct to 1.5 mln dlrs.", "Profit rose 3 pct to 1.5 mln dlrs."],
    ["It is 5 to 6 a.m./p.m. in the U.S.", "It is 5 to 6 a.m./p.m. in the U.S."],
    ["Economic data: sales rose.", "Economic data: sales rose."],
    ["a\u200bb\u202ec", "abc"],
  ])("%j", (text, plain) => expect(plainProse(text)).toBe(plain));

  test("leaves nothing active or hidden in any mixture of markup, and changes nothing more when done again", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "script",
      "&lt;",
      "&",
      "#106;",
      "javascript:",
      "http",
      "://",
      "evil.example",
      "/",
      "[",
      "]",
      "(",
      ")",
      "!",
      "`",
      "\u200b",
      "\u202e",
      " ",
      "<!--",
      "-->",
      "img src=x",
      "data:",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (parts) => {
        const plain = plainProse(parts.join(""));
        expect(plain).not.toMatch(/[<>`]|!\[|\]\(|https?:\/\/|javascript:|\bdata:\S|\p{Cf}/iu);
        expect(plainProse(plain)).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});
