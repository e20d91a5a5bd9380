import type { AnswerEvent, Article, Mode, Passage, Sentence, Written } from "../types.ts";
import { createCitationBook } from "./citation-book.ts";
import type { Cited } from "./cite.ts";
import { generate, isNoAnswer } from "./generate.ts";
import { answerPrompt } from "./prompt.ts";
import { createTeller } from "./tell-sentences.ts";
import { type Verifier, verifyClaim } from "./verify-claim.ts";
import type { Support } from "./verify-claim-judge.ts";
import { type Writer, WriterError } from "./writer.ts";

export interface WriteParts extends Verifier {
  readonly writer: Writer;
  readonly articleOf: (id: string) => Article | undefined;
  readonly onUnsupported: "mark" | "drop";
}

/** An answer without the facts about its question. Without sentences there is nothing to show. */
export interface Made extends Cited {
  readonly mode: Mode;
  readonly notice?: string;
  readonly written?: Written;
}

/** More passages than this only distract a small model, and cost. */
const MOST_PASSAGES = 12;

const QUOTED_ON = "The rest is quoted from the archive";
const NOTHING_SURVIVED = "What the language model wrote is not in the archive, so it is not shown.";

/**
 * Lets the model write and tells each sentence once it is checked. Until one is supported, those that are not wait: if none
 * ever is, nothing was told and the answer can still be an abstention. If the model fails midway, the quotes of the extractive
 * answer take over from where it stopped; if it fails before that, this gives the failure alone.
 */
export async function* writeAnswer(
  question: string,
  candidates: readonly Passage[],
  quoted: Cited,
  parts: WriteParts,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerEvent, Made | WriterError, void> {
  const { writer, articleOf, onUnsupported } = parts;
  const { prompt, passages } = answerPrompt(
    question,
    candidates.slice(0, MOST_PASSAGES),
    articleOf,
    writer.inputTokens,
  );
  const book = createCitationBook(articleOf);
  const teller = createTeller();
  const said = new Set<string>();
  let waiting: Sentence[] = [];
  let claims = 0;
  let failure: WriterError | undefined;
  try {
    for await (const claim of generate(prompt, writer, signal)) {
      if (isNoAnswer(claim.text)) continue;
      claims++;
      const plain = plainWords(claim.text);
      if (said.has(plain)) continue;
      said.add(plain);
      const verdict = await verifyClaim(claim, passages, parts, signal);
      const numbers = verdict.supported ? verdict.support.flatMap((support) => book.cite(support)?.number ?? []) : [];
      const supported = numbers.length > 0;
      if (!supported && onUnsupported === "drop") continue;
      waiting.push({ text: claim.text, citations: numbers, supported });
      if (!supported && teller.sentences.length === 0) continue;
      for (const sentence of waiting) yield* teller.sentence(sentence, book.citations);
      waiting = [];
    }
  } catch (error) {
    if (!(error instanceof WriterError)) throw error;
    failure = error;
  }
  if (failure && teller.sentences.length === 0) return failure;
  const written = countWritten(teller.sentences, claims);
  if (failure) {
    for (const { text, support } of supportsOf(quoted, candidates)) {
      const isKnown = book.citations.some(
        ({ articleId, start }) => articleId === support.passage.articleId && start === support.start,
      );
      const citation = isKnown ? undefined : book.cite(support);
      if (citation) yield* teller.sentence({ text, citations: [citation.number], supported: true }, book.citations);
    }
  }
  const { sentences } = teller;
  const notice = failure
    ? `${QUOTED_ON}: ${failure.message}.`
    : sentences.length === 0 && claims > 0
      ? NOTHING_SURVIVED
      : undefined;
  const told = { sentences, citations: book.citations, short: null, mode: "generative" } as const;
  return { ...told, ...(notice ? { notice } : {}), written };
}

/** A sentence as it is compared with those said before, which small models repeat: letters and figures only. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.,%$£€]+|[.,](?!\d)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Of `claims` sentences that were written, those told; the others were left out. */
function countWritten(told: readonly Sentence[], claims: number): Written {
  const supported = told.filter((sentence) => sentence.supported).length;
  return { supported, marked: told.length - supported, dropped: claims - told.length };
}

/** The quotes of an extractive answer with the passages they stand in. */
function supportsOf(
  quoted: Cited,
  candidates: readonly Passage[],
): { readonly text: string; readonly support: Support }[] {
  return quoted.sentences.flatMap(({ text, citations: [number] }) => {
    const citation = quoted.citations.find((candidate) => candidate.number === number);
    const passage = candidates.find(
      ({ articleId, start, end }) =>
        citation && articleId === citation.articleId && start <= citation.start && citation.end <= end,
    );
    return citation && passage ? [{ text, support: { passage, start: citation.start, end: citation.end } }] : [];
  });
}
