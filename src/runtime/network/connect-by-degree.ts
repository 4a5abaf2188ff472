import { cellsToTry, countOf } from './cells-to-try.ts';
import { type Connected, type ConnectionProblem, type Ends, MOST_SYNAPSES } from './connected.ts';
import { PAIRS_AT_ONCE, type PairFilter } from './pair-callbacks.ts';
import { makeRuleDraw, type RulePlace } from './rule-draws.ts';
import type { Topology } from './topology.ts';

/** One number for all cells, or one for each. */
type Degree = number | ArrayLike<number>;

/** Returns so many different presynaptic cells for each postsynaptic one. */
export function* connectByIndegree(
  ends: Ends,
  degree: Degree,
  place: RulePlace,
  where?: PairFilter,
): Generator<undefined, Connected> {
  const chosen = yield* choose('post', ends, degree, place, where);
  if (chosen.kind === 'problem') return chosen;
  const topology = yield* transposed({
    pre: ends.post,
    post: ends.pre,
    synapses: chosen.others.length,
    rows: chosen.starts,
    targets: chosen.others,
    delays: { kind: 'uniform', steps: 0 },
  });
  return { kind: 'connected', topology };
}

/** Returns so many different postsynaptic cells for each presynaptic one. */
export function* connectByOutdegree(
  ends: Ends,
  degree: Degree,
  place: RulePlace,
  where?: PairFilter,
): Generator<undefined, Connected> {
  const chosen = yield* choose('pre', ends, degree, place, where);
  if (chosen.kind === 'problem') return chosen;
  const { starts: rows, others: targets } = chosen;
  for (let cell = 0; cell < ends.pre; cell++) {
    targets.subarray(rows[cell], rows[cell + 1]).sort();
    if (cell % PAIRS_AT_ONCE === 0) yield;
  }
  const delays = { kind: 'uniform', steps: 0 } as const;
  const { pre, post } = ends;
  return {
    kind: 'connected',
    topology: { pre, post, synapses: targets.length, rows, targets, delays },
  };
}

/** Returns the rows by target; within one they are in the order of the cells they come from. */
function* transposed({
  pre,
  post,
  synapses,
  rows,
  targets,
  delays,
}: Topology): Generator<undefined, Topology> {
  const starts = new Int32Array(post + 1);
  for (const target of targets) starts[target + 1] = (starts[target + 1] ?? 0) + 1;
  for (let cell = 0; cell < post; cell++) {
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  }
  yield;
  const next = starts.slice(0, post);
  const sources = new Int32Array(synapses);
  let waiting = 0;
  for (let cell = 0; cell < pre; cell++) {
    const [first, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    for (let at = first; at < end; at++) {
      const target = targets[at] ?? 0;
      const to = next[target] ?? 0;
      next[target] = to + 1;
      sources[to] = cell;
    }
    waiting += end - first;
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
  return { pre: post, post: pre, synapses, rows: starts, targets: sources, delays };
}

interface Chosen {
  readonly kind: 'chosen';
  /** Where the cells begin that were chosen for each, one more than there are. */
  readonly starts: Int32Array;
  /** As they were drawn. */
  readonly others: Int32Array;
}

/**
 * Draws, for each cell of one end, different cells of the other: every set of so many is as probable as any (R. W. Floyd, in
 * J. Bentley, Commun. ACM 30, 1987, 754).
 */
function* choose(
  end: 'pre' | 'post',
  ends: Ends,
  degree: Degree,
  place: RulePlace,
  where: PairFilter | undefined,
): Generator<undefined, Chosen | ConnectionProblem> {
  const cells = ends[end];
  const total = end === 'pre' ? ends.post : ends.pre;
  const degreeOf = (cell: number): number => (typeof degree === 'number' ? degree : (degree[cell] ?? 0));
  const starts = new Int32Array(cells + 1);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) {
    const value = degreeOf(cell);
    if (!(value >= 0 && Math.floor(value) === value)) {
      return { kind: 'problem', problem: 'notWhole', cell, value };
    }
    if (value > total) return { kind: 'problem', problem: 'tooMany', cell, value, candidates: total };
    count += value;
    if (count > MOST_SYNAPSES) return { kind: 'problem', problem: 'tooLarge', cell, value: count };
    starts[cell + 1] = count;
  }
  const others = new Int32Array(count);
  const draw = makeRuleDraw(place);
  const findCandidates = candidatesOf(end, ends, where);
  const isTaken = new Uint8Array(total);
  let waiting = 0;
  for (let cell = 0; cell < cells; cell++) {
    const { length, tried, at } = findCandidates(cell);
    const value = degreeOf(cell);
    if (value > length) return { kind: 'problem', problem: 'tooMany', cell, value, candidates: length };
    const first = starts[cell] ?? 0;
    for (let n = 0; n < value; n++) {
      const top = length - value + n;
      const drawn = Math.floor(draw(cell, n) * (top + 1));
      const taken = isTaken[drawn] === 0 ? drawn : top;
      isTaken[taken] = 1;
      others[first + n] = taken;
    }
    for (let n = first; n < first + value; n++) {
      const taken = others[n] ?? 0;
      isTaken[taken] = 0;
      others[n] = at(taken);
    }
    waiting += value + tried;
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
  return { kind: 'chosen', starts, others };
}

/** The cells that may be joined with one, numbered in their order. */
interface Candidates {
  readonly length: number;
  /** How many were tested to find them. */
  readonly tried: number;
  readonly at: (n: number) => number;
}

function candidatesOf(
  end: 'pre' | 'post',
  { pre, post, noSelf }: Ends,
  where: PairFilter | undefined,
): (cell: number) => Candidates {
  const total = end === 'pre' ? post : pre;
  if (where === undefined) {
    const all: Candidates = { length: total, tried: 0, at: (n) => n };
    if (!noSelf) return () => all;
    return (cell) => ({ length: total - 1, tried: 0, at: (n) => (n < cell ? n : n + 1) });
  }
  const { test, mayPass } = where;
  const othersOf = cellsToTry(
    end === 'pre' ? pre : post,
    total,
    mayPass &&
      (end === 'pre' ? mayPass : (first, to, preFirst, preEnd) => mayPass(preFirst, preEnd, first, to)),
  );
  const list = new Int32Array(total);
  const own = new Int32Array(PAIRS_AT_ONCE);
  const other = new Int32Array(PAIRS_AT_ONCE);
  const keep = new Uint8Array(PAIRS_AT_ONCE);
  const at = (n: number): number => list[n] ?? 0;
  return (cell) => {
    const others = othersOf(cell);
    own.fill(cell, 0, countOf(others));
    let length = 0;
    let waiting = 0;
    const flush = (): void => {
      if (end === 'pre') test(own, other, waiting, keep);
      else test(other, own, waiting, keep);
      for (let n = 0; n < waiting; n++) {
        const candidate = other[n] ?? 0;
        if (keep[n] === 0 || (noSelf && candidate === cell)) continue;
        list[length] = candidate;
        length += 1;
      }
      waiting = 0;
    };
    for (let n = 0; n < others.length; n += 2) {
      const behind = others[n + 1] ?? 0;
      for (let each = others[n] ?? 0; each < behind; each++) {
        other[waiting] = each;
        waiting += 1;
        if (waiting === PAIRS_AT_ONCE) flush();
      }
    }
    if (waiting > 0) flush();
    return { length, tried: countOf(others), at };
  };
}
