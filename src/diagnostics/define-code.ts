import type { Span } from '../base/span.ts';
import type { Diagnostic, Fix, Label, Severity } from './diagnostic.ts';

/** What one occurrence of a mistake says; the rest stands with its code. */
export interface Occurrence {
  readonly message: string;
  readonly span?: Span | undefined;
  readonly note?: string | undefined;
  readonly labels?: readonly Label[];
  readonly hint?: string | undefined;
  readonly fixes?: readonly Fix[];
}

/**
 * A page of `axode help CODE` and of docs/errors.md. Both examples are whole model files and are run by a
 * test: `failing` must report the code, `corrected` must report nothing.
 */
export interface CodePage {
  readonly code: string;
  readonly severity: Severity;
  /** The law that was broken, as a noun phrase: `Both sides of a sum have one dimension`. */
  readonly title: string;
  /** Two to five sentences: why the rule exists and how to repair the text. */
  readonly explanation: string;
  readonly failing: string;
  readonly corrected: string;
  /**
   * Where the mistake is not in a model's text alone: the command line that shows it, `model.axo` standing
   * for the example's text (`axode run model.axo --method rk5`).
   */
  readonly command?: string;
}

/** A factory of one code's diagnostics, with the page that documents it. */
export interface DiagnosticCode<Arguments extends readonly unknown[]> {
  (...details: Arguments): Diagnostic;
  readonly page: CodePage;
}

/** Returns the factory of a code: `details` are turned into the words of one occurrence by `describe`. */
export function defineCode<const Arguments extends readonly unknown[]>(
  page: CodePage,
  describe: (...details: Arguments) => Occurrence,
): DiagnosticCode<Arguments> {
  const factory = (...details: Arguments): Diagnostic => {
    const { message, span, note, labels, hint, fixes } = describe(...details);
    return {
      code: page.code,
      severity: page.severity,
      message,
      ...(span === undefined ? {} : { span }),
      ...(note === undefined ? {} : { note }),
      labels: labels ?? [],
      ...(hint === undefined ? {} : { hint }),
      fixes: fixes ?? [],
    };
  };
  return Object.assign(factory, { page });
}
