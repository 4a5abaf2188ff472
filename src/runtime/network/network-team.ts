/**
 * The threads of a network, as the first of them sees them: it takes part in the steps as all do, decides how far they go, and
 * does whatever needs the whole network while the others wait. How others are started is no matter here.
 */
import { type Layout, STATUS } from '../layout.ts';
import type { Population } from '../population.ts';
import { divideCells, threadLayouts } from './divide-cells.ts';
import type { Network } from './network.ts';
import {
  makeNetworkPart,
  type PartOrder,
  type PopulationPart,
  type ProjectionPart,
  type SharedAreas,
  type SignalPart,
} from './network-part.ts';
import { stepsApart } from './network-step.ts';
import { BOX_SPIKES, boxBytes } from './spike-exchange.ts';
import { makeSpikeHistory, packHistory, unpackHistory } from './spike-history.ts';
import type { Ranges } from './step-phase.ts';
import { CONTROL_WORDS, giveOrder, ORDER } from './thread-barrier.ts';

/** A thread is no longer there for which others would wait. */
export class ThreadEnded extends Error {}

export interface NetworkTeam {
  readonly threads: number;
  /** Brings all to what the network is now. */
  readonly begin: () => Generator<undefined, void>;
  /**
   * Steps from step k up to `end`, or until a pause is due; `onStep` is called for each step that is done, when its spikes are
   * in the histories. Then all others wait.
   */
  readonly advance: (request: AdvanceRequest) => Generator<undefined, Advanced>;
  /** Lets the network's own status words say what those of all threads do. */
  readonly gatherStatus: () => void;
  readonly stepMilliseconds: () => number;
  /** Says that a thread has ended: whoever waits for it gets `reason` thrown. */
  readonly breakOff: (reason: ThreadEnded) => void;
  /** Ends the others. */
  readonly end: () => void;
}

export interface AdvanceRequest {
  readonly first: number;
  readonly end: number;
  readonly isPauseDue: () => boolean;
  readonly onStep: (k: number) => void;
}

export interface Advanced {
  /** The next step. */
  readonly step: number;
  /** The step that failed, if one did: others may have gone beyond it. */
  readonly failed?: number;
}

export interface MadeTeam {
  readonly team: NetworkTeam;
  /** What the others are told. */
  readonly orders: readonly PartOrder[];
}

export interface TeamOptions {
  readonly spins: number;
  /** Spikes that are exchanged at once. */
  readonly boxSpikes?: number;
}

/** Returns the team of a network that was made for several threads; undefined if its code cannot be sent to others. */
export function makeNetworkTeam(network: Network, { spins, boxSpikes }: TeamOptions): MadeTeam | undefined {
  const { threads = 1 } = network.description;
  const { populations, projections } = network;
  const areas: SharedAreas = {
    control: new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS)),
    boxes: new Int32Array(new SharedArrayBuffer(boxBytes(threads, boxSpikes ?? BOX_SPIKES))),
    boxSpikes: boxSpikes ?? BOX_SPIKES,
    threads,
    stepsApart: stepsApart(network),
    spins,
  };
  const divided = populations.map(({ cells: { model, layout } }, index) =>
    divideCells(model, layout.cells, index, threads),
  );
  const areasOf: readonly ThreadAreas[] = [
    ...populations.map(({ cells }, index) => threadAreas(cells, divided[index] ?? [])),
    ...projections.map(({ synapses }) => threadAreas(synapses, withoutSpikes(threads))),
  ];
  const orders: PartOrder[] = [];
  for (let thread = 1; thread < threads; thread++) {
    const order = orderFor(network, areas, thread, divided, areasOf);
    if (order === undefined) return undefined;
    orders.push(order);
  }
  return { team: makeTeam(network, areas, divided, areasOf), orders };
}

/** By population: by thread its cells. */
type Divided = readonly (readonly Ranges[])[];

/** Cells, or synapses, and by thread where it has what others do not see. */
interface ThreadAreas {
  readonly of: Population;
  readonly layouts: readonly Layout[];
}

function threadAreas(of: Population, cells: readonly Ranges[]): ThreadAreas {
  return { of, layouts: threadLayouts(of.layout, of.model.storage, cells).layouts };
}

function orderFor(
  { description, populations, projections }: Network,
  areas: SharedAreas,
  thread: number,
  divided: Divided,
  areasOf: readonly ThreadAreas[],
): PartOrder | undefined {
  const layoutOf = (index: number, { layout }: Population): Layout =>
    areasOf[index]?.layouts[thread] ?? layout;
  const cells = populations.map(({ name, cells, kept, history }, index): PopulationPart => {
    const { storage, driver, sampled, sendable } = cells.model;
    return {
      name,
      storage,
      ...(driver === undefined ? {} : { driver }),
      ...(sampled === undefined ? {} : { sampled }),
      code: sendable?.(cells.buffer),
      buffer: cells.buffer,
      layout: layoutOf(index, cells),
      kept,
      spikeSteps: history.steps,
      cells: divided[index]?.[thread] ?? new Int32Array(0),
    };
  });
  const synapses = projections.map((projection, index): ProjectionPart => {
    const { name, from, to, states, synapse, topology, sources, incoming } = projection;
    const { storage, driver, needs, sendable } = synapse;
    return {
      name,
      from: from.name,
      to: to.name,
      states,
      storage,
      ...(driver === undefined ? {} : { driver }),
      needs,
      code: sendable?.(),
      buffer: projection.synapses.buffer,
      layout: layoutOf(populations.length + index, projection.synapses),
      topology,
      sources,
      ...(incoming === undefined ? {} : { incoming }),
    };
  });
  if ([...cells, ...synapses].some(({ code }) => code === undefined)) return undefined;
  const signals = (description.signals ?? []).map(({ name, value, sums = [] }): SignalPart => {
    return { name, value, sums };
  });
  return { areas, thread, populations: cells, projections: synapses, signals };
}

function makeTeam(
  network: Network,
  areas: SharedAreas,
  divided: Divided,
  areasOf: readonly ThreadAreas[],
): NetworkTeam {
  const { control, threads, stepsApart: apart } = areas;
  let broken: ThreadEnded | undefined;
  const check = (): void => {
    if (broken !== undefined) throw broken;
  };
  const own = divided.map(([first = new Int32Array(0)]) => first);
  const part = makeNetworkPart(network, areas, 0, own, check);
  return {
    threads,
    *begin() {
      check();
      for (const { of, layouts } of areasOf) copyToThreads(of, layouts);
      const { step } = network;
      const given = network.populations.map(({ history }) => {
        const copy = makeSpikeHistory(history.steps);
        unpackHistory(copy, step, packHistory(history, step));
        return copy;
      });
      giveOrder(control, ORDER.takeHistory, step, 0);
      yield* part.takeHistory(step, given);
    },
    *advance({ first, end, isPauseDue, onStep }) {
      check();
      let step = first;
      let steps = Math.min(apart, end - step);
      if (steps > 0) giveOrder(control, ORDER.run, step, steps);
      while (steps > 0) {
        const after = step + steps;
        const next = (): number => (isPauseDue() ? 0 : Math.min(apart, end - after));
        const said = yield* part.go(step, steps, next, onStep);
        if (said.failed >= 0) return { step: said.failed, failed: said.failed };
        step = after;
        steps = said.next;
      }
      return { step };
    },
    gatherStatus: () => {
      for (const { of, layouts } of areasOf) gatherStatusWords(of, layouts);
    },
    stepMilliseconds: part.stepMilliseconds,
    breakOff: (reason) => {
      broken ??= reason;
    },
    end: () => giveOrder(control, ORDER.end, 0, 0),
  };
}

/** Gives threads what they keep for themselves, and clears their status words. */
function copyToThreads({ model, numbers, words, layout }: Population, layouts: readonly Layout[]): void {
  for (const own of layouts.slice(1)) {
    words.fill(0, own.status, own.status + own.statusWords);
    for (const [column, place] of own.columns.entries()) {
      const from = layout.columns[column] ?? 0;
      if (place === from || model.storage.columns[column]?.variability !== 'pre') continue;
      numbers.copyWithin(place, from, from + layout.ends.pre);
    }
  }
}

/** Takes over what threads report; of cells that failed the first one counts, which is that of the first thread. */
function gatherStatusWords({ words, layout }: Population, layouts: readonly Layout[]): void {
  const { status, statusWords } = layout;
  for (const { status: own } of layouts.slice(1)) {
    const take = (first: number, length: number): void => {
      if (words[status + first] === 0) words.copyWithin(status + first, own + first, own + first + length);
    };
    if (words[status + STATUS.tooManySpikes] === 0) take(STATUS.spikeCount, 2);
    take(STATUS.tooManySpikes, 1);
    take(STATUS.noStep, STATUS.outOfRange - STATUS.noStep);
    take(STATUS.notFinite, 1);
    for (let word = STATUS.outOfRange; word < statusWords; word++) {
      words[status + word] = (words[status + word] ?? 0) | (words[own + word] ?? 0);
    }
  }
}

function withoutSpikes(threads: number): readonly Ranges[] {
  return Array.from({ length: threads }, () => new Int32Array(0));
}
