import type { CheckedModel } from '../check/checked-model.ts';

/** Returns the name of the table of grid points that a list of times stands for; no list of a model has such a name. */
export function datesTable(list: string): string {
  return `dates of ${list}`;
}

/** Returns the numbers of the lists that date spikes or blocks. */
export function datingLists({ spikers, timedHandlers }: CheckedModel): ReadonlySet<number> {
  const triggers = [...spikers, ...timedHandlers].map(({ trigger }) => trigger);
  return new Set(triggers.flatMap((trigger) => (trigger.kind === 'at' ? [trigger.list] : [])));
}
