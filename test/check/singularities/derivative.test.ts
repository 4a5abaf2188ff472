/**
 * What replaces a quotient that is 0/0 has the right derivative at the place and beside it: methods that linearise
 * differentiate it. Truth: 100-digit dual numbers of the formula as it is written. Tolerance: 1e-13 of the derivative or of
 * the function over the distance at which it changes, whichever is larger; at the place, where no dual number is had
 * of 0/0, of its value 1e-25 beside it.
 */
import { describe, expect, test } from 'vitest';
import { numericFunction } from '../../../src/analysis/numeric-function.ts';
import { known } from '../../../src/base/invariant.ts';
import { differentiate } from '../../../src/expr/differentiate.ts';
import { dual } from '../../../src/interpreter/dual-arithmetic.ts';
import { float64 } from '../../../src/interpreter/float64-arithmetic.ts';
import { evaluate } from '../../../src/interpreter/interpret.ts';
import { symbolicEquations } from '../../../src/lower/symbolic-equations.ts';
import { modelOf, slopeMeant } from './rate-model.ts';

const FORMS: readonly (readonly [form: string, at: number, scale: number])[] = [
  ['(v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))', -40, 10],
  ['(v + 40 mV) / tanh((v + 40 mV) / 10 mV)', -40, 10],
  ['sin((v + 40 mV) / 10 mV) / (v + 40 mV)', -40, 10],
  ['(exp(v / 10 mV) - 1 - v / 10 mV) / v^2', 0, 10],
  ['1 / v - 0.1/mV / (exp(v / 10 mV) - 1)', 0, 10],
  ['(v / 10 mV - sin(v / 10 mV)) / v^3', 0, 10],
  ['log(1 + v / 10 mV) / v', 0, 10],
  ['(1 - cos(v / 10 mV)) / v', 0, 10],
  ['v^2 / v * exp(v / 10 mV)', 0, 10],
];

describe('the derivative of what replaces 0/0', () => {
  for (const [form, at, scale] of FORMS) {
    test(`of ${form} is finite and right, by symbols and by dual numbers`, () => {
      const model = modelOf(`neuron Cell { state v : mV = 0 mV; dv/dt = -v / 1 ms; r = ${form} }\n`);
      const { value } = known(model.definitions.at(-1), 'rate');
      const { pool, definitions } = symbolicEquations(model);
      const slope = differentiate(pool, known(definitions.get('r'), 'formula'), 'v');
      const symbolic = numericFunction([slope], ['v'], new Map());
      for (const distance of [0, 1e-14, -1e-9, 1e-4, -0.02, 0.1, -0.3, 0.6, -0.9]) {
        const v = at + distance * scale;
        const truth = (
          v === at
            ? slopeMeant(form.replaceAll(/\bv\b/g, '(v + tiny)'), { v, tiny: 1e-25 }, 'v')
            : slopeMeant(form, { v }, 'v')
        ).toNumber();
        const states = new Map([['v', { value: v, slope: 1 }]]);
        const carried = evaluate(model, value, { arithmetic: dual(float64), states });
        if (typeof carried === 'boolean') throw new Error('a condition');
        const size = Math.max(Math.abs(truth), Math.abs(carried.value) / scale);
        expect(Math.abs((carried.slope ?? 0) - truth), `dual at ${v}`).toBeLessThanOrEqual(1e-13 * size);
        expect(Math.abs((symbolic([v])[0] ?? Number.NaN) - truth), `symbolic at ${v}`).toBeLessThanOrEqual(
          1e-13 * size,
        );
      }
    });
  }
});
