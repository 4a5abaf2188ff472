/**
 * The elementary functions to about a hundred bits, fast enough for millions of arguments: double-double
 * arithmetic (Dekker 1971) with Taylor series, and one Newton step for inverses. It shares no code, no
 * coefficient and no method of reduction with what it judges; `oracle.test.ts` compares it with decimal.js.
 */

/** A sum of two float64, the second small beside the first. */
export type Double = readonly [number, number];

/** (high + low) 2^scale: beyond the range of float64 if need be. */
export interface Exact {
  readonly high: number;
  readonly low: number;
  readonly scale: number;
}

function quickSum(a: number, b: number): Double {
  const s = a + b;
  return [s, b - (s - a)];
}

function twoSum(a: number, b: number): Double {
  const s = a + b;
  const p = s - a;
  return [s, a - (s - p) + (b - p)];
}

function twoProduct(a: number, b: number): Double {
  const p = a * b;
  const sa = 134217729 * a;
  const ah = sa - (sa - a);
  const al = a - ah;
  const sb = 134217729 * b;
  const bh = sb - (sb - b);
  const bl = b - bh;
  return [p, ah * bh - p + ah * bl + al * bh + al * bl];
}

export function add([a, b]: Double, [c, d]: Double): Double {
  const [s, e] = twoSum(a, c);
  const [t, g] = twoSum(b, d);
  const [u, v] = quickSum(s, e + t);
  return quickSum(u, v + g);
}

export function times([a, b]: Double, [c, d]: Double): Double {
  const [p, e] = twoProduct(a, c);
  return quickSum(p, e + (a * d + b * c));
}

export function negate([a, b]: Double): Double {
  return [-a, -b];
}

export function over(x: Double, y: Double): Double {
  const q1 = x[0] / y[0];
  const r1 = add(x, negate(times(y, [q1, 0])));
  const q2 = r1[0] / y[0];
  const r2 = add(r1, negate(times(y, [q2, 0])));
  const [s, e] = quickSum(q1, q2);
  return quickSum(s, e + r2[0] / y[0]);
}

function root(x: Double): Double {
  if (x[0] === 0) return [0, 0];
  const s = Math.sqrt(x[0]);
  const [p, e] = twoProduct(s, s);
  const rest = add(x, [-p, -e]);
  return quickSum(s, rest[0] / (2 * s));
}

const ONE: Double = [1, 0];

/** ln 2 in three parts. */
const LN2: readonly [number, number, number] = [
  0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34,
];

const INVERSE_FACTORIALS: readonly Double[] = (() => {
  const list: Double[] = [ONE];
  for (let n = 1; n < 32; n++) list.push(over(list[n - 1] ?? ONE, [n, 0]));
  return list;
})();

/** exp(r) - 1 for |r| below about 0.35, to relative accuracy: the series at r / 64, squared six times. */
function expSeries(r: Double): Double {
  // Below this the quotient by 64 may be subnormal; r + r^2 / 2 is enough.
  if (Math.abs(r[0]) < 1e-150) return [r[0], r[1] + (r[0] * r[0]) / 2];
  const small: Double = [r[0] / 64, r[1] / 64];
  let sum: Double = [0, 0];
  for (let n = 15; n >= 1; n--) sum = times(small, add(INVERSE_FACTORIALS[n] ?? ONE, sum));
  for (let i = 0; i < 6; i++) sum = add(add(sum, sum), times(sum, sum));
  return sum;
}

/** x = n ln 2 + r. */
function reduce(x: Double): { readonly n: number; readonly r: Double } {
  const n = Math.round(x[0] / LN2[0]);
  const r = add(add(x, negate(twoProduct(n, LN2[0]))), negate(twoProduct(n, LN2[1])));
  return { n, r: add(r, [-n * LN2[2], 0]) };
}

function expParts(x: Double): { readonly n: number; readonly value: Double } {
  const { n, r } = reduce(x);
  return { n, value: add(ONE, expSeries(r)) };
}

function scaled([high, low]: Double, scale = 0): Exact {
  return { high, low, scale };
}

function power(n: number): number {
  return 2 ** n;
}

function expMinusOne(x: Double): Double {
  const { n, r } = reduce(x);
  const series = expSeries(r);
  if (n === 0) return series;
  const factor: Double = [power(n), 0];
  return add(add(factor, [-1, 0]), times(factor, series));
}

/** log(x (1 + extra)), from Math.log's guess. */
function logOf(x: number): Double {
  if (x < 1e-290) return add(logOf(x * power(200)), negate(times([200, 0], [LN2[0], LN2[1]])));
  if (x > 1e290) return add(logOf(x * power(-200)), times([200, 0], [LN2[0], LN2[1]]));
  const guess = Math.log(x);
  const { n, r } = reduce([-guess, 0]);
  // x exp(-guess) - 1, where for n = 0 the 1s are taken away first.
  const series = expSeries(r);
  const moved = x * power(n);
  const e = add(twoSum(moved, -1), times([moved, 0], series));
  return add([guess, 0], add(e, times([-0.5, 0], times(e, e))));
}

function log1pOf(x: number): Double {
  if (x > 1e17) return add(logOf(x), [1 / x, 0]);
  const guess = Math.log1p(x);
  const sum = twoSum(1, x);
  const e =
    Math.abs(guess) < 0.3
      ? add([x, 0], times(sum, expSeries([-guess, 0])))
      : (() => {
          const { n, value } = expParts([-guess, 0]);
          return add(times(sum, times(value, [power(n), 0])), [-1, 0]);
        })();
  return add([guess, 0], add(e, times([-0.5, 0], times(e, e))));
}

/** pi / 2 in 1400 binary places. */
const PLACES = 1400n;
const HALF_PI: bigint = (() => {
  // Machin: pi / 4 = 4 atan(1/5) - atan(1/239).
  const one = 1n << (PLACES + 64n);
  const inverseTangent = (n: bigint): bigint => {
    let sum = 0n;
    let term = one / n;
    for (let k = 1n; term !== 0n; k += 2n) {
      sum += k % 4n === 1n ? term / k : -term / k;
      term /= n * n;
    }
    return sum;
  };
  return (2n * (4n * inverseTangent(5n) - inverseTangent(239n))) >> 64n;
})();

function toDouble(value: bigint): Double {
  const size = value < 0n ? -value : value;
  const bits = size.toString(2).length;
  const shift = BigInt(Math.max(0, bits - 106));
  const top = size >> shift;
  const high = Number(top);
  const low = Number(top - BigInt(high));
  const exponent = Number(shift - PLACES);
  const factor = value < 0n ? -power(exponent) : power(exponent);
  return [high * factor, low * factor];
}

const VIEW = new DataView(new ArrayBuffer(8));

/** Returns the quadrant and the rest of an angle, exactly reduced. */
function reduceAngle(x: number): { readonly quadrant: number; readonly r: Double } {
  if (Math.abs(x) < 0.7) return { quadrant: 0, r: [x, 0] };
  VIEW.setFloat64(0, Math.abs(x));
  const bits = VIEW.getBigUint64(0);
  const exponent = bits >> 52n;
  const significand = (bits & ((1n << 52n) - 1n)) | (1n << 52n);
  const fixed = (significand << (exponent + PLACES - 1075n)) * (x < 0 ? -1n : 1n);
  const n = (2n * fixed + HALF_PI) / (2n * HALF_PI);
  const floor = 2n * fixed + HALF_PI < 0n && n * 2n * HALF_PI !== 2n * fixed + HALF_PI ? n - 1n : n;
  return { quadrant: Number(((floor % 4n) + 4n) % 4n), r: toDouble(fixed - floor * HALF_PI) };
}

function sineSeries(r: Double): Double {
  const square = times(r, r);
  let sum: Double = [0, 0];
  for (let n = 27; n >= 3; n -= 2) {
    const term = INVERSE_FACTORIALS[n] ?? ONE;
    sum = times(square, add(n % 4 === 1 ? term : negate(term), sum));
  }
  return add(r, times(r, sum));
}

function cosineSeries(r: Double): Double {
  const square = times(r, r);
  let sum: Double = [0, 0];
  for (let n = 28; n >= 2; n -= 2) {
    const term = INVERSE_FACTORIALS[n] ?? ONE;
    sum = times(square, add(n % 4 === 0 ? term : negate(term), sum));
  }
  return add(ONE, sum);
}

function sineAndCosine(x: number): readonly [Double, Double] {
  const { quadrant, r } = reduceAngle(x);
  const [s, c] = [sineSeries(r), cosineSeries(r)];
  if (quadrant === 0) return [s, c];
  if (quadrant === 1) return [c, negate(s)];
  return quadrant === 2 ? [negate(s), negate(c)] : [negate(c), s];
}

/** The angle of the point (x, y), whose coordinates are neither huge nor tiny. */
function angleOf(y: Double, x: Double): Double {
  const guess = Math.atan2(y[0], x[0]);
  const [s, c] = sineAndCosine(guess);
  const d = over(add(times(y, c), negate(times(x, s))), add(times(x, c), times(y, s)));
  return add([guess, 0], d);
}

function binaryExponent(x: number): number {
  return x === 0 ? -2000 : Math.floor(Math.log2(Math.abs(x)));
}

/** x 2^n without an overflow on the way. */
function shift(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * power(half) * power(n - half);
}

export type OracleName =
  | 'exp' | 'expm1' | 'exprel' | 'sigmoid' | 'sinh' | 'cosh' | 'tanh' | 'log' | 'log1p' | 'log10' | 'pow'
  | 'sqrt' | 'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan' | 'atan2'; // biome-ignore format: one table

const LN10: Double = [2.302585092994046, -2.1707562233822494e-16];

/** Functions of finite arguments within their domain, where the value is finite and not 0. */
export const ORACLE: Readonly<Record<OracleName, (x: number, y: number) => Exact>> = {
  exp: (x) => {
    const { n, value } = expParts([x, 0]);
    return scaled(value, n);
  },
  expm1: (x) => (x < 700 ? scaled(expMinusOne([x, 0])) : ORACLE.exp(x, 0)),
  exprel: (x) => {
    const { high, low, scale } = ORACLE.expm1(x, 0);
    return scaled(over([high, low], [x, 0]), scale);
  },
  sigmoid: (x) => {
    if (x < -600) return ORACLE.exp(x, 0);
    const { n, value } = expParts([-x, 0]);
    return scaled(over(ONE, add(ONE, times(value, [power(n), 0]))));
  },
  sinh: (x) => {
    if (Math.abs(x) > 300) return scaledSign(ORACLE.exp(Math.abs(x), 0), x);
    const e = expMinusOne([Math.abs(x), 0]);
    const twice = add(e, over(e, add(ONE, e)));
    return scaled(x < 0 ? negate(twice) : twice, -1);
  },
  cosh: (x) => {
    if (Math.abs(x) > 300) return scaledSign(ORACLE.exp(Math.abs(x), 0), 1);
    const { n, value } = expParts([x, 0]);
    const e = times(value, [power(n), 0]);
    return scaled(add(e, over(ONE, e)), -1);
  },
  tanh: (x) => {
    const e = expMinusOne([2 * x, 0]);
    return scaled(over(e, add([2, 0], e)));
  },
  log: (x) => scaled(logOf(x)),
  log1p: (x) => scaled(log1pOf(x)),
  log10: (x) => scaled(over(logOf(x), LN10)),
  pow: (x, y) => {
    const { n, value } = expParts(times([y, 0], logOf(x)));
    return scaled(value, n);
  },
  sqrt: (x) => scaled(root([x, 0])),
  sin: (x) => scaled(sineAndCosine(x)[0]),
  cos: (x) => scaled(sineAndCosine(x)[1]),
  tan: (x) => {
    const [s, c] = sineAndCosine(x);
    return scaled(over(s, c));
  },
  asin: (x) => scaled(angleOf([x, 0], root(times(twoSum(1, -x), twoSum(1, x))))),
  acos: (x) => scaled(angleOf(root(times(twoSum(1, -x), twoSum(1, x))), [x, 0])),
  atan: (x) => ORACLE.atan2(x, 1),
  atan2: (y, x) => {
    const most = Math.max(binaryExponent(y), binaryExponent(x));
    const [v, u] = [shift(y, -most), shift(x, -most)];
    const ratio = binaryExponent(y) - binaryExponent(x);
    // Far below the diagonal the angle is the quotient: its cube is nothing beside it.
    if (ratio < -40 && x > 0) {
      const [a, b] = [shift(y, -binaryExponent(y)), shift(x, -binaryExponent(x))];
      const q = over([a, 0], [b, 0]);
      const cube = ((q[0] * q[0] * q[0]) / 3) * power(Math.max(2 * ratio, -1000));
      return scaled(add(q, [-cube, 0]), ratio);
    }
    return scaled(angleOf([v, 0], [u, 0]));
  },
};

function scaledSign({ high, low, scale }: Exact, sign: number): Exact {
  return { high: sign < 0 ? -high : high, low: sign < 0 ? -low : low, scale: scale - 1 };
}

/** Returns the error of a value in units in the last place of the exact one; infinity where one is not finite. */
export function ulpError(computed: number, exact: Exact): number {
  const { high, low, scale } = exact;
  // The binade by its power, exactly: log2 may round up across it.
  let exponent = binaryExponent(high);
  if (Math.abs(high) < power(exponent)) exponent--;
  if (Math.abs(high) >= power(exponent + 1)) exponent++;
  const ulp = Math.max(exponent, -1022 - scale) - 52;
  const moved = shift(computed, -scale);
  if (!Number.isFinite(computed)) {
    // An overflow is right where the exact value rounds to infinity.
    const most = shift(Number.MAX_VALUE, -scale);
    const limit = most + power(Math.max(-1000, 970 - scale));
    return Math.sign(computed) * (high + low) >= limit ? 0 : Infinity;
  }
  return Math.abs(shift(moved - high - low, -ulp));
}
