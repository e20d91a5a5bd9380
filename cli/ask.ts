import { parseArgs, styleText } from "node:util";
import { readConfig } from "../lib/config.ts";
import { createDateline } from "../lib/dateline.ts";
import { DatelineError } from "../lib/errors.ts";
import { abstentionMessage } from "../lib/stream/abstention.ts";
import { toAnswerJson } from "../lib/stream/answer-json.ts";
import { UNSUPPORTED } from "../lib/stream/unsupported.ts";
import type { Answer, Article } from "../lib/types.ts";

const USAGE = `Usage: npm run -s ask -- [--json] [--top-k N] [--mode MODE] "question"

  --json      print the answer as the API's JSON
  --top-k N   passages in the JSON, 1 to 50 (default 10)
  --mode MODE extractive or generative (default: DATELINE_MODE)
  --help      print this

Exit code: 0 answered, 3 abstained, 2 bad usage, 1 failure.`;

type Format = Parameters<typeof styleText>[0];

/** Colours only where a terminal shows them (and NO_COLOR, FORCE_COLOR are honoured). */
function style(format: Format, text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

/** 1-based line and column, as editors count them. */
function placeOf(article: Article, at: number): string {
  const lines = article.text.slice(0, at).split(/\r\n|\n|\r/);
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

function print(answer: Answer, articleOf: (id: string) => Article | undefined): void {
  if (answer.standaloneQuestion !== answer.question)
    console.log(style("dim", `Asked as: ${answer.standaloneQuestion}\n`));
  if (answer.notice) console.log(`${style("yellow", answer.notice)}\n`);
  if (answer.status === "abstained") {
    console.log(abstentionMessage(answer.reason));
    for (const { passage } of answer.nearest) {
      const title = articleOf(passage.articleId)?.title ?? passage.articleId;
      console.log(
        `\n${style("dim", `Nearest: ${title}, characters ${passage.start}–${passage.end}`)}\n${passage.text.trim()}`,
      );
    }
    return;
  }
  if (answer.short) console.log(`${style("bold", answer.short.text)} ${style("cyan", `[${answer.short.citation}]`)}\n`);
  for (const { text, citations, supported } of answer.sentences) {
    const marks = supported ? citations.map((number) => `[${number}]`).join("") : `[${UNSUPPORTED}]`;
    console.log(`${text} ${style(supported ? "cyan" : "red", marks)}`);
  }
  console.log();
  for (const { number, articleId, start, end, quote } of answer.citations) {
    const article = articleOf(articleId);
    const place = article ? `${placeOf(article, start)}, characters ${start}–${end}` : "";
    console.log(
      `${style("cyan", `[${number}]`)} ${article?.source ?? ""}, ${article?.title ?? articleId} ${style("dim", `(${articleId}:${place})`)}`,
    );
    console.log(`    ${style("italic", `“${quote.replace(/\s+/gu, " ")}”`)}`);
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      help: { type: "boolean" },
      "top-k": { type: "string", default: "10" },
      mode: { type: "string" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const question = positionals.join(" ").trim();
  const topK = Number(values["top-k"]);
  const { mode } = values;
  const isMode = mode === undefined || mode === "extractive" || mode === "generative";
  if (!isMode || question === "" || question.length > 2000 || !Number.isInteger(topK) || topK < 1 || topK > 50) {
    console.error(question.length > 2000 ? "The question is longer than 2,000 characters." : USAGE);
    return 2;
  }
  const dateline = await createDateline(readConfig(), { warn: (message) => console.error(message) });
  try {
    for await (const event of dateline.ask(question, { mode })) {
      if (event.type !== "answer-end") continue;
      if (values.json) console.log(JSON.stringify(toAnswerJson(event.answer, dateline.article, topK), null, 2));
      else print(event.answer, dateline.article);
      return event.answer.status === "answered" ? 0 : 3;
    }
    return 1;
  } finally {
    await dateline.close();
  }
}

// `npm run -s ask -- "…" | head` closes the pipe early; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof TypeError && "code" in error) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof DatelineError) console.error(`${error.message} ${error.hint}`);
  else console.error(error);
  return error instanceof TypeError && "code" in error ? 2 : 1;
});
