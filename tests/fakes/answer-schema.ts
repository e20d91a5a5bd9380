import { z } from "zod";

const Offset = z.number().int().nonnegative();
const CitationNumber = z.number().int().positive();
const Milliseconds = z.number().nonnegative();

const CitationSchema = z.strictObject({
  number: CitationNumber,
  articleId: z.string().min(1),
  title: z.string().min(1),
  source: z.string().min(1),
  publishedAt: z.string().nullable(),
  start: Offset,
  end: Offset,
  quote: z.string().min(1),
});

const PassageSchema = z.strictObject({
  articleId: z.string().min(1),
  /** Beyond what issue 3 asks for: saves a client a request. */
  title: z.string().min(1),
  start: Offset,
  end: Offset,
  text: z.string().min(1),
  score: z.number(),
});

const SHARED = {
  question: z.string().min(1),
  standaloneQuestion: z.string().min(1),
  answer: z.string().min(1),
  passages: z.array(PassageSchema).max(50),
  confidence: z.number().min(0).max(1),
  mode: z.enum(["extractive", "generative"]),
  notice: z.string().min(1).optional(),
  /** Where a language model was asked and its provider counts. */
  usage: z.strictObject({ inputTokens: z.number().int(), outputTokens: z.number().int() }).optional(),
  timings: z.strictObject({ retrieveMs: Milliseconds, readMs: Milliseconds, totalMs: Milliseconds }),
};

/** What is supported has a citation; what has none says that it is not supported. */
const SentenceSchema = z
  .strictObject({ text: z.string().min(1), citations: z.array(CitationNumber), supported: z.boolean() })
  .refine(({ citations, supported }) => supported === citations.length > 0);

const AnsweredSchema = z.strictObject({
  status: z.literal("answered"),
  ...SHARED,
  shortAnswer: z.strictObject({ text: z.string().min(1), citation: CitationNumber }).nullable(),
  sentences: z.array(SentenceSchema).min(1),
  citations: z.array(CitationSchema).min(1),
});

const AbstainedSchema = z.strictObject({
  status: z.literal("abstained"),
  ...SHARED,
  shortAnswer: z.null(),
  sentences: z.array(z.never()),
  citations: z.array(z.never()),
  reason: z.enum(["empty-archive", "nothing-found", "not-stated"]),
});

/** The answer of `POST /api/answer` as issues 3 and 6 write it down, and nothing beside it. */
export const AnswerSchema = z.discriminatedUnion("status", [AnsweredSchema, AbstainedSchema]);

/** RFC 9457, as the API gives it: never a member that it does not name here, such as a stack. */
export const ProblemSchema = z.strictObject({
  type: z.string().regex(/^urn:dateline:[a-z-]+$/),
  title: z.string().min(1),
  status: z.number().int().min(400).max(599),
  detail: z.string().min(1),
  errors: z
    .array(z.strictObject({ field: z.string().min(1), message: z.string().min(1), limit: z.number().optional() }))
    .optional(),
});
