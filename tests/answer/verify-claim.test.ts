import { describe, expect, test } from "vitest";
import { verifyClaim } from "../../lib/answer/verify-claim.ts";
import { makePassage } from "../fakes/articles.ts";
import { TOY_CLAIM_WEIGHTS } from "../fakes/toy-dateline.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const TOY_VERIFIER = { reader: createToyReader(), claimWeights: TOY_CLAIM_WEIGHTS };

const HARBOUR = makePassage(
  'The harbour of Marlow reopened on Tuesday. A storm sank thirteen U.S. ships in Sept. 2022. Repairs cost 4.5 mln dlrs, up 8 pct. Harbour master Jane Doe said that "every ship was warned in time."',
  "harbour#0",
);
const SCHOOL = makePassage("The school in Elm has 300 pupils. The council will vote on its budget in May.", "school#0");

function check(text: string, cites: readonly number[] = [1]) {
  return verifyClaim({ text, cites }, [HARBOUR, SCHOOL], TOY_VERIFIER);
}

async function quotesOf(text: string, cites: readonly number[] = [1]): Promise<string[] | string> {
  const verdict = await check(text, cites);
  if (!verdict.supported) return verdict.why;
  return verdict.support.map(({ passage, start, end }) =>
    passage.text.slice(start - passage.start, end - passage.start),
  );
}

describe("the same fact in other words", () => {
  test.each([
    "A storm sank 13 US ships in September 2022.",
    "A storm sank thirteen American ships in September 2022.",
    "A storm sank 13 United States vessels in Sept. 2022.",
    "Repairs cost $4.5 million, up 8 percent.",
    "Repairs cost 4,500,000 dollars, up 8%.",
    "Jane Doe said that “every ship was warned in time”.",
  ])("%s", async (text) => expect(await check(text)).toMatchObject({ supported: true }));
});

describe("a fact that is not the passage's", () => {
  test.each([
    ["A storm sank 30 U.S. ships in Sept. 2022.", '"30"'],
    ["A storm sank thirteen U.S. ships in Oct. 2022.", '"Oct"'],
    ["A storm sank thirteen U.S. ships in Sept. 2021.", '"2021"'],
    ["A storm sank thirteen Danish ships in Sept. 2022.", '"Danish"'],
    ["Repairs cost 4.5 bln dlrs.", "4.5 bln"],
    ["Repairs cost 4.5 mln pounds.", "4.5 mln"],
    ['Jane Doe said that "no ship was warned in time."', "quotation"],
    ["The harbour of Marlow did not reopen on Tuesday.", "deny"],
    ["The council voted on its budget in May.", "less firmly"],
    ["Mayor Tom Roe said that the harbour of Marlow reopened on Tuesday.", "does not have"],
  ])("%s", async (text, why) =>
    expect(await check(text, [])).toEqual({ supported: false, why: expect.stringContaining(why) }),
  );
});

describe("the citation", () => {
  test("is the sentence that bears the claim out, whichever number the model gave", async () => {
    const quote = ["The school in Elm has 300 pupils."];
    expect(await quotesOf("Elm's school has 300 pupils.", [2])).toEqual(quote);
    expect(await quotesOf("Elm's school has 300 pupils.", [1])).toEqual(quote);
    expect(await quotesOf("Elm's school has 300 pupils.", [])).toEqual(quote);
    expect(await quotesOf("Elm's school has 300 pupils.", [0, 99])).toEqual(quote);
  });

  test("is two sentences where a claim is made of both", async () => {
    expect(await quotesOf("The harbour of Marlow reopened on Tuesday and the repairs cost 4.5 mln dlrs.")).toEqual([
      "The harbour of Marlow reopened on Tuesday.",
      "Repairs cost 4.5 mln dlrs, up 8 pct.",
    ]);
  });
});

test("without passages nothing is supported", async () => {
  expect(await verifyClaim({ text: "It sank.", cites: [1] }, [], TOY_VERIFIER)).toEqual({
    supported: false,
    why: "no passage says this",
  });
});

test("a sentence that had a link is never supported", async () => {
  expect(await check("The harbour of Marlow reopened on Tuesday (link removed).")).toMatchObject({ supported: false });
});

test("an aborted signal rejects with its reason where the reader is asked", async () => {
  const reason = new Error("enough");
  const asking = verifyClaim(
    { text: "Marlow's quay was usable again from Tuesday for trawlers, harbour people said.", cites: [1] },
    [HARBOUR],
    TOY_VERIFIER,
    AbortSignal.abort(reason),
  );
  await Promise.allSettled([asking]);
});
