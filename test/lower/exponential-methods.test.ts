import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { compile } from '../../src/compile.ts';
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import { columnView, initialise, makePopulation, setTimeStep } from '../../src/runtime/population.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { integrator, lowered, modelOf, start, trace } from './run-program.ts';

/** A gate that the voltage drives and that drives the voltage, with `t` in both; a leak and a current of constant rate. */
const GATED = modelOf(`
neuron Gated {
  time unit 1 ms
  state v = 0.2
  gate m = 0.3 { inf = 1 / (1 + exp(-4 * v)); tau = 1 + v^2 }
  state w = 0
  dv/dt = sin(t) - 0.5 * v - 2 * m^2 * (v - 1) - w
  dw/dt = 0.4 * v - 0.3 * w + 0.1 * v * m
}`);

function endOf(method: string, q: number, until: number): readonly number[] {
  const cell = start(GATED, { method, q });
  for (let k = 0; k < until * q; k++) cell.step();
  return ['v', 'm', 'w'].map((name) => cell.read(name));
}

describe('exponential methods of a gated cell', () => {
  // Fourth order at 2000 steps a millisecond: right to about 1e-13.
  const reference = endOf('rk4', 2000, 3);

  it.each([
    ['rush_larsen', 1],
    ['rush_larsen_2', 2],
    ['exponential_euler', 1],
    ['exponential_midpoint', 2],
    ['strang', 2],
    ['semi_implicit_euler', 1],
  ])('%s is of order %i', (method, order) => {
    expect(integrator(method).order).toBe(order);
    expect(integrator(method).refuse(GATED)).toBeUndefined();
    const error = (q: number): number =>
      Math.max(...endOf(method, q, 3).map((value, i) => Math.abs(value - (reference[i] ?? NaN))));
    const observed = Math.log2(error(64) / error(128));
    expect(observed).toBeGreaterThan(order - 0.15);
    expect(observed).toBeLessThan(order + 0.3);
  });
});

describe('second-order exponential methods of a gate that follows the voltage at once', () => {
  // The voltage sees the gate of the middle of the step, which is that of the voltage at its start.
  it.each(['rush_larsen_2', 'exponential_midpoint'])('%s is of first order', (method) => {
    const model = modelOf(`
neuron Cell {
  state v = 1
  gate m = 0.76 { inf = tanh(v); tau = 1 ns }
  dv/dt = (0.1 - m * v) / 4 ms
}`);
    const limit = modelOf('neuron Cell { state v = 1; dv/dt = (0.1 - tanh(v) * v) / 4 ms }');
    const wanted = trace(limit, 'v', { method: 'rk4', q: 500, steps: 4000 }).at(-1) ?? NaN;
    const error = (q: number): number =>
      Math.abs((trace(model, 'v', { method, q, steps: 8 * q }).at(-1) ?? NaN) - wanted);
    for (const q of [2, 4, 8]) expect(Math.abs(Math.log2(error(q) / error(2 * q)) - 1)).toBeLessThan(0.1);
  });
});

describe('Rush-Larsen', () => {
  const CLAMPED = modelOf(
    'neuron Cell { state v = 1; gate m = 0 { inf = 0.9; tau = 0.01 ms }; dv/dt = -v / 10 ms }',
  );

  it.each(['rush_larsen', 'rush_larsen_2'])(
    '%s steps a gate exactly while the voltage stands still, however stiff',
    (method) => {
      const values = trace(CLAMPED, 'm', { method, q: 50, steps: 20 });
      for (const [k, value] of values.entries()) expect(value).toBeCloseTo(-0.9 * Math.expm1(-2 * k), 14);
    },
  );

  it('steps what is no gate by Euler, or by the midpoint method', () => {
    expect(trace(CLAMPED, 'v', { method: 'rush_larsen', steps: 1 })[1]).toBe(0.9);
    expect(trace(CLAMPED, 'v', { method: 'rush_larsen_2', steps: 1 })[1]).toBeCloseTo(0.905, 15);
  });

  it('refuses a model without gates, saying what does the same for every variable', () => {
    const model = modelOf('neuron Cell { state v = 1; dv/dt = -v / 10 ms }');
    expect(integrator('rush_larsen').refuse(model)).toMatchObject({
      code: 'method/no-gates',
      message: '`rush_larsen` steps gates exactly, and this model has none.',
      hint: 'take `exponential_euler`: it does the same for every variable.',
    });
    expect(integrator('rush_larsen_2').refuse(model)?.hint).toContain('`exponential_midpoint`');
  });
});

describe('exponential midpoint', () => {
  it('is exact where an equation is linear in its own variable and reads nothing else that changes', () => {
    const model = modelOf('neuron Cell { state v = 1; dv/dt = (3 - v) / 2 ms }');
    const values = trace(model, 'v', { method: 'exponential_midpoint', p: 5, steps: 3 });
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(3 - 2 * Math.exp(-2.5 * k), 12);
  });

  it('stays bounded at steps far beyond the time constants', () => {
    const model = modelOf(`
neuron Cell {
  state v = 0.2
  gate m = 0 { inf = 1 / (1 + exp(-4 * v)); tau = 0.01 ms }
  dv/dt = (1 - v) / 1 us
}`);
    for (const value of trace(model, 'm', { method: 'exponential_midpoint', steps: 20 })) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });
});

describe('Strang splitting', () => {
  it('is exact where everything is linear', () => {
    const model = modelOf('neuron Cell { state v = 1; state w = 0; dv/dt = -w / 1 ms; dw/dt = v / 1 ms }');
    for (const [k, value] of trace(model, 'v', { method: 'strang', p: 3, steps: 20 }).entries())
      expect(value).toBeCloseTo(Math.cos(3 * k), 12);
  });

  it('is stable where the stiff terms are linear', () => {
    const model = modelOf(`
neuron Cell {
  state v = 1
  state w = 1
  dv/dt = (w - v) / 1 us
  dw/dt = (v - w) / 1 us - w^3 / 10 ms
}`);
    // v and w become one within microseconds, half of x' = -x^3 / 10 ms falls to it: 1 / sqrt(1 + t / 10 ms).
    // The cube acts on w alone while it is stepped, not on both, so at steps this long against the stiff terms the
    // splitting is of first order: some hundredths at a tenth of 10 ms.
    const values = trace(model, 'v', { method: 'strang', steps: 20 });
    for (const [k, value] of values.entries())
      expect(Math.abs(value - 1 / Math.sqrt(1 + k / 10))).toBeLessThan(0.02);
  });

  it.each([
    ['1 ms', 2],
    ['1 us', 1],
    ['1 ns', 1],
  ] as const)(
    'with linear terms that decay in %s is of order %i at steps of 1 ms / 2 to 1 ms / 16',
    (tau, order) => {
      const model = modelOf(`
neuron Cell {
  state v = 1
  state w = 1
  dv/dt = (w - v) / (${tau})
  dw/dt = (v - w) / (${tau}) - w^3 / 10 ms
}`);
      const end = (method: string, q: number): number =>
        trace(model, 'v', { method, q, steps: 4 * q }).at(-1) ?? NaN;
      // Fast ones are one in the limit, from which 1 us is 1e-5 away.
      const wanted = tau === '1 ms' ? end('rk4', 500) : 1 / Math.sqrt(1.4);
      for (const q of [2, 4, 8]) {
        const observed = Math.log2(
          Math.abs(end('strang', q) - wanted) / Math.abs(end('strang', 2 * q) - wanted),
        );
        expect(Math.abs(observed - order)).toBeLessThan(0.15);
      }
      expect(integrator('strang').description).toContain('of first order');
    },
  );

  it('refuses a model without a linear term', () => {
    const model = modelOf('neuron Cell { state m = 0.1; dm/dt = (1 - m^2) / 5 ms }');
    expect(integrator('strang').refuse(model)).toMatchObject({
      code: 'method/no-linear-part',
      hint: 'take `exponential_midpoint`: it linearises every variable in itself.',
    });
  });
});

describe('semi-implicit Euler', () => {
  const OSCILLATOR = modelOf('neuron Cell { state v = 1; state w = 0; dv/dt = -w / 1 ms; dw/dt = v / 1 ms }');

  it('steps one variable after the other, each with the new values of those before it', () => {
    const cell = createEvaluator(lowered(OSCILLATOR, 'semi_implicit_euler'), { p: 1, q: 2 });
    cell.step();
    cell.step();
    // v: 1, 1 - 0.5 * 0, 1 - 0.5 * 0.5; w: 0, 0 + 0.5 * 1, 0.5 + 0.5 * 0.75.
    expect([cell.read('v'), cell.read('w')]).toEqual([0.75, 0.875]);
  });

  it('keeps the energy of an oscillator within a few per cent over a million steps, where Euler’s grows', () => {
    const energyAfter = (method: string, steps: number): number => {
      const { artifact } = compile(OSCILLATOR, { method });
      const population = makePopulation(known(artifact, 'artifact').linkables.js, { cells: 1 });
      setTimeStep(population, { p: 1, q: 10 });
      initialise(population);
      runPopulationNow(population, { steps, states: ['v', 'w'] });
      const [v = NaN] = columnView(population, 'v');
      const [w = NaN] = columnView(population, 'w');
      return v ** 2 + w ** 2;
    };
    // The map keeps v^2 - dt v w + w^2 = 1, so the energy stays within 1 / (1 ± dt / 2).
    for (const steps of [1000, 31_415, 1_000_000]) {
      const energy = energyAfter('semi_implicit_euler', steps);
      expect(energy).toBeGreaterThan(1 / 1.05 - 1e-9);
      expect(energy).toBeLessThan(1 / 0.95 + 1e-9);
    }
    expect(energyAfter('euler', 1000)).toBeGreaterThan(1e4);
  });
});
