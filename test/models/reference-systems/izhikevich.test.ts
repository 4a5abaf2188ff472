/** Izhikevich neurons and oscillators as other programs step them: their numbers, step for step. */
import { describe, expect, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { selectModel } from '../../../src/check/check.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import behaviours from '../../reference/models/izhikevich_behaviours.json' with { type: 'json' };
import variants from '../../reference/models/izhikevich_variants.json' with { type: 'json' };
import { type Outcome, runJavaScript } from '../run-model.ts';
import { checkFile, neuron } from '../shipped-models.ts';

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

const TEN_THOUSAND = { method: 'euler', dt: [1, 10], steps: 10_000 } as const;

describe('ngc-learn 3.2.1', () => {
  test('Izhikevich at 10: spikes a step late, drops a step of the recovery', () => {
    const run = { ...TEN_THOUSAND, given: { j: 10 }, records: ['v', 'w'] };
    const outcome = runJavaScript(model('ngc-learn-izhikevich'), run);
    const witness = variants.data.ngc_izhikevich;
    expect(stepsOf(outcome).length).toBe(23);
    expect(stepsOf(outcome).slice(0, 3)).toEqual([31, 208, 661]);
    expect(stepsOf(outcome)).toEqual(witness.spike_step_index);
    expect(lastOf(outcome, 'v')).toBeCloseTo(witness.final_v, 6);
    expect(lastOf(outcome, 'w')).toBeCloseTo(witness.final_w, 6);
  });

  test.each([
    [0.5, '0.5', 26, [13, 400, 796], 2682],
    [0, '0.0', 0, [], 0],
  ] as const)(
    'FitzHugh-Nagumo at %d: a spike is every step above 1.07',
    (j, row, crossings, first, above) => {
      const run = { ...TEN_THOUSAND, given: { j }, records: ['v', 'w', 'crossings'] };
      const outcome = runJavaScript(model('ngc-learn-fitzhugh-nagumo'), run);
      const steps = stepsOf(outcome);
      const beginnings = steps.filter((step, k) => steps[k - 1] !== step - 1);
      expect([steps.length, lastOf(outcome, 'crossings')]).toEqual([above, crossings]);
      expect(beginnings.slice(0, 3)).toEqual(first);
      expect(lastOf(outcome, 'v')).toBeCloseTo(variants.data.ngc_fitzhugh_nagumo[row].final_v, 9);
      expect(lastOf(outcome, 'w')).toBeCloseTo(variants.data.ngc_fitzhugh_nagumo[row].final_w, 9);
    },
  );
});

describe('spiking_neural_networks 0.23.5', () => {
  test.each([
    ['IzhikevichNeuron', { i: 40 }, 9, [1660, 2672, 3692], ['-50.353', '0.404']],
    ['IzhikevichNeuron', { i: 0 }, 0, [], ['-70.002', '-14.001']],
    ['IzhikevichNeuron', { i: 10, c_m: 1 }, 20, [952, 1407, 1862], ['-59.915', '-7.276']],
    ['LeakyIzhikevichNeuron', { i: 40 }, 2, [6813, 9947], ['-57.193', '7.530']],
  ] as const)('%s, %o: v is slower than w by c_m, w starts at 30', (name, given, count, first, end) => {
    const run = { ...TEN_THOUSAND, given, records: ['v', 'w'] };
    const outcome = runJavaScript(model('spiking-neural-networks-izhikevich', name), run);
    expect(stepsOf(outcome).length).toBe(count);
    expect(stepsOf(outcome).slice(0, 3)).toEqual(first);
    expect([lastOf(outcome, 'v').toFixed(3), lastOf(outcome, 'w').toFixed(3)]).toEqual(end);
  });
});

describe('norse 1.1.0', () => {
  test('accommodation: with the recovery of the other presets the slow ramp is answered as well', () => {
    const { norse, figure1 } = behaviours.data.Accommodation;
    const run = { method: 'euler', dt: [1, 2], steps: norse.steps, records: ['v'] } as const;
    const there = runJavaScript(model('norse-accommodation'), run);
    expect(stepsOf(there).slice(0, 20)).toEqual(norse.spike_step_index);
    expect(there.spikes.length).toBe(norse.spike_count);
    const here = runJavaScript(neuron('izhikevich-behaviours', 'Accommodation'), run);
    expect([norse.spike_count, figure1.spike_count, here.spikes.length]).toEqual([64, 1, 1]);
  });
});
