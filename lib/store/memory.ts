import { DatelineError } from "../errors.ts";
import type { Hit, Passage } from "../types.ts";
import { createLexicalIndex } from "./lexical-index.ts";
import type { PassageStore } from "./passage-store.ts";
import { createVectorMatrix } from "./vector-matrix.ts";

/** The store in this process's memory: exact, nothing to tune, gone with the process. Rows stay dense by moving the last. */
export function createMemoryStore(dimensions: number): PassageStore {
  const matrix = createVectorMatrix(dimensions);
  const lexical = createLexicalIndex();
  const passages: Passage[] = [];
  const rowOf = new Map<string, number>();
  const idsOf = new Map<string, Set<string>>();

  const remove = (id: string): void => {
    const row = rowOf.get(id);
    const passage = passages[row ?? -1];
    if (row === undefined || !passage) return;
    const last = passages.pop() as Passage;
    if (row < passages.length) {
      matrix.copyRow(passages.length, row);
      passages[row] = last;
      rowOf.set(last.id, row);
    }
    matrix.pop();
    rowOf.delete(id);
    idsOf.get(passage.articleId)?.delete(id);
    lexical.remove(id);
  };

  const toHits = (
    found: readonly { readonly passage: Passage | undefined; readonly score: number }[],
    from: Hit["from"],
  ): Hit[] => found.flatMap(({ passage, score }) => (passage ? [{ passage, score, from }] : []));

  return {
    size: async () => passages.length,
    async add(entries) {
      const odd = entries.find(({ vector }) => vector.length !== dimensions);
      if (odd) {
        const got = odd.vector.length;
        throw new DatelineError(
          "storage",
          `Passage ${odd.passage.id} has ${got} dimensions, the store ${dimensions}.`,
          "Embed with one model.",
        );
      }
      for (const { passage, vector } of entries) {
        if (rowOf.has(passage.id)) remove(passage.id);
        matrix.set(passages.length, vector);
        rowOf.set(passage.id, passages.length);
        passages.push(passage);
        const ids = idsOf.get(passage.articleId) ?? new Set<string>();
        idsOf.set(passage.articleId, ids.add(passage.id));
        lexical.add(passage);
      }
    },
    async removeArticles(articleIds) {
      for (const articleId of articleIds) {
        for (const id of [...(idsOf.get(articleId) ?? [])]) remove(id);
        idsOf.delete(articleId);
      }
    },
    async get(passageIds) {
      return passageIds.flatMap((id) => passages[rowOf.get(id) ?? -1] ?? []);
    },
    async searchLexical(question, count) {
      const found = lexical.search(question, count);
      return toHits(
        found.map(({ id, score }) => ({ passage: passages[rowOf.get(id) ?? -1], score })),
        "lexical",
      );
    },
    async searchDense(vector, count) {
      return toHits(
        matrix.search(vector, count).map(({ row, cosine }) => ({ passage: passages[row], score: cosine })),
        "dense",
      );
    },
  };
}
