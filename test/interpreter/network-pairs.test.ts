/** Rules of connection: what they mean, pair by pair, and that the runtime makes the same of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNumber } from '../../src/check/draw-number.ts';
import type { ConnectionRule } from '../../src/check/network/checked-network.ts';
import { type Pair, pairsOf } from '../../src/interpreter/network/pairs.ts';
import { seedOf } from '../../src/interpreter/network/seed-of.ts';
import { connectByIndegree, connectByOutdegree } from '../../src/runtime/network/connect-by-degree.ts';
import { connectAllToAll } from '../../src/runtime/network/connect-by-pairs.ts';
import {
  connectByProbabilities,
  connectByProbability,
} from '../../src/runtime/network/connect-by-probability.ts';
import type { Connected, Ends } from '../../src/runtime/network/connected.ts';
import type { PairTest } from '../../src/runtime/network/pair-callbacks.ts';
import { seedOf as seedOfRuntime } from '../../src/runtime/network/seed-of.ts';
import { atOnce } from '../../src/runtime/turns.ts';
import { SPAN } from './build-model.ts';

interface Projection extends Ends {
  readonly seed: number;
  readonly isFiltered: boolean;
}

const PROJECTION: Projection = { pre: 4, post: 3, noSelf: false, seed: 7, isFiltered: false };

/** What `where mod(i + 2 j, 3) != 0` leaves. */
function isLeft({ isFiltered, noSelf }: Projection, pre: number, post: number): boolean {
  return !(noSelf && pre === post) && !(isFiltered && (pre + 2 * post) % 3 === 0);
}

function interpreted(
  rule: ConnectionRule,
  projection: Projection,
  number: number | ((pre: number, post: number) => number) = 0,
): readonly Pair[] {
  const { pre, post, seed } = projection;
  return pairsOf(rule, {
    preCells: pre,
    postCells: post,
    seed,
    isCandidate: (i, j) => isLeft(projection, i, j),
    number: typeof number === 'number' ? () => number : number,
    isOneNumber: typeof number === 'number',
  });
}

const texts = (pairs: readonly Pair[]): readonly string[] => pairs.map(({ pre, post }) => `${pre}-${post}`);
/** What the numbers of `interpreted` stand for. */
const VALUE = { value: { kind: 'number', value: 0, span: SPAN }, reads: [], span: SPAN } as const;

describe('a rule joins', () => {
  test('all cells, or those with the same number', () => {
    const { pre, post } = { pre: 2, post: 2 };
    const small = { ...PROJECTION, pre, post };
    expect(texts(interpreted({ kind: 'allToAll' }, small))).toEqual(['0-0', '0-1', '1-0', '1-1']);
    expect(texts(interpreted({ kind: 'allToAll' }, { ...small, noSelf: true }))).toEqual(['0-1', '1-0']);
    expect(texts(interpreted({ kind: 'oneToOne' }, small))).toEqual(['0-0', '1-1']);
  });

  test('pairs of a list in the order of cells, and then of the list', () => {
    const rule = { kind: 'pairs', pre: Int32Array.of(2, 0, 2, 0), post: Int32Array.of(1, 2, 1, 0) } as const;
    expect(interpreted(rule, PROJECTION)).toEqual([
      { pre: 0, post: 0, listed: 3 },
      { pre: 0, post: 2, listed: 1 },
      { pre: 2, post: 1, listed: 0 },
      { pre: 2, post: 1, listed: 2 },
    ]);
  });

  test('none or all where that is certain', () => {
    const rule = { kind: 'probability', value: VALUE } as const;
    expect(interpreted(rule, PROJECTION, 0)).toEqual([]);
    expect(interpreted(rule, PROJECTION, 1).length).toBe(12);
    expect(interpreted(rule, PROJECTION, (i) => (i === 2 ? 1 : 0)).map(({ pre }) => pre)).toEqual([2, 2, 2]);
  });

  test('about as many as a probability says', () => {
    const rule = { kind: 'probability', value: VALUE } as const;
    const large = { ...PROJECTION, pre: 100, post: 100 };
    // Of 10 000 pairs; four standard deviations.
    const deviation = Math.sqrt(10_000 * 0.2 * 0.8);
    expect(Math.abs(interpreted(rule, large, 0.2).length - 2000)).toBeLessThan(4 * deviation);
    expect(Math.abs(interpreted(rule, large, () => 0.2).length - 2000)).toBeLessThan(4 * deviation);
  });

  test('as many different ones as a fixed degree says, each equally often', () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 500; seed++) {
      const pairs = interpreted({ kind: 'indegree', value: VALUE }, { ...PROJECTION, pre: 5, seed }, 2);
      expect(new Set(texts(pairs)).size).toBe(6);
      for (const { pre } of pairs) times.set(pre, (times.get(pre) ?? 0) + 1);
    }
    // 3000 choices of five; four standard deviations of a binomial number.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(4 * Math.sqrt(480));
  });
});

/** Pairs in the order of rows. */
function made(work: Generator<undefined, Connected>): readonly string[] {
  const connected = atOnce(work);
  if (connected.kind === 'problem') throw new Error(connected.problem);
  const { rows, targets, pre } = connected.topology;
  return Array.from({ length: pre }, (_, i) =>
    Array.from(targets.subarray(rows[i], rows[i + 1]), (j) => `${i}-${j}`),
  ).flat();
}

const projections = fc
  .record({
    pre: fc.integer({ min: 1, max: 20 }),
    post: fc.integer({ min: 1, max: 20 }),
    noSelf: fc.boolean(),
    seed: fc.maxSafeNat(),
    isFiltered: fc.boolean(),
  })
  // A cell can be joined with itself within one population only.
  .map((each) => (each.noSelf ? { ...each, post: each.pre } : each));

describe('the runtime', () => {
  test('joins the same cells by every rule', () => {
    fc.assert(
      fc.property(projections, fc.double({ min: 0, max: 1, noNaN: true }), (projection, p) => {
        const place = { seed: projection.seed, draw: drawNumber('rule', 1) };
        const keep: PairTest = (pre, post, count, kept) => {
          for (let n = 0; n < count; n++) {
            const isKept = isLeft({ ...projection, noSelf: false }, pre[n] ?? 0, post[n] ?? 0);
            kept[n] = Number(isKept);
          }
        };
        const where = projection.isFiltered ? { test: keep } : undefined;
        const probability = { kind: 'probability', value: VALUE } as const;
        const differing = (i: number, j: number): number => p * (0.5 + 0.1 * ((i + j) % 5));

        expect(made(connectAllToAll(projection, where))).toEqual(
          texts(interpreted({ kind: 'allToAll' }, projection)),
        );
        expect(made(connectByProbability(projection, p, place, where))).toEqual(
          texts(interpreted(probability, projection, p)),
        );
        const numbers = (pre: Int32Array, post: Int32Array, count: number, out: Float64Array): void => {
          for (let n = 0; n < count; n++) out[n] = differing(pre[n] ?? 0, post[n] ?? 0);
        };
        expect(made(connectByProbabilities(projection, numbers, place, where))).toEqual(
          texts(interpreted(probability, projection, differing)),
        );

        const all = interpreted({ kind: 'allToAll' }, projection);
        const least = (end: 'pre' | 'post'): number =>
          Math.min(
            ...Array.from(
              { length: projection[end] },
              (_, cell) => all.filter((pair) => pair[end] === cell).length,
            ),
          );
        const [inside, outside] = [Math.round(p * least('post')), Math.round(p * least('pre'))];
        expect(made(connectByIndegree(projection, inside, place, where))).toEqual(
          texts(interpreted({ kind: 'indegree', value: VALUE }, projection, inside)),
        );
        expect(made(connectByOutdegree(projection, outside, place, where))).toEqual(
          texts(interpreted({ kind: 'outdegree', value: VALUE }, projection, outside)),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('gives the parts of a network the same seeds', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string(), (seed, name) => {
        expect(seedOfRuntime(seed, name)).toBe(seedOf(seed, name));
        expect(Number.isSafeInteger(seedOf(seed, name))).toBe(true);
      }),
    );
  });
});
