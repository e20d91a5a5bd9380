import type { ArticleView } from "./use-article.ts";

/** A stretch of the article and whether it is a heading. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly isHeading: boolean;
}

/** Sections as blocks: the heading, then what stands under it. Together they are the whole text. */
function toBlocks({ text, sections }: ArticleView): Block[] {
  if (sections.length === 0) return [{ start: 0, end: text.length, isHeading: false }];
  return sections.flatMap(({ heading, start, bodyStart, end }) =>
    heading === ""
      ? [{ start, end, isHeading: false }]
      : [
          { start, end: bodyStart, isHeading: true },
          { start: bodyStart, end, isHeading: false },
        ],
  );
}

/** The article's own characters, with those from `start` to `end` marked; a mark never crosses a block of its own making. */
export function ArticleText({
  article,
  start,
  end,
}: {
  readonly article: ArticleView;
  readonly start: number;
  readonly end: number;
}) {
  const slice = (from: number, to: number) => article.text.slice(from, Math.max(from, to));
  return toBlocks(article).map((block) => {
    const from = Math.min(Math.max(start, block.start), block.end);
    const to = Math.min(Math.max(end, block.start), block.end);
    const content = (
      <>
        {slice(block.start, from)}
        {to > from && <mark data-quote>{slice(from, to)}</mark>}
        {slice(to, block.end)}
      </>
    );
    return block.isHeading ? (
      <h4 key={block.start} className="label-caps mt-6 mb-2 text-ink">
        {content}
      </h4>
    ) : (
      <div key={block.start} className="leading-relaxed whitespace-pre-line">
        {content}
      </div>
    );
  });
}
