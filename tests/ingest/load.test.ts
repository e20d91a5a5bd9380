import { mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chunk } from "../../lib/ingest/chunk.ts";
import { loadPaths } from "../../lib/ingest/load.ts";
import { minimalPdf } from "../fakes/minimal-pdf.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

/** Loads one file that the test writes. */
async function loadFile(name: string, content: string | Uint8Array) {
  const [path = ""] = writeFiles(temporaryFolder(), { [name]: content });
  return { path, ...(await loadPaths([path])) };
}

describe("what is read", () => {
  test("a .txt file, byte for byte, with what it says of itself", async () => {
    const text = "\ufeffMARLOW (Wire) - A ship sank.\r\nWHO SAW IT SINK?\r\nThe harbour master 🚢.";
    const { path, stored, failed } = await loadFile("ship_sinks-2024.txt", text);
    expect(failed).toEqual([]);
    expect(stored).toHaveLength(1);
    expect(stored[0]?.origin).toBe(path);
    expect(stored[0]?.article).toMatchObject({ text, source: "Wire", dateline: "MARLOW", titleBy: "dateline" });
    expect(stored[0]?.article.title).toBe("Ship sinks 2024");
    expect(stored[0]?.article.id).toMatch(/^ship-sinks-2024-[0-9a-f]{8}$/);
  });

  test("a .md file with the facts of its front matter", async () => {
    const { stored } = await loadFile("a.md", "---\ntitle: The harbour\nsource: Post\n---\n# Reopened\nIt did.\n");
    expect(stored[0]?.article).toMatchObject({ title: "The harbour", titleBy: "publisher", source: "Post" });
  });

  test("a PDF, page after page, with the title that it names", async () => {
    const pdf = minimalPdf(["A ship sank at Marlow.", "A storm \\(the worst\\) sank it."], "The storm");
    const { stored, failed } = await loadFile("storm.pdf", pdf);
    expect(failed).toEqual([]);
    const article = stored[0]?.article;
    expect(article).toMatchObject({ title: "The storm", titleBy: "publisher", source: "unknown" });
    expect(article?.text).toMatch(/^A ship sank at Marlow\.\s+A storm/);
    expect(
      article &&
        chunk(article)
          .map(({ text }) => text)
          .join(" "),
    ).toContain("A ship sank at Marlow.");
  });

  test("what no file says stays unknown", async () => {
    const { stored } = await loadFile("a.txt", "A ship sank.");
    expect(stored[0]?.article.source).toBe("unknown");
    for (const fact of ["dateline", "publishedAt", "url", "licence"])
      expect(stored[0]?.article).not.toHaveProperty(fact);
  });

  test("a folder, all below it, in an order that stays the same; other kinds are told, hidden files are not looked at", async () => {
    const folder = temporaryFolder();
    const files = { "b.txt": "B.", "a/z.MD": "Z.", "a/y.markdown": "Y.", "photo.jpg": "x", ".git/c.txt": "C." };
    writeFiles(folder, { ...files, "node_modules/d.txt": "D." });
    const { stored, failed, skipped } = await loadPaths([folder]);
    expect(stored.map(({ article }) => article.text)).toEqual(["Y.", "Z.", "B."]);
    expect(failed).toEqual([]);
    expect(skipped).toEqual([join(folder, "photo.jpg")]);
  });

  test("a file named twice is read once; files of one name in two folders are two articles", async () => {
    const folder = temporaryFolder();
    const [one = "", two = ""] = writeFiles(folder, { "x/news.txt": "One.", "y/news.txt": "Two." });
    const { stored } = await loadPaths([one, two, one, folder]);
    expect(stored.map(({ article }) => article.text)).toEqual(["One.", "Two."]);
    expect(new Set(stored.map(({ article }) => article.id)).size).toBe(2);
  });

  test("an id is the same each time, and plain even where the name is not", async () => {
    const [path = ""] = writeFiles(temporaryFolder(), { "Zürich – 東京 (№ 1)!.txt": "A ship sank." });
    const [first, second] = [await loadPaths([path]), await loadPaths([path])];
    expect(first).toEqual(second);
    expect(first.stored[0]?.article.id).toMatch(/^[a-z0-9-]+$/);
  });

  test("progress is told file by file", async () => {
    const paths = writeFiles(temporaryFolder(), { "a.txt": "A.", "b.txt": "", "c.txt": "C." });
    const told: [number, number][] = [];
    await loadPaths(paths, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});

describe("what cannot be read is told with its path and what to do, and stops no other", () => {
  test.each([
    ["a kind that is not read", "a.docx", "x", /kind/],
    ["bytes that are not UTF-8", "a.txt", Uint8Array.of(0x43, 0x61, 0x66, 0xe9), /UTF-8/],
    ["UTF-16", "a.txt", Buffer.from("\ufeffA ship sank.", "utf16le"), /UTF-8/],
    ["NUL bytes", "a.txt", "a\0b", /UTF-8/],
    ["an empty file", "a.txt", "", /no text/],
    ["a file of white space", "a.md", " \r\n\u00a0", /no text/],
    ["a PDF without text", "a.pdf", minimalPdf([""]), /no text/],
    ["a file that only says it is a PDF", "a.pdf", "%PDF-1.4 and nothing more", /PDF/],
    ["a PDF cut short", "a.pdf", minimalPdf(["A ship sank."]).subarray(0, 40), /PDF/],
  ])("%s", async (_name, name, content, message) => {
    const { path, stored, failed } = await loadFile(name, content);
    expect(stored).toEqual([]);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ path, error: { code: "bad-file" } });
    expect(failed[0]?.error.message).toMatch(message);
    expect(failed[0]?.error.message).toContain(path);
    expect(failed[0]?.error.hint).not.toBe("");
  });

  test("a path that is not there", async () => {
    const [there = ""] = writeFiles(temporaryFolder(), { "a.txt": "A ship sank." });
    const { stored, failed } = await loadPaths(["/nowhere/b.txt", there]);
    expect(stored.map(({ origin }) => origin)).toEqual([there]);
    expect(failed).toMatchObject([{ path: "/nowhere/b.txt", error: { code: "bad-file" } }]);
  });

  test("a file beyond 64 MiB", async () => {
    const [path = ""] = writeFiles(temporaryFolder(), { "a.txt": "" });
    truncateSync(path, 64 * 1024 * 1024 + 1);
    const { failed } = await loadPaths([path]);
    expect(failed[0]?.error.message).toMatch(/64 MiB/);
  });

  test("an empty folder holds nothing, and that is no failure", async () => {
    const folder = join(temporaryFolder(), "empty");
    mkdirSync(folder);
    expect(await loadPaths([folder])).toEqual({ stored: [], failed: [], skipped: [] });
  });
});
