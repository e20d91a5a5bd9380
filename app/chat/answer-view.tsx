import type { CitationView } from "../../lib/stream/ui-message.ts";
import { CitationMark } from "./citation-mark.tsx";
import type { AnswerParts } from "./read-message.ts";
import { confidenceInWords, durationInWords } from "./wording.ts";

interface AnswerViewProps {
  readonly parts: AnswerParts;
  readonly opened: CitationView | null;
  readonly onOpen: (citation: CitationView) => void;
}

/** The short answer, then the quoted sentences, each with the citations that open it. */
export function AnswerView({ parts, opened, onOpen }: AnswerViewProps) {
  const { short, sentences, citations, outcome, timing } = parts;
  const marks = (numbers: readonly number[]) =>
    citations
      .filter(({ number }) => numbers.includes(number))
      .map((citation) => (
        <CitationMark key={citation.number} citation={citation} isOpen={citation === opened} onOpen={onOpen} />
      ));
  return (
    <>
      {short && (
        <p className="mb-5 text-[1.75rem] leading-snug text-balance first-letter:uppercase">
          {short.text}
          {marks([short.citation])}
        </p>
      )}
      <div className="space-y-3 text-lg leading-relaxed hyphens-auto">
        {sentences.map(({ text, citations: numbers }, index) => (
          // The place in the answer is what a sentence is known by: nothing is ever put before it.
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end.
          <p key={index}>
            {text}
            {marks(numbers)}
          </p>
        ))}
      </div>
      {outcome && timing && (
        <p className="mt-4 font-sans text-[0.8125rem] text-faded">
          {confidenceInWords(outcome.confidence)} · found {durationInWords(timing.totalMs)}
        </p>
      )}
    </>
  );
}
