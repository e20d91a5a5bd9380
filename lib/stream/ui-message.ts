import type { UIMessage } from "ai";
import type { AbstainReason, Citation, Mode, Timings } from "../types.ts";

/** What a citation needs to be shown without a further request. */
export interface CitationView extends Citation {
  readonly title: string;
  readonly source: string;
  readonly publishedAt: string | null;
}

/** A ranked passage as the API and the page show it; `text` is the article's text from `start` to `end`. */
export interface PassageView {
  readonly articleId: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

/**
 * The typed data parts of the chat stream. Part ids: `sentence` and `citation` parts carry their index or number, the
 * others occur once a message. A sentence's words are the text part with id `textId`.
 */
export type DatelineData = {
  retrieval: {
    readonly question: string;
    readonly standaloneQuestion: string;
    readonly passages: readonly PassageView[];
  };
  short: { readonly text: string; readonly citation: number };
  citation: CitationView;
  sentence: {
    readonly index: number;
    readonly textId: string;
    readonly citations: readonly number[];
    readonly supported: boolean;
  };
  abstention: { readonly reason: AbstainReason; readonly message: string; readonly nearest: readonly PassageView[] };
  timing: Timings;
  outcome: {
    readonly status: "answered" | "abstained";
    readonly confidence: number;
    readonly mode: Mode;
    readonly notice?: string;
  };
};

export type DatelineUIMessage = UIMessage<never, DatelineData>;
