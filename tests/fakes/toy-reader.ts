import type { Reader, Reading } from "../../lib/read/reader.ts";
import { splitSentences } from "../../lib/text/sentences.ts";
import { topicTerms } from "../../lib/text/terms.ts";
import type { Passage, Span } from "../../lib/types.ts";
import type { Latch } from "./latch.ts";

/** A reader that a person can follow, and that tells how many passages it was made to read. */
export interface ToyReader extends Reader {
  readonly passagesRead: number;
}

/** The answer, to the toy reader, is the last word of a sentence: "… on Tuesday." */
function lastWord(sentence: string): { readonly start: number; readonly end: number } | undefined {
  const word = [...sentence.matchAll(/[\p{L}\p{N}]+/gu)].at(-1);
  return word && { start: word.index, end: word.index + word[0].length };
}

/** A sentence is worth the number of topic terms that it shares with the question; the best one's last word answers. */
function readPassage(question: string, passage: Passage): Reading {
  const terms = new Set(topicTerms(question));
  const body = passage.text.slice(passage.bodyStart - passage.start);
  const sentences = splitSentences(body).map(({ start, end }) => ({
    start: passage.bodyStart + start,
    end: passage.bodyStart + end,
    score: new Set(topicTerms(body.slice(start, end)).filter((term) => terms.has(term))).size,
  }));
  const best = sentences.toSorted((a, b) => b.score - a.score)[0];
  const word = best && lastWord(passage.text.slice(best.start - passage.start, best.end - passage.start));
  const { id: passageId, articleId } = passage;
  const spans: Span[] = word
    ? [{ passageId, articleId, start: best.start + word.start, end: best.start + word.end, score: best.score }]
    : [];
  const score = best?.score ?? 0;
  return { passage, relevance: score, answerable: score, spans, sentences };
}

/** With a latch, every passage waits at it before it is read. */
export function createToyReader(latch?: Latch): ToyReader {
  let passagesRead = 0;
  return {
    id: "toy",
    get passagesRead() {
      return passagesRead;
    },
    async read(question, passages, signal) {
      signal?.throwIfAborted();
      const readings: Reading[] = [];
      for (const passage of passages) {
        await latch?.pass(signal);
        passagesRead++;
        readings.push(readPassage(question, passage));
      }
      return readings;
    },
  };
}
