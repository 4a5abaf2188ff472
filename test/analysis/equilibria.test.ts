import { describe, expect, it } from 'vitest';
import { type Equilibria, type Equilibrium, findEquilibria } from '../../src/analysis/equilibria.ts';
import { localEquations } from '../../src/analysis/local-equations.ts';
import { known } from '../../src/base/invariant.ts';
import { type CheckedModel, modelOf } from '../../src/index.ts';
import { shippedModel } from './shipped-model.ts';

function equilibria(model: CheckedModel, given?: ReadonlyMap<string, number>): Equilibria {
  return findEquilibria(known(localEquations(model, given), 'equations'));
}

function only(found: readonly Equilibrium[] | undefined): Equilibrium {
  const [first, ...others] = found ?? [];
  if (first === undefined || others.length > 0) throw new Error(`${found?.length} equilibria`);
  return first;
}

describe('the equilibria', () => {
  it('of Izhikevich’s cell at rest are -70 and -50, which solve 0.04 v^2 + 5 v + 140 = b v', () => {
    const { found, search } = equilibria(shippedModel('neurons/izhikevich.axo', 'Izhikevich'));
    expect(found.map(({ values, kind }) => [values.get('v'), values.get('u'), kind])).toEqual([
      [expect.closeTo(-70, 10), expect.closeTo(-14, 10), 'stable node'],
      [expect.closeTo(-50, 10), expect.closeTo(-10, 10), 'saddle'],
    ]);
    expect(search).toMatchObject({ kind: 'along', state: 'v' });
  });

  it('of the squid axon is one, where every gate is at its steady state', () => {
    const { values, kind, eigenvalues } = only(
      equilibria(shippedModel('neurons/hodgkin-huxley.axo', 'HodgkinHuxley')).found,
    );
    const v = values.get('v') ?? Number.NaN;
    const alpha = 0.125 * Math.exp(-(v + 65) / 80);
    const opening = (0.01 * (v + 55)) / (1 - Math.exp(-(v + 55) / 10));
    expect(values.get('potassium.n')).toBeCloseTo(opening / (opening + alpha), 12);
    expect(v).toBeCloseTo(-65, 1);
    expect(kind).toBe('stable');
    // Every eigenvalue has the real part of a decay; the fastest is about 1 / (0.24 ms), the sodium gate's.
    expect(eigenvalues.every(({ real }) => real < 0)).toBe(true);
    expect(eigenvalues.at(-1)?.real).toBeGreaterThan(-5);
  });

  it('follow the parameters that a run is given: FitzHugh and Nagumo’s cell loses its rest', () => {
    const model = shippedModel('neurons/fitzhugh-nagumo.axo', 'FitzHughNagumo');
    expect(only(equilibria(model).found).kind).toBe('stable focus');
    expect(only(equilibria(model, new Map([['I', 0.5]])).found).kind).toBe('unstable focus');
  });

  it('are found where more than one variable stays: by Newton’s method from many places', () => {
    // Two populations that inhibit each other: one symmetric state, a saddle, and two in which either wins.
    const model = modelOf(`neuron Rivals {
      state a = 0.2
      state b = 0.1
      state c = 0.3
      da/dt = (-a^3 + a - 0.5 * b^3) / 1 ms
      db/dt = (-b^3 + b - 0.5 * a^3) / 1 ms
      dc/dt = (a * b - c) / 1 ms
    }`);
    const found = equilibria(model).found ?? [];
    const points = found.map(({ values }) => [values.get('a') ?? 0, values.get('b') ?? 0]);
    for (const [a = 0, b = 0] of points) {
      expect(Math.abs(-(a ** 3) + a - 0.5 * b ** 3)).toBeLessThan(1e-12);
      expect(Math.abs(-(b ** 3) + b - 0.5 * a ** 3)).toBeLessThan(1e-12);
    }
    // By symmetry: 0, a = b = ±√(2/3), a = -b = ±√2, a = ±1 with b = 0 only nearly; nine roots of two cubics at most.
    const near = (x: number, y: number): boolean =>
      points.some(([a = 0, b = 0]) => Math.hypot(a - x, b - y) < 1e-6);
    expect(near(0, 0) && near(Math.sqrt(2 / 3), Math.sqrt(2 / 3)) && near(-Math.sqrt(2), Math.sqrt(2))).toBe(
      true,
    );
  });

  it('are none of a model that never stands still, and no sign change across a pole is one', () => {
    expect(equilibria(modelOf('neuron Clock { state x = 0; dx/dt = 1 / 1 ms }')).found).toEqual([]);
    const pole = modelOf('neuron Pole { state x = 1; dx/dt = 1 / (x - 3.1) / 1 ms }');
    expect(equilibria(pole).found).toEqual([]);
  });

  it('are found in pairs that lie closer than the places looked at', () => {
    const model = modelOf(`neuron Near {
      state v : mV = -65 mV
      dv/dt = -(v + 50 mV) * (v + 49.9 mV) * (v + 60 mV) / 1 [mV^2 ms]
    }`);
    const found = equilibria(model).found.map(({ values }) => values.get('v') ?? 0);
    expect(found.map((v) => Math.round(v * 1e6) / 1e6)).toEqual([-60, -50, -49.9]);
  });

  it('that fill a line are told of once, and those that are underflows not at all', () => {
    const line = modelOf(
      'neuron Line { state x = 1; state y = 0; dx/dt = (y - x) / 10 ms; dy/dt = (x - y) / 10 ms }',
    );
    const { found, search } = equilibria(line);
    expect(found.map(({ kind }) => kind)).toEqual(['not decided by its eigenvalues']);
    expect(search).toMatchObject({ hasLevel: true });
    const growth = modelOf('neuron Growth { state x = 1; dx/dt = exp(x) / 1 ms }');
    expect(equilibria(growth).found).toEqual([]);
  });

  it('are found at 0, where rounding of other terms is all that is left', () => {
    const model = modelOf(
      'neuron Zero { state v = 0.1; dv/dt = (-8 * v - 3 * (1 / (1 + exp(-4 * v)) - 0.5)) / 1 ms }',
    );
    const { values, kind } = only(equilibria(model).found);
    expect(Math.abs(values.get('v') ?? 1)).toBeLessThan(1e-15);
    expect(kind).toBe('stable');
  });

  it('are called stable or unstable only where an eigenvalue says so', () => {
    const kinds = (text: string): readonly string[] =>
      equilibria(modelOf(text)).found.map(({ kind }) => kind);
    expect(kinds('neuron Half { state a = 0; da/dt = (a - 1)^2 / 1 ms }')).toEqual([
      'not decided by its eigenvalues',
    ]);
    expect(
      kinds('neuron Apart { state a = 0; state b = 0; da/dt = (a - b) / 1 ms; db/dt = (b - a) / 1 ms }'),
    ).toEqual(['unstable']);
  });

  it('hold inputs that change at what they are at t = 0, and say so', () => {
    const model = modelOf(
      'neuron Driven { input I = if t > 5 ms then 3 else 1; state x = 0; dx/dt = (I - x) / 1 ms }',
    );
    const { found } = equilibria(model);
    expect(only(found).values.get('x')).toBe(1);
    expect(localEquations(model)?.held).toEqual(['I']);
  });

  it('are not asked for where a parameter has no value', () => {
    expect(
      localEquations(modelOf('neuron Open { param k : mV; state x : mV = 0; dx/dt = (k - x) / 1 ms }')),
    ).toBeUndefined();
  });
});
