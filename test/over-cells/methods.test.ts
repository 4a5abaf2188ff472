/** Every method that takes a population whose cells read each other, compiled and by the interpreter. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { integratorsFor } from '../../src/lower/integrators/find-integrator.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from '../lower/run-program.ts';

const PARTS = `
channel Gated {
  time unit 1 ms
  input v = 0
  input crowd = 0
  gate m { inf = 1 / (1 + exp(-v)); tau = 1.5 + crowd^2 }
  output i = m * (v - 1)
}`;

const SMOOTH = modelOf(`${PARTS}
neuron Smooth {
  time unit 1 ms
  input I = 0.2
  crowd = mean over cells of v
  use gated = Gated
  state v = uniform(-1, 1)
  state w = 0
  dv/dt = I - v + 0.5 * crowd - gated.i + 0.1 * (rank over cells of w) * w
  dw/dt = (count over cells of v > 0) / 4 - w
  spike when v > 0.9 * (max over cells of v) and w > 0.4
  on spike { v -= 0.3; I += 0.1 }
  refractory 0.5
  on peak(v) { w += 0.01 * (sum over cells of v) }
  every 0.4 from 0.2 { w += 0.02 * old(min over cells of v) }
}`);

const LINEAR = modelOf(`
neuron Linear {
  time unit 1 ms
  state g = uniform(0, 1)
  state v = 0
  dg/dt = -g / 2 + 0.1 * (mean over cells of v)
  dv/dt = (g - v) / 3
}`);

const NOISY = modelOf(`
neuron Noisy {
  time unit 1 ms
  state v = uniform(0, 1)
  dv/dt = (mean over cells of v) - 1.5 * v + 0.3 * xi
  spike at rate 2 * (mean over cells of v)
  on spike { v = normal(0, 0.1) }
}`);

const CASES = [SMOOTH, LINEAR, NOISY].flatMap((model) =>
  integratorsFor(model)
    .filter((integrator) => integrator.refuse(model) === undefined)
    .map((integrator) => ({ name: `${model.name} by ${integrator.name}`, model, method: integrator.name })),
);

describe('every method that takes them', () => {
  it('is tried', () => {
    expect(CASES.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "Smooth by euler",
        "Smooth by midpoint",
        "Smooth by heun",
        "Smooth by ralston",
        "Smooth by rk3",
        "Smooth by rk4",
        "Smooth by rk38",
        "Smooth by semi_implicit_euler",
        "Smooth by exponential_euler",
        "Smooth by exponential_midpoint",
        "Smooth by rush_larsen",
        "Smooth by rush_larsen_2",
        "Smooth by strang",
        "Smooth by implicit_euler",
        "Smooth by crank_nicolson",
        "Smooth by rodas4",
        "Linear by euler",
        "Linear by midpoint",
        "Linear by heun",
        "Linear by ralston",
        "Linear by rk3",
        "Linear by rk4",
        "Linear by rk38",
        "Linear by semi_implicit_euler",
        "Linear by exponential_euler",
        "Linear by exponential_midpoint",
        "Linear by exact",
        "Linear by strang",
        "Linear by implicit_euler",
        "Linear by crank_nicolson",
        "Linear by rodas4",
        "Noisy by euler_maruyama",
        "Noisy by milstein",
        "Noisy by heun_stratonovich",
        "Noisy by sra1",
      ]
    `);
  });

  it.each(CASES)('is the same by the interpreter: $name', async ({ model, method }) => {
    const record = model.states.map(({ name }) => name);
    const options = { for: '3 ms', dt: '0.1 ms', every: '0.1 ms', cells: 6, method, record } as const;
    const inputs = model.inputs.length === 0 ? {} : { I: '0.3 * sin(t / 1 ms) + 0.1 * i' };
    const compiled = await run(model, { ...options, inputs });
    const interpreted = await run(model, { ...options, inputs, target: 'interpreter' });
    const [found, expected] = [known(compiled.result, 'result'), known(interpreted.result, 'result')];
    expect(found.spikes).toEqual(expected.spikes);
    for (const [name, { values }] of found.traces) {
      const reference = known(expected.traces.get(name), name).values;
      // Sixty steps of some hundred operations, each off by a rounding where the two order them in another way.
      for (const [i, value] of values.entries()) expect(value).toBeCloseTo(reference[i] ?? 0, 9);
    }
  });
});
