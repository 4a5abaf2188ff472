/** What decides which pairs of cells there are, as the rules of the runtime ask for it. */
import type { PairValue } from '../../check/network/checked-network.ts';
import type { PairFilter, PairNumbers, PairTest } from '../../runtime/network/pair-callbacks.ts';
import { rangeTestOf } from './pair-ranges.ts';
import { compilePairs, PAIRS_AT_ONCE, type PairSources } from './pair-values.ts';

/** Returns what fills in a value of pairs that decides which of them there are: such values draw nothing. */
export function numbersOfPairs(value: PairValue, sources: PairSources): PairNumbers {
  const fill = compilePairs([value], sources);
  return (pre, post, count, out) => fill(pre, post, count, 0, [out], 0);
}

/** Returns which pairs a condition leaves. */
export function filterOf(value: PairValue, sources: PairSources): PairFilter {
  return { test: testOf(value, sources), mayPass: rangeTestOf(value, sources.columns ?? {}) };
}

function testOf(value: PairValue, sources: PairSources): PairTest {
  const { computed } = value;
  if (computed !== undefined) {
    return (pre, post, count, keep) => {
      for (let n = 0; n < count; n++) keep[n] = computed(pre[n] ?? 0, post[n] ?? 0) === 0 ? 0 : 1;
    };
  }
  const numbers = numbersOfPairs(value, sources);
  const found = new Float64Array(PAIRS_AT_ONCE);
  return (pre, post, count, keep) => {
    numbers(pre, post, count, found);
    for (let n = 0; n < count; n++) keep[n] = found[n] === 0 ? 0 : 1;
  };
}
