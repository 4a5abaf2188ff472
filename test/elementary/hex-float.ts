/** Returns the float64 that a C hexadecimal float such as `-0x1.8000000000000p+1` (= -3) stands for. */
export function readHexFloat(text: string): number {
  if (text === 'nan') return Number.NaN;
  if (text === 'inf') return Number.POSITIVE_INFINITY;
  if (text === '-inf') return Number.NEGATIVE_INFINITY;
  const match = /^(-?)0x([01])\.([0-9a-f]+)p([+-]\d+)$/.exec(text);
  if (match === null) throw new Error(`not a hexadecimal float: ${text}`);
  const [, sign = '', lead = '0', fraction = '', power = '0'] = match;
  const exponent = lead === '1' ? BigInt(Number(power) + 1023) : 0n;
  const bits = (sign === '-' ? 1n << 63n : 0n) | (exponent << 52n) | BigInt(`0x${fraction.padEnd(13, '0')}`);
  return new Float64Array(BigUint64Array.of(bits).buffer)[0] ?? Number.NaN;
}
