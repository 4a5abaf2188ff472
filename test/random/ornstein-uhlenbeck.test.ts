/** The Ornstein-Uhlenbeck process against closed forms, along given numbers and in the mean. Seeds are fixed. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { parseDecimal } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { createInterpreter } from '../../src/interpreter/interpret.ts';
import { run } from '../../src/simulate/run.ts';
import ou from '../reference/ou_process.json' with { type: 'json' };
import { modelOf } from '../simulate/models.ts';
import { OU } from './models.ts';

const { stationary, autocovariance, discretisation, normal_numbers, paths } = ou.data;
const CELLS = 4000;
const SD = stationary.sd;

/** The last values of a run of many cells, and those a number of samples before. */
async function endsOf(model: CheckedModel, method: string, dt: string, duration: string, lag: string) {
  const { result } = await run(model, {
    method,
    dt,
    for: duration,
    every: lag,
    cells: CELLS,
    record: ['v'],
    seed: 20,
  });
  const { values } = known(result?.traces.get('v'), 'v');
  return { last: values.slice(-CELLS), before: values.slice(-2 * CELLS, -CELLS) };
}

const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const meanProduct = (a: Float64Array, b: Float64Array): number => meanOf(a.map((x, i) => x * (b[i] ?? 0)));

describe('the Ornstein-Uhlenbeck process', () => {
  const model = modelOf(OU);

  it.each([
    ['euler_maruyama', paths.euler_maruyama],
    ['milstein', paths.euler_maruyama],
    ['heun_stratonovich', paths.heun],
  ] as const)('is stepped by %s along given numbers as by other software', (method, path) => {
    const root = Math.sqrt(0.5);
    const cell = createInterpreter(model, {
      method,
      dt: known(parseDecimal('0.5'), 'dt'),
      given: new Map([['v', 1]]),
      noise: (_, step) => ({ increment: root * (normal_numbers[step] ?? 0), average: 0 }),
    });
    for (const [step, value] of path.entries()) {
      // Rounding only, as the reference asks for.
      expect(Math.abs(cell.state('v') - value), `step ${step}`).toBeLessThan(1e-12);
      if (step < normal_numbers.length) cell.advance();
    }
  });

  it.each([
    ['euler_maruyama', 0.1],
    ['euler_maruyama', 2.5],
    ['heun_stratonovich', 0.1],
    ['heun_stratonovich', 2.5],
  ] as const)('has by %s at dt = %d ms the variance of that scheme', async (method, dt) => {
    const scheme = known(
      discretisation.find(({ dt_ms }) => dt_ms === dt),
      'scheme',
    );
    const variance =
      method === 'euler_maruyama'
        ? scheme.euler_maruyama_stationary_variance
        : scheme.heun_stationary_variance;
    const { last } = await endsOf(model, method, `${dt} ms`, '100 ms', '50 ms');
    // Four standard errors: once in 16 000 seeds.
    expect(Math.abs(meanOf(last))).toBeLessThan((4 * Math.sqrt(variance)) / Math.sqrt(CELLS));
    expect(Math.abs(meanProduct(last, last) - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / CELLS));
  });

  it('has by sra1 the stationary variance and the autocovariance of the process itself', async () => {
    for (const { lag_ms, autocovariance: expected } of autocovariance.slice(1, 4)) {
      const { last, before } = await endsOf(model, 'sra1', '0.5 ms', '100 ms', `${lag_ms} ms`);
      const error = SD ** 2 / Math.sqrt(CELLS);
      expect(Math.abs(meanProduct(last, last) - stationary.variance)).toBeLessThan(4 * error * Math.SQRT2);
      // Products of two normal numbers vary by at most √2 times the product of their deviations.
      expect(Math.abs(meanProduct(last, before) - expected)).toBeLessThan(4 * error * Math.SQRT2);
    }
  });

  it('is updated exactly at any step by a normal number in `on step`', async () => {
    const exact = modelOf(`
neuron Exact {
  param tau = 10 ms
  param sigma = 2
  state v = normal(0, sigma)
  on step { v = v * exp(-dt / tau) + normal(0, sigma * sqrt(1 - exp(-2 * dt / tau))) }
}`);
    for (const dt of [0.5, 10]) {
      const { last, before } = await endsOf(exact, 'rk4', `${dt} ms`, '100 ms', '10 ms');
      const decay = Math.exp(-1);
      expect(Math.abs(meanProduct(last, last) - stationary.variance)).toBeLessThan(
        4 * stationary.variance * Math.sqrt(2 / CELLS),
      );
      expect(Math.abs(meanProduct(last, before) - stationary.variance * decay)).toBeLessThan(
        4 * stationary.variance * Math.sqrt(2 / CELLS),
      );
    }
  });
});

describe('noise that a state multiplies', () => {
  const model = modelOf(`
neuron Geometric {
  time unit 1 s
  param b = 0.5
  state v = 1
  dv/dt = b * v * xi
}`);

  it.each([
    ['euler_maruyama', 1],
    ['milstein', 1],
    // The mean that Stratonovich’s sense gives grows as exp(b² t / 2).
    ['heun_stratonovich', Math.exp(0.5 * 0.5 ** 2)],
  ] as const)('has by %s the mean of its calculus', async (method, mean) => {
    const { last } = await endsOf(model, method, '0.01 s', '1 s', '0.5 s');
    const deviation = Math.sqrt(meanProduct(last, last) - meanOf(last) ** 2);
    expect(Math.abs(meanOf(last) - mean)).toBeLessThan((4 * deviation) / Math.sqrt(CELLS));
  });
});
