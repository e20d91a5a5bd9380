import type { ArchiveOverview } from "./archive-overview.ts";
import { IngestHint } from "./ingest-hint.tsx";
import { Opening } from "./opening.tsx";
import { countInWords } from "./wording.ts";

interface WelcomeProps {
  /** Null while the archive is being opened. */
  readonly archive: ArchiveOverview | null;
  readonly onAsk: (question: string) => void;
}

/** Under the box of an empty page: questions that the archive's own headings ask, or how to fill it. */
export function Welcome({ archive, onAsk }: WelcomeProps) {
  if (!archive) return <Opening />;
  if (archive.articles === 0) {
    return (
      <section aria-labelledby="empty-archive" className="pt-6 pb-12">
        <h2 id="empty-archive" className="text-2xl font-bold">
          The archive is empty
        </h2>
        <IngestHint />
      </section>
    );
  }
  return (
    <section aria-labelledby="suggested" className="pt-7 pb-12">
      {archive.suggestedQuestions.length > 0 && (
        <>
          <h2 id="suggested" className="small-caps border-b border-rule pb-1.5 text-faded">
            From the archive’s own headings
          </h2>
          <ul className="divide-y divide-rule border-b border-rule">
            {archive.suggestedQuestions.map((question) => (
              <li key={question}>
                <button
                  type="button"
                  onClick={() => onAsk(question)}
                  className="w-full py-3.5 text-left text-[1.3rem] leading-snug hover:text-accent sm:text-[1.45rem]"
                >
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="fine-print pt-5 lg:hidden">
        {countInWords(archive.articles, "article")} in the archive. Answers are its own sentences, word for word; each
        number opens the article at the quote.
      </p>
    </section>
  );
}
