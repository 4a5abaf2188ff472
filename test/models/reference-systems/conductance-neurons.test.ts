/** Conductance-based neurons as other programs step them: their numbers, step for step. */
import { describe, expect, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { selectModel } from '../../../src/check/check.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { type Outcome, runJavaScript } from '../run-model.ts';
import { checkFile } from '../shipped-models.ts';

function model(file: string, component?: string): CheckedModel {
  const checked = checkFile(`test/models/reference-systems/${file}.axo`);
  expect(checked.diagnostics).toEqual([]);
  return known(selectModel(checked, component).model, file);
}

/** Steps from 0, as the programs count them: the spike of step k is dated (k + 1) dt. */
function stepsOf({ spikes }: Outcome): readonly number[] {
  return spikes.map((point) => point - 1);
}

function lastOf({ traces }: Outcome, name: string): number {
  return traces.get(name)?.at(-1) ?? Number.NaN;
}

describe('spiking_neural_networks 0.23.5, its steps in float64', () => {
  const step = { method: 'semi_implicit_euler', dt: [1, 100] } as const;

  test.each([
    [30, 10, [188, 1145, 2121], -54.586],
    [0, 1, [578], -65.156],
  ])(
    'Hodgkin-Huxley at %d uA/cm^2: gates start at 0 and go before v, spikes are maxima',
    (I, count, first, v) => {
      const run = { ...step, steps: 10_000, given: { I }, records: ['v'] };
      const outcome = runJavaScript(model('spiking-neural-networks-hodgkin-huxley'), run);
      expect(stepsOf(outcome).length).toBe(count);
      expect(stepsOf(outcome).slice(0, 3)).toEqual(first);
      expect(lastOf(outcome, 'v').toFixed(3)).toBe(v.toFixed(3));
    },
  );

  test.each([
    [40, 5, [15_012, 35_287, 55_562], -34.545745, 0.005179],
    [80, 35, [899, 3762, 6605], -22.852927, 0.047097],
    [100, 38, [721, 3419, 6082], 9.99118, 0.429992],
  ])(
    'Morris-Lecar at %d uA/cm^2: the gate starts at 0 and goes before v, spikes are maxima',
    (I, count, first, v, n) => {
      const run = { ...step, steps: 100_000, given: { I }, records: ['v', 'n'] };
      const outcome = runJavaScript(model('spiking-neural-networks-morris-lecar'), run);
      expect(stepsOf(outcome).length).toBe(count);
      expect(stepsOf(outcome).slice(0, 3)).toEqual(first);
      expect([lastOf(outcome, 'v').toFixed(6), lastOf(outcome, 'n').toFixed(6)]).toEqual([
        v.toFixed(6),
        n.toFixed(6),
      ]);
    },
  );
});

describe('ngc-learn 3.2.1', () => {
  test.each([
    ['HodgkinHuxleyCell', 10, 19, 10_081],
    ['HodgkinHuxleyCell', 0, 12, 6927],
    ['Classic', 10, 14, 8390],
  ])('%s at %d uA/cm^2: a spike is every step above 4 mV', (component, I, crossings, above) => {
    const run = {
      method: 'euler',
      dt: [1, 100],
      steps: 20_000,
      given: { I },
      records: ['crossings'],
    } as const;
    const outcome = runJavaScript(model('ngc-learn-hodgkin-huxley', component), run);
    expect([lastOf(outcome, 'crossings'), outcome.spikes.length]).toEqual([crossings, above]);
  });
});

describe('BrainPy 2.8.2, the tutorial on custom neurons', () => {
  const start = { I: 6, 'sodium.m': 0.5, 'sodium.h': 0.6, 'potassium.n': 0.32 };

  test.each([
    ['HH', 10, [2, 184, 361, 538, 715, 892, 1069, 1246, 1423, 1600, 1777, 1954], -75.438258],
    [
      'HH',
      100,
      [16, 1761, 3468, 5174, 6880, 8586, 10_292, 11_998, 13_704, 15_410, 17_116, 18_822],
      -65.037153,
    ],
    ['UsualLeak', 10, [2, 210], -61.239274],
  ] as const)(
    '%s with %d steps in a millisecond: spikes are upward crossings of 20 mV',
    (component, perMs, steps, v) => {
      const run = {
        method: 'exponential_euler',
        dt: [1, perMs],
        steps: 200 * perMs,
        given: start,
        records: ['v'],
      } as const;
      const outcome = runJavaScript(model('brainpy-hodgkin-huxley', component), run);
      expect(stepsOf(outcome)).toEqual(steps);
      expect(lastOf(outcome, 'v').toFixed(6)).toBe(v.toFixed(6));
    },
  );
});
