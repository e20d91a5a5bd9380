import { createOpenAI } from "@ai-sdk/openai";
import { generateText, type LanguageModelUsage, streamText } from "ai";
import type { WriterConfig } from "../config.ts";
import type { OnUsage, Prompt, Writer } from "./writer.ts";
import { toWriterError, writerError } from "./writer-failure.ts";

/** A follow-up is one question: it must not take the time that the answer needs. */
const REWRITE_MS = 10_000;
const REWRITE_TOKENS = 200;

function tellUsage({ inputTokens, outputTokens }: LanguageModelUsage, onUsage: OnUsage | undefined): void {
  if (inputTokens !== undefined && outputTokens !== undefined) onUsage?.({ inputTokens, outputTokens });
}

/**
 * The writer over OpenAI's own API, or any server that speaks it. OpenAI is asked through /v1/responses, others through
 * /v1/chat/completions, which is what they have (Ollama, llama.cpp, vLLM, LM Studio).
 */
export function createOpenAIWriter(config: WriterConfig): Writer {
  const { baseUrl, apiKey } = config;
  // A local server wants no key, but the SDK does.
  const provider = createOpenAI({
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    apiKey: apiKey() ?? "none",
  });
  const model = baseUrl ? provider.chat(config.model) : provider(config.model);
  const settings = ({ instructions, material }: Prompt, signal: AbortSignal | undefined) => ({
    model,
    instructions,
    prompt: material,
    temperature: 0,
    maxRetries: config.retries,
    ...(signal ? { abortSignal: signal } : {}),
  });

  async function* write(
    prompt: Prompt,
    signal: AbortSignal | undefined,
    onUsage: OnUsage | undefined,
  ): AsyncGenerator<string, void, void> {
    const { stream } = streamText({
      ...settings(prompt, signal),
      maxOutputTokens: config.outputTokens,
      timeout: { totalMs: config.totalMs, firstChunkMs: config.totalMs, chunkMs: config.silenceMs },
      // What fails comes through the stream as well; the SDK would print it.
      onError: () => {},
    });
    let finished: string | undefined;
    for await (const part of stream) {
      if (part.type === "text-delta") yield part.text;
      else if (part.type === "error") throw part.error;
      else if (part.type === "abort") throw writerError("timed-out");
      else if (part.type === "finish") {
        finished = part.finishReason;
        tellUsage(part.totalUsage, onUsage);
      }
    }
    if (finished !== "stop" && finished !== "length") throw writerError("cut-short");
  }

  return {
    inputTokens: config.inputTokens,
    async *write(prompt, signal, onUsage) {
      try {
        yield* write(prompt, signal, onUsage);
      } catch (error) {
        signal?.throwIfAborted();
        throw toWriterError(error);
      }
    },
    async rewrite(prompt, signal, onUsage) {
      try {
        const timeout = Math.min(config.totalMs, REWRITE_MS);
        const limits = { maxOutputTokens: REWRITE_TOKENS, timeout };
        const { text, usage } = await generateText({ ...settings(prompt, signal), ...limits });
        tellUsage(usage, onUsage);
        return text;
      } catch (error) {
        signal?.throwIfAborted();
        throw toWriterError(error);
      }
    },
  };
}
