import { type FailureKind, WriterError } from "./writer.ts";

/** What the reader of the answer is told; each completes "The answer is quoted from the archive: …". */
const WORDS: Readonly<Record<FailureKind, string>> = {
  unreachable: "the language model could not be reached",
  "refused-key": "the language model refused the key or the model's name",
  "rate-limited": "the language model takes no more questions for now",
  "timed-out": "the language model took too long",
  "cut-short": "the language model broke off",
  "too-long": "the passages were too long for the language model",
  "not-understood": "the language model's reply could not be understood",
  "server-fault": "the language model's server failed",
};

export function writerError(kind: FailureKind): WriterError {
  return new WriterError(kind, WORDS[kind]);
}

interface Failure {
  readonly name?: unknown;
  readonly statusCode?: unknown;
  readonly responseBody?: unknown;
  readonly message?: unknown;
  readonly lastError?: unknown;
  readonly cause?: unknown;
}

function kindOfStatus(status: number, body: string): FailureKind {
  if (/context_length_exceeded|maximum context|context (?:length|size|window)|too many tokens/i.test(body))
    return "too-long";
  if (status === 401 || status === 403 || status === 404) return "refused-key";
  if (status === 429) return "rate-limited";
  if (status === 413) return "too-long";
  if (status === 408 || status === 504) return "timed-out";
  return status >= 500 ? "server-fault" : "not-understood";
}

/** Sorts what the AI SDK throws by its status, its name and what lies beneath it. Nothing of its text is passed on. */
function kindOf(error: unknown): FailureKind {
  if (typeof error === "string") return kindOfStatus(500, error);
  const { name, statusCode, responseBody, message, lastError, cause } = (error ?? {}) as Failure;
  const text = `${typeof message === "string" ? message : JSON.stringify(error ?? "")} ${String(responseBody ?? "")}`;
  if (lastError) return kindOf(lastError);
  if (name === "TimeoutError" || name === "AbortError") return "timed-out";
  if (typeof statusCode === "number" && statusCode >= 400) return kindOfStatus(statusCode, text);
  if (/JSONParse|TypeValidation|InvalidResponse|NoOutput|NoContent|EmptyResponse/.test(String(name)))
    return "not-understood";
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|Cannot connect|fetch failed/i.test(text)) return "unreachable";
  if (/terminated|other side closed|socket|premature/i.test(text)) return "cut-short";
  return cause ? kindOf(cause) : kindOfStatus(500, text);
}

export function toWriterError(error: unknown): WriterError {
  return error instanceof WriterError ? error : writerError(kindOf(error));
}
