import { createUIMessageStream, createUIMessageStreamResponse, type UIMessageStreamWriter } from "ai";
import type { Answer, AnswerEvent, Article } from "../types.ts";
import { abstentionMessage } from "./abstention.ts";
import { toCitationView, toPassageView } from "./answer-json.ts";
import type { DatelineUIMessage } from "./ui-message.ts";

type ArticleOf = (id: string) => Article | undefined;
type Writer = UIMessageStreamWriter<DatelineUIMessage>;
type Asked = Pick<Answer, "question" | "standaloneQuestion">;

/** Passages told to the page; it shows the first few. */
const PASSAGES = 10;

function textId(index: number): string {
  return `sentence-${index}`;
}

/** Writes one event as parts of the message. `asked` is what the retrieval part tells of the question. */
function write(event: AnswerEvent, writer: Writer, articleOf: ArticleOf, asked: Asked): void {
  switch (event.type) {
    case "retrieval-start":
      break;
    case "retrieval-end": {
      const passages = event.hits.slice(0, PASSAGES).map((hit) => toPassageView(hit, articleOf));
      writer.write({ type: "data-retrieval", id: "retrieval", data: { ...asked, passages } });
      break;
    }
    case "citation": {
      const view = toCitationView(event.citation, articleOf);
      const id = `citation-${view.number}`;
      writer.write({
        type: "source-document",
        sourceId: id,
        mediaType: "text/plain",
        title: `${view.source}: ${view.title}`,
      });
      writer.write({ type: "data-citation", id, data: view });
      break;
    }
    case "short-answer":
      writer.write({ type: "data-short", id: "short", data: event.short });
      break;
    case "sentence-start":
      writer.write({ type: "text-start", id: textId(event.index) });
      break;
    case "sentence-delta":
      writer.write({ type: "text-delta", id: textId(event.index), delta: event.text });
      break;
    case "sentence-end": {
      const { index, sentence } = event;
      writer.write({ type: "text-end", id: textId(index) });
      const { citations, supported } = sentence;
      const data = { index, textId: textId(index), citations, supported };
      writer.write({ type: "data-sentence", id: textId(index), data });
      break;
    }
    case "answer-end":
      writeEnd(event.answer, writer, articleOf);
  }
}

function writeEnd(answer: Answer, writer: Writer, articleOf: ArticleOf): void {
  if (answer.status === "abstained") {
    const message = abstentionMessage(answer.reason);
    const nearest = answer.nearest.map((hit) => toPassageView(hit, articleOf));
    writer.write({ type: "text-start", id: "abstention" });
    writer.write({ type: "text-delta", id: "abstention", delta: message });
    writer.write({ type: "text-end", id: "abstention" });
    writer.write({ type: "data-abstention", id: "abstention", data: { reason: answer.reason, message, nearest } });
  }
  writer.write({ type: "data-timing", id: "timing", data: answer.timings });
  const { status, confidence, mode, notice } = answer;
  const data = { status, confidence, mode, ...(notice ? { notice } : {}) };
  writer.write({ type: "data-outcome", id: "outcome", data });
}

/** The same stream; `onGone` hears when its reader cancels. */
function watch<Chunk>(stream: ReadableStream<Chunk>, onGone: () => void): ReadableStream<Chunk> {
  const reader = stream.getReader();
  return new ReadableStream<Chunk>({
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel(reason) {
      onGone();
      return reader.cancel(reason);
    },
  });
}

/**
 * The events of an answer as the AI SDK's UI message stream. What goes wrong midway is told in words that leak nothing;
 * `onGone` hears that nobody reads any more.
 */
export function toUIMessageResponse(
  events: AsyncIterable<AnswerEvent>,
  articleOf: ArticleOf,
  onError: (error: unknown) => string,
  onGone: () => void,
): Response {
  const stream = createUIMessageStream<DatelineUIMessage>({
    async execute({ writer }) {
      let asked: Asked = { question: "", standaloneQuestion: "" };
      for await (const event of events) {
        if (event.type === "retrieval-start")
          asked = { question: event.question, standaloneQuestion: event.standaloneQuestion };
        write(event, writer, articleOf, asked);
      }
    },
    onError,
  });
  return createUIMessageStreamResponse({ stream: watch(stream, onGone), headers: { "cache-control": "no-store" } });
}
