/** Transmitters and receptors as another program steps them: its numbers, step for step. */
import { describe, expect, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { selectModel } from '../../../src/check/check.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { run } from '../../../src/simulate/run.ts';
import { checkFile } from '../shipped-models.ts';

function model(component?: string): CheckedModel {
  const checked = checkFile('test/models/reference-systems/spiking-neural-networks-neurotransmission.axo');
  expect(checked.diagnostics).toEqual([]);
  return known(selectModel(checked, component).model, component ?? 'the neuron');
}

describe('spiking_neural_networks 0.23.5', () => {
  test.each([
    ['1 ms', 0.3934693402873666],
    ['0.1 ms', 7.613402730882033e-14],
  ])(
    'transmitter: 1 - exp(-dt / tau) stays, so that how much is left after 1 ms is a matter of dt = %s',
    async (dt, left) => {
      const options = { for: '1 ms', dt, set: { t_now: 1 }, inputs: { v: -70 } };
      const { result } = await run(model('ExponentialDecayNeurotransmitter'), options);
      // The same operations in another order.
      expect(Math.abs((result?.traces.get('t_now')?.values.at(-1) ?? Number.NaN) / left - 1)).toBeLessThan(
        1e-12,
      );
    },
  );

  test('transmitter and receptor: released above 25 mV, and added again in each step that it is there', async () => {
    const isUp = '(t >= 1 ms and t < 1.2 ms) or (t >= 2.5 ms and t < 2.6 ms)';
    const { result } = await run(model(), {
      for: '4 ms',
      dt: '0.1 ms',
      inputs: { v: `if ${isUp} then 30 mV else -70 mV` },
      record: ['transmitter.t_now', 'receptor.r'],
    });
    /** By the number of the step from 0, as the program counts them. */
    const wanted = [
      [9, 0, 0],
      [10, 0.4, 0.4],
      [11, 0.4, 0.4195082301997144],
      [12, 0.01950823019971437, 0.03996788801324136],
      [13, 0.00095142761381262, 0.002900684513709409],
      [25, 0.4, 0.4],
      [26, 0.01950823019971437, 0.03901646039942874],
      [27, 0.00095142761381262, 0.0028542828414378635],
    ];
    for (const [step = 0, t = 0, r = 0] of wanted) {
      const at = (name: string): number => result?.traces.get(name)?.values[step + 1] ?? Number.NaN;
      expect(Math.abs(at('transmitter.t_now') - t), `${step}`).toBeLessThan(1e-15);
      expect(Math.abs(at('receptor.r') - r), `${step}`).toBeLessThan(1e-15);
    }
  });
});
