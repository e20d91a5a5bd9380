import { readJson } from "../../../lib/server/body.ts";
import { handle, methodNotAllowed } from "../../../lib/server/problem.ts";
import { AnswerRequestSchema } from "../../../lib/server/schemas.ts";
import { sseResponse } from "../../../lib/server/sse.ts";
import { toNamedEvents } from "../../../lib/stream/answer-events.ts";
import { toAnswerJson } from "../../../lib/stream/answer-json.ts";
import type { Answer } from "../../../lib/types.ts";
import { log } from "../../server/log.ts";
import { readyDateline } from "../../server/ready.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return handle(
    async () => {
      const { question, history, topK, mode } = await readJson(request, AnswerRequestSchema);
      const archive = await readyDateline();
      const stop = new AbortController();
      const signal = AbortSignal.any([request.signal, stop.signal]);
      const events = archive.ask(question, { history, mode, signal });
      if (request.headers.get("accept")?.includes("text/event-stream")) {
        return sseResponse(toNamedEvents(events, archive.article, topK), () => stop.abort(), log);
      }
      let answer: Answer | undefined;
      for await (const event of events) if (event.type === "answer-end") answer = event.answer;
      if (!answer) throw new Error("the answer had no end");
      return Response.json(toAnswerJson(answer, archive.article, topK), { headers: { "cache-control": "no-store" } });
    },
    log,
    request.signal,
  );
}

const no = methodNotAllowed(["POST"]);

export { no as DELETE, no as GET, no as PATCH, no as PUT };
