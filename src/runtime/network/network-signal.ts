import { makePopulation, type Population, setTimeStep } from '../population.ts';
import type { SignalDescription } from './network.ts';

/** A signal: a population of one cell, of which one record is the signal. */
export interface NetworkSignal {
  readonly name: string;
  readonly cells: Population;
  readonly states: readonly string[];
  /** Where its value stands once it is recorded. */
  readonly place: number;
}

export function makeNetworkSignal(
  { name, model, dt, states, value }: SignalDescription,
  steps: number | undefined,
): NetworkSignal {
  const cells = makePopulation(model, {
    cells: 1,
    spikeCapacity: 1,
    keepsGrid: true,
    ...(steps === undefined ? {} : { steps }),
  });
  setTimeStep(cells, dt);
  const place = cells.layout.records[model.storage.records.indexOf(value)];
  if (place === undefined) throw new RangeError(`no record ${value}`);
  return { name, cells, states, place };
}
