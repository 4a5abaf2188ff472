/**
 * sin, cos, tan. x = n pi/2 + r with |r| ≤ pi/4, pi/2 in parts (Cody and Waite) for most angles; huge ones,
 * and those too close to a multiple of pi/2, are left to a scalar routine.
 */
import { known } from '../../base/invariant.ts';
import { fastTwoSum, type Pair, split, twoProduct } from '../double-double.ts';
import { type FormulaBuilder, type FormulaDefinition, type FormulaNode, formula } from '../formula.ts';
import { polynomial } from '../polynomial.ts';

/** x = quadrant pi/2 + (high + low). */
interface Reduced extends Pair {
  readonly quadrant: FormulaNode;
}

function reduceAngle(b: FormulaBuilder, x: FormulaNode): Reduced {
  const { write: f } = b;
  const { HALF_PI_PARTS, ROUNDING, TWO_OVER_PI, angles } = b.format;
  const n = f`n = ${x} * ${TWO_OVER_PI} + ${ROUNDING} - ${ROUNDING}`;
  // All differences but the last are exact: they are small, and multiples of the last place of both.
  const [start, last] = [HALF_PI_PARTS.slice(0, -1), known(HALF_PI_PARTS.at(-1), 'part')];
  const rest = start.reduce((left, part) => f`start = ${left} - ${n} * ${part}`, x);
  const usual = fastTwoSum(b, rest, f`-(${n} * ${last})`);
  // Near a multiple of pi/2 the parts leave too few digits.
  const isPlain = f`abs(${x}) < ${angles.huge} and (abs(${usual.high}) > ${angles.clear} or ${n} == 0)`;
  const isHard = b.rare(f`not (${isPlain})`);
  const [quadrant = n, high = n, low = n] = b.choose(
    isHard,
    [f`hardQuadrant(${x})`, f`hardHigh(${x})`, f`hardLow(${x})`],
    [n, usual.high, usual.low],
  );
  return {
    quadrant: b.named('quadrant', quadrant),
    high: b.named('high', high),
    low: b.named('low', low),
  };
}

/** Returns the sine of r as r and what is added to it. */
function sineParts(
  b: FormulaBuilder,
  { high: r, low }: Pair,
  z: FormulaNode,
  coefficients: readonly number[],
): Pair {
  const { write: f } = b;
  const tail = f`${r} * (${z} * ${polynomial(b, z, coefficients)})`;
  return { high: r, low: f`sineRest = ${tail} + (${low} - 0.5 * ${z} * ${low})` };
}

/** Returns the cosine of r as the rounded 1 - r^2 / 2 and what is added to it. */
function cosineParts(b: FormulaBuilder, { high: r, low }: Pair, z: FormulaNode): Pair {
  const { write: f } = b;
  const { high, low: rest } = fastTwoSum(b, 1, f`-(0.5 * ${z})`);
  const tail = f`${z} * ${z} * ${polynomial(b, z, b.format.COS_TAIL)} - ${r} * ${low}`;
  return { high: b.named('leading', high), low: f`cosineRest = ${rest} + (${tail})` };
}

/** Returns the sine of r + n pi/2. */
function wave(b: FormulaBuilder, angle: Reduced, n: FormulaNode): FormulaNode {
  const { write: f } = b;
  const z = f`z = ${angle.high} * ${angle.high}`;
  const [s, c] = [sineParts(b, angle, z, b.format.SIN_TAIL), cosineParts(b, angle, z)];
  const sine = f`${s.high} + ${s.low}`;
  const cosine = f`${c.high} + ${c.low}`;
  const quarter = f`quarter = ${n} - 4 * floor(0.25 * ${n})`;
  const value = b.select(f`${quarter} == 1 or ${quarter} == 3`, cosine, sine);
  return b.select(f`${quarter} < 2`, b.named('value', value), f`-${value}`);
}

export const sin: FormulaDefinition = formula('sin', (b, x) => {
  const angle = reduceAngle(b, x);
  const isZero = b.rare(b.write`${x} == 0`);
  return b.select(isZero, x, wave(b, angle, angle.quadrant));
});

export const cos: FormulaDefinition = formula('cos', (b, x) => {
  const angle = reduceAngle(b, x);
  return wave(b, angle, b.write`n = ${angle.quadrant} + 1`);
});

/** sin / cos, or -cos / sin in odd quadrants, all in two parts. */
export const tan: FormulaDefinition = formula('tan', (b, x) => {
  const { write: f } = b;
  const angle = reduceAngle(b, x);
  const z = f`z = ${angle.high} * ${angle.high}`;
  const [sp, cp] = [sineParts(b, angle, z, b.format.SIN_LONG_TAIL), cosineParts(b, angle, z)];
  // Half of what the square's rounding left would be a third of a unit in the last place of the tangent.
  const squareRest = twoProduct(b, angle.high, angle.high).low;
  const s = fastTwoSum(b, sp.high, sp.low);
  const c = fastTwoSum(b, cp.high, f`${cp.low} - 0.5 * (${squareRest})`);
  const odd = f`odd = ${angle.quadrant} - 2 * floor(0.5 * ${angle.quadrant})`;
  const even = f`even = 1 - ${odd}`;
  const over = f`over = ${s.high} * ${even} - ${c.high} * ${odd}`;
  const under = f`under = ${c.high} * ${even} + ${s.high} * ${odd}`;
  const overRest = f`${s.low} * ${even} - ${c.low} * ${odd}`;
  const underRest = f`${c.low} * ${even} + ${s.low} * ${odd}`;
  const inverse = f`inverse = 1 / ${under}`;
  // Half the bits of the quotient, whose products with halves are exact, and the rest of it.
  const coarse = b.named('coarse', split(b, f`${over} * ${inverse}`).high);
  const halves = split(b, under);
  const missing = f`${over} - ${coarse} * ${halves.high} - ${coarse} * (${halves.low} + (${underRest}))`;
  return b.select(b.rare(f`${x} == 0`), x, f`${coarse} + (${missing} + (${overRest})) * ${inverse}`);
});
