import type { StorageDescription } from '../runtime/layout.ts';
import { type Program, ROLES } from './program.ts';
import { rangedStates } from './ranged-states.ts';
import { waitingOf } from './waiting-cells.ts';

/** Returns what the kernels of a program need stored. */
export function storageOf(program: Program): StorageDescription {
  const waits = waitingOf(program);
  return {
    columns: program.columns.map(({ name, variability }) => ({ name, variability })),
    tables: program.tables.map(({ name, length, datesOf, isExact }) => ({
      name,
      length,
      ...(datesOf === undefined ? {} : { datesOf }),
      ...(isExact === undefined ? {} : { isExact }),
    })),
    records: program.records,
    ranged: rangedStates(program),
    ...(datesSpikes(program) ? { datesSpikes: true } : {}),
    ...(waits === undefined ? {} : { waits }),
  };
}

/** Whether spikes have times of their own. */
function datesSpikes({ blocks }: Program): boolean {
  return ROLES.some((role) => blocks[role].stores.some(({ target }) => target.kind === 'spikeTime'));
}
