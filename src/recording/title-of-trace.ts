import type { RecordedTrace } from '../runtime/network/recording-sink.ts';

/** Returns what a trace is called: `v`, `mean v`. */
export function titleOfTrace({ name, columns }: RecordedTrace): string {
  return columns.kind === 'reduced' ? `${columns.by} ${name}` : name;
}
