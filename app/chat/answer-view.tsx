import { UNSUPPORTED } from "../../lib/stream/unsupported.ts";
import { CitedText } from "./cited-text.tsx";
import type { AnswerParts } from "./read-message.ts";
import type { SourceLinks } from "./source-ref.ts";

interface AnswerViewProps {
  readonly parts: AnswerParts;
  readonly isBusy: boolean;
  readonly links: SourceLinks;
}

/** The short answer, then the quoted sentences, each with the citations that open it. */
export function AnswerView({ parts, isBusy, links }: AnswerViewProps) {
  const { short, sentences, citations } = parts;
  if (!short && sentences.length === 0) return null;
  // One control per citation: it stands with the sentence that holds the short answer, or here where none does.
  const isElsewhere = sentences.some((sentence) => sentence.citations.includes(short?.citation ?? 0));
  return (
    <>
      {short && (
        <p className="mt-4 border-l-[3px] border-accent pl-4 text-[1.35rem] leading-[1.36] text-pretty first-letter:uppercase sm:text-[1.5rem]">
          <CitedText
            text={short.text}
            numbers={isBusy || isElsewhere ? [] : [short.citation]}
            citations={citations}
            links={links}
          />
        </p>
      )}
      <div className="mt-5 max-w-[65ch] space-y-3.5 text-[1.125rem] leading-[1.6] sm:text-[1.1875rem]">
        {sentences.map(({ text, citations: numbers, supported }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end.
          <p key={index} className="text-pretty [overflow-wrap:anywhere]">
            <CitedText text={text} numbers={numbers} citations={citations} links={links} />
            {!supported && <mark className="fine-print ml-2 bg-transparent text-accent italic">{UNSUPPORTED}</mark>}
          </p>
        ))}
      </div>
    </>
  );
}
