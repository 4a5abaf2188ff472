/** The place of a float64 on the number line, counted in representable numbers from 0. */
function ordinal(x: number): bigint {
  const bits = new BigInt64Array(Float64Array.of(x).buffer)[0] ?? 0n;
  return bits < 0n ? -(bits + (1n << 63n)) : bits;
}

/**
 * Returns how many representable numbers lie between two, the second included: 0 for equal ones (and for 0
 * and -0), infinity if one is NaN and the other is not.
 */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}
