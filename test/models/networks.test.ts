import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { NetworkRunOptions } from '../../src/simulate/network/network-options.ts';
import type { NetworkResult } from '../../src/simulate/network/network-result.ts';
import {
  givenNetwork,
  networkOf,
  population,
  runNetwork,
  samples,
  shippedNetwork,
  spikeSteps,
  synapseValues,
} from './network-runs.ts';
import { checkFile, MODEL_FILES } from './shipped-models.ts';

const REFERENCE = join(import.meta.dirname, '../reference/models');

function reference<Data>(file: string): Data {
  return JSON.parse(readFileSync(join(REFERENCE, `${file}.json`), 'utf8')).data;
}

/** Channels of sodium want short steps, or a method that takes long ones. */
const OPTIONS: ReadonlyMap<string, NetworkRunOptions> = new Map([
  ['COBAHH', { method: 'exponential_euler' }],
  ['SpikeDriven', { dt: '0.02 ms' }],
  ['Neurotransmission', { dt: '0.02 ms' }],
]);

/** Those that take long at their size, at a smaller one. */
const SMALLER: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map([
  ['Brunel', { N_E: 1000 }],
  ['InhibitoryPlasticity', { N: 1000, p: 0.2 }],
  ['COBAHH', { N: 500, p: 0.16 }],
]);

const NETWORKS = MODEL_FILES.filter((file) => /\/(networks|synapses)\//.test(file)).flatMap((file) =>
  [...checkFile(file).networks.keys()].map((name) => ({
    file: file.slice('models/'.length, -'.axo'.length),
    name,
  })),
);

describe('every shipped network', () => {
  it.each(NETWORKS)('$file#$name runs, and something happens', async ({ file, name }) => {
    const network = givenNetwork(file, name, SMALLER.get(name) ?? {});
    const result = await runNetwork(network, { for: '20 ms', dt: '0.1 ms', ...OPTIONS.get(name) });
    expect(result.meta.ending).toBe('done');
    expect(result.duration).toBe(20);
    expect(result.projections.every(({ synapses }) => synapses > 0)).toBe(true);
  });
});

it('twenty cells with listed connections spike in the steps in which those of Brian2 do', async () => {
  const { spike_steps, synapses, final } = reference<{
    spike_steps: Readonly<Record<string, readonly number[]>>;
    synapses: readonly number[];
    final: { v_mV: readonly number[]; ge_nS: readonly number[]; gi_nS: readonly number[] };
  }>('small_coba');
  const network = networkOf(`
import { PresetSource } from "./sources/preset-source.axo"
import { ConductanceBasedIntegrateAndFire } from "./neurons/conductance-based-integrate-and-fire.axo"
import { ExcitatoryConductanceJump, InhibitoryConductanceJump } from "./synapses/conductance-jump.axo"
network Small {
  population E = ConductanceBasedIntegrateAndFire[16] { t_refractory = 4.9 ms; I = (90 + 10 * i) * 1 pA }
  population I = ConductanceBasedIntegrateAndFire[4] { t_refractory = 4.9 ms; I = (60 + 20 * i) * 1 pA }
  population Train = PresetSource[1] {
    times = [20 ms, 40 ms, 60 ms, 80 ms, 100 ms, 120 ms, 140 ms, 160 ms, 180 ms, 200 ms, 220 ms, 240 ms, 260 ms, 280 ms]
  }
  connect E -> E, I by ExcitatoryConductanceJump(w = (6 + mod(i + 2 * j, 3)) * 1 nS)
      where mod(7 * i + 3 * j + i * j, 5) == 1, delay 1 ms
  connect I -> E, I by InhibitoryConductanceJump(w = (30 + 10 * mod(i + j, 4)) * 1 nS)
      where mod(3 * i + 2 * j + i * j, 3) == 1
  connect Train -> E by ExcitatoryConductanceJump(w = 10 nS) all to all
  record spikes of E, I
  record v, excitation.g, inhibition.g of E, I
}`);
  const result = await runNetwork(network, { for: '300 ms', dt: '0.1 ms', method: 'euler' });
  expect(result.projections.slice(0, 4).map((each) => each.synapses)).toEqual(synapses);
  for (let cell = 0; cell < 20; cell += 1) {
    const steps = cell < 16 ? spikeSteps(result, 'E', cell) : spikeSteps(result, 'I', cell - 16);
    expect(steps, `cell ${cell}`).toEqual(spike_steps[String(cell)]);
  }
  const last = (name: string): number[] =>
    ['E', 'I'].flatMap((of) => [...(samples(result, of, name).at(-1) ?? [])]);
  for (const [name, wanted] of [
    ['v', final.v_mV],
    ['excitation.g', final.ge_nS],
    ['inhibition.g', final.gi_nS],
  ] as const) {
    const differences = last(name).map((value, cell) => Math.abs(value - (wanted[cell] ?? Number.NaN)));
    expect(Math.max(...differences), name).toBeLessThan(1e-9);
  }
});

interface Runs {
  readonly rate_hz: readonly number[];
  readonly cv_isi: readonly number[];
}

interface Statistics {
  readonly [network: string]: {
    readonly E: { readonly whole: Runs; readonly fano_of_counts_per_ms: readonly number[] };
    readonly I: { readonly whole: Runs; readonly fano_of_counts_per_ms: readonly number[] };
  };
}

const STATISTICS = reference<Statistics>('network_statistics');

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Four standard deviations of single runs, and not less than five percent: one run is compared with a handful. */
function expectAmong(value: number, runs: readonly number[], what: string): void {
  const mean = meanOf(runs);
  const deviation = Math.sqrt(meanOf(runs.map((x) => (x - mean) ** 2)) * (runs.length / (runs.length - 1)));
  expect(Math.abs(value - mean), `${what}: ${value} among ${runs}`).toBeLessThan(
    Math.max(4 * deviation, 0.05 * mean),
  );
}

/** Variance over mean of the spikes in each millisecond from 200 ms on: 1 without any synchrony. */
function fano(result: NetworkResult, name: string): number {
  const { times } = known(population(result, name).spikes, `spikes of ${name}`);
  const counts = new Float64Array(Math.round(result.duration) - 200);
  for (const time of times) {
    const bin = Math.floor(time - 200 - 1e-9);
    if (bin >= 0 && bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const mean = meanOf([...counts]);
  return meanOf([...counts].map((count) => (count - mean) ** 2)) / mean;
}

describe('the classic networks fire as those of Brian2 do', () => {
  const expectLike = (result: NetworkResult, name: string): void => {
    const wanted = known(STATISTICS[name], name);
    for (const of of ['E', 'I'] as const) {
      const { rate, variation } = population(result, of);
      expectAmong(rate, wanted[of].whole.rate_hz, `rate of ${of}`);
      expectAmong(variation, wanted[of].whole.cv_isi, `CV of ${of}`);
    }
  };

  const BENCHMARKS = [
    ['networks/coba', 'coba', 'euler'],
    ['networks/cuba', 'cuba', 'exact'],
    ['networks/cobahh', 'cobahh', 'exponential_euler'],
  ] as const;

  it.each(BENCHMARKS)(
    '%s, for a second',
    async (file, name, method) => {
      expectLike(await runNetwork(shippedNetwork(file), { for: '1 s', dt: '0.1 ms', method }), name);
    },
    120_000,
  );

  const REGIMES = [
    ['synchronous and regular', 3, 2],
    ['with fast oscillations', 6, 4],
    ['asynchronous and irregular', 5, 2],
    ['with slow oscillations', 4.5, 0.9],
  ] as const;

  it.each(REGIMES)(
    'networks/brunel, %s: g = %s, eta = %s',
    async (_, g, eta) => {
      const network = givenNetwork('networks/brunel', undefined, { N_E: 2000, g, eta });
      const result = await runNetwork(network, { for: '1 s', dt: '0.1 ms', method: 'exact' });
      const name = `brunel N_E=2000 g=${g} eta=${eta}`;
      expectLike(result, name);
      expectAmong(fano(result, 'E'), known(STATISTICS[name], name).E.fano_of_counts_per_ms, 'synchrony');
    },
    120_000,
  );
});

describe('the network of Izhikevich (2003)', () => {
  const PRINTED = reference<{
    izhikevich: Readonly<Record<'E_rate_hz' | 'I_rate_hz', { mean: number; sd: number }>>;
  }>('network_statistics').izhikevich;

  it('fires about as much as the printed program, in rhythms', async () => {
    const options = { for: '1 s', dt: '0.5 ms', method: 'euler' };
    const result = await runNetwork(shippedNetwork('networks/izhikevich'), options);
    // Steps of the printed program are 1 ms long, at whose ends alone its cells spike; theirs are fewer by up to a third.
    for (const of of ['E', 'I'] as const) {
      const wanted = PRINTED[`${of}_rate_hz`].mean;
      expect(Math.abs(population(result, of).rate - wanted), of).toBeLessThan(0.4 * wanted);
    }
    expect(fano(result, 'E')).toBeGreaterThan(2);
  }, 60_000);
});

it('weights that compete leave the middle as in Brian2, and the cell slows down', async () => {
  const network = shippedNetwork('networks/stdp');
  const result = await runNetwork(network, { for: '5 s', dt: '0.1 ms', method: 'euler' });
  const weights = [...synapseValues(result, 'Trains', 'Cell', 'w').values()];
  const { weights: runs, cell } = known(
    reference<{
      stdp: {
        weights: readonly { mean: number; below_10pct: number; above_90pct: number }[];
        cell: { whole: Runs };
      };
    }>('network_statistics').stdp,
    'stdp',
  );
  const part = (holds: (w: number) => boolean): number => weights.filter(holds).length / weights.length;
  expectAmong(
    meanOf(weights),
    runs.map(({ mean }) => mean),
    'mean weight',
  );
  expectAmong(
    part((w) => w < 0.1),
    runs.map((run) => run.below_10pct),
    'weights near 0',
  );
  expectAmong(
    part((w) => w > 0.9),
    runs.map((run) => run.above_90pct),
    'weights near 1',
  );
  expectAmong(population(result, 'Cell').rate, cell.whole.rate_hz, 'rate');
}, 120_000);

describe('Hopfield', () => {
  const overlaps = async (given: Readonly<Record<string, number>>): Promise<readonly number[]> => {
    const network = givenNetwork('networks/hopfield', undefined, given);
    const result = await runNetwork(network, { for: '20 ms', dt: '0.1 ms' });
    const third = samples(result, 'Units', 'mean is_third').map(([value]) => value ?? Number.NaN);
    return [third[0] ?? Number.NaN, third.at(-1) ?? Number.NaN];
  };

  it('restores a corrupted pattern', async () => {
    const [first = 1, last] = await overlaps({});
    expect(first).toBeLessThan(0.65);
    expect(last).toBe(1);
  });

  it('ends in the negative of a pattern that is mostly wrong', async () => {
    expect((await overlaps({ corrupted: 0.8 }))[1]).toBe(-1);
  });
});

/** Potentials of the lattices by a plain loop, in the order of the language: couplings from the state at the start of a step. */
function lattices(start: readonly number[], steps: number): readonly number[] {
  const v = [...start];
  const u = v.map((potential) => 0.2 * potential);
  for (let step = 0; step < steps; step += 1) {
    const before = [...v];
    for (const [cell, potential] of before.entries()) {
      // 16 inhibiting cells come first. Each cell has junctions with the 64 others.
      const sum = before.reduce(
        (total, other, from) => total + (from < 16 ? -1 : 1) * (other - potential),
        0,
      );
      const I = (cell < 16 ? 0 : 10) + (0.5 * sum) / 64;
      const w = u[cell] ?? 0;
      v[cell] = potential + 0.1 * (0.04 * potential * potential + 5 * potential + 140 - w + I);
      u[cell] = w + 0.1 * 0.02 * (0.2 * potential - w);
    }
    for (const [cell, potential] of v.entries()) {
      if (potential < 30) continue;
      v[cell] = -65;
      u[cell] = (u[cell] ?? 0) + 8;
    }
  }
  return v;
}

it('lattices do what a plain loop over their junctions does', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../models/networks/lattices.axo'), 'utf8')
    .replaceAll('"../', '"./')
    .replace(
      'record mean v of Inhibiting',
      'record v of Inhibiting, Exciting\n  record mean v of Inhibiting',
    );
  const result = await runNetwork(networkOf(text), { for: '50 ms', dt: '0.1 ms', method: 'euler' });
  const at = (k: number): readonly number[] =>
    ['Inhibiting', 'Exciting'].flatMap((of) => [...(samples(result, of, 'v').at(k) ?? [])]);
  const wanted = lattices(at(0), 500);
  const differences = at(-1).map((value, cell) => Math.abs(value - (wanted[cell] ?? Number.NaN)));
  // Sums in another order, enlarged by upstrokes.
  expect(Math.max(...differences)).toBeLessThan(1e-6);
  const mean = samples(result, 'Exciting', 'mean v').at(-1)?.[0] ?? Number.NaN;
  expect(Math.abs(mean - meanOf(at(-1).slice(16)))).toBeLessThan(1e-9);
});

it('inhibition that learns brings a network towards its rate', async () => {
  const network = givenNetwork('networks/inhibitory-plasticity', undefined, { N: 500, p: 0.4, eta: 0.1 });
  const result = await runNetwork(network, { for: '2 s', dt: '0.1 ms', method: 'euler' });
  const { times } = known(population(result, 'E').spikes, 'spikes');
  const rate = (from: number): number =>
    [...times].filter((time) => time > from && time <= from + 200).length / 400 / 0.2;
  expect(rate(0)).toBeGreaterThan(2 * rate(1800));
  expect(meanOf([...synapseValues(result, 'I', 'E', 'w').values()])).toBeGreaterThan(0);
}, 60_000);

it('what reward follows soon gains weight, what it follows late little, and nothing does without it', async () => {
  const run = (given: Readonly<Record<string, number>>): Promise<NetworkResult> =>
    runNetwork(givenNetwork('networks/reward-learning', undefined, given), { for: '5 s', dt: '0.1 ms' });
  const gain = (result: NetworkResult, from: string): number =>
    meanOf([...synapseValues(result, from, 'Cell', 'w').values()]) - 0.4;
  const rewarded = await run({});
  expect(gain(rewarded, 'Bell')).toBeGreaterThan(0.02);
  // Half a second makes exp(-500 / 300) of a trace.
  expect(gain(rewarded, 'Light') / gain(rewarded, 'Bell')).toBeLessThan(0.3);
  expect(Math.abs(gain(await run({ reward: 0 }), 'Bell'))).toBeLessThan(1e-12);
}, 120_000);

it('a reservoir forgets where it began and tells inputs apart', async () => {
  const potentials = async (seed: number): Promise<readonly number[]> => {
    const text = readFileSync(join(import.meta.dirname, '../../models/networks/reservoir.axo'), 'utf8')
      .replaceAll('"../', '"./')
      .replace('record spikes', 'record v of E every 1 ms\n  record spikes');
    const result = await runNetwork(networkOf(text), { for: '300 ms', dt: '0.1 ms', seed });
    return samples(result, 'E', 'v').at(-1) ?? [];
  };
  const [one, again, other] = [await potentials(1), await potentials(1), await potentials(2)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});
