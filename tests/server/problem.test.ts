import { describe, expect, test } from "vitest";
import { DatelineError } from "../../lib/errors.ts";
import { handle, ProblemError, toProblem } from "../../lib/server/problem.ts";
import { problemOf } from "../fakes/served.ts";

const PROBLEM = { type: "urn:dateline:not-found", title: "Not found", status: 404, detail: "No such thing." } as const;

describe("what a client may know of a failure", () => {
  test("a problem is told as it is, with its headers", async () => {
    const logged: unknown[] = [];
    const failing = () => Promise.reject(new ProblemError(PROBLEM, { "retry-after": "5" }));
    const response = await handle(failing, (error) => logged.push(error));
    expect(response.headers.get("retry-after")).toBe("5");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await problemOf(response)).toEqual(PROBLEM);
    expect(logged).toEqual([]);
  });

  test("a bad question is the client's to mend", () => {
    const error = new DatelineError("bad-question", "The question is empty.", "Ask in a sentence.");
    expect(toProblem(error)).toMatchObject({ status: 422, detail: "The question is empty. Ask in a sentence." });
  });

  test.each([
    new Error("/srv/secret"),
    new DatelineError("storage", "/srv/secret", "Look into /srv/secret."),
    "/srv/secret",
    undefined,
    null,
  ])("anything else is a 500 of always the same words, and is logged", async (thrown) => {
    const logged: unknown[] = [];
    const response = await handle(
      () => Promise.reject(thrown),
      (error) => logged.push(error),
    );
    const problem = await problemOf(response);
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain("/srv");
    expect(problem).toEqual(toProblem(new Error("other")));
    expect(logged).toEqual([thrown]);
  });

  test("what goes well is passed through", async () => {
    const response = new Response("fine");
    expect(
      await handle(
        async () => response,
        () => {},
      ),
    ).toBe(response);
  });
});
