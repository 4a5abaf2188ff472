/** Which pairs of cells a projection joins, rule by rule as they are defined: each candidate is looked at by itself. */
import { InvariantError, known, unreachable } from '../../base/invariant.ts';
import { drawNumber } from '../../check/draw-number.ts';
import type { ConnectionRule } from '../../check/network/checked-network.ts';
import { ELEMENTARY } from '../../elementary/functions.ts';
import { draw } from '../draws.ts';

/** Two cells that a synapse joins. */
export interface Pair {
  readonly pre: number;
  readonly post: number;
  /** Its place in the list that names it. */
  readonly listed?: number;
}

/** What rules ask about a projection. */
export interface RuleContext {
  readonly preCells: number;
  readonly postCells: number;
  readonly seed: number;
  /** Whether there may be a synapse at all. */
  readonly isCandidate: (pre: number, post: number) => boolean;
  /** The number of the rule for a pair. */
  readonly number: (pre: number, post: number) => number;
  /** Whether that is the same for all pairs. */
  readonly isOneNumber: boolean;
}

/** Returns the pairs in the order of pre, then post, then as they are listed. */
export function pairsOf(rule: ConnectionRule, context: RuleContext): readonly Pair[] {
  const { preCells, postCells, isCandidate, number, isOneNumber } = context;
  const pres = Array.from({ length: preCells }, (_, pre) => pre);
  const posts = Array.from({ length: postCells }, (_, post) => post);
  const all = pres.flatMap((pre) => posts.map((post): Pair => ({ pre, post })));
  const candidates = all.filter(({ pre, post }) => isCandidate(pre, post));
  /** u(c, n). */
  const uniform = (cell: number, n: number): number =>
    draw('uniform', { seed: context.seed, draw: drawNumber('rule', 1), cell, step: n }, [0, 1]);

  switch (rule.kind) {
    case 'allToAll':
      return candidates;
    case 'oneToOne':
      return candidates.filter(({ pre, post }) => pre === post);
    case 'probability': {
      if (!isOneNumber) return candidates.filter(({ pre, post }) => uniform(pre, post) < number(pre, post));
      const taken = new Set(pres.flatMap((pre) => takenOfRow(pre, postCells, number(0, 0), uniform)));
      return candidates.filter(({ pre, post }) => taken.has(`${pre} ${post}`));
    }
    case 'indegree':
      return inOrder(
        posts.flatMap((post) => {
          const of = candidates.filter((pair) => pair.post === post);
          return chosen(of, number(0, post), (n) => uniform(post, n));
        }),
      );
    case 'outdegree':
      return pres.flatMap((pre) => {
        const of = candidates.filter((pair) => pair.pre === pre);
        return inOrder(chosen(of, number(pre, 0), (n) => uniform(pre, n)));
      });
    case 'pairs': {
      const pairs = Array.from(rule.pre, (pre, listed): Pair => {
        return { pre, post: known(rule.post[listed], 'postsynaptic cell'), listed };
      });
      return inOrder(pairs.filter(({ pre, post }) => isCandidate(pre, post)));
    }
    default:
      return unreachable(rule);
  }
}

/** Sorting keeps the order of those that are alike. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((a, b) => a.pre - b.pre || a.post - b.post);
}

/** With one probability the gaps between the cells of a row that are taken are drawn, not each cell. */
function takenOfRow(
  pre: number,
  postCells: number,
  probability: number,
  uniform: (cell: number, n: number) => number,
): readonly string[] {
  if (Number.isNaN(probability)) throw new InvariantError('the probability of a synapse is NaN');
  if (probability <= 0) return [];
  const taken: string[] = [];
  for (let post = -1, n = 0; ; n++) {
    const gap =
      probability >= 1 ? 0 : Math.floor(ELEMENTARY.log(uniform(pre, n)) / ELEMENTARY.log1p(-probability));
    post += 1 + gap;
    if (post >= postCells) return taken;
    taken.push(`${pre} ${post}`);
  }
}

/** Floyd's choice of so many different ones, each set of them equally likely. */
function chosen(
  candidates: readonly Pair[],
  wanted: number,
  uniform: (n: number) => number,
): readonly Pair[] {
  const there = candidates.length;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > there)
    throw new InvariantError(`a cell cannot have ${wanted} of ${there} possible synapses`);
  const taken = new Set<number>();
  for (let n = 0; n < wanted; n++) {
    const top = there - wanted + n;
    const one = Math.floor(uniform(n) * (top + 1));
    taken.add(taken.has(one) ? top : one);
  }
  return candidates.filter((_, place) => taken.has(place));
}
