/**
 * The elementary functions of float64 that the interpreter, the evaluator and every target share, so that
 * the same model gives the same bits wherever it runs. An entry is `Math.x` itself where that is the
 * meaning; the others read nothing but their arguments and `Math`, so a target may print their source.
 */
import type { Operation } from '../expr/expression.ts';

/** The operations of `expr` that are functions of numbers. */
export const ELEMENTARY_NAMES = [
  'pow', 'abs', 'sign', 'floor', 'ceil', 'round', 'min', 'max', 'clamp', 'mod', 'exp', 'expm1', 'exprel',
  'log', 'log1p', 'log10', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh',
  'tanh', 'heaviside', 'sigmoid',
] as const; // biome-ignore format: one table

/** A name that were no operation would drop out here, and the table below would be refused. */
export type ElementaryName = Extract<(typeof ELEMENTARY_NAMES)[number], Operation>;

/** Takes as many numbers as its operation says. */
export type ElementaryFunction = (...values: number[]) => number;

/**
 * Returns x^y with the special values of C99 Annex F: 1^y is 1 even for y = NaN, and (-1)^±infinity is 1,
 * where ECMAScript has NaN. Every target that is not JavaScript follows C99.
 */
function pow(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === -1 && (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY)) return 1;
  return x ** y;
}

/**
 * Returns the number of whole steps in x = T / dt, half a step counting as one. The billionth makes up for
 * the rounding of the quotient: 0.35 ms / 0.1 ms is four steps although its float64 is below 3.5.
 */
function round(x: number): number {
  return Math.floor(x + 0.5 + 1e-9);
}

/** Returns x, or the bound that it lies beyond; the upper one where low > high. */
function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/**
 * Returns a - b * floor(a / b), rounded once: the remainder `%` is exact in IEEE 754. It has the sign of
 * the divisor, a zero included.
 */
function mod(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return remainder < 0 === b < 0 ? remainder : remainder + b;
}

/**
 * Returns (exp(x) - 1) / x, and its limit 1 at 0. Beyond 709 expm1 overflows although the quotient is
 * finite up to 716.35, so exp(x) is taken there as the square of exp(x / 2).
 */
function exprel(x: number): number {
  if (x === 0) return 1;
  if (x <= 709) return Math.expm1(x) / x;
  if (x > 717) return Number.POSITIVE_INFINITY;
  const root = Math.exp(x / 2);
  return (root / x) * root;
}

/** Returns 1 where x >= 0, else 0. */
function heaviside(x: number): number {
  return x >= 0 ? 1 : x < 0 ? 0 : Number.NaN;
}

/** Returns 1 / (1 + exp(-x)), by exp of a number below 0 only, which cannot overflow. */
function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

export const ELEMENTARY: Readonly<Record<ElementaryName, ElementaryFunction>> = {
  pow,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round,
  min: Math.min,
  max: Math.max,
  clamp,
  mod,
  exp: Math.exp,
  expm1: Math.expm1,
  exprel,
  log: Math.log,
  log1p: Math.log1p,
  log10: Math.log10,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  heaviside,
  sigmoid,
};

const names: ReadonlySet<string> = new Set(ELEMENTARY_NAMES);

/** Whether an operation is a function of this table rather than arithmetic, logic or a table access. */
export function isElementary(operation: string): operation is ElementaryName {
  return names.has(operation);
}
