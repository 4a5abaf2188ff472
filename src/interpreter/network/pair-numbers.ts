import { unreachable } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { PairRead, PairValue } from '../../check/network/checked-network.ts';
import { ELEMENTARY } from '../../elementary/functions.ts';
import { CELL_NUMBER, SEED } from '../../runtime/draws.ts';
import { float64 } from '../float64-arithmetic.ts';
import { evaluate } from '../interpret.ts';
import { type NetworkCells, placeOf } from './network-cells.ts';
import type { Pair } from './pairs.ts';

/** What values of a projection are computed from. */
export interface PairContext {
  readonly pre: NetworkCells;
  readonly post: NetworkCells;
  /** Of its synapse. */
  readonly model: CheckedModel;
  readonly seed: number;
  /** How many synapses a cell has, of this projection or of all from or to that population. */
  readonly degree: (end: 'pre' | 'post', cell: number, population: string | undefined) => number;
}

/** Returns the value for a pair, whose draws are those of `number`: a number, or whether a condition holds. */
export function pairNumber(
  { value, reads, listed, computed }: PairValue,
  pair: Pair,
  number: number,
  context: PairContext,
): number | boolean {
  if (listed !== undefined) return listed[pair.listed ?? number] ?? Number.NaN;
  if (computed !== undefined) return computed(pair.pre, pair.post);
  const given = new Map([
    [SEED, context.seed],
    [CELL_NUMBER, number],
    ...reads.map((read) => [read.name, readPair(read, pair, context)] as const),
  ]);
  // What it reads is given, and nothing else has a name.
  const model = { ...context.model, parameters: [] };
  return evaluate(model, value, { arithmetic: float64, given });
}

function readPair(read: PairRead, pair: Pair, { pre, post, degree }: PairContext): number {
  switch (read.of) {
    case 'i':
      return pair.pre;
    case 'j':
      return pair.post;
    case 'distance': {
      const [from, to] = [placeOf(pre.checked, pair.pre), placeOf(post.checked, pair.post)];
      const [dx, dy] = [from.x - to.x, from.y - to.y];
      return ELEMENTARY.sqrt(dx * dx + dy * dy);
    }
    case 'pre':
    case 'post': {
      const [end, cell] = read.of === 'pre' ? [pre, pair.pre] : [post, pair.post];
      switch (read.what.kind) {
        case 'parameter':
          return end.cells[cell]?.value(read.what.name) ?? Number.NaN;
        case 'position':
          return placeOf(end.checked, cell)[read.what.name];
        case 'degree':
          return degree(read.of, cell, read.what.population);
        default:
          return unreachable(read.what);
      }
    }
    default:
      return unreachable(read);
  }
}
