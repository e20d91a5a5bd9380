import type { z } from "zod";
import { type FieldError, ProblemError } from "./problem.ts";

export const MAX_BODY_BYTES = 64 * 1024;

function tooLarge(): ProblemError {
  return new ProblemError({
    type: "urn:dateline:body-too-large",
    title: "Body too large",
    status: 413,
    detail: `The body is larger than ${MAX_BODY_BYTES} bytes (64 KiB).`,
    errors: [{ field: "body", message: "too large", limit: MAX_BODY_BYTES }],
  });
}

/** Reads no more of the body than the limit, whatever Content-Length claims. */
async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  const field = issue.path.join(".") || "body";
  const limit = "maximum" in issue ? issue.maximum : "minimum" in issue ? issue.minimum : undefined;
  return { field, message: issue.message, ...(typeof limit === "number" ? { limit } : {}) };
}

/** Parses a JSON body by a schema. Throws a 400, 413, 415 or 422 problem that names the field and the limit. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const kind = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(kind)) {
    const detail = "Send the body as application/json.";
    throw new ProblemError({
      type: "urn:dateline:unsupported-media-type",
      title: "Unsupported media type",
      status: 415,
      detail,
    });
  }
  const bytes = await readBytes(request);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const detail = bytes.length === 0 ? "The body is empty; send JSON." : "The body is not valid JSON in UTF-8.";
    throw new ProblemError({
      type: "urn:dateline:bad-json",
      title: "Bad JSON",
      status: 400,
      detail,
      errors: [{ field: "body", message: detail }],
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(toFieldError);
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join("; ");
  throw new ProblemError({
    type: "urn:dateline:invalid-request",
    title: "Invalid request",
    status: 422,
    detail,
    errors,
  });
}
