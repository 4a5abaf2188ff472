import { describe, expect, it } from 'vitest';
import { planeFigure } from '../../src/report/figures/plane-figure.ts';
import { modelOf } from '../lower/run-program.ts';

describe('the plane of cells that read each other', () => {
  it('has no nullcline of a state that follows the others, and says so', () => {
    const figure = planeFigure(
      modelOf(`
neuron Drawn {
  time unit 1 ms
  state v = 0.5
  state w = 0
  dv/dt = (mean over cells of v) - v^3 - w
  dw/dt = v - w
}`),
      undefined,
    );
    expect(figure?.nullclines.map(({ name }) => name)).toEqual(['dw/dt = 0']);
    expect(figure?.subtitle).toBe('no nullcline of v, which follows the other cells');
  });

  it('is not drawn where there is nothing to be seen', () => {
    const model = modelOf(`
neuron Both {
  time unit 1 ms
  state v = 0.5
  state w = 0
  dv/dt = (mean over cells of w) - v
  dw/dt = (mean over cells of v) - w
}`);
    expect(planeFigure(model, undefined)).toBeUndefined();
  });
});
