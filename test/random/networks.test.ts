/** Random networks: their texts are right, their cells busy, and compiled they do what they do interpreted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedNetwork } from '../../src/check/network/checked-network.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import {
  interpretNetwork,
  type NetworkInterpretation,
} from '../../src/interpreter/network/interpret-network.ts';
import type { NetworkResult } from '../../src/simulate/network/network-result.ts';
import { simulateNetwork } from '../../src/simulate/network/run-network.ts';
import { unitConverter } from '../../src/units/unit-system.ts';
import { seconds } from '../interpreter/network-text.ts';
import { NETWORK_STEP, NETWORK_STEPS, type RandomNetwork, randomNetwork } from './network-arbitrary.ts';

const METHODS = ['euler', 'midpoint', 'heun', 'rk4'] as const;
type Method = (typeof METHODS)[number];

/** Steps between samples, as the texts record. */
const EVERY = 10;

function networkOf({ text, name }: Pick<RandomNetwork, 'text' | 'name'>): CheckedNetwork {
  const { networks, diagnostics, sources } = check({ name: '<random>', text });
  expect(
    renderDiagnostics(
      diagnostics.filter(({ severity }) => severity === 'error'),
      sources,
    ),
  ).toBe('');
  return known(networks.get(name), name);
}

function interpret(network: CheckedNetwork, seed: number, method: Method): NetworkInterpretation {
  const records = { A: ['v'] };
  return interpretNetwork(network, { dt: seconds('0.0001'), steps: NETWORK_STEPS, seed, method, records });
}

async function runCompiled(network: CheckedNetwork, seed: number, method: Method): Promise<NetworkResult> {
  const report = await simulateNetwork(network, {
    for: `${NETWORK_STEPS / 10} ms`,
    dt: NETWORK_STEP,
    method,
    seed,
  });
  return known(report.result, report.diagnostics.map(({ message }) => message).join('\n'));
}

/** What a run comes to, in numbers that have to be the same. */
interface Outcome {
  /** By population: grid points and cells. */
  readonly spikes: Readonly<Record<string, readonly string[]>>;
  /** By projection: one number for each synapse. */
  readonly synapses: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** Of `v` of A, sample by sample. */
  readonly potentials: readonly number[];
}

function ofInterpreter(
  { populations, projections }: CheckedNetwork,
  { spikes, synapses, traces }: NetworkInterpretation,
): Outcome {
  const samples = known(traces.get('A')?.get('v'), 'v').filter((_, step) => step % EVERY === 0);
  const { model } = known(
    populations.find(({ name }) => name === 'A'),
    'A',
  );
  const potential = known(
    model.states.find(({ name }) => name === 'v'),
    'v',
  );
  // Recorded numbers are in the unit that the model declares.
  const toDeclared = unitConverter(potential.unit, model.system);
  return {
    spikes: Object.fromEntries(
      [...spikes].map(([name, list]) => [
        name,
        list.flatMap(({ step, cell, count }) => Array.from({ length: count }, () => `${step}: ${cell}`)),
      ]),
    ),
    synapses: Object.fromEntries(
      [...synapses].map(([name, list]) => {
        const { states } = known(
          projections.find((each) => each.name === name),
          name,
        ).synapse.model;
        const ofStates = states.map((state) => [
          state.name,
          list.map((each) => known(each.states.get(state.name), state.name)),
        ]);
        const cells = { pre: list.map(({ pre }) => pre), post: list.map(({ post }) => post) };
        return [name, { ...cells, delay: list.map(({ delay }) => delay), ...Object.fromEntries(ofStates) }];
      }),
    ),
    potentials: samples.flat().map(toDeclared),
  };
}

function ofRuntime(network: CheckedNetwork, result: NetworkResult): Outcome {
  const grid = (time: number): number => Math.round(time * 10);
  return {
    spikes: Object.fromEntries(
      result.populations.map(({ name, spikes }) => {
        const { cells = [], times = [] } = spikes ?? {};
        return [name, Array.from(cells, (cell, i) => `${grid(times[i] ?? Number.NaN)}: ${cell}`)];
      }),
    ),
    synapses: Object.fromEntries(
      result.projections.map(({ name, read }, index) => {
        const { pre, post, delays, values } = read();
        const { states } = known(network.projections[index], name).synapse.model;
        const ofStates = states.map((state) => [
          state.name,
          Array.from(known(values.get(state.name), `${state.name} of ${name}`).values),
        ]);
        const cells = { pre: Array.from(pre), post: Array.from(post) };
        return [name, { ...cells, delay: Array.from(delays, grid), ...Object.fromEntries(ofStates) }];
      }),
    ),
    potentials: Array.from(
      known(
        result.traces.find(({ of }) => of === 'A'),
        'trace of v',
      ).values,
    ),
  };
}

describe('a random network', () => {
  test('checks without an error, and its cells spike often', async () => {
    let [cells, spikes, deliveries] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(randomNetwork, async (random) => {
        const { populations, projections, meta } = await runCompiled(networkOf(random), random.seed, 'euler');
        expect(meta.ending).toBe('done');
        for (const population of populations) {
          cells += population.cells;
          spikes += population.spikeCount;
        }
        for (const projection of projections) deliveries += projection.deliveries ?? 0;
      }),
      { numRuns: 20, seed: 1 },
    );
    expect(spikes / cells).toBeGreaterThan(2);
    expect(deliveries).toBeGreaterThan(500);
  });

  test('does the same compiled and interpreted, to the bit, by explicit methods', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, fc.constantFrom(...METHODS), async (random, method) => {
        const network = networkOf(random);
        const compiled = ofRuntime(network, await runCompiled(network, random.seed, method));
        expect(compiled).toEqual(ofInterpreter(network, interpret(network, random.seed, method)));
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('what random networks do not hold', () => {
  const cells = `
source Regular {
  param rate : Hz = 150 Hz
  state phase = 0; dphase/dt = rate
  spike when phase >= 1
  on spike { phase -= 1 }
}
neuron Sink {
  input I = 0
  state v = 0; dv/dt = (I - v) / 5 ms
  output twice = 2 * v
  spike when v > 3
  on spike { v = 0 }
}`;
  const busy = 'population E = Regular[3] { rate = 150 Hz + 70 Hz * i }; population A = Sink[3] { v = i }';

  test.each([
    [
      'a signal of cells in a synapse',
      `synapse S { input da = 0; state x = 0; dx/dt = (da - x) / 10 ms; state w = 1; on pre { post.v += w * x; w += 0.01 * x } }`,
      `connect E -> A by S all to all
      signal da = 1 + (mean over A of v)
      record x, w of E -> A every 1 ms`,
    ],
    [
      'a signal of time in a synapse',
      `synapse S { input da = 0; state x = 0; dx/dt = (da - x) / 10 ms; on pre { post.v += 1 + x } }`,
      `connect E -> A by S all to all
      signal da = if t > 15 ms then 2 else 0
      record x of E -> A every 1 ms`,
    ],
    [
      'an equation that reads what events assign',
      `synapse S { state a = 0; state x = 0; dx/dt = (a - x) / 10 ms; on pre { a += 1; post.v += x }; on post { x += 0.5 } }`,
      `connect E -> A by S all to all
      record x, a of E -> A every 1 ms`,
    ],
    [
      'an equation that reads what a coupling reads too',
      `synapse S { state a = 0; state x = 0; dx/dt = (a - x) / 10 ms; on pre { a += 1; post.v += x }; post.I += a / 10 }`,
      `connect E -> A by S all to all
      record x, a of E -> A every 1 ms`,
    ],
    [
      'outputs and inputs of postsynaptic cells in blocks',
      `synapse S { state a = 0; on pre { a = post.twice + post.I; post.v += 1; post.I += 1 + 0.1 * post.twice } }`,
      `connect E -> A by S all to all
      connect A -> A by S all to all, delay 1 ms
      record a of E -> A every 1 ms`,
    ],
    [
      'couplings that read inputs and outputs',
      `synapse S { state s = 0; ds/dt = (post.twice - s) / 3 ms; post.I += 0.1 * (pre.v + post.I) + s / 10 }
      synapse Kick { on pre { post.I += 0.5; post.v += 1 } }`,
      `connect A -> A by S all to all, no self
      connect E -> A by Kick all to all
      record s of A -> A every 1 ms`,
    ],
    [
      'conditions and values from before a block',
      `synapse S {
        state a = 0
        state x = 1 in [0, 5]; dx/dt = -x / 10 ms
        on pre {
          let n = old(x) + a
          if n > 1 { x += 0.3 } else if a > 3 { x = 2; a = 0 } else { a += 1 }
          post.v += old(post.v) / 10 + n
        }
      }`,
      `connect E -> A by S(x = 1 + i) with fixed indegree 2, delay 0.3 ms * i
      record a, x of E -> A every 1 ms`,
    ],
  ])('is the same compiled and interpreted: %s', async (_, synapses, statements) => {
    const body = `${busy}\n${statements}\nrecord v of A every 1 ms; record spikes of E, A`;
    const network = networkOf({
      text: `${cells}\n${synapses}\nnetwork Random {\n${body}\n}`,
      name: 'Random',
    });
    const compiled = ofRuntime(network, await runCompiled(network, 3, 'heun'));
    expect(Object.values(compiled.spikes).every((list) => list.length > 3)).toBe(true);
    expect(compiled).toEqual(ofInterpreter(network, interpret(network, 3, 'heun')));
  });
});

describe('states of synapses that read each other', () => {
  const text = `
source Train { state phase = 0; param rate : Hz = 100 Hz; dphase/dt = rate; spike when phase >= 1; on spike { phase -= 1 } }
neuron Membrane { state v : mV = -70 mV; state g : nS = 0; dv/dt = (-70 mV - v) / 10 ms - g * v / 100 pF; dg/dt = -g / 5 ms }
synapse Resources {
  param U = 0.5; param tau_active = 3 ms; param tau_recovery = 100 ms; param tau_facilitation = 50 ms
  state x = 1; state y = 0; state u = 0
  dx/dt = (1 - x - y) / tau_recovery
  dy/dt = -y / tau_active
  du/dt = -u / tau_facilitation
  on pre { u += U * (1 - u); let released = u * x; x -= released; y += released; post.g += 5 nS * released }
}
network Random {
  population E = Train[3] { rate = 60 Hz + 25 Hz * i }
  population A = Membrane[2]
  # The second of each pair decays as fast as it recovers.
  connect E -> A by Resources(tau_recovery = if j == 1 then 3 ms else 100 ms) all to all, delay 0.1 ms * i
  record v of A every 1 ms
  record x, y, u of E -> A every 1 ms
  record spikes of E
}`;

  test('are the same compiled and interpreted up to rounding, equal rates included', async () => {
    const network = networkOf({ text, name: 'Random' });
    const compiled = ofRuntime(network, await runCompiled(network, 0, 'rk4'));
    const interpreted = ofInterpreter(network, interpret(network, 0, 'rk4'));
    expect(compiled.spikes).toEqual(interpreted.spikes);
    const numbers = ({ synapses, potentials }: Outcome): readonly number[] => [
      ...Object.values(synapses).flatMap((states) => Object.values(states).flat()),
      ...potentials,
    ];
    const [one, other] = [numbers(compiled), numbers(interpreted)];
    expect(one.length).toBe(other.length);
    for (const [i, value] of one.entries()) {
      // Some ten events, each off by a few ulp of numbers up to 100.
      expect(Math.abs(value - known(other[i], 'number'))).toBeLessThan(1e-12);
    }
  });
});
