import { type Block, joinAcross, type Stretch, toBlocks } from "./article-blocks.ts";
import type { ArticleView } from "./use-article.ts";

interface ArticleTextProps {
  readonly article: ArticleView;
  readonly quote: Stretch;
}

/** The article's headings and paragraphs, with the quote in a single mark, character for character. */
export function ArticleText({ article: { text, sections }, quote }: ArticleTextProps) {
  return joinAcross(toBlocks(text, sections), quote).map((block) => (
    <ArticleBlock key={block.start} block={block} text={text} quote={quote} />
  ));
}

interface ArticleBlockProps {
  readonly block: Block;
  readonly text: string;
  readonly quote: Stretch;
}

function ArticleBlock({ block, text, quote }: ArticleBlockProps) {
  const start = Math.max(block.start, quote.start);
  const end = Math.min(block.end, quote.end);
  const isQuoted = start < end;
  const words = isQuoted ? (
    <>
      {text.slice(block.start, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, block.end)}
    </>
  ) : (
    (block.heading ?? text.slice(block.start, block.end))
  );
  if (block.kind === "heading") return <h3 className="pt-3 text-[1.0625rem] leading-snug font-bold">{words}</h3>;
  return <p className={`[overflow-wrap:anywhere] ${isQuoted ? "whitespace-pre-line" : ""}`}>{words}</p>;
}
