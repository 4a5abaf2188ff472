import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkOf, runNetwork, samples, shippedNetwork, spikeSteps, synapseValues } from './network-runs.ts';

const REFERENCE = join(import.meta.dirname, '../reference');

function reference<Data>(file: string): Data {
  return JSON.parse(readFileSync(join(REFERENCE, file), 'utf8')).data;
}

/** Trains are lists of times in ms. */
function list(times: readonly number[]): string {
  return `[${times.map((time) => `${time} ms`).join(', ')}]`;
}

/** A network of one synapse between cells that spike when they are told. */
function pair(
  synapse: string,
  file: string,
  args: string,
  pre: readonly number[],
  post: readonly number[],
): string {
  return `
import { PresetSource } from "./sources/preset-source.axo"
import { ScheduledCell } from "./neurons/scheduled-cell.axo"
import { ${synapse} } from "./synapses/${file}.axo"
network Pair {
  population Pre = PresetSource[1] { times = ${list(pre)} }
  population Post = ScheduledCell[1] { times = ${list(post)} }
  connect Pre -> Post by ${synapse}${args} all to all
}`;
}

/** Returns a state of the synapse of such a network at the end. */
async function endOf(text: string, state: string, duration: number): Promise<number> {
  const result = await runNetwork(networkOf(text), { for: `${duration} ms`, dt: '0.1 ms' });
  return synapseValues(result, 'Pre', 'Post', state).get('0 0') ?? Number.NaN;
}

interface Train {
  readonly pre_ms: readonly number[];
  readonly post_ms: readonly number[];
  readonly final_w: number;
}

interface Stdp {
  readonly window: {
    readonly dt_post_minus_pre_ms: readonly number[];
    readonly dw: readonly number[];
  };
  readonly train: Train;
  readonly train_clipped: { readonly final_w: number };
}

const STDP = reference<Stdp>('stdp.json');
const TRAIN = STDP.train;
const END = 200;
/** Sums of exponentials in another order. */
const ROUNDING = 1e-12;

describe('additive plasticity by spike timing', () => {
  it('draws the window of the reference: pairs of -50 to 50 ms at once', async () => {
    const network = networkOf(`
import { RegularSource } from "./sources/regular-source.axo"
import { ScheduledCell } from "./neurons/scheduled-cell.axo"
import { AdditiveSTDP } from "./synapses/additive-stdp.axo"
network Window {
  population Pre = RegularSource[101] { rate = 1 Hz; first = 60 ms + 1 ms * i }
  population Post = ScheduledCell[1] { times = [110 ms] }
  connect Pre -> Post by AdditiveSTDP(A_pre = 0.01, A_post = -0.012) all to all
}`);
    const result = await runNetwork(network, { for: '200 ms', dt: '0.1 ms' });
    const weights = synapseValues(result, 'Pre', 'Post', 'w');
    for (const [k, interval] of STDP.window.dt_post_minus_pre_ms.entries()) {
      const change = (weights.get(`${50 - interval} 0`) ?? Number.NaN) - 0.5;
      const wanted = interval === 0 ? 0.01 : (STDP.window.dw[k] ?? Number.NaN);
      expect(Math.abs(change - wanted), `${interval} ms`).toBeLessThan(ROUNDING);
    }
  });

  it('moves a weight through a train of 20 spikes as Brian2 does, and holds it within its bounds', async () => {
    const endWeight = (w: number): Promise<number> =>
      endOf(
        pair(
          'AdditiveSTDP',
          'additive-stdp',
          `(A_pre = 0.01, A_post = -0.012, w = ${w})`,
          TRAIN.pre_ms,
          TRAIN.post_ms,
        ),
        'w',
        END,
      );
    expect(Math.abs((await endWeight(0.5)) - TRAIN.final_w)).toBeLessThan(ROUNDING);
    expect(Math.abs((await endWeight(0.995)) - STDP.train_clipped.final_w)).toBeLessThan(ROUNDING);
  });
});

interface Rules {
  readonly multiplicative_mu_1: { readonly final_w: number };
  readonly 'multiplicative_mu_0.5': { readonly final_w: number };
  readonly multiplicative_mu_0: { readonly final_w: number };
  readonly nearest: { readonly final_w: number };
  readonly inhibitory: { readonly final_w_nS: number };
  readonly reward: { readonly eligibility: number; readonly final_w: number };
  readonly triplet: {
    readonly pairings: readonly {
      readonly pairs: number;
      readonly rate_hz: number;
      readonly post_minus_pre_ms: number;
      readonly dw: Readonly<Record<'visual' | 'hippocampal', number>>;
    }[];
    readonly triplets: readonly {
      readonly kind: string;
      readonly first_ms: number;
      readonly last_ms: number;
      readonly triplets: number;
      readonly dw: Readonly<Record<'visual' | 'hippocampal', number>>;
    }[];
  };
}

const RULES = reference<Rules>('models/plasticity_rules.json');

describe('other rules of plasticity, on the same train', () => {
  const endWeight = (synapse: string, file: string, args: string, state = 'w'): Promise<number> =>
    endOf(pair(synapse, file, args, TRAIN.pre_ms, TRAIN.post_ms), state, END);

  it.each(['1', '0.5', '0'] as const)('multiplicative, exponent %s', async (mu) => {
    const args = `(lambda = 0.05, alpha = 1.05, mu = ${mu})`;
    const w = await endWeight('MultiplicativeSTDP', 'multiplicative-stdp', args);
    expect(Math.abs(w - RULES[`multiplicative_mu_${mu}`].final_w)).toBeLessThan(ROUNDING);
  });

  it('nearest spikes', async () => {
    const args = '(A_pre = 0.05, A_post = -0.06, tau_post = 15 ms)';
    const w = await endWeight('NearestSpikeSTDP', 'nearest-spike-stdp', args);
    expect(Math.abs(w - RULES.nearest.final_w)).toBeLessThan(ROUNDING);
  });

  it('inhibitory', async () => {
    const w = await endWeight('InhibitorySTDP', 'inhibitory-stdp', '(eta = 0.5 nS, rate = 10 Hz, w = 5 nS)');
    expect(Math.abs(w - RULES.inhibitory.final_w_nS)).toBeLessThan(100 * ROUNDING);
  });

  it('with reward: the trace of eligibility, and what dopamine makes of it', async () => {
    const network = networkOf(`
import { PresetSource } from "./sources/preset-source.axo"
import { ScheduledCell } from "./neurons/scheduled-cell.axo"
import { RewardModulatedSTDP } from "./synapses/reward-modulated-stdp.axo"
network Rewarded {
  population Pre = PresetSource[1] { times = ${list(TRAIN.pre_ms)} }
  population Post = ScheduledCell[1] { times = ${list(TRAIN.post_ms)} }
  connect Pre -> Post by RewardModulatedSTDP all to all
  signal dopamine : uM = if t >= 260 ms and t < 560 ms then 0.5 uM else 0 uM
  record w, c of Pre -> Post every 10 ms
}`);
    const result = await runNetwork(network, { for: '700 ms', dt: '0.1 ms' });
    const of = result.projections[0]?.name ?? '';
    // The trace is stepped by rk4, whose error over 1 s is far less.
    expect(Math.abs((samples(result, of, 'c')[26]?.[0] ?? 0) - RULES.reward.eligibility)).toBeLessThan(1e-9);
    expect(samples(result, of, 'w')[26]).toEqual([0.5]);
    expect(Math.abs((samples(result, of, 'w')[70]?.[0] ?? 0) - RULES.reward.final_w)).toBeLessThan(1e-9);
  });
});

describe('plasticity of triplets, in protocols of Pfister and Gerstner (2006)', () => {
  const KINDS = [
    ['visual', 'TripletSTDP'],
    ['hippocampal', 'HippocampalTripletSTDP'],
  ] as const;

  it.each(KINDS)('pairs at 0.1 to 50 Hz: %s', async (kind, synapse) => {
    for (const { pairs, rate_hz, post_minus_pre_ms, dw } of RULES.triplet.pairings) {
      if (rate_hz < 1) continue;
      const pre = Array.from({ length: pairs }, (_, k) => 100 + (1000 / rate_hz) * k);
      const post = pre.map((time) => time + post_minus_pre_ms);
      // Where it is not held by a bound.
      const start = dw[kind] > 0.3 ? 0.1 : 0.5;
      const text = pair(synapse, 'triplet-stdp', `(w = ${start})`, pre, post);
      const change = (await endOf(text, 'w', (pre.at(-1) ?? 0) + 50)) - start;
      expect(Math.abs(change - dw[kind]), `${rate_hz} Hz, ${post_minus_pre_ms} ms`).toBeLessThan(ROUNDING);
    }
  });

  it.each(KINDS)('triplets at 1 Hz: %s', async (kind, synapse) => {
    for (const { kind: order, first_ms, last_ms, triplets, dw } of RULES.triplet.triplets) {
      const middle = Array.from({ length: triplets }, (_, k) => 100 + 1000 * k);
      const outer = middle.flatMap((time) => [time + first_ms, time + last_ms]);
      const [pre, post] = order === 'pre-post-pre' ? [outer, middle] : [middle, outer];
      const text = pair(synapse, 'triplet-stdp', '', pre, post);
      const change = (await endOf(text, 'w', 1000 * triplets)) - 0.5;
      expect(Math.abs(change - dw[kind]), `${order} ${first_ms} ${last_ms}`).toBeLessThan(ROUNDING);
    }
  });
});

interface ShortTerm {
  readonly U: number;
  readonly tau_recovery_ms: number;
  readonly tau_facilitation_ms: number;
  readonly tau_active_ms?: number;
  readonly after_spike: {
    readonly x: readonly number[];
    readonly y?: readonly number[];
    readonly u: readonly number[];
  };
}

describe('short-term plasticity, just behind each spike of a train', () => {
  const SPIKES = [50, 100, 150, 200, 250, 300, 350, 400, 900];
  const MARKRAM = reference<{ two_states: ShortTerm[]; three_states: ShortTerm[] }>(
    'models/tsodyks_markram.json',
  );

  const NONE: readonly number[] = [];

  /** The states behind each spike, as the step in which it is delivered leaves them. */
  async function states(
    synapse: string,
    file: string,
    given: ShortTerm,
  ): Promise<(name: string) => number[]> {
    const active = given.tau_active_ms === undefined ? '' : `, tau_active = ${given.tau_active_ms} ms`;
    const args = `(U = ${given.U}, tau_recovery = ${given.tau_recovery_ms} ms, tau_facilitation = ${given.tau_facilitation_ms} ms${active})`;
    const names = given.tau_active_ms === undefined ? 'x, u' : 'x, y, u';
    const text = pair(synapse, file, args, SPIKES, []).replace(/\}$/, `  record ${names} of Pre -> Post\n}`);
    const options = { for: '950 ms', dt: '0.1 ms', method: 'exponential_euler' };
    const result = await runNetwork(networkOf(text), options);
    const of = result.projections[0]?.name ?? '';
    return (name) => SPIKES.map((time) => samples(result, of, name)[time * 10 + 1]?.[0] ?? Number.NaN);
  }

  function largestDifference(got: readonly number[], wanted: readonly number[]): number {
    expect(got.length).toBe(wanted.length);
    return Math.max(...got.map((value, k) => Math.abs(value - (wanted[k] ?? Number.NaN))));
  }

  it.each(MARKRAM.two_states)('with two states: U = $U', async (given) => {
    const got = await states('ShortTermPlasticity', 'short-term-plasticity', given);
    const { x, u } = given.after_spike;
    const x_left = Math.exp(-0.1 / given.tau_recovery_ms);
    const u_left = Math.exp(-0.1 / given.tau_facilitation_ms);
    expect(
      largestDifference(
        got('x'),
        x.map((at) => 1 + (at - 1) * x_left),
      ),
    ).toBeLessThan(ROUNDING);
    expect(
      largestDifference(
        got('u'),
        u.map((at) => at * u_left),
      ),
    ).toBeLessThan(ROUNDING);
  });

  it.each(MARKRAM.three_states)('with three states: U = $U', async (given) => {
    const got = await states('TsodyksMarkram', 'tsodyks-markram', given);
    const { tau_recovery_ms: recovery, tau_facilitation_ms: facilitation, tau_active_ms: active = 0 } = given;
    const { x, y = NONE, u } = given.after_spike;
    const [x_left, y_left] = [Math.exp(-0.1 / recovery), Math.exp(-0.1 / active)];
    const inactive = x.map(
      (at, k) =>
        (1 - at - (y[k] ?? 0)) * x_left +
        (((y[k] ?? 0) * recovery) / (recovery - active)) * (x_left - y_left),
    );
    expect(
      largestDifference(
        got('x'),
        y.map((at, k) => 1 - at * y_left - (inactive[k] ?? 0)),
      ),
    ).toBeLessThan(ROUNDING);
    expect(
      largestDifference(
        got('y'),
        y.map((at) => at * y_left),
      ),
    ).toBeLessThan(ROUNDING);
    expect(
      largestDifference(
        got('u'),
        u.map((at) => at * Math.exp(-0.1 / facilitation)),
      ),
    ).toBeLessThan(ROUNDING);
  });
});

it('gap junctions: three cells spike in the steps in which those of Brian2 do', async () => {
  const { spike_steps, final_v } = reference<{ spike_steps: Record<string, number[]>; final_v: number[] }>(
    'models/gap_junctions.json',
  );
  const network = networkOf(`
import { Izhikevich } from "./neurons/izhikevich.axo"
import { GapCoupling } from "./synapses/gap-junction.axo"
network Three {
  population Cells = Izhikevich[3] { I = if i == 0 then 10 else (if i == 1 then 4 else 0) }
  connect Cells -> Cells by GapCoupling(g = 0.1 + 0.05 * mod(i + 2 * j, 3)) all to all, no self
  record spikes of Cells
  record v of Cells
}`);
  const result = await runNetwork(network, { for: '200 ms', dt: '0.1 ms', method: 'euler' });
  for (const cell of [0, 1, 2]) expect(spikeSteps(result, 'Cells', cell)).toEqual(spike_steps[String(cell)]);
  for (const [cell, v] of (samples(result, 'Cells', 'v').at(-1) ?? []).entries()) {
    expect(Math.abs(v - (final_v[cell] ?? 0))).toBeLessThan(1e-8);
  }
});

it('the rule of Bienenstock, Cooper and Munro moves the weight at postsynaptic spikes, by activities', async () => {
  const text = readFileSync(
    join(import.meta.dirname, '../../models/synapses/bienenstock-cooper-munro.axo'),
    'utf8',
  )
    .replaceAll('"../', '"./')
    .replace(
      /record[\s\S]*\}/,
      'record activity.rate of Pre\n record activity.rate, activity.average of Post\n record spikes of Post\n record w of Pre -> Post\n}',
    );
  const result = await runNetwork(networkOf(text), { for: '4 s', dt: '0.1 ms', method: 'euler' });
  const pre = samples(result, 'Pre', 'activity.rate');
  const post = samples(result, 'Post', 'activity.rate');
  const average = samples(result, 'Post', 'activity.average');
  const weights = samples(result, result.projections[0]?.name ?? '', 'w');
  const spikes = new Set(spikeSteps(result, 'Post', 0));
  expect(spikes.size).toBeGreaterThan(20);
  let w = 1;
  for (const [k, [weight = Number.NaN]] of weights.entries()) {
    // A spike of step k, which ends at sample k, is delivered at once and seen a sample later.
    if (spikes.has(k - 1)) {
      const activity = (post[k - 1]?.[0] ?? 0) / 10;
      const theta = (average[k - 1]?.[0] ?? 0) / 10 / 0.1;
      w += 0.01 * (activity * (activity - theta) * ((pre[k - 1]?.[0] ?? 0) / 10) - 0.1 * w);
    }
    expect(Math.abs(weight - w)).toBeLessThan(ROUNDING);
  }
  expect(w).not.toBe(1);
});

it('synaptic scaling brings a cell to its rate and leaves weights as they are to each other', async () => {
  const network = networkOf(`
import { PoissonSource } from "./sources/poisson-source.axo"
import { ConductanceBasedIntegrateAndFire } from "./neurons/conductance-based-integrate-and-fire.axo"
import { SynapticScaling } from "./synapses/synaptic-scaling.axo"
network Scaling {
  population Pre = PoissonSource[20] { rate = 100 Hz }
  population Post = ConductanceBasedIntegrateAndFire[1]
  connect Pre -> Post by SynapticScaling(tau = 1 s, beta = 0.05, w = if i < 10 then 0.5 nS else 1 nS) all to all
  record spikes of Post
}`);
  const result = await runNetwork(network, { for: '12 s', dt: '0.1 ms', method: 'exponential_euler' });
  const weights = synapseValues(result, 'Pre', 'Post', 'w');
  for (let i = 0; i < 10; i += 1) {
    const ratio = (weights.get(`${i + 10} 0`) ?? 0) / (weights.get(`${i} 0`) ?? 1);
    expect(Math.abs(ratio - 2)).toBeLessThan(1e-9);
  }
  const steps = spikeSteps(result, 'Post', 0);
  const rate = (from: number, to: number): number =>
    steps.filter((step) => step > from * 10_000 && step <= to * 10_000).length / (to - from);
  expect(rate(0, 1)).toBeGreaterThan(20);
  expect(Math.abs(rate(6, 12) - 10)).toBeLessThan(2);
});

describe('neurotransmission', () => {
  it('graded: receptors are driven by the transmitter as it was when the step began', async () => {
    const network = shippedNetwork('networks/neurotransmission', 'Neurotransmission');
    const text = readFileSync(
      join(import.meta.dirname, '../../models/networks/neurotransmission.axo'),
      'utf8',
    )
      .replaceAll('"../', '"./')
      .replaceAll('record ampa.r of Excited', 'record ampa.r of Excited\n  record glutamate.T of Driven');
    expect(network.name).toBe('Neurotransmission');
    const result = await runNetwork(networkOf(text), { for: '50 ms', dt: '0.02 ms', method: 'rk4' });
    const T = samples(result, 'Driven', 'glutamate.T');
    const r = samples(result, 'Excited', 'ampa.r');
    let open = 0;
    for (const [k, [value = Number.NaN]] of r.entries()) {
      expect(Math.abs(value - open)).toBeLessThan(1e-8);
      // dr/dt = 1.1 T (1 - r) - 0.19 r with a transmitter that is held over the step.
      const rate = 1.1 * (T[k]?.[0] ?? 0) + 0.19;
      const rest = (1.1 * (T[k]?.[0] ?? 0)) / rate;
      open = rest + (open - rest) * Math.exp(-rate * 0.02);
    }
    expect(open).toBeGreaterThan(0.01);
  });

  it('by spikes: the cleft is filled a delay after each spike, and cleared with its time constant', async () => {
    const network = networkOf(`
import { PresetSource } from "./sources/preset-source.axo"
import { TransmittingHodgkinHuxley } from "./networks/neurotransmission.axo"
import { GlutamateRelease } from "./synapses/spike-driven-release.axo"
network Release {
  population Pre = PresetSource[1] { times = [5 ms, 12 ms] }
  population Post = TransmittingHodgkinHuxley[1]
  connect Pre -> Post by GlutamateRelease(tau = 2 ms) all to all, delay 1 ms
  record T of Pre -> Post
  record spikes of Post
}`);
    const result = await runNetwork(network, { for: '30 ms', dt: '0.1 ms', method: 'exponential_euler' });
    const T = samples(result, result.projections[0]?.name ?? '', 'T').map(([value]) => value ?? Number.NaN);
    for (const [k, value] of T.entries()) {
      // Filled as the step from 6 ms on begins: its end is the first sample that shows it.
      const since = k <= 60 ? Number.POSITIVE_INFINITY : k <= 130 ? k / 10 - 6 : k / 10 - 13;
      expect(Math.abs(value - Math.exp(-since / 2)), `${k / 10} ms`).toBeLessThan(1e-12);
    }
    expect(spikeSteps(result, 'Post', 0).length).toBeGreaterThan(0);
  });
});
