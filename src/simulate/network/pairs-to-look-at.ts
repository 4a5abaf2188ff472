/** Which pairs of cells are looked at to tell how many a rule will join: all where they are few, else a sample. */
import type { CheckedPopulation, CheckedProjection } from '../../check/network/checked-network.ts';
import { cellsToTry, countOf } from '../../runtime/network/cells-to-try.ts';
import type { RangeTest } from '../../runtime/network/pair-callbacks.ts';
import { columnsOf } from './cell-places.ts';
import { rangeTestOf } from './pair-ranges.ts';

export interface PairsToLookAt {
  /** How many pairs the rule chooses from, apart from those of which it is plain that `where` leaves them out. */
  readonly pairs: number;
  /** How many are looked at, and whether that is all of them. */
  readonly places: number;
  readonly isAll: boolean;
  readonly at: (place: number) => readonly [pre: number, post: number];
}

/** Up to so many pairs are looked at one by one, some thousandths of a second; of more, a sample. */
const MOST_COUNTED = 1 << 18;

/** Pairs of a sample. */
const SAMPLE = 4096;

/** Presynaptic cells of a sample whose pairs are narrowed by `where`. */
const CELLS = 64;

/** What is spread by it is spread evenly, whatever the period of what is looked at. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const spread = (place: number, length: number): number => Math.floor((((place + 0.5) * GOLDEN) % 1) * length);

export function pairsToLookAt(
  { rule, noSelf, where }: CheckedProjection,
  from: CheckedPopulation,
  to: CheckedPopulation,
): PairsToLookAt {
  const [pre, post] = [from.cells, to.cells];
  if (rule.kind === 'oneToOne') return looked(pre, (place) => [place, place]);
  if (rule.kind === 'pairs') {
    return looked(rule.pre.length, (place) => [rule.pre[place] ?? 0, rule.post[place] ?? 0]);
  }
  const others = noSelf ? post - 1 : post;
  const columns = { pre: columnsOf(from.shape), post: columnsOf(to.shape) };
  const mayPass = where === undefined ? undefined : rangeTestOf(where, columns);
  if (mayPass !== undefined && pre * others > MOST_COUNTED) return narrowed(pre, post, mayPass);
  return looked(pre * others, (place) => {
    const [i, j] = [Math.floor(place / others), place % others];
    return [i, noSelf && j >= i ? j + 1 : j];
  });
}

function looked(pairs: number, at: PairsToLookAt['at']): PairsToLookAt {
  if (pairs <= MOST_COUNTED) return { pairs, places: pairs, isAll: true, at };
  return { pairs, places: SAMPLE, isAll: false, at: (place) => at(spread(place, pairs)) };
}

/** Returns pairs of some cells, of those that are left by what is known of ranges. */
function narrowed(pre: number, post: number, mayPass: RangeTest): PairsToLookAt {
  const cells = Array.from({ length: Math.min(CELLS, pre) }, (_, n) =>
    Math.floor(((n + 0.5) / Math.min(CELLS, pre)) * pre),
  );
  const rows = cells.map((cell) => {
    const ofCell: RangeTest = (_first, _end, from, to) => mayPass(cell, cell + 1, from, to);
    const others = cellsToTry(1, post, ofCell)(0);
    return { cell, others, count: countOf(others) };
  });
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const at = (n: number): readonly [number, number] => {
    let left = n;
    for (const { cell, others, count } of rows) {
      if (left >= count) left -= count;
      else return [cell, nthOf(others, left)];
    }
    return [0, 0];
  };
  const pairs = (total / cells.length) * pre;
  const places = Math.min(SAMPLE, total);
  return { pairs, places, isAll: false, at: (place) => at(places === total ? place : spread(place, total)) };
}

/** Returns the n-th cell of ranges. */
function nthOf(ranges: readonly number[], n: number): number {
  let left = n;
  for (let at = 0; at < ranges.length; at += 2) {
    const [first = 0, end = 0] = [ranges[at], ranges[at + 1]];
    if (left < end - first) return first + left;
    left -= end - first;
  }
  return 0;
}
