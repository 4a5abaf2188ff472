import type { Comparison } from './evidence.ts';

/** What became of one comparison. */
export interface Verdict {
  /** As many numbers as are wanted, and none further off than is allowed. */
  readonly holds: boolean;
  /** How far off each pair is, in the unit; NaN where only one of them is a number. */
  readonly differences: readonly number[];
  /** The largest difference; NaN where the numbers are not as many, or one is NaN and the other is not. */
  readonly largest: number;
}

/** Returns how far numbers are apart; equal ones, infinite and NaN included, are 0 apart. */
function distance(a: number, b: number): number {
  return a === b || (Number.isNaN(a) && Number.isNaN(b)) ? 0 : Math.abs(a - b);
}

/** Returns whether the numbers of a run are those of the witness. */
export function judge({ got, wanted, tolerance }: Comparison): Verdict {
  const differences = wanted.map((each, i) => distance(got[i] ?? Number.NaN, each));
  const isComplete = got.length === wanted.length && wanted.length > 0;
  const largest = isComplete ? Math.max(...differences) : Number.NaN;
  return { holds: largest <= tolerance, differences, largest };
}

/** How many pairs a message shows. */
const MOST_SHOWN = 5;

/** Returns both rows of numbers of a comparison that does not hold, where they differ most. */
export function describeFailure(comparison: Comparison): string {
  const { quantity, unit, got, wanted, tolerance } = comparison;
  const { differences } = judge(comparison);
  const inUnit = unit === '1' ? '' : ` ${unit}`;
  if (wanted.length === 0) return `${quantity}: the witness gives no numbers`;
  if (got.length !== wanted.length) {
    const start = (values: readonly number[]): string =>
      `${values.slice(0, MOST_SHOWN).join(', ')}${values.length > MOST_SHOWN ? ', …' : ''}`;
    return `${quantity}: ${got.length} numbers instead of ${wanted.length}\n  got    ${start(got)}${inUnit}\n  wanted ${start(wanted)}${inUnit}`;
  }
  const off = differences.flatMap((each, i) => (each <= tolerance ? [] : [i]));
  const lines = off
    .slice(0, MOST_SHOWN)
    .map(
      (i) =>
        `  number ${i}: got ${got[i]}, wanted ${wanted[i]}, off by ${differences[i]?.toPrecision(3)}${inUnit}`,
    );
  const more = off.length > MOST_SHOWN ? [`  and ${off.length - MOST_SHOWN} more`] : [];
  const head = `${quantity}: ${off.length} of ${wanted.length} numbers are off by more than ${tolerance}${inUnit}`;
  return [head, ...lines, ...more].join('\n');
}
