import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import type { Program } from '../../src/ir/program.ts';
import { makeDraws } from '../../src/runtime/draws.ts';
import {
  columnView,
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { makeRecorder, takeSample } from '../../src/runtime/recorder.ts';
import { collectSpikes, makeSpikeList } from '../../src/runtime/spike-list.ts';
import { emitJavaScript, MANY_CELL_STEPS } from '../../src/targets/javascript/emit.ts';
import type { EmitOptions } from '../../src/targets/javascript/kernel-context.ts';
import { ELEMENTARY_TABLE } from '../../src/targets/javascript/link.ts';
import { programs } from './program-arbitrary.ts';

const STEP = { p: 1, q: 40 };
const STEPS = 4;
const CELLS = 3;

/** What differs from cell to cell: the input and the state that is given. */
function given(cell: number): ReadonlyMap<string, number> {
  return new Map([
    ['I', cell - 1],
    ['sodium.τ_m', 0.5 * cell],
    ['g', 1.5],
  ]);
}

function evaluate(program: Program, cell: number): readonly (readonly number[])[] {
  const evaluator = createEvaluator(program, { ...STEP, given: given(cell) });
  const spikes: number[] = [];
  const rows: (readonly number[])[] = [[...evaluator.record().values()]];
  for (let step = 0; step < STEPS; step++) {
    if (evaluator.step().spikes > 0) spikes.push(step);
    rows.push([...evaluator.record().values()]);
  }
  return [program.columns.map(({ name }) => evaluator.read(name)), spikes, ...rows];
}

function populationOf(program: Program, options: EmitOptions, steps?: number): Population {
  const { linkable } = emitJavaScript(program, options);
  const population = makePopulation(linkable, { cells: CELLS, ...(steps === undefined ? {} : { steps }) });
  setTimeStep(population, STEP);
  const cells = Array.from({ length: CELLS }, (_, cell) => given(cell));
  for (const name of ['I', 'sodium.τ_m'])
    setColumn(
      population,
      name,
      cells.map((values) => values.get(name) ?? 0),
    );
  setColumn(population, 'g', 1.5);
  initialise(population);
  return population;
}

function run(
  program: Program,
  cell: number,
  options: EmitOptions,
  steps?: number,
): readonly (readonly number[])[] {
  const population = populationOf(program, options, steps);
  const recorder = makeRecorder(population, STEPS, 1);
  const spikes = makeSpikeList();
  takeSample(recorder, population, 0);
  for (let k = 0; k < STEPS; k++) {
    population.kernels.step(population.layout, 0, CELLS, k, 1);
    collectSpikes(spikes, population, k, 1);
    takeSample(recorder, population, k + 1);
  }
  const ofCell: number[] = [];
  for (let at = 0; at < spikes.length * 3; at += 3) {
    if (spikes.triples[at + 1] === cell) ofCell.push(spikes.triples[at] ?? -1);
  }
  const columns = program.columns.map(
    ({ name, variability }) => columnView(population, name)[variability === 'cell' ? cell : 0] ?? Number.NaN,
  );
  const rows = Array.from({ length: STEPS + 1 }, (_, row) =>
    recorder.traces.map((trace) => trace[row * CELLS + cell] ?? Number.NaN),
  );
  return [columns, ofCell, ...rows];
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
        const [single, block] = [populationOf(program, {}), populationOf(program, {})];
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
