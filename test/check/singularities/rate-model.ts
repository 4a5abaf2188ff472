/** Formulas as the output of a channel, and how far what is computed of them is from what they mean. */
import type { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { check } from '../../../src/check/check.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { decimals } from '../../../src/interpreter/decimal-arithmetic.ts';
import { dual } from '../../../src/interpreter/dual-arithmetic.ts';
import { float64 } from '../../../src/interpreter/float64-arithmetic.ts';
import { evaluate } from '../../../src/interpreter/interpret.ts';
import { explainSingularities, singularityText } from '../../../src/report/explain-singularities.ts';
import { writtenValue } from './written-value.ts';

/** What formulas may read: `x` and `y` have no unit, `v` is in mV. */
export const PARAMETERS: Readonly<Record<string, number>> = {
  a: 2,
  b: 3,
  c: 0.3,
  E: -40,
  k: 9,
  ci: 1,
  co: 2,
};

export function modelOf(text: string): CheckedModel {
  const { models, diagnostics } = check({ name: 'rate.axo', text });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known([...models.values()].at(-1), 'model');
}

/** The model of a formula, behind the other declarations that it needs. */
export function rateModel(formula: string, declarations: string = ''): CheckedModel {
  return modelOf(`channel Rate {
  param a = 2; param b = 3; param c = 0.3; param ci = 1; param co = 2
  param E = -40 mV; param k = 9 mV
  input v : mV
  input x; input y
  ${declarations}
  output r = ${formula}
}
`);
}

/** What `axode explain` says of the singularities. */
export function told(model: CheckedModel): readonly string[] {
  return explainSingularities(model).map(singularityText);
}

/** What is computed at a place. */
export function computed(model: CheckedModel, given: Readonly<Record<string, number>>): number {
  const { value } = known(model.definitions.at(-1), 'output');
  const map = new Map(Object.entries(given));
  return Number(evaluate(model, value, { arithmetic: float64, given: map }));
}

/** Near a point where N and D are of order 3, two thirds of them cancel. */
const exactly = decimals(100);

function asDecimals(given: Readonly<Record<string, number>>): Record<string, Decimal> {
  const all: Readonly<Record<string, number>> = { ...PARAMETERS, ...given };
  return Object.fromEntries(
    // c is the decimal 0.3, as it is written; what is given is a float64.
    [...Object.entries(all), ['pi', 0] as const].map(([name, value]) => [name, exactNumber(name, value)]),
  );
}

function exactNumber(name: string, value: number): Decimal {
  if (name === 'pi') return exactly.pi;
  return name === 'c' ? exactly.fromExact({ numerator: 3n, denominator: 10n }) : exactly.fromNumber(value);
}

/** What is meant: the exact function of the numbers that are given. */
export function meant(formula: string, given: Readonly<Record<string, number>>): Decimal {
  return writtenValue(formula, exactly, asDecimals(given));
}

/** The exact derivative with respect to one of the numbers that are given. */
export function slopeMeant(formula: string, given: Readonly<Record<string, number>>, name: string): Decimal {
  const arithmetic = dual(exactly);
  const names = Object.fromEntries(
    Object.entries(asDecimals(given)).map(([each, value]) => [
      each,
      each === name ? { value, slope: exactly.fromNumber(1) } : { value },
    ]),
  );
  return writtenValue(formula, arithmetic, names).slope ?? exactly.fromNumber(0);
}

/** The distance of a float64 to the next one. */
export function ulp(x: number): number {
  return Math.max(2 ** (Math.floor(Math.log2(Math.abs(x))) - 52), Number.MIN_VALUE);
}
