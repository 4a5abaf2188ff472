/**
 * Where within a step a condition changes. Conditions are watched through numbers that are positive where a comparison
 * holds and negative where it does not (the columns `watch i`). These are looked at in a few places of the step: between
 * two of different signs there is a crossing; where three of one sign bend towards 0, the lowest place is sought, as
 * there may be two. The earliest crossing is bracketed down to neighbouring fractions of the step, and the stop is that end
 * of the bracket where the new sign holds. A number that is 0 has a sign of its own: whether the comparison holds there is
 * for `stop` to say. Where one is NaN nothing is known.
 */
import { columnIndex, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { type LocatingDriver, watchColumn } from './driver.ts';
import type { Layout } from './layout.ts';
import type { StepPlace } from './step-place.ts';

/** So many parts are looked at in their middle and ends first; of more, which show what few do not, at all. */
const FEW_PARTS = 4;

/** A number that is this many times larger than it varies within a step is far from 0. */
const FAR = 2;

/** Three numbers bend towards 0 if the lowest of a parabola through them is below this part of their range. */
const NEAR = 0.25;

/** Fractions this close are neighbours: near 1 there are no finer ones. */
const FINEST = 2 ** -53;
const MOST_NARROWINGS = 54;

/** The lowest of three is known well if its place is known so well: its number then is, twice as well. */
const WELL_KNOWN = 1e-8;
const MOST_LOOKS = 60;
const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** Places in the memory of a search: a bracket, the numbers at its ends, and the earliest stop so far. */
const LEFT = 0;
const RIGHT = 1;
const LEFT_VALUE = 2;
const RIGHT_VALUE = 3;
const EARLIEST = 4;

/** Whether there is a stop in the step that the cell has just made; if so the cell is left standing at the first. */
export type FindStop = (layout: Layout, cell: number, k: number) => boolean;

/** Returns 1 or -1, 0 for 0, and NaN for NaN: what runs away to infinity has crossed every threshold on its way. */
function signOf(value: number): number {
  return value > 0 ? 1 : value < 0 ? -1 : value === 0 ? 0 : Number.NaN;
}

function areOpposed(one: number, other: number): boolean {
  const sign = signOf(one);
  const opposite = signOf(other);
  return sign < opposite || sign > opposite;
}

export function makeStopFinder(
  { model, numbers, partOf }: DrivenModel,
  { watches, parts }: LocatingDriver,
  { fraction, stand }: StepPlace,
): FindStop {
  if (watches === 0) return () => false;
  const watch = partOf('watch');
  /** In parts: how far apart is looked first. */
  const firstLooks = parts > FEW_PARTS ? 1 : parts / 2;
  const watched = Int32Array.from({ length: watches }, (_, index) => columnIndex(model, watchColumn(index)));
  /** What is watched at the ends of the parts, and at the earliest stop found so far. */
  const seen = new Float64Array((parts + 1) * watches);
  const atEarliest = new Float64Array(watches);
  // Numbers are passed in memory: V8 would allocate those of calls that it does not inline.
  const search = new Float64Array(5);

  const look = (layout: Layout, cell: number, k: number): void => {
    stand(layout, cell, k);
    watch(layout, cell, 1, k, 0);
  };

  /** Notes what is watched where the cell stands. */
  const note = (layout: Layout, cell: number, into: Float64Array, first: number): void => {
    for (let index = 0; index < watches; index++) {
      into[first + index] = numbers[placeOf(layout, watched[index] ?? 0, cell)] ?? 0;
    }
  };

  const lookAt = (layout: Layout, cell: number, k: number, part: number): void => {
    numbers[placeOf(layout, fraction, cell)] = part / parts;
    look(layout, cell, k);
    note(layout, cell, seen, part * watches);
  };

  const seenAt = (index: number, part: number): number => seen[part * watches + index] ?? 0;

  /** Whether all are too far from 0 to get there, by what they are where was looked first. */
  const areAllFar = (): boolean => {
    for (let index = 0; index < watches; index++) {
      const first = seenAt(index, 0);
      if (first === 0) return false;
      let [least, lowest, highest] = [Math.abs(first), first, first];
      for (let part = firstLooks; part <= parts; part += firstLooks) {
        const value = seenAt(index, part);
        if (areOpposed(first, value)) return false;
        least = Math.min(least, Math.abs(value));
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
      if (least < FAR * (highest - lowest)) return false;
    }
    return true;
  };

  /** Whether the numbers of one sign around the end of a part bend towards 0, to near it at least. */
  const bendsNear = (index: number, part: number): boolean => {
    const sign = signOf(seenAt(index, part));
    const before = sign * seenAt(index, part - 1);
    const here = sign * seenAt(index, part);
    const behind = sign * seenAt(index, part + 1);
    if (!(before > 0 && here > 0 && behind > 0)) return false;
    const bend = (before + behind) / 2 - here;
    const slope = (behind - before) / 2;
    if (!(bend > 0 && Math.abs(slope) < 2 * bend)) return false;
    const lowest = here - (slope * slope) / (4 * bend);
    return lowest < NEAR * (Math.max(before, behind) - Math.min(before, here, behind));
  };

  /** Looks for a place of another sign around the end of a part, at the lowest; if there is one, the bracket ends there. */
  const dips = (layout: Layout, cell: number, k: number, index: number, part: number): boolean => {
    const sign = signOf(seenAt(index, part));
    let left = (part - 1) / parts;
    let middle = part / parts;
    let right = (part + 1) / parts;
    let leftValue = sign * seenAt(index, part - 1);
    let middleValue = sign * seenAt(index, part);
    let rightValue = sign * seenAt(index, part + 1);
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const one = (middle - left) * (middleValue - rightValue);
      const two = (middle - right) * (middleValue - leftValue);
      const vertex = middle - ((middle - left) * one - (middle - right) * two) / (2 * (one - two));
      const isStill = Math.abs(vertex - middle) < WELL_KNOWN;
      if (isStill && looks > 2) return false;
      // Parabolas find the lowest place fast, golden sections surely.
      const isGolden = isStill || looks % 3 === 2 || !(vertex > left && vertex < right);
      const longer = right - middle > middle - left ? right - middle : left - middle;
      const place = isGolden ? middle + GOLDEN * longer : vertex;
      numbers[placeOf(layout, fraction, cell)] = place;
      look(layout, cell, k);
      const found = numbers[placeOf(layout, watched[index] ?? 0, cell)] ?? 0;
      const value = sign * found;
      if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
        search[RIGHT] = place;
        search[RIGHT_VALUE] = found;
        return areOpposed(sign, found);
      }
      if (value < middleValue) {
        if (place < middle) {
          right = middle;
          rightValue = middleValue;
        } else {
          left = middle;
          leftValue = middleValue;
        }
        middle = place;
        middleValue = value;
      } else if (place < middle) {
        left = place;
        leftValue = value;
      } else {
        right = place;
        rightValue = value;
      }
    }
    return false;
  };

  /** Whether the number changes its sign before the earliest stop so far; if so the bracket is around the first place. */
  const crosses = (layout: Layout, cell: number, k: number, index: number): boolean => {
    const earliest = search[EARLIEST] ?? 0;
    // The last place where the number is known: what it is behind a stretch where it is not, tells of a change as well.
    let last = 0;
    for (let part = 0; part < parts && part / parts < earliest; part++) {
      const until = (part + 1) / parts;
      const isWhole = until <= earliest;
      const value = isWhole ? seenAt(index, part + 1) : (atEarliest[index] ?? 0);
      if (Number.isNaN(value)) continue;
      search[LEFT] = last / parts;
      search[LEFT_VALUE] = seenAt(index, last);
      search[RIGHT] = isWhole ? until : earliest;
      search[RIGHT_VALUE] = value;
      last = part + 1;
      if (areOpposed(search[LEFT_VALUE] ?? 0, value)) return true;
      if (part + 1 === parts || !bendsNear(index, part + 1)) continue;
      if (dips(layout, cell, k, index, part + 1) && (search[RIGHT] ?? 0) < earliest) return true;
    }
    return false;
  };

  /**
   * Narrows the bracket around a change of sign, and leaves the cell standing at its right end. By false position, cut short
   * towards the middle, so that both ends come nearer and no more looks are needed than by halving (I. F. D. Oliveira and
   * R. H. C. Takahashi, ACM Trans. Math. Softw. 47, 2020, article 5, with k1 = 0.2 / (b - a), k2 = 2).
   */
  const narrow = (layout: Layout, cell: number, k: number, index: number): void => {
    let left = search[LEFT] ?? 0;
    let right = search[RIGHT] ?? 0;
    let leftValue = search[LEFT_VALUE] ?? 0;
    let rightValue = search[RIGHT_VALUE] ?? 0;
    const before = leftValue;
    const firstWidth = right - left;
    let allowed = 1;
    for (let looks = 0; looks < MOST_NARROWINGS && right - left > FINEST; looks++) {
      const width = right - left;
      const half = left + width / 2;
      const straight = (rightValue * left - leftValue * right) / (rightValue - leftValue);
      const shift = Math.min((0.2 * width * width) / firstWidth, Math.abs(half - straight));
      const shifted = straight + (half > straight ? shift : -shift);
      const reach = allowed - width / 2;
      const kept = Math.max(half - reach, Math.min(half + reach, shifted));
      const place = kept > left && kept < right ? kept : half;
      numbers[placeOf(layout, fraction, cell)] = place;
      look(layout, cell, k);
      const value = numbers[placeOf(layout, watched[index] ?? 0, cell)] ?? 0;
      if (areOpposed(before, value)) {
        right = place;
        rightValue = value;
      } else {
        left = place;
        leftValue = value;
      }
      allowed /= 2;
    }
    numbers[placeOf(layout, fraction, cell)] = right;
    look(layout, cell, k);
  };

  return (layout, cell, k) => {
    for (let part = 0; part <= parts; part += firstLooks) lookAt(layout, cell, k, part);
    if (areAllFar()) return false;
    if (firstLooks > 1) for (let part = 1; part < parts; part += firstLooks) lookAt(layout, cell, k, part);
    let isFound = false;
    search[EARLIEST] = 1;
    for (let index = 0; index < watches; index++) {
      if (!crosses(layout, cell, k, index)) continue;
      narrow(layout, cell, k, index);
      isFound = true;
      search[EARLIEST] = numbers[placeOf(layout, fraction, cell)] ?? 0;
      note(layout, cell, atEarliest, 0);
    }
    if (!isFound) return false;
    numbers[placeOf(layout, fraction, cell)] = search[EARLIEST] ?? 0;
    stand(layout, cell, k);
    return true;
  };
}
