/**
 * Philox4x32-10, the counter-based random numbers of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3" (SC11): a bijection of 128 bits for each key of 64. A draw is a function of where it is drawn, so
 * it needs no state and no order. Words are whole numbers from 0 to 2^32 - 1.
 */

/** Four words, overwritten by each call that is given them. */
export type Words = Uint32Array;

const [FIRST_FACTOR, SECOND_FACTOR] = [0xd2511f53, 0xcd9e8d57];
/** The golden ratio and √3 - 1, in 32 bits. */
const [FIRST_WEYL, SECOND_WEYL] = [0x9e3779b9, 0xbb67ae85];
const ROUNDS = 10;

/**
 * Returns the high word of a product of two words, from products of their halves, whose sums are words too; signed, as bits
 * are all that matters.
 */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const other = ((middle & 0xffff) + Math.imul(aLow, bHigh)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** Writes the four random words of a counter (c0, c1, c2, c3) under the key (k0, k1) into `out`. */
export function philox(
  k0: number,
  k1: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  out: Words,
): void {
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  let w0 = c0 | 0;
  let w1 = c1 | 0;
  let w2 = c2 | 0;
  let w3 = c3 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highProduct(FIRST_FACTOR, w0);
    const low0 = Math.imul(FIRST_FACTOR, w0);
    const high1 = highProduct(SECOND_FACTOR, w2);
    const low1 = Math.imul(SECOND_FACTOR, w2);
    w0 = high1 ^ w1 ^ key0;
    w1 = low1;
    w2 = high0 ^ w3 ^ key1;
    w3 = low0;
    key0 = (key0 + FIRST_WEYL) | 0;
    key1 = (key1 + SECOND_WEYL) | 0;
  }
  out[0] = w0;
  out[1] = w1;
  out[2] = w2;
  out[3] = w3;
}

/**
 * Returns a number between 0 and 1, neither of them: the middle of one of 2^52 stretches of equal length, so that its
 * logarithm and that of what is left of 1 are finite. It takes 32 bits of the first word and the upper 20 of the second.
 */
export function openUniform(first: number, second: number): number {
  return ((first >>> 0) * 2 ** 20 + (second >>> 12) + 0.5) * 2 ** -52;
}
