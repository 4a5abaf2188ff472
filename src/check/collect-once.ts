import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Diagnostics as they come, each once. */
export interface Collector {
  readonly list: readonly Diagnostic[];
  /** How many errors were reported, those that were there already counted. */
  errors(): number;
  report(diagnostic: Diagnostic): void;
}

/**
 * Returns a collector that keeps each mistake once: a component that is used twice has its mistakes once,
 * although the words may differ with the units of its owners. Two diagnostics of one code and place are one
 * unless a label tells them apart, such as the call or the declaration that they speak of.
 */
export function collectOnce(): Collector {
  const list: Diagnostic[] = [];
  const seen = new Set<string>();
  let errors = 0;
  return {
    list,
    errors: () => errors,
    report: (diagnostic) => {
      const { code, severity, span, labels } = diagnostic;
      if (severity === 'error') errors++;
      const place = `${code} ${span?.source} ${span?.start} ${span?.end}`;
      const [first] = labels;
      const key = first === undefined ? place : `${place} ${first.span.source} ${first.span.start}`;
      // Without a label, it is said of the place as such.
      if (seen.has(place) || seen.has(key)) return;
      seen.add(key);
      list.push(diagnostic);
    },
  };
}

/** Returns the diagnostics by file in the given order, within a file by place. */
export function inReadingOrder(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): readonly Diagnostic[] {
  const numbers = new Map(files.map((name, index) => [name, index]));
  const fileOf = ({ span }: Diagnostic): number => numbers.get(span?.source ?? '') ?? 0;
  return diagnostics.toSorted((a, b) => fileOf(a) - fileOf(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
