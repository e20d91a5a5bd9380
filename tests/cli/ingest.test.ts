import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../fakes/run-cli.ts";
import { temporaryFolder, writeFiles } from "../fakes/temporary-folder.ts";

/** A command line whose archive is the test's own and holds no corpus. */
function ingestInto(data: string, ...options: string[]) {
  return runCli("ingest", options, { DATELINE_DATA: data, DATELINE_CORPUS: join(data, "no-corpus") });
}

describe("npm run ingest", () => {
  test("adds, keeps what is unchanged, replaces what changed, and forgets on --reset", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    const [path = ""] = writeFiles(folder, { "news/a.txt": "The harbour reopened.", "news/b.md": "# Vote\nIn May.\n" });
    const news = join(folder, "news");
    expect(await ingestInto(data, news)).toMatchObject({
      code: 0,
      out: "2 added, 0 replaced, 0 unchanged, 0 failed.\n",
    });
    expect((await ingestInto(data, news)).out).toBe("0 added, 0 replaced, 2 unchanged, 0 failed.\n");
    writeFiles(folder, { "news/a.txt": "The harbour closed again." });
    expect((await ingestInto(data, path)).out).toBe("0 added, 1 replaced, 0 unchanged, 0 failed.\n");
    expect((await ingestInto(data, "--reset", path)).out).toContain("1 added, 0 replaced, 0 unchanged, 0 failed.");
  });

  test("what cannot be read is told, the rest is taken, and it exits 1", async () => {
    const folder = temporaryFolder();
    const [good = "", bad = ""] = writeFiles(folder, { "a.txt": "The harbour reopened.", "b.txt": "a\0b" });
    const { code, out, error } = await ingestInto(join(folder, "data"), good, bad, join(folder, "none.txt"));
    expect(code).toBe(1);
    expect(out).toBe("1 added, 0 replaced, 0 unchanged, 2 failed.\n");
    expect(error).toContain(bad);
    expect(error).toContain("none.txt");
    expect(error).not.toMatch(/^ {4}at /m);
  });

  test.each([[[]], [["--colour"]]])("bad usage (%j) exits 2 with the usage", async (options) => {
    const { code, error } = await ingestInto(join(temporaryFolder(), "data"), ...options);
    expect(code).toBe(2);
    expect(error).toContain("Usage:");
  });

  test("--help exits 0 with the usage", async () => {
    const { code, out } = await ingestInto(join(temporaryFolder(), "data"), "--help");
    expect(code).toBe(0);
    expect(out).toContain("Usage:");
  });
});
