import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";
import type { WriterConfig } from "../../lib/config.ts";
import { DatelineError } from "../../lib/errors.ts";
import type { Judge } from "./judge.ts";

function outOfReach(cause: unknown): DatelineError {
  const { statusCode, lastError } = (cause ?? {}) as { readonly statusCode?: unknown; readonly lastError?: unknown };
  if (lastError) return outOfReach(lastError);
  const status = typeof statusCode === "number" ? ` (HTTP ${statusCode})` : "";
  // The cause stays out: it may hold headers of the request.
  return new DatelineError(
    "model-unavailable",
    `The judge did not answer as it should${status}.`,
    "Check OPENAI_MODEL, OPENAI_BASE_URL and the key. Run the same again: it goes on where it stopped.",
  );
}

/** The judge over the language model of the product's settings, asked as lib/answer/openai.ts asks it. */
export function createOpenAIJudge({ baseUrl, apiKey, model, retries, totalMs, outputTokens }: WriterConfig): Judge {
  const provider = createOpenAI({ baseURL: baseUrl ?? "https://api.openai.com/v1", apiKey: apiKey() ?? "none" });
  return async ({ instructions, material }) => {
    try {
      const { text, usage } = await generateText({
        model: baseUrl ? provider.chat(model) : provider(model),
        instructions,
        prompt: material,
        temperature: 0,
        maxRetries: retries,
        // One word is wanted, but a model may think first.
        maxOutputTokens: outputTokens,
        timeout: totalMs,
      });
      const { inputTokens, outputTokens: written } = usage;
      const isCounted = inputTokens !== undefined && written !== undefined;
      return { text, usage: isCounted ? { inputTokens, outputTokens: written } : null };
    } catch (cause) {
      throw outOfReach(cause);
    }
  };
}
