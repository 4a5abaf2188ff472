import type { Span } from '../base/span.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { type Lines, positionAt, splitLines } from './position.ts';

/** Where something stands. Lines and columns count from 1, columns in code points; ends are exclusive. */
export interface PlaceJson {
  readonly file: string;
  /** All numbers are null where the text of the file is not at hand. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** UTF-16 offsets from the start of the file, as JavaScript and editors count. */
  readonly offset: number;
  readonly endOffset: number;
}

/** A place of a diagnostic with the words that belong to it. */
export interface LabelJson extends PlaceJson {
  readonly message: string;
}

/** A change that repairs the text: put `text` where `offset` to `endOffset` stands. */
export interface FixJson extends PlaceJson {
  readonly title: string;
  readonly text: string;
}

/** A diagnostic in the stable form of `--json`: every field is always there, null where there is nothing. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly offset: number | null;
  readonly endOffset: number | null;
  /** What is to be said about the place itself. */
  readonly note: string | null;
  readonly hint: string | null;
  readonly labels: readonly LabelJson[];
  readonly fixes: readonly FixJson[];
}

const NOWHERE = {
  file: null,
  line: null,
  column: null,
  endLine: null,
  endColumn: null,
  offset: null,
  endOffset: null,
} as const;

function placeOf(span: Span, find: (source: string) => Lines | undefined): PlaceJson {
  const lines = find(span.source);
  const start = lines && positionAt(lines, span.start);
  const end = lines && positionAt(lines, span.end);
  return {
    file: span.source,
    line: start?.line ?? null,
    column: start?.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    offset: span.start,
    endOffset: span.end,
  };
}

/** Returns the diagnostics as plain values for `JSON.stringify`, in the order given. */
export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): readonly DiagnosticJson[] {
  const lines = new Map([...sources].map(([name, text]) => [name, splitLines(text)]));
  const find = (source: string): Lines | undefined => lines.get(source);
  return diagnostics.map(({ code, severity, message, span, note, hint, labels, fixes }) => ({
    code,
    severity,
    message,
    ...(span === undefined ? NOWHERE : placeOf(span, find)),
    note: note ?? null,
    hint: hint ?? null,
    labels: labels.map((label) => ({ message: label.message, ...placeOf(label.span, find) })),
    fixes: fixes.map((fix) => ({ title: fix.title, text: fix.text, ...placeOf(fix.span, find) })),
  }));
}
