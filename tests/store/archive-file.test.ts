import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openArchiveFile, type Stored } from "../../lib/store/archive-file.ts";
import { HARBOUR, makeArticle, SCHOOL } from "../fakes/articles.ts";
import { awkwardText } from "../fakes/awkward-text.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

const STORED: readonly Stored[] = [
  { origin: "/news/harbour.txt", article: HARBOUR },
  { origin: "/news/school.txt", article: { ...SCHOOL, publishedAt: "2024-05-01", topics: ["school"] } },
  { origin: '/news/"odd" näme.txt', article: makeArticle("🚢\u2028\r\n\u00a0e\u0301", "odd") },
];

function open(folder: string) {
  const warnings: string[] = [];
  return { archive: openArchiveFile(folder, (message) => warnings.push(message)), warnings };
}

function written(): { folder: string; path: string; lines: string[] } {
  const folder = temporaryFolder();
  open(folder).archive.write(STORED);
  const path = join(folder, "archive.jsonl");
  return { folder, path, lines: readFileSync(path, "utf8").trimEnd().split("\n") };
}

describe("the articles that were ingested", () => {
  test("are there again, each as it was, in order", () => {
    const { archive, warnings } = open(written().folder);
    expect(archive.read()).toEqual(STORED);
    expect(warnings).toEqual([]);
  });

  test("are none before the first write", () => {
    const { archive, warnings } = open(join(temporaryFolder(), "not-yet"));
    expect(archive.read()).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test("are replaced as a whole", () => {
    const { folder } = written();
    open(folder).archive.write(STORED.slice(1));
    expect(open(folder).archive.read()).toEqual(STORED.slice(1));
    open(folder).archive.write([]);
    expect(open(folder).archive.read()).toEqual([]);
  });

  test("keep any text to the character", () => {
    const folder = temporaryFolder();
    const { archive, warnings } = open(folder);
    fc.assert(
      fc.property(fc.array(awkwardText, { maxLength: 3 }), (texts) => {
        const stored = texts.map((text, index) => ({ origin: `${index}`, article: makeArticle(text, `a-${index}`) }));
        archive.write(stored);
        expect(archive.read()).toEqual(stored);
      }),
      { numRuns: 50 },
    );
    expect(warnings).toEqual([]);
  });
});

describe("damage to one line", () => {
  test.each([
    ["a word of its text is another", (line: string) => line.replace("reopened", "exploded")],
    ["it is cut short", (line: string) => line.slice(0, 150)],
    ["it is no JSON", () => "garbage"],
    ["it lacks a fact", (line: string) => line.replace('"titleBy"', '"titledBy"')],
  ])("loses that article alone, says which, and keeps the file as it was: %s", (_name, damage) => {
    const { folder, path, lines } = written();
    const damaged = [damage(lines[0] ?? ""), ...lines.slice(1)].join("\n");
    writeFileSync(path, `${damaged}\n`);
    const { archive, warnings } = open(folder);
    expect(archive.read()).toEqual(STORED.slice(1));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("line 1");
    expect(readFileSync(`${path}.damaged`, "utf8")).toBe(`${damaged}\n`);
  });

  test("names the file to ingest again, where the line still tells", () => {
    const { folder, path, lines } = written();
    writeFileSync(path, `${lines[0]?.slice(0, 200)}\n${lines[1]}\n`);
    const { archive, warnings } = open(folder);
    archive.read();
    expect(warnings[0]).toContain("/news/harbour.txt");
  });
});

test("a write that fails leaves the old file as it was and says what to do", () => {
  const { folder, path } = written();
  mkdirSync(`${path}.${process.pid}.tmp`);
  expect(() => open(folder).archive.write([])).toThrow(expect.objectContaining({ code: "storage" }));
  expect(open(folder).archive.read()).toEqual(STORED);
  expect(existsSync(path)).toBe(true);
});
