/** Numbers as people read them. */

/** Returns a number in so many digits: `0.05`, `1.2e-9`. */
export function numberText(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'none';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  }
  return String(Number(value.toPrecision(digits)));
}

/** Returns a share: `2.3%`, `4e-7`. */
export function shareText(share: number): string {
  return share >= 1e-3 && share < 10 ? `${numberText(share * 100, 2)}%` : numberText(share, 2);
}

/** Returns a time as it is written; a dt is not rounded to fewer digits than it has. */
export function timeWords(time: number, unit: string): string {
  return `${Number(time.toPrecision(9))} ${unit}`;
}

const PREFIXES = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'us'],
  [1e-9, 'ns'],
] as const;

/** Returns seconds of computing: `1.2 ms`. */
export function secondsText(seconds: number): string {
  const [size, unit] = PREFIXES.find(([each]) => seconds >= each) ?? [1e-9, 'ns'];
  return `${numberText(seconds / size, 3)} ${unit}`;
}
