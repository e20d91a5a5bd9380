import { methodNotAllowed, problemResponse } from "../../../lib/server/problem.ts";
import { health } from "../../server/dateline.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  const state = health();
  if (state.status === "ready") return Response.json(state, { headers: { "cache-control": "no-store" } });
  return problemResponse(
    { type: "urn:dateline:not-ready", title: "Not ready", status: 503, detail: state.reason },
    { "retry-after": "5" },
  );
}

const no = methodNotAllowed(["GET", "HEAD"]);

export { no as DELETE, no as PATCH, no as POST, no as PUT };
