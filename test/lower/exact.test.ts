import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { compile } from '../../src/compile.ts';
import { INTEGRATORS } from '../../src/lower/integrators/find-integrator.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import {
  columnView,
  initialise,
  makePopulation,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { WAYS } from '../models/run-model.ts';
import receptors from '../reference/receptors.json' with { type: 'json' };
import { integrator, lowered, modelOf, start, trace } from './run-program.ts';

/** Some roundings of the step itself; every step adds as much again, and all these solutions decay or stay. */
const PER_STEP = 4 * Number.EPSILON;

function expectNear(values: readonly number[], wanted: (k: number) => number, perStep = PER_STEP): void {
  for (const [k, value] of values.entries()) {
    const expected = wanted(k);
    const bound = perStep * Math.max(1, k) * Math.max(1, Math.abs(expected));
    expect(Math.abs(value - expected), `step ${k}: ${value}, ${expected}`).toBeLessThanOrEqual(bound);
  }
}

const MEMBRANE = modelOf(`
neuron Membrane {
  param tau = 10 ms
  param detuning = 0
  param tau_g = tau * (1 + detuning)
  state g = 1
  state v = 0
  dg/dt = -g / tau_g
  dv/dt = (g - v) / tau
}`);

const OSCILLATOR = modelOf(`
neuron Oscillator {
  state v = 1
  state w = 0
  dv/dt = -w / 1 ms
  dw/dt = v / 1 ms
}`);

describe.each(WAYS)('exact, %s', (way, run) => {
  it('solves a synapse and a membrane of equal time constants, and of nearly equal ones', () => {
    const q = 10;
    for (let k = 0; k <= 17; k++) {
      const detuning = k === 17 ? 0 : 10 ** -k;
      const { traces } = run(MEMBRANE, {
        method: 'exact',
        dt: [1, q],
        steps: 200,
        given: { detuning },
        records: ['v', 'g'],
      });
      // v = t/tau e^(-t/tau) φ((1 - tau/tau_g) t/tau), φ(x) = (e^x - 1)/x: the difference is never taken.
      const ratio = (10 * (1 + detuning) - 10) / (10 * (1 + detuning));
      const wanted = (step: number): number => {
        const s = step / q / 10;
        const x = ratio * s;
        return s * Math.exp(-s) * (x === 0 ? 1 : Math.expm1(x) / x);
      };
      // The interpreter squares an exponential and may be a few times worse.
      expectNear(known(traces.get('v'), 'v'), wanted, 16 * Number.EPSILON);
    }
  });

  it('turns an oscillator by the angle of the step, however long', () => {
    for (const [p, q] of [
      [1, 10],
      [1, 1],
      [3, 1],
      [20, 1],
    ] as const) {
      const { traces } = run(OSCILLATOR, { method: 'exact', dt: [p, q], steps: 50, records: ['v', 'w'] });
      // The angle itself is rounded, and what the interpreter squares.
      const perStep = (8 + (64 * p) / q) * Number.EPSILON;
      expectNear(known(traces.get('v'), 'v'), (k) => Math.cos((k * p) / q), perStep);
      expectNear(known(traces.get('w'), 'w'), (k) => Math.sin((k * p) / q), perStep);
    }
  });

  it('goes straight where a leak is set to zero', () => {
    const model = modelOf(`
neuron Cell {
  param g = 1
  param I = 0.25
  state v = 0
  dv/dt = (-g * v + I) / 2 ms
}`);
    for (const g of [0, 1e-300, 1e-12, 1]) {
      const { traces } = run(model, { method: 'exact', dt: [1, 1], steps: 40, given: { g }, records: ['v'] });
      const wanted = (k: number): number => (g === 0 ? k / 8 : (-0.25 / g) * Math.expm1((-g * k) / 2));
      expectNear(known(traces.get('v'), 'v'), wanted, 16 * Number.EPSILON);
    }
  });

  it('follows a receptor with two states to the published closed form, with a step of 2 ms', () => {
    const { K1_per_mM_ms: k1, K2_per_ms: k2, K3_per_ms: k3, K4_per_ms: k4 } = receptors.data.GABAB;
    const { t_ms, r, s } = receptors.data.GABAB.single_pulse;
    const model = modelOf(`
neuron Receptor {
  param T = 1
  state r = 0
  state s = 0
  dr/dt = (${k1} * T * (1 - r) - ${k2} * r) / 1 ms
  ds/dt = (${k3} * r - ${k4} * s) / 1 ms
}`);
    const pulse = run(model, { method: 'exact', dt: [1, 1], steps: 1, records: ['r', 's'] });
    const given = {
      T: 0,
      r: known(pulse.traces.get('r')?.[1], 'r'),
      s: known(pulse.traces.get('s')?.[1], 's'),
    };
    const after = run(model, { method: 'exact', dt: [2, 1], steps: 399, given, records: ['r', 's'] });
    for (const [i, t] of t_ms.entries()) {
      // The pulse lasts from 1 to 2 ms; from there on every second sample is one of theirs.
      if (t < 4) continue;
      const sample = (t - 2) / 2;
      // The reference asks for 1e-10; four hundred steps of a few roundings each are far below.
      expect(Math.abs((after.traces.get('r')?.[sample] ?? NaN) - (r[i] ?? NaN)), `r, ${way}`).toBeLessThan(
        1e-14,
      );
      expect(Math.abs((after.traces.get('s')?.[sample] ?? NaN) - (s[i] ?? NaN)), `s, ${way}`).toBeLessThan(
        1e-13,
      );
    }
  });

  it('takes a stimulus that varies in the middle of the step: the error falls as dt^2', () => {
    const model = modelOf(`
neuron Cell {
  time unit 1 ms
  input I = sin(t)
  state v = 0
  dv/dt = I - v
}`);
    const until = 4;
    const solution = (Math.sin(until) - Math.cos(until) + Math.exp(-until)) / 2;
    const error = (q: number): number => {
      const { traces } = run(model, { method: 'exact', dt: [1, q], steps: until * q, records: ['v'] });
      return Math.abs((traces.get('v')?.at(-1) ?? NaN) - solution);
    };
    expect(Math.log2(error(16) / error(32))).toBeCloseTo(2, 1);
    expect(integrator('exact').isExactFor?.(model)).toBe(false);
  });

  it('keeps what feeds a held state going, and lets what a held state feeds see it stand still', () => {
    const model = modelOf(`
neuron Cell {
  state g = 1
  state v = 0.5
  state w = 0
  dg/dt = -g / 4 ms
  dv/dt = (g - v) / 5 ms
  dw/dt = (v - w) / 6 ms
  spike when v > 0.4
  refractory 100 ms holds v
}`);
    const { traces } = run(model, { method: 'exact', dt: [1, 1], steps: 20, records: ['g', 'v', 'w'] });
    const [g, v, w] = ['g', 'v', 'w'].map((name) => known(traces.get(name), name));
    const held = v?.[1] ?? NaN;
    expectNear(g ?? [], (k) => Math.exp(-k / 4), 16 * Number.EPSILON);
    expect(v?.slice(1)).toEqual(Array.from({ length: 20 }, () => held));
    const w1 = w?.[1] ?? NaN;
    expectNear(w?.slice(1) ?? [], (k) => held + (w1 - held) * Math.exp(-k / 6), 16 * Number.EPSILON);
  });
});

describe('exact', () => {
  it('is exact where nothing varies within the step, stimuli that jump between steps too', () => {
    const { isExactFor } = integrator('exact');
    expect(isExactFor?.(MEMBRANE)).toBe(true);
    const jumping = modelOf(
      'neuron Cell { input I = if t > 5 ms then 1 else 0; state v = 0; dv/dt = (I - v) / 2 ms }',
    );
    expect(isExactFor?.(jumping)).toBe(true);
    expectNear(
      trace(jumping, 'v', { method: 'exact', p: 5, steps: 3 }),
      (k) => -Math.expm1(-2.5 * Math.max(0, k - 1)),
    );
  });

  it('keeps an equilibrium to the bit, also where the rates are infinite', () => {
    const model = modelOf(`
neuron Cell {
  param tau = 1 ms
  state v = 3; state w = 3; state x = 0
  dv/dt = (3 - w) / tau
  dw/dt = (v - w) / 1 us
  dx/dt = -x / 1 us
}`);
    const cell = start(model, { method: 'exact' });
    for (let k = 0; k < 100; k++) cell.step();
    expect([cell.read('v'), cell.read('w'), cell.read('x')]).toEqual([3, 3, 0]);
  });

  it('computes its propagator once for a run, for all cells or for each as the parameters are', () => {
    const options = { given: ['tau', 'detuning'], perCell: ['tau'] };
    const program = runPasses(lowered(MEMBRANE, 'exact', options), { verify: true });
    const prepared = program.columns.filter(({ purpose }) => purpose === 'prepared');
    expect(prepared.map(({ name, variability }) => [name, variability])).toEqual(
      expect.arrayContaining([
        ['g_from_g', 'cell'],
        ['v_from_g', 'cell'],
        ['v_from_v', 'cell'],
      ]),
    );
    const { artifact } = compile(MEMBRANE, { method: 'exact', ...options });
    const population = makePopulation(known(artifact, 'artifact').linkables.js, { cells: 3 });
    setTimeStep(population, { p: 1, q: 1 });
    setColumn(population, 'tau', [5, 10, 20]);
    setColumn(population, 'detuning', 0);
    initialise(population);
    runPopulationNow(population, { steps: 10, states: ['g', 'v'] });
    for (const [cell, tau] of [5, 10, 20].entries()) {
      const alpha = (10 / tau) * Math.exp(-10 / tau);
      expect(columnView(population, 'v')[cell]).toBeCloseTo(alpha, 14);
    }
  });

  it('steps a cable of forty compartments', () => {
    const n = 40;
    const compartments = Array.from({ length: n }, (_, i) => i);
    const model = modelOf(
      [
        'neuron Cable {',
        ...compartments.map((i) => `  state v${i} = ${i === 0 ? 1 : 0}`),
        ...compartments.map((i) => {
          const near = [i - 1, i + 1].filter((j) => j >= 0 && j < n);
          return `  dv${i}/dt = (${near.map((j) => `(v${j} - v${i})`).join(' + ')}) * 5 / 1 ms`;
        }),
        '}',
      ].join('\n'),
    );
    const cell = start(model, { method: 'exact' });
    cell.step();
    cell.step();
    const total = compartments.reduce((sum, i) => sum + cell.read(`v${i}`), 0);
    // No charge leaves: 1e-13 (1 + |A dt|) a step, |A dt| = 20.
    expect(Math.abs(total - 1)).toBeLessThan(2 * 21e-13);
    const fine = trace(model, 'v3', { method: 'rk4', q: 100, steps: 200 }).at(-1) ?? NaN;
    // rk4 at a hundredth of the step: its error is about (5 * 4 * 0.01)^4 / 120 of the fastest motion, long gone.
    expect(cell.read('v3')).toBeCloseTo(fine, 6);
  });

  it.each([
    ['dm/dt = (1 - m^2) / 5 ms', 'dm/dt', 'm^2', 'not linear in the variable itself', 'exponential_midpoint'],
    ['dm/dt = (m - m * h) / 5 ms', 'dm/dt', 'm * h', 'another state variable', 'strang'],
    [
      'dm/dt = (cos(t / 1 ms) * m - h) / 5 ms',
      'dm/dt',
      'cos(t / 1 ms) * m',
      'with time or with an input',
      'strang',
    ],
    ['dm/dt = (1 - I * m) / 5 ms', 'dm/dt', 'I * m', 'with time or with an input', 'exponential_midpoint'],
  ])('refuses %s, pointing at %s and %s', (equation, left, term, why, instead) => {
    const text = `neuron Cell { input I = 1; state m = 0.1; state h = 1; ${equation}; dh/dt = m^3 / 1 ms }`;
    const model = modelOf(text);
    const refusal = known(integrator('exact').refuse(model), 'refusal');
    expect(refusal).toMatchObject({ code: 'method/not-linear', severity: 'error' });
    expect(refusal.message).toContain(`and ${left} is none: `);
    expect(refusal.message).toContain(why);
    expect(refusal.note).toBe(`The term that does it is \`${term}\`.`);
    const { start: from = 0, end = 0 } = refusal.span ?? {};
    expect(text.slice(from, end)).toBe(term);
    expect(refusal.hint).toContain(`\`${instead}\``);
  });
});

describe('m’ = (1 - m^2) / 5 ms from 0.1, for 50 ms', () => {
  const model = modelOf('neuron Cell { state m = 0.1; dm/dt = (1 - m^2) / 5 ms }');
  const solution = (t: number): number => Math.tanh(t / 5 + Math.atanh(0.1));

  it.each(
    INTEGRATORS.filter(({ driver }) => driver !== 'adaptive').map((each) => [each.name, each] as const),
  )('%s stays within its order, or refuses', (name, method) => {
    if (method.refuse(model) !== undefined) {
      expect(['exact', 'strang', 'rush_larsen', 'rush_larsen_2']).toContain(name);
      return;
    }
    const error = (q: number): number =>
      Math.max(
        ...trace(model, 'm', { method, q, steps: 50 * q }).map((value, k) =>
          Math.abs(value - solution(k / q)),
        ),
      );
    // Nobody drops the square: the error is small at once, and falls with the order (fourth order is soon at rounding).
    expect(error(4)).toBeLessThan(0.05);
    const observed = Math.log2(error(4) / error(8));
    expect(observed).toBeGreaterThan(method.order - 0.2);
  });
});
