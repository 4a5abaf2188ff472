/**
 * Logarithms. x = 2^k m with m from √½ to √2; with f = m - 1 and s = f / (2 + f), log(1 + f) is
 * f - (f^2/2 - s (f^2/2 + s^2 p(s^2))) (the rearrangement of 2 atanh(s) that fdlibm's e_log.c uses).
 */
import { fastTwoSum, type Pair, twoProduct, twoSum } from '../double-double.ts';
import { type FormulaBuilder, type FormulaDefinition, type FormulaNode, formula } from '../formula.ts';
import { polynomial } from '../polynomial.ts';

/** x = 2^k (1 + f), exactly. */
export interface Normalised {
  readonly k: FormulaNode;
  readonly f: FormulaNode;
}

/** Returns a positive finite number as 2^k (1 + f) with √½ ≤ 1 + f ≤ √2. */
export function normalise(b: FormulaBuilder, x: FormulaNode): Normalised {
  const { write: f } = b;
  const isTiny = b.rare(f`${x} < ${b.format.leastPlain}`);
  const [normal = x, shift = x] = b.choose(isTiny, [f`${x} * ${2 ** 64}`, 63], [x, -1]);
  // A quarter of x and 2^(2 - k) are normal numbers whatever k is; the exponent of x √½ is k - 1.
  const place = f`exponentOf(${b.named('normal', normal)} * ${b.format.SQRT_HALF})`;
  const k = f`k = ${place} - ${b.named('shift', shift)}`;
  return { k, f: f`f = 0.25 * ${normal} * powerOfTwo(1 - ${place}) - 1` };
}

/** Returns k ln 2 + log(1 + f) + more, where more is far below a unit in the last place of 1 + f. */
function logParts(b: FormulaBuilder, { k, f: fraction }: Normalised, more?: FormulaNode): Pair {
  const { write: f } = b;
  const { LN2_HIGH, LN2_LOW, LOG_TAIL } = b.format;
  const s = f`s = ${fraction} / (2 + ${fraction})`;
  const z = f`z = ${s} * ${s}`;
  const half = f`half = 0.5 * ${fraction} * ${fraction}`;
  const tail = f`${s} * (${half} + ${z} * ${polynomial(b, z, LOG_TAIL)})`;
  const rest = more === undefined ? f`${k} * ${LN2_LOW}` : f`${k} * ${LN2_LOW} + ${more}`;
  const sum = fastTwoSum(b, f`${k} * ${LN2_HIGH}`, fraction);
  return { high: b.named('sum', sum.high), low: f`low = ${sum.low} - (${half} - (${tail} + ${rest}))` };
}

/** The logarithm where it is none of a positive finite number. */
function special(b: FormulaBuilder, x: FormulaNode, pole: number): FormulaNode {
  const { write: f } = b;
  return b.select(f`${x} == ${pole}`, -Infinity, b.select(f`${x} < ${pole}`, Number.NaN, x));
}

export const log: FormulaDefinition = formula('log', (b, x) => {
  const { write: f } = b;
  const isSpecial = b.rare(f`not (${x} > 0 and ${x} < ${Infinity})`);
  const { high, low } = logParts(b, normalise(b, x));
  return b.select(isSpecial, special(b, x, 0), f`${high} + ${low}`);
});

/** log(u + c) where u = 1 + x rounded and c what that left: log(u) + c / u. */
export const log1p: FormulaDefinition = formula('log1p', (b, x) => {
  const { write: f } = b;
  const isSpecial = b.rare(f`not (${x} > -1 and ${x} < ${Infinity} and ${x} != 0)`);
  const sum = twoSum(b, 1, x);
  const { high, low } = logParts(b, normalise(b, b.named('u', sum.high)), f`${sum.low} / ${sum.high}`);
  return b.select(isSpecial, special(b, x, -1), f`${high} + ${low}`);
});

/** log(x) / ln 10, both in two parts: powers of ten come out exactly. */
export const log10: FormulaDefinition = formula('log10', (b, x) => {
  const { write: f } = b;
  const isSpecial = b.rare(f`not (${x} > 0 and ${x} < ${Infinity})`);
  const parts = logParts(b, normalise(b, x));
  const { high, low } = fastTwoSum(b, parts.high, parts.low);
  const { LOG10_E } = b.format;
  const product = twoProduct(b, b.named('high', high), LOG10_E[0]);
  const rest = f`${product.low} + (${high} * ${LOG10_E[1]} + ${low} * ${LOG10_E[0]})`;
  return b.select(isSpecial, special(b, x, 0), f`${product.high} + (${rest})`);
});
