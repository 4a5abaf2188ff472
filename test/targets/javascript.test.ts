import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import type { Program } from '../../src/ir/program.ts';
import { makeDraws } from '../../src/runtime/draws.ts';
import { columnView } from '../../src/runtime/population.ts';
import { emitJavaScript, MANY_CELL_STEPS } from '../../src/targets/javascript/emit.ts';
import type { EmitOptions } from '../../src/targets/javascript/kernel-context.ts';
import { ELEMENTARY_TABLE } from '../../src/targets/javascript/link.ts';
import { programs } from './program-arbitrary.ts';
import { CELLS, evaluate, given, populationOf, runLinked, STEP, STEPS } from './run-program.ts';

function run(
  program: Program,
  cell: number,
  options: EmitOptions,
  steps?: number,
): readonly (readonly number[])[] {
  return runLinked(program, emitJavaScript(program, options).linkable, cell, steps);
}

describe('kernels in JavaScript', () => {
  it('give the bits of the evaluator for every program', () => {
    fc.assert(
      fc.property(programs, fc.nat(CELLS - 1), (program, cell) => {
        expect(run(program, cell, {})).toEqual(evaluate(program, cell));
      }),
      { numRuns: 300 },
    );
  });

  it('give the same bits when they call the elementary functions as when those are printed in place', () => {
    fc.assert(
      fc.property(programs, fc.nat(CELLS - 1), (program, cell) => {
        expect(run(program, cell, {}, 1)).toEqual(run(program, cell, {}, MANY_CELL_STEPS));
      }),
      { numRuns: 200 },
    );
  });

  it('give the same bits when they are cut into functions of a few operations', () => {
    fc.assert(
      fc.property(programs, fc.integer({ min: 1, max: 12 }), (program, largestFunction) => {
        expect(run(program, 1, { largestFunction })).toEqual(evaluate(program, 1));
      }),
      { numRuns: 200 },
    );
  });

  it('give the same bits when a call is to make one step', () => {
    fc.assert(
      fc.property(programs, fc.nat(CELLS - 1), (program, cell) => {
        expect(run(program, cell, { stepsOfCall: 'one' })).toEqual(evaluate(program, cell));
      }),
      { numRuns: 300 },
    );
  });

  it('give the same bits for a block of steps as for single steps', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { linkable } = emitJavaScript(program);
        const [single, block] = [populationOf(linkable), populationOf(linkable)];
        for (let k = 0; k < STEPS; k++) single.kernels.step(single.layout, 0, CELLS, k, 1);
        block.kernels.step(block.layout, 0, 2, 0, STEPS);
        block.kernels.step(block.layout, 2, 1, 0, STEPS);
        for (const { name } of program.columns) {
          expect(columnView(block, name)).toEqual(columnView(single, name));
        }
      }),
    );
  });
});

describe('one step of one cell in JavaScript', () => {
  it('gives the bits of the evaluator', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const evaluator = createEvaluator(program, { ...STEP, given: given(2) });
        const numbers = [
          ...program.columns.map(({ name }) => evaluator.read(name)),
          ...program.tables.flatMap(({ name }) => evaluator.table(name)),
        ];
        const text = emitJavaScript(program).scalarStep();
        const step: unknown = new Function(`${text}return step;`)();
        if (typeof step !== 'function') throw new Error('no function');
        const elementary = { ...ELEMENTARY_TABLE, ...makeDraws() };
        for (let k = 0; k < STEPS; k++) {
          const spikes: unknown = step(numbers, k, STEP.p, STEP.q, STEP.p / STEP.q, elementary);
          expect(spikes).toBe(evaluator.step().spikes);
          expect(numbers.slice(0, program.columns.length)).toEqual(
            program.columns.map(({ name }) => evaluator.read(name)),
          );
        }
      }),
    );
  });
});
