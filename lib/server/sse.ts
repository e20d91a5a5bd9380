import { toProblem } from "./problem.ts";

/** An event of a server-sent event stream: a name and what is said as JSON. */
export interface SseEvent {
  readonly event: string;
  readonly data: unknown;
}

/**
 * Streams events (WHATWG server-sent events). A failure midway becomes an `error` event with a problem; when the client
 * goes away the source is ended at once, so that nothing is computed for nobody.
 */
export function sseResponse(
  events: AsyncGenerator<SseEvent, void, void>,
  onEnd: () => void,
  log: (error: unknown) => void,
): Response {
  const encoder = new TextEncoder();
  const encode = ({ event, data }: SseEvent) => encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  let gone = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await events.next();
        if (gone) return;
        if (done) controller.close();
        else controller.enqueue(encode(value));
      } catch (error) {
        if (gone) return;
        log(error);
        controller.enqueue(encode({ event: "error", data: toProblem(error) }));
        controller.close();
      }
    },
    cancel() {
      gone = true;
      onEnd();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
