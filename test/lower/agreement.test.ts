import fc from 'fast-check';
import { describe, it } from 'vitest';
import { randomModel } from './random-model.ts';
import { expectSameAsInterpreter, integrator } from './run-program.ts';

const METHODS = [
  'euler',
  'midpoint',
  'heun',
  'ralston',
  'rk3',
  'rk4',
  'rk38',
  'semi_implicit_euler',
] as const;

describe('lowered models', () => {
  it('give the interpreter’s bits and spikes, whatever the model and the explicit method', () => {
    fc.assert(
      fc.property(randomModel, fc.constantFrom(...METHODS), fc.boolean(), (model, method, fold) => {
        expectSameAsInterpreter(model, { method, p: 1, q: 8, steps: 16, options: { fold } });
      }),
      { numRuns: 300 },
    );
  });

  it('give the interpreter’s bits by a tableau of the user’s own', () => {
    const own = integrator('tableau: 1/4; -1/3 5/6; 0 1/7 2/3; 1/5 1/10 1/5 1/2');
    fc.assert(
      fc.property(randomModel, (model) => {
        expectSameAsInterpreter(model, { method: own, p: 1, q: 8, steps: 12 });
      }),
      { numRuns: 50 },
    );
  });
});
