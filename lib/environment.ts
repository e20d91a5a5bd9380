import { availableParallelism } from "node:os";
import { z } from "zod";
import { DatelineError } from "./errors.ts";

const count = (fallback: number, most: number) => z.coerce.number().int().min(1).max(most).default(fallback);

/** Set to nothing is not set: `OPENAI_API_KEY= npm start` turns it off. */
const unlessBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === "string" ? value.trim() || undefined : value), schema.optional());

const EnvironmentSchema = z.object({
  DATELINE_CORPUS: z.string().min(1).optional(),
  DATELINE_DATA: z.string().min(1).optional(),
  EMBEDDER_MODEL: z.string().min(1).optional(),
  READER_MODEL: z.string().min(1).optional(),
  DATELINE_THREADS: count(Math.min(2, availableParallelism()), 64),
  DATELINE_DEPTH: count(50, 1000),
  DATELINE_READ: count(40, 200),
  DATELINE_MODE: z.enum(["extractive", "generative"]).default("extractive"),
  DATELINE_ON_UNSUPPORTED: z.enum(["mark", "drop"]).default("mark"),
  OPENAI_API_KEY: unlessBlank(z.string().regex(/^[\x21-\x7e]+$/, "it must be printable ASCII without spaces")),
  OPENAI_BASE_URL: unlessBlank(
    z
      .url({ protocol: /^https?$/, error: "it must be an http or https address" })
      // It is part of names that are kept on disk; a secret has its own variable.
      .refine((url) => !/^https?:\/\/[^/]*@/i.test(url), "it must hold no user name or password"),
  ),
  OPENAI_MODEL: unlessBlank(z.string()),
  EMBEDDING_MODEL: unlessBlank(z.string()),
  DATELINE_MODEL_SECONDS: count(60, 600),
  DATELINE_MODEL_SILENCE_SECONDS: count(20, 600),
  DATELINE_MODEL_RETRIES: z.coerce.number().int().min(0).max(5).default(2),
  DATELINE_MODEL_INPUT_TOKENS: count(6000, 1_000_000),
  DATELINE_MODEL_OUTPUT_TOKENS: count(600, 100_000),
});

/** The settings as they come from outside, checked. */
export type Environment = z.infer<typeof EnvironmentSchema>;

/** A setting that cannot be. */
export function badConfig(message: string, hint: string): DatelineError {
  return new DatelineError("bad-config", message, hint);
}

/** Checks the environment variables. Throws `bad-config` that names the variable. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
  throw badConfig(`The setting ${path.join(".")} is wrong: ${message}.`, "Correct or unset that variable.");
}
