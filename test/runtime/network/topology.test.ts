import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log, log1p } from '../../../src/runtime/elementary.ts';
import { arrange, arrangeByDelay } from '../../../src/runtime/network/arrange-by-delay.ts';
import { connectByIndegree, connectByOutdegree } from '../../../src/runtime/network/connect-by-degree.ts';
import {
  connectAllToAll,
  connectListed,
  connectOneToOne,
} from '../../../src/runtime/network/connect-by-pairs.ts';
import {
  connectByProbabilities,
  connectByProbability,
} from '../../../src/runtime/network/connect-by-probability.ts';
import type { Connected, Ends } from '../../../src/runtime/network/connected.ts';
import {
  delayOf,
  incomingOf,
  indegreesOf,
  outdegreesOf,
  sourcesOf,
} from '../../../src/runtime/network/orders-of-synapses.ts';
import type { PairFilter, PairNumbers, PairTest } from '../../../src/runtime/network/pair-callbacks.ts';
import { makeRuleDraw } from '../../../src/runtime/network/rule-draws.ts';
import { seedOf } from '../../../src/runtime/network/seed-of.ts';
import type { Topology } from '../../../src/runtime/network/topology.ts';
import { atOnce } from '../../../src/runtime/turns.ts';

type Pair = readonly [pre: number, post: number];

const PLACE = { seed: 2 ** 40 + 17, draw: 12345 };
const draw = makeRuleDraw(PLACE);

function topologyOf(work: Generator<undefined, Connected>): Topology {
  const connected = atOnce(work);
  if (connected.kind === 'problem') throw new RangeError(connected.problem);
  return connected.topology;
}

function pairsOf(topology: Topology): readonly Pair[] {
  const sources = sourcesOf(topology);
  return [...topology.targets].map((post, synapse) => [sources[synapse] ?? -1, post]);
}

/** Some pairs, as a test of one and as one of many at once. */
const isAllowed = (i: number, j: number): boolean => (i * 7 + j * 3) % 5 !== 0;
const where: PairTest = (pre, post, count, keep) => {
  expect(count).toBeLessThanOrEqual(4096);
  for (let n = 0; n < count; n++) keep[n] = isAllowed(pre[n] ?? 0, post[n] ?? 0) ? 1 : 0;
};

interface Case {
  readonly ends: Ends;
  readonly isTested: boolean;
}

/** Returns the pairs that a rule may choose from, in their order. */
function candidates({ ends, isTested }: Case): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < ends.pre; i++) {
    for (let j = 0; j < ends.post; j++) {
      if ((!ends.noSelf || i !== j) && (!isTested || isAllowed(i, j))) pairs.push([i, j]);
    }
  }
  return pairs;
}

const cases: fc.Arbitrary<Case> = fc.record({
  ends: fc.oneof(
    fc.record({
      pre: fc.integer({ min: 1, max: 90 }),
      post: fc.integer({ min: 1, max: 90 }),
      noSelf: fc.constant(false),
    }),
    fc.integer({ min: 1, max: 90 }).map((cells) => ({ pre: cells, post: cells, noSelf: true })),
  ),
  isTested: fc.boolean(),
});

const testOf = ({ isTested }: Case): PairFilter | undefined => (isTested ? { test: where } : undefined);

/** Different numbers below `length`, by Floyd's algorithm as the language says it. */
function floyd(cell: number, length: number, count: number): readonly number[] {
  const taken = new Set<number>();
  for (let n = 0; n < count; n++) {
    const top = length - count + n;
    const drawn = Math.floor(draw(cell, n) * (top + 1));
    taken.add(taken.has(drawn) ? top : drawn);
  }
  return [...taken];
}

const byOrder = ([i, j]: Pair, [k, l]: Pair): number => i - k || j - l;

describe('the rules of connection', () => {
  it('all to all: every pair there is', () => {
    fc.assert(
      fc.property(cases, (each) => {
        expect(pairsOf(topologyOf(connectAllToAll(each.ends, testOf(each))))).toEqual(candidates(each));
      }),
    );
  });

  it('one to one: cell i with cell i, in populations of one size', () => {
    const ends = { pre: 4, post: 4, noSelf: false };
    expect(pairsOf(topologyOf(connectOneToOne(ends)))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(atOnce(connectOneToOne({ ...ends, post: 5 }))).toEqual({
      kind: 'problem',
      problem: 'sizesDiffer',
      cell: 0,
      value: 4,
      candidates: 5,
    });
  });

  it('one probability: the pairs that a loop over drawn gaps comes to', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (each, p) => {
        const { ends } = each;
        const hit = new Set<string>();
        for (let i = 0; i < ends.pre && p > 0 && p < 1; i++) {
          let j = -1;
          for (let n = 0; ; n++) {
            j += 1 + Math.floor(log(draw(i, n)) / log1p(-p));
            if (j >= ends.post) break;
            hit.add(`${i} ${j}`);
          }
        }
        const expected = candidates(each).filter(([i, j]) => p >= 1 || hit.has(`${i} ${j}`));
        expect(pairsOf(topologyOf(connectByProbability(ends, p, PLACE, testOf(each))))).toEqual(expected);
      }),
    );
  });

  it('probabilities that differ: each pair by itself', () => {
    const probability = (i: number, j: number): number => (i + j) / 100;
    const numbers: PairNumbers = (pre, post, count, out) => {
      for (let n = 0; n < count; n++) out[n] = probability(pre[n] ?? 0, post[n] ?? 0);
    };
    fc.assert(
      fc.property(cases, (each) => {
        const expected = candidates(each).filter(([i, j]) => draw(i, j) < probability(i, j));
        const made = connectByProbabilities(each.ends, numbers, PLACE, testOf(each));
        expect(pairsOf(topologyOf(made))).toEqual(expected);
      }),
    );
  });

  it('so many synapses from each cell, or to each: different cells, chosen by Floyd’s algorithm', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), fc.nat(40), (each, isIn, most) => {
        const { ends } = each;
        const cells = isIn ? ends.post : ends.pre;
        const others = Array.from({ length: cells }, (_, cell) =>
          candidates(each)
            .filter((pair) => pair[isIn ? 1 : 0] === cell)
            .map((pair) => pair[isIn ? 0 : 1]),
        );
        const degrees = others.map(({ length }, cell) => Math.min((cell * 3) % (most + 1), length));
        const expected = degrees
          .flatMap((degree, cell) =>
            floyd(cell, others[cell]?.length ?? 0, degree).map((n): Pair => {
              const other = others[cell]?.[n] ?? -1;
              return isIn ? [other, cell] : [cell, other];
            }),
          )
          .toSorted(byOrder);
        const connect = isIn ? connectByIndegree : connectByOutdegree;
        const topology = topologyOf(connect(ends, degrees, PLACE, testOf(each)));
        expect(pairsOf(topology)).toEqual(expected);
        expect([...(isIn ? indegreesOf(topology) : outdegreesOf(topology))]).toEqual(degrees);
        expect(new Set(expected.map(String)).size).toBe(expected.length);
      }),
    );
  });

  it('pairs of a list: by presynaptic, then postsynaptic cell, then as they are listed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 60 }),
        fc.boolean(),
        (pairs, isTested) => {
          const ends = { pre: 6, post: 8, noSelf: false };
          const connected = atOnce(
            connectListed(
              ends,
              Int32Array.from(pairs, ([i]) => i),
              Int32Array.from(pairs, ([, j]) => j),
              testOf({ ends, isTested }),
            ),
          );
          if (connected.kind === 'problem') throw new RangeError(connected.problem);
          const expected = pairs
            .map((pair, n) => ({ pair, n }))
            .filter(({ pair: [i, j] }) => !isTested || isAllowed(i, j))
            .toSorted((one, other) => byOrder(one.pair, other.pair));
          expect(pairsOf(connected.topology)).toEqual(expected.map(({ pair }) => pair));
          expect([...(connected.listed ?? [])]).toEqual(expected.map(({ n }) => n));
        },
      ),
    );
  });

  it('make about as many synapses as they should', () => {
    const ends = { pre: 1000, post: 800, noSelf: false };
    for (const p of [0.001, 0.02, 0.3, 0.9]) {
      for (const seed of [0, 1, 2]) {
        const numbers: PairNumbers = (_pre, _post, count, out) => out.fill(p, 0, count);
        const [mean, deviation] = [800_000 * p, Math.sqrt(800_000 * p * (1 - p))];
        for (const made of [
          connectByProbability(ends, p, { seed, draw: 5 }),
          connectByProbabilities(ends, numbers, { seed, draw: 5 }),
        ]) {
          expect(Math.abs(topologyOf(made).synapses - mean)).toBeLessThan(4 * deviation);
        }
      }
    }
    // Each presynaptic cell has as good a chance as any: of 800 cells with 100 of 1000 each.
    const degrees = outdegreesOf(topologyOf(connectByIndegree(ends, 100, { seed: 3, draw: 5 })));
    const deviation = Math.sqrt(800 * 0.1 * 0.9);
    const distances = [...degrees].map((degree) => (degree - 80) / deviation);
    expect(Math.max(...distances.map(Math.abs))).toBeLessThan(5);
    expect(distances.reduce((sum, each) => sum + each * each, 0) / 1000).toBeCloseTo(1, 0);
  });

  it('are other ones for another seed, and the same for the same', () => {
    const ends = { pre: 50, post: 50, noSelf: true };
    const made = (seed: number): readonly Pair[] =>
      pairsOf(topologyOf(connectByProbability(ends, 0.2, { seed, draw: 5 })));
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
    expect(made(seedOf(1, 'E -> E by Static'))).not.toEqual(made(seedOf(1, 'E -> I by Static')));
  });
});

describe('mistakes in what is asked for', () => {
  const ends = { pre: 5, post: 4, noSelf: false };
  const problemOf = (work: Generator<undefined, Connected>): unknown => atOnce(work);

  it('are told with the first cell that they are about', () => {
    expect(problemOf(connectByIndegree(ends, [1, 2, 6, 7], PLACE))).toEqual({
      kind: 'problem',
      problem: 'tooMany',
      cell: 2,
      value: 6,
      candidates: 5,
    });
    expect(problemOf(connectByIndegree({ pre: 4, post: 4, noSelf: true }, 4, PLACE))).toEqual({
      kind: 'problem',
      problem: 'tooMany',
      cell: 0,
      value: 4,
      candidates: 3,
    });
    expect(problemOf(connectByOutdegree(ends, [0, 1.5, 0, 0, 0], PLACE))).toEqual({
      kind: 'problem',
      problem: 'notWhole',
      cell: 1,
      value: 1.5,
    });
    for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(problemOf(connectByOutdegree(ends, value, PLACE))).toMatchObject({ kind: 'problem', cell: 0 });
    }
    expect(problemOf(connectByProbability(ends, Number.NaN, PLACE))).toMatchObject({ problem: 'notNumber' });
    const partly: PairNumbers = (pre, _post, count, out) => {
      for (let n = 0; n < count; n++) out[n] = pre[n] === 3 ? Number.NaN : 0.5;
    };
    expect(problemOf(connectByProbabilities(ends, partly, PLACE))).toMatchObject({
      problem: 'notNumber',
      cell: 3,
    });
    expect(problemOf(connectListed(ends, Int32Array.of(0, 5), Int32Array.of(3, 0)))).toEqual({
      kind: 'problem',
      problem: 'noCell',
      cell: 1,
      value: 5,
    });
    expect(
      problemOf(connectByOutdegree({ pre: 2 ** 20, post: 4000, noSelf: false }, 3000, PLACE)),
    ).toMatchObject({
      problem: 'tooLarge',
    });
  });
});

describe('delays', () => {
  /** Rows of random lengths, and a delay for each synapse. */
  const delayed = fc
    .array(fc.array(fc.tuple(fc.nat(9), fc.nat(4)), { maxLength: 12 }), { minLength: 1, maxLength: 8 })
    .map((rows) => rows.map((row) => row.toSorted(([one], [other]) => one - other)));

  it('sort each row, and leave synapses of one delay in their order', () => {
    fc.assert(
      fc.property(delayed, (rows) => {
        const starts = Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]);
        const all = rows.flat();
        const topology: Topology = {
          pre: rows.length,
          post: 10,
          synapses: all.length,
          rows: starts,
          targets: Int32Array.from(all, ([target]) => target),
          delays: { kind: 'uniform', steps: 0 },
        };
        const arranged = atOnce(
          arrangeByDelay(
            topology,
            Int32Array.from(all, ([, delay]) => delay),
          ),
        );
        const expected = rows.flatMap((row, cell) =>
          row
            .map(([target, delay], n) => ({ target, delay, number: (starts[cell] ?? 0) + n }))
            .toSorted((one, other) => one.delay - other.delay || one.number - other.number),
        );
        const found = [...arranged.topology.targets].map((target, synapse) => ({
          target,
          delay: delayOf(arranged.topology, synapse),
          number: arranged.numbers?.[synapse] ?? synapse,
        }));
        expect(found).toEqual(expected);
        const values = Float64Array.from(all, (_, number) => number / 2);
        if (arranged.numbers !== undefined) atOnce(arrange(values, starts, arranged.numbers));
        expect([...values]).toEqual(expected.map(({ number }) => number / 2));
      }),
    );
  });

  it('that are all the same are one number', () => {
    const topology = topologyOf(connectAllToAll({ pre: 3, post: 3, noSelf: true }));
    const { topology: arranged, numbers } = atOnce(arrangeByDelay(topology, new Int32Array(6).fill(4)));
    expect({ delays: arranged.delays, numbers }).toEqual({
      delays: { kind: 'uniform', steps: 4 },
      numbers: undefined,
    });
  });
});

describe('the synapses of a postsynaptic cell', () => {
  it('are those that have it as target, by presynaptic cell, then in the order of its row', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const topology = topologyOf(connectByProbability(each.ends, 0.3, PLACE));
        const { columns, synapses } = incomingOf(topology);
        for (let post = 0; post < topology.post; post++) {
          expect([...synapses.subarray(columns[post], columns[post + 1])]).toEqual(
            [...topology.targets.keys()].filter((synapse) => topology.targets[synapse] === post),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});
