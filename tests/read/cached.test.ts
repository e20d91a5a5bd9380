import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chunk } from "../../lib/ingest/chunk.ts";
import { createCachedReader } from "../../lib/read/cached.ts";
import { HARBOUR, SCHOOL } from "../fakes/articles.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { createToyReader } from "../fakes/toy-reader.ts";

const QUESTION = "Why was the harbour closed?";

test("what was read once is not read again, by the next run neither", async () => {
  const folder = temporaryFolder();
  const first = createToyReader();
  const passages = chunk(HARBOUR);
  const read = await createCachedReader(first, folder).read(QUESTION, passages);
  expect(first.passagesRead).toBe(passages.length);

  const second = createToyReader();
  const again = createCachedReader(second, folder);
  expect(await again.read(QUESTION, passages)).toEqual(read);
  expect(second.passagesRead).toBe(0);
  await again.read(QUESTION, [...chunk(SCHOOL), ...passages]);
  expect(second.passagesRead).toBe(chunk(SCHOOL).length);
  await again.read("Who sank?", passages);
  expect(second.passagesRead).toBe(chunk(SCHOOL).length + passages.length);
});

test("a passage whose text changed is read again", async () => {
  const reader = createToyReader();
  const cached = createCachedReader(reader, temporaryFolder());
  const [passage] = chunk(SCHOOL);
  if (!passage) throw new Error("no passage");
  await cached.read(QUESTION, [passage]);
  await cached.read(QUESTION, [{ ...passage, text: passage.text.replace("300", "301") }]);
  expect(reader.passagesRead).toBe(2);
});

test("a line that was cut short is read again", async () => {
  const folder = temporaryFolder();
  await createCachedReader(createToyReader(), folder).read(QUESTION, chunk(SCHOOL));
  appendFileSync(join(folder, readdirSync(folder)[0] ?? ""), '\n{"key": "abc", "spa');
  const reader = createToyReader();
  await createCachedReader(reader, folder).read(QUESTION, chunk(HARBOUR));
  expect(reader.passagesRead).toBe(chunk(HARBOUR).length);
});
