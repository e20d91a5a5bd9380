import type { AnswerEvent, Article } from "../types.ts";
import { toAnswerJson, toCitationView, toPassageView } from "./answer-json.ts";

/** An event of the answer API's stream. */
interface NamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The events of an answer as the API names them; the last, `answer`, is the whole answer as without streaming. */
export async function* toNamedEvents(
  events: AsyncIterable<AnswerEvent>,
  articleOf: (id: string) => Article | undefined,
  topK: number,
): AsyncGenerator<NamedEvent, void, void> {
  for await (const { type: event, ...rest } of events) {
    if ("hits" in rest)
      yield { event, data: { passages: rest.hits.slice(0, topK).map((hit) => toPassageView(hit, articleOf)) } };
    else if ("citation" in rest) yield { event, data: toCitationView(rest.citation, articleOf) };
    else if ("short" in rest) yield { event, data: rest.short };
    else if ("answer" in rest) yield { event: "answer", data: toAnswerJson(rest.answer, articleOf, topK) };
    else yield { event, data: rest };
  }
}
