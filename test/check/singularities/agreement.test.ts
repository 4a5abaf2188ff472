/** Interpreter, evaluator and JavaScript compute the same of what replaces 0/0, and rates that papers write are right. */
import { describe, expect, test } from 'vitest';
import { decimals } from '../../../src/interpreter/decimal-arithmetic.ts';
import { interpret } from '../../../src/interpreter/interpret.ts';
import { expectSameAsInterpreter } from '../../lower/run-program.ts';
import { type Run, runInterpreter, runJavaScript } from '../../models/run-model.ts';
import { computed, modelOf, rateModel, told, ulp } from './rate-model.ts';

/** It moves through its singular places, and begins on one. */
const CELL = `neuron Cell {
  state v : mV = -40 mV
  state w = 0
  rate = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
  other = sin(w) / w + (cosh(w) - 1) / w^2 + 1 / w - 1 / expm1(w) + w^2 / w
  dv/dt = -(rate - 1.02/ms) * 1 mV
  dw/dt = (0.3 * other - w) / 2 ms
  spike when w > 10
}
`;

describe('what replaces 0/0', () => {
  for (const method of ['euler', 'rk4'] as const) {
    test(`has the same bits in the evaluator as in the interpreter, by ${method}`, () => {
      const model = modelOf(CELL);
      expect(told(model).length).toBeGreaterThanOrEqual(4);
      expectSameAsInterpreter(model, { method, p: 1, q: 10, steps: 200 });
    });
  }

  test('has the same bits in JavaScript', () => {
    const model = modelOf(CELL);
    const run: Run = { method: 'rk4', dt: [1, 10], steps: 300, records: ['v', 'w', 'other'] };
    const [interpreted, compiled] = [runInterpreter(model, run), runJavaScript(model, run)];
    expect(compiled).toEqual(interpreted);
  });

  test('is the same to rounding in 50 digits', () => {
    const model = modelOf(CELL);
    const options = {
      method: 'euler',
      dt: { numerator: 1n, denominator: 10n },
      steps: 20,
      records: ['w'],
    } as const;
    const plain = interpret(model, options).traces.get('w') ?? [];
    const long = interpret(model, { ...options, arithmetic: decimals(50) }).traces.get('w') ?? [];
    for (const [i, value] of plain.entries())
      expect(value).toBeCloseTo(long[i]?.toNumber() ?? Number.NaN, 14);
  });
});

describe('rates of papers, with their limits in closed form', () => {
  const RATES: readonly (readonly [what: string, form: string, v: number, limit: number])[] = [
    ['Hodgkin and Huxley 1952, alpha m', '0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', -40, 1],
    ['Hodgkin and Huxley 1952, alpha n', '0.01/ms/mV * (v + 55 mV) / (1 - exp(-(v + 55 mV) / 10 mV))', -55, 0.1],
    ['as they wrote it, alpha n', '0.01/ms * (10 - v / 1 mV) / (exp((10 - v / 1 mV) / 10) - 1)', 10, 0.1],
    ['Traub and Miles 1991, alpha m', '0.32/ms/mV * (13 mV - v - 63 mV) / (exp((13 mV - v - 63 mV) / 4 mV) - 1)', -50, 1.28],
    ['Traub and Miles 1991, beta m', '0.28/ms/mV * (v + 63 mV - 40 mV) / (exp((v + 63 mV - 40 mV) / 5 mV) - 1)', -23, 1.4],
    ['Traub and Miles 1991, alpha n', '0.032/ms/mV * (15 mV - v - 63 mV) / (exp((15 mV - v - 63 mV) / 5 mV) - 1)', -48, 0.16],
    ['Connor and Stevens 1977, alpha m', '0.38/ms/mV * (v + 29.7 mV) / (1 - exp(-0.1/mV * (v + 29.7 mV)))', -29.7, 3.8],
    ['Connor and Stevens 1977, alpha n', '0.02/ms/mV * (v + 45.7 mV) / (1 - exp(-0.1/mV * (v + 45.7 mV)))', -45.7, 0.2],
    ['Wang and Buzsaki 1996, alpha m', '-0.1/ms/mV * (v + 35 mV) / (exp(-0.1/mV * (v + 35 mV)) - 1)', -35, 1],
    ['the current of Goldman, Hodgkin and Katz', 'v * (ci - co * exp(-v / k)) / (1 - exp(-v / k))', 0, -9],
    ['the same by the shifted exponential', 'v * (ci * exp(v / k) - co) / (exp(v / k) - 1)', 0, -9],
  ]; // biome-ignore format: one table

  for (const [what, form, v, limit] of RATES) {
    test(`${what} is ${limit} at ${v} mV`, () => {
      const model = rateModel(form);
      expect(told(model)).toHaveLength(1);
      // One ulp of the place moves the rate by half of its slope times that.
      const room = 2 * ulp(limit) + ulp(v);
      expect(Math.abs(computed(model, { v }) - limit)).toBeLessThanOrEqual(room);
    });
  }
});
