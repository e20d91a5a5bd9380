import { readFileSync } from "node:fs";
import { z } from "zod";
import { DatelineError } from "../lib/errors.ts";

/** A stretch of an article, verbatim, that an answer must rest on. */
const EvidenceSchema = z.strictObject({ articleId: z.string().min(1), quote: z.string().min(1) });

/** What kind of answer the question wants; importers of public benchmarks use "other". */
const QUESTION_TYPES = [
  "who",
  "what",
  "when",
  "where",
  "how-many",
  "why",
  "how",
  "list",
  "two-story",
  "other",
] as const;

/** How an unanswerable question was made: each is near to the archive, none is answered by it. */
const UNANSWERABLE_KINDS = [
  /** The story is there, the detail asked for is stated nowhere. */
  "near-miss",
  /** An answerable question with its name, number or year replaced. */
  "swapped-entity",
  "swapped-number",
  "swapped-year",
  /** The archive never reports on it. */
  "off-archive",
  /** Imported as unanswerable, without saying why. */
  "other",
] as const;

/** One line of a set in evals/sets: docs/evals.md shows one. */
export const QuestionSchema = z
  .strictObject({
    id: z.string().min(1),
    question: z.string().min(1),
    answerable: z.boolean(),
    type: z.enum(QUESTION_TYPES),
    /** How it is put: "plain", "lower-case", "misspelt", "follow-up" and so on. */
    style: z.string().exactOptional(),
    unanswerable: z.enum(UNANSWERABLE_KINDS).exactOptional(),
    /**
     * One inner array per thing that the answer must hold; its strings are forms of that one thing. Empty for an imported set
     * that only judges passages: there, citing evidence is what is right.
     */
    answers: z.array(z.array(z.string().min(1)).min(1)),
    /** All of it is needed. Empty for an imported set that does not say. */
    evidence: z.array(EvidenceSchema),
    /** The turns before a follow-up. */
    history: z.array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.string() })).exactOptional(),
  })
  .refine(
    ({ answerable, answers, evidence }) => answerable === answers.length + evidence.length > 0,
    "answerable questions, and only they, have answers or evidence",
  )
  .refine(
    ({ answerable, unanswerable }) => answerable !== (unanswerable !== undefined),
    "only unanswerable questions say why, and all do",
  );

export type Question = z.infer<typeof QuestionSchema>;

/** Reads a set, one JSON object a line. Throws `bad-file` that names file, line and what is wrong. */
export function readQuestions(file: string): readonly Question[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new DatelineError(
      "bad-file",
      `The question set ${file} cannot be opened.`,
      "Check its name: evals/sets has ours.",
      cause,
    );
  }
  const seen = new Map<string, number>();
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const fail = (what: string, cause?: unknown): never => {
      throw new DatelineError(
        "bad-file",
        `${file}, line ${index + 1}: ${what}.`,
        "docs/evals.md says what a line holds.",
        cause,
      );
    };
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      return fail("it is not JSON", cause);
    }
    const parsed = QuestionSchema.safeParse(value);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: "wrong" };
      return fail([path.join("."), message].filter((part) => part !== "").join(": "), parsed.error);
    }
    const before = seen.get(parsed.data.id);
    if (before !== undefined) return fail(`the id ${parsed.data.id} is that of line ${before}`);
    seen.set(parsed.data.id, index + 1);
    return [parsed.data];
  });
}
