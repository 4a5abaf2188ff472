import fc from 'fast-check';
import { describe, it } from 'vitest';
import { randomModel } from './random-model.ts';
import { expectSameAsInterpreter } from './run-program.ts';

const METHODS = ['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38'] as const;

describe('lowered models', () => {
  it('give the interpreter’s bits and spikes, whatever the model and the explicit method', () => {
    fc.assert(
      fc.property(randomModel, fc.constantFrom(...METHODS), fc.boolean(), (model, method, fold) => {
        expectSameAsInterpreter(model, { method, p: 1, q: 8, steps: 16, options: { fold } });
      }),
      { numRuns: 300 },
    );
  });
});
