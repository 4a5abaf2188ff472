import { type Connected, type Ends, MOST_SYNAPSES } from './connected.ts';
import { PAIRS_AT_ONCE, type PairFilter, type PairNumbers } from './pair-callbacks.ts';

/** Of a chunk of pairs, moves those to the front that stay, and returns how many they are. */
export type Sieve = (pre: Int32Array, post: Int32Array, count: number) => number;

/** Returns a sieve that asks the caller. */
export function testing({ test }: PairFilter): Sieve {
  const keep = new Uint8Array(PAIRS_AT_ONCE);
  return (pre, post, count) => {
    test(pre, post, count, keep);
    let kept = 0;
    for (let n = 0; n < count; n++) {
      if (keep[n] === 0) continue;
      pre[kept] = pre[n] ?? 0;
      post[kept] = post[n] ?? 0;
      kept += 1;
    }
    return kept;
  };
}

/** Returns a sieve that compares what is drawn for each pair with its number; `isNotNumber` hears of the first that is none. */
export function drawing(
  probability: PairNumbers,
  draw: (pre: number, post: number) => number,
  isNotNumber: (pre: number) => void,
): Sieve {
  const out = new Float64Array(PAIRS_AT_ONCE);
  return (pre, post, count) => {
    probability(pre, post, count, out);
    let kept = 0;
    for (let n = 0; n < count; n++) {
      const [i, j, p] = [pre[n] ?? 0, post[n] ?? 0, out[n] ?? 0];
      if (Number.isNaN(p)) isNotNumber(i);
      if (!(draw(i, j) < p)) continue;
      pre[kept] = i;
      post[kept] = j;
      kept += 1;
    }
    return kept;
  };
}

/** Makes rows of pairs that come in their order, by presynaptic cell; some of them fall through sieves. */
export interface RowBuilder {
  readonly add: (pre: number, post: number) => void;
  readonly finish: () => Connected;
}

/** `expected`: about how many synapses there will be, which saves copies. */
export function makeRowBuilder({ pre, post }: Ends, sieves: readonly Sieve[], expected: number): RowBuilder {
  const rows = new Int32Array(pre + 1);
  let targets = new Int32Array(Math.max(PAIRS_AT_ONCE, Math.min(Math.ceil(expected), MOST_SYNAPSES)));
  let length = 0;
  const chunkPre = new Int32Array(PAIRS_AT_ONCE);
  const chunkPost = new Int32Array(PAIRS_AT_ONCE);
  let waiting = 0;

  const flush = (): void => {
    let count = waiting;
    waiting = 0;
    for (const sieve of sieves) count = sieve(chunkPre, chunkPost, count);
    if (length + count > targets.length) {
      const longer = new Int32Array(Math.min(Math.max(targets.length * 1.5, length + count), 2 ** 32 - 1));
      longer.set(targets.subarray(0, length));
      targets = longer;
    }
    for (let n = 0; n < count; n++) {
      const row = (chunkPre[n] ?? 0) + 1;
      rows[row] = (rows[row] ?? 0) + 1;
      targets[length + n] = chunkPost[n] ?? 0;
    }
    length += count;
  };

  return {
    add: (i, j) => {
      chunkPre[waiting] = i;
      chunkPost[waiting] = j;
      waiting += 1;
      if (waiting === PAIRS_AT_ONCE) flush();
    },
    finish: () => {
      flush();
      if (length > MOST_SYNAPSES) return { kind: 'problem', problem: 'tooLarge', cell: 0, value: length };
      for (let row = 0; row < pre; row++) rows[row + 1] = (rows[row + 1] ?? 0) + (rows[row] ?? 0);
      // Memory that was reserved in vain is given back where it is worth a copy.
      const isTight = targets.length - length < targets.length / 16;
      const delays = { kind: 'uniform', steps: 0 } as const;
      return {
        kind: 'connected',
        topology: {
          pre,
          post,
          synapses: length,
          rows,
          targets: isTight ? targets.subarray(0, length) : targets.slice(0, length),
          delays,
        },
      };
    },
  };
}
