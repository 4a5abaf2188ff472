/**
 * The constants and polynomials of `coefficients.ts` for float32: fewer terms, made the same way, for the same
 * arguments; each says how far it is from the function, its coefficients exact. They stand here with as many
 * digits as tell float32 numbers apart, and are rounded to float32 where a formula takes them.
 */

/** Added and taken away again, it rounds a number below 2^22 to a whole one, ties to even. */
export const ROUNDING: number = 1.5 * 2 ** 23;

export const LOG2_E = 1.442695;

/** ln 2 in two parts; the first has 16 bits, so that whole numbers of 8 bits times it are exact. */
export const LN2_HIGH = 0.693145751953125;
export const LN2_LOW = 1.4286068e-6;

/** r^3 times the error is below 2^-28 exp(r). */
export const EXP_TAIL: readonly number[] = [0.16666535, 0.041667238, 0.008367481, 0.0013863788];

/** x^2 times the error is below 2^-26.6. */
export const SINH_TAIL: readonly number[] = [0.16666691, 0.008331452, 0.00020257161];

export const SQRT_HALF = 0.70710677;

/** s^2 / 2 times the error is below 2^-30.2. */
export const LOG_TAIL: readonly number[] = [0.66666776, 0.39977527, 0.29872152];

/** s^4 / 2 times the error is below 2^-36.7. */
export const LOG_FAR_TAIL: readonly number[] = [0.40000153, 0.28547117, 0.2341897];

/** 2/3 in two parts. */
export const TWO_THIRDS: readonly [number, number] = [0.6666667, -1.9868216e-8];

/** 1 / ln 10 in two parts. */
export const LOG10_E: readonly [number, number] = [0.4342945, -1.010305e-8];

export const TWO_OVER_PI = 0.63661975;

/** pi / 2 in two parts of 11 bits, so that whole numbers of 13 bits times them are exact, and a full one. */
export const HALF_PI_PARTS: readonly number[] = [1.5703125, 0.0004837512969970703, 7.54979e-8];

/** pi / 2 in two parts. */
export const HALF_PI: readonly [number, number] = [1.5707964, -4.371139e-8];

/** pi / 4 in two parts; three times the first is exact. */
export const QUARTER_PI: readonly [number, number] = [0.7853982448577881, -8.146034e-8];

/** r^2 times the error is below 2^-28. */
export const SIN_TAIL: readonly number[] = [-0.16666655, 0.008332176, -0.00019516969];

/** r^2 times the error is below 2^-37.5. */
export const SIN_LONG_TAIL: readonly number[] = [-0.16666667, 0.008333329, -0.0001983933, 2.7182737e-6];

/** r^4 times the error is below 2^-33 cos(r). */
export const COS_TAIL: readonly number[] = [0.041666646, -0.0013887313, 2.4432777e-5];

/** t^2 times the error is below 2^-27.5. */
export const ATAN_TAIL: readonly number[] = [-0.33333236, 0.1999432, -0.14176138, 0.10165381, -0.051414043];

/** t^2 times the error is below 2^-27.5. */
export const ASIN_TAIL: readonly number[] = [0.16666754, 0.074952416, 0.045477103, 0.024147572, 0.042218618];
