import { readFileSync, writeFileSync } from "node:fs";

/** Puts generated text between a file's marks `<!-- generated: NAME -->` and `<!-- end: NAME -->`. */
export function writeGenerated(file: string, name: string, text: string): void {
  const [open, close] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const before = readFileSync(file, "utf8");
  const from = before.indexOf(open);
  const to = before.indexOf(close);
  if (from === -1 || to < from) throw new Error(`${file} has no block ${open} … ${close}`);
  writeFileSync(file, `${before.slice(0, from + open.length)}\n\n${text.trim()}\n\n${before.slice(to)}`);
}
