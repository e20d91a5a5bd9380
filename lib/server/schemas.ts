import { z } from "zod";

export const MAX_QUESTION_LENGTH = 2000;
const MAX_TURNS = 100;

const QuestionSchema = z
  .string({ error: (issue) => (issue.input === undefined ? "is missing" : "must be a string") })
  .refine((text) => text.trim() !== "", "must not be empty")
  .max(MAX_QUESTION_LENGTH, `must be at most ${MAX_QUESTION_LENGTH} characters long`);

const TurnSchema = z.object({
  role: z.enum(["user", "assistant"], 'must be "user" or "assistant"'),
  content: z.string("must be a string"),
});

/** How to answer; the server's own default where it is left out. */
const ModeSchema = z.enum(["extractive", "generative"], 'must be "extractive" or "generative"').optional();

/** The body of `POST /api/answer`. */
export const AnswerRequestSchema = z.object(
  {
    question: QuestionSchema,
    history: z
      .array(TurnSchema, "must be a list of turns")
      .max(MAX_TURNS, `must be at most ${MAX_TURNS} turns`)
      .default([]),
    topK: z
      .number("must be a number")
      .int("must be a whole number")
      .min(1, "must be at least 1")
      .max(50, "must be at most 50")
      .default(10),
    mode: ModeSchema,
  },
  "must be a JSON object",
);

const PartSchema = z.looseObject({ type: z.string(), text: z.string().optional() });
const MessageSchema = z.looseObject({
  role: z.enum(["user", "assistant", "system"]),
  parts: z.array(PartSchema, "must be a list of parts"),
});

/** The body of `POST /api/chat`: what the AI SDK's chat transport sends. Only text is taken from it. */
export const ChatRequestSchema = z.looseObject(
  {
    messages: z
      .array(MessageSchema, "must be a list of messages")
      .min(1, "must not be empty")
      .max(2 * MAX_TURNS),
    mode: ModeSchema,
  },
  "must be a JSON object",
);

function textOf({ parts }: z.infer<typeof MessageSchema>): string {
  return parts.flatMap(({ type, text }) => (type === "text" && text !== undefined ? [text] : [])).join(" ");
}

/** The last user message is the question, what stands before it the history. The outcome is checked like an answer request. */
export const ChatQuestionSchema = ChatRequestSchema.transform(
  ({ messages, mode }): z.input<typeof AnswerRequestSchema> => {
    const last = messages.findLastIndex(({ role }) => role === "user");
    const history = messages
      .slice(0, Math.max(0, last))
      .flatMap((message) => (message.role === "system" ? [] : [{ role: message.role, content: textOf(message) }]));
    const message = messages[last];
    return { question: message ? textOf(message) : "", history, mode };
  },
).pipe(AnswerRequestSchema);
