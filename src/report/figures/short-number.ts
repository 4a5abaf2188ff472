/** Returns a number in at most four significant digits, for people to read: `0.3`, `10`, `1.235e-7`. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Returns `10 uA/cm^2`, `0.5`. */
export function withUnit(value: number, unit: string): string {
  return unit === '1' ? shortNumber(value) : `${shortNumber(value)} ${unit}`;
}
