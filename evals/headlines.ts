import { readArticles } from "../lib/archive.ts";

/**
 * Prints Reuters-21578 as lines of id, date, headline, text, parted by tabs: what `training/evaluate_embedder.py --stories`
 * measures headline → story on. Never trained on.
 */
const plain = (text: string) => text.replace(/\s+/gu, " ").trim();
for (const { id, publishedAt, title, text } of await readArticles(["reuters-21578"])) {
  process.stdout.write(`${[id, publishedAt ?? "", plain(title), plain(text)].join("\t")}\n`);
}
