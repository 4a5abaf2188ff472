import type { Origin } from '../../simulate/origin.ts';
import type { Measure, RunResult, Trace } from '../../simulate/run-result.ts';
import type { Figure } from '../figure.ts';
import type { EncodedColumn } from './number-columns.ts';

/** A run as it lies in a page: maps as lists. */
export interface PageRun extends Omit<RunResult, 'traces' | 'measures'> {
  readonly traces: readonly Trace[];
  readonly measures: readonly Measure[];
}

/** What the page's program is given, once its lists of numbers are put back. */
export interface PageContent {
  readonly figures: readonly Figure[];
  /** What can be downloaded; absent where it is too much for a page. */
  readonly run?: PageRun;
  /** Where the run came from; files as names and texts. */
  readonly origin?: Omit<Origin, 'files'> & { readonly files: readonly (readonly [string, string])[] };
}

/** The same as JSON: `content` with references to `columns`. */
export interface PageData {
  readonly columns: readonly EncodedColumn[];
  readonly content: unknown;
}
