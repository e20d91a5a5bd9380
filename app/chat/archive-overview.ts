import type { Mode } from "../../lib/types.ts";

/** What the page says of the archive. */
export interface ArchiveOverview {
  readonly articles: number;
  readonly passages: number;
  /** The ways of answering that are set up, the default one first. */
  readonly modes: readonly Mode[];
  readonly suggestedQuestions: readonly string[];
}
