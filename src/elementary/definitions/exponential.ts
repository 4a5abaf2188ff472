/**
 * exp and what is made of it. x = n ln 2 + r with |r| ≤ ln 2 / 2 (Cody and Waite 1980, ln 2 in two parts so that
 * n times the first is exact); exp(r) = 1 + r + r^2/2 + r^3 q(r) is kept as an unevaluated sum, so that each function
 * rounds once at its end.
 */
import { fastTwoSum, type Pair, twoSum } from '../double-double.ts';
import {
  type FormulaBuilder,
  type FormulaDefinition,
  type FormulaNode,
  formula,
  type Operand,
} from '../formula.ts';
import { polynomial } from '../polynomial.ts';

/** exp(x) = 2^n (high + low), and the parts of high + low = 1 + (reduced + tail). */
export interface Exponential extends Pair {
  readonly n: FormulaNode;
  readonly reduced: FormulaNode;
  readonly tail: FormulaNode;
  /** What to add to the tail where it decides the last place, as where the sum cancels. */
  readonly rest: FormulaNode;
}

/** Returns exp(x + more) in parts, for x that exp takes to numbers and |more| below a unit in the last place of x. */
export function exponential(b: FormulaBuilder, x: FormulaNode, more?: FormulaNode): Exponential {
  const { write: f } = b;
  const { EXP_TAIL, LN2_HIGH, LN2_LOW, LOG2_E, ROUNDING } = b.format;
  const n = f`n = ${x} * ${LOG2_E} + ${ROUNDING} - ${ROUNDING}`;
  const reduced = f`high = ${x} - ${n} * ${LN2_HIGH}`;
  const low = more === undefined ? f`low = ${n} * ${LN2_LOW}` : f`low = ${n} * ${LN2_LOW} - ${more}`;
  const r = f`r = ${reduced} - ${low}`;
  const square = f`square = ${r} * ${r}`;
  const cubic = f`${square} * ${r} * ${polynomial(b, r, EXP_TAIL)}`;
  const tail = f`tail = 0.5 * ${square} + (${cubic} - ${low})`;
  const one = fastTwoSum(b, 1, reduced);
  const rest = f`${r} * (${reduced} - ${r} - ${low})`;
  return { n, reduced, tail, rest, high: b.named('sum', one.high), low: f`${one.low} + ${tail}` };
}

/** Returns value * 2^n, rounded once, for n a little beyond the exponents of normal numbers. */
export function scaleFar(b: FormulaBuilder, value: FormulaNode, n: FormulaNode): FormulaNode {
  const { write: f } = b;
  const half = f`half = floor(${n} * 0.5)`;
  return f`${value} * powerOfTwo(${half}) * powerOfTwo(${n} - ${half})`;
}

/** exp(x) for x where it may leave the normal numbers. */
function expFar(b: FormulaBuilder, x: FormulaNode, e: Exponential): FormulaNode {
  const { write: f } = b;
  const { overflow, underflow } = b.format.exponentials;
  const scaled = scaleFar(b, f`${e.high} + ${e.low}`, e.n);
  return b.select(f`${x} > ${overflow}`, Infinity, b.select(f`${x} < ${underflow}`, 0, scaled));
}

export const exp: FormulaDefinition = formula('exp', (b, x) => {
  const { write: f } = b;
  const { lowest, highest } = b.format.exponentials;
  const e = exponential(b, x);
  const isFar = b.rare(f`not (${x} > ${lowest} and ${x} < ${highest})`);
  return b.select(isFar, expFar(b, x, e), f`(${e.high} + ${e.low}) * powerOfTwo(${e.n})`);
});

/** Returns exp(x) - 1 for x from `lowest` to `highest`: 2^n - 1, exact in two parts, and 2^n (exp(r) - 1). */
function expMinusOne(b: FormulaBuilder, x: FormulaNode): Pair {
  const { write: f } = b;
  const { n, reduced, tail, rest } = exponential(b, x);
  const scale = f`scale = powerOfTwo(${n})`;
  const whole = f`whole = ${scale} - 1`;
  const sum = fastTwoSum(b, whole, f`${scale} * ${reduced}`);
  return {
    high: b.named('sum', sum.high),
    low: f`${sum.low} + ((${scale} - ${whole} - 1) + ${scale} * (${tail} + ${rest}))`,
  };
}

/** Returns the pair as one number. */
function rounded({ write: f }: FormulaBuilder, { high, low }: Pair): FormulaNode {
  return f`${high} + ${low}`;
}

export const expm1: FormulaDefinition = formula('expm1', (b, x) => {
  const { write: f } = b;
  const { nothing, highest } = b.format.exponentials;
  const isFar = b.rare(f`not (${x} > ${nothing} and ${x} < ${highest} and ${x} != 0)`);
  const far = b.select(f`${x} <= ${nothing}`, -1, b.select(f`${x} == 0`, x, expFar(b, x, exponential(b, x))));
  return b.select(isFar, far, rounded(b, expMinusOne(b, x)));
});

/** (exp(x) - 1) / x; beyond `highest`, where exp overflows, the quotient is finite for a while. */
export const exprel: FormulaDefinition = formula('exprel', (b, x) => {
  const { write: f } = b;
  const { nothing, highest, quotientOverflow } = b.format.exponentials;
  const isFar = b.rare(f`not (${x} > ${nothing} and ${x} < ${highest} and ${x} != 0)`);
  const e = exponential(b, x);
  const high = f`(${e.high} + ${e.low}) * powerOfTwo(${e.n} - 64) / ${x} * ${2 ** 64}`;
  const beyond = b.select(f`${x} > ${quotientOverflow}`, Infinity, high);
  const far = b.select(f`${x} == 0`, 1, b.select(f`${x} <= ${nothing}`, f`-1 / ${x}`, beyond));
  return b.select(isFar, far, f`${rounded(b, expMinusOne(b, x))} / ${x}`);
});

/** 1 / (1 + exp(-x)), the sum kept in two parts. Below `lowest` the 1 is nothing beside the exponential. */
export const sigmoid: FormulaDefinition = formula('sigmoid', (b, x) => {
  const { write: f } = b;
  const { lowest, underflow } = b.format.exponentials;
  const e = exponential(b, f`-${x}`);
  const isFar = b.rare(f`not (${x} > ${lowest} and ${x} < ${-lowest})`);
  const tiny = scaleFar(b, f`1 / (${e.high} + ${e.low})`, f`-${e.n}`);
  const far = b.select(f`${x} > 0`, 1, b.select(f`${x} < ${underflow}`, 0, tiny));
  const scale = f`scale = powerOfTwo(${e.n})`;
  const value = fastTwoSum(b, e.high, e.low);
  const sum = twoSum(b, 1, f`${scale} * ${value.high}`);
  const rest = f`rest = ${sum.low} + ${scale} * ${value.low}`;
  const inverse = f`inverse = 1 / ${b.named('sum', sum.high)}`;
  return b.select(isFar, far, f`${inverse} - ${inverse} * (${inverse} * ${rest})`);
});

/** Returns exp(|x|) / 2, infinite where that overflows. */
function halfExponential(b: FormulaBuilder, size: FormulaNode): FormulaNode {
  const { write: f } = b;
  const { highest, halfOverflow } = b.format.exponentials;
  const e = exponential(b, size);
  const sum = f`${e.high} + ${e.low}`;
  const isFar = b.rare(f`not (${size} < ${highest})`);
  const far = b.select(
    f`${size} > ${halfOverflow}`,
    Infinity,
    f`${sum} * powerOfTwo(${e.n} - 65) * ${2 ** 64}`,
  );
  return b.named('half', b.select(isFar, far, f`${sum} * powerOfTwo(${e.n} - 1)`));
}

export const cosh: FormulaDefinition = formula('cosh', (b, x) => {
  const half = halfExponential(b, b.write`size = abs(${x})`);
  return b.write`${half} + 0.25 / ${half}`;
});

/** Below 1 the odd polynomial, as the difference of exponentials would cancel. */
export const sinh: FormulaDefinition = formula('sinh', (b, x) => {
  const { write: f } = b;
  const size = f`size = abs(${x})`;
  const square = f`square = ${x} * ${x}`;
  const near = f`${x} + ${x} * (${square} * ${polynomial(b, square, b.format.SINH_TAIL)})`;
  const half = halfExponential(b, size);
  const difference = f`difference = ${half} - 0.25 / ${half}`;
  const signed: Operand = b.select(f`${x} < 0`, f`-${difference}`, difference);
  return b.select(f`${size} < 0.882`, near, signed);
});

/** t / (t + 2) with t = exp(2 x) - 1, both in two parts; 1 / (t + 2) is half of what the quotient leaves of 1. */
export const tanh: FormulaDefinition = formula('tanh', (b, x) => {
  const { write: f } = b;
  const isFar = b.rare(f`not (abs(${x}) < ${b.format.exponentials.tangentOne} and ${x} != 0)`);
  const far = b.select(f`${x} > 1`, 1, b.select(f`${x} < -1`, -1, x));
  const parts = expMinusOne(b, f`twice = 2 * ${x}`);
  const t = fastTwoSum(b, parts.high, parts.low);
  const below = twoSum(b, 2, b.named('t', t.high));
  const quotient = f`quotient = ${t.high} / ${below.high}`;
  const missing = f`missing = ${t.low} - ${quotient} * (${below.low} + ${t.low})`;
  return b.select(isFar, far, f`${quotient} + ${missing} * (0.5 - 0.5 * ${quotient})`);
});
