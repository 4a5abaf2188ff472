/** What `auto` makes of a model: methods side by side, each block behind those that it reads. */
import { describe, expect, it } from 'vitest';
import { chooseMethod, isChosen } from '../../src/analysis/choice/choose-method.ts';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { modelOf, trace } from './run-program.ts';

function auto(model: CheckedModel, q = 100): Integrator {
  const found = chooseMethod(model, rational(1, q));
  if (!isChosen(found)) throw new Error(found.message);
  return found;
}

function methodsOf({ choices = [] }: Integrator): readonly string[] {
  return choices.map(({ states, method }) => `${states.join(' ')}: ${method}`);
}

const END = 3;
const FINE = 1024;

/** The observed orders at the end, from one step to its half. */
function orders(
  model: CheckedModel,
  method: Integrator,
  name: string,
  steps: readonly number[] = [16, 32, 64],
): readonly number[] {
  const truth = known(trace(model, name, { method: 'rk4', p: 1, q: FINE, steps: END * FINE }).at(-1), name);
  const errors = steps.map((q) =>
    Math.abs(known(trace(model, name, { method, p: 1, q, steps: END * q }).at(-1), name) - truth),
  );
  return errors.slice(1).map((error, i) => Math.log2(known(errors[i], 'error') / error));
}

/** Synapses, a cell that is not linear, and what follows it; the stimulus jumps, and blocks run on the grid. */
const CHAIN = `
  input I = if t < 1 ms then 1 else 0.3
  state g = 1
  state h = 0
  state x = 0.5
  state c = 0
  state d = 0.2
  dg/dt = -g / 0.7 ms
  dh/dt = (g - h) / 0.4 ms
  dx/dt = (x - x^3 + h + I + 0.3 * sin(t / 0.2 ms)) / 1 ms
  dc/dt = (x^2 - c + d) / 0.5 ms
  dd/dt = (c - 2 * d) / 0.6 ms
  at 0.5 ms { g += 0.5 }
  at 2 ms { x = 0.1; c += 1 }`;

describe('a step made of several methods', () => {
  it('is of fourth order where all of its parts are, events and jumps on the grid included', () => {
    const model = modelOf(`neuron Cell {${CHAIN} }`);
    const method = auto(model);
    expect(methodsOf(method)).toEqual(['g h: exact', 'x: rk4', 'c d: exact']);
    expect(method.order).toBe(4);
    for (const name of ['x', 'c', 'd']) {
      for (const order of orders(model, method, name)) {
        expect(order, name).toBeGreaterThan(3.7);
        expect(order, name).toBeLessThan(4.6);
      }
    }
  });

  it('is of second order where a part is, and what comes before that part keeps its own', () => {
    const model = modelOf(`neuron Cell {${CHAIN}
      state e = 1
      state k = 0
      de/dt = (c - e * (1 + d)) / 0.5 ms
      dk/dt = (e - k) / 0.3 ms
    }`);
    const method = auto(model);
    expect(methodsOf(method)).toEqual(['g h: exact', 'x: rk4', 'c d k: exact', 'e: exponential_midpoint']);
    expect(method.order).toBe(2);
    for (const order of orders(model, method, 'd')) expect(order).toBeGreaterThan(3.7);
    for (const name of ['e', 'k']) {
      for (const order of orders(model, method, name, [32, 64, 128])) {
        expect(order, name).toBeGreaterThan(1.8);
        expect(order, name).toBeLessThan(2.3);
      }
    }
  });

  it('does exactly what the method of the only block does', () => {
    const cases = [
      ['exact', 'state x = 1; state y = 0; dx/dt = -x / 1 ms; dy/dt = (x - y) / 2 ms'],
      ['rk4', 'state x = 0.5; state y = 0; dx/dt = (x - x^3 - y) / 1 ms; dy/dt = x / 4 ms'],
      [
        'exponential_midpoint',
        'state x = 0.5; state y = 0; dx/dt = (1 - x * y) / 1 ms; dy/dt = (x - (1 + x) * y) / 4 ms',
      ],
    ] as const;
    for (const [name, body] of cases) {
      const model = modelOf(`neuron Cell { ${body} }`);
      const method = auto(model);
      expect(method.sameAs).toBe(name);
      const run = { p: 1, q: 20, steps: 60 };
      expect(trace(model, 'y', { ...run, method })).toEqual(trace(model, 'y', { ...run, method: name }));
    }
  });

  it('solves a linear chain exactly, for any step', () => {
    const model = modelOf(`neuron Chain {
      state g = 1
      state v = 0
      dg/dt = -g / 2 ms
      dv/dt = (g - v) / 10 ms
    }`);
    const [q, steps] = [1, 12];
    const values = trace(model, 'v', { method: auto(model), p: 1, q, steps });
    for (const [k, value] of values.entries()) {
      // v = 2 / (10 - 2) (e^(-t/10) - e^(-t/2))
      expect(value).toBeCloseTo(0.25 * (Math.exp(-k / 10) - Math.exp(-k / 2)), 14);
    }
  });

  it('follows a stimulus that changes within the step to fourth order where `exact` has second', () => {
    const model = modelOf('neuron Driven { state v = 0; dv/dt = (sin(t / 0.2 ms) - v) / 1 ms }');
    for (const order of orders(model, auto(model), 'v')) expect(order).toBeGreaterThan(3.8);
  });

  it('keeps what drives a block where that stands still', () => {
    const model = modelOf(`neuron Still {
      state x = 1
      state c = 1
      dx/dt = (x - x^3) / 1 ms
      dc/dt = (x - c) / 0.001 ms
    }`);
    const method = auto(model);
    expect(methodsOf(method)).toEqual(['x: rk4', 'c: exact']);
    expect(new Set(trace(model, 'c', { method, p: 1, q: 10, steps: 50 }))).toEqual(new Set([1]));
  });

  it('bears what is far faster than the step in a block that is solved', () => {
    const model = modelOf(`neuron Fast {
      state x = 0.5
      state c = 1
      dx/dt = (x - x^3) / 1 ms
      dc/dt = (x - c) / 0.0001 ms
    }`);
    const c = trace(model, 'c', { method: auto(model, 10), p: 1, q: 10, steps: 50 });
    const x = trace(model, 'x', { method: auto(model, 10), p: 1, q: 10, steps: 50 });
    for (let k = 1; k <= 50; k++) expect(known(c[k], 'c')).toBeCloseTo(known(x[k], 'x'), 3);
  });

  it.each(['grid', 'located'] as const)(
    'holds states where a block holds those of another, spikes %s',
    (spikeTimes) => {
      const model = modelOf(`neuron Held {
      param times : ms[] = [0.5 ms]
      state g = 1
      state v = 0.5
      state c = 0
      state w = 0.4
      dg/dt = -g / 2 ms
      dv/dt = (v - v^3 + g) / 1 ms
      dc/dt = (v - c + w) / 0.5 ms
      dw/dt = (c - w) / 1 ms
      spike at times
      refractory 1 ms holds v, c
      on spike { v = 0.2 }
    }`);
      const method = auto(model);
      expect(methodsOf(method)).toEqual(['g: exact', 'v: rk4', 'c w: exact']);
      const options = { spikeTimes };
      const held = trace(model, 'c', { method, options, p: 1, q: 16, steps: 48 });
      expect(new Set(held.slice(8, 25)).size).toBe(1);
      for (const name of ['v', 'c', 'w']) {
        const truth = trace(model, name, { method: 'rk4', p: 1, q: FINE, steps: END * FINE });
        const values = trace(model, name, { method, options, p: 1, q: 64, steps: END * 64 });
        for (const [k, value] of values.entries()) {
          expect(Math.abs(value - known(truth[k * 16], name)), `${name} ${k}`).toBeLessThan(1e-7);
        }
      }
    },
  );
});

describe('linear equations of which one that feeds another is held', () => {
  it.each(['grid', 'located'] as const)('have the steps that they have by rk4, spikes %s', (spikeTimes) => {
    const model = modelOf(`neuron Held {
      param times : ms[] = [0.5 ms]
      state v = 0.5
      state c = 0
      dv/dt = (1 - v) / 1 ms
      dc/dt = (v - c) / 0.5 ms
      spike at times
      refractory 1 ms holds v
      on spike { v = 0.2 }
    }`);
    const truth = trace(model, 'c', { method: 'rk4', p: 1, q: FINE, steps: END * FINE });
    const values = trace(model, 'c', {
      method: 'exact',
      options: { spikeTimes },
      p: 1,
      q: 8,
      steps: END * 8,
    });
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(known(truth[k * 128], 'c'), 9);
  });
});
