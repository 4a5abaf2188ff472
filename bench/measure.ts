/** Times of one action, repeated: the one in the middle, and the shortest, which a busy machine disturbs least. */
export interface Times {
  readonly median: number;
  readonly best: number;
}

export function summarise(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, best: sorted[0] ?? Number.NaN };
}

export function scaled({ median, best }: Times, factor: number): Times {
  return { median: median * factor, best: best * factor };
}

/** Returns the times of an action in milliseconds. */
export function measure(repeats: number, action: () => void): Times {
  return summarise(
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
  readonly times: Times;
  readonly unit: string;
  /** What it should be at most, where that was said. */
  readonly aim?: number;
}

function short(value: number): string {
  return (value >= 100 ? value.toFixed(0) : value.toPrecision(3)).padStart(8);
}

export function printRows(title: string, rows: readonly Row[]): void {
  const width = Math.max(title.length, ...rows.map(({ what }) => what.length));
  console.log(`\n${title.padEnd(width)}  ${'median'.padStart(8)} ${'best'.padStart(8)}`);
  for (const { what, times, unit, aim } of rows) {
    const verdict = aim === undefined ? '' : `   aim ≤ ${aim}${times.median <= aim ? '' : ': missed'}`;
    console.log(`${what.padEnd(width)}  ${short(times.median)} ${short(times.best)} ${unit}${verdict}`);
  }
}
