/** Every way in which Dateline fails on purpose. The code is stable; messages may be reworded. */
export type ErrorCode =
  | "bad-config"
  | "bad-question"
  | "bad-file"
  | "bad-model"
  | "bad-corpus"
  | "embedder-unavailable"
  | "model-unavailable"
  | "not-found"
  | "storage"
  | "closed";

/** A failure that says what was wrong (`message`), where, and what to do next (`hint`). */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "DatelineError";
    this.code = code;
    this.hint = hint;
  }
}
