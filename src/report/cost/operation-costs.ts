/**
 * What operations cost in a kernel, for estimates. Functions, our own (`src/elementary`), and divisions are about what
 * `npm run bench -- costs` prints at best on one core of an AMD EPYC (Zen 4) under Node 20.20: the nanoseconds by which
 * a step grows with each further use, among others that do not wait for it. Sums and products cost next to nothing there
 * and 1 ns where each waits for the one before, and `exp` 5.2 ns; the numbers lie between. `npm run bench -- estimates`
 * compares what is made of them with what is measured: within a factor of two for the shipped models. Another machine
 * may take twice or half as long, and so may one cell alone, or the first thousands of steps; which method or model
 * costs more stays the same.
 */
import type { Operation } from '../../expr/expression.ts';

/** Nanoseconds of one use. `power`, `clamp` and `round` do not occur: they are written out before they are counted. */
export const OPERATION_NANOSECONDS: Readonly<Record<Operation, number>> = {
  '+': 0.3, '-': 0.3, '*': 0.3, '/': 0.7, negate: 0.1, power: 0, pow: 39, abs: 0.1, sign: 0.3, floor: 0.2, ceil: 0.2,
  round: 0, min: 0.3, max: 0.3, clamp: 0, mod: 4.8, exp: 6.5, expm1: 7, exprel: 8, log: 7.7, log1p: 8.4, log10: 13,
  sqrt: 1.6, sin: 9, cos: 13, tan: 21, asin: 4, acos: 4, atan: 9.8, atan2: 15, sinh: 11, cosh: 10, tanh: 10,
  heaviside: 0.3, sigmoid: 8, '<': 0.2, '<=': 0.2, '>': 0.2, '>=': 0.2, '==': 0.2, '!=': 0.2, not: 0.1, and: 0.2,
  or: 0.2, select: 0.3, element: 0.5, interpolate: 6, held: 5, slope: 6, occurrences: 5, firstAbove: 5,
  propagator: 200, solution: 5000, fround: 0.3, pow32: 39, exp32: 6.5, expm132: 7, exprel32: 8, log32: 7.7, log1p32: 8.4, log1032: 13, sin32: 9, cos32: 13, tan32: 21, asin32: 4, acos32: 4, atan32: 9.8, atan232: 15, sinh32: 11, cosh32: 10, tanh32: 10, sigmoid32: 8,
  uniform: 40, normal: 70, exponential: 50, bernoulli: 40, poisson: 150, binomial: 250, gaussian: 70,
  otherGaussian: 70,
}; // biome-ignore format: one table

/** Nanoseconds of a step that does nothing: the loop over steps, and the look whether there was a spike. */
export const EMPTY_STEP_NANOSECONDS = 1;

/** Nanoseconds of keeping one state: it is stored, and looked at whether it is still finite. */
export const STATE_NANOSECONDS = 0.3;
