import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { findFailure, snapshotInPieces } from '../../src/runtime/find-failure.ts';
import { NO_STEP, STATUS } from '../../src/runtime/layout.ts';
import { columnView, type Population } from '../../src/runtime/population.ts';
import { runPopulation, runPopulationNow } from '../../src/runtime/run-population.ts';
import { makeSpikeList } from '../../src/runtime/spike-list.ts';
import { atOnce } from '../../src/runtime/turns.ts';
import { type HandMadeCell, handMade, type Log, nextOf, started } from './hand-made-cell.ts';

/** dx/dt = (2 - x): from 0 it is 1 at ln 2, where it spikes and begins anew. */
const LEAKY: Omit<HandMadeCell, 'kind'> = {
  initial: [0],
  flow: ([x = 0], _, h) => [2 + (x - 2) * Math.exp(-h)],
  watch: ([x = 0]) => [x - 1],
  stop: ([x = 0]) => (x >= 1 ? { x: [0], spikes: 1 } : {}),
};

/** x is the time. */
const CLOCK: Pick<HandMadeCell, 'initial' | 'flow'> = { initial: [0], flow: ([x = 0], _, h) => [x + h] };

function spikeTimes({ layout, words, numbers }: Population): readonly number[] {
  const count = words[layout.status + STATUS.spikes] ?? 0;
  return [...numbers.subarray(layout.spikeTimes, layout.spikeTimes + count)];
}

function step({ kernels, layout, words }: Population, firstStep: number, steps: number): void {
  do {
    words[layout.status + STATUS.unfinished] = 0;
    kernels.step(layout, 0, layout.cells, firstStep, steps);
  } while (words[layout.status + STATUS.unfinished] !== 0);
}

/** Runs a cell for so many steps of 1 and says what its driver did. */
function logged(cell: HandMadeCell, steps: number): Log & { readonly population: Population } {
  const log: Log = { attempts: [], stops: [] };
  const population = started(handMade(cell, log));
  step(population, 0, steps);
  return { ...log, population };
}

describe.each(['adaptive', 'located'] as const)('the driver %s', (kind) => {
  it('dates spikes where the threshold is crossed, whatever the step is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (q) => {
        const population = started(handMade({ ...LEAKY, kind }), { p: 2, q });
        step(population, 0, Math.round(2 * q));
        const times = spikeTimes(population);
        expect(times).toHaveLength(Math.floor(4 / Math.LN2));
        // A rounding of the fraction, and one of x that the slope makes one of the time, per spike.
        for (const [index, time] of times.entries()) {
          expect(Math.abs(time - (index + 1) * Math.LN2)).toBeLessThan(1e-14 * (index + 1));
        }
      }),
    );
  });

  it('names the step of the grid in which a spike lies', () => {
    const { population } = logged({ ...LEAKY, kind }, 3);
    const { layout, words } = population;
    const triples = [...words.subarray(layout.spikes, layout.spikes + 12)];
    // At 0.69, 1.39, 2.08, 2.77.
    expect(triples).toEqual([0, 0, 1, 1, 0, 1, 2, 0, 1, 2, 0, 1]);
  });

  it('finds both of two crossings between the places where it looks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 1e-5, max: 0.04, noNaN: true }),
        (middle, half) => {
          const found: number[] = [];
          const cell: HandMadeCell = {
            ...CLOCK,
            kind,
            watch: ([x = 0]) => [(half - (x - middle)) * (half + (x - middle))],
            stop: (_, t) => {
              found.push(t);
              return {};
            },
          };
          step(started(handMade(cell)), 0, 1);
          // 0 is where everything begins; a stop where the number is 0 exactly may be followed by one where it is not.
          const apart = found.filter((time, index) => index > 0 && time - (found[index - 1] ?? 0) > 1e-12);
          expect(apart).toHaveLength(2);
          expect(Math.abs((apart[0] ?? 0) - (middle - half))).toBeLessThan(1e-14);
          expect(Math.abs((apart[1] ?? 0) - (middle + half))).toBeLessThan(1e-14);
        },
      ),
    );
  });

  it('tells a touch that falls short from one that reaches', () => {
    // x (1 - x) e^x is highest at (√5 - 1) / 2.
    const hump = (x: number): number => x * (1 - x) * Math.exp(x);
    const spikesWith = (threshold: number): number => {
      const cell: HandMadeCell = {
        ...CLOCK,
        kind,
        watch: ([x = 0]) => [hump(x) - threshold],
        stop: ([x = 0], _, held) => (hump(x) > threshold && held === 0 ? { spikes: 1, held: 1 } : {}),
      };
      return spikeTimes(logged(cell, 1).population).length;
    };
    const highest = hump((Math.sqrt(5) - 1) / 2);
    expect([spikesWith(highest * (1 + 1e-12)), spikesWith(highest * (1 - 1e-12))]).toEqual([0, 1]);
  });

  it('stops exactly at the times that are known, and looks at none of them twice', () => {
    const times = [0.1, 0.1 + 0.2, 0.3, 0.7, 1, 1.1, 2.5, 2.5 + 2 ** -51].sort((a, b) => a - b);
    const cell = { ...CLOCK, kind, nextStop: nextOf(times) };
    expect(logged(cell, 3).stops).toEqual([0, ...times]);
  });

  it('looks at what holds at the beginning', () => {
    const cell: HandMadeCell = { ...CLOCK, kind, stop: (_, t) => (t === 0 ? { x: [5], spikes: 1 } : {}) };
    const { population } = logged(cell, 1);
    expect([spikeTimes(population), columnView(population, 'x0')[0]]).toEqual([[0], 6]);
  });

  it('takes the earliest of what happens in a step, and goes on from there', () => {
    // Both cross within the first step; what the first does keeps the other from crossing.
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      watch: ([x = 0]) => [x - 0.75, x - 0.25],
      stop: ([x = 0], t, held) => (x >= 0.25 && held === 0 ? { x: [-10], spikes: 1, held: t } : {}),
    };
    const { stops, population } = logged(cell, 2);
    expect([stops.length, spikeTimes(population)]).toEqual([2, [0.25]]);
    expect(columnView(population, 'x0')[0]).toBe(-10 + 1.75);
  });

  it('lets a sample that stands at a stop see what is after it', () => {
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      nextStop: nextOf([2]),
      stop: (_, t) => (t === 2 ? { x: [7] } : {}),
    };
    expect(columnView(logged(cell, 2).population, 'x0')[0]).toBe(7);
  });

  it('takes nothing for crossed where what is watched is not a number', () => {
    const watch: HandMadeCell['watch'] = ([x = 0]) => [
      Number.NEGATIVE_INFINITY,
      x < 0.4 ? -1 : x < 1.6 ? Number.NaN : 1,
    ];
    expect(logged({ ...CLOCK, kind, watch }, 1).stops).toEqual([0]);
  });

  it('gives up where events follow one another without time for anything else', () => {
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      watch: ([x = 0]) => [x],
      stop: ([x = 0]) => (x > 0 ? { x: [0] } : {}),
    };
    const { population } = logged(cell, 1);
    const { layout, words } = population;
    expect(words[layout.status + STATUS.noStep]).toBe(1);
    expect(words[layout.status + STATUS.noStepReason]).toBe(NO_STEP.endless);
  });

  it('empties the area of spikes as often as need be, and keeps their order', () => {
    const fast: HandMadeCell = { ...LEAKY, kind, flow: ([x = 0], t, h) => LEAKY.flow([x], t, 50 * h) };
    const runWith = (spikeCapacity: number): readonly (readonly number[])[] => {
      const { spikes, ending } = runPopulationNow(started(handMade(fast), { cells: 3, spikeCapacity }), {
        steps: 3,
        states: ['x0'],
      });
      expect(ending).toBe('done');
      return [
        [...spikes.triples.subarray(0, 3 * spikes.length)],
        [...known(spikes.times, 'times').subarray(0, spikes.length)],
      ];
    };
    const [triples] = runWith(4096);
    // 72 spikes of each cell within a step of the grid.
    expect(triples).toHaveLength(3 * 3 * Math.floor(150 / Math.LN2));
    expect(runWith(3)).toEqual(runWith(4096));
  });

  it('does the same however the run is cut into calls, and after a restored snapshot', () => {
    const cell: HandMadeCell = {
      initial: [0, 1],
      kind,
      flow: ([x = 0, y = 0], _, h) => [2 + (x - 2) * Math.exp(-h), y * Math.exp(-h / 3)],
      error: (_, __, h) => (h / 0.4) ** 5,
      watch: ([x = 0, y = 0]) => [x - 1, y - 0.5],
      stop: ([x = 0, y = 0], t, held) => {
        if (x >= 1) return { x: [0, y + 0.1], spikes: 1, held: t + 0.3 };
        return y < 0.5 && held < t ? { x: [x, 1], held: t + 0.25 } : {};
      },
      nextStop: nextOf([0.3, 1, 1.7, 3.4]),
      ...(kind === 'adaptive'
        ? { jumps: (from: number, to: number) => [0.9, 2, 4.4].some((t) => from < t && t < to) }
        : {}),
    };
    const steps = 12;
    const run = (cuts: readonly number[]): readonly number[] => {
      const population = started(handMade(cell), { p: 1, q: 3, cells: 2 });
      let k = 0;
      for (const cut of [...cuts, steps]) {
        const now = Math.min(cut, steps - k);
        if (now === 0) continue;
        const { layout, numbers, kernels } = population;
        const before = numbers.slice();
        step(population, k, now);
        numbers.set(before);
        // Again from the snapshot, the cells apart.
        kernels.step(layout, 0, 1, k, now);
        kernels.step(layout, 1, 1, k, now);
        k += now;
      }
      return [
        ...spikeTimes(population).toSorted(),
        ...['x0', 'x1', 'held'].flatMap((name) => [...columnView(population, name)]),
      ];
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }), (cuts) => {
        expect(run(cuts)).toEqual(run([]));
      }),
    );
    expect(run([]).length).toBeGreaterThan(15);
  });
});

describe('the driver adaptive', () => {
  const kind = 'adaptive';

  it('makes steps as long as their error allows, and shorter ones where it is too large', () => {
    const cell: HandMadeCell = { ...CLOCK, kind, error: (_, t, h) => (h / (t < 10 ? 2 : 0.1)) ** 5 };
    const { attempts } = logged(cell, 12);
    const accepted = attempts.filter(([t, h]) => h <= (t < 10 ? 2 : 0.1));
    expect(accepted.map(([t]) => t)).toEqual([...new Set(accepted.map(([t]) => t))]);
    const sizesBefore = accepted.filter(([t]) => t > 2 && t < 7).map(([, h]) => h);
    for (const size of sizesBefore) expect(size).toBeCloseTo(1.8, 10);
    expect(attempts.length).toBeLessThan(50);
  });

  it('ends steps exactly at jumps, wherever they are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ min: 0.001, max: 9.9, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (times) => {
          const places = times.toSorted((a, b) => a - b);
          const jumps = (from: number, to: number): boolean =>
            places.some((time) => from < time && time < to);
          const { attempts, stops } = logged({ ...CLOCK, kind, jumps }, 10);
          expect(stops).toEqual([0, ...places]);
          for (const [t, h] of attempts)
            for (const time of places) expect(t < time && t + h > time + 1e-15).toBe(false);
        },
      ),
    );
  });

  it('says which state needs steps that are too small', () => {
    const cell: HandMadeCell = { ...CLOCK, kind, error: (_, t, h) => (t + h > 1.5 ? Number.NaN : 0) };
    const population = started(handMade(cell));
    const start = atOnce(snapshotInPieces(population, 0));
    const failure = atOnce(
      findFailure(population, start, 3, ['x0'], 1, makeSpikeList(population.model.storage), 1000),
    );
    expect(failure).toMatchObject({ kind: 'no-step', reason: 'tooSmall', state: 'x0', step: 1, cell: 0 });
    expect(failure).toHaveProperty('time', expect.closeTo(1.5, 9));
  });

  it('gives up after very many steps within one of the grid', () => {
    const cell: HandMadeCell = { ...CLOCK, kind, error: (_, __, h) => (h / 1e-6) ** 5 };
    const { population, attempts } = logged(cell, 1);
    const { layout, words } = population;
    expect(words[layout.status + STATUS.noStepReason]).toBe(NO_STEP.tooMany);
    expect(attempts.length).toBe(100_000);
  });

  it('returns from a call that takes long, to be called again', () => {
    const log: Log = { attempts: [], stops: [] };
    const cell: HandMadeCell = { ...CLOCK, kind, error: (_, __, h) => (h / 1e-6) ** 5 };
    const { kernels, layout, words } = started(handMade(cell, log));
    kernels.step(layout, 0, 1, 0, 1);
    expect(words[layout.status + STATUS.unfinished]).toBe(1);
    expect(log.attempts.length).toBeLessThan(5000);
  });

  it('ends the run with the first step and cell that fail, however it is cut into calls', () => {
    // Cell c begins at c: the one that begins at 3 fails in the second step, the first in the fifth.
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      error: ([x = 0], _, h) => (x + h > 4.5 && x < 5 ? Number.NaN : 0),
      watch: ([x = 0]) => [Math.sin(20 * x)],
      stop: ([x = 0], _, held) => ({
        held: Math.sin(20 * x),
        spikes: held < 0 && Math.sin(20 * x) >= 0 ? 1 : 0,
      }),
    };
    const runWith = (cellsOfCall: number): unknown => {
      const population = started(handMade(cell), { cells: 5 });
      const x = columnView(population, 'x0');
      for (const index of [0, 1, 2, 3]) x[index] = [0, 6, 7, 3][index] ?? 0;
      const { ending, steps, failure, spikes } = runPopulationNow(population, {
        steps: 20,
        states: ['x0'],
        cellsOfCall,
      });
      expect([ending, steps, failure]).toMatchObject(['no-step', 1, { cell: 3, step: 1 }]);
      return [
        [...spikes.triples.subarray(0, 3 * spikes.length)],
        [...known(spikes.times, 'times').subarray(0, spikes.length)],
      ];
    };
    expect(runWith(1)).toEqual(runWith(5));
    expect(runWith(2)).toEqual(runWith(5));
    expect(runWith(5)).toEqual([expect.arrayContaining([0, 4, 1]), expect.anything()]);
  });

  it('goes on with no other cell when one has failed', () => {
    const log: Log = { attempts: [], stops: [] };
    const cell: HandMadeCell = { ...CLOCK, kind, error: (_, __, h) => (h / 1e-6) ** 5 };
    const { ending, failure } = runPopulationNow(started(handMade(cell, log), { cells: 64 }), {
      steps: 4,
      states: ['x0'],
    });
    expect([ending, failure]).toMatchObject(['no-step', { reason: 'tooMany', step: 0, cell: 0 }]);
    // Once, and once more to find out what happened.
    expect(log.attempts.length).toBe(2 * 100_000);
  });

  it('hears a stop within a step of very many attempts, and leaves that step', async () => {
    const log: Log = { attempts: [], stops: [] };
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      error: (_, t, h) => (h / (t < 2 ? 1 : 2e-5)) ** 5,
      watch: ([x = 0]) => [Math.sin(20 * x)],
      stop: ([x = 0], _, held) => ({
        held: Math.sin(20 * x),
        spikes: held < 0 && Math.sin(20 * x) >= 0 ? 1 : 0,
      }),
    };
    const population = started(handMade(cell, log), { cells: 400 });
    const stopping = new AbortController();
    const work = runPopulation(population, { steps: 4, states: ['x0'], signal: stopping.signal });
    setTimeout(() => stopping.abort(), 200);
    const { ending, steps, spikes } = await work;
    expect([ending, steps]).toEqual(['stopped', 2]);
    expect([...columnView(population, 'x0').subarray(0, 400)].every((x) => Math.abs(x - 2) < 1e-12)).toBe(
      true,
    );
    // Six spikes of each cell in the two steps that it made.
    expect(spikes.length).toBe(6 * 400);
    // All attempts of the third step alone are 20 million.
    expect(log.attempts.length).toBeLessThan(10_000_000);
  });

  it('reports a state that an event makes NaN as not finite', () => {
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      nextStop: nextOf([1.5]),
      stop: (_, t) => (t > 0 ? { x: [Number.NaN] } : {}),
    };
    const { ending, failure } = runPopulationNow(started(handMade(cell)), { steps: 4, states: ['x0'] });
    expect([ending, failure?.kind, failure?.step]).toEqual(['not-finite', 'not-finite', 1]);
  });
});

describe('the driver located', () => {
  const kind = 'located';

  it('finds every crossing of what goes round several times within a step, if told to look in many places', () => {
    const cell: HandMadeCell = {
      ...CLOCK,
      kind,
      parts: 32,
      watch: ([x = 0]) => [Math.sin(10 * x) - 0.95],
      stop: ([x = 0], _, held) => {
        const is = Math.sin(10 * x) >= 0.95 ? 1 : 0;
        return { held: is, spikes: is === 1 && held === 0 ? 1 : 0 };
      },
    };
    const { population } = logged(cell, 30);
    const times = spikeTimes(population);
    expect(times).toHaveLength(48);
    for (const [n, time] of times.entries())
      expect(time).toBeCloseTo((Math.asin(0.95) + 2 * Math.PI * n) / 10, 10);
  });

  it('makes steps without stops at one go, dt long', () => {
    const { attempts } = logged({ ...CLOCK, kind }, 3);
    expect(attempts).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('makes the rest of a step from each stop on', () => {
    const { attempts } = logged({ ...CLOCK, kind, nextStop: nextOf([0.25, 1, 1.5]) }, 2);
    expect(attempts).toEqual([
      [0, 0.25],
      [0.25, 0.75],
      [1, 0.5],
      [1.5, 0.5],
    ]);
  });
});
