import type { RunPlan } from '../../index.ts';

/** More names than these are counted. */
const MOST_NAMES = 6;

/** Returns `1.3 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`;
  const [divisor, unit] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${Number((bytes / divisor).toPrecision(2))} ${unit}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}

/** Returns what a run is going to do and keep, in one line. */
export function planText({ steps, step, samples, cells, records, measures, bytes }: RunPlan): string {
  const recorded = records.map((each) =>
    each.cells.length === cells ? each.name : `${each.name} of ${plural(each.cells.length, 'cell')}`,
  );
  return [
    plural(cells, 'cell'),
    `${plural(steps, 'step')} of ${step.value} ${step.unit}`,
    recorded.length === 0
      ? 'records spikes only'
      : `records ${listed(recorded)} at ${plural(samples, 'time')}`,
    ...(measures.length === 0 ? [] : [`measures ${listed(measures)}`]),
    `takes ${bytesText(bytes.total)} of memory`,
  ].join(' · ');
}

/** Units of time in which results come. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['ms', 1e-3],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['ns', 1e-9],
  ['min', 60],
  ['h', 3600],
]);

/** Returns how long a step is, in seconds; undefined for a unit of time that nobody uses. */
export function secondsPerStep({ step: { value, unit } }: RunPlan): number | undefined {
  const seconds = SECONDS.get(unit);
  return seconds === undefined ? undefined : value * seconds;
}
