import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ingestPaths, resetArchive } from "../lib/archive.ts";
import { type Config, readConfig } from "../lib/config.ts";
import { createDateline } from "../lib/dateline.ts";
import { temporaryFolder, writeFiles } from "./fakes/temporary-folder.ts";

/** The real thing, over an archive of the test's own. */
function configIn(folder: string, environment: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ DATELINE_DATA: join(folder, "data"), DATELINE_CORPUS: join(folder, "corpus"), ...environment });
}

async function open(config: Config) {
  const warnings: string[] = [];
  const embedded: number[] = [];
  const dateline = await createDateline(config, {
    warn: (message) => warnings.push(message),
    onProgress: (_done, total) => embedded.push(total),
  });
  onTestFinished(() => dateline.close());
  return { dateline, warnings, embedded };
}

describe("what is ingested is there at the next start", () => {
  test("and found; the same again changes nothing; changed it replaces what it was", async () => {
    const folder = temporaryFolder();
    const config = configIn(folder);
    const [path = ""] = writeFiles(folder, { "a.txt": "The harbour of Marlow reopened on Tuesday." });
    const first = await ingestPaths([path], config);
    expect(first).toMatchObject({ replaced: [], unchanged: [], failed: [], skipped: [] });
    expect(first.added).toHaveLength(1);
    const { dateline, embedded } = await open(config);
    expect(embedded).toEqual([]);
    expect((await dateline.retrieve("When did the harbour reopen?", 3))[0]?.passage.articleId).toBe(first.added[0]);

    expect(await ingestPaths([path], config)).toMatchObject({ added: [], replaced: [], unchanged: first.added });

    writeFiles(folder, { "a.txt": "The harbour of Marlow closed on Friday." });
    expect((await ingestPaths([path], config)).replaced).toEqual(first.added);
    const again = (await open(config)).dateline;
    expect(again.articles().map(({ text }) => text)).toEqual(["The harbour of Marlow closed on Friday."]);
    expect((await again.retrieve("Tuesday", 5)).some(({ passage }) => passage.text.includes("Tuesday"))).toBe(false);
  });

  test("until the archive is reset", async () => {
    const folder = temporaryFolder();
    const config = configIn(folder);
    await ingestPaths(writeFiles(folder, { "a.txt": "A ship sank." }), config);
    await resetArchive(config);
    const { dateline } = await open(config);
    expect(await dateline.overview()).toEqual({ articles: 0, passages: 0, suggestedQuestions: [] });
  });

  test("while another process writes, nothing is ingested", async () => {
    const folder = temporaryFolder();
    const config = configIn(folder);
    // Process 1 is always there.
    writeFiles(folder, { "data/lock": "1" });
    await expect(ingestPaths(writeFiles(folder, { "a.txt": "A ship." }), config)).rejects.toMatchObject({
      code: "storage",
    });
  });
});

describe("damage", () => {
  test("to the index cache is told, and the cache built again", async () => {
    const folder = temporaryFolder();
    const config = configIn(folder);
    await ingestPaths(writeFiles(folder, { "a.txt": "A ship sank." }), config);
    const cache = readdirSync(config.dataFolder).find((name) => name.startsWith("vectors-")) ?? "";
    const path = join(config.dataFolder, cache);
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    const damaged = await open(config);
    expect(damaged.warnings).toHaveLength(1);
    expect(damaged.embedded.length).toBeGreaterThan(0);
    const mended = await open(config);
    expect(mended.warnings).toEqual([]);
    expect(mended.embedded).toEqual([]);
  });

  test.each(["embedderFolder", "readerFolder"] as const)("%s: a model that is not there is named", async (name) => {
    const config = { ...configIn(temporaryFolder()), [name]: "/nowhere/model" };
    await expect(createDateline(config)).rejects.toMatchObject({ code: "bad-model" });
    await expect(createDateline(config)).rejects.toThrow("/nowhere/model");
  });
});

describe("the configuration", () => {
  test("needs nothing to be set", () => {
    expect(readConfig({}, "/house")).toMatchObject({ corpusFolder: "/house/corpus", dataFolder: "/house/.dateline" });
  });

  test.each([
    ["DATELINE_THREADS", "0"],
    ["DATELINE_THREADS", "two"],
    ["DATELINE_READ", "1e9"],
    ["DATELINE_DEPTH", "-1"],
    ["DATELINE_DATA", ""],
  ])("%s=%j is refused by its name", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ code: "bad-config" }));
  });
});
