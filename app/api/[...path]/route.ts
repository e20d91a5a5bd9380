import { problemResponse } from "../../../lib/server/problem.ts";

const no = (): Response =>
  problemResponse({
    type: "urn:dateline:not-found",
    title: "Not found",
    status: 404,
    detail:
      "There is no such address. The API has /api/answer, /api/chat, /api/articles, /api/articles/{id} and /api/health.",
  });

export { no as DELETE, no as GET, no as PATCH, no as POST, no as PUT };
