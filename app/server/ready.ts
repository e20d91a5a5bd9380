import type { Dateline } from "../../lib/dateline.ts";
import { ProblemError } from "../../lib/server/problem.ts";
import { dateline, health } from "./dateline.ts";

/** The archive if it is ready; while it is not, a 503 that says why and when to come again. */
export async function readyDateline(): Promise<Dateline> {
  const state = health();
  if (state.status !== "ready") {
    throw new ProblemError(
      { type: "urn:dateline:not-ready", title: "Not ready", status: 503, detail: state.reason },
      { "retry-after": "5" },
    );
  }
  return dateline();
}
