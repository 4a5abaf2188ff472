import { describe, expect, it } from 'vitest';
import { readSetting, withStimuli } from '../../src/check/stimuli.ts';
import { checkText, modelOf } from './check-text.ts';

/** Returns what is wrong with an interpolation over the two lists, code and message. */
function problems(xs: string, ys: string, more = ''): readonly string[] {
  const { diagnostics } = checkText(`
neuron Cell {
  param xs : ms[] = ${xs}
  param ys : 1[] = ${ys}
  ${more}
  state v = 0
  dv/dt = (interpolate(t, xs, ys) - v) / 1 ms
}`);
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe('the lists of an interpolation', () => {
  it('are the points of a line', () => {
    expect(problems('[0 ms, 1 ms, 2.5 ms]', '[3, 1, 2]')).toEqual([]);
    expect(problems('[1 ms]', '[3]')).toEqual([]);
  });

  it('have equally many entries', () => {
    expect(problems('[0 ms, 1 ms, 2 ms]', '[3, 1]')).toEqual([
      'structure/points: `interpolate` needs one value for each place, but `xs` has 3 entries and `ys` has 2 entries.',
    ]);
    expect(problems('[0 ms]', '[3, 1]')).toEqual([
      'structure/points: `interpolate` needs one value for each place, but `xs` has 1 entry and `ys` has 2 entries.',
    ]);
  });

  it('have entries', () => {
    expect(problems('[]', '[]')).toEqual([
      'structure/points: `interpolate` needs at least one point, but `xs` and `ys` are empty.',
    ]);
  });

  it('have places that increase, as far as they follow from literals', () => {
    expect(problems('[0 ms, 2 ms, 2000 us]', '[3, 1, 2]')).toEqual([
      'structure/points: The places of `interpolate` must increase, but in `xs` 2 ms follows 2 ms.',
    ]);
    expect(problems('[0 ms, 2 * T, T]', '[3, 1, 2]', 'param T = 1 ms')).toEqual([
      'structure/points: The places of `interpolate` must increase, but in `xs` 1 ms follows 2 ms.',
    ]);
    expect(problems('[0 ms, exp(1) * 1 ms, 1 ms]', '[3, 1, 2]')).toEqual([]);
  });

  it('are told once, however often they are read', () => {
    const again = 'w = interpolate(t, xs, ys)\n  output o = interpolate(2 ms, xs, ys)';
    expect(problems('[1 ms, 0 ms]', '[3, 1]', again)).toHaveLength(1);
  });

  it('are not called empty where they were not understood', () => {
    expect(problems('3 ms', '[3, 1]')).toEqual([expect.stringMatching(/^names\//)]);
  });

  it('are held to the same in stimuli', () => {
    const model = modelOf(`
neuron Cell {
  param times : ms[] = [1 ms, 2 ms]
  param levels : 1[] = [1, 2, 3]
  input I = 0
  state v = 0
  dv/dt = (I + times[0] / 1 ms + levels[0] - v) / 1 ms
}`);
    const stimulus = { name: 'I', text: 'interpolate(t, times, levels)' };
    const { diagnostics } = withStimuli(model, [{ target: 'I', source: stimulus }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['structure/points']);
    const setting = { name: 'v', text: 'interpolate(1 ms, times, levels)' };
    expect(readSetting(model, { target: 'v', source: setting }).diagnostics).toHaveLength(1);
  });
});
