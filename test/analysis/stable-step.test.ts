import { describe, expect, it } from 'vitest';
import { type Equilibrium, findEquilibria } from '../../src/analysis/equilibria.ts';
import { localEquations } from '../../src/analysis/local-equations.ts';
import { largestStableStep } from '../../src/analysis/stable-step.ts';
import { known } from '../../src/base/invariant.ts';
import { type CheckedModel, modelOf } from '../../src/index.ts';
import { findIntegrator } from '../../src/lower/integrators/find-integrator.ts';
import { shippedModel } from './shipped-model.ts';

function atRest(model: CheckedModel, method: string): number {
  const equations = known(localEquations(model), 'equations');
  const rest: Equilibrium = known(findEquilibria(equations).found[0], 'equilibrium');
  const integrator = findIntegrator(method);
  if ('code' in integrator) throw new Error(integrator.message);
  return largestStableStep(equations, integrator, Float64Array.from(rest.values.values()), rest.eigenvalues);
}

const DECAY = 'neuron Decay { state x : mV = 1 mV; dx/dt = -x / 5 ms }';
const OSCILLATOR =
  'neuron Spring { state x = 1; state y = 0; dx/dt = y / 1 ms; dy/dt = (-x - 0.1 * y) / 1 ms }';

describe('the largest stable step', () => {
  // The real ends of the regions of stability (Hairer and Wanner 1996, IV.2), times the time constant.
  it.each([
    ['euler', 2],
    ['midpoint', 2],
    ['heun', 2],
    ['rk3', 2.51274532661833],
    ['rk4', 2.78529356340528],
  ])('of %s on a decay is %d time constants', (method, end) => {
    expect(atRest(modelOf(DECAY), method) / 5).toBeCloseTo(end, 4);
  });

  it.each(['exponential_euler', 'exponential_midpoint', 'exact', 'strang'])(
    'of %s on a decay is unbounded',
    (method) => {
      expect(atRest(modelOf(DECAY), method)).toBe(Number.POSITIVE_INFINITY);
    },
  );

  it('of exact and of Strang’s splitting on a damped oscillator, whose terms are all linear, is unbounded', () => {
    for (const method of ['exact', 'strang'])
      expect(atRest(modelOf(OSCILLATOR), method)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of Euler’s method on a damped oscillator is -2 Re λ / |λ|^2', () => {
    expect(atRest(modelOf(OSCILLATOR), 'euler')).toBeCloseTo(0.1, 4);
  });

  it('of a user’s own tableau is that of the method which it spells', () => {
    expect(atRest(modelOf(DECAY), 'tableau: 1/2; 0 1') / 5).toBeCloseTo(2, 4);
  });

  it('is right where rest is at 0, which Newton’s method reaches to the smallest numbers', () => {
    const ring = `neuron Ring {
      state a : mV = 0 mV; state b : mV = 3 mV; state c : mV = 6 mV
      da/dt = (c - 2 * a + b) / 10 ms - a / 100 ms
      db/dt = (a - 2 * b + c) / 10 ms - b / 100 ms
      dc/dt = (b - 2 * c + a) / 10 ms - c / 100 ms
    }`;
    // The fastest of its three decays has the rate 3 / (10 ms) + 1 / (100 ms).
    expect(atRest(modelOf(ring), 'euler')).toBeCloseTo(2 / 0.31, 2);
    expect(atRest(modelOf(ring), 'exponential_euler')).toBeGreaterThan(6);
  });

  it('of exponential Euler on a chain of decays is unbounded, also where both states are equal', () => {
    const chain =
      'neuron Chain { state x = 1; state y = 1; dx/dt = -1000 * (x - y) / 1 ms; dy/dt = -y / 1 ms }';
    expect(atRest(modelOf(chain), 'exponential_euler')).toBe(Number.POSITIVE_INFINITY);
  });

  it('of the squid axon is set by the sodium gate', () => {
    const model = shippedModel('neurons/hodgkin-huxley.axo', 'HodgkinHuxley');
    expect(atRest(model, 'euler')).toBeCloseTo(0.4278, 3);
    expect(atRest(model, 'rk4')).toBeCloseTo(0.5958, 3);
  });

  it('is unbounded where nothing moves back', () => {
    expect(atRest(modelOf('neuron Still { state x = 1; dx/dt = 0 * x / 1 ms }'), 'euler')).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
