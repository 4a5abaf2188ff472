import { type ColumnDescription, type LinkableModel, layOut, type StorageDescription } from '../layout.ts';
import { makePopulation, type Population, setTimeStep } from '../population.ts';
import { allocateFor } from './divide-cells.ts';
import type { PopulationDescription } from './network.ts';
import { makeSpikeHistory, type SpikeHistory } from './spike-history.ts';
import { makeSpikeStatistics, type SpikeStatistics } from './spike-statistics.ts';
import type { Ranges } from './step-phase.ts';
import type { EndMemory } from './synapse-kernels.ts';

/** A population of a network. */
export interface NetworkPopulation {
  readonly name: string;
  /** Its cells: set their columns as of any population. */
  readonly cells: Population;
  readonly states: readonly string[];
  readonly history: SpikeHistory;
  readonly statistics: SpikeStatistics;
  /** As synapses see it. */
  readonly end: EndMemory;
  /** Columns of which is kept what they are before deliveries: where they begin, where the copies do, and how long they are. */
  readonly kept: readonly { readonly from: number; readonly to: number; readonly numbers: number }[];
}

/** It holds a blank, so that no model can have it. */
const beforeColumn = (name: string): string => `before deliveries ${name}`;

/** `before`: columns that synapses read as they were before deliveries; `spikeSteps`: how many steps their spikes are kept. */
export function makeNetworkPopulation(
  { name, model, cells, dt, states }: PopulationDescription,
  before: readonly string[],
  spikeSteps: number,
  steps: number | undefined,
  /** By thread: which cells it has. */
  ranges: readonly Ranges[],
): NetworkPopulation {
  const copied = withCopies(model, before);
  const population = makePopulation(copied, {
    cells,
    allocate: () => allocateFor(layOut(copied.storage, cells, cells), copied.storage, ranges, model.allocate),
    // The area of spikes is emptied after each step.
    spikeCapacity: cells,
    keepsGrid: true,
    ...(steps === undefined ? {} : { steps }),
  });
  setTimeStep(population, dt);
  const end = endOf(population);
  return {
    name,
    cells: population,
    states,
    history: makeSpikeHistory(spikeSteps),
    statistics: makeSpikeStatistics(cells),
    end,
    kept: before.map((column) => ({
      from: end.column(column),
      to: end.columnBefore(column),
      numbers: variabilityOf(model.storage, column) === 'cell' ? population.layout.paddedCells : 1,
    })),
  };
}

function variabilityOf({ columns }: StorageDescription, name: string): ColumnDescription['variability'] {
  return columns.find((column) => column.name === name)?.variability ?? 'cell';
}

/** More columns behind its own are no matter to a model. */
function withCopies(model: LinkableModel, names: readonly string[]): LinkableModel {
  const { storage } = model;
  const copies = names.map((name) => ({
    name: beforeColumn(name),
    variability: variabilityOf(storage, name),
  }));
  return { ...model, storage: { ...storage, columns: [...storage.columns, ...copies] } };
}

/** Returns its cells as synapses see them. */
export function endOf({ model, layout, numbers }: Population): EndMemory {
  const { columns, records } = model.storage;
  const column = (name: string): number => {
    const place = layout.columns[columns.findIndex((each) => each.name === name)];
    if (place === undefined) throw new RangeError(`no column ${name}`);
    return place;
  };
  return {
    numbers,
    column,
    columnBefore: (name) => column(beforeColumn(name)),
    record: (name) => {
      const place = layout.records[records.indexOf(name)];
      if (place === undefined) throw new RangeError(`no record ${name}`);
      return place;
    },
  };
}
