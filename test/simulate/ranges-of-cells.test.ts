import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { makeRecorder } from '../../src/runtime/recorder.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { startPopulation } from '../../src/simulate/run-compiled.ts';
import { shippedModel } from './models.ts';

const CELLS = 21;

/** Returns the bits that a compiled model leaves, at most so many cells at once. */
function bitsOf(name: string, cellsOfCall: number): unknown {
  const model = shippedModel(`neurons/${name}`);
  const { artifact } = compile(model, { method: 'rk4', given: ['I'] });
  if (artifact === undefined) throw new Error(`${name} was not compiled`);
  const given = new Map([['I', Float64Array.from({ length: CELLS }, (_, cell) => cell)]]);
  const population = startPopulation(artifact, { p: 1, q: 20 }, { given, cells: CELLS });
  const recorder = makeRecorder(population, 800, 40);
  const states = model.states.map((state) => state.name);
  const { spikes } = runPopulationNow(population, { steps: 800, states, recorder, cellsOfCall });
  expect(spikes.length).toBeGreaterThan(0);
  return { spikes: [...spikes.triples.subarray(0, spikes.length * 3)], traces: recorder.traces };
}

describe('a compiled model', () => {
  it.each(['hodgkin-huxley', 'izhikevich'])('%s has the same bits in any ranges of cells', (name) => {
    const whole = bitsOf(name, CELLS);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: CELLS - 1 }), (cells) => {
        expect(bitsOf(name, cells)).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  });
});
