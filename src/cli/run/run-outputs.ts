import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type RunResult, usualCsvTable } from '../../index.ts';
import { type OutputFile, openOutputs, WRITTEN } from '../output-file.ts';
import type { RunFlags } from '../usage/run-usage.ts';

/**
 * Returns the files that a run is written to. A table has rows of one kind: where measures and traces were asked for, the
 * measures go to `x.csv` and the traces to `x.traces.csv` beside it.
 */
export function openRunOutputs(
  { out = [], record }: RunFlags,
  isMeasured: boolean,
): { readonly outputs: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { outputs, diagnostics } = openOutputs(out, WRITTEN);
  if (!isMeasured || record === undefined) return { outputs, diagnostics };
  const paths = outputs
    .filter(({ format }) => format === '.csv')
    .map(({ path }) => path.replace(/\.csv$/i, '.traces.csv'));
  const beside = openOutputs(paths, WRITTEN);
  const taken = new Set(beside.outputs.map(({ path }) => path));
  return {
    outputs: [
      ...outputs.filter(({ path }) => !taken.has(path)),
      ...beside.outputs.map((output) => ({ ...output, table: 'traces' as const })),
    ],
    diagnostics: [...diagnostics, ...beside.diagnostics],
  };
}

/** Returns a file as it is spoken of: of a table, with what it has rows of. */
export function outputWords({ path, format, table }: OutputFile, result: RunResult): string {
  return format === '.csv' ? `${path} (${table ?? usualCsvTable(result)})` : path;
}
