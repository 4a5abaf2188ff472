/**
 * What a network means: all cells and synapses one by one, in the order of the chapter "One step, exactly" of the language.
 * It shares with the compiled path the checked network, the elementary functions and Philox; it is slow, and its projections
 * look at all of their synapses for every spike.
 */
import { known } from '../../base/invariant.ts';
import type { Rational } from '../../base/rational.ts';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import type { Method } from '../method.ts';
import { type NetworkCells, networkCells, type Stepping } from './network-cells.ts';
import { NetworkSignal, receive } from './network-signal.ts';
import { type CellSpikes, type DegreeOf, type Joined, joined, Projection } from './projection.ts';
import { seedOf } from './seed-of.ts';

export interface NetworkRunOptions {
  /** The step, exactly, in seconds. */
  readonly dt: Rational;
  readonly steps: number;
  readonly seed: number;
  /** One for all, or by the name of the population, the projection or the signal. */
  readonly method: Method | ((name: string) => Method);
  /** Of adaptive methods: the largest error of a step, relative to its variable. Default: 1e-6. */
  readonly tolerance?: number;
  /** Where cells are reset; spikes are sent at grid points either way. Adaptive methods always locate. Default: `grid`. */
  readonly spikeTimes?: 'grid' | 'located';
  /** What is recorded of all cells and synapses at each grid point: qualified names by population or projection. */
  readonly records?: Readonly<Record<string, readonly string[]>>;
}

/** Spikes of a cell at a grid point. */
export interface NetworkSpike {
  readonly step: number;
  readonly cell: number;
  readonly count: number;
}

/** By name, then by grid point from t_0 on: one number for each cell or synapse, in the model's units. */
export type NetworkTraces = ReadonlyMap<string, readonly (readonly number[])[]>;

export interface SynapseOutcome {
  readonly pre: number;
  readonly post: number;
  /** In steps. */
  readonly delay: number;
  /** All states at the end of the run. */
  readonly states: ReadonlyMap<string, number>;
  /** What the projection set of it. */
  readonly given: ReadonlyMap<string, number>;
}

/** Why a run ended early: a state became NaN or infinite, or its step could not be made. */
export interface NetworkBreakdown {
  /** The name of the population or the projection. */
  readonly of: string;
  /** The number of the cell; of a projection its place in the order of its synapses. */
  readonly cell: number;
  readonly state: string;
  /** The number of the step that made it so. */
  readonly step: number;
}

export interface NetworkInterpretation {
  /** By population, in the order of steps, then cells. */
  readonly spikes: ReadonlyMap<string, readonly NetworkSpike[]>;
  /** By population or projection. */
  readonly traces: ReadonlyMap<string, NetworkTraces>;
  /** By signal that is computed: its value over each step. */
  readonly signals: ReadonlyMap<string, readonly number[]>;
  /** By projection: by pre, then delay, then post, then as they are listed. */
  readonly synapses: ReadonlyMap<string, readonly SynapseOutcome[]>;
  /** By population, then by state: one number for each cell, at the end. */
  readonly states: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  readonly breakdown?: NetworkBreakdown;
}

/** Returns what a network does in so many steps. */
export function interpretNetwork(
  network: CheckedNetwork,
  { dt: seconds, steps, seed, method, records = {}, tolerance, spikeTimes }: NetworkRunOptions,
): NetworkInterpretation {
  const about = (name: string): Stepping => ({
    seconds,
    seed: seedOf(seed, name),
    method: typeof method === 'function' ? method(name) : method,
    ...(tolerance === undefined ? {} : { tolerance }),
  });
  const located = spikeTimes === undefined ? {} : { spikeTimes };
  const populations = new Map(
    network.populations.map((each) => [each.name, networkCells(each, { ...about(each.name), ...located })]),
  );
  const signals = network.signals
    .filter(({ isOfTime }) => !isOfTime)
    .map((each) => new NetworkSignal(each, about(each.name)));
  const projections = connect(network, populations, about, seed);

  const spikes = new Map(network.populations.map(({ name }) => [name, [] as NetworkSpike[]]));
  const traces = new Map(Object.entries(records).map(([of, names]) => [of, emptyTraces(names)]));
  const signalValues = new Map(signals.map(({ checked }) => [checked.name, [] as number[]]));
  let breakdown: NetworkBreakdown | undefined;

  const record = (k: number): void => {
    for (const [name, { cells }] of populations)
      for (const [value, trace] of traces.get(name) ?? []) trace.push(cells.map((cell) => cell.value(value)));
    for (const projection of projections) projection.look();
    for (const { checked, joints } of projections)
      for (const [value, trace] of traces.get(checked.name) ?? [])
        trace.push(joints.map(({ synapse }) => synapse.value(value, k)));
  };
  record(0);

  for (let k = 0; k < steps && breakdown === undefined; k++) {
    // 1. Events that arrive now. But for states of the postsynaptic cell, all is seen as it was before.
    const spikesAt = (population: NetworkCells, gridPoint: number): readonly CellSpikes[] =>
      known(spikes.get(population.checked.name), 'spikes').filter(({ step }) => step === gridPoint);
    for (const projection of projections) projection.look();
    for (const projection of projections)
      projection.deliverPre(k, (gridPoint) => spikesAt(projection.pre, gridPoint));
    for (const projection of projections) projection.deliverPost(k, spikesAt(projection.post, k));
    for (const { population } of populations.values()) population.share();

    // Signals, of the state that events have left; each sees those before it.
    const values = new Map<string, number>();
    for (const signal of signals) {
      const { name } = signal.checked;
      values.set(name, signal.valueNow(values, populations));
      signalValues.get(name)?.push(known(values.get(name), name));
    }
    for (const { checked, received, cells } of populations.values()) {
      receive(checked.signals, values, received);
      for (const cell of cells) cell.refresh();
    }
    for (const { checked, received } of projections) receive(checked.signals, values, received);

    // 2. Couplings, all of them from the state at t_k.
    for (const projection of projections) projection.look();
    const couplings = projections.flatMap((projection) => projection.couplings(k));
    for (const add of couplings) add();

    // 3. Equations: synapses, which read their cells at t_k, then populations and signals. 4. and 5. are theirs.
    breakdown = stepSynapses(projections, k) ?? stepCells(populations, signals, k);
    if (breakdown !== undefined) break;
    for (const [name, { cells }] of populations) {
      for (const [cell, { spike }] of cells.entries())
        if (spike !== undefined) spikes.get(name)?.push({ step: k + 1, cell, count: spike.count });
    }

    // 6. What is recorded.
    record(k + 1);
  }

  const end = [...populations.values()][0]?.cells[0]?.step ?? steps;
  return {
    spikes,
    traces,
    signals: signalValues,
    synapses: new Map(projections.map((each) => [each.checked.name, outcomes(each, end)])),
    states: new Map(
      [...populations].map(([name, { checked, cells }]) => [
        name,
        new Map(
          checked.model.states.map((state) => [state.name, cells.map((cell) => cell.state(state.name))]),
        ),
      ]),
    ),
    ...(breakdown === undefined ? {} : { breakdown }),
  };
}

/** Which cells are joined is known before any value is computed: values may read how many synapses a cell has. */
function connect(
  network: CheckedNetwork,
  populations: ReadonlyMap<string, NetworkCells>,
  about: (name: string) => Stepping,
  seed: number,
): readonly Projection[] {
  const cellsOf = (name: string): NetworkCells => known(populations.get(name), `population ${name}`);
  const all = network.projections.map((each) =>
    joined(each, cellsOf(each.from), cellsOf(each.to), seedOf(each.seed ?? seed, each.name)),
  );
  const degreeOf: DegreeOf = (of, end, cell, population) => {
    const isCounted = (each: Joined): boolean => {
      if (population === undefined) return each === of;
      const { from, to } = each.checked;
      return end === 'pre'
        ? from === of.checked.from && to === population
        : to === of.checked.to && from === population;
    };
    return all
      .filter(isCounted)
      .reduce((sum, { pairs }) => sum + pairs.filter((pair) => pair[end] === cell).length, 0);
  };
  return all.map((each) => new Projection(each, { ...about(each.checked.name), degreeOf }));
}

function stepSynapses(projections: readonly Projection[], step: number): NetworkBreakdown | undefined {
  for (const projection of projections) {
    const broken = projection.step();
    if (broken === undefined) continue;
    const { joint, state } = broken;
    return { of: projection.checked.name, cell: projection.joints.indexOf(joint), state, step };
  }
  return undefined;
}

function stepCells(
  populations: ReadonlyMap<string, NetworkCells>,
  signals: readonly NetworkSignal[],
  step: number,
): NetworkBreakdown | undefined {
  for (const { cell } of signals) cell.advance();
  for (const { population } of populations.values()) population.advance();
  const cells = [
    ...[...populations].map(([of, population]) => ({ of, cells: population.cells })),
    ...signals.map(({ checked, cell }) => ({ of: checked.name, cells: [cell] })),
  ];
  for (const { of, cells: each } of cells) {
    for (const [cell, { breakdown, noStep }] of each.entries()) {
      const failed = breakdown ?? noStep;
      if (failed !== undefined) return { of, cell, state: failed.state ?? '', step };
    }
  }
  return undefined;
}

function emptyTraces(names: readonly string[]): Map<string, number[][]> {
  return new Map(names.map((name) => [name, []]));
}

function outcomes({ joints, checked }: Projection, k: number): readonly SynapseOutcome[] {
  return joints.map(({ pair, delay, synapse, given }) => ({
    pre: pair.pre,
    post: pair.post,
    delay,
    given,
    states: new Map(checked.synapse.model.states.map(({ name }) => [name, synapse.value(name, k)])),
  }));
}
