/** Times in milliseconds; of several, the one in the middle, so that a neighbour's noise does not count. */

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Returns the median time of an action. */
export function measure(repeats: number, action: () => void): number {
  return median(
    Array.from({ length: repeats }, () => {
      const start = performance.now();
      action();
      return performance.now() - start;
    }),
  );
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most, where that was said. */
  readonly aim?: number;
}

export function printRows(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${title}`);
  for (const { what, value, unit, aim } of rows) {
    const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
    const verdict = aim === undefined ? '' : `   aim ≤ ${aim}${value <= aim ? '' : ': missed'}`;
    console.log(`  ${what.padEnd(width)}  ${number.padStart(8)} ${unit}${verdict}`);
  }
}
