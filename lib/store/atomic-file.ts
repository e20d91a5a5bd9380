import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { DatelineError } from "../errors.ts";

/** Best effort: a failure here would hide the one that matters. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is left behind is overwritten by the next write.
  }
}

/** Writes a file so that a reader, or a crash, sees the old content or the new, never a part (write, fsync, rename). */
export function writeAtomically(path: string, content: Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(temporary, "w");
    try {
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (cause) {
    removeIfThere(temporary);
    throw new DatelineError(
      "storage",
      `${path} could not be written.`,
      "Check the free space and the rights of that folder.",
      cause,
    );
  }
}
