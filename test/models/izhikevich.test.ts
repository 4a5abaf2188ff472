import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { withStimuli } from '../../src/check/stimuli.ts';
import reference from '../reference/izhikevich.json' with { type: 'json' };
import { largestDifference } from './measure.ts';
import { WAYS } from './run-model.ts';
import { neuron } from './shipped-models.ts';

/** Euler at dt = 0.25 ms with I = 10 throughout. */
const RUN = { method: 'euler', dt: [1, 4], steps: 2000, given: { I: 10 }, records: ['v', 'u'] } as const;

const CELL_TYPES = [
  ['RegularSpiking', 'RS'],
  ['IntrinsicallyBursting', 'IB'],
  ['Chattering', 'CH'],
  ['FastSpiking', 'FS'],
  ['LowThresholdSpiking', 'LTS'],
] as const;

/** Tolerance: spike steps exactly, v and u within 1e-6, each within `comparable_steps`. */
describe.each(WAYS)('%s', (_, run) => {
  test.each(CELL_TYPES)('%s spikes where the paper’s set %s does', (name, set) => {
    const data = reference.data[set];
    const { traces, spikes } = run(neuron('izhikevich', name), RUN);
    const comparable = spikes.filter((step) => step <= data.comparable_steps);
    expect(comparable).toEqual(data.spike_step_index.map((k) => k + 1));
    expect(Math.abs(spikes.length - data.spike_count_2000_steps)).toBeLessThanOrEqual(2);

    const at = (variable: 'v' | 'u', steps: readonly number[]): readonly number[] =>
      steps.map((k) => traces.get(variable)?.[k] ?? Number.NaN);
    const sampled = data.t_ms.map((t) => t * 4);
    expect(largestDifference(at('v', sampled), data.v)).toBeLessThan(1e-6);
    expect(largestDifference(at('u', sampled), data.u)).toBeLessThan(1e-6);
    const first = data.v_first_40_steps.map((_value, k) => k);
    expect(largestDifference(at('v', first), data.v_first_40_steps)).toBeLessThan(1e-6);
  });

  test('a stimulus in a model without units still speaks of ms', () => {
    const model = driven(neuron('izhikevich'), 'if t > 50 ms then 10 else 0');
    const { spikes } = run(model, { ...RUN, given: { d: 6 } });
    // At rest until the jump, which belongs to the step that begins at 50 ms, then tonic.
    expect(spikes.length).toBeGreaterThan(5);
    expect(spikes[0]).toBeGreaterThan(200);
    expect(spikes[0]).toBeLessThan(230);
  });
});

function driven(model: CheckedModel, text: string): CheckedModel {
  const stimulus = { target: 'I', source: { name: '<input>', text } };
  const { model: withStimulus, diagnostics } = withStimuli(model, [stimulus]);
  expect(diagnostics).toEqual([]);
  return known(withStimulus, 'model with its stimulus');
}
