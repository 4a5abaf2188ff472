/**
 * From when on nearby solutions part. In a chaotic model a difference in the last digit grows exponentially until two
 * solutions have nothing in common: behind that no method can be right or wrong sample by sample.
 */
import { type Course, samplesUntil } from './course.ts';

/** Two solutions that differ by this share of a range are no longer the same. */
const APART = 1e-3;
/** While they are the same they differ by no more than this. */
const TOGETHER = 1e-7;
/** Of the time until they part, the share in which they must have been that near: a power of time does not grow so fast. */
const EARLY = 0.2;
/** Fewer samples show no growth. */
const LEAST_SAMPLES = 20;

/** Returns when the spikes of two runs are first apart by more than a time, or one has a spike that the other lacks. */
export function spikesPart(a: Course, b: Course, most: number): number {
  let parted = Number.POSITIVE_INFINITY;
  for (const [cell, first] of a.spikes.entries()) {
    const second = b.spikes[cell] ?? new Float64Array();
    for (let n = 0; n < Math.max(first.length, second.length); n++) {
      const [x = Number.POSITIVE_INFINITY, y = Number.POSITIVE_INFINITY] = [first[n], second[n]];
      if (Math.abs(x - y) <= most) continue;
      parted = Math.min(parted, x, y);
      break;
    }
  }
  return parted;
}

/** Returns the sample at which two solutions are first apart; their number where they never are. */
export function sampleApart(
  times: Float64Array,
  differences: Float64Array,
  spikesPartAt: number,
  apart: number = APART,
): number {
  const inValues = differences.findIndex((difference) => difference > apart);
  const bySpikes = Number.isFinite(spikesPartAt) ? samplesUntil(times, spikesPartAt) : times.length;
  return Math.min(inValues < 0 ? differences.length : inValues, bySpikes);
}

/** Whether solutions that part at a sample were the same long before: their difference grew, it was not there. */
export function hasGrown(differences: Float64Array, apart: number): boolean {
  if (apart < LEAST_SAMPLES || apart >= differences.length) return false;
  const early = differences.subarray(0, Math.ceil(apart * EARLY));
  return early.every((difference) => !(difference > TOGETHER));
}
