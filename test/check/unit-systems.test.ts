import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedExpression } from '../../src/check/checked-expression.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { everyPart } from '../../src/check/operands.ts';
import { neuron } from '../models/shipped-models.ts';
import { modelOf } from './check-text.ts';

/** Returns the number that a parameter's literal became. */
function numberOf(model: CheckedModel, name: string): number | undefined {
  const value = model.parameters.find((each) => each.name === name)?.value;
  return value?.kind === 'number' ? value.value : undefined;
}

/** Returns all literals of an expression, in the order of the text. */
function literals(expression: CheckedExpression | undefined): readonly number[] {
  return everyPart(expression === undefined ? [] : [expression]).flatMap((part) =>
    part.kind === 'number' ? [part.value] : [],
  );
}

describe('the units that a model computes in', () => {
  it('keep the numbers of the paper', () => {
    const model = neuron('hodgkin-huxley');
    expect(model.parameters.map(({ name }) => [name, numberOf(model, name)])).toEqual([
      ['C', 1],
      ['temperature', 6.3],
      ['sodium.g', 120],
      ['sodium.E', 50],
      ['sodium.temperature', undefined],
      ['potassium.g', 36],
      ['potassium.E', undefined],
      ['potassium.temperature', undefined],
      ['leak.g', 0.3],
      ['leak.E', undefined],
    ]);
    expect(model.parameters.find(({ name }) => name === 'potassium.E')?.value).toMatchObject({
      kind: 'negate',
      operand: { kind: 'number', value: 77 },
    });
    expect(model.timeUnit.text).toBe('ms');
  });

  it('are those that most declarations name; what is written otherwise is scaled once, exactly', () => {
    const model = modelOf(`
neuron Cell {
  param tau = 10 ms
  param E = -0.065 V
  param R = 100 MOhm
  param slow = 0.3 s
  input I : nA = 300 pA
  state v : mV = -65 mV
  state w : mV = 0
  dv/dt = (E - v + R * I) / tau
  dw/dt = -w / slow
}`);
    expect(numberOf(model, 'slow')).toBe(300);
    expect(numberOf(model, 'tau')).toBe(10);
    expect(literals(model.parameters.find(({ name }) => name === 'E')?.value)).toEqual([65]);
    expect(literals(model.inputs[0]?.drive)).toEqual([0.3]);
    expect(numberOf(model, 'R')).toBe(100);
    // The equation is made of names only: nothing is left to convert in a step.
    expect(literals(model.states[0]?.derivative)).toEqual([]);
  });

  it('round each literal once: 0.1 is the number nearest to a tenth whatever its prefix', () => {
    const model = modelOf(`
neuron Cell {
  param a = 100 uV
  param b = 0.0001 V
  param c = 0.1 mV
  state v : mV = a + b + c
  dv/dt = -v / 10 ms
}`);
    expect(['a', 'b', 'c'].map((name) => numberOf(model, name))).toEqual([0.1, 0.1, 0.1]);
    expect(model.parameters.map(({ value }) => value?.kind === 'number' && value.exact)).toEqual(
      ['a', 'b', 'c'].map(() => ({ numerator: 1n, denominator: 10n })),
    );
  });

  it('may be seconds throughout', () => {
    const model = modelOf(`
neuron Cell {
  param tau = 0.01 s
  state v : V = -0.065 V
  dv/dt = -v / tau
  spike when t > 0.5 s
}`);
    expect(numberOf(model, 'tau')).toBe(0.01);
    expect(model.timeUnit.text).toBe('s');
    const [spiker] = model.spikers;
    expect(spiker?.trigger).toMatchObject({
      kind: 'when',
      condition: { steps: { time: 1, threshold: { value: 0.5 } } },
    });
  });

  it('hold for the units of every prefix and name', () => {
    const units = 's m g A K mol cd Hz V F S Ohm C N J W Pa T H Wb M L'.split(' ');
    const prefixes = ['', ...'f p n u m k M G'.split(' ')];
    const names = units.flatMap((unit) => prefixes.map((prefix) => prefix + unit));
    const lines = names.map((name, i) => `  p${i} = 1 ${name} / (1 ${name})`);
    const model = modelOf(`pool Units {\n${lines.join('\n')}\n}`, 'Units');
    expect(model.definitions.map(({ dimension }) => dimension.key)).toEqual(names.map(() => '1'));
    for (const { value } of model.definitions) {
      const [a, b] = literals(value);
      expect(a).toBe(b);
    }
  });

  it('give an inferred value a unit that reads as a modeler would write it', () => {
    const model = neuron('hodgkin-huxley');
    const current = known(
      model.definitions.find(({ name }) => name === 'sodium.i'),
      'sodium.i',
    );
    expect(current.unit.text).toBe('uA/cm^2');
  });
});

describe('a time unit', () => {
  it('makes t, dt and equations plain numbers', () => {
    const model = modelOf(`
neuron Cell {
  time unit 1 ms
  param tau = 10
  state v = 0
  dv/dt = (1 - v) / tau + t
  spike when v > 0.5 and t - last_spike > 2
  refractory 2
  on step { v = v + dt }
}`);
    const [v] = model.states;
    expect(v?.dimension.key).toBe('1');
    expect(literals(v?.derivative)).toEqual([1]);
    expect(model.timeUnit.text).toBe('ms');
    expect(model.spikers[0]?.refractory?.duration).toMatchObject({ kind: 'number', value: 2 });
  });

  it('that is not the model’s own is divided by: an equation, t and durations', () => {
    const model = modelOf(`
pool Slow {
  time unit 1 s
  state c = 1
  dc/dt = -c + t
}
neuron Cell {
  param tau = 10 ms
  use slow = Slow
  state v : mV = 0
  dv/dt = (1 mV - v) / tau
  spike when v > 10 mV
  refractory 2 ms
}`);
    const derivative = model.states.find(({ name }) => name === 'slow.c')?.derivative;
    expect(derivative).toMatchObject({
      kind: 'product',
      first: { kind: 'sum', rest: [{ operand: { kind: 'product', rest: [{ operand: { value: 1000 } }] } }] },
      rest: [{ operator: '/', operand: { kind: 'number', value: 1000 } }],
    });
  });
});
