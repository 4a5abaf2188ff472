import { addAll } from './add-all.ts';
import type { Connected, ConnectionProblem, Ends } from './connected.ts';
import { PAIRS_AT_ONCE, type PairFilter } from './pair-callbacks.ts';
import { makeRowBuilder, testing } from './row-builder.ts';

/** Returns synapses from each cell to each. */
export function* connectAllToAll(ends: Ends, where?: PairFilter): Generator<undefined, Connected> {
  const builder = makeRowBuilder(ends, where === undefined ? [] : [testing(where)], expectedOf(ends, where));
  yield* addAll(builder, ends, where);
  return builder.finish();
}

/** Nobody knows how many pairs pass a test. */
function expectedOf({ pre, post }: Ends, where: PairFilter | undefined): number {
  return where === undefined ? pre * post : 0;
}

/** Returns synapses from cell i to cell i. */
export function* connectOneToOne(ends: Ends, where?: PairFilter): Generator<undefined, Connected> {
  const { pre, post, noSelf } = ends;
  if (pre !== post) return { kind: 'problem', problem: 'sizesDiffer', cell: 0, value: pre, candidates: post };
  const builder = makeRowBuilder(ends, where === undefined ? [] : [testing(where)], pre);
  for (let i = 0; i < pre; i++) {
    if (!noSelf) builder.add(i, i);
    if (i % PAIRS_AT_ONCE === 0) yield;
  }
  return builder.finish();
}

/** Returns the synapses of a list of pairs that pass; pairs that are listed twice are two synapses. */
export function* connectListed(
  ends: Ends,
  pre: Int32Array,
  post: Int32Array,
  where?: PairFilter,
): Generator<undefined, Connected> {
  const kept = new Int32Array(pre.length);
  let count = 0;
  const filter = where === undefined ? undefined : { test: where.test, keep: new Uint8Array(PAIRS_AT_ONCE) };
  for (let first = 0; first < pre.length; first += PAIRS_AT_ONCE) {
    if (first > 0) yield;
    const end = Math.min(first + PAIRS_AT_ONCE, pre.length);
    const missing = missingCell(ends, pre, post, first, end);
    if (missing !== undefined) return missing;
    filter?.test(pre.slice(first, end), post.slice(first, end), end - first, filter.keep);
    for (let n = first; n < end; n++) {
      if (ends.noSelf && pre[n] === post[n]) continue;
      if (filter !== undefined && filter.keep[n - first] === 0) continue;
      kept[count] = n;
      count += 1;
    }
  }
  // Sorted by what counts less first: each sort leaves equal ones in their order.
  const byPost = sortedBy(kept.subarray(0, count), post, ends.post).order;
  yield;
  const { order: listed, starts: rows } = sortedBy(byPost, pre, ends.pre);
  const targets = listed.map((n) => post[n] ?? 0);
  const delays = { kind: 'uniform', steps: 0 } as const;
  return {
    kind: 'connected',
    topology: { pre: ends.pre, post: ends.post, synapses: count, rows, targets, delays },
    listed,
  };
}

function missingCell(
  ends: Ends,
  pre: Int32Array,
  post: Int32Array,
  first: number,
  end: number,
): ConnectionProblem | undefined {
  for (let n = first; n < end; n++) {
    const [i = -1, j = -1] = [pre[n], post[n]];
    const isPre = i < 0 || i >= ends.pre;
    if (!isPre && j >= 0 && j < ends.post) continue;
    return { kind: 'problem', problem: 'noCell', cell: n, value: isPre ? i : j };
  }
  return undefined;
}

/** Returns the numbers, each of which stands for a cell, in the order of those cells, and where those of each begin. */
function sortedBy(
  numbers: Int32Array,
  cellOf: Int32Array,
  cells: number,
): { readonly order: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(cells + 1);
  for (const n of numbers) {
    const after = (cellOf[n] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let cell = 0; cell < cells; cell++) {
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  }
  const next = starts.slice(0, cells);
  const order = new Int32Array(numbers.length);
  for (const n of numbers) {
    const cell = cellOf[n] ?? 0;
    const place = next[cell] ?? 0;
    next[cell] = place + 1;
    order[place] = n;
  }
  return { order, starts };
}
