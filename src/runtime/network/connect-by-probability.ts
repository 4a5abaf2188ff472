import { log, log1p } from '../elementary.ts';
import { addAll } from './add-all.ts';
import { connectAllToAll } from './connect-by-pairs.ts';
import type { Connected, ConnectionProblem, Ends } from './connected.ts';
import { PAIRS_AT_ONCE, type PairFilter, type PairNumbers } from './pair-callbacks.ts';
import { drawing, makeRowBuilder, testing } from './row-builder.ts';
import { makeRuleDraw, type RulePlace } from './rule-draws.ts';

/** Deviations from the mean for which memory is made at once. */
const ROOM = 5;

/**
 * Returns synapses between each pair with the same probability. The gaps between those that are taken are drawn, so that it
 * takes time for these alone (C. T. Fan, M. E. Muller and I. Rezucha, J. Am. Stat. Assoc. 57, 1962, 387).
 */
export function* connectByProbability(
  ends: Ends,
  probability: number,
  place: RulePlace,
  where?: PairFilter,
): Generator<undefined, Connected> {
  const { pre, post, noSelf } = ends;
  if (Number.isNaN(probability)) return notNumber(0);
  if (probability >= 1) return yield* connectAllToAll(ends, where);
  const p = Math.max(probability, 0);
  const mean = pre * post * p;
  const sieves = where === undefined ? [] : [testing(where)];
  const builder = makeRowBuilder(ends, sieves, where === undefined ? mean + ROOM * Math.sqrt(mean) : 0);
  if (p === 0) return builder.finish();
  const draw = makeRuleDraw(place);
  const rate = log1p(-p);
  let waiting = 0;
  for (let i = 0; i < pre; i++) {
    let j = -1;
    for (let n = 0; ; n++) {
      j += 1 + Math.floor(log(draw(i, n)) / rate);
      if (j >= post) {
        waiting += n + 1;
        break;
      }
      if (!noSelf || i !== j) builder.add(i, j);
    }
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
  return builder.finish();
}

/** The same where the probability differs: each pair is drawn for. */
export function* connectByProbabilities(
  ends: Ends,
  probability: PairNumbers,
  place: RulePlace,
  where?: PairFilter,
): Generator<undefined, Connected> {
  let problem: ConnectionProblem | undefined;
  const sieve = drawing(probability, makeRuleDraw(place), (i) => {
    problem ??= notNumber(i);
  });
  const builder = makeRowBuilder(ends, where === undefined ? [sieve] : [testing(where), sieve], 0);
  for (const _ of addAll(builder, ends, where)) {
    if (problem !== undefined) break;
    yield;
  }
  const connected = builder.finish();
  return problem ?? connected;
}

function notNumber(cell: number): ConnectionProblem {
  return { kind: 'problem', problem: 'notNumber', cell, value: Number.NaN };
}
