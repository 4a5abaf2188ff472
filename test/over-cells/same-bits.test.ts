/** Populations whose cells read each other: kernels in JavaScript, the evaluator and plain loops give the same bits. */
import { describe, expect, it } from 'vitest';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { evaluatorModel } from '../../src/evaluator/evaluator-model.ts';
import type { Program } from '../../src/ir/program.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import type { LinkableModel } from '../../src/runtime/layout.ts';
import { STATUS } from '../../src/runtime/layout.ts';
import {
  columnView,
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import { lowered, modelOf } from '../lower/run-program.ts';

const MEAN_FIELD = modelOf(`
neuron MeanField {
  time unit 1 ms
  param k = 0.3
  state x = 0.5
  state y = 1
  dx/dt = y - k * (x - (mean over cells of x * y))
  dy/dt = -x + 0.1 * (sum over cells of x) / (1 + (count over cells of y > 0.5))
}`);

const COMPETING = modelOf(`
neuron Competing {
  time unit 1 ms
  input drive = 1.2
  state v = 0
  state won = 0
  state crowd = 0
  share = exp(v - (max over cells of v))
  dv/dt = drive - v + 0.1 * won
  spike when v > 0.2 and (rank over cells of v) < 2
  on spike { v = 0; won += 1 }
  refractory 3 holds v
  on step { crowd = (count over cells of refractory) + share / (sum over cells of share) - old(min over cells of v) }
  output p = share / (sum over cells of share)
}`);

function programOf(model: CheckedModel, method: string, records: readonly string[] = []): Program {
  return runPasses(lowered(model, method, { records }), { verify: true });
}

function started(
  model: LinkableModel,
  cells: number,
  start: (cell: number) => number,
  state: string,
): Population {
  const population = makePopulation(model, { cells });
  setTimeStep(population, { p: 1, q: 8 });
  initialise(population);
  setColumn(
    population,
    state,
    Float64Array.from({ length: cells }, (_, cell) => start(cell)),
  );
  return population;
}

/** Makes the steps, in one call or one by one. */
function advance(population: Population, steps: number, atOnce: boolean): void {
  const { kernels, layout, words } = population;
  const call = (k: number, count: number): void => {
    do {
      words[layout.status + STATUS.unfinished] = 0;
      kernels.step(layout, 0, layout.cells, k, count);
    } while (words[layout.status + STATUS.unfinished] !== 0);
  };
  if (atOnce) call(0, steps);
  else for (let k = 0; k < steps; k++) call(k, 1);
}

const SIZES = [1, 2, 7, 8, 9, 100, 1023, 1024, 1025, 2049];

describe.each([
  { name: 'mean field', model: MEAN_FIELD, state: 'x' },
  { name: 'competing', model: COMPETING, state: 'v' },
])('$name', ({ model, state }) => {
  it.each(['euler', 'rk4', 'exponential_euler', 'implicit_euler'])(
    'is the same by the evaluator: %s',
    (method) => {
      const program = programOf(model, method);
      expect(program.driver.kind).toBe('coupled');
      for (const cells of SIZES) {
        const steps = cells > 100 ? 3 : 12;
        const start = (cell: number): number => Math.sin(3 * cell) * 1.7;
        const made = started(emitJavaScript(program).linkable, cells, start, state);
        const singly = started(emitJavaScript(program).linkable, cells, start, state);
        const evaluated = started(evaluatorModel(program), cells, start, state);
        advance(made, steps, true);
        advance(singly, steps, false);
        advance(evaluated, steps, true);
        const seen = (population: Population): readonly (readonly number[])[] => [
          ...model.states.map(({ name }) => [...columnView(population, name)]),
          [
            ...population.words.subarray(
              population.layout.status,
              population.layout.status + population.layout.statusWords,
            ),
          ],
        ];
        expect(seen(made)).toEqual(seen(evaluated));
        expect(seen(singly)).toEqual(seen(evaluated));
      }
    },
  );
});
