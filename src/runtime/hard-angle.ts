/**
 * The reduction of angles that the formulas of sine, cosine and tangent leave to others: huge ones, and those
 * so close to a multiple of pi/2 that the rest has lost its digits. x = n pi/2 + r with |r| ≤ pi/4, r right to 2^-100
 * of itself. Rare, hence plain.
 */

const PLACES = 1200n;

/** pi/2 2^1200, rounded down. */
const HALF_PI = BigInt(
  '0x' +
    '1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273644a29410f31c6' +
    '809bbdf2a33679a748636605614dbe4be286e9fc26adadaa3848bc90b6aecc4bcfd8de89885d' +
    '34c6fdad617feb96de80d6fdbdc70d7f6b5133f4b5d3e4822f8963fcc9250cca3d9c8b67b840' +
    '0f97142c77e0b31b4906c38aba734d22c7f51fa499ebf06caba47b9475b2c38c5e6ac410a',
);

/** The same in four parts; the first three have 33 bits, so that n below 2^20 times them is exact. */
const [FIRST, SECOND, THIRD, FOURTH] = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const; // biome-ignore format: one table

interface Angle {
  readonly quadrant: number;
  readonly high: number;
  readonly low: number;
}

/** Returns a + b as the rounded sum and what the rounding left (Knuth, TAOCP volume 2, 4.2.2). */
function twoSum(a: number, b: number): readonly [number, number] {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** Cody and Waite's way, for |x| < 2^19. */
function reduceModerate(x: number): Angle {
  const n = Math.round(x / (FIRST + SECOND));
  const [a, aLow] = twoSum(x - n * FIRST, -(n * SECOND));
  const [b, bLow] = twoSum(a, -(n * THIRD));
  const [high, low] = twoSum(b, aLow + (bLow - n * FOURTH));
  return { quadrant: n % 4, high, low };
}

/** Returns the number as a whole one times 2^-1200, for sizes of 2^19 and more. */
function fixed(x: number): bigint {
  let [whole, doublings] = [x, 0n];
  for (; Math.abs(whole) >= 2 ** 53; doublings += 1n) whole /= 2;
  // At least 2^19, it has at most 33 binary places.
  return (BigInt(whole * 2 ** 34) << (PLACES - 34n)) << doublings;
}

function reduce(x: number): Angle {
  if (!Number.isFinite(x)) return { quadrant: Number.NaN, high: Number.NaN, low: Number.NaN };
  if (Math.abs(x) < 2 ** 19) return reduceModerate(x);
  const angle = fixed(Math.abs(x));
  const n = (2n * angle + HALF_PI) / (2n * HALF_PI);
  // 900 places: no float64 is nearer to a multiple of pi/2 than 2^-62.
  const rest = (angle - n * HALF_PI) >> 300n;
  const sign = x < 0 ? -1 : 1;
  const high = Number(rest);
  const low = Number(rest - BigInt(high));
  const scale = sign * 2 ** -900;
  return {
    quadrant: sign * Number(n % 4n),
    high: high * scale,
    low: low * scale,
  };
}

/** Returns n modulo 4, of the sign of x, for x = n pi/2 + r with |r| ≤ pi/4; NaN if x is not finite. */
export function hardQuadrant(x: number): number {
  return reduce(x).quadrant;
}

/** Returns r of x = n pi/2 + r, rounded. */
export function hardHigh(x: number): number {
  return reduce(x).high;
}

/** Returns what the rounding of `hardHigh` left. */
export function hardLow(x: number): number {
  return reduce(x).low;
}

/** `hardQuadrant` for a float32 number, whose quadrants are the same. */
export const hardQuadrant32: (x: number) => number = hardQuadrant;

/** Returns r of x = n pi/2 + r, rounded to float32. */
export function hardHigh32(x: number): number {
  return Math.fround(reduce(x).high);
}

/** Returns what the rounding of `hardHigh32` left, as a float32 number. */
export function hardLow32(x: number): number {
  const { high, low } = reduce(x);
  return Math.fround(high - Math.fround(high) + low);
}
