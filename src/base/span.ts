/** A stretch of a source text, as UTF-16 offsets: `start` inclusive, `end` exclusive. */
export interface Span {
  /** The name of the source text, as given by whoever read it: a path, or `<text>`. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the smallest span that covers both; they must lie in one source. */
export function joinSpans(first: Span, last: Span): Span {
  return {
    source: first.source,
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
}

/** A named text: what the user wrote. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}
