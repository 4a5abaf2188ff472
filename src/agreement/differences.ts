/** How far two runs are apart, sample by sample. */
import type { Course, Stretch } from './course.ts';

/** What is compared, and what a relative difference is a share of. */
export interface Scaled {
  readonly name: string;
  readonly scale: number;
}

/** The largest and the root mean square of what two runs differ by in a variable; NaN where nothing can be compared. */
export interface Difference {
  readonly max: number;
  readonly rms: number;
}

/** Returns 1 for each sample and cell at which one run has had more spikes than the other. */
export function spikesBetween(a: Course, b: Course, cells: number): Uint8Array {
  const { times } = a;
  const apart = new Uint8Array(times.length * cells);
  for (let cell = 0; cell < cells; cell++) {
    const [first, second] = [a.spikes[cell] ?? new Float64Array(), b.spikes[cell] ?? new Float64Array()];
    let [i, j] = [0, 0];
    for (let sample = 0; sample < times.length; sample++) {
      const time = times[sample] ?? 0;
      while (i < first.length && (first[i] ?? 0) <= time) i++;
      while (j < second.length && (second[j] ?? 0) <= time) j++;
      if (i !== j) apart[sample * cells + cell] = 1;
    }
  }
  return apart;
}

/** Returns how far two runs are apart in a variable; samples that `skipped` marks are left out. */
export function differenceOf(
  a: Course,
  b: Course,
  name: string,
  { first, end }: Stretch,
  skipped: Uint8Array | undefined,
): Difference {
  const [one, other] = [a.traces.get(name), b.traces.get(name)];
  if (one === undefined || other === undefined) return { max: Number.NaN, rms: Number.NaN };
  const width = one.cells.length;
  let [max, squares, count] = [0, 0, 0];
  for (let sample = first; sample < end; sample++) {
    for (let place = 0; place < width; place++) {
      if (skipped?.[sample * width + place] === 1) continue;
      const at = sample * width + place;
      const difference = Math.abs((one.values[at] ?? Number.NaN) - (other.values[at] ?? Number.NaN));
      // NaN stays: a run that has no number here is not near to anything.
      if (!(difference <= max)) max = difference;
      squares += difference * difference;
      count += 1;
    }
  }
  return count === 0 ? { max: Number.NaN, rms: Number.NaN } : { max, rms: Math.sqrt(squares / count) };
}

/** Returns for each sample the largest relative difference of all variables and cells; NaN where all are skipped. */
export function differencesOverTime(
  a: Course,
  b: Course,
  variables: readonly Scaled[],
  skipped: Uint8Array | undefined,
): Float64Array {
  const count = Math.min(a.times.length, b.times.length);
  const largest = new Float64Array(count).fill(Number.NaN);
  for (const { name, scale } of variables) {
    const [one, other] = [a.traces.get(name), b.traces.get(name)];
    const width = one?.cells.length ?? 0;
    for (let at = 0; at < count * width; at++) {
      if (skipped?.[at] === 1) continue;
      const sample = Math.floor(at / width);
      const difference =
        Math.abs((one?.values[at] ?? Number.NaN) - (other?.values[at] ?? Number.NaN)) / scale;
      const before = largest[sample] ?? Number.NaN;
      if (Number.isNaN(before) || difference > before) largest[sample] = difference;
    }
  }
  return largest;
}
