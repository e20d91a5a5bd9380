import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { withLock } from "../../lib/store/lock-file.ts";
import { temporaryFolder } from "../fakes/temporary-folder.ts";

/** The id of a process that lives until the test is over. */
function livingProcess(): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  onTestFinished(() => void child.kill());
  return child.pid ?? 0;
}

describe("one writer at a time", () => {
  test("the lock is held while the work runs, names its holder, and is gone after it", async () => {
    const folder = join(temporaryFolder(), "made", "on", "demand");
    const done = await withLock(folder, async () => {
      expect(readFileSync(join(folder, "lock"), "utf8")).toBe(String(process.pid));
      return "done";
    });
    expect(done).toBe("done");
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  test("it is gone after work that failed, and the failure comes through", async () => {
    const folder = temporaryFolder();
    const failure = new Error("disk full");
    await expect(withLock(folder, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  test("where a living process holds it, nothing runs and its id is told", async () => {
    const folder = temporaryFolder();
    const holder = livingProcess();
    writeFileSync(join(folder, "lock"), String(holder));
    let ran = false;
    const work = async () => {
      ran = true;
    };
    await expect(withLock(folder, work)).rejects.toMatchObject({ code: "storage" });
    await expect(withLock(folder, work)).rejects.toThrow(String(holder));
    expect(ran).toBe(false);
    expect(readFileSync(join(folder, "lock"), "utf8")).toBe(String(holder));
  });

  test("the lock of a process that died is taken over", async () => {
    const folder = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(join(folder, "lock"), String(pid));
    expect(await withLock(folder, async () => "done")).toBe("done");
  });

  test.each(["", "garbage", "-1", "1.5"])("a lock that names no process (%j) is taken over", async (content) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "lock"), content);
    expect(await withLock(folder, async () => "done")).toBe("done");
  });

  test("where the folder cannot be, it says so", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "not a folder");
    await expect(withLock(file, async () => "done")).rejects.toMatchObject({ code: "storage" });
    await expect(withLock(file, async () => "done")).rejects.toThrow(file);
  });
});
