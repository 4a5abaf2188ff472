/** Measures of traces, for comparing runs with references. */

/** Returns the largest distance between two rows of numbers, NaN if they differ in length. */
export function largestDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.NaN;
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

function isUpCrossing(values: readonly number[], k: number, level: number): boolean {
  return (values[k - 1] ?? Number.NaN) < level && (values[k] ?? Number.NaN) >= level;
}

/** Returns the grid points k at which the values have come to or above the level. */
export function upCrossingSteps(values: readonly number[], level: number): readonly number[] {
  return values.flatMap((_, k) => (isUpCrossing(values, k, level) ? [k] : []));
}

/** Returns when the straight lines between values cross the level upwards, in steps. */
export function upCrossingsOfLine(values: readonly number[], level: number): readonly number[] {
  return upCrossingSteps(values, level).map((k) => {
    const [before = 0, after = 0] = [values[k - 1], values[k]];
    return k - 1 + (level - before) / (after - before);
  });
}

/** Returns when the cubics through four neighbours each cross the level upwards, in steps. */
export function upCrossings(values: readonly number[], level: number): readonly number[] {
  return upCrossingSteps(values, level).map((k) => {
    const [a = 0, b = 0, c = 0, d = 0] = values.slice(k - 2, k + 2);
    const cubic = (x: number): number =>
      (-a * x * (x - 1) * (x - 2)) / 6 +
      (b * (x + 1) * (x - 1) * (x - 2)) / 2 -
      (c * (x + 1) * x * (x - 2)) / 2 +
      (d * (x + 1) * x * (x - 1)) / 6;
    let [low, high] = [0, 1];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (cubic(middle) < level) low = middle;
      else high = middle;
    }
    return k - 1 + low;
  });
}
