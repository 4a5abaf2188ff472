/**
 * What comes of adding one number again and again, each sum rounded, without making all the sums. Between two powers of two
 * float64 numbers lie evenly, so that there each addition moves the sum by the same amount, from the second on: one that
 * is half way between two numbers goes to the even one, and after it so do all. Thus it takes a few additions for each
 * doubling of the sum, however many there are.
 */
import { exponentOf, powerOfTwo } from './elementary.ts';

/** Of additions that were made. */
export interface RepeatedSum {
  /** How many; infinitely many where the sum does not change any more. */
  times: number;
  /** What they come to. */
  sum: number;
}

/** Room at the end of a stretch, in additions, that is left to additions one by one. */
const MARGIN = 2;

/**
 * Adds `by` to `start`, neither below 0, as long as the sum stays below `target`, but at most so many times. The result is
 * put into `into`: to the last bit that of adding.
 */
export function addBelow(start: number, by: number, target: number, most: number, into: RepeatedSum): void {
  let sum = start;
  let times = 0;
  while (times < most) {
    const next = sum + by;
    if (!(next < target)) break;
    if (next === sum) {
      times = most;
      break;
    }
    times += 1;
    sum = next;
    const second = next + by;
    const third = second + by;
    const end = Math.min(powerOfTwo(exponentOf(next) + 1), target);
    if (!(third < end)) continue;
    const step = third - second;
    const leaps = Math.min(Math.floor((end - second) / step) - MARGIN, most - times - 1);
    if (leaps <= 0) continue;
    // A whole number of the distances between neighbours here, below 2^53 of them: nothing is rounded.
    sum = second + leaps * step;
    times += 1 + leaps;
  }
  into.times = times;
  into.sum = sum;
}
