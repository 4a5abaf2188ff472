import type { CheckedModel } from '../../check/checked-model.ts';
import type { StateClass } from '../../lower/synapse/classify-states.ts';
import { delayOf, sourcesOf } from '../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../runtime/network/projection.ts';
import { columnView } from '../../runtime/population.ts';
import { unitConverter } from '../../units/unit-system.ts';
import { recordableUnits } from '../model-names.ts';
import type { TimeGrid } from '../time-grid.ts';
import type { SynapseTable } from './network-result.ts';

/**
 * Returns the synapses of a projection as they are at t_k, with their parameters, and states that have their value all the
 * time. A state that is carried from event to event has it where it is recorded.
 */
export function readSynapses(
  { synapses, topology }: Projection,
  model: CheckedModel,
  classes: readonly StateClass[],
  k: number,
  { timeOf }: TimeGrid,
): SynapseTable {
  const { layout, kernels, numbers } = synapses;
  const { storage } = synapses.model;
  const count = topology.synapses;
  const pre = sourcesOf(topology);
  const units = recordableUnits(model);
  const carried = new Set(
    classes.flatMap(({ state, changes }) => (changes === 'event-driven' ? [state] : [])),
  );
  const found = new Map<string, Float64Array>();
  for (const { name, variability } of storage.columns) {
    if (!units.has(name) || carried.has(name)) continue;
    const column = columnView(synapses, name);
    const at = {
      cell: (synapse: number) => column[synapse],
      population: () => column[0],
      pre: (synapse: number) => column[pre[synapse] ?? 0],
      post: (synapse: number) => column[topology.targets[synapse] ?? 0],
    }[variability];
    found.set(
      name,
      Float64Array.from({ length: count }, (_, synapse) => at(synapse) ?? Number.NaN),
    );
  }
  if (storage.records.length > 0) kernels.record(layout, 0, count, k, 0);
  for (const [index, name] of storage.records.entries()) {
    const start = layout.records[index] ?? 0;
    found.set(name, numbers.slice(start, start + count));
  }
  return {
    pre,
    post: topology.targets.slice(),
    delays: Float64Array.from({ length: count }, (_, synapse) => timeOf(delayOf(topology, synapse))),
    values: new Map(
      [...found].flatMap(([name, values]) => {
        const unit = units.get(name);
        if (unit === undefined) return [];
        return [[name, { unit: unit.text, values: values.map(unitConverter(unit, model.system)) }] as const];
      }),
    ),
  };
}
