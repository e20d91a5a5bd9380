import { describe, expect, test } from "vitest";
import { verifyClaim } from "../../lib/answer/verify-claim.ts";
import type { Reader } from "../../lib/read/reader.ts";
import { makePassage } from "../fakes/articles.ts";
import { TOY_CLAIM_WEIGHTS } from "../fakes/toy-dateline.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const LINE = makePassage("The 14-kilometre line links the airport with the university and has 17 stations.", "line#0");

/** A reader that answers every question alike, the first answer best, and keeps what it was asked. */
function createScriptedReader(answers: readonly string[]) {
  const asked: string[] = [];
  const reader: Reader = {
    id: "scripted",
    read: async (question, passages) => {
      asked.push(question);
      return passages.map((passage) => ({
        passage,
        relevance: 0,
        answerable: 0,
        sentences: [],
        spans: answers.map((answer, rank) => {
          const start = passage.text.indexOf(answer);
          const { id: passageId, articleId } = passage;
          return { passageId, articleId, start, end: start + answer.length, score: 9 - 4 * rank };
        }),
      }));
    },
  };
  return { reader, asked };
}

describe("the reader, asked for a fact of a claim", () => {
  test("sees the claim with the fact taken out", async () => {
    const { reader, asked } = createScriptedReader(["17", "14"]);
    await verifyClaim({ text: "The line has 17 stations.", cites: [1] }, [LINE], {
      reader,
      claimWeights: TOY_CLAIM_WEIGHTS,
    });
    expect(asked).toContain("The line has how many stations?");
  });

  test("contests it with another of its kind", async () => {
    const { reader } = createScriptedReader(["17", "14"]);
    expect(
      await verifyClaim({ text: "The line has 14 stations.", cites: [1] }, [LINE], {
        reader,
        claimWeights: TOY_CLAIM_WEIGHTS,
      }),
    ).toEqual({
      supported: false,
      why: expect.stringContaining("14"),
    });
  });

  test("bears out a paraphrase by giving it back, which words alone do not", async () => {
    const claim = { text: "The line joins the university campus to the airport, stopping at 17 stations.", cites: [1] };
    const { reader } = createScriptedReader(["17", "14"]);
    expect(await verifyClaim(claim, [LINE], { reader, claimWeights: TOY_CLAIM_WEIGHTS })).toMatchObject({
      supported: true,
    });
    const silent = createScriptedReader([]).reader;
    expect(await verifyClaim(claim, [LINE], { reader: silent, claimWeights: TOY_CLAIM_WEIGHTS })).toMatchObject({
      supported: false,
    });
  });

  test("has no say where it gives one answer at a time", async () => {
    const claim = { text: "The line has 17 stations.", cites: [1] };
    expect(
      await verifyClaim(claim, [LINE], { reader: createToyReader(), claimWeights: TOY_CLAIM_WEIGHTS }),
    ).toMatchObject({ supported: true });
  });
});

test("people of a country are of that country, whatever its ending", async () => {
  const passage = makePassage("The tanker was ordered by a shipping line of Norway.", "ship#0");
  const claim = { text: "The tanker was ordered by a Norwegian shipping line.", cites: [1] };
  expect(
    await verifyClaim(claim, [passage], { reader: createToyReader(), claimWeights: TOY_CLAIM_WEIGHTS }),
  ).toMatchObject({ supported: true });
});

test("a thing is not another of its kind", async () => {
  const passage = makePassage("Exports of Valoria fell as tin prices collapsed last year.", "tin#0");
  const claim = { text: "Exports of Valoria fell as copper prices collapsed last year.", cites: [1] };
  expect(
    await verifyClaim(claim, [passage], { reader: createToyReader(), claimWeights: TOY_CLAIM_WEIGHTS }),
  ).toMatchObject({ supported: false });
});
