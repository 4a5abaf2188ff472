/** What scripts read of a network between runs, in the units that are declared. */
import type { CheckedModel } from '../../../check/checked-model.ts';
import type { CheckedNetwork, CheckedRecord } from '../../../check/network/checked-network.ts';
import type { StateClass } from '../../../lower/synapse/classify-states.ts';
import { sourcesOf } from '../../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import { columnView, type Population } from '../../../runtime/population.ts';
import { survey } from '../../../runtime/survey.ts';
import type { Unit } from '../../../units/unit.ts';
import { unitConverter } from '../../../units/unit-system.ts';
import { recordableUnits } from '../../model-names.ts';

/** Returns the network with records of all states: those may be carried from event to event, or kept by nobody else. */
export function withReadable(network: CheckedNetwork): CheckedNetwork {
  const records: CheckedRecord[] = [
    ...network.populations.map(({ name, model, span }): CheckedRecord => {
      const names = model.states.map((state) => state.name);
      return { kind: 'values', population: name, cells: { first: 0, last: 0 }, names, span };
    }),
    ...network.projections.map(({ name, synapse, span }): CheckedRecord => {
      const moving = synapse.model.states.filter(({ derivative }) => derivative !== undefined);
      return { kind: 'synapses', projection: name, names: moving.map((state) => state.name), span };
    }),
  ];
  return { ...network, records: [...network.records, ...records] };
}

/** Returns the names of what can be read of cells, in the order of the model. */
export function readableOf(cells: Population, model: CheckedModel): readonly string[] {
  const { columns, records } = cells.model.storage;
  const stored = new Set([...columns.map(({ name }) => name), ...records]);
  return [...recordableUnits(model).keys()].filter((name) => stored.has(name) && !name.includes(' '));
}

/** Returns the number of each cell at t_k in the declared unit; undefined if there is none of that name. */
export function readCells(
  cells: Population,
  model: CheckedModel,
  name: string,
  k: number,
): Float64Array | undefined {
  const unit = recordableUnits(model).get(name);
  if (unit === undefined || name.includes(' ')) return undefined;
  const { columns } = cells.model.storage;
  const recorded = recordedNow(cells, name, k);
  if (recorded !== undefined) return inUnit(recorded, unit, model);
  if (!columns.some((column) => column.name === name)) return undefined;
  const column = columnView(cells, name);
  const { cells: count } = cells.layout;
  const numbers = column.length === count ? column : new Float64Array(count).fill(column[0] ?? Number.NaN);
  return inUnit(numbers, unit, model);
}

/** Returns the number of each synapse at t_k in the order of the topology, likewise. */
export function readSynapseValues(
  { synapses, topology }: Projection,
  model: CheckedModel,
  name: string,
  k: number,
): Float64Array | undefined {
  const unit = recordableUnits(model).get(name);
  if (unit === undefined || name.includes(' ')) return undefined;
  const numbers = recordedNow(synapses, name, k) ?? perSynapse({ synapses, topology }, name);
  return numbers && inUnit(numbers, unit, model);
}

/** Returns a column with one number for each synapse. */
function perSynapse(
  { synapses, topology }: Pick<Projection, 'synapses' | 'topology'>,
  name: string,
): Float64Array | undefined {
  const description = synapses.model.storage.columns.find((column) => column.name === name);
  if (description === undefined) return undefined;
  const column = columnView(synapses, name);
  const numbers = new Float64Array(topology.synapses);
  switch (description.variability) {
    case 'cell':
      return column.slice();
    case 'population':
      return numbers.fill(column[0] ?? Number.NaN);
    case 'pre': {
      const pre = sourcesOf(topology);
      return numbers.map((_, n) => column[pre[n] ?? 0] ?? Number.NaN);
    }
    case 'post':
      return numbers.map((_, n) => column[topology.targets[n] ?? 0] ?? Number.NaN);
  }
}

/** Returns what is recorded under a name at t_k, in the model's units; undefined if nothing is. */
function recordedNow(cells: Population, name: string, k: number): Float64Array | undefined {
  const { kernels, layout, numbers, model } = cells;
  const index = model.storage.records.indexOf(name);
  if (index < 0) return undefined;
  survey(cells, k);
  kernels.record(layout, 0, layout.cells, k, 0);
  const start = layout.records[index] ?? 0;
  return numbers.slice(start, start + layout.cells);
}

function inUnit(numbers: Float64Array, unit: Unit, { system }: CheckedModel): Float64Array {
  return numbers.map(unitConverter(unit, system));
}

/** Whether a state is computed from what it was at an event. */
export function isCarried(classes: readonly StateClass[], name: string): boolean {
  return classes.some(({ state, changes }) => state === name && changes === 'event-driven');
}
