import type { ArchiveOverview } from "./archive-overview.ts";
import { countInWords } from "./wording.ts";

/** What stands in the second column while no source is open. */
export function Notes({ archive }: { readonly archive: ArchiveOverview | null }) {
  return (
    <aside
      aria-label="How to read the answers"
      className="sticky top-0 hidden h-dvh border-l border-rule px-9 pt-10 lg:block"
    >
      <dl className="max-w-[22rem] space-y-6 text-[1.0625rem] leading-relaxed text-faded">
        {archive && (
          <div>
            <dt className="small-caps text-ink">In the archive</dt>
            <dd>
              {countInWords(archive.articles, "article")}, {countInWords(archive.passages, "passage")}.
            </dd>
          </div>
        )}
        <div>
          <dt className="small-caps text-ink">How answers are made</dt>
          <dd>
            From the archive’s own sentences, word for word.{" "}
            {archive?.modes.includes("generative") &&
              "Where a language model writes, each of its sentences is checked against them, and marked if they do not bear it out. "}
            Where it does not say, you are told so.
          </dd>
        </div>
        <div>
          <dt className="small-caps text-ink">How to check one</dt>
          <dd>
            Each sentence carries a number, like this<span className="superior">1</span>. Select it, and the article
            opens here at the very words.
          </dd>
        </div>
      </dl>
    </aside>
  );
}
