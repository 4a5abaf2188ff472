import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Starts } from './parse-tokens.ts';
import type { Token } from './token.ts';

/** The place where a statement leaves the grammar. */
export interface SyntaxProblem {
  readonly start: keyof Starts;
  readonly tokens: readonly Token[];
  readonly index: number;
  /** What could have stood there: words as written, kinds of token as `%name`. */
  readonly expected: ReadonlySet<string>;
  readonly isComplete: boolean;
  /** The token that does not fit; undefined at the end of the statement. */
  readonly found: Token | undefined;
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
  /** Returns a token as it stands in the text. */
  written(token: Token): string;
}

/** Returns what is said of a problem that the slip knows. */
export type Slip = (problem: SyntaxProblem) => Diagnostic | undefined;

/** Whether a value stands before the place. */
export function isOperatorExpected({ expected }: SyntaxProblem): boolean {
  return expected.has('*');
}
