/**
 * asin, acos, atan, atan2. An angle is a multiple of pi/4 and the arctangent of a quotient of at most 1/2 in size, which is kept in two parts; arcsines beyond 1/2 are those of √((1 - x) / 2).
 */
import { fastTwoSum, type Pair, split } from '../double-double.ts';
import {
  type FormulaBuilder,
  type FormulaDefinition,
  type FormulaNode,
  formula,
  formulaOfTwo,
} from '../formula.ts';
import { polynomial } from '../polynomial.ts';

/** A quotient in [-1/2, 1/2], and the multiple of pi/4 that its angle adds to. */
interface Turned {
  readonly over: FormulaNode;
  readonly under: FormulaNode;
  /** What the rounding of the latter left, where that was one. */
  readonly underRest: FormulaNode;
  readonly base: FormulaNode;
}

/** Returns base + atan(over / under). */
function angleOf(b: FormulaBuilder, { over, under, underRest, base }: Turned): FormulaNode {
  const { write: f } = b;
  const { ATAN_TAIL, QUARTER_PI, angles } = b.format;
  // So few bits of the quotient that its products with both parts of what is under it are exact, and the rest of it.
  const t = f`t = ${over} / ${under}`;
  const coarse = b.named('coarse', split(b, t, angles.splitter).high);
  const parts = split(b, under, angles.splitter);
  const missing = f`${over} - ${coarse} * ${parts.high} - ${coarse} * (${parts.low} + ${underRest})`;
  const rest = f`rest = ${missing} / ${under}`;
  // The rounded quotient is good enough for the tail, which then need not wait for the rest.
  const z = f`z = ${t} * ${t}`;
  const tail = f`${t} * (${z} * ${polynomial(b, z, ATAN_TAIL)})`;
  const { high, low } = fastTwoSum(b, base, coarse);
  const baseRest = f`${base} * ${QUARTER_PI[1] / QUARTER_PI[0]}`;
  return f`${b.named('leading', high)} + (${low} + (${tail} + (${rest} + ${baseRest})))`;
}

export const atan: FormulaDefinition = formula('atan', (b, x) => {
  const { write: f } = b;
  const { HALF_PI, QUARTER_PI, angles } = b.format;
  const size = f`size = abs(${x})`;
  const sum = f`sum = ${size} + 1`;
  const [over0 = x, under0 = x, underRest0 = x, base0 = x] = b.choose(
    f`${size} < 2`,
    [f`${size} - 1`, sum, f`${size} - (${sum} - 1)`, QUARTER_PI[0]],
    [-1, size, 0, 2 * QUARTER_PI[0]],
  );
  const [over = x, under = x, underRest = x, base = x] = b.choose(
    f`${size} < 0.5`,
    [size, 1, 0, 0],
    [over0, under0, underRest0, base0],
  );
  const named = { over: b.named('over', over), under: b.named('under', under), base: b.named('base', base) };
  const angle = b.named('angle', angleOf(b, { ...named, underRest }));
  const isFar = b.rare(f`not (${size} < ${angles.thin} and ${x} != 0)`);
  const far = b.select(f`${x} > 1`, HALF_PI[0], b.select(f`${x} < -1`, -HALF_PI[0], x));
  return b.select(isFar, far, b.select(f`${x} < 0`, f`-${angle}`, angle));
});

/**
 * Returns the angle of (x, v) for v > 0, u = |x|, where neither is huge or tiny nor much larger than the other. The point
 * is turned back by the angle of (across, up), each -1, 0 or 1, so that nothing is multiplied by anything else, and what
 * is over the line is exact where it is a difference, as v and u are then within a factor of 2 of each other.
 */
function upperAngle(b: FormulaBuilder, v: FormulaNode, u: FormulaNode, x: FormulaNode): FormulaNode {
  const { write: f } = b;
  const up = b.named('up', b.select(f`${u} > ${v} * 2`, 0, 1));
  const across = b.named('across', b.select(f`${v} > ${u} * 2`, 0, b.select(f`${x} < 0`, -1, 1)));
  const [first, second] = [f`${across} * ${x}`, f`${up} * ${v}`];
  const under = f`under = ${first} + ${second}`;
  const angle = angleOf(b, {
    over: f`over = ${across} * ${v} - ${up} * ${x}`,
    under,
    // Exact for angles below pi/4; what others lack is a fifth of a unit in their last place at most.
    underRest: f`${second} - (${under} - ${first})`,
    base: f`base = ((${up} - 2) * ${across} + 2) * ${b.format.QUARTER_PI[0]}`,
  });
  return b.named('angle', angle);
}

/** atan2 for points near an axis, the origin or infinity. */
function farAngle(b: FormulaBuilder, y: FormulaNode, x: FormulaNode): FormulaNode {
  const { write: f } = b;
  const { HALF_PI } = b.format;
  const { thin: thinness, far, rescale } = b.format.angles;
  const [v, u] = [f`abs(${y})`, f`abs(${x})`];
  const isNegative = f`${x} < 0 or 1 / ${x} < 0`;

  // Coordinates so large or small that their products leave the normal numbers are scaled alike; where only one
  // of the two is, the angle is thin.
  const isFar = f`not (${v} < ${far} and ${v} > ${1 / far})`;
  const factor = b.select(isFar, b.select(f`${v} > 1`, 1 / rescale, rescale), 1);
  const angle = upperAngle(b, f`${v} * ${factor}`, f`${u} * ${factor}`, f`${x} * ${factor}`);

  const isThin = f`not (${v} > ${1 / thinness} * ${u} and ${u} > ${1 / thinness} * ${v})`;
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
}

export const atan2: FormulaDefinition = formulaOfTwo('atan2', ['y', 'x'], (b, y, x) => {
  const { write: f } = b;
  const { near } = b.format.angles;
  const [v, u] = [f`abs(${y})`, f`abs(${x})`];
  const isFar = b.rare(
    f`not (${v} > ${1 / near} and ${v} < ${near} and ${u} > ${1 / near} and ${u} < ${near})`,
  );
  const angle = upperAngle(b, b.named('v', v), b.named('u', u), x);
  return b.select(isFar, farAngle(b, y, x), b.select(f`${y} < 0`, f`-${angle}`, angle));
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
