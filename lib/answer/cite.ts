import type { Article, Citation, Sentence, ShortAnswer } from "../types.ts";
import type { Chosen, Composition } from "./compose.ts";
import { isExact } from "./verify.ts";
import { wordsAt } from "./words-at.ts";

/** Sentences with the citations that they rest on, numbered in the order of first use. */
export interface Cited {
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
  readonly short: ShortAnswer | null;
}

/** How a quote reads as a sentence of the answer: hard line breaks and runs of spaces become one space. */
function asSentence(quote: string): string {
  return quote.replace(/\s+/gu, " ");
}

/** What was chosen, if the article says it at exactly that place: a passage that no longer fits its article cites nothing. */
function toCitation(chosen: Chosen, number: number, article: Article | undefined): Citation | undefined {
  const { passage, start, end } = chosen;
  const quote = wordsAt(passage, chosen);
  const citation = { number, articleId: passage.articleId, start, end, quote };
  return article && isExact(citation, article) ? citation : undefined;
}

/** Gives each chosen sentence its citation. `articleOf` finds an article by id. */
export function cite({ sentences, short }: Composition, articleOf: (id: string) => Article | undefined): Cited {
  const citations: Citation[] = [];
  for (const chosen of sentences) {
    const citation = toCitation(chosen, citations.length + 1, articleOf(chosen.passage.articleId));
    if (citation) citations.push(citation);
  }
  const holder =
    short && citations.find((c) => c.articleId === short.articleId && c.start <= short.start && short.end <= c.end);
  return {
    sentences: citations.map(({ number, quote }) => ({
      text: asSentence(quote),
      citations: [number],
      supported: true,
    })),
    citations,
    short:
      short && holder
        ? {
            text: asSentence(holder.quote.slice(short.start - holder.start, short.end - holder.start)),
            citation: holder.number,
          }
        : null,
  };
}
