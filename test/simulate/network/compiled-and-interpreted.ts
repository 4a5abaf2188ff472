import { rational } from '../../../src/base/rational.ts';
import { check } from '../../../src/check/check.ts';
import type { CheckedNetwork, CheckedRecord } from '../../../src/check/network/checked-network.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';
import { float64 } from '../../../src/interpreter/float64-arithmetic.ts';
import {
  interpretNetwork,
  type NetworkInterpretation,
} from '../../../src/interpreter/network/interpret-network.ts';
import { reduce } from '../../../src/interpreter/over-cells.ts';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import type { Network } from '../../../src/runtime/network/network.ts';
import {
  keptSpikes,
  keptTraces,
  type NetworkRecorder,
  recordSpikes,
} from '../../../src/runtime/network/network-recorder.ts';
import { delayOf, sourcesOf } from '../../../src/runtime/network/orders-of-synapses.ts';
import { type NetworkOutcome, runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { columnView } from '../../../src/runtime/population.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { type BuiltNetwork, buildNetwork } from '../../../src/simulate/network/build-network.ts';
import { type NetworkPlan, planNetwork } from '../../../src/simulate/network/plan-network.ts';
import { recordingsOf } from '../../../src/simulate/network/record-network.ts';

/** Returns the network of a text that has no mistakes; otherwise throws what is wrong, as it is shown. */
export function networkOf(text: string, name?: string): CheckedNetwork {
  const { networks, diagnostics, sources, networkNames } = check({ name: 'net.axo', text });
  const network = networks.get(name ?? networkNames.at(-1) ?? '');
  if (network === undefined) throw new Error(renderDiagnostics(diagnostics, sources));
  return network;
}

/** What both ways of running a network come to. */
export interface Course {
  /** By population: (grid point, cell, count) of each. */
  readonly spikes: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** By population, then by state. */
  readonly states: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By projection: (pre, post, delay) of each synapse. */
  readonly synapses: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** By projection: states that have their value all the time. */
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By `record` statement and name: what it gathers, sample by sample. */
  readonly traces: Readonly<Record<string, readonly number[]>>;
  readonly ending: NetworkOutcome['ending'];
}

export interface CourseOptions {
  readonly steps: number;
  readonly seed: number;
  readonly method: string;
  readonly tolerance?: number;
  readonly spikeTimes?: 'grid' | 'located';
}

/** The step of all of them, in milliseconds. */
const STEP = '0.1 ms';

/** Of records whose interval is written in milliseconds. */
function stepsBetween({ every }: ValueRecord): number {
  return every === undefined ? 1 : Math.round(Number.parseFloat(every.text) * 10);
}

/** A compiled network at t_0. */
export interface StartedNetwork {
  readonly plan: NetworkPlan;
  readonly built: BuiltNetwork;
  readonly running: Network;
}

/** Returns the compiled network, ready for its first step. */
export function startNetwork(network: CheckedNetwork, { steps, ...options }: CourseOptions): StartedNetwork {
  const made = planNetwork(network, { for: `${steps / 10} ms`, dt: STEP, ...options });
  if (!('plan' in made)) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  const built = atOnce(buildNetwork(made.plan, { elapsed: () => 0 }));
  if (!('network' in built)) throw new Error(built.map(({ message }) => message).join('\n'));
  initialiseNetwork(built.network);
  return { plan: made.plan, built, running: built.network };
}

/** Runs one step after the other, at once. */
export function runAtOnce(
  running: Network,
  request: { readonly steps: number; readonly recorders: readonly NetworkRecorder[] },
): NetworkOutcome {
  return runNetworkNow(running, request);
}

/** Returns what the compiled network does; `run` is how it goes through its steps. */
export function compiledCourse(
  network: CheckedNetwork,
  options: CourseOptions,
  run: typeof runAtOnce = runAtOnce,
): Course {
  const started = startNetwork(network, options);
  return courseOf(network, started, options.steps, run);
}

/** Runs so many steps, and returns what they come to. */
export function courseOf(
  network: CheckedNetwork,
  { plan, built, running }: StartedNetwork,
  steps: number,
  run: typeof runAtOnce = runAtOnce,
): Course {
  const recorders = network.populations.map(({ name }) => recordSpikes(running, { population: name }));
  const recordings = recordingsOf(plan, running).filter(({ record }) => record.kind !== 'spikes');
  const all = [...recorders, ...recordings.map(({ recorder }) => recorder)];
  const { ending } = run(running, { steps, recorders: all });
  return {
    ending,
    traces: Object.fromEntries(
      recordings.flatMap(({ record, recorder }) =>
        record.kind === 'spikes' || recorder.kind === 'spikes'
          ? []
          : keptTraces(recorder).map((trace, n) => [traceName(record, n), Array.from(trace)] as const),
      ),
    ),
    spikes: Object.fromEntries(
      recorders.map((recorder) => {
        const triples = Array.from(keptSpikes(recorder));
        const spikes = Array.from({ length: triples.length / 3 }, (_, n) => {
          const [step = 0, cell = 0, count = 0] = triples.slice(3 * n, 3 * n + 3);
          return [step + 1, cell, count];
        });
        return [recorder.population.name, spikes];
      }),
    ),
    states: Object.fromEntries(
      running.populations.map(({ name, cells, states }) => [
        name,
        Object.fromEntries(states.map((state) => [state, Array.from(columnView(cells, state))])),
      ]),
    ),
    synapses: Object.fromEntries(
      running.projections.map(({ name, topology }) => {
        const sources = sourcesOf(topology);
        const each = Array.from(topology.targets, (post, synapse) => [
          sources[synapse] ?? -1,
          post,
          delayOf(topology, synapse),
        ]);
        return [name, each];
      }),
    ),
    values: Object.fromEntries(
      running.projections.map(({ name, synapses, topology }) => {
        const { classes } = built.projections.get(name)?.artifact ?? { classes: [] };
        const pre = sourcesOf(topology);
        const lasting = classes.filter(({ changes }) => changes !== 'event-driven');
        return [
          name,
          Object.fromEntries(
            lasting.flatMap(({ state, per }) => {
              if (!synapses.model.storage.columns.some((column) => column.name === state)) return [];
              const column = columnView(synapses, state);
              const of = { synapse: undefined, pre, post: topology.targets }[per];
              const numbers = Array.from(topology.targets, (_, n) => column[of?.[n] ?? n] ?? Number.NaN);
              return [[state, numbers]];
            }),
          ),
        ];
      }),
    ),
  };
}

type ValueRecord = Exclude<CheckedRecord, { kind: 'spikes' }>;

function traceName(record: ValueRecord, n: number): string {
  const reduction = record.kind === 'values' ? (record.reduction ?? '') : '';
  const cells = record.kind === 'values' ? `${record.cells.first}..${record.cells.last}` : '';
  return `${reduction} ${record.names[n]} of ${ofRecord(record)} ${cells} ${record.every?.text ?? ''}`;
}

function ofRecord(record: ValueRecord): string {
  return record.kind === 'values' ? record.population : record.projection;
}

/** Returns what a record makes of the values of all steps. */
function gathered(
  record: ValueRecord,
  values: readonly (readonly number[])[],
  every: number,
): readonly number[] {
  return values
    .filter((_, k) => k % every === 0)
    .flatMap((all) => {
      if (record.kind === 'synapses') return all;
      const { cells, reduction } = record;
      const chosen = all.slice(cells.first, cells.last + 1);
      return reduction === undefined ? chosen : reduce({ reduction }, chosen, float64).slice(0, 1);
    });
}

/** Returns what the interpreted network does; of the values of synapses those that `like` has. */
export function interpretedCourse(
  network: CheckedNetwork,
  { method, ...options }: CourseOptions,
  like: Course,
): Course {
  const sampled = network.records.flatMap((record) => (record.kind === 'spikes' ? [] : [record]));
  const ran: NetworkInterpretation = interpretNetwork(network, {
    dt: rational(1n, 10_000n),
    ...options,
    method: method as 'rk4',
    records: Object.fromEntries(
      [...network.populations, ...network.projections].map(({ name }) => [
        name,
        sampled.flatMap((record) => (ofRecord(record) === name ? record.names : [])),
      ]),
    ),
  });
  return {
    traces: Object.fromEntries(
      sampled.flatMap((record) =>
        record.names.map((name, n) => {
          const values = ran.traces.get(ofRecord(record))?.get(name) ?? [];
          return [traceName(record, n), gathered(record, values, stepsBetween(record))];
        }),
      ),
    ),
    ending: ran.breakdown === undefined ? 'done' : 'not-finite',
    spikes: Object.fromEntries(
      Array.from(ran.spikes, ([name, spikes]) => [
        name,
        spikes.map(({ step, cell, count }) => [step, cell, count]),
      ]),
    ),
    states: Object.fromEntries(
      Array.from(ran.states, ([name, states]) => [
        name,
        Object.fromEntries(
          Object.keys(like.states[name] ?? {}).map((state) => [state, [...(states.get(state) ?? [])]]),
        ),
      ]),
    ),
    synapses: Object.fromEntries(
      Array.from(ran.synapses, ([name, synapses]) => [
        name,
        synapses.map(({ pre, post, delay }) => [pre, post, delay]),
      ]),
    ),
    values: Object.fromEntries(
      Array.from(ran.synapses, ([name, synapses]) => [
        name,
        Object.fromEntries(
          Object.keys(like.values[name] ?? {}).map((state) => [
            state,
            synapses.map(({ states }) => states.get(state) ?? Number.NaN),
          ]),
        ),
      ]),
    ),
  };
}
