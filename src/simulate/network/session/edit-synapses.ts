/** Synapses that are removed from a projection between runs, and such that are added: others keep what they are. */
import { carriedGroups } from '../../../lower/synapse/carry.ts';
import type { StateClass } from '../../../lower/synapse/classify-states.ts';
import { arrangeByDelay } from '../../../runtime/network/arrange-by-delay.ts';
import { delayOf, sourcesOf } from '../../../runtime/network/orders-of-synapses.ts';
import type { Projection } from '../../../runtime/network/projection.ts';
import type { OtherSynapses } from '../../../runtime/network/replace-synapses.ts';
import type { Topology } from '../../../runtime/network/topology.ts';
import { atOnce } from '../../../runtime/turns.ts';
import type { SavedEdit } from './saved-edits.ts';

export interface Edited {
  readonly other: OtherSynapses;
  /** Of a projection that keeps a state once for a cell though it may not any more, it is to be compiled anew. */
  readonly edit: SavedEdit;
}

export interface EditedAt {
  /** The number for draws of the next new synapse. */
  readonly nextNumber: number;
  /** The step that is the first of new synapses. */
  readonly step: number;
}

/** Returns the delay of each synapse in steps. */
export function delaysOf(topology: Topology): Int32Array {
  return Int32Array.from({ length: topology.synapses }, (_, synapse) => delayOf(topology, synapse));
}

/** Returns what the projection becomes when synapses go; `keeps` is asked in the order in which they lie. */
export function withoutSynapses(
  projection: Projection,
  classes: readonly StateClass[],
  { nextNumber }: Pick<EditedAt, 'nextNumber'>,
  keeps: (pre: number, post: number) => boolean,
): Edited {
  const { topology } = projection;
  const pre = sourcesOf(topology);
  const kept: number[] = [];
  for (let n = 0; n < topology.synapses; n++) if (keeps(pre[n] ?? 0, topology.targets[n] ?? 0)) kept.push(n);
  const before = Int32Array.from(kept);
  return arranged(
    projection,
    classes,
    {
      before,
      pre: before.map((n) => pre[n] ?? 0),
      post: before.map((n) => topology.targets[n] ?? 0),
      delays: pick(delaysOf(topology), before),
      numbers: pick(numbersOf(projection), before),
      since: pick(sinceOf(projection), before),
    },
    { given: new Map(), nextNumber, sharesStates: true },
  );
}

export interface NewSynapses {
  readonly pre: Int32Array;
  readonly post: Int32Array;
  /** In whole steps. */
  readonly delays: Int32Array;
  /** By column: one number for each. */
  readonly given: ReadonlyMap<string, Float64Array>;
}

/** Returns what the projection becomes when synapses come; they are numbered from `nextNumber` on. */
export function withNewSynapses(
  projection: Projection,
  classes: readonly StateClass[],
  { nextNumber, step }: EditedAt,
  added: NewSynapses,
): Edited {
  const { topology } = projection;
  const old = topology.synapses;
  const count = added.pre.length;
  const all = {
    before: Int32Array.from({ length: old + count }, (_, n) => (n < old ? n : -1)),
    pre: joined(sourcesOf(topology), added.pre),
    post: joined(topology.targets, added.post),
    delays: joined(delaysOf(topology), added.delays),
    numbers: joined(
      numbersOf(projection),
      Int32Array.from({ length: count }, (_, n) => nextNumber + n),
    ),
    since: joined(sinceOf(projection), new Int32Array(count).fill(step)),
  };
  const order = Int32Array.from({ length: old + count }, (_, n) => n).sort((a, b) => {
    const by = (list: Int32Array): number => (list[a] ?? 0) - (list[b] ?? 0);
    return by(all.pre) || by(all.delays) || by(all.post) || by(all.numbers);
  });
  const given = new Map(
    [...added.given].map(([name, numbers]) => [
      name,
      Float64Array.from(order, (n) => (n < old ? Number.NaN : (numbers[n - old] ?? Number.NaN))),
    ]),
  );
  const sorted = {
    before: pick(all.before, order),
    pre: pick(all.pre, order),
    post: pick(all.post, order),
    delays: pick(all.delays, order),
    numbers: pick(all.numbers, order),
    since: pick(all.since, order),
  };
  const delays = new Set(sorted.delays);
  const sharesStates = !classes.some(
    ({ per, state }) =>
      (per !== 'synapse' && new Set(added.given.get(state)).size > 1) ||
      (per === 'pre' && (delays.size > 1 || haveCommon(sourcesOf(topology), added.pre))) ||
      (per === 'post' && haveCommon(topology.targets, added.post)),
  );
  return arranged(projection, classes, sorted, { given, nextNumber: nextNumber + count, sharesStates });
}

interface Listed {
  readonly before: Int32Array;
  readonly pre: Int32Array;
  readonly post: Int32Array;
  readonly delays: Int32Array;
  readonly numbers: Int32Array;
  readonly since: Int32Array;
}

/** The synapses lie in the order of topologies. */
function arranged(
  { name, topology: old }: Projection,
  classes: readonly StateClass[],
  { before, pre, post, delays, numbers, since: begun }: Listed,
  {
    given,
    nextNumber,
    sharesStates,
  }: Pick<OtherSynapses, 'given'> & Pick<SavedEdit, 'nextNumber' | 'sharesStates'>,
): Edited {
  const rows = new Int32Array(old.pre + 1);
  for (const cell of pre) rows[cell + 1] = (rows[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < old.pre; cell++) rows[cell + 1] = (rows[cell + 1] ?? 0) + (rows[cell] ?? 0);
  const plain = { ...old, synapses: pre.length, rows, targets: post };
  // None have the delay that they had.
  const topology = pre.length === 0 ? plain : atOnce(arrangeByDelay(plain, delays)).topology;
  const storedSteps = carriedGroups(classes).map(({ column }) => column);
  const since = begun.some((step) => step > 0) ? { since: begun } : {};
  return {
    other: { projection: name, topology, numbers, ...since, before, given, storedSteps },
    edit: { projection: name, topology, numbers, ...since, nextNumber, sharesStates },
  };
}

function numbersOf({ numbers, topology }: Projection): Int32Array {
  return numbers ?? Int32Array.from({ length: topology.synapses }, (_, n) => n);
}

function sinceOf({ since, topology }: Projection): Int32Array {
  return since ?? new Int32Array(topology.synapses);
}

function haveCommon(one: Int32Array, other: Int32Array): boolean {
  const cells = new Set(one);
  return other.some((cell) => cells.has(cell));
}

function pick(list: Int32Array, places: Int32Array): Int32Array {
  return places.map((n) => list[n] ?? 0);
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const all = new Int32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
