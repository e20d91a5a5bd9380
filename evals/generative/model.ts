import type { Config, WriterConfig } from "../../lib/config.ts";
import { DatelineError } from "../../lib/errors.ts";

/** What a report says of the model that it measured; never the key. */
export interface ModelName {
  readonly name: string;
  /** Host and port that it was asked at. */
  readonly host: string;
}

/** The language model of the product's own settings. Throws `bad-config` where none is set. */
export function requireModel({ writer }: Pick<Config, "writer">): WriterConfig {
  if (writer) return writer;
  throw new DatelineError(
    "bad-config",
    "--mode generative needs a language model, and none is set.",
    "Set OPENAI_MODEL, and OPENAI_API_KEY for OpenAI or OPENAI_BASE_URL for a server that speaks its API.",
  );
}

export function nameModel({ model, baseUrl }: Pick<WriterConfig, "model" | "baseUrl">): ModelName {
  return { name: model, host: baseUrl === undefined ? "api.openai.com" : new URL(baseUrl).host };
}

/** What generated answers depend on beside code, models and set. Limits of time are left out: what they end is asked again. */
export function generativeFingerprint(config: Pick<Config, "writer" | "onUnsupported">): readonly string[] {
  const writer = requireModel(config);
  const { name, host } = nameModel(writer);
  return ["generative", name, host, config.onUnsupported, String(writer.inputTokens), String(writer.outputTokens)];
}
