import { DatelineError } from "../errors.ts";

/** What is wrong with one field of a request, named by its path ("history.0.role"), and the limit where there is one. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly limit?: number;
}

/** A failure over HTTP as RFC 9457 has it. Never holds a stack, a path of the server or a secret. */
export interface Problem {
  /** A name for this kind of problem that stays the same. */
  readonly type: `urn:dateline:${string}`;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** Thrown by what reads requests; caught by `handle`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
    this.headers = headers;
  }
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

/** What a client may know of a failure. Anything not foreseen is a 500 that says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof DatelineError && error.code === "bad-question") {
    return {
      type: "urn:dateline:bad-question",
      title: "Bad question",
      status: 422,
      detail: `${error.message} ${error.hint}`,
    };
  }
  return {
    type: "urn:dateline:internal",
    title: "Something went wrong here",
    status: 500,
    detail:
      "The question could not be answered because of a fault on the server. Try again; the server's log has the cause.",
  };
}

/** A client that went away gets nothing, and its leaving is no fault (499, as nginx has it). */
const GONE = 499;

/** Runs a route. Failures become problem+json; those not foreseen go to `log` as well, unless the client of `signal` is gone. */
export async function handle(
  work: () => Promise<Response>,
  log: (error: unknown) => void,
  signal?: AbortSignal,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return new Response(null, { status: GONE });
    const problem = toProblem(error);
    if (problem.status >= 500 && !(error instanceof ProblemError)) log(error);
    return problemResponse(problem, error instanceof ProblemError ? error.headers : {});
  }
}

/** A route for the methods that a path does not have. */
export function methodNotAllowed(allowed: readonly string[]): () => Response {
  const allow = allowed.join(", ");
  return () =>
    problemResponse(
      {
        type: "urn:dateline:method-not-allowed",
        title: "Method not allowed",
        status: 405,
        detail: `Use ${allow} here.`,
      },
      { allow },
    );
}
