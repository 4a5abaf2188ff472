/** Cells that are not looked at while they wait come to the same as those that are stepped: spikes, and the complete state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { compile } from '../../../src/compile.ts';
import { SEED } from '../../../src/runtime/draws.ts';
import type { LinkableModel } from '../../../src/runtime/layout.ts';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import { makeNetwork, type Network } from '../../../src/runtime/network/network.ts';
import { keptSpikes, recordSpikes } from '../../../src/runtime/network/network-recorder.ts';
import { runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { saveNetwork } from '../../../src/runtime/network/save-network.ts';
import { makeWakeCalendar } from '../../../src/runtime/network/wake-calendar.ts';
import { setColumn } from '../../../src/runtime/population.ts';
import { modelOf } from '../../lower/run-program.ts';

const SOURCE = 'source S { param rate = 20 Hz; state n = 0; spike at rate rate; on spike { n += 1 } }';

function sources(perCell: readonly string[]): LinkableModel {
  const { artifact } = compile(modelOf(SOURCE), {
    method: 'euler',
    records: [],
    given: ['rate'],
    perCell,
    stepsOfCall: 'one',
  });
  return known(artifact, 'artifact').linkables.js;
}

const MODELS = { one: sources([]), each: sources(['rate']) };

/** A piece of a run: what the rates are set to before it, in Hz, and how many steps it has. */
interface Piece {
  readonly rate?: number;
  readonly steps: number;
}

interface Left {
  readonly spikes: Int32Array;
  /** Behind each piece. */
  readonly saved: readonly Uint8Array[];
}

const CELLS = 11;

function run(
  kind: keyof typeof MODELS,
  seed: number,
  pieces: readonly Piece[],
  areSteppedAll: boolean,
): Left {
  const compiled = MODELS[kind];
  const { waits, ...storage } = compiled.storage;
  expect(waits).toBeDefined();
  const model = areSteppedAll ? { ...compiled, storage } : compiled;
  const network = makeNetwork({
    populations: [{ name: 'S', model, cells: CELLS, dt: { p: 1, q: 10_000 }, states: ['n'] }],
    projections: [],
  });
  const setRate = (hertz: number): void => {
    const { cells } = known(network.populations[0], 'population');
    const rates = Array.from({ length: CELLS }, (_, cell) => (hertz * cell) / 5);
    setColumn(cells, 'rate', kind === 'one' ? hertz : rates);
    cells.kernels.prepare(cells.layout, 0, CELLS, 0, 0);
  };
  setColumn(known(network.populations[0], 'population').cells, SEED, seed);
  setRate(20);
  initialiseNetwork(network);
  const recorder = recordSpikes(network, { population: 'S' });
  const saved = pieces.map(({ rate, steps }) => {
    if (rate !== undefined) setRate(rate);
    expect(runNetworkNow(network, { steps, recorders: [recorder] }).ending).toBe('done');
    return stateOf(network);
  });
  return { spikes: keptSpikes(recorder), saved };
}

function stateOf(network: Network): Uint8Array {
  return saveNetwork(network).slice();
}

const piece = fc.record(
  {
    rate: fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 60, noNaN: true }), fc.constant(3000)),
    steps: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 250, max: 4000 })),
  },
  { requiredKeys: ['steps'] },
);

describe('sources that are looked at when they spike', () => {
  it.each(['one', 'each'] as const)('do what they do step by step, rates being %s', (kind) => {
    fc.assert(
      fc.property(fc.nat(1000), fc.array(piece, { minLength: 1, maxLength: 5 }), (seed, pieces) => {
        expect(run(kind, seed, pieces, false)).toEqual(run(kind, seed, pieces, true));
      }),
      { numRuns: 40 },
    );
  });

  it('are found to wait in a long run', () => {
    const { spikes, saved } = run('one', 5, [{ steps: 30_000 }], false);
    expect(spikes.length / 3).toBeGreaterThan(500);
    expect({ spikes, saved }).toEqual(run('one', 5, [{ steps: 30_000 }], true));
  });
});

describe('a calendar', () => {
  it('gives the cells of each step in increasing order, however far ahead they were entered', () => {
    const waits = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 900, max: 5000 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(waits, fc.nat(3000), (steps, start) => {
        const calendar = makeWakeCalendar(steps.length);
        calendar.clear(start);
        const expected = new Map<number, number[]>();
        for (const [cell, step] of steps.entries()) {
          calendar.enter(cell, start + step - 1);
          expected.set(start + step - 1, [...(expected.get(start + step - 1) ?? []), cell]);
        }
        for (let k = start; k < start + 5001; k++) {
          const count = calendar.take(k);
          expect(Array.from(calendar.woken.subarray(0, count))).toEqual(expected.get(k) ?? []);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('keeps no cell that is entered for never', () => {
    const calendar = makeWakeCalendar(1);
    calendar.enter(0, Number.POSITIVE_INFINITY);
    for (let k = 0; k < 3000; k++) expect(calendar.take(k)).toBe(0);
  });
});
