import { describe, expect, it } from 'vitest';
import { compiledCourse, interpretedCourse, networkOf } from './compiled-and-interpreted.ts';

describe('a value in the block of a population that is 0/0 in one cell', () => {
  it('is computed by its limit there', () => {
    const network = networkOf(`
neuron Cell { param drive = 0; state v = 0; dv/dt = (drive - v) / 10 ms; spike when v > 100 }
network Net { population A = Cell[3] { v = i / (1 - exp(-i)); drive = 2 * sin(i) / i } }`);
    const options = { steps: 1, seed: 0, method: 'rk4' };
    const compiled = compiledCourse(network, options);
    expect(compiled).toEqual(interpretedCourse(network, options, compiled));
    // After a step of 0.1 ms: 1 moves to 2, by a hundredth of the way.
    expect(compiled.states.A?.v?.[0]).toBeCloseTo(1 + (1 - Math.exp(-0.01)), 9);
  });
});
