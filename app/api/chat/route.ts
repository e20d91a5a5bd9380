import { readJson } from "../../../lib/server/body.ts";
import { handle, methodNotAllowed, toProblem } from "../../../lib/server/problem.ts";
import { ChatQuestionSchema } from "../../../lib/server/schemas.ts";
import { toUIMessageResponse } from "../../../lib/stream/ui-messages.ts";
import { log } from "../../server/log.ts";
import { readyDateline } from "../../server/ready.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return handle(
    async () => {
      const { question, history, mode } = await readJson(request, ChatQuestionSchema);
      const archive = await readyDateline();
      const stop = new AbortController();
      const signal = AbortSignal.any([request.signal, stop.signal]);
      const tell = (error: unknown): string => {
        if (!signal.aborted) log(error);
        return toProblem(error).detail;
      };
      const events = archive.ask(question, { history, mode, signal });
      return toUIMessageResponse(events, archive.article, tell, () => stop.abort());
    },
    log,
    request.signal,
  );
}

const no = methodNotAllowed(["POST"]);

export { no as DELETE, no as GET, no as PATCH, no as PUT };
