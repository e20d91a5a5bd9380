import { handle, methodNotAllowed } from "../../../lib/server/problem.ts";
import { toArticleSummary } from "../../../lib/stream/article-json.ts";
import { log } from "../../server/log.ts";
import { readyDateline } from "../../server/ready.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handle(async () => Response.json({ articles: (await readyDateline()).articles().map(toArticleSummary) }), log);
}

const no = methodNotAllowed(["GET", "HEAD"]);

export { no as DELETE, no as PATCH, no as POST, no as PUT };
