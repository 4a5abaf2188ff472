/**
 * Constants and polynomials of the elementary functions. The polynomials are minimax ones, by Remez' algorithm
 * in 200 bits, for the weight that makes the error relative to the function; each says where it holds and how
 * far it is from the function there, its coefficients exact. `test/elementary` measures these errors again.
 */

/** Added and taken away again, it rounds a number below 2^51 to a whole one, ties to even. */
export const ROUNDING: number = 1.5 * 2 ** 52;

export const LOG2_E = 1.4426950408889634;

/** ln 2 in two parts; the first has 33 bits, so that whole numbers of 20 bits times it are exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** (exp(r) - 1 - r - r^2 / 2) / r^3 for |r| ≤ 0.3466: r^3 times the error is below 2^-63.5 exp(r). */
export const EXP_TAIL: readonly number[] = [
  0.16666666666666688, 0.04166666666666684, 0.008333333333312971, 0.0013888888888757356,
  0.00019841269906221282, 2.4801587629388286e-5, 2.7557225277896154e-6, 2.755697925692743e-7,
  2.5115289305347678e-8, 2.10141460805317e-9,
];

/** (sinh(x) / x - 1) / x^2 in x^2 for |x| ≤ 0.882: x^2 times the error is below 2^-66. */
export const SINH_TAIL: readonly number[] = [
  0.16666666666666666, 0.00833333333333329, 0.0001984126984131764, 2.755731919886271e-6,
  2.5052115446199485e-8, 1.6057953703173071e-10, 7.734310753901321e-13,
];

export const SQRT_HALF = 0.7071067811865476;

/**
 * (log((1 + s) / (1 - s)) / s - 2) / s^2 in s^2 for |s| ≤ 0.1716 (arguments from √½ to √2): s^2 / 2 times the
 * error is below 2^-66.7.
 */
export const LOG_TAIL: readonly number[] = [
  0.6666666666666666, 0.40000000000006253, 0.2857142856908445, 0.2222222264700875, 0.18181775648712423,
  0.1538709148792366, 0.13250101712152085, 0.1325147824431762,
];

/** The same without its first term, 2/3, and over s^2: s^4 / 2 times the error is below 2^-73.5. */
export const LOG_FAR_TAIL: readonly number[] = [
  0.3999999999999998, 0.28571428571445123, 0.2222222221753379, 0.1818181887064592, 0.15384556848213934,
  0.1333631830174892, 0.11674800477378182, 0.11989164159447792,
];

/** 2/3 in two parts. */
export const TWO_THIRDS: readonly [number, number] = [0.6666666666666666, 3.700743415417188e-17];

/** 1 / ln 10 in two parts. */
export const LOG10_E: readonly [number, number] = [0.4342944819032518, 1.098319650216765e-17];

export const TWO_OVER_PI = 0.6366197723675814;

/** pi / 2 in a part of 33 bits, so that whole numbers of 20 bits times it are exact, and a full one. */
export const HALF_PI_PARTS: readonly [number, number] = [1.5707963267341256, 6.077100506506192e-11];

/** pi / 2 in two parts. */
export const HALF_PI: readonly [number, number] = [1.5707963267948966, 6.123233995736766e-17];

/** pi / 4 in two parts; three times the first is exact. */
export const QUARTER_PI: readonly [number, number] = [0.7853981633974483, 3.061616997868383e-17];

/** (sin(r) / r - 1) / r^2 in r^2 for |r| ≤ 0.7858: r^2 times the error is below 2^-58. */
export const SIN_TAIL: readonly number[] = [
  -0.16666666666666632, 0.00833333333332237, -0.00019841269829771124, 2.7557313678659287e-6,
  -2.5050755961220713e-8, 1.5896666531664006e-10,
];

/** The same with a term more, for the tangent: below 2^-68.8. */
export const SIN_LONG_TAIL: readonly number[] = [
  -0.16666666666666666, 0.008333333333333323, -0.00019841269841255064, 2.755731921418817e-6,
  -2.5052104910989197e-8, 1.6058366549489424e-10, -7.578693906789496e-13,
];

/** (cos(r) - 1 + r^2 / 2) / r^4 in r^2 for |r| ≤ 0.7858: r^4 times the error is below 2^-63.9 cos(r). */
export const COS_TAIL: readonly number[] = [
  0.041666666666666595, -0.0013888888888872975, 2.4801587288799977e-5, -2.7557314163955983e-7,
  2.0875698705070023e-9, -1.1358423314216656e-11,
];

/** (atan(t) / t - 1) / t^2 in t^2 for |t| ≤ 0.5: t^2 times the error is below 2^-57.8. */
export const ATAN_TAIL: readonly number[] = [
  -0.3333333333333299, 0.1999999999990451, -0.14285714276492037, 0.11111110663629205, -0.09090896331560146,
  0.07692075093303655, -0.06663821071471167, 0.058583600274511705, -0.05122239196361915, 0.04187062823285773,
  -0.02744251757894137, 0.010121255150478653,
];

/** (asin(t) / t - 1) / t^2 in t^2 for |t| ≤ 0.5: t^2 times the error is below 2^-59.8. */
export const ASIN_TAIL: readonly number[] = [
  0.16666666666666763, 0.074999999999701, 0.0446428571752842, 0.03038194267536432, 0.02237221590355906,
  0.017351595542757704, 0.013981018009907982, 0.011397297476858578, 0.010789295728802686,
  0.0036722827165789475, 0.021790407291922515, -0.0211163785293054, 0.032701949027685466,
];
