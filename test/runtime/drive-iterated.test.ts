import { describe, expect, it } from 'vitest';
import { evaluatorModel } from '../../src/evaluator/evaluator-model.ts';
import type { Column, Program } from '../../src/ir/program.ts';
import { nextColumn, WORK } from '../../src/runtime/driver.ts';
import { initialise, makePopulation, setTimeStep } from '../../src/runtime/population.ts';
import { makeRecorder, recorded } from '../../src/runtime/recorder.ts';
import { type RunOutcome, runPopulationNow } from '../../src/runtime/run-population.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import type { Recipe } from '../expr/arbitraries.ts';
import { parameter, program, state } from '../ir/example-program.ts';

const work = (name: string): Column => ({ ...state(name, false), purpose: 'work' });

/** dx/dt = -x^3 by implicit Euler: Newton's method solves y + dt y^3 = x. A `drop` makes what is left of the pivot. */
function cubic(drop: Recipe): Program {
  const y = nextColumn('x');
  const residual: Recipe = ['-', ['+', y, ['*', 'dt', ['power', y, 3]]], 'x'];
  const slope: Recipe = ['+', 1, ['*', ['*', 3, 'dt'], ['power', y, 2]]];
  return {
    ...program({
      columns: [
        state('x', false),
        parameter('limit', false),
        ...[y, WORK.change, WORK.pivot, WORK.pivotRow].map(work),
      ],
      records: ['x'],
      blocks: {
        initialise: { stores: { x: 2, limit: 1e-12 } },
        attempt: { stores: { [y]: 'x' } },
        iterate: {
          lets: { 'let correction': ['/', residual, slope] },
          stores: {
            [y]: ['-', y, 'let correction'],
            [WORK.change]: ['/', ['abs', 'let correction'], 'limit'],
            [WORK.pivot]: ['-', slope, drop],
            [WORK.pivotRow]: 0,
          },
        },
        event: { stores: { x: y } },
        record: { stores: { 'record x': 'x' } },
      },
    }),
    driver: { kind: 'iterated', states: ['x'], isLinear: false },
  };
}

function runOf(
  drop: Recipe,
  evaluate = false,
): { readonly outcome: RunOutcome; readonly x: readonly number[] } {
  const text = cubic(drop);
  const population = makePopulation(evaluate ? evaluatorModel(text) : emitJavaScript(text).linkable, {
    cells: 1,
  });
  setTimeStep(population, { p: 1, q: 2 });
  initialise(population);
  const recorder = makeRecorder(population, 4, 1);
  const outcome = runPopulationNow(population, { steps: 4, states: ['x'], recorder });
  const trace = recorder.traces[0] ?? new Float64Array();
  return { outcome, x: [...recorded(trace, recorder)] };
}

describe('the driver iterated', () => {
  it('corrects the guess until it solves the equation', () => {
    const { outcome, x } = runOf(0);
    expect([outcome.ending, x.length]).toEqual(['done', 5]);
    for (let n = 1; n < x.length; n++) {
      const [before = 0, y = 0] = [x[n - 1], x[n]];
      expect(y + 0.5 * y ** 3).toBeCloseTo(before, 11);
    }
  });

  it('gives the same bits in JavaScript as in the evaluator', () => {
    expect(runOf(0).x).toEqual(runOf(0, true).x);
  });

  it('ends the run where the equations have no single solution, and keeps what was before', () => {
    // The slope falls with x: to less than 1.8 in the third step.
    const drop: Recipe = ['select', ['<', 'x', 0.8], 10, 0];
    const { outcome, x } = runOf(drop);
    expect(outcome).toMatchObject({ ending: 'no-step', steps: x.length - 1 });
    expect(outcome.failure).toMatchObject({
      kind: 'no-step',
      reason: 'singular',
      state: 'x',
      cell: 0,
      step: x.length - 1,
      time: (x.length - 1) / 2,
    });
    expect(x.at(-1)).toBeLessThan(0.8);
    expect(outcome.failure).toHaveProperty('before', expect.any(Map));
  });

  it('ends the run where corrections do not become small, or are none', () => {
    const endless = cubic(0);
    const population = makePopulation(emitJavaScript(endless).linkable, { cells: 1 });
    for (const limit of [0, Number.NaN]) {
      setTimeStep(population, { p: 1, q: 2 });
      initialise(population);
      const { columns } = population.layout;
      // A correction of 0 over a limit of 0 is no number, one that is not 0 never small.
      population.numbers[columns[1] ?? 0] = limit;
      const { failure } = runPopulationNow(population, { steps: 1, states: ['x'] });
      expect(failure).toMatchObject({ kind: 'no-step', reason: 'notConverged', step: 0 });
      expect(failure).not.toHaveProperty('state');
    }
  });
});
