/**
 * x^y = exp(y log x) with the logarithm in two parts (float64: to about 2^-70 of itself), as |y log x| may be 745
 * and its absolute error is the relative one of the power. Special values follow C99, Annex F.9.4.4.
 */
import { known } from '../../base/invariant.ts';
import { fastTwoSum, type Pair, twoProduct } from '../double-double.ts';
import { type FormulaBuilder, type FormulaDefinition, type FormulaNode, formulaOfTwo } from '../formula.ts';
import { polynomial } from '../polynomial.ts';
import { exponential, scaleFar } from './exponential.ts';
import { normalise } from './logarithm.ts';

/** Returns the logarithm of a positive finite number: k ln 2 + 2 s + s^3 (2/3 + s^2 (2/5 + …)). */
function exactLogarithm(b: FormulaBuilder, x: FormulaNode): Pair {
  const { write: f } = b;
  const { LN2_HIGH, LN2_LOW, LOG_FAR_TAIL, TWO_THIRDS } = b.format;
  const { k, f: fraction } = normalise(b, x);
  const divisor = fastTwoSum(b, 2, fraction);
  const inverse = f`inverse = 1 / ${b.named('divisor', divisor.high)}`;
  const s = f`s = ${fraction} * ${inverse}`;
  const back = twoProduct(b, s, divisor.high);
  const sLow = f`sLow = (${fraction} - ${back.high} - ${back.low} - ${s} * ${divisor.low}) * ${inverse}`;

  const square = twoProduct(b, s, s);
  const z = b.named('z', square.high);
  const cube = twoProduct(b, s, z);
  const cubeLow = f`cubeLow = ${cube.low} + ${s} * ${square.low} + 3 * ${sLow} * ${z}`;
  // The series from s^5 on, with the rounding of its first coefficient's sum and of its product with s^2.
  const [first, ...others] = LOG_FAR_TAIL;
  const inner = fastTwoSum(b, known(first, 'coefficient'), f`${z} * ${polynomial(b, z, others)}`);
  const outer = twoProduct(b, z, b.named('inner', inner.high));
  const squareLow = f`${square.low} + 2 * ${s} * ${sLow}`;
  const factor = fastTwoSum(b, TWO_THIRDS[0], outer.high);
  const outerLow = f`${outer.low} + (${z} * ${inner.low} + (${squareLow}) * ${inner.high})`;
  const factorLow = f`${factor.low} + (${TWO_THIRDS[1]} + ${outerLow})`;
  const tail = twoProduct(b, b.named('cube', cube.high), b.named('factor', factor.high));
  const tailLow = f`${tail.low} + (${cube.high} * (${factorLow}) + ${cubeLow} * ${factor.high})`;

  const leading = fastTwoSum(b, f`${k} * ${LN2_HIGH}`, f`2 * ${s}`);
  const sum = fastTwoSum(b, leading.high, tail.high);
  const rest = f`${leading.low} + ${sum.low} + (${tailLow} + 2 * ${sLow} + ${k} * ${LN2_LOW})`;
  return fastTwoSum(b, sum.high, rest);
}

/** Returns x^y for finite x > 0 and a y that is not huge. */
function positivePower(b: FormulaBuilder, x: FormulaNode, y: FormulaNode): FormulaNode {
  const { write: f } = b;
  const { lowest, overflow, underflow } = b.format.exponentials;
  const logarithm = exactLogarithm(b, x);
  const product = twoProduct(b, y, b.named('logarithm', logarithm.high));
  const exponent = fastTwoSum(b, product.high, f`${product.low} + ${y} * ${logarithm.low}`);
  const size = b.named('exponent', exponent.high);
  const e = exponential(b, size, b.named('exponentLow', exponent.low));
  const value = f`value = ${e.high} + (${e.low} + ${e.rest})`;
  const isFar = b.rare(f`not (abs(${size}) < ${-lowest})`);
  const far = scaleFar(b, value, e.n);
  const clamped = b.select(f`${size} > ${overflow}`, Infinity, b.select(f`${size} < ${underflow}`, 0, far));
  return b.select(isFar, clamped, f`${value} * powerOfTwo(${e.n})`);
}

export const pow: FormulaDefinition = formulaOfTwo('pow', ['x', 'y'], (b, x, y) => {
  const { write: f } = b;
  const { hugePower } = b.format;
  const size = f`size = abs(${x})`;
  const power = b.named('power', positivePower(b, size, y));
  const isSpecial = b.rare(f`not (${x} > 0 and ${x} < ${Infinity} and abs(${y}) < ${hugePower})`);

  // A huge y is even, and a power of anything but 1 is infinite or 0.
  const grows = f`${size} < 1 and ${y} < 0 or ${size} > 1 and ${y} > 0`;
  const limit = b.select(grows, Infinity, 0);
  const ofHuge = b.select(f`${size} == 1`, 1, limit);
  const isOdd = f`floor(${y}) == ${y} and floor(0.5 * ${y}) * 2 != ${y}`;
  const ofZeroOrInfinity = b.select(f`(${isOdd}) and (${x} < 0 or 1 / ${x} < 0)`, f`-${limit}`, limit);
  const signed = b.select(isOdd, f`-${power}`, power);
  const ofNegative = b.select(f`floor(${y}) != ${y}`, Number.NaN, signed);
  const ofFinite = b.select(f`${size} > 0 and ${size} < ${Infinity}`, ofNegative, ofZeroOrInfinity);
  const ofNumbers = b.select(f`abs(${y}) >= ${hugePower}`, ofHuge, ofFinite);
  const isUnknown = f`${x} != ${x} or ${y} != ${y}`;
  const special = b.select(f`${y} == 0 or ${x} == 1`, 1, b.select(isUnknown, Number.NaN, ofNumbers));
  return b.select(isSpecial, special, power);
});
