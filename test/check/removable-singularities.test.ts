import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { removeSingularity } from '../../src/check/remove-singularity.ts';
import { decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { evaluate } from '../../src/interpreter/interpret.ts';

function modelWith(rate: string): CheckedModel {
  const text = `channel Rate {\n  param V = -40 mV\n  param k = 9 mV\n  input v : mV\n  output r = ${rate}\n}\n`;
  const { models, diagnostics } = check({ name: 'rate.axo', text });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known(models.get('Rate'), 'model');
}

/** The same 0/0 in the ways in which papers write it, with the limit of what is 0/0. */
const FORMS: readonly (readonly [form: string, limit: number])[] = [
  ['(v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', 10],
  ['0.1/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', 1],
  ['-0.32/mV * (v + 40 mV) / (exp(-(v + 40 mV) / 4 mV) - 1)', 1.28],
  ['0.28/mV * (v - V) / (exp((v - V) / k) - 1)', 2.52],
  ['0.28/mV * (V - v) / (exp((v - V) / k) - 1)', -2.52],
  ['(v - V) / k / (1 - exp(-((v - V) / k)))', 1],
  ['(v - V) / k / expm1((v - V) / k)', 1],
  ['(v - V) / -expm1(-0.2/mV * (v - V))', 5],
  ['2 * ((v - V) / (-1 + exp((v - V) * 2 / k)))', 4.5],
  ['-(v - V) / (1 - exp((v - V) / k))', 9],
];

describe('removable singularities', () => {
  for (const [form, limit] of FORMS) {
    test(`${form} has its limit on the point, and all digits near it`, () => {
      const model = modelWith(form);
      const { original } = known(model.singularities[0], 'singularity');
      const { expression } = known(removeSingularity(original), 'replacement');
      const exact = decimals(60);
      const computed = (v: number): number =>
        Number(evaluate(model, expression, { arithmetic: float64, given: new Map([['v', v]]) }));
      const written = (v: number): number =>
        Number(evaluate(model, original, { arithmetic: exact, given: new Map([['v', v]]) }));
      expect(Math.abs(computed(-40) - limit)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(limit));
      for (const offset of [1e-13, -1e-10, 1e-6, -1e-3, 0.5, -7, 60, -90]) {
        // What is written loses digits by cancellation, which 60 digits can spare. Of the computed value, ten roundings
        // at most are seen, of half an ulp each; exprel's argument counts twice.
        const truth = written(-40 + offset);
        expect(Math.abs(computed(-40 + offset) - truth), `at ${offset}`).toBeLessThanOrEqual(
          8 * Number.EPSILON * Math.abs(truth),
        );
      }
    });
  }

  test('other quotients stay as they are written', () => {
    for (const form of [
      '(v + 40 mV) / (1 - exp(-(v + 41 mV) / 10 mV))',
      'v / (1 + exp(v / k))',
      '1 / (1 - exp(v / k))',
      '(1 - exp(v / k)) / v',
    ]) {
      expect(modelWith(form).singularities, form).toEqual([]);
    }
  });
});
