/** A place in an article that the source panel can open. */
export interface SourceRef {
  /** Tells the control that opened it from all others on the page. */
  readonly key: string;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** What it is called in the panel, such as "Citation 2". */
  readonly label: string;
}

/** What the quotes of a turn need to open, and to show which of them is open. */
export interface SourceLinks {
  /** The turn's place in the conversation, from 0: numbers begin anew in each turn. */
  readonly place: number;
  readonly opened: SourceRef | null;
  readonly onOpen: (source: SourceRef) => void;
}
