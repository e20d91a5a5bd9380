import type { CitationView } from "../../lib/stream/ui-message.ts";
import { CitationMark } from "./citation-mark.tsx";
import type { SourceLinks } from "./source-ref.ts";

interface CitedTextProps {
  readonly text: string;
  readonly numbers: readonly number[];
  readonly citations: readonly CitationView[];
  readonly links: SourceLinks;
}

/** Words with their citations. The last word and its figures stay on one line. */
export function CitedText({ text, numbers, citations, links }: CitedTextProps) {
  const cited = citations.filter(({ number }) => numbers.includes(number));
  if (cited.length === 0) return text;
  const cut = text.trimEnd().lastIndexOf(" ") + 1;
  return (
    <>
      {text.slice(0, cut)}
      <span className="whitespace-nowrap">
        {text.slice(cut)}
        {cited.map((citation) => (
          <CitationMark key={citation.number} citation={citation} links={links} />
        ))}
      </span>
    </>
  );
}
