import { createOpenAIWriter } from "../../lib/answer/openai.ts";
import type { Writer } from "../../lib/answer/writer.ts";
import type { WriterConfig } from "../../lib/config.ts";
import { type OpenAIServer, type Script, startOpenAIServer } from "./openai-server.ts";

/** The writer over the AI SDK's own client and a server that replays scripts. Limits are short where a test waits for them. */
export async function startScriptedWriter(
  scripts: readonly Script[],
  settings: Partial<WriterConfig> = {},
): Promise<{ readonly writer: Writer; readonly server: OpenAIServer; readonly config: WriterConfig }> {
  const server = await startOpenAIServer(...scripts);
  const config: WriterConfig = {
    apiKey: () => undefined,
    baseUrl: server.baseUrl,
    model: "scripted",
    totalMs: 20_000,
    silenceMs: 20_000,
    retries: 1,
    inputTokens: 4000,
    outputTokens: 500,
    ...settings,
  };
  return { writer: createOpenAIWriter(config), server, config };
}
