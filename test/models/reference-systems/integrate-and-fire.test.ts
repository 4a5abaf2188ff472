/**
 * Integrate-and-fire cells as other programs step them, where they depart from the shipped models: their numbers, step for
 * step. What the shipped models reproduce is in `evidence/integrate-and-fire/`.
 */
import { describe, expect, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { selectModel } from '../../../src/check/check.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import ngcLearn from '../../reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import { WAYS } from '../run-model.ts';
import { checkFile } from '../shipped-models.ts';

function model(file: string): CheckedModel {
  const checked = checkFile(`test/models/reference-systems/${file}.axo`);
  expect(checked.diagnostics).toEqual([]);
  return known(selectModel(checked, undefined).model, file);
}

describe.each(WAYS)('ngc-learn 3.2.1, %s', (_, run) => {
  const {
    simplified_refractory: spikes,
    simplified_sticky: stuck,
    quadratic_wrong_sign: quadratic,
  } = ngcLearn.data;

  test('SLIFCell: the step of the spike counts as rest, and the spike that sticks outlasts the rest by a step', () => {
    const { traces, spikes: points } = run(model('ngc-learn-simplified-leaky'), {
      method: 'euler',
      dt: [1, 1],
      steps: 300,
      given: { j: 1, threshold_0: Math.fround(0.4) },
      records: ['v', 'threshold', 's'],
    });
    expect(points.map((point) => point - 1)).toEqual(spikes.spike_step_index);
    const on = (traces.get('s') ?? []).flatMap((s, k) => (s === 1 ? [k - 1] : []));
    expect(on).toEqual(stuck.spike_step_index);
    expect(traces.get('v')?.at(-1)).toBeCloseTo(spikes.end.v, 12);
    // Its gain and leak are rounded to float32.
    expect(traces.get('threshold')?.at(-1)).toBeCloseTo(spikes.end.thr, 6);
  });

  test('QuadLIFCell: the parabola is upside down, so rest is unstable', () => {
    const { traces, spikes: points } = run(model('ngc-learn-quadratic'), {
      method: 'euler',
      dt: [1, 1],
      steps: 200,
      given: { j: 0.01 },
      records: ['v'],
    });
    expect(points.length).toBe(quadratic.spike_count);
    expect(points.slice(0, 5).map((point) => point - 1)).toEqual(quadratic.spike_step_index);
    expect(traces.get('v')?.at(-1)).toBeCloseTo(quadratic.end.v, 9);
  });
});
