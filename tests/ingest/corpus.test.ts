import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../lib/config.ts";
import { readCorpus } from "../../lib/ingest/corpus.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

/** SHA-256 of the explainer as it was given to us. */
const GIVEN = "a01559e83e5f3b18a0848b10f76be4ca95dbbd8d7050e1e4b14b559900547d13";

const ENTRY = {
  file: "a.txt",
  id: "a",
  title: "A ship sank",
  titleBy: "dateline",
  source: "Wire",
  dateline: null,
  publishedAt: null,
  url: null,
  licence: null,
};

function corpusWith(articles: unknown, files: Readonly<Record<string, string>> = { "a.txt": "A ship sank." }): string {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, "manifest.json": JSON.stringify({ articles }) });
  return folder;
}

describe("the corpus that ships", () => {
  const folder = readConfig({}).corpusFolder;
  const [explainer, ...others] = readCorpus(folder);

  test("holds the Reuters explainer, byte for byte as it was given", () => {
    const bytes = readFileSync(join(folder, "isis-k-explainer.txt"));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(GIVEN);
    expect(explainer?.text).toBe(bytes.toString("utf8"));
    expect(others).toEqual([]);
  });

  test("says what is known of it, and that the title is ours", () => {
    expect(explainer).toMatchObject({ source: "Reuters", dateline: "WASHINGTON", titleBy: "dateline" });
  });

  test("its date, address and licence are unknown and stay absent", () => {
    for (const fact of ["publishedAt", "url", "licence"]) expect(explainer).not.toHaveProperty(fact);
  });

  test("its headings are its sections, and the dateline is no running text", () => {
    expect(explainer?.sections.map(({ heading }) => heading)).toEqual([
      "",
      "WHAT IS ISIS-K?",
      "WHAT ATTACKS HAS THE GROUP CARRIED OUT?",
      "WHY WOULD THEY ATTACK RUSSIA?",
    ]);
    const first = explainer?.sections[0];
    expect(explainer?.text.slice(first?.bodyStart, first?.end)).toMatch(/^The US has intelligence/);
  });
});

describe("reading a corpus", () => {
  test("a folder without a manifest, or that is not there, holds nothing", () => {
    expect(readCorpus(temporaryFolder())).toEqual([]);
    expect(readCorpus("/nowhere")).toEqual([]);
  });

  test("facts that are known are kept", () => {
    const facts = { publishedAt: "2024-05-01", url: "https://example.org/a", licence: "CC-BY-4.0", dateline: "MARLOW" };
    expect(readCorpus(corpusWith([{ ...ENTRY, ...facts }]))[0]).toMatchObject(facts);
  });

  test("the manifest speaks, not the text", () => {
    const [article] = readCorpus(corpusWith([ENTRY], { "a.txt": "PARIS (Other) - A ship sank." }));
    expect(article?.source).toBe("Wire");
    expect(article).not.toHaveProperty("dateline");
  });

  test.each([
    ["a fact left out", [{ ...ENTRY, publishedAt: undefined }]],
    ["an id with blanks", [{ ...ENTRY, id: "a b" }]],
    ["a file that is not there", [{ ...ENTRY, file: "b.txt" }]],
    ["no list", "a.txt"],
  ])("%s is told with the manifest's path", (_name, articles) => {
    const folder = corpusWith(articles);
    expect(() => readCorpus(folder)).toThrow(expect.objectContaining({ code: "bad-corpus" }));
    expect(() => readCorpus(folder)).toThrow(join(folder, "manifest.json"));
  });
});
