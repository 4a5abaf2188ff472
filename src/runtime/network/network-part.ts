/** What one thread does of a network, step by step, and what another thread has to be told to do it. */
import { makeKernels } from '../drive.ts';
import type { Driver } from '../driver.ts';
import type { Layout, LinkableModel, LinkedKernels, StorageDescription } from '../layout.ts';
import { atOnce } from '../turns.ts';
import type { Network, SignalDescription } from './network.ts';
import { endOf, type NetworkPopulation } from './network-population.ts';
import { makeNetworkStep, type NetworkStep } from './network-step.ts';
import { isBroken, partsOf } from './part-of-network.ts';
import { bindSynapses, type Projection } from './projection.ts';
import { rowsTo } from './row-parts.ts';
import type { Share } from './share.ts';
import { makeSpikeExchange, type Said, type SpikeExchange } from './spike-exchange.ts';
import { addSpikes, beginStep, clearHistory, makeSpikeHistory, type SpikeHistory } from './spike-history.ts';
import { makeSpikeStatistics } from './spike-statistics.ts';
import type { Ranges } from './step-phase.ts';
import type { LinkableSynapse, LinkedSynapseKernels, SynapseBinding } from './synapse-kernels.ts';
import { type Barrier, CONTROL, makeBarrier, ORDER, waitForOrder } from './thread-barrier.ts';
import type { Incoming, Topology } from './topology.ts';

/** What all threads of a network share, besides its numbers. */
export interface SharedAreas {
  /** `CONTROL_WORDS`. */
  readonly control: Int32Array;
  /** Boxes of spikes. */
  readonly boxes: Int32Array;
  readonly boxSpikes: number;
  readonly threads: number;
  /** How many steps at most are done between two exchanges of spikes. */
  readonly stepsApart: number;
  /** How often a thread that waits looks again before it sleeps. */
  readonly spins: number;
}

export interface NetworkPart {
  /** Does so many steps, and takes the spikes of all; `next` is asked before others are waited for. */
  readonly go: (
    first: number,
    steps: number,
    next: () => number,
    onStep?: (k: number) => void,
  ) => Generator<undefined, Said>;
  /** Takes all spikes of the steps before k that may still arrive, from the thread that gives what it has. */
  readonly takeHistory: (k: number, given: readonly SpikeHistory[]) => Generator<undefined, void>;
  readonly stepMilliseconds: NetworkStep['stepMilliseconds'];
}

/** Milliseconds after which a thread that waits looks whether something else is to be done. */
const WAIT_MILLISECONDS = 2;

export function makeNetworkPart(
  network: Network,
  areas: SharedAreas,
  thread: number,
  cells: readonly Ranges[],
  /** Called now and then while it waits. */
  check?: () => void,
): NetworkPart {
  const { populations, projections } = network;
  const { control, boxes, boxSpikes, threads, stepsApart, spins } = areas;
  const wait: Barrier = makeBarrier(control, threads, spins);
  const longest = check === undefined ? Number.POSITIVE_INFINITY : WAIT_MILLISECONDS;
  const barrier = (): boolean => {
    if (wait(longest)) return true;
    check?.();
    return false;
  };
  const emitted = populations.map(() => makeSpikeHistory(stepsApart));
  const histories = populations.map(({ history }) => history);
  const share: Share = {
    thread,
    cells,
    emitted,
    parts: projections.map(({ topology, to }) =>
      rowsTo(topology, cells[populations.indexOf(to)] ?? new Int32Array(0)),
    ),
    barrier,
  };
  const step = makeNetworkStep(network, share);
  const exchange: SpikeExchange = makeSpikeExchange({
    boxes,
    thread,
    threads,
    boxSpikes,
    barrier,
    histories,
  });
  const parts = partsOf(network);
  const ofSynapses = new Map(
    projections.map(({ synapses, to }) => [synapses, cells[populations.indexOf(to)] ?? new Int32Array(0)]),
  );

  const isFailed = (): boolean => {
    for (const part of parts) if (isBroken(part, ofSynapses.get(part.cells))) return true;
    return false;
  };

  return {
    stepMilliseconds: step.stepMilliseconds,
    *go(first, steps, next, onStep) {
      let failed = -1;
      for (let k = first; k < first + steps && failed < 0; k++) {
        for (const phase of step.phases) while (!phase(k)) yield;
        if (isFailed()) failed = k;
      }
      const said = yield* exchange.exchange(emitted, first, first + steps, { failed, next: next() }, onStep);
      if (step.settle !== undefined && (said.failed >= 0 || said.next === 0)) {
        step.settle();
        // The first thread looks at the columns of all.
        while (!barrier()) yield;
      }
      return said;
    },
    *takeHistory(k, given) {
      const longest = Math.max(0, ...histories.map(({ steps }) => steps));
      const first = Math.max(0, k - longest);
      for (const history of histories) clearHistory(history);
      yield* exchange.exchange(given, first, k, { failed: -1, next: 0 });
      // What its own cells emitted last is what their synapses hear of next.
      for (const [index, history] of histories.entries()) {
        const own = emitted[index];
        if (own === undefined) continue;
        clearHistory(own);
        if (k > 0) takeOwn(own, history, k - 1, cells[index] ?? new Int32Array(0));
      }
    },
  };
}

/** Adds the spikes of one step of some cells to another history. */
function takeOwn(own: SpikeHistory, from: SpikeHistory, k: number, [first = 0, end = 0]: Ranges): void {
  beginStep(own, k);
  const slot = k % from.steps;
  const spikes = from.lengths[slot] ?? 0;
  for (let n = 0; n < spikes; n++) {
    const place = ((from.firsts[slot] ?? 0) + n) & (from.cells.length - 1);
    const cell = from.cells[place] ?? 0;
    if (cell >= first && cell < end) addSpikes(own, k, cell, from.counts[place] ?? 0);
  }
}

// ── In another thread ────────────────────────────────────────────────────────────────────────────────

/** A network as it is sent to another thread. */
export interface PartOrder {
  readonly areas: SharedAreas;
  readonly thread: number;
  readonly populations: readonly PopulationPart[];
  readonly signals: readonly SignalPart[];
  readonly projections: readonly ProjectionPart[];
}

/** What others compute for signals. */
export type SignalPart = Required<Pick<SignalDescription, 'name' | 'value' | 'sums'>>;

export interface PopulationPart {
  readonly name: string;
  readonly storage: StorageDescription;
  readonly driver?: Driver;
  readonly sampled?: LinkableModel['sampled'];
  /** What its target links. */
  readonly code: unknown;
  readonly buffer: ArrayBufferLike;
  readonly layout: Layout;
  readonly kept: NetworkPopulation['kept'];
  readonly spikeSteps: number;
  readonly cells: Ranges;
}

export interface ProjectionPart {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly states: readonly string[];
  readonly storage: StorageDescription;
  readonly driver?: Driver;
  readonly needs: LinkableSynapse['needs'];
  readonly code: unknown;
  readonly buffer: ArrayBufferLike;
  readonly layout: Layout;
  readonly topology: Topology;
  readonly sources: Int32Array;
  readonly incoming?: Incoming;
}

/** What makes kernels of code that was sent. */
export interface CodeLinks {
  readonly cells: (code: unknown, buffer: ArrayBufferLike) => LinkedKernels;
  readonly synapses: (code: unknown, binding: SynapseBinding) => LinkedSynapseKernels;
}

/** Returns what the thread does. */
function makeSentPart(order: PartOrder, links: CodeLinks): NetworkPart {
  const populations = order.populations.map((part) => receivePopulation(part, links));
  const named = (name: string): NetworkPopulation => {
    const found = populations.find((population) => population.name === name);
    if (found === undefined) throw new RangeError(`no population ${name}`);
    return found;
  };
  const network: Network = {
    description: { populations: [], projections: [], signals: order.signals.map(withoutModel) },
    populations,
    // The first thread has them.
    signals: [],
    projections: order.projections.map((part) =>
      receiveProjection(part, named(part.from), named(part.to), links),
    ),
    step: 0,
    hash: new Uint32Array(2),
  };
  return makeNetworkPart(
    network,
    order.areas,
    order.thread,
    order.populations.map(({ cells }) => cells),
  );
}

/** Only the first thread computes signals. */
function withoutModel(signal: SignalPart): SignalDescription {
  const link = (): LinkedKernels => {
    throw new RangeError('signals are computed in the first thread');
  };
  const storage = { columns: [], tables: [], records: [] };
  return { ...signal, dt: { p: 1, q: 1 }, states: [], model: { storage, link } };
}

function receivePopulation(part: PopulationPart, links: CodeLinks): NetworkPopulation {
  const { name, storage, driver, sampled, code, buffer, layout, kept, spikeSteps } = part;
  const model: LinkableModel = {
    storage,
    ...(driver === undefined ? {} : { driver }),
    ...(sampled === undefined ? {} : { sampled }),
    link: (memory) => links.cells(code, memory),
  };
  const cells = {
    model,
    layout,
    buffer,
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    kernels: makeKernels(model, buffer, undefined, true),
  };
  return {
    name,
    cells,
    states: [],
    history: makeSpikeHistory(spikeSteps),
    statistics: makeSpikeStatistics(0),
    end: endOf(cells),
    kept,
  };
}

function receiveProjection(
  part: ProjectionPart,
  from: NetworkPopulation,
  to: NetworkPopulation,
  links: CodeLinks,
): Projection {
  const { name, states, storage, driver, needs, code, buffer, layout, topology, sources, incoming } = part;
  const synapse: LinkableSynapse = {
    storage,
    ...(driver === undefined ? {} : { driver }),
    needs,
    link: (binding) => links.synapses(code, binding),
  };
  const binding = {
    buffer,
    pre: from.end,
    post: to.end,
    targets: topology.targets,
    sources,
    incoming: incoming?.synapses ?? new Int32Array(0),
  };
  return {
    name,
    from,
    to,
    synapse,
    topology,
    sources,
    ...(incoming === undefined ? {} : { incoming }),
    ...bindSynapses(synapse, { layout, binding }),
    states,
    deliveries: 0,
  };
}

/** Does what the first thread orders, until that ends it. */
export function workAsThread(order: PartOrder, links: CodeLinks): void {
  const { control, spins } = order.areas;
  const part = makeSentPart(order, links);
  const nothing = order.populations.map(() => makeSpikeHistory(1));
  for (let known = 0; ; ) {
    known = waitForOrder(control, known, spins);
    let step = control[CONTROL.step] ?? 0;
    let steps = control[CONTROL.steps] ?? 0;
    const kind = control[CONTROL.kind];
    if (kind === ORDER.end) return;
    if (kind === ORDER.takeHistory) atOnce(part.takeHistory(step, nothing));
    while (kind === ORDER.run && steps > 0) {
      const said = atOnce(part.go(step, steps, () => 0));
      step += steps;
      steps = said.failed < 0 ? said.next : 0;
    }
  }
}
