import type { SpikeDrift } from './comparison.ts';
import type { Course } from './course.ts';

/** Returns how far the spikes of a run are from those of the reference, up to a time. */
export function spikeDrift(course: Course, reference: Course, until: number): SpikeDrift {
  let [count, expected, cellsThatDiffer, max, sum, pairs] = [0, 0, 0, 0, 0, 0];
  for (const [cell, wanted] of reference.spikes.entries()) {
    const has = (course.spikes[cell] ?? new Float64Array()).filter((time) => time <= until);
    const should = wanted.filter((time) => time <= until);
    count += has.length;
    expected += should.length;
    if (has.length !== should.length) cellsThatDiffer += 1;
    for (let n = 0; n < Math.min(has.length, should.length); n++) {
      const distance = Math.abs((has[n] ?? 0) - (should[n] ?? 0));
      max = Math.max(max, distance);
      sum += distance;
      pairs += 1;
    }
  }
  return { count, expected, cellsThatDiffer, max, mean: pairs === 0 ? 0 : sum / pairs };
}

/** Returns the mean interval between the spikes of a cell, over all cells; the whole duration where there is none. */
export function meanInterval({ spikes }: Course, duration: number): number {
  let [sum, count] = [0, 0];
  for (const times of spikes) {
    if (times.length < 2) continue;
    sum += (times.at(-1) ?? 0) - (times[0] ?? 0);
    count += times.length - 1;
  }
  return count === 0 ? duration : sum / count;
}

/** Returns when the first cell spiked; infinity where none did. */
export function firstSpike({ spikes }: Course): number {
  return spikes.reduce((first, times) => Math.min(first, times[0] ?? first), Number.POSITIVE_INFINITY);
}
