/** All elementary functions that are formulas of ours; the others are single operations of IEEE 754. */
import { cosh, exp, expm1, exprel, sigmoid, sinh, tanh } from './definitions/exponential.ts';
import { acos, asin, atan, atan2 } from './definitions/inverse-trigonometric.ts';
import { log, log1p, log10 } from './definitions/logarithm.ts';
import { pow } from './definitions/power.ts';
import { cos, sin, tan } from './definitions/trigonometric.ts';
import type { FormulaDefinition } from './formula.ts';

/** A formula, what it returns in words, and its largest error in units in the last place. */
export interface DocumentedFormula {
  readonly formula: FormulaDefinition;
  readonly doc: string;
  /** Largest error against the exact value that a long search found, rounded up. */
  readonly ulp: number;
  /** The same for the function of float32. */
  readonly ulp32: number;
}

export const FORMULAS: readonly DocumentedFormula[] = [
  { formula: exp, doc: 'Returns e^x.', ulp: 0.8, ulp32: 0.8 },
  { formula: expm1, doc: 'Returns e^x - 1.', ulp: 0.85, ulp32: 1 },
  { formula: exprel, doc: 'Returns (e^x - 1) / x, and 1 at 0.', ulp: 1.6, ulp32: 1.8 },
  { formula: sigmoid, doc: 'Returns 1 / (1 + e^-x).', ulp: 1.4, ulp32: 1.25 },
  { formula: sinh, doc: 'Returns the hyperbolic sine of x.', ulp: 1.7, ulp32: 1.65 },
  { formula: cosh, doc: 'Returns the hyperbolic cosine of x.', ulp: 1.2, ulp32: 1.2 },
  { formula: tanh, doc: 'Returns the hyperbolic tangent of x.', ulp: 1.5, ulp32: 1.5 },
  { formula: log, doc: 'Returns the natural logarithm of x.', ulp: 0.9, ulp32: 0.9 },
  { formula: log1p, doc: 'Returns the natural logarithm of 1 + x.', ulp: 0.9, ulp32: 0.9 },
  { formula: log10, doc: 'Returns the logarithm of x to base 10.', ulp: 0.85, ulp32: 0.8 },
  {
    formula: pow,
    doc: 'Returns x^y, with the special values of C99 (Annex F.9.4.4): 1^y is 1 for any y.',
    ulp: 0.85,
    ulp32: 0.9,
  },
  { formula: sin, doc: 'Returns the sine of x.', ulp: 0.95, ulp32: 0.9 },
  { formula: cos, doc: 'Returns the cosine of x.', ulp: 0.9, ulp32: 0.9 },
  { formula: tan, doc: 'Returns the tangent of x.', ulp: 1, ulp32: 1.1 },
  { formula: asin, doc: 'Returns the angle from -pi/2 to pi/2 whose sine is x.', ulp: 0.75, ulp32: 0.75 },
  { formula: acos, doc: 'Returns the angle from 0 to pi whose cosine is x.', ulp: 0.7, ulp32: 0.75 },
  { formula: atan, doc: 'Returns the angle from -pi/2 to pi/2 whose tangent is x.', ulp: 0.85, ulp32: 0.9 },
  { formula: atan2, doc: 'Returns the angle of the point (x, y), from -pi to pi.', ulp: 0.85, ulp32: 0.95 },
];
