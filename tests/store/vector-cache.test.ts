import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openVectorCache } from "../../lib/store/vector-cache.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";
import { toyVector } from "../fakes/toy-embedder.ts";

const DIMENSIONS = 9;
const TEXTS = ["A storm closed the harbour.", "The vote is in May.", "🚢"];
const ENTRIES = TEXTS.map((text) => ({ text, vector: toyVector(text) }));

/** Opens the cache of an embedder and tells what it warned of. */
function open(folder: string, embedder = "toy") {
  const warnings: string[] = [];
  const cache = openVectorCache(folder, embedder, DIMENSIONS, (message) => warnings.push(message));
  return { cache, warnings };
}

/** A folder with a written cache, and the path of its file. */
function written(): { folder: string; path: string } {
  const folder = temporaryFolder();
  open(folder).cache.write(ENTRIES);
  return { folder, path: join(folder, readdirSync(folder)[0] ?? "") };
}

describe("what was written is there again", () => {
  test("each vector under its text, nearly as it was; no other text", () => {
    const { cache, warnings } = open(written().folder);
    expect(warnings).toEqual([]);
    for (const { text, vector } of ENTRIES) {
      const kept = cache.get(text);
      expect(kept?.length).toBe(DIMENSIONS);
      for (const [index, value] of vector.entries()) expect(kept?.[index]).toBeCloseTo(value, 2);
    }
    expect(cache.get("A storm closed the harbour")).toBeUndefined();
  });

  test("writing keeps exactly what is given", () => {
    const { folder } = written();
    open(folder).cache.write(ENTRIES.slice(0, 1));
    const { cache } = open(folder);
    expect(TEXTS.map((text) => cache.get(text) !== undefined)).toEqual([true, false, false]);
  });

  test("written again from what was read, the file is the same", () => {
    const { folder, path } = written();
    const before = readFileSync(path);
    const { cache } = open(folder);
    rmSync(path);
    cache.write(TEXTS.map((text) => ({ text, vector: cache.get(text) ?? new Float32Array() })));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("there is nothing before the first write, and that is no damage", () => {
    const { cache, warnings } = open(join(temporaryFolder(), "not", "made", "yet"));
    expect(cache.get("x")).toBeUndefined();
    expect(warnings).toEqual([]);
    cache.write(ENTRIES);
    expect(cache.get(TEXTS[0] ?? "")).toBeDefined();
  });

  test("another model's vectors are not this one's", () => {
    const { folder } = written();
    const { cache, warnings } = open(folder, "another");
    expect(TEXTS.map((text) => cache.get(text))).toEqual([undefined, undefined, undefined]);
    expect(warnings).toEqual([]);
    cache.write([]);
    expect(open(folder).cache.get(TEXTS[0] ?? "")).toBeDefined();
  });
});

describe("damage is told, and never trusted", () => {
  function flipByte(path: string, at: number): void {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 0x40;
    writeFileSync(path, bytes);
  }

  function expectRebuilt(folder: string, path: string): void {
    const { cache, warnings } = open(folder);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(path);
    expect(TEXTS.map((text) => cache.get(text))).toEqual([undefined, undefined, undefined]);
    cache.write(ENTRIES);
    expect(open(folder).warnings).toEqual([]);
    expect(open(folder).cache.get(TEXTS[0] ?? "")).toBeDefined();
  }

  test("one byte of any part of the file", () => {
    const { folder, path } = written();
    const size = readFileSync(path).length;
    const whole = readFileSync(path);
    for (let at = 0; at < size; at += 7) {
      writeFileSync(path, whole);
      flipByte(path, at);
      expectRebuilt(folder, path);
    }
  });

  test.each([0, 1, 40, -1, -26])("cut to %i bytes", (bytes) => {
    const { folder, path } = written();
    const size = readFileSync(path).length;
    truncateSync(path, bytes < 0 ? size + bytes : bytes);
    expectRebuilt(folder, path);
  });

  test.each([
    ["garbage", Buffer.from("not a cache")],
    ["noise", Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 97) % 256))],
    ["a header alone", Buffer.from("{}\n")],
    ["more than it says", undefined],
  ])("%s", (_name, content) => {
    const { folder, path } = written();
    writeFileSync(path, content ?? Buffer.concat([readFileSync(path), Buffer.alloc(25)]));
    expectRebuilt(folder, path);
  });

  test("the file of another model under this one's name", () => {
    const { folder, path } = written();
    const other = temporaryFolder();
    open(other, "another").cache.write(ENTRIES);
    writeFileSync(path, readFileSync(join(other, readdirSync(other)[0] ?? "")));
    expectRebuilt(folder, path);
  });
});

describe("a write that fails", () => {
  test("leaves the old file as it was, nothing beside it, and says what to do", () => {
    const { folder, path } = written();
    const before = readFileSync(path);
    const { cache } = open(folder);
    // A folder stands where the temporary file would go: it fails for root as well, whom no right stops.
    mkdirSync(`${path}.${process.pid}.tmp`);
    expect(() => cache.write(ENTRIES.slice(0, 1))).toThrow(expect.objectContaining({ code: "storage" }));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(open(folder)).toMatchObject({ warnings: [] });
  });

  test("where nothing may be written", () => {
    const folder = temporaryFolder();
    const blocked = join(folder, "file");
    writeFileSync(blocked, "not a folder");
    chmodSync(blocked, 0o400);
    const { cache } = open(blocked);
    expect(() => cache.write(ENTRIES)).toThrow(expect.objectContaining({ code: "storage", hint: expect.any(String) }));
  });
});
