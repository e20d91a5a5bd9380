import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files below a path, in a fixed order. */
function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

const ROOT = join(import.meta.dirname, "..");

/** What answers depend on: the product's code, its models and corpus. A run goes on only where these are unchanged. */
export function fingerprint(extra: readonly string[], parts: readonly string[] = ["lib", "models", "corpus"]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    for (const file of filesBelow(join(ROOT, part))) {
      if (file.endsWith(".md")) continue;
      hash.update(`${file}\n`).update(readFileSync(file));
    }
  }
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest("hex").slice(0, 16);
}
