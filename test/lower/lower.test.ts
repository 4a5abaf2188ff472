import { describe, expect, it } from 'vitest';
import type { LowerOptions } from '../../src/lower/lowering.ts';
import { lowered, modelOf, trace } from './run-program.ts';
import { blockCode, stepCode } from './step-code.ts';

const IZHIKEVICH = modelOf(`
neuron Izhikevich {
  time unit 1 ms
  param a = 0.02; param b = 0.2; param c = -65; param d = 8
  input I = 0
  state v = -60
  state u = b * v
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * (b * v - u)
  spike when v >= 30
  on spike { v = c; u += d }
}`);

describe('a lowered model', () => {
  it('computes what is written, in the order in which it is written', () => {
    expect(stepCode(lowered(IZHIKEVICH, 'euler', { records: ['u'] }))).toBe(
      `
initialise:
let c = negate(65)
let v = negate(60)
let u = (0.2 * v)
[a] = 0.02
[b] = 0.2
[c] = c
[d] = 8
[I] = 0
[v] = v
[u] = u

attempt:
let dv_dt = (((((0.04 * power([v], 2)) + (5 * [v])) + 140) - [u]) + [I])
let du_dt = ([a] * (([b] * [v]) - [u]))
let v_next = ([v] + (stepSize * dv_dt))
let u_next = ([u] + (stepSize * du_dt))
[v] = v_next
[u] = u_next

event:
let spikes = ([v]* >= 30)
let u_new = ([u]* + [d])
let v = select(spikes, [c], [v]*)
let u = select(spikes, u_new, [u]*)
spikes = select(spikes, 1, 0)
[v] = v
[u] = u

record:
record u = [u]`.trim(),
    );
  });

  it('says beside each store what it computes, in the notation of the model', () => {
    const { blocks } = lowered(IZHIKEVICH, 'euler');
    const comments = [...blocks.attempt.stores, ...blocks.event.stores].map(({ comment }) => comment);
    expect(comments).toEqual([
      'dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I',
      'du/dt = a * (b * v - u)',
      'spike when v >= 30',
      'on spike: v = c',
      'on spike: u = u + d',
    ]);
  });

  it('names values as the model does, with the number of the stage behind', () => {
    const model = modelOf(`
channel Leak { param g = 2 nS; param E = -65 mV; input v : mV; output i = g * (v - E) }
neuron Cell { param C = 10 pF; use leak = Leak(); state v : mV = -60 mV; dv/dt = -leak.i / C }`);
    expect(blockCode(lowered(model, 'heun'), 'attempt')).toBe(
      `
let leak_i = ([leak.g] * ([v] - [leak.E]))
let dv_dt = (negate(leak_i) / [C])
let v_2 = ([v] + (stepSize * dv_dt))
let leak_i_2 = ([leak.g] * (v_2 - [leak.E]))
let dv_dt_2 = (negate(leak_i_2) / [C])
let v_next = ([v] + (stepSize * ((0.5 * dv_dt) + (0.5 * dv_dt_2))))
[v] = v_next`.trim(),
    );
  });

  it('computes a named expression again where events have changed what it reads', () => {
    const model = modelOf(`
neuron Cell {
  state x = 1
  twice = 2 * x
  on step { x = twice; x = twice + old(twice) }
}`);
    expect(blockCode(lowered(model, 'euler'), 'event')).toBe(
      `
let twice = (2 * [x])
let twice'1 = (2 * twice)
let x_new = (twice'1 + twice)
[x] = x_new`.trim(),
    );
  });

  it('describes what it stores with the units of the model', () => {
    const model = modelOf(`
neuron Cell {
  param tau = 10 ms
  input I : pA = 0
  state v : mV = -65 mV
  dv/dt = (-v + I * 1 GOhm) / tau
  spike when v > -50 mV
  refractory 2 ms
}`);
    const program = lowered(model, 'euler');
    expect(
      program.columns.map(({ name, purpose, variability, unit }) => [name, purpose, variability, unit]),
    ).toEqual([
      ['tau', 'parameter', 'population', 'ms'],
      ['I', 'input', 'cell', 'pA'],
      ['v', 'state', 'cell', 'mV'],
      ['refractory steps left', 'memory', 'cell', 'steps'],
    ]);
    expect(program.timeUnit).toBe('ms');
  });
});

describe('what is set from outside', () => {
  const model = modelOf(`
neuron Cell {
  param E = -65 mV
  param V_reset = E - 5 mV
  input I : mV/ms = 1 mV/ms
  state v : mV = V_reset
  dv/dt = (E - v) / 10 ms + I
}`);
  const initialise = (options: Partial<LowerOptions>): string =>
    blockCode(lowered(model, 'euler', options), 'initialise');

  it('is left alone, and what derives from it follows', () => {
    expect(initialise({ given: ['E', 'I'] })).toBe(
      'let V_reset = ([E] - 5)\n[V_reset] = V_reset\n[v] = V_reset',
    );
  });

  it('replaces initial values', () => {
    expect(initialise({ given: ['E', 'V_reset', 'I', 'v'] })).toBe('');
  });

  it('varies per cell where it is said to, and so does what derives from it', () => {
    const { columns } = lowered(model, 'euler', { given: ['E'], perCell: ['E'] });
    expect(columns.filter(({ variability }) => variability === 'cell').map(({ name }) => name)).toEqual([
      'E',
      'V_reset',
      'I',
      'v',
    ]);
  });

  it('stays a slot where all else is folded into the code', () => {
    const names = (options: Partial<LowerOptions>): readonly string[] =>
      lowered(model, 'euler', { fold: true, ...options })
        .columns.filter(({ purpose }) => purpose === 'parameter')
        .map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ given: ['V_reset'] })).toEqual(['V_reset']);
    expect(names({ given: ['E'] })).toEqual(['E', 'V_reset']);
  });

  it('gives the same bits folded or not', () => {
    const run = { steps: 20, q: 10 };
    expect(trace(model, 'v', { ...run, options: { fold: true } })).toEqual(trace(model, 'v', run));
  });
});

describe('inputs', () => {
  it('are stored where their drive is constant, and computed where it varies', () => {
    const model = modelOf(`
neuron Cell {
  input I = 2
  input J = 3 * t / 1 ms
  state v = 0
  dv/dt = (I + J) / 1 ms
}`);
    expect(blockCode(lowered(model, 'euler'), 'attempt')).toBe(
      `
let J = ((3 * time) / 1)
let dv_dt = (([I] + J) / 1)
let v_next = ([v] + (stepSize * dv_dt))
[v] = v_next`.trim(),
    );
    expect(trace(model, 'v', { steps: 3 })).toEqual([0, 2, 7, 15]);
    expect(trace(model, 'v', { steps: 3, given: { I: 0, J: 1 } })).toEqual([0, 1, 2, 3]);
  });

  it('jump at the middle of the step, in every stage of every method', () => {
    const model = modelOf(`
neuron Cell {
  input I = if t >= 2 ms then 1 else 0
  state v = 0
  dv/dt = I / 1 ms
}`);
    for (const method of ['euler', 'heun', 'rk4']) {
      const values = trace(model, 'v', { method, steps: 4 });
      expect(values.slice(0, 3)).toEqual([0, 0, 0]);
      expect(values[3]).toBeCloseTo(1, 15);
    }
  });
});

describe('lists', () => {
  const model = modelOf(`
neuron Cell {
  param ts : ms[] = [0 ms, 1 ms, 3 ms]
  param xs : 1[] = [1, 3, 7]
  param k = 1
  input I = interpolate(t, ts, xs)
  state v = xs[k] + xs[k + 5 * 0] + length(xs)
  state w = interpolate(2 ms, ts, xs)
  on step { v = I; w = xs[round_down] }
  round_down = floor(t / 1 ms)
}`);

  it('are tables in a step', () => {
    expect(trace(model, 'v', { steps: 4 })).toEqual([9, 3, 5, 7, 7]);
    expect(trace(model, 'w', { steps: 3 })).toEqual([5, 3, 7, Number.NaN]);
  });

  it('are read entry by entry before their tables are filled, parameters set from outside included', () => {
    expect(trace(model, 'v', { steps: 0, given: { k: 2 } })).toEqual([17]);
    expect(trace(model, 'v', { steps: 0, given: { k: 0.5 } })).toEqual([Number.NaN]);
  });
});

describe('records', () => {
  it('hold states, named expressions, inputs and parameters; conditions are 1 or 0', () => {
    const model = modelOf(`
neuron Cell {
  param a = 2
  input I = 3
  state v = 5
  dv/dt = -v / 1 ms
  product = a * I
  isHigh = v > 4
  on step { v = if isHigh then v else 0 }
}`);
    const program = lowered(model, 'euler', { records: ['a', 'I', 'v', 'product', 'isHigh'] });
    expect(blockCode(program, 'record')).toBe(
      `
let product = ([a] * [I])
let isHigh = ([v] > 4)
record a = [a]
record I = [I]
record v = [v]
record product = product
record isHigh = select(isHigh, 1, 0)`.trim(),
    );
  });
});
