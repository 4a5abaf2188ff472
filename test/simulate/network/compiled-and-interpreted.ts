import { rational } from '../../../src/base/rational.ts';
import { check } from '../../../src/check/check.ts';
import type { CheckedNetwork } from '../../../src/check/network/checked-network.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render.ts';
import {
  interpretNetwork,
  type NetworkInterpretation,
} from '../../../src/interpreter/network/interpret-network.ts';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import { keptSpikes, recordSpikes } from '../../../src/runtime/network/network-recorder.ts';
import { delayOf, sourcesOf } from '../../../src/runtime/network/orders-of-synapses.ts';
import { type NetworkOutcome, runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { columnView } from '../../../src/runtime/population.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { buildNetwork } from '../../../src/simulate/network/build-network.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';

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

/** Returns what the compiled network does. */
export function compiledCourse(network: CheckedNetwork, { steps, ...options }: CourseOptions): Course {
  const made = planNetwork(network, { for: `${steps / 10} ms`, dt: STEP, ...options });
  if (!('plan' in made)) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  const built = atOnce(buildNetwork(made.plan, { elapsed: () => 0 }));
  if (!('network' in built)) throw new Error(built.map(({ message }) => message).join('\n'));
  const { network: running } = built;
  initialiseNetwork(running);
  const recorders = network.populations.map(({ name }) => recordSpikes(running, { population: name }));
  const { ending } = runNetworkNow(running, { steps, recorders });
  return {
    ending,
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

/** Returns what the interpreted network does; of the values of synapses those that `like` has. */
export function interpretedCourse(
  network: CheckedNetwork,
  { method, ...options }: CourseOptions,
  like: Course,
): Course {
  const ran: NetworkInterpretation = interpretNetwork(network, {
    dt: rational(1n, 10_000n),
    ...options,
    method: method as 'rk4',
  });
  return {
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
