import type { DatelineData, PassageView } from "../../lib/stream/ui-message.ts";
import { IngestHint } from "./ingest-hint.tsx";
import type { SourceLinks } from "./source-ref.ts";

interface AbstentionViewProps {
  readonly abstention: DatelineData["abstention"];
  readonly links: SourceLinks;
}

/** "The archive does not say", and the nearest passages for the reader to judge. */
export function AbstentionView({ abstention: { message, nearest, reason }, links }: AbstentionViewProps) {
  const heading = `nearest-${links.place}`;
  return (
    <>
      <p className="mt-4 max-w-[65ch] text-[1.1875rem] leading-[1.6] text-pretty">{message}</p>
      {reason === "empty-archive" && <IngestHint />}
      {nearest.length > 0 && (
        <section aria-labelledby={heading} className="mt-7">
          <h3 id={heading} className="small-caps border-b border-rule pb-1.5 text-faded">
            Nearest in the archive
          </h3>
          <ul className="divide-y divide-rule border-b border-rule">
            {nearest.map((passage, index) => (
              <li key={`${passage.articleId}:${passage.start}`} className="pt-3.5 pb-2">
                <NearestPassage passage={passage} number={index + 1} links={links} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface NearestPassageProps {
  readonly passage: PassageView;
  readonly number: number;
  readonly links: SourceLinks;
}

/** A passage is opened like a quote, though it answers nothing. */
function NearestPassage({ passage, number, links }: NearestPassageProps) {
  const { articleId, start, end, text, title } = passage;
  const key = `${links.place}:nearest:${number}`;
  return (
    <>
      <blockquote className="line-clamp-3 max-w-[65ch] text-[1.0625rem] leading-relaxed">{text}</blockquote>
      <button
        type="button"
        aria-expanded={links.opened?.key === key}
        className="quiet-button text-left"
        onClick={() => links.onOpen({ key, articleId, start, end, quote: text, label: `Passage ${number}` })}
      >
        <span className="sr-only">Passage {number}: </span>Read it in “{title}”
      </button>
    </>
  );
}
