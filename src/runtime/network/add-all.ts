import { cellsToTry, countOf } from './cells-to-try.ts';
import type { Ends } from './connected.ts';
import { PAIRS_AT_ONCE, type PairFilter } from './pair-callbacks.ts';
import type { RowBuilder } from './row-builder.ts';

/** Cells between two turns, where few of the others are to be tried: finding these takes as long as some pairs. */
const CELLS_AT_ONCE = PAIRS_AT_ONCE / 64;

/** Adds the pairs of all cells, without those of which it is known that they do not pass. */
export function* addAll(
  builder: RowBuilder,
  { pre, post, noSelf }: Ends,
  where: PairFilter | undefined,
): Generator<undefined, void> {
  const othersOf = cellsToTry(pre, post, where?.mayPass);
  let waiting = 0;
  for (let i = 0; i < pre; i++) {
    const others = othersOf(i);
    for (let n = 0; n < others.length; n += 2) {
      const end = others[n + 1] ?? 0;
      for (let j = others[n] ?? 0; j < end; j++) if (!noSelf || i !== j) builder.add(i, j);
    }
    waiting += countOf(others) + PAIRS_AT_ONCE / CELLS_AT_ONCE;
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
}
