import type { CitationView, DatelineData } from "../../lib/stream/ui-message.ts";

type Abstention = DatelineData["abstention"];

/** What can be opened beside an abstention: a passage, shown like a quote though it answers nothing. */
function toCitation({ articleId, title, start, end, text }: Abstention["nearest"][number]): CitationView {
  return { number: 0, articleId, title, source: "", publishedAt: null, start, end, quote: text };
}

function WayOn({ reason }: Pick<Abstention, "reason">) {
  if (reason !== "empty-archive") return <p className="mt-2 text-faded">Try other words, a name or a place.</p>;
  return (
    <p className="mt-2 text-faded">
      Put articles into it with <code className="font-mono text-[0.9em] text-ink">npm run ingest -- PATH</code>, then
      start the server again.
    </p>
  );
}

/** "The archive does not say", and the nearest passages for the reader to judge. */
export function AbstentionView({
  abstention,
  onOpen,
}: {
  readonly abstention: Abstention;
  readonly onOpen: (citation: CitationView) => void;
}) {
  const { message, nearest, reason } = abstention;
  return (
    <>
      <p className="text-xl leading-snug">{nearest.length > 0 ? message.replace(/ These are.*$/, "") : message}</p>
      <WayOn reason={reason} />
      {nearest.length > 0 && (
        <div className="mt-6 border-l-2 border-rule pl-5">
          <h3 className="label-caps text-faded">Nearest in the archive</h3>
          <ul className="mt-2 divide-y divide-rule">
            {nearest.map((passage) => (
              <li key={`${passage.articleId}:${passage.start}`} className="py-3">
                <p className="line-clamp-3 leading-relaxed">{passage.text}</p>
                <button type="button" className="quiet-button" onClick={() => onOpen(toCitation(passage))}>
                  Read it in “{passage.title}”
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
