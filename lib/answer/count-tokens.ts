import type { TokenUsage } from "../types.ts";
import type { Writer } from "./writer.ts";

/** A writer for one answer whose tokens are summed over its calls. */
export interface CountedWriter {
  readonly writer: Writer;
  /** The sum so far; undefined where no call has told. */
  readonly usage: () => TokenUsage | undefined;
}

export function countTokens(writer: Writer): CountedWriter {
  let total: TokenUsage | undefined;
  const add = ({ inputTokens, outputTokens }: TokenUsage) => {
    total = {
      inputTokens: (total?.inputTokens ?? 0) + inputTokens,
      outputTokens: (total?.outputTokens ?? 0) + outputTokens,
    };
  };
  return {
    writer: {
      inputTokens: writer.inputTokens,
      write: (prompt, signal) => writer.write(prompt, signal, add),
      rewrite: (prompt, signal) => writer.rewrite(prompt, signal, add),
    },
    usage: () => total,
  };
}
