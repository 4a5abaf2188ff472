import { describe, expect, it } from 'vitest';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { makeRecorder } from '../../src/runtime/recorder.ts';
import { runPopulation } from '../../src/runtime/run-population.ts';
import type { Stopwatch } from '../../src/runtime/turns.ts';
import { COUNTING } from './counting-model.ts';

/** A stopwatch on which a turn is always due, and each look at it finds a second gone by. */
function slowStopwatch(atTurn: (turn: number) => void): Stopwatch {
  let looks = 0;
  let turns = 0;
  return {
    elapsed: () => 1000 * looks++,
    isTurnDue: () => true,
    rest: async (before?: () => void | Promise<void>) => {
      await before?.();
      atTurn(turns++);
    },
  };
}

function population(cells: number): Population {
  const made = makePopulation(COUNTING, { cells });
  setTimeStep(made, { p: 1, q: 10 });
  setColumn(made, 'rate', 1);
  initialise(made);
  return made;
}

describe('stopping a population of which one step takes many turns', () => {
  const cells = population(80);
  const request = { steps: 1000, states: ['x'], cellsOfCall: 8 };

  it('ends with the step that was begun', async () => {
    const stop = new AbortController();
    const recorder = makeRecorder(cells, 1000, 1);
    const stopwatch = slowStopwatch((turn) => {
      // The first sample takes 9 turns.
      if (turn === 15) stop.abort();
    });
    const { ending, steps } = await runPopulation(
      cells,
      { ...request, recorder, signal: stop.signal },
      stopwatch,
    );
    expect({ ending, steps, samples: recorder.samples }).toEqual({ ending: 'stopped', steps: 1, samples: 2 });
  });

  it('ends so too where a caller throws', async () => {
    let calls = 0;
    const onProgress = (): void => {
      calls += 1;
      if (calls === 5) throw new Error('enough');
    };
    const { ending, steps, thrown } = await runPopulation(
      population(80),
      { ...request, onProgress },
      slowStopwatch(() => {}),
    );
    expect({ ending, steps, thrown }).toEqual({
      ending: 'interrupted',
      steps: 1,
      thrown: { value: new Error('enough') },
    });
  });

  it('takes the same samples in pieces as at one go', async () => {
    const [slow, fast] = [population(80), population(80)];
    const chosen = [
      { record: 0, cells: Int32Array.from({ length: 80 }, (_, cell) => cell) },
      { record: 1, cells: Int32Array.of(0, 1, 40, 79) },
    ];
    const [inPieces, atOnce] = [makeRecorder(slow, 50, 3, chosen), makeRecorder(fast, 50, 3, chosen)];
    await runPopulation(slow, { steps: 50, states: ['x'], cellsOfCall: 8, recorder: inPieces });
    await runPopulation(fast, { steps: 50, states: ['x'], recorder: atOnce });
    expect(inPieces.traces).toEqual(atOnce.traces);
  });
});
