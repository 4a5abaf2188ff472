/**
 * What states of synapses are now, held over an edit. A state that is computed when an event needs it is stored as it was at an
 * earlier step, and what is edited is read since then: so that an edit leaves the past alone, such states are stored anew, as
 * they were at the moment of the edit, wherever they would have become others.
 */
import { carriedGroups } from '../../../lower/synapse/carry.ts';
import type { StateClass } from '../../../lower/synapse/classify-states.ts';
import { sourcesOf } from '../../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import { columnView, fillPadding } from '../../../runtime/population.ts';

/** By state: the number of each synapse. */
export type Present = ReadonlyMap<string, Float64Array>;

/** Returns what the carried states of all synapses are at t_k. */
export function presentOf({ synapses }: Projection, classes: readonly StateClass[], k: number): Present {
  const { kernels, layout, numbers, model } = synapses;
  const { columns, records } = model.storage;
  const stored = new Set(columns.map(({ name }) => name));
  const carried = carriedGroups(classes).flatMap(({ states }) => states.filter((state) => stored.has(state)));
  if (carried.length === 0 || layout.cells === 0) return new Map();
  kernels.record(layout, 0, layout.cells, k, 0);
  return new Map(
    carried.flatMap((state) => {
      const index = records.indexOf(state);
      // One without an equation is what is stored.
      if (index < 0) return [];
      const start = layout.records[index] ?? 0;
      return [[state, numbers.slice(start, start + layout.cells)] as const];
    }),
  );
}

/**
 * Stores states at t_k as they were before an edit, those of a group together, where the edit made others of them. `before`: by
 * synapse its place before the edit, -1 of a new one; all are where they were if absent. `always`: of which state also where
 * nothing has changed.
 */
export function holdPresent(
  projection: Projection,
  classes: readonly StateClass[],
  k: number,
  was: Present,
  { before, always }: { readonly before?: Int32Array; readonly always?: string } = {},
): void {
  if (was.size === 0) return;
  const { synapses, topology } = projection;
  const now = presentOf(projection, classes, k);
  const placeOf = (synapse: number): number => before?.[synapse] ?? synapse;
  const stored = new Set(synapses.model.storage.columns.map(({ name }) => name));
  for (const { states, column, per } of carriedGroups(classes)) {
    const held = states.filter((state) => was.has(state) && stored.has(state));
    const isOther = held.some((state) =>
      now
        .get(state)
        ?.some((number, n) => placeOf(n) >= 0 && !Object.is(number, was.get(state)?.[placeOf(n)])),
    );
    if (!stored.has(column) || !(isOther || (always !== undefined && states.includes(always)))) continue;
    const cells = per === 'pre' ? sourcesOf(topology) : per === 'post' ? topology.targets : undefined;
    const steps = columnView(synapses, column);
    for (let n = 0; n < topology.synapses; n++) {
      const place = placeOf(n);
      if (place < 0) continue;
      // Of cells without synapses nothing is asked.
      const at = cells?.[n] ?? n;
      for (const state of held) columnView(synapses, state)[at] = was.get(state)?.[place] ?? Number.NaN;
      steps[at] = k;
    }
  }
  fillPadding(synapses);
}
