import { readJson } from "../../../lib/server/body.ts";
import { handle, methodNotAllowed, toProblem } from "../../../lib/server/problem.ts";
import { ChatQuestionSchema } from "../../../lib/server/schemas.ts";
import { toUIMessageResponse } from "../../../lib/stream/ui-messages.ts";
import { log } from "../../server/log.ts";
import { readyDateline } from "../../server/ready.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return handle(async () => {
    const { question, history } = await readJson(request, ChatQuestionSchema);
    const archive = await readyDateline();
    const events = archive.ask(question, { history, signal: request.signal });
    return toUIMessageResponse(events, archive.article, (error) => {
      if (!request.signal.aborted) log(error);
      return toProblem(error).detail;
    });
  }, log);
}

const no = methodNotAllowed(["POST"]);

export { no as DELETE, no as GET, no as PATCH, no as PUT };
