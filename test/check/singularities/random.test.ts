/**
 * Laws for random formulas that are 0/0 somewhere. Truth: the exact function of the float64 inputs, in 100 digits.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { innerRounding } from './inner-rounding.ts';
import { farForm, randomForm, twoPlaces } from './random-forms.ts';
import { computed, meant, rateModel, told, ulp } from './rate-model.ts';

/** In units of the inner argument. */
const DISTANCES = [
  2 ** -50, -1000 * 2 ** -52, 1e-9, -1e-6, 1e-3, -0.04, 0.12, -0.21, 0.33, -0.47, 0.62, -0.77, 0.9,
]; // biome-ignore format: one row

/** A hundred digits of sixty formulas take their time on a machine that does much else. */
const TIME_LIMIT = { timeout: 300_000 };

/** What rounding inside of the formula does is costly to know, and mostly needs no looking into. */
function allowedFor(off: number, own: number, inner: () => number): number {
  return off <= own ? own : own + inner();
}

describe('a random formula that is 0/0 at a place', () => {
  test('is found, and right at the place, near it and away from it', TIME_LIMIT, () => {
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
          const off = Math.abs(computed(model, given) - truth);
          expect(off, `${form} at ${given[name]}`).toBeLessThanOrEqual(
            allowedFor(off, ulps * ulp(truth), () => innerRounding(form, given, at)),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('may be one at two places', TIME_LIMIT, () => {
    fc.assert(
      fc.property(twoPlaces, ({ form, places }) => {
        const model = rateModel(form);
        const said = told(model).join('\n');
        const limits = places.map((place) => ({
          place,
          there: meant(form.replaceAll(/\bx\b/g, '(x + tiny)'), { x: place, tiny: 1e-25 }).toNumber(),
        }));
        // log1p and sqrt may end before the other place: there is no limit then, and it may be told of or not.
        const finite = limits.filter(({ there }) => Number.isFinite(there));
        const found = said.match(/is 0\/0/g)?.length ?? 0;
        expect(found, `${form}\n${said}`).toBeGreaterThanOrEqual(finite.length);
        expect(found, `${form}\n${said}`).toBeLessThanOrEqual(2);
        const ulps = Number(/right to (\d+) units/.exec(said)?.[1] ?? 4) + 3;
        for (const { place, there } of finite) {
          expect(Math.abs(computed(model, { x: place }) - there), `${form} at ${place}`).toBeLessThanOrEqual(
            ulps * ulp(there),
          );
          for (const distance of DISTANCES) {
            const x = place + distance;
            const truth = meant(form, { x }).toNumber();
            if (!Number.isFinite(truth) || truth === 0) continue;
            const off = Math.abs(computed(model, { x }) - truth);
            expect(off, `${form} at ${x}`).toBeLessThanOrEqual(
              allowedFor(off, ulps * ulp(truth), () => innerRounding(form, { x }, place)),
            );
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is right far away, where its exponentials overflow', TIME_LIMIT, () => {
    fc.assert(
      fc.property(farForm, fc.integer({ min: -1500, max: 1500 }), (form, x) => {
        const truth = meant(form, { x });
        const size = truth.abs();
        // Float64 has no room for it, or soon will not have.
        // One factor x too few is a pole, and no matter of this.
        if (x === 0 || size.gt(1e300) || !told(rateModel(form)).join().includes('is 0/0')) return;
        const near = truth.toNumber();
        const allowed = 5 * ulp(near) + 1e-300;
        expect(Math.abs(computed(rateModel(form), { x }) - near), `${form} at ${x}`).toBeLessThanOrEqual(
          allowed,
        );
      }),
      { numRuns: 60 },
    );
  });
});
