import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemoryStore } from "../../lib/store/memory.ts";
import type { PassageStore } from "../../lib/store/passage-store.ts";
import { makePassage } from "../fakes/articles.ts";
import { TOY_VOCABULARY, toyVector } from "../fakes/toy-embedder.ts";

/** What the store should hold: each passage's text by its id. */
type Model = Map<string, string>;

/** Adds, replaces or removes in the store and in the model alike. */
class Add implements fc.AsyncCommand<Model, PassageStore> {
  readonly texts: readonly (readonly [string, string])[];
  constructor(texts: readonly (readonly [string, string])[]) {
    this.texts = texts;
  }
  check = () => true;
  async run(model: Model, store: PassageStore): Promise<void> {
    for (const [id, text] of this.texts) model.set(id, text);
    await store.add(this.texts.map(([id, text]) => ({ passage: makePassage(text, id), vector: toyVector(text) })));
    await expectSame(model, store);
  }
  toString = () => `add ${JSON.stringify(this.texts)}`;
}

class RemoveArticles implements fc.AsyncCommand<Model, PassageStore> {
  readonly articleIds: readonly string[];
  constructor(articleIds: readonly string[]) {
    this.articleIds = articleIds;
  }
  check = () => true;
  async run(model: Model, store: PassageStore): Promise<void> {
    for (const id of [...model.keys()]) if (this.articleIds.includes(id.split("#")[0] ?? "")) model.delete(id);
    await store.removeArticles(this.articleIds);
    await expectSame(model, store);
  }
  toString = () => `remove ${this.articleIds.join(", ")}`;
}

/** Each word of the vocabulary finds exactly the passages that hold it, by words and by vector, whatever was moved. */
async function expectSame(model: Model, store: PassageStore): Promise<void> {
  expect(await store.size()).toBe(model.size);
  for (const word of TOY_VOCABULARY) {
    const expected = [...model].filter(([, text]) => text.includes(word)).map(([id]) => id);
    const lexical = await store.searchLexical(word, 100);
    expect(lexical.map(({ passage }) => passage.id).toSorted()).toEqual(expected.toSorted());
    const dense = await store.searchDense(toyVector(word), 100);
    expect(dense.map(({ passage }) => passage.id).toSorted()).toEqual([...model.keys()].toSorted());
    const near = dense.filter(({ score }) => score > 0.1);
    expect(near.map(({ passage }) => passage.id).toSorted()).toEqual(expected.toSorted());
    for (const { passage } of [...lexical, ...dense]) expect(passage.text).toBe(model.get(passage.id));
  }
  const ids = [...model.keys()].toReversed();
  expect((await store.get(ids)).map(({ id, text }) => [id, text])).toEqual(ids.map((id) => [id, model.get(id)]));
}

const articleId = fc.constantFrom("a", "b", "c", "d");
const passageId = fc.tuple(articleId, fc.nat({ max: 4 })).map(([article, index]) => `${article}#${index}`);
const text = fc.uniqueArray(fc.constantFrom(...TOY_VOCABULARY), { minLength: 1, maxLength: 3 });
const entry = fc.tuple(
  passageId,
  text.map((words) => `The ${words.join(" and the ")}.`),
);

test("however passages are added, replaced and removed, the store finds what it holds and nothing else", async () => {
  const commands = fc.commands(
    [
      fc.array(entry, { maxLength: 6 }).map((entries) => new Add(entries)),
      fc.uniqueArray(articleId, { maxLength: 2 }).map((ids) => new RemoveArticles(ids)),
    ],
    { maxCommands: 15 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const setup = () => ({ model: new Map() as Model, real: createMemoryStore(TOY_VOCABULARY.length + 1) });
      await fc.asyncModelRun(setup, all);
    }),
    { numRuns: 60 },
  );
});
