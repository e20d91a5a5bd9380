import type { ArchiveOverview } from "./archive-overview.ts";
import { countInWords } from "./wording.ts";

/** The empty page: what this is, and questions that the archive's own headings ask. */
export function Welcome({
  archive,
  onAsk,
}: {
  readonly archive: ArchiveOverview | null;
  readonly onAsk: (question: string) => void;
}) {
  if (archive?.articles === 0) {
    return (
      <div className="py-10 text-lg leading-relaxed">
        <h2 className="text-2xl">The archive is empty.</h2>
        <p className="mt-3">
          Put articles into it with <code className="font-mono text-[0.9em]">npm run ingest -- PATH</code> (.txt, .md or
          .pdf files, or folders), then start the server again.
        </p>
      </div>
    );
  }
  return (
    <div className="py-10">
      <p className="max-w-prose text-lg leading-relaxed text-faded">
        Answers are quotes from the archive{archive && ` (${countInWords(archive.articles, "article")})`}, word for
        word. Each number opens the article at the very words. Where the archive does not say, it tells you so.
      </p>
      {archive && archive.suggestedQuestions.length > 0 && (
        <>
          <h2 className="label-caps mt-10 text-faded">Ask, for instance</h2>
          <ul className="mt-2 divide-y divide-rule border-y border-rule">
            {archive.suggestedQuestions.map((question) => (
              <li key={question}>
                <button
                  type="button"
                  onClick={() => onAsk(question)}
                  className="w-full py-3.5 text-left text-2xl leading-snug hover:text-accent"
                >
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
