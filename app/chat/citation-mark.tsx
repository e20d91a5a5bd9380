import type { CitationView } from "../../lib/stream/ui-message.ts";

/** A superscript number that opens its quote. */
export function CitationMark({
  citation,
  isOpen,
  onOpen,
}: {
  readonly citation: CitationView;
  readonly isOpen: boolean;
  readonly onOpen: (citation: CitationView) => void;
}) {
  return (
    <sup className="ml-0.5 align-baseline leading-none">
      <button
        type="button"
        aria-label={`Citation ${citation.number}`}
        aria-expanded={isOpen}
        onClick={() => onOpen(citation)}
        className={`relative -top-[0.45em] inline-flex min-w-[1.65em] justify-center rounded-sm px-1 py-0.5 font-sans text-xs font-semibold before:absolute before:-inset-2 before:content-[''] ${
          isOpen ? "bg-accent text-paper" : "text-accent hover:bg-accent hover:text-paper"
        }`}
      >
        {citation.number}
      </button>
    </sup>
  );
}
