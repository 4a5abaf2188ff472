import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile.ts';

/** Returns the kernel `step` of a text's last model, made for one step a call, without its first lines, which find columns. */
function stepText(text: string): string {
  const { models } = check({ name: 'cell.axo', text });
  const model = known([...models.values()].at(-1), 'model');
  const { artifact } = compile(model, { method: 'euler', records: [], stepsOfCall: 'one' });
  const kernels = known(artifact, 'artifact').code.kernels('in place');
  return kernels.slice(kernels.indexOf('function step('), kernels.indexOf('function record('));
}

describe('code for one step at a time', () => {
  it('computes before the first cell what is one for all, and has no loop over steps', () => {
    const text = stepText(`
neuron Cell {
  param tau = 10 ms
  state v = 0
  dv/dt = (exp(sin(2 * pi * 10 Hz * t)) - v) / tau
}`);
    const [before = '', inCells = ''] = text.split('for (let cell');
    expect(before).toContain('sin');
    expect(before).toContain('const k = firstStep;');
    expect(inCells).toContain('const dv_dt = (exp_of - v) / tau;');
    expect(text.match(/for \(/g)).toHaveLength(1);
    // Whether a state is finite is looked at once for all cells.
    expect(text.trimEnd().endsWith('if (isBad !== 0) words[statusAt + 1] = 1;\n  }')).toBe(true);
  });

  it('reads the literals of functions from memory, once', () => {
    const text = stepText('neuron Cell { state v = 0; dv/dt = (exp(2 - 3 * v) - v) / (7 ms) }');
    const [before = '', inCells = ''] = text.split('for (let cell');
    expect(before).toContain('const kept$1 = kept$[1];');
    // ln 2, 1 / ln 2, and the polynomial; all but 0 and 1.
    expect(inCells.replaceAll(/\/\/.*/g, '')).not.toMatch(/(?<![\w.$])(?:\d+\.\d|[2-9])/);
    expect(inCells).toContain('1 + high$');
  });

  it('leaves the literals of other steps where they are read', () => {
    const text = stepText('neuron Cell { state v = 0; dv/dt = (3 - v) / (7 ms) }');
    expect(text).toContain('(3 - v) / 7');
  });

  it('draws when a source has spiked, not in each step', () => {
    const text = stepText('source Poisson { param rate = 20 Hz; spike at rate rate }');
    expect(text).toMatch(/hazard_at_next_spike > 0 \? hazard_at_next_spike : -log\(uniform\(/);
  });
});
