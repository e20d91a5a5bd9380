import type { CitationView } from "../../lib/stream/ui-message.ts";
import type { SourceLinks } from "./source-ref.ts";

interface CitationMarkProps {
  readonly citation: CitationView;
  readonly links: SourceLinks;
}

/** The superior figure after a sentence; it opens the article at the quote. */
export function CitationMark({ citation, links }: CitationMarkProps) {
  const { number, articleId, start, end, quote, source, title } = citation;
  const key = `${links.place}:citation:${number}`;
  const label = `Citation ${number}`;
  return (
    <button
      type="button"
      aria-label={label}
      aria-expanded={links.opened?.key === key}
      title={`${source}: ${title}`}
      className="superior"
      onClick={() => links.onOpen({ key, articleId, start, end, quote, label })}
    >
      {number}
    </button>
  );
}
