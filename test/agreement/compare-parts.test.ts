import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled } from '../../src/agreement/compare-with.ts';
import { isUnchanging } from '../../src/agreement/course.ts';
import { fastestRate } from '../../src/agreement/fastest-rate.ts';
import { findCheapest, judge, judgeMethod, type MeasuredMethod } from '../../src/agreement/judge.ts';
import { observedOrder } from '../../src/agreement/observed-order.ts';
import { hasGrown, sampleApart, spikesPart } from '../../src/agreement/parting.ts';
import { readLadder } from '../../src/agreement/read-ladder.ts';
import { spikeDrift } from '../../src/agreement/spike-drift.ts';
import { studentQuantile } from '../../src/agreement/student.ts';
import { numberText, secondsText, shareText } from '../../src/agreement/words.ts';
import { toNumber } from '../../src/base/rational.ts';
import { LEAKY, VAN_DER_POL } from './compared-models.ts';

const LADDER = [0.1, 0.05, 0.025, 0.0125, 0.00625];

describe('the observed order', () => {
  it('is the slope of log(error) over log(dt)', () => {
    const rungs = LADDER.map((dt) => ({ dt, error: 3 * dt ** 2 }));
    const found = observedOrder(rungs, 1e-13);
    expect(found?.order).toBeCloseTo(2, 10);
    expect(found?.finest).toBeCloseTo(2, 10);
    expect(found?.rungs).toBe(4);
  });

  it('leaves out what rounding rules, and errors as large as what is computed', () => {
    const rungs = LADDER.map((dt) => ({ dt, error: Math.max(dt ** 4 * 500, 1e-6) }));
    // 0.05 at first, then 3e-3, 2e-4, 1.2e-5, and rounding of 1e-6.
    const found = observedOrder(rungs, 1e-7);
    expect(found?.rungs).toBe(4);
    expect(found?.order).toBeCloseTo(4, 1);
    expect(
      observedOrder(
        [
          { dt: 0.1, error: 0.5 },
          { dt: 0.05, error: 0.3 },
        ],
        1e-13,
      ),
    ).toBeUndefined();
  });

  it('is none where the error does not fall', () => {
    expect(
      observedOrder(
        LADDER.map((dt, i) => ({ dt, error: 0.01 + i * 0.001 })),
        1e-13,
      ),
    ).toBeUndefined();
  });

  it('is that of any power of the step', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (p, c) => {
          const found = observedOrder(
            LADDER.map((dt) => ({ dt, error: c * dt ** p * 0.1 })),
            0,
          );
          expect(found?.order).toBeCloseTo(p, 8);
        },
      ),
    );
  });
});

describe('a ladder of steps', () => {
  const read = (dt: string | readonly (string | number)[], duration = '100 ms') => {
    const ladder = readLadder(LEAKY, { dt, for: duration });
    if (!('steps' in ladder)) return ladder.map(({ message }) => message);
    return [...ladder.steps.map(toNumber), `every ${toNumber(ladder.interval)}`];
  };

  it('is read from long to short, each step once, with the times at which all meet', () => {
    expect(read('0.05,0.1,0.1 ms')).toEqual([0.1, 0.05, 'every 0.1']);
    expect(read('0.1 ms, 25us')).toEqual([0.1, 0.025, 'every 0.1']);
    expect(read([0.1, '0.04 ms'])).toEqual([0.1, 0.04, 'every 0.2']);
  });

  it('takes no more samples than somebody looks at', () => {
    expect(read('0.1,0.05 ms', '10 s')).toEqual([0.1, 0.05, 'every 0.6']);
  });

  it('is refused where its steps do not meet, or are none', () => {
    expect(read('0.13,0.07ms', '1 ms')).toEqual([
      'Steps of 0.13 ms and 0.07 ms meet every 0.91 ms, not twice in 1 ms.',
    ]);
    expect(read('0 ms')).toEqual(['`dt` must be longer than nothing, not `0 ms`.']);
    expect(read('20 ms', '10 ms')).toEqual(['A step of 20 ms does not fit into a run of 10 ms.']);
  });
});

describe('solutions that part', () => {
  const times = Float64Array.from({ length: 101 }, (_, k) => k);
  const none = Number.POSITIVE_INFINITY;

  it('were the same long before, where a difference grows exponentially', () => {
    const growing = times.map((t) => 1e-14 * Math.exp(0.5 * t));
    const apart = sampleApart(times, growing, none);
    // 1e-14 exp(t / 2) = 1e-3 at 2 ln(1e11) = 50.7.
    expect(apart).toBe(51);
    expect(hasGrown(growing, apart)).toBe(true);
  });

  it('were never the same, where it is one of two models', () => {
    const different = times.map((t) => 1e-5 * t ** 2);
    const apart = sampleApart(times, different, none);
    expect(apart).toBe(11);
    expect(hasGrown(different, apart)).toBe(false);
  });

  it('part where one has a spike that the other lacks', () => {
    const course = (...spikes: readonly number[]) => ({
      times,
      traces: new Map(),
      spikes: [Float64Array.from(spikes)],
    });
    expect(spikesPart(course(10, 20), course(10.1, 20.1), 0.5)).toBe(none);
    expect(spikesPart(course(10, 20), course(10.1, 22), 0.5)).toBe(20);
    expect(spikesPart(course(10, 20), course(10), 0.5)).toBe(20);
    expect(spikeDrift(course(10.5, 21), course(10, 20, 30), 50)).toEqual({
      count: 2,
      expected: 3,
      cellsThatDiffer: 1,
      max: 1,
      mean: 0.75,
    });
  });
});

describe("quantiles of Student's t", () => {
  it.each([
    // Of any table.
    [0.975, 9, 2.2622],
    [0.995, 9, 3.2498],
    [0.995, 18, 2.8784],
    [0.9995, 18, 3.9216],
  ] as const)('are those of tables: %f with %i degrees of freedom', (p, n, expected) => {
    expect(Math.abs(studentQuantile(p, n) / expected - 1)).toBeLessThan(0.01);
  });
});

describe('the verdict', () => {
  const reference = {
    kind: 'agreed',
    solutions: [
      { method: 'rk4', step: '0.001 ms' },
      { method: 'rk38', step: '0.002 ms' },
    ],
    uncertainty: 1e-12,
    spikeUncertainty: 0,
    spikes: 0,
    failed: [],
  } as const;
  const about = { model: 'Cell', methods: [], isNamed: false, tolerance: 0.01, timeUnit: 'ms' };

  it('is a failure where there is no reference', () => {
    expect(judge({ ...about, reference: { ...reference, kind: 'disagreed', uncertainty: 0.3 } })).toEqual({
      passed: false,
      verdict:
        'There is nothing to compare with: `rk4` and `rk38` are apart by 30% of a range at their shortest steps.',
    });
  });

  it('says of a method that it diverged at every step', () => {
    const method: MeasuredMethod = {
      name: 'euler',
      declaredOrder: 1,
      rungs: [
        { kind: 'diverged', dt: 0.1, at: 2 },
        { kind: 'diverged', dt: 0.05, at: 3 },
      ],
    };
    const circumstances = { isGridBound: false, highestOrder: undefined, timeUnit: 'ms' };
    expect(judgeMethod(method, circumstances)).toEqual({
      verdict: 'diverged',
      reason: 'It diverged at every step, also at dt = 0.05 ms.',
    });
  });
});

describe('a method that falls short of its order', () => {
  const rungs = [0.2, 0.1, 0.05].map((dt) => ({
    kind: 'compared' as const,
    dt,
    errors: [],
    error: dt ** 2,
    rms: dt ** 2,
    statistics: [],
    cost: 1,
    meets: dt < 0.1,
  }));
  const method: MeasuredMethod = {
    name: 'rk4',
    declaredOrder: 4,
    order: { order: 2, finest: 2, rungs: 3 },
    rungs,
  };
  const circumstances = { isGridBound: false, timeUnit: 'ms' };

  it('is to blame where another one kept it on the same model', () => {
    expect(judgeMethod(method, { ...circumstances, highestOrder: 4 })).toEqual({
      verdict: 'order',
      reason: 'Its error falls as dt^2, though it promises dt^4.',
    });
  });

  it('is not to blame where none did: the model holds all of them down', () => {
    expect(judgeMethod(method, { ...circumstances, highestOrder: 2.1 }).verdict).toBe('meets');
  });

  it('is not to blame where steps are not short against the fastest motion: the model is stiff', () => {
    const other = { ...circumstances, highestOrder: 4 };
    // 0.1 ms is the longer of the two shortest steps, 0.2 ms the longest of all.
    expect(judgeMethod(method, { ...other, fastestRate: 11 }).verdict).toBe('meets');
    expect(judgeMethod(method, { ...other, fastestRate: 9 }).verdict).toBe('order');
    expect(judgeMethod({ ...method, isExplicit: false }, { ...other, fastestRate: 9 }).verdict).toBe('meets');
    expect(judgeMethod({ ...method, isExplicit: false }, { ...other, fastestRate: 4 }).verdict).toBe('order');
  });

  it('is not to blame while its error falls the faster the shorter the step is', () => {
    const late = { ...method, order: { order: 2.5, finest: 3.9, rungs: 3 } };
    expect(judgeMethod(late, { ...circumstances, highestOrder: 4 }).verdict).toBe('meets');
  });
});

describe('costs', () => {
  const method = (name: string, dt: number, cost: number) => ({
    name,
    verdict: 'meets' as const,
    reason: '',
    rungs: [
      { kind: 'compared' as const, dt, errors: [], error: 0, rms: 0, statistics: [], cost, meets: true },
    ],
  });

  it('within a tenth of the least are the same: the longest step is taken', () => {
    const found = findCheapest([method('euler', 0.1, 1), method('rk4', 0.4, 1.09), method('rk38', 0.8, 1.2)]);
    expect(found?.method).toBe('rk4');
  });

  it('of long runs are known where two are about the same, whatever a third took', () => {
    expect([[4], [4, 0.1], [4, 0.1, 0.11], [4, 4.1]].map(isSettled)).toEqual([false, false, true, true]);
  });
});

describe('a course', () => {
  const course = (...values: readonly number[]) => ({
    times: Float64Array.of(0, 1),
    traces: new Map([
      ['v', { name: 'v', unit: 'mV', cells: Int32Array.of(0, 1), values: Float64Array.from(values) }],
    ]),
    spikes: [],
  });

  it('changes where a cell does, not where cells differ', () => {
    expect(isUnchanging(course(1, 2, 1, 2))).toBe(true);
    expect(isUnchanging(course(1, 2, 1, 3))).toBe(false);
  });
});

describe('the fastest rate of a model', () => {
  it('is that of its fastest motion along a run', () => {
    const course = {
      times: Float64Array.of(0, 1),
      traces: new Map([
        ['x', { name: 'x', unit: '1', cells: Int32Array.of(0), values: Float64Array.of(2, 1.5) }],
        ['y', { name: 'y', unit: '1', cells: Int32Array.of(0), values: Float64Array.of(0, 0) }],
      ]),
      spikes: [],
    };
    // lambda^2 + 3000 lambda + 1 = 0 at x = 2.
    expect(fastestRate(VAN_DER_POL, new Map(), course)).toBeCloseTo(1500 + Math.sqrt(1500 ** 2 - 1), 6);
  });
});

describe('numbers', () => {
  it('are written as people read them', () => {
    expect([0.05, 1.234e-9, 12345.6, 0, 1e6].map((value) => numberText(value, 2))).toEqual([
      '0.05',
      '1.2e-9',
      '12000',
      '0',
      '1e6',
    ]);
    expect([0.023, 4e-7, 1.5, 12].map(shareText)).toEqual(['2.3%', '4e-7', '150%', '12']);
    expect([1.5, 0.0123, 4.5e-6, 3e-10].map(secondsText)).toEqual(['1.5 s', '12.3 ms', '4.5 us', '0.3 ns']);
  });
});
