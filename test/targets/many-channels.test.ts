import { describe, expect, it } from 'vitest';
import { checkText, manyChannels } from '../../bench/models.ts';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import { compile } from '../../src/compile.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import { columnView } from '../../src/runtime/population.ts';
import { startPopulation } from '../../src/simulate/run-compiled.ts';

/** Returns the longest function of a text, in lines that compute something. */
function longestFunction(code: string): number {
  const lengths = code
    .split(/^ {2}function /m)
    .map((text) => text.match(/^ +const .* = .*;$/gm)?.length ?? 0);
  return Math.max(...lengths);
}

describe('a cell of 40 channels by rk4', () => {
  const model = checkText(manyChannels(40));
  const artifact = known(compile(model, { method: 'rk4' }).artifact, 'artifact');
  const kernels = artifact.code.kernels('in place');

  it('is more than V8 would optimise as one function', () => {
    expect(artifact.program.columns.filter(({ purpose }) => purpose === 'state')).toHaveLength(81);
    expect(kernels.match(/^ {2}function step\$part\d+\(layout\) \{$/gm)?.length).toBeGreaterThan(2);
    expect(longestFunction(kernels)).toBeLessThan(2000);
  });

  it('gives the bits of the interpreter', () => {
    const steps = 20;
    const cells = 3;
    const population = startPopulation(artifact, { p: 1, q: 40 }, { given: new Map(), cells });
    population.kernels.step(population.layout, 0, cells, 0, steps);
    const records = ['v', 'c0.m', 'c39.h'];
    const { traces } = interpret(model, { method: 'rk4', dt: rational(1, 40), steps, records });
    for (const record of records) {
      const last = traces.get(record)?.at(-1);
      expect([...columnView(population, record)]).toEqual([last, last, last]);
    }
  });
});
