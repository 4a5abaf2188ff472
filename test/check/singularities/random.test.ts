/**
 * Laws for random formulas that are 0/0 somewhere. Truth: the exact function of the float64 inputs, in 100 digits.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { innerRounding } from './inner-rounding.ts';
import { randomForm } from './random-forms.ts';
import { computed, meant, rateModel, told, ulp } from './rate-model.ts';

/** In units of the inner argument. */
const DISTANCES = [
  2 ** -50, -1000 * 2 ** -52, 1e-9, -1e-6, 1e-3, -0.04, 0.12, -0.21, 0.33, -0.47, 0.62, -0.77, 0.9,
]; // biome-ignore format: one row

describe('a random formula that is 0/0 at a place', () => {
  test('is found, and right at the place, near it and away from it', () => {
    fc.assert(
      fc.property(randomForm, ({ form, name, at, scale, factors }) => {
        const model = rateModel(form);
        const said = told(model).join('\n');
        expect(said, form).toMatch(/is 0\/0/);
        expect(said, form).not.toMatch(/NaN/);
        // The limit is what the function tends to: 1e-25 from the place, 100 digits show it.
        const limit = meant(form, { [name]: at }).isNaN()
          ? meant(form.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `(${name} + tiny)`), {
              [name]: at,
              tiny: 1e-25,
            })
          : meant(form, { [name]: at });
        // Two functions and their quotient make 4 ulp; each factor more is rounded as it is written.
        const toldUlps = Number(/right to (\d+) units/.exec(said)?.[1] ?? 4);
        const ulps = toldUlps + 1.5 * Math.max(factors - 2, 0);
        const there = limit.toNumber();
        expect(Math.abs(computed(model, { [name]: at }) - there), `${form} at ${at}`).toBeLessThanOrEqual(
          ulps * ulp(there),
        );
        for (const distance of DISTANCES) {
          const given = { [name]: at + distance * scale };
          const truth = meant(form, given).toNumber();
          if (!Number.isFinite(truth)) continue;
          const allowed = ulps * ulp(truth) + innerRounding(form, given, at);
          expect(Math.abs(computed(model, given) - truth), `${form} at ${given[name]}`).toBeLessThanOrEqual(
            allowed,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
