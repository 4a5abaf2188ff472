/**
 * What simulators have got wrong about calcium channels. The numbers behind `there` are those that the mistakes give.
 */
import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { run } from '../../../src/simulate/run.ts';
import type { RunResult } from '../../../src/simulate/run-result.ts';
import { openShipped } from '../../../src/tooling/shipped-model.ts';
import { modelOf } from '../../check/check-text.ts';

function measure(result: RunResult, name: string): readonly number[] {
  return Array.from(known(result.measures.get(name), name).values);
}

describe('the L-type calcium channel', () => {
  const channel = openShipped('channels/l-type-calcium');

  // There, the divisor was e^(v + 8.9) / 5 - 1: the rate was -3.4/ms at -7.30 mV and 3.1/ms at -7.28 mV.
  it('closes at a rate that goes smoothly through -7.29 mV and through -8.9 mV, where it is 0/0 as written', async () => {
    const result = await channel.run({
      for: '0.01 ms',
      sweep: { v: [-8.901, -8.9, -8.899, -7.3, -7.29, -7.28] },
      measure: 'beta = first(s.beta)',
    });
    // 0.02 x / (exp(x / 5) - 1) with x = -0.001, 0, 0.001, 1.6, 1.61, 1.62, 40 digits.
    const wanted = [
      0.100010000333333, 0.1, 0.0999900003333333, 0.0848518805194449, 0.0847625439025856, 0.0846732732654075,
    ];
    const got = measure(result, 'beta');
    expect(Math.max(...wanted.map((each, i) => Math.abs(each - (got[i] ?? Number.NaN))))).toBeLessThan(1e-15);
  });

  // There, the current had the opposite sign to that of all other channels: calcium flowed out below its reversal potential.
  it('carries an inward current below the reversal potential and an outward one above', async () => {
    const result = await channel.run({
      for: '0.01 ms',
      set: { s: 1 },
      sweep: { v: [-60, 0, 79, 80, 81] },
      measure: 'i = first(i)',
    });
    expect(measure(result, 'i')).toEqual([-1400, -800, -10, 0, 10]);
  });

  it('as it was written there has a pole at -7.29 mV, and the numbers that program gives beside it', async () => {
    const mistaken = modelOf(`
channel Mistaken {
  input v : mV
  output beta = 0.02/ms/mV * (v + 8.9 mV) / (exp((v + 8.9 mV) / 1 mV) / 5 - 1)
}`);
    const { result } = await run(mistaken, {
      for: '0.01 ms',
      sweep: { v: [-7.3, -7.28] },
      measure: 'beta = first(beta)',
    });
    const [below = 0, above = 0] = measure(known(result, 'result'), 'beta');
    expect([below.toFixed(1), above.toFixed(1)]).toEqual(['-3.4', '3.1']);
  });
});
