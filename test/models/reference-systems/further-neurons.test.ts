/**
 * The generalized cell as BrainPy steps it, where it departs from the shipped model: its numbers, step for step. What the
 * shipped model reproduces is in `evidence/further-neurons.ts`.
 */
import { describe, expect, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { selectModel } from '../../../src/check/check.ts';
import reference from '../../reference/models/further_neurons.json' with { type: 'json' };
import { WAYS } from '../run-model.ts';
import { checkFile } from '../shipped-models.ts';

const { brainpy } = reference.data;

const RUNS = [
  ['adaptation', brainpy.generalized_adaptation, { a: 0.005 }],
  ['tonic bursting', brainpy.generalized_tonic_bursting, { a: 0.005, A_1: 10, A_2: -0.6 }],
  ['mixed mode', brainpy.generalized_mixed, { a: 0.005, A_1: 5, A_2: -0.3 }],
  ['bursting by hyperpolarization', brainpy.generalized_hyperpolarization, { a: 0.03, A_1: 10, A_2: -0.6 }],
] as const;

describe.each(WAYS)('BrainPy 2.8.2, %s', (_, run) => {
  test.each(RUNS)('Gif judges by the threshold before the step: %s', (_kind, witness, set) => {
    const checked = checkFile('test/models/reference-systems/brainpy-generalized-integrate-and-fire.axo');
    expect(checked.diagnostics).toEqual([]);
    const { I, ms, spike_step_index, end } = witness;
    const { traces, spikes } = run(known(selectModel(checked, undefined).model, 'Gif'), {
      method: 'exponential_euler',
      dt: [1, 10],
      steps: 10 * ms,
      given: { ...set, I },
      records: ['v', 'threshold', 'I_1', 'I_2'],
    });
    expect(spikes.map((point) => point - 1)).toEqual(spike_step_index);
    expect(traces.get('v')?.at(-1)).toBeCloseTo(end.V, 9);
    expect(traces.get('threshold')?.at(-1)).toBeCloseTo(end.V_th, 9);
    expect(traces.get('I_1')?.at(-1)).toBeCloseTo(end.I1, 12);
    expect(traces.get('I_2')?.at(-1)).toBeCloseTo(end.I2, 12);
  });
});
