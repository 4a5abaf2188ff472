/** Small networks whose every step can be told by hand. */
import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import {
  interpretNetwork,
  type NetworkInterpretation,
} from '../../src/interpreter/network/interpret-network.ts';
import stdp from '../reference/stdp.json' with { type: 'json' };
import { type NetworkText, networkOf, pairs, seconds } from './make-network.ts';

interface Run {
  readonly dt?: string;
  readonly steps: number;
  readonly seed?: number;
  readonly method?: 'euler' | 'exact' | 'rk4';
  readonly records?: Readonly<Record<string, readonly string[]>>;
}

function run(network: NetworkText, options: Run): NetworkInterpretation {
  const { dt = '0.001', seed = 1, method = 'euler', ...rest } = options;
  return interpretNetwork(networkOf(network), { dt: seconds(dt), seed, method, ...rest });
}

/** The grid points at which each cell of a population spiked. */
function spikeSteps({ spikes }: NetworkInterpretation, population: string): readonly (readonly number[])[] {
  const steps: number[][] = [];
  for (const { step, cell } of known(spikes.get(population), population)) {
    steps[cell] ??= [];
    steps[cell].push(step);
  }
  return steps;
}

/** One number for each grid point, of a population or projection of one. */
function trace({ traces }: NetworkInterpretation, of: string, name: string): readonly number[] {
  return known(traces.get(of)?.get(name), `${name} of ${of}`).map(([value]) => known(value, name));
}

/** A source that spikes once, at a time of its own, and a cell that shows what reaches it. */
const CELLS = `
source Once {
  param at : ms = 3 ms
  spike when t == at
}
neuron Meter {
  input I : mV/ms = 0
  state v : mV = 0
  dv/dt = I
}
neuron Relay {
  state v : mV = 0
  spike when v >= 1 mV
  on spike { v = 0 mV }
}
synapse Kick { param w : mV = 1 mV; on pre { post.v += w } }
`;

const KICKED: NetworkText = {
  text: CELLS,
  populations: { A: { of: 'Once', shape: [1] }, B: { of: 'Relay', shape: [1] } },
  connect: [],
};

describe('a spike', () => {
  const kick = (delay?: number): NetworkText => ({
    ...KICKED,
    connect: [{ from: 'A', to: 'B', by: 'Kick', ...(delay === undefined ? {} : { delay }) }],
  });

  test('arrives at the start of the step behind it, after it was recorded', () => {
    const result = run(kick(), { steps: 8, records: { B: ['v'] } });
    expect(spikeSteps(result, 'A')).toEqual([[3]]);
    // Recorded at t_3 as it was; changed at the start of the step from t_3, at whose end the threshold sees it.
    expect(spikeSteps(result, 'B')).toEqual([[4]]);
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test.each([
    [2, 2],
    [1.5, 2],
    [1.4, 1],
    [0.4, 0],
  ])('takes a delay of %f ms in whole steps: %i', (delay, steps) => {
    expect(spikeSteps(run(kick(delay), { steps: 10 }), 'B')).toEqual([[4 + steps]]);
  });

  test('goes on from cell to cell', () => {
    const result = run(
      {
        text: CELLS,
        populations: { A: { of: 'Once', shape: [1] }, B: { of: 'Relay', shape: [3] } },
        connect: [
          { from: 'A', to: 'B', by: 'Kick', rule: pairs([0, 0]) },
          { from: 'B', to: 'B', by: 'Kick', rule: pairs([0, 1], [1, 2]), delay: 2 },
        ],
      },
      { steps: 12 },
    );
    expect(spikeSteps(result, 'B')).toEqual([[4], [7], [10]]);
  });

  test('of a cell that emits several at once is delivered as often', () => {
    const text = `${CELLS} source Burst { spike count 3 when t == 2 ms }`;
    const network: NetworkText = {
      text,
      populations: { ...KICKED.populations, A: { of: 'Burst', shape: [1] } },
      connect: [{ from: 'A', to: 'B', by: 'Kick', values: { w: 0.3 } }],
    };
    const relayed = run(network, { steps: 4, records: { B: ['v'] } });
    expect(trace(relayed, 'B', 'v')).toEqual([0, 0, 0, 0.3 + 0.3 + 0.3, 0.3 + 0.3 + 0.3]);
  });

  test('that adds to an input does so for one step', () => {
    const result = run(
      {
        text: `${CELLS} synapse Push { param w : mV/ms = 2 mV/ms; on pre { post.I += w } }`,
        populations: { A: { of: 'Once', shape: [2] }, B: { of: 'Meter', shape: [1] } },
        connect: [{ from: 'A', to: 'B', by: 'Push' }],
      },
      { steps: 6, records: { B: ['v', 'I'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0, 4, 4, 4]);
    // What is added is gone when the step ends.
    expect(trace(result, 'B', 'I')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('sees presynaptic cells as they were before, and postsynaptic states as they are', () => {
    const text = `
neuron Cell { param at : ms = 100 ms; state v = 1; dv/dt = 0 / 1 ms; spike when t == at }
synapse Double { on pre { post.v += pre.v + post.v } }`;
    const result = run(
      {
        text,
        populations: { A: { of: 'Cell', shape: [2], set: { at: '1 ms', v: 'i + 1' } } },
        connect: [{ from: 'A', to: 'A', by: 'Double', noSelf: true }],
      },
      { steps: 2 },
    );
    // Both spike at t_1. 0 -> 1 is delivered first: 2 + (1 + 2) = 5. Then 1 -> 0: 1 + (2 + 1), not with the 5.
    expect(result.states.get('A')?.get('v')).toEqual([4, 5]);
  });

  test('is delivered before younger ones, and before those of later cells', () => {
    const text = `
source Twice { param first : ms = 1 ms; param second : ms = 3 ms; spike when t == first or t == second }
neuron Log { state v = 0; dv/dt = 0 / 1 ms }
synapse Digit { param d = 0; on pre { post.v = 10 * post.v + d } }`;
    const result = run(
      {
        text,
        populations: { A: { of: 'Twice', shape: [2] }, B: { of: 'Log', shape: [1] } },
        connect: [
          // Arrive at t_3: of cell 1 what it sent at t_1 (by 4), of cell 0 and 1 what they sent at t_3 (by 1, 2 and 3).
          { from: 'A', to: 'B', by: 'Digit', rule: pairs([0, 0], [1, 0]), values: { d: 1 } },
          { from: 'A', to: 'B', by: 'Digit', rule: pairs([1, 0]), values: { d: 4 }, delay: 2 },
        ],
      },
      { steps: 4, records: { B: ['v'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 11, 11, 11114]);
  });
});

describe('pair-based plasticity', () => {
  const text = `
source Train { param times : ms[] = [1 ms]; spike at times }
source Pre = Train(times = [${stdp.data.train.pre_ms.map((time) => `${time} ms`).join(', ')}])
source Post = Train(times = [${stdp.data.train.post_ms.map((time) => `${time} ms`).join(', ')}])
source Once { param at : ms = 60 ms; spike when t == at }
synapse STDP {
  param A_pre = ${stdp.parameters.A_plus.value}
  param A_post = ${stdp.parameters.A_minus.value}
  param w_max = 1000
  state w = 0.5 in [-1000, w_max]
  state x = 0; dx/dt = -x / ${stdp.parameters.tau_plus.value} ms
  state y = 0; dy/dt = -y / ${stdp.parameters.tau_minus.value} ms
  on pre  { x += A_pre; w += y }
  on post { y += A_post; w += x }
}`;

  test('changes the weight by the window, one pair at a time', () => {
    const { dt_post_minus_pre_ms: differences, dw } = stdp.data.window;
    const cells = differences.length;
    const { synapses } = run(
      {
        text,
        populations: {
          A: { of: 'Once', shape: [cells] },
          B: { of: 'Once', shape: [cells], set: { at: '10 ms + i * 1 ms' } },
        },
        connect: [{ from: 'A', to: 'B', by: 'STDP', rule: { kind: 'oneToOne' } }],
      },
      { steps: 120 },
    );
    const weights = known(synapses.get('A -> B by STDP'), 'synapses').map(
      ({ states }) => states.get('w') ?? 0,
    );
    const expected = differences.map((difference, i) => [difference, 0.5 + (dw[i] ?? Number.NaN)] as const);
    for (const [i, [difference, weight]] of expected.entries()) {
      // Of spikes at one time the presynaptic one comes first.
      const meant = difference === 0 ? 0.5 + stdp.parameters.A_plus.value : weight;
      expect(Math.abs((weights[i] ?? Number.NaN) - meant), `${difference} ms`).toBeLessThan(1e-12);
    }
  });

  test.each([
    ['without bounds', stdp.data.train, 0.5, 1000],
    ['between bounds', stdp.data.train_clipped, 0.995, 1],
  ])('follows a train of twenty spikes, %s', (_, { events }, w, most) => {
    const bounded = text.replace('[-1000, w_max]', most === 1 ? '[0, w_max]' : '[-1000, w_max]');
    const result = run(
      {
        text: bounded,
        populations: { A: { of: 'Pre', shape: [1] }, B: { of: 'Post', shape: [1] } },
        connect: [{ from: 'A', to: 'B', by: 'STDP', values: { w, w_max: most } }],
      },
      { dt: '0.0001', steps: 1600, records: { 'A -> B by STDP': ['w'] } },
    );
    const weights = trace(result, 'A -> B by STDP', 'w');
    for (const { t_ms: time, w_after: after } of events) {
      // Recorded at its grid point as it was before.
      const at = Math.round(time * 10) + 1;
      expect(Math.abs((weights[at] ?? Number.NaN) - after), `${time} ms`).toBeLessThan(1e-12);
    }
  });
});

describe('continuous coupling', () => {
  const text = `
neuron Cell {
  param C = 10 pF
  input I : pA = 0
  state v : mV = 0
  dv/dt = I / C
}
synapse Gap { param g = 2 nS; post.I += g * (pre.v - post.v) }`;

  test('of a pair of gap junctions is summed from the start of each step and held over it', () => {
    const result = run(
      {
        text,
        populations: { A: { of: 'Cell', shape: [2], set: { v: '10 mV * i' } } },
        connect: [{ from: 'A', to: 'A', by: 'Gap', noSelf: true }],
      },
      { dt: '0.0001', steps: 50, records: { A: ['v'] } },
    );
    let [first, second] = [0, 10];
    for (const [a, b] of known(result.traces.get('A')?.get('v'), 'v') as [number, number][]) {
      expect([a, b]).toEqual([first, second]);
      const current = 2 * (second - first);
      first += 0.1 * (current / 10);
      second += 0.1 * (-current / 10);
    }
  });

  test('takes all of it from one moment, whatever is added first', () => {
    const chain = `${text}
synapse Copy { post.I += 1 nS * pre.v; post.I -= 0.5 nS * post.v }`;
    const once = run(
      {
        text: chain,
        populations: { A: { of: 'Cell', shape: [1], set: { v: '4 mV' } } },
        connect: [
          { from: 'A', to: 'A', by: 'Copy' },
          { from: 'A', to: 'A', by: 'Copy' },
        ],
      },
      { steps: 1 },
    );
    expect(once.states.get('A')?.get('v')).toEqual([4 + (1 * (4 - 2 + 4 - 2)) / 10]);
  });
});

describe('states of synapses', () => {
  const sources = `
source Once { param at : ms = 2 ms; spike when t == at }
neuron Sink { input I = 0; state v = 0; dv/dt = I / 1 ms }`;

  test('that follow linear equations are exact, whatever the method: an alpha function', () => {
    const text = `${sources}
synapse Alpha {
  param tau = 3 ms
  state x = 0; dx/dt = -x / tau
  state s = 0; ds/dt = (x - s) / tau
  on pre { x += exp(1) }
}`;
    const result = run(
      {
        text,
        populations: { A: { of: 'Once', shape: [1] }, B: { of: 'Sink', shape: [1] } },
        connect: [{ from: 'A', to: 'B', by: 'Alpha' }],
      },
      { steps: 30, records: { 'A -> B by Alpha': ['s', 'x'] } },
    );
    const s = trace(result, 'A -> B by Alpha', 's');
    for (let k = 3; k <= 30; k++) {
      const time = (k - 2) / 3;
      expect(Math.abs((s[k] ?? Number.NaN) - time * Math.exp(1 - time))).toBeLessThan(1e-14);
    }
    expect(s.slice(0, 3)).toEqual([0, 0, 0]);
  });

  test('that a coupling reads are stepped', () => {
    const text = `${sources}
synapse Filter { state s = 1; ds/dt = -s / 4 ms; post.I += s }`;
    const result = run(
      {
        text,
        populations: { A: { of: 'Once', shape: [1] }, B: { of: 'Sink', shape: [1] } },
        connect: [{ from: 'A', to: 'B', by: 'Filter' }],
      },
      { steps: 3, records: { 'A -> B by Filter': ['s'], B: ['v'] } },
    );
    expect(trace(result, 'A -> B by Filter', 's')).toEqual([1, 0.75, 0.5625, 0.421875]);
    expect(trace(result, 'B', 'v')).toEqual([0, 1, 1.75, 2.3125]);
  });

  test('that read their cells are stepped with what those are at the start of the step', () => {
    const text = `
neuron Ramp { input I = 0; state v = 0; dv/dt = (1 + I) / 1 ms }
synapse Follow { state s = 0; ds/dt = (pre.v - s) / 1 ms; post.I += 0 * s }`;
    const result = run(
      {
        text,
        populations: { A: { of: 'Ramp', shape: [1] } },
        connect: [{ from: 'A', to: 'A', by: 'Follow' }],
      },
      { steps: 4, records: { 'A -> A by Follow': ['s'] } },
    );
    expect(trace(result, 'A -> A by Follow', 's')).toEqual([0, 0, 1, 2, 3]);
  });
});

test('a run ends where a state becomes infinite', () => {
  const { breakdown, spikes } = run(
    {
      text: 'neuron Cell { state v = 1; dv/dt = v^2 * 1e200 / 1 ms }',
      populations: { A: { of: 'Cell', shape: [2], set: { v: 'i' } } },
      connect: [],
    },
    { steps: 10 },
  );
  expect(breakdown).toEqual({ of: 'A', cell: 1, state: 'v', step: 1 });
  expect(spikes.get('A')).toEqual([]);
});
