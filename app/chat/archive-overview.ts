/** What the page says of the archive. */
export interface ArchiveOverview {
  readonly articles: number;
  readonly passages: number;
  readonly suggestedQuestions: readonly string[];
}
