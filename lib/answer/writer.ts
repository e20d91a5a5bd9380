import type { TokenUsage } from "../types.ts";

/** What a language model is asked: instructions of ours, then the material, which is data. */
export interface Prompt {
  readonly instructions: string;
  readonly material: string;
}

/** Why a language model gave no answer, or not all of one. */
export type FailureKind =
  | "unreachable"
  | "refused-key"
  | "rate-limited"
  | "timed-out"
  | "cut-short"
  | "too-long"
  | "not-understood"
  | "server-fault";

/** A language model that failed. The message may be shown: it names no key, address or passage. */
export class WriterError extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = "WriterError";
    this.kind = kind;
  }
}

/** Hears what a call took, at its end, where the provider tells: a call that fails tells nothing. */
export type OnUsage = (usage: TokenUsage) => void;

/** A language model that writes. Both throw `WriterError`, within the time limits; an aborted `signal` its own reason. */
export interface Writer {
  /** How many tokens of passages a prompt may hold. */
  readonly inputTokens: number;
  /** The words as they come. It ends in silence only where the model itself came to an end. */
  write(prompt: Prompt, signal?: AbortSignal, onUsage?: OnUsage): AsyncIterable<string>;
  /** The question made to stand alone, as the model put it: to be checked. */
  rewrite(prompt: Prompt, signal?: AbortSignal, onUsage?: OnUsage): Promise<string>;
}
