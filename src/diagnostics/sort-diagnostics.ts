import type { Diagnostic } from './diagnostic.ts';

/**
 * Returns the diagnostics in reading order: those without a place first, then by file in the order in which
 * files first appear, then by place, errors before warnings; otherwise as they came.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string | undefined, number>([[undefined, 0]]);
  for (const { span } of diagnostics) {
    if (span !== undefined && !files.has(span.source)) files.set(span.source, files.size);
  }
  const fileOf = ({ span }: Diagnostic): number => files.get(span?.source) ?? 0;
  const rankOf = ({ severity }: Diagnostic): number => (severity === 'error' ? 0 : 1);
  return diagnostics.toSorted(
    (a, b) => fileOf(a) - fileOf(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0) || rankOf(a) - rankOf(b),
  );
}
