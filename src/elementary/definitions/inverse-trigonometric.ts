/**
 * asin, acos, atan, atan2. An angle is a multiple of pi/4 and the arctangent of a quotient of at most 1/2 in size, which is kept in two parts; arcsines beyond 1/2 are those of √((1 - x) / 2).
 */
import { fastTwoSum, type Pair, split, twoSum } from '../double-double.ts';
import {
  type FormulaBuilder,
  type FormulaDefinition,
  type FormulaNode,
  formula,
  formulaOfTwo,
  type Operand,
} from '../formula.ts';
import { polynomial } from '../polynomial.ts';

/** A quotient in (-1/2, 1/2), and the multiple of pi/4 that its angle adds to. */
interface Turned {
  readonly over: FormulaNode;
  readonly under: FormulaNode;
  /** What the roundings of both left. */
  readonly overRest: Operand;
  readonly underRest: FormulaNode;
  readonly base: FormulaNode;
}

/** Returns base + atan(over / under) in two parts. */
function angleOf(b: FormulaBuilder, { over, under, overRest, underRest, base }: Turned): Pair {
  const { write: f } = b;
  const { ATAN_TAIL, HALF_PI } = b.format;
  const inverse = f`inverse = 1 / ${b.named('under', under)}`;
  // Half the bits of the quotient, whose products with halves are exact, and the rest of it.
  const coarse = b.named('coarse', split(b, f`${b.named('over', over)} * ${inverse}`).high);
  const halves = split(b, under);
  const missing = f`${over} - ${coarse} * ${halves.high} - ${coarse} * (${halves.low} + ${underRest})`;
  const rest = f`rest = ${overRest === 0 ? missing : f`(${missing} + ${overRest})`} * ${inverse}`;
  const t = f`t = ${coarse} + ${rest}`;
  const z = f`z = ${t} * ${t}`;
  const tail = f`${t} * (${z} * ${polynomial(b, z, ATAN_TAIL)})`;
  const leading = fastTwoSum(b, b.named('base', base), coarse);
  return {
    high: b.named('leading', leading.high),
    low: f`low = ${leading.low} + (${tail} + (${rest} + ${base} * ${HALF_PI[1] / HALF_PI[0]}))`,
  };
}

export const atan: FormulaDefinition = formula('atan', (b, x) => {
  const { write: f } = b;
  const { HALF_PI, TAN_3_PI_8, angles } = b.format;
  const size = f`size = abs(${x})`;
  // From 1/2 to tan(3 pi/8) the difference is exact, and so is what the sum's rounding left.
  const sum = f`sum = ${size} + 1`;
  const [over0 = x, under0 = x, underRest0 = x, base0 = x] = b.choose(
    f`${size} < ${TAN_3_PI_8}`,
    [f`${size} - 1`, sum, f`${size} - (${sum} - 1)`, HALF_PI[0] / 2],
    [-1, size, 0, HALF_PI[0]],
  );
  const [over = x, under = x, underRest = x, base = x] = b.choose(
    f`${size} < 0.5`,
    [size, 1, 0, 0],
    [over0, under0, underRest0, base0],
  );
  const { high, low } = angleOf(b, { over, under, overRest: 0, underRest, base });
  const angle = f`angle = ${high} + ${low}`;
  const isFar = b.rare(f`not (${size} < ${angles.thin} and ${x} != 0)`);
  const far = b.select(f`${x} > 1`, HALF_PI[0], b.select(f`${x} < -1`, -HALF_PI[0], x));
  return b.select(isFar, far, b.select(f`${x} < 0`, f`-${angle}`, angle));
});

/** Returns the angle of a point whose coordinates are not negative, not both 0, and neither huge nor tiny. */
function firstQuadrant(b: FormulaBuilder, y: FormulaNode, x: FormulaNode): Pair {
  const { write: f } = b;
  const { HALF_PI, TAN_3_PI_8 } = b.format;
  const [difference, sum] = [twoSum(b, y, f`-${x}`), twoSum(b, y, x)];
  const [over0 = y, overRest0 = y, under0 = y, underRest0 = y, base0 = y] = b.choose(
    f`${y} < ${TAN_3_PI_8} * ${x}`,
    [difference.high, difference.low, sum.high, sum.low, HALF_PI[0] / 2],
    [f`-${x}`, 0, y, 0, HALF_PI[0]],
  );
  const [over = y, overRest = y, under = y, underRest = y, base = y] = b.choose(
    f`${y} < 0.5 * ${x}`,
    [y, 0, x, 0, 0],
    [over0, overRest0, under0, underRest0, base0],
  );
  return angleOf(b, { over, under, overRest, underRest, base });
}

export const atan2: FormulaDefinition = formulaOfTwo('atan2', ['y', 'x'], (b, y, x) => {
  const { write: f } = b;
  const { HALF_PI } = b.format;
  const { thin: thinness, far: scale, rescale } = b.format.angles;
  const [v, u] = [f`up = abs(${y})`, f`across = abs(${x})`];
  const isNegative = f`${x} < 0 or 1 / ${x} < 0`;

  // Coordinates so large or small that their products leave the normal numbers are scaled alike; where only one
  // of the two is, the angle is thin.
  const isFar = b.rare(f`not (${v} < ${scale} and ${v} > ${1 / scale})`);
  const factor = b.select(f`${v} > 1`, 1 / rescale, rescale);
  const [up = v, across = u] = b.choose(isFar, [f`${v} * ${factor}`, f`${u} * ${factor}`], [v, u]);
  const { high, low } = firstQuadrant(b, b.named('v', up), b.named('u', across));

  const opposite = fastTwoSum(b, 2 * HALF_PI[0], f`-${high}`);
  const turned = f`${opposite.high} + (${opposite.low} + (${2 * HALF_PI[1]} - ${low}))`;
  const angle = b.named('angle', b.select(f`${x} < 0`, turned, f`${high} + ${low}`));

  const isThin = b.rare(f`not (${v} > ${1 / thinness} * ${u} and ${u} > ${1 / thinness} * ${v})`);
  const flat = b.select(isNegative, 2 * HALF_PI[0], f`${v} / ${u}`);
  const alongX = b.select(f`${v} == 0`, b.select(isNegative, 2 * HALF_PI[0], 0), flat);
  const diagonal = b.select(isNegative, 1.5 * HALF_PI[0], 0.5 * HALF_PI[0]);
  // Where neither is smaller and they are not equal, one is NaN.
  const thin = b.select(
    f`${v} < ${u} or ${v} == 0 and ${u} == 0`,
    alongX,
    b.select(f`${u} < ${v}`, HALF_PI[0], b.select(f`${u} == ${v}`, diagonal, f`${u} + ${v}`)),
  );
  const size = b.named('size', b.select(isThin, thin, angle));
  return b.select(f`${y} < 0 or 1 / ${y} < 0`, f`-${size}`, size);
});

/** asin(|x|) = base + factor (high + low). */
interface Arc extends Pair {
  readonly size: FormulaNode;
  readonly isNear: FormulaNode;
}

/**
 * Returns asin(s) in two parts, where s is |x| below 1/2 and √((1 - |x|) / 2) above. The root's first half has a
 * square without error, so what is missing of it is known.
 */
function arc(b: FormulaBuilder, x: FormulaNode): Arc {
  const { write: f } = b;
  const size = f`size = abs(${x})`;
  const isNear = f`isNear = ${size} < 0.5`;
  const [z = x] = b.choose(isNear, [f`${size} * ${size}`], [f`0.5 - 0.5 * ${size}`]);
  const root = f`root = sqrt(${b.named('z', z)})`;
  const coarse = split(b, root).high;
  const [high = x, rest = x] = b.choose(
    isNear,
    [size, 0],
    [coarse, f`(${z} - ${coarse} * ${coarse}) / (${root} + ${coarse})`],
  );
  const tail = f`${root} * (${z} * ${polynomial(b, z, b.format.ASIN_TAIL)})`;
  return { size, isNear, high: b.named('high', high), low: f`low = ${tail} + ${b.named('rest', rest)}` };
}

/** Outside -1 to 1 there is none; at the ends the root is 0. */
function edge(b: FormulaBuilder, x: FormulaNode, atOne: number, atMinusOne: number): FormulaNode {
  const { write: f } = b;
  return b.select(f`${x} == 1`, atOne, b.select(f`${x} == -1`, atMinusOne, Number.NaN));
}

/** asin(s), or pi/2 - 2 asin(s). */
export const asin: FormulaDefinition = formula('asin', (b, x) => {
  const { write: f } = b;
  const { HALF_PI } = b.format;
  const { size, isNear, high, low } = arc(b, x);
  const far = fastTwoSum(b, HALF_PI[0], f`-2 * ${high}`);
  const farAngle = f`${far.high} + (${far.low} + (${HALF_PI[1]} - 2 * ${low}))`;
  const angle = b.named('angle', b.select(isNear, f`${high} + ${low}`, farAngle));
  const isEdge = b.rare(f`not (${size} < 1 and ${x} != 0)`);
  const atEdge = b.select(f`${x} == 0`, x, edge(b, x, HALF_PI[0], -HALF_PI[0]));
  return b.select(isEdge, atEdge, b.select(f`${x} < 0`, f`-${angle}`, angle));
});

/** pi/2 - asin(s) or pi/2 + asin(s); 2 asin(s) or pi - 2 asin(s). */
export const acos: FormulaDefinition = formula('acos', (b, x) => {
  const { write: f } = b;
  const { HALF_PI } = b.format;
  const { size, isNear, high, low } = arc(b, x);
  const isNegative = f`${x} < 0`;
  const base = b.select(isNear, HALF_PI[0], b.select(isNegative, 2 * HALF_PI[0], 0));
  const baseRest = b.select(isNear, HALF_PI[1], b.select(isNegative, 2 * HALF_PI[1], 0));
  const factor = f`factor = ${b.select(isNear, -1, 2)} * ${b.select(isNegative, -1, 1)}`;
  const sum = fastTwoSum(b, b.named('base', base), f`${factor} * ${high}`);
  const angle = f`${sum.high} + (${sum.low} + (${b.named('baseRest', baseRest)} + ${factor} * ${low}))`;
  const isEdge = b.rare(f`not (${size} < 1)`);
  return b.select(isEdge, edge(b, x, 0, 2 * HALF_PI[0]), angle);
});
