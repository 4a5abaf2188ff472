/** Small networks whose every step can be told by hand. */
import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import {
  interpretNetwork,
  type NetworkInterpretation,
} from '../../src/interpreter/network/interpret-network.ts';
import stdp from '../reference/stdp.json' with { type: 'json' };
import { networkOf, seconds } from './network-text.ts';

interface Run {
  readonly dt?: string;
  readonly steps: number;
  readonly seed?: number;
  readonly method?: 'euler' | 'exact' | 'rk4';
  readonly records?: Readonly<Record<string, readonly string[]>>;
}

/** Runs a network of components and statements. */
function run(components: string, statements: string, options: Run): NetworkInterpretation {
  const { dt = '0.001', seed = 1, method = 'euler', ...rest } = options;
  const network = networkOf(`${components}\nnetwork N {\n${statements}\n}`);
  return interpretNetwork(network, { dt: seconds(dt), seed, method, ...rest });
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

/** A state of each synapse at the end. */
function synapseStates({ synapses }: NetworkInterpretation, of: string, name: string): readonly number[] {
  return known(synapses.get(of), of).map(({ states }) => known(states.get(name), name));
}

/** A source that spikes once, at a time of its own, and cells that show what reaches them. */
const CELLS = `
source Once { param at : ms = 3 ms; spike when t == at }
neuron Meter { input I : mV/ms = 0; state v : mV = 0; dv/dt = I }
neuron Relay { state v : mV = 0; spike when v >= 1 mV; on spike { v = 0 mV } }
synapse Kick { param w : mV = 1 mV; on pre { post.v += w } }`;

describe('a spike', () => {
  const relayed = (options: string, steps = 10): NetworkInterpretation =>
    run(
      CELLS,
      `population A = Once[1]; population B = Relay[1]; connect A -> B by Kick all to all${options}`,
      { steps, records: { B: ['v'] } },
    );

  test('arrives at the start of the step behind it, after it was recorded', () => {
    const result = relayed('', 8);
    expect(spikeSteps(result, 'A')).toEqual([[3]]);
    // Recorded at t_3 as it was; changed at the start of the step from t_3, at whose end the threshold sees it.
    expect(spikeSteps(result, 'B')).toEqual([[4]]);
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test.each([
    ['2 ms', 2],
    ['1.5 ms', 2],
    ['1.4 ms', 1],
    ['0.4 ms', 0],
  ])('takes a delay of %s in whole steps: %i', (delay, steps) => {
    expect(spikeSteps(relayed(`, delay ${delay}`), 'B')).toEqual([[4 + steps]]);
  });

  test('goes on from cell to cell', () => {
    const result = run(
      CELLS,
      `population A = Once[1]; population B = Relay[3]
      connect A -> B by Kick where j == 0
      connect B -> B by Kick where j == i + 1, delay 2 ms`,
      { steps: 12 },
    );
    expect(spikeSteps(result, 'B')).toEqual([[4], [7], [10]]);
  });

  test('of a cell that emits several at once is delivered as often', () => {
    const result = run(
      `${CELLS}\nsource Burst { spike count 3 when t == 2 ms }`,
      'population A = Burst[1]; population B = Relay[1]; connect A -> B by Kick(w = 0.3 mV) all to all',
      { steps: 4, records: { B: ['v'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0.3 + 0.3 + 0.3, 0.3 + 0.3 + 0.3]);
  });

  test('that adds to an input does so for one step', () => {
    const result = run(
      `${CELLS}\nsynapse Push { param w : mV/ms = 2 mV/ms; on pre { post.I += w } }`,
      'population A = Once[2]; population B = Meter[1]; connect A -> B by Push all to all',
      { steps: 6, records: { B: ['v', 'I'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0, 4, 4, 4]);
    // What is added is gone when the step ends.
    expect(trace(result, 'B', 'I')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('sees presynaptic cells as they were before, and postsynaptic states as they are', () => {
    const result = run(
      `neuron Cell { state v = 1; dv/dt = 0 / 1 ms; output w = 10 * v; spike when t == 1 ms }
      synapse Both { state s = 0; on pre { s = post.w; post.v += pre.v + post.v } }`,
      'population A = Cell[2] { v = i + 1 }; connect A -> A by Both all to all, no self',
      { steps: 2 },
    );
    // Both spike at t_1. 0 -> 1 is delivered first: 2 + (1 + 2) = 5. Then 1 -> 0: 1 + (2 + 1), not with the 5.
    expect(result.states.get('A')?.get('v')).toEqual([4, 5]);
    // Outputs are as they were before all of it.
    expect(synapseStates(result, 'A -> A by Both', 's')).toEqual([20, 10]);
  });

  test('is delivered before younger ones, and before those of later cells', () => {
    const result = run(
      `source Twice { spike when t == 1 ms or t == 3 ms }
      neuron Log { state v = 0; dv/dt = 0 / 1 ms }
      synapse Digit { param d = 0; on pre { post.v = 10 * post.v + d } }`,
      // What arrives at t_3: of cell 1 what it sent at t_1 (by 4), of cells 0 and 1 what they sent at t_3 (by 1 and 2).
      `population A = Twice[2]; population B = Log[1]
      connect A -> B by Digit(d = 4) where i == 1, delay 2 ms
      connect A -> B by Digit(d = 1 + i) all to all`,
      { steps: 4, records: { B: ['v'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 12, 12, 12412]);
  });

  test('is delivered before younger ones of the same projection, whatever the number of its cell', () => {
    const result = run(
      `source Twice { spike when t == 1 ms or t == 2 ms }
      neuron Log { state v = 0; dv/dt = 0 / 1 ms }
      synapse Digit { param d = 0; on pre { post.v = 10 * post.v + d } }`,
      // At t_3 that of cell 1 is older, which it sent at t_1, and that of cell 0 younger, which it sent at t_2.
      `population A = Twice[2]; population B = Log[1]
      connect A -> B by Digit(d = 1 + i) all to all, delay i * 1 ms`,
      { steps: 4, records: { B: ['v'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 1, 121, 1212]);
  });

  test('is delivered before cells read what all of them come to', () => {
    const result = run(
      `source Once { spike when t == 1 ms }
      neuron Pool { state v = 0; dv/dt = (sum over cells of v) / 1 ms }
      synapse Kick { on pre { post.v += 2 } }`,
      'population A = Once[1]; population B = Pool[1]; connect A -> B by Kick all to all',
      { steps: 3, records: { B: ['v'] } },
    );
    expect(trace(result, 'B', 'v')).toEqual([0, 0, 4, 8]);
  });

  test('draws anew with every delivery, and a synapse by its own number', () => {
    const result = run(
      `source Burst { spike count 2 when t == 1 ms }
      neuron Log { state v = 0; dv/dt = 0 / 1 ms }
      synapse Draw { state first = 0; state last = 0; on pre { first = last; last = uniform(0, 1) } }`,
      'population A = Burst[2]; population B = Log[1]; connect A -> B by Draw all to all',
      { steps: 2 },
    );
    const name = 'A -> B by Draw';
    const drawn = [...synapseStates(result, name, 'first'), ...synapseStates(result, name, 'last')];
    expect(new Set(drawn).size).toBe(4);
    expect(drawn.every((number) => number > 0 && number < 1)).toBe(true);
  });
});

test('a signal in other units than those of its receiver is converted', () => {
  const result = run(
    'neuron Volts { input drive : V = 0; state v : V = 0 V; dv/dt = drive / 1 ms }',
    'population A = Volts[1]; signal drive : mV = 500 mV * (count over A of v > -1 V)',
    { steps: 2, records: { A: ['v'] } },
  );
  expect(trace(result, 'A', 'v')).toEqual([0, 0.5, 1]);
});

test('what reads a state that is stepped is stepped with it, though events alone ask for it', () => {
  const result = run(
    `source Once { spike when t == 3 ms }
    neuron Log { input I = 0; state v = 0; dv/dt = 0 * I / 1 ms }
    synapse Ramp {
      state x = 0; state y = 0
      dx/dt = 1 / 1 ms; dy/dt = x / 1 ms
      post.I += x
      on pre { post.v += y }
    }`,
    'population A = Once[1]; population B = Log[1]; connect A -> B by Ramp all to all',
    { steps: 4, records: { B: ['v'] } },
  );
  // x is 0, 1, 2, 3, and y what Euler's method makes of that.
  expect(trace(result, 'B', 'v')).toEqual([0, 0, 0, 0, 3]);
});

describe('pair-based plasticity', () => {
  const components = (range: string): string => `
source Train { param times : ms[] = [1 ms]; spike at times }
source Pre = Train(times = [${stdp.data.train.pre_ms.map((time) => `${time} ms`).join(', ')}])
source Post = Train(times = [${stdp.data.train.post_ms.map((time) => `${time} ms`).join(', ')}])
source Once { param at : ms = 60 ms; spike when t == at }
synapse STDP {
  param A_pre = ${stdp.parameters.A_plus.value}
  param A_post = ${stdp.parameters.A_minus.value}
  state w = 0.5 in ${range}
  state x = 0; dx/dt = -x / ${stdp.parameters.tau_plus.value} ms
  state y = 0; dy/dt = -y / ${stdp.parameters.tau_minus.value} ms
  on pre  { x += A_pre; w += y }
  on post { y += A_post; w += x }
}`;

  test('changes the weight by the window, one pair at a time', () => {
    const { dt_post_minus_pre_ms: differences, dw } = stdp.data.window;
    const result = run(
      components('[-9, 9]'),
      `population A = Once[${differences.length}]
      population B = Once[${differences.length}] { at = 10 ms + i * 1 ms }
      connect A -> B by STDP one to one`,
      { steps: 120 },
    );
    const weights = synapseStates(result, 'A -> B by STDP', 'w');
    for (const [i, difference] of differences.entries()) {
      // Of spikes at one time the presynaptic one comes first.
      const change = difference === 0 ? stdp.parameters.A_plus.value : known(dw[i] ?? undefined, 'change');
      const error = known(weights[i], 'weight') - (0.5 + change);
      expect(Math.abs(error), `${difference} ms`).toBeLessThan(1e-12);
    }
  });

  test.each([
    ['without bounds', stdp.data.train, 0.5, '[-9, 9]'],
    ['between bounds', stdp.data.train_clipped, 0.995, '[0, 1]'],
  ])('follows a train of twenty spikes, %s', (_, { events }, w, range) => {
    const result = run(
      components(range),
      `population A = Pre[1]; population B = Post[1]; connect A -> B by STDP(w = ${w}) all to all`,
      { dt: '0.0001', steps: 1600, records: { 'A -> B by STDP': ['w'] } },
    );
    const weights = trace(result, 'A -> B by STDP', 'w');
    for (const { t_ms: time, w_after: after } of events) {
      // Recorded at its grid point as it was before.
      const weight = known(weights[Math.round(time * 10) + 1], 'weight');
      expect(Math.abs(weight - after), `${time} ms`).toBeLessThan(1e-12);
    }
  });
});

describe('continuous coupling', () => {
  const components = `
neuron Cell { param C = 10 pF; input I : pA = 0; state v : mV = 0; dv/dt = I / C }
synapse Gap { param g = 2 nS; post.I += g * (pre.v - post.v) }
synapse Copy { post.I += 1 nS * pre.v; post.I -= 0.5 nS * post.v }`;

  test('of a pair of gap junctions is summed from the start of each step and held over it', () => {
    const result = run(
      components,
      'population A = Cell[2] { v = 10 mV * i }; connect A -> A by Gap all to all, no self',
      { dt: '0.0001', steps: 50, records: { A: ['v'] } },
    );
    let [first, second] = [0, 10];
    for (const [a, b] of known(result.traces.get('A')?.get('v'), 'v')) {
      expect([a, b]).toEqual([first, second]);
      const current = 2 * (second - first);
      first += 0.1 * (current / 10);
      second += 0.1 * (-current / 10);
    }
  });

  test('takes all of it from one moment, whatever is added first', () => {
    const result = run(
      components,
      `population A = Cell[1] { v = 4 mV }
      connect A -> A by Copy all to all
      connect A -> A by Copy all to all`,
      { steps: 1 },
    );
    expect(result.states.get('A')?.get('v')).toEqual([4 + (1 * (4 - 2 + 4 - 2)) / 10]);
  });
});

describe('states of synapses', () => {
  const components = `
source Once { param at : ms = 2 ms; spike when t == at }
neuron Sink { input I = 0; state v = 0; dv/dt = I / 1 ms }
neuron Ramp { input I = 0; state v = 0; dv/dt = (1 + I) / 1 ms }
synapse Alpha {
  param tau = 3 ms
  state x = 0; dx/dt = -x / tau
  state s = 0; ds/dt = (x - s) / tau
  on pre { x += exp(1) }
}
synapse Filter { state s = 1; ds/dt = -s / 4 ms; post.I += s }
synapse Follow { state s = 0; ds/dt = (pre.v - s) / 1 ms; post.I += 0 * s }`;

  test('that follow linear equations are exact, whatever the method: an alpha function', () => {
    const result = run(
      components,
      'population A = Once[1]; population B = Sink[1]; connect A -> B by Alpha all to all',
      { steps: 30, records: { 'A -> B by Alpha': ['s', 'x'] } },
    );
    const s = trace(result, 'A -> B by Alpha', 's');
    expect(s.slice(0, 3)).toEqual([0, 0, 0]);
    for (let k = 3; k <= 30; k++) {
      const time = (k - 2) / 3;
      expect(Math.abs(known(s[k], 's') - time * Math.exp(1 - time))).toBeLessThan(1e-14);
    }
  });

  test('that a coupling reads are stepped', () => {
    const result = run(
      components,
      'population A = Once[1]; population B = Sink[1]; connect A -> B by Filter all to all',
      { steps: 3, records: { 'A -> B by Filter': ['s'], B: ['v'] } },
    );
    expect(trace(result, 'A -> B by Filter', 's')).toEqual([1, 0.75, 0.5625, 0.421875]);
    expect(trace(result, 'B', 'v')).toEqual([0, 1, 1.75, 2.3125]);
  });

  test('that read their cells are stepped with what those are at the start of the step', () => {
    const result = run(components, 'population A = Ramp[1]; connect A -> A by Follow all to all', {
      steps: 4,
      records: { 'A -> A by Follow': ['s'] },
    });
    expect(trace(result, 'A -> A by Follow', 's')).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('values', () => {
  test('of cells are set by their numbers and places, those of synapses by both of their cells', () => {
    const result = run(
      `neuron Cell { param gain = 1; state v = 0; dv/dt = 0 / 1 ms; spike when t == 1 ms }
      synapse Weigh { param w = 0; state s = 0; on pre { s = w } }`,
      `population A = Cell[2, 3] { gain = 100 * row + col; v = x + 10 * y + N * 1000 }
      connect A -> A by Weigh(w = pre.gain + distance) where i == 0 and distance <= 1
      connect A -> A by Weigh(w = post.indegree + 10 * pre.outdegree) where i < j`,
      { steps: 2 },
    );
    expect(result.states.get('A')?.get('v')).toEqual([6000, 6001, 6002, 6010, 6011, 6012]);
    expect(synapseStates(result, 'A -> A by Weigh', 's')).toEqual([0, 1, 1]);
    const degrees = synapseStates(result, 'A -> A by Weigh 2', 's');
    expect(degrees.slice(0, 5)).toEqual([51, 52, 53, 54, 55]);
    expect(degrees.at(-1)).toBe(15);
  });

  test('that are drawn depend on the seed and on names, not on what else there is', () => {
    const components = 'neuron Cell { state v = 0; dv/dt = 0 / 1 ms }';
    const drawn = (statements: string, seed: number): readonly number[] | undefined =>
      run(components, statements, { steps: 0, seed }).states.get('B')?.get('v');
    const alone = drawn('population B = Cell[3] { v = normal(0, 1) }', 5);
    expect(new Set(alone).size).toBe(3);
    const before = 'population A = Cell[2] { v = normal(0, 1) }; ';
    expect(drawn(`${before}population B = Cell[3] { v = normal(0, 1) }`, 5)).toEqual(alone);
    expect(drawn('population B = Cell[3] { v = normal(0, 1) }', 6)).not.toEqual(alone);
  });
});

describe('a signal', () => {
  const components = `
neuron Ramp { state v = 0; dv/dt = 1 / 1 ms }
neuron Sink { input load = 0; state v = 0; dv/dt = load / 1 ms }`;

  test('is computed once per step of what cells are then, and held over it', () => {
    const result = run(
      components,
      'population A = Ramp[3] { v = i }; population B = Sink[1]; signal load = sum over A of v',
      { steps: 3, records: { B: ['v'] } },
    );
    expect(result.signals.get('load')).toEqual([3, 6, 9]);
    expect(trace(result, 'B', 'v')).toEqual([0, 3, 9, 18]);
  });

  test('may have a state of its own, and is a stimulus where it depends on time alone', () => {
    const result = run(
      components,
      `population B = Sink[1]
      population A = Ramp[1]
      signal load = 2 * d + (mean over A of v) { state d = 1; dd/dt = 1 / 1 ms }`,
      { steps: 3, records: { B: ['v'] } },
    );
    expect(result.signals.get('load')).toEqual([2, 5, 8]);
    const stimulus = run(components, 'population B = Sink[1]; signal load = if t > 1 ms then 4 else 1', {
      steps: 3,
      records: { B: ['v'] },
    });
    expect(trace(stimulus, 'B', 'v')).toEqual([0, 1, 5, 9]);
  });
});

test('a run ends where a state becomes infinite', () => {
  const { breakdown, spikes } = run(
    'neuron Cell { state v = 1; dv/dt = v^2 * 1e200 / 1 ms }',
    'population A = Cell[2] { v = i }',
    { steps: 10 },
  );
  expect(breakdown).toEqual({ of: 'A', cell: 1, state: 'v', step: 1 });
  expect(spikes.get('A')).toEqual([]);
});
