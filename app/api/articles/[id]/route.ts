import { handle, methodNotAllowed, ProblemError } from "../../../../lib/server/problem.ts";
import { toArticleJson } from "../../../../lib/stream/article-json.ts";
import { log } from "../../../server/log.ts";
import { readyDateline } from "../../../server/ready.ts";

export const dynamic = "force-dynamic";

export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return handle(async () => {
    const { id } = await params;
    const article = (await readyDateline()).article(id);
    if (article) return Response.json(toArticleJson(article));
    const detail = "No article has this id. GET /api/articles lists them.";
    throw new ProblemError({ type: "urn:dateline:not-found", title: "Not found", status: 404, detail });
  }, log);
}

const no = methodNotAllowed(["GET", "HEAD"]);

export { no as DELETE, no as PATCH, no as POST, no as PUT };
