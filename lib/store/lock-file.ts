import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatelineError } from "../errors.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Runs `work` while no other process writes in `folder`: two that ingest at once would lose one's articles. The lock of a
 * process that died is taken over. Throws `storage` where another holds it.
 */
export async function withLock<Out>(folder: string, work: () => Promise<Out>): Promise<Out> {
  const path = join(folder, "lock");
  const take = () => writeFileSync(path, String(process.pid), { flag: "wx" });
  try {
    mkdirSync(folder, { recursive: true });
    take();
  } catch (cause) {
    if (!existsSync(path)) {
      throw new DatelineError("storage", `${folder} cannot be written to.`, "Check the rights of that folder.", cause);
    }
    const holder = Number(readFileSync(path, "utf8"));
    if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)) {
      throw new DatelineError(
        "storage",
        `Process ${holder} is writing to ${folder}.`,
        "Wait for it to finish, then try again.",
      );
    }
    rmSync(path, { force: true });
    take();
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
