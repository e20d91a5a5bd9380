import { createOpenAI } from "@ai-sdk/openai";
import { embedMany } from "ai";
import type { ProviderConfig } from "../config.ts";
import { DatelineError } from "../errors.ts";
import type { Embedder } from "./embedder.ts";

/** Calls that go out side by side. */
const PARALLEL = 4;
/** Milliseconds for a batch, retries among them. */
const LIMIT_MS = 60_000;

function toUnit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (component) => component / length);
}

function outOfReach(cause: unknown): DatelineError {
  const status =
    cause instanceof Error && "statusCode" in cause && cause.statusCode ? ` (HTTP ${cause.statusCode})` : "";
  // The cause stays out: it may hold the texts, and headers of the request.
  return new DatelineError(
    "embedder-unavailable",
    `The embedding server did not answer as it should${status}.`,
    "Check EMBEDDING_MODEL, OPENAI_BASE_URL and the key, or unset EMBEDDING_MODEL to embed here.",
  );
}

/**
 * The embedder over OpenAI's /v1/embeddings, or any server that speaks it. One text is embedded at once to learn the
 * dimensions. The id holds provider and model, so that vectors of another are never reused.
 */
export async function createOpenAIEmbedder(config: ProviderConfig & { readonly model: string }): Promise<Embedder> {
  const baseURL = config.baseUrl ?? "https://api.openai.com/v1";
  const provider = createOpenAI({ baseURL, apiKey: config.apiKey() ?? "none" });
  const model = provider.embeddingModel(config.model);
  const embed: Embedder["embed"] = async (texts, signal) => {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const limit = AbortSignal.timeout(LIMIT_MS);
    try {
      const { embeddings } = await embedMany({
        model,
        // The API refuses an empty text.
        values: texts.map((text) => (text.trim() === "" ? "-" : text)),
        maxParallelCalls: PARALLEL,
        abortSignal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return embeddings.map(toUnit);
    } catch (cause) {
      signal?.throwIfAborted();
      throw outOfReach(cause);
    }
  };
  const [probe] = await embed(["dimensions"]);
  if (!probe || probe.length === 0) throw outOfReach(undefined);
  return { id: `openai:${baseURL}:${config.model}`, dimensions: probe.length, embed };
}
