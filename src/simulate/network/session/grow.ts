/** A network that runs gets more populations, connections, signals and records; all that it has goes on where it is. */
import { known } from '../../../base/invariant.ts';
import type { CheckedRecord } from '../../../check/network/checked-network.ts';
import { carriedGroups } from '../../../lower/synapse/carry.ts';
import { carryOver } from '../../../runtime/network/carry-over.ts';
import { makeNetwork, type Network, type ProjectionDescription } from '../../../runtime/network/network.ts';
import { columnView, fillPadding } from '../../../runtime/population.ts';
import type { BuiltNetwork } from '../build-network.ts';
import type { SavedEdit } from './saved-edits.ts';
import type { Started } from './started.ts';

/**
 * Returns the network of `built`, which was made of more statements and is initialised, with what is in the old one. New
 * synapses begin at this step; edited projections keep the synapses that they have.
 */
export function grown({ built: old, edits }: Started, built: BuiltNetwork): BuiltNetwork {
  const { step, description } = old.network;
  const before = new Map(description.projections.map((each) => [each.name, each]));
  const projections = built.network.description.projections.map((projection) => {
    const same = before.get(projection.name);
    if (same === undefined) return step === 0 ? projection : begunAt(projection, step);
    return edits.has(projection.name) ? same : projection;
  });
  const network = makeNetwork({ ...built.network.description, projections });
  initialiseAs(built.network, network);
  carryOver(old.network, network);
  for (const { name, synapses } of network.projections) {
    if (before.has(name)) continue;
    // States that are computed when an event needs them are from here on what they begin with.
    const { classes } = known(built.projections.get(name), name).artifact;
    for (const { column } of carriedGroups(classes)) columnView(synapses, column).fill(step);
    fillPadding(synapses);
  }
  const all = [...built.projections].map(([name, projection]) => {
    const same = edits.has(name) ? old.projections.get(name) : undefined;
    return [name, same ?? projection] as const;
  });
  return { ...built, network, projections: new Map(all) };
}

/** Synapses that begin later are known by their numbers, as those that are added are. */
function begunAt(projection: ProjectionDescription, step: number): ProjectionDescription {
  const { synapses } = projection.topology;
  const numbers = projection.numbers ?? Int32Array.from({ length: synapses }, (_, n) => n);
  return { ...projection, numbers, since: new Int32Array(synapses).fill(step) };
}

/** Returns what has to be known of the synapses that are new, beside their numbers, to save them. */
export function newEdits({ built: old }: Started, { network }: BuiltNetwork): readonly SavedEdit[] {
  if (network.step === 0) return [];
  const before = new Set(old.network.projections.map(({ name }) => name));
  return network.description.projections.flatMap(({ name, topology, numbers, since }) =>
    before.has(name)
      ? []
      : [
          {
            projection: name,
            topology,
            numbers: numbers ?? Int32Array.from({ length: topology.synapses }, (_, n) => n),
            nextNumber: topology.synapses,
            ...(since === undefined ? {} : { since }),
            sharesStates: true,
          },
        ],
  );
}

/** Fills what the same statements made with the same numbers. */
function initialiseAs(from: Network, to: Network): void {
  const step = from.step;
  carryOver(from, to);
  to.step = step;
}

/** Whether two statements record the same. */
export function recordsTheSame(one: CheckedRecord, other: CheckedRecord): boolean {
  return writtenRecord(one) === writtenRecord(other);
}

function writtenRecord(record: CheckedRecord): string {
  return JSON.stringify(record, (key, value: unknown) => (key === 'span' ? undefined : value));
}
