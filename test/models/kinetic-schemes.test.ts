/** Kinetic schemes by their laws: what they conserve, where they start, and that a scheme of gates is the gates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import {
  add,
  divide,
  exactRational,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  subtract,
  toNumber,
  ZERO,
} from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { modelOf } from '../check/check-text.ts';
import { runInterpreter, runJavaScript, WAYS } from './run-model.ts';

const { EPSILON } = Number;

// ── First-order schemes ──────────────────────────────────────────────────────────────────────────────

/** A way from one state to another, by number, and its rate. */
interface Way {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

interface Scheme {
  readonly states: number;
  readonly ways: readonly Way[];
}

/** A ring, so that every state can become every other, with ways across it. */
const scheme: fc.Arbitrary<Scheme> = fc.integer({ min: 2, max: 8 }).chain((states) => {
  const rate = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -8, max: 4 }))
    .map(([m, e]) => m * 10 ** e);
  const state = fc.nat(states - 1);
  const across = fc.array(fc.record({ from: state, to: state, rate }), { maxLength: 2 * states });
  const ring = fc.array(rate, { minLength: states, maxLength: states });
  return fc.tuple(ring, across).map(([rates, more]) => ({
    states,
    ways: [
      ...rates.map((each, from) => ({ from, to: (from + 1) % states, rate: each })),
      ...more.filter(({ from, to }) => from !== to),
    ],
  }));
});

function steadyText({ states, ways }: Scheme): string {
  const names = Array.from({ length: states }, (_, i) => `S${i}`);
  const reactions = ways.map(({ from, to, rate }) => `reaction S${from} -> S${to} (${rate}/ms)`);
  return `pool Scheme {\n  state ${names.join(', ')} start steady sum 1\n${reactions.join('\n')}\n}`;
}

/** The equilibrium by elimination in exact numbers: x Q = 0 with the first equation replaced by the sum. */
function exactEquilibrium({ states, ways }: Scheme): readonly number[] {
  const rows = Array.from({ length: states }, (_, i) =>
    Array.from({ length: states + 1 }, (): Rational => (i === 0 ? ONE : ZERO)),
  );
  const change = (i: number, j: number, by: Rational): void => {
    const row = known(rows[i], 'row');
    if (i > 0) row[j] = add(row[j] ?? ZERO, by);
  };
  for (let i = 1; i < states; i++) known(rows[i], 'row').fill(ZERO);
  for (const { from, to, rate } of ways) {
    const exact = known(exactRational(rate), 'rate');
    change(to, from, exact);
    change(from, from, negate(exact));
  }
  for (let column = 0; column < states; column++) {
    const at = rows.findIndex((row, i) => i >= column && !isZero(row[column] ?? ZERO));
    [rows[column], rows[at]] = [known(rows[at], 'pivot'), known(rows[column], 'row')];
    const pivot = known(rows[column], 'pivot');
    const scale = known(pivot[column], 'pivot');
    for (const [j, value] of pivot.entries()) pivot[j] = divide(value, scale);
    for (const [i, row] of rows.entries()) {
      const factor = row[column] ?? ZERO;
      if (i === column || isZero(factor)) continue;
      for (const [j, value] of row.entries()) row[j] = subtract(value, multiply(factor, pivot[j] ?? ZERO));
    }
  }
  return rows.map((row) => toNumber(row[states] ?? ZERO));
}

/** The values of all states at the start. */
function startOf(
  model: CheckedModel,
  run = runInterpreter,
  given: Readonly<Record<string, number>> = {},
): readonly number[] {
  const records = model.states.map(({ name }) => name);
  const { traces } = run(model, { method: 'euler', dt: [1, 1000], steps: 0, records, given });
  return records.map((name) => known(traces.get(name)?.[0], name));
}

describe('states that start at equilibrium', () => {
  // Every share is made by some n^2 additions, multiplications and divisions of positive numbers, each of which is off
  // by half a unit; no difference is taken, so no more can come of it whatever the rates are.
  it('are where exact elimination finds them, each to its own last digits, by both ways', () => {
    fc.assert(
      fc.property(scheme, (own) => {
        const model = modelOf(steadyText(own), 'Scheme');
        const values = startOf(model);
        const exact = exactEquilibrium(own);
        for (const [i, value] of values.entries()) {
          const wanted = known(exact[i], 'share');
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(own.states ** 2 * EPSILON * wanted);
        }
        expect(startOf(model, runJavaScript)).toEqual(values);
      }),
      { numRuns: 40 },
    );
  });

  it('do not move: what enters each leaves it', () => {
    fc.assert(
      fc.property(scheme, (own) => {
        const values = startOf(modelOf(steadyText(own), 'Scheme'));
        const flows = own.ways.map(({ from, to, rate }) => ({ from, to, flow: rate * (values[from] ?? 0) }));
        for (const i of values.keys()) {
          const terms = flows.map(({ from, to, flow }) => (from === i ? -flow : to === i ? flow : 0));
          const sum = terms.reduce((so, term) => so + term, 0);
          const size = terms.reduce((so, term) => so + Math.abs(term), 0);
          expect(Math.abs(sum)).toBeLessThanOrEqual(own.states ** 2 * EPSILON * size);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([['C, A, O'], ['O, A, C'], ['A, O, C']])(
    'are all closed while there is no ligand, however they are named: %s',
    (order) => {
      const model = modelOf(
        `
receptor Gated {
  param T = 0 mM
  state ${order} start steady sum 1
  reaction C <-> A (5/mM/ms * T, 0.2/ms)
  reaction A <-> O (3/ms, 0.5/ms)
  output open = O
}`,
        'Gated',
      );
      const value = (given: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
        Object.fromEntries(
          startOf(model, runInterpreter, given).map((each, i) => [model.states[i]?.name, each]),
        );
      expect(value({})).toEqual({ C: 1, A: 0, O: 0 });
      // C : A : O = 1 : 25 T : 150 T
      const { C = 0, A = 0, O = 0 } = value({ T: 2 });
      expect(C).toBeCloseTo(1 / 351, 15);
      expect(A).toBeCloseTo(50 / 351, 15);
      expect(O).toBeCloseTo(300 / 351, 15);
    },
  );

  it('end where nothing leaves, and stay empty where nothing enters', () => {
    const model = modelOf(
      `
pool Sink {
  param k = 0/ms
  state A, B, C, D start steady sum 2
  reaction A -> B (1/ms)
  reaction B <-> C (1/ms, k)
  reaction C <-> D (k, 3/ms)
}`,
      'Sink',
    );
    expect(startOf(model)).toEqual([0, 0, 2, 0]);
    expect(startOf(model, runJavaScript)).toEqual([0, 0, 2, 0]);
    // All rates 0: everything stands still everywhere, and the first is as good as any.
    const still = modelOf(
      'pool Still {\n  param k = 0/ms\n  state A, B start steady sum 1\n  reaction A <-> B (k, k)\n}',
      'Still',
    );
    expect(startOf(still)).toEqual([1, 0]);
  });

  it('may be three hundred, and take the sum from a parameter', () => {
    const count = 300;
    const names = Array.from({ length: count }, (_, i) => `S${i}`);
    const reactions = names.map(
      (name, i) => `reaction ${name} <-> S${(i + 1) % count} (${1 + (i % 7)}/ms, ${1 + (i % 5)}/ms)`,
    );
    const text = `pool Ring {\n  param total = 3 uM\n  state ${names.join(', ')} start steady sum total\n${reactions.join('\n')}\n}`;
    const model = modelOf(text, 'Ring');
    const values = startOf(model, runJavaScript);
    const sum = values.reduce((so, value) => so + value, 0);
    expect(Math.abs(sum - 3)).toBeLessThan(count * 3 * EPSILON);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(model.states[0]?.unit.text).toBe('uM');
  });
});

// ── Conserved sums ───────────────────────────────────────────────────────────────────────────────────

/** Random mass action among five states, of order two at most on either side. */
const massAction = fc.array(
  fc.record({
    left: fc.array(fc.nat(4), { maxLength: 2 }),
    right: fc.array(fc.nat(4), { maxLength: 2 }),
    isReversible: fc.boolean(),
    rate: fc.double({ min: 0.01, max: 2, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5 },
);

const UNIT = ['1 uM/ms', '1/ms', '1 [uM^-1/ms]'];

describe.each(WAYS)('a random scheme of mass action, %s', (_, run) => {
  // A step adds to each state terms of the size of its flows over the step, at most of the size of the states here, and
  // rounds each sum by half a unit: some units a step, and chance adds them up like a random walk, at worst one by one.
  it.each(['euler', 'rk4', 'midpoint'] as const)(
    'conserves its sums to rounding by %s over 1000 steps',
    (method) => {
      fc.assert(
        fc.property(
          massAction,
          fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
          (reactions, starts) => {
            const side = (names: readonly number[]): string =>
              names.length === 0 ? '0' : names.map((i) => `S${i}`).join(' + ');
            const isSame = ({ left, right }: (typeof reactions)[number]): boolean =>
              left.toSorted().join() === right.toSorted().join();
            const lines = reactions.flatMap((each) => {
              if (isSame(each)) return [];
              const { left, right, isReversible, rate } = each;
              const constant = (names: readonly number[]): string => `${rate} * ${UNIT[names.length]}`;
              const constants = isReversible ? `${constant(left)}, ${constant(right)}` : constant(left);
              return [`reaction ${side(left)} ${isReversible ? '<->' : '->'} ${side(right)} (${constants})`];
            });
            const states = starts.map((value, i) => `state S${i} : uM = ${value} uM`);
            const idle = starts.map((_value, i) => `reaction S${i} -> S${i} + S${i} (0/ms)`);
            const used = (i: number): boolean => lines.some((line) => line.includes(`S${i}`));
            const text = [...states, ...lines, ...idle.filter((_line, i) => !used(i))].join('\n');
            const model = modelOf(`pool Random {\n${text}\n}`, 'Random');
            const records = model.states.map(({ name }) => name);
            const steps = 1000;
            const { traces } = run(model, { method, dt: [1, 1000], steps, records, every: 100 });
            for (const { terms } of model.totals ?? []) {
              const parts = terms.map(({ state, count }) => ({
                count,
                values: known(traces.get(state), state),
              }));
              const sumAt = (k: number): number =>
                parts.reduce((so, { count, values }) => so + count * (values[k] ?? 0), 0);
              const size = parts.reduce(
                (so, { count, values }) => so + Math.abs(count) * Math.max(1, ...values.map(Math.abs)),
                0,
              );
              for (let k = 0; k <= steps / 100; k++) {
                expect(Math.abs(sumAt(k) - sumAt(0))).toBeLessThanOrEqual(4 * EPSILON * size * (1 + 100 * k));
              }
            }
          },
        ),
        { numRuns: 8 },
      );
    },
  );

  it('of first order conserves its sum by its propagator too', () => {
    fc.assert(
      fc.property(scheme, (own) => {
        const names = Array.from({ length: own.states }, (_value, i) => `S${i}`);
        const states = names.map((name, i) => `state ${name} = ${i === 0 ? 1 : 0}`);
        const reactions = own.ways.map(({ from, to, rate }) => `reaction S${from} -> S${to} (${rate}/ms)`);
        const model = modelOf(`pool Scheme {\n${[...states, ...reactions].join('\n')}\n}`, 'Scheme');
        const fastest = Math.max(...own.ways.map(({ rate }) => rate));
        const steps = 1000;
        // Rates up to 1e8 per ms, in steps of at most five of the fastest: the propagator is off by some units in all,
        // and what it is off by may add up step by step.
        const q = Math.max(1, Math.ceil(fastest / 5));
        const { traces } = run(model, { method: 'exact', dt: [1, q], steps, records: names, every: 100 });
        for (let k = 0; k <= steps / 100; k++) {
          const values = names.map((name) => known(traces.get(name)?.[k], name));
          const sum = values.reduce((so, value) => so + value, 0);
          expect(Math.abs(sum - 1)).toBeLessThanOrEqual(20 * EPSILON * (1 + 100 * k));
          expect(Math.min(...values)).toBeGreaterThanOrEqual(-100 * EPSILON);
        }
      }),
      { numRuns: 8 },
    );
  });
});

// ── The sodium channel of Hodgkin and Huxley as a scheme of eight states ─────────────────────────────

const SODIUM = `
channel Rates {
  input v : mV
  output am = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
  output bm = 4/ms * exp(-(v + 65 mV) / 18 mV)
  output ah = 0.07/ms * exp(-(v + 65 mV) / 20 mV)
  output bh = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV))
}

channel Gates {
  input v : mV
  gate m { alpha = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)); beta = 4/ms * exp(-(v + 65 mV) / 18 mV) }
  gate h { alpha = 0.07/ms * exp(-(v + 65 mV) / 20 mV); beta = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV)) }
  output open = m^3 * h
}

## Three gates m that open by themselves and one h that closes: each state counts the open ones.
channel Scheme {
  input v : mV
  am = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
  bm = 4/ms * exp(-(v + 65 mV) / 18 mV)
  ah = 0.07/ms * exp(-(v + 65 mV) / 20 mV)
  bh = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV))
  state C0, C1, C2, O, I0, I1, I2, I3 start steady sum 1
  reaction C0 <-> C1 (3 * am, bm); reaction C1 <-> C2 (2 * am, 2 * bm); reaction C2 <-> O (am, 3 * bm)
  reaction I0 <-> I1 (3 * am, bm); reaction I1 <-> I2 (2 * am, 2 * bm); reaction I2 <-> I3 (am, 3 * bm)
  reaction I0 <-> C0 (ah, bh); reaction I1 <-> C1 (ah, bh); reaction I2 <-> C2 (ah, bh); reaction I3 <-> O (ah, bh)
  output open = O
}

neuron Clamp {
  use gates = Gates
  use scheme = Scheme
  v = -65 mV + 0.5 mV/ms * t
  output difference = gates.open - scheme.open
}`;

describe('the sodium channel of Hodgkin and Huxley', () => {
  const model = modelOf(SODIUM, 'Clamp');
  const records = ['gates.open', 'scheme.open', ...model.states.map(({ name }) => name)];

  it.each(WAYS)('as a scheme of eight states opens as its gates do, %s', (_, run) => {
    const steps = 8000;
    const { traces } = run(model, { method: 'rk4', dt: [1, 100], steps, records, every: 400 });
    const [gates, open] = [
      known(traces.get('gates.open'), 'gates'),
      known(traces.get('scheme.open'), 'scheme'),
    ];
    // The start is the product of the gates' steady states. On the way rk4 is off by its own error, dt^4 / 120 of the
    // fifth derivative, the rates being 10/ms at most.
    expect(Math.abs((gates[0] ?? 0) - (open[0] ?? 1))).toBeLessThan(16 * EPSILON * (gates[0] ?? 0));
    for (const [k, value] of gates.entries()) expect(Math.abs(value - (open[k] ?? 1))).toBeLessThan(1e-7);
    expect(Math.max(...open)).toBeGreaterThan(0.001);
    const states = model.states.filter(({ name }) => name.startsWith('scheme.'));
    for (const k of gates.keys()) {
      const sum = states.reduce((so, { name }) => so + (traces.get(name)?.[k] ?? 0), 0);
      expect(Math.abs(sum - 1)).toBeLessThan(steps * EPSILON);
    }
  });
});
