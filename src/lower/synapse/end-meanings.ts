import type { CheckedSynapse, EndValue } from '../../check/network/checked-synapse.ts';
import type { SymbolMeaning } from '../../ir/program.ts';
import type { StorageDescription } from '../../runtime/layout.ts';
import type { EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { addedColumn } from '../step-values.ts';

/** What populations store, at both ends of a synapse. */
export interface EndStorages {
  readonly pre: StorageDescription;
  readonly post: StorageDescription;
}

type EndMeaning = Extract<SymbolMeaning, { kind: 'end' }>;

/** Returns what the values that a synapse reads of its cells stand for, by their names; those of degrees have columns. */
export function endMeanings(
  { ends }: CheckedSynapse,
  storages: EndStorages,
): ReadonlyMap<string, EndMeaning> {
  return new Map(
    ends.flatMap((value) => {
      const meaning = endMeaning(value, storages[value.end]);
      return meaning === undefined ? [] : [[value.name, meaning] as const];
    }),
  );
}

function endMeaning({ end, of }: EndValue, { columns }: StorageDescription): EndMeaning | undefined {
  if (of.kind === 'degree') return undefined;
  const stored = columns.find(({ name }) => name === of.name);
  // To an input that is stored something may be added for the step: then the sum is what its cell reads.
  const isStored = stored !== undefined && !columns.some(({ name }) => name === addedColumn(of.name));
  const common = { kind: 'end', end, name: of.name, when: 'now' } as const;
  return isStored
    ? { ...common, from: 'column', variability: stored.variability === 'population' ? 'population' : 'cell' }
    : { ...common, from: 'record', variability: 'cell' };
}

/**
 * Returns what the cells at an end have to be compiled to record, so that the synapse can read it: what they may not keep in
 * columns.
 */
export function endRecords({ ends }: CheckedSynapse, end: EndOfSynapse): readonly string[] {
  const names = ends.flatMap((value) =>
    value.end === end && value.of.kind === 'value' && value.of.to !== 'state' ? [value.of.name] : [],
  );
  return [...new Set(names)];
}
