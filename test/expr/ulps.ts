/** Returns how many float64 lie between two numbers of one sign, 0 if they are equal (NaN equals NaN). */
export function ulpsApart(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  return Number(abs(ordinal(a) - ordinal(b)));
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** The number's place in the order of all float64, 0 for both zeros. */
function ordinal(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const size = view.getBigUint64(0);
  return value < 0 ? -size : size;
}
