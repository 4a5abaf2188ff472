import type { Span } from '../base/span.ts';

export type Severity = 'error' | 'warning';

/** A second place that explains the first: `declared here as mV`. */
export interface Label {
  readonly span: Span;
  readonly message: string;
}

/** A change of the text that repairs the mistake: replace `span` by `text`. */
export interface Fix {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

/** What is wrong with a text or a request, in the modeler's terms. A value: rendered elsewhere, never thrown. */
export interface Diagnostic {
  /** Stable, in words: `units/mismatch`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence that ends in a full stop. */
  readonly message: string;
  /** The offending place; absent only where there is none (an option of a command). */
  readonly span?: Span;
  /** What is written under the offending place: `this is mV`. */
  readonly note?: string;
  readonly labels: readonly Label[];
  /** How to repair it, as a phrase: `divide by a time constant, for example \`tau_m\`.` */
  readonly hint?: string;
  readonly fixes: readonly Fix[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
