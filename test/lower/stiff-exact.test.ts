import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import { WAYS } from '../models/run-model.ts';
import { modelOf } from './run-program.ts';

/** A calcium pool and a spine that follow a dendrite, `k` times as fast as it decays. */
const FOLLOWERS = modelOf(`
neuron Followers {
  param k = 1
  state slow = 1
  state near = 0
  state far = 0
  dslow/dt = (near - 2 * slow) / 1 ms
  dnear/dt = k * (slow - 2 * near + far) / 1 ms
  dfar/dt = k * (near - 2 * far) / 1 ms
}`);

const GROWING = modelOf(`
neuron Growing {
  param k = 1
  state x = 1
  state y = 0
  state z = 0
  dx/dt = (k * x + y) / 1 ms
  dy/dt = (x - y + z) / 1 ms
  dz/dt = (y - z) / 1 ms
}`);

describe.each(WAYS)('exact, %s, with rates far above 1 / dt', (_, runModel) => {
  it.each([1e6, 1e9, 1e12, 1e16, 1e20, 1e100, 1e300])('follows at once what drives it: k = %s', (k) => {
    const { traces } = runModel(FOLLOWERS, {
      method: 'exact',
      dt: [1, 2],
      steps: 8,
      given: { k },
      records: ['slow', 'near', 'far'],
    });
    // near = 2/3 slow, far = 1/3 slow; slow' = -4/3 slow. What is left of the start is of the size of 1 / k, and the
    // method may be wrong by 1e-13 (1 + |A dt|) a step until it takes more digits at 2^30, the interpreter longer.
    const bound = 4 / k + Math.min(k, 1e9) * 1e-13;
    for (const [step, value] of known(traces.get('slow'), 'slow').entries()) {
      const wanted = Math.exp((-2 * step) / 3);
      expect(Math.abs(value - wanted)).toBeLessThan(bound);
      if (step === 0) continue;
      expect(Math.abs((traces.get('near')?.[step] ?? NaN) - (2 / 3) * wanted)).toBeLessThan(bound);
      expect(Math.abs((traces.get('far')?.[step] ?? NaN) - wanted / 3)).toBeLessThan(bound);
    }
  });
});

describe.each(['js', 'interpreter'] as const)('exact on %s', (target) => {
  it.each([800, 1e6, 1e20])(
    'says that a state grows beyond all numbers within a step: %s / ms',
    async (k) => {
      const { diagnostics } = await run(GROWING, {
        method: 'exact',
        for: '3 ms',
        dt: '1 ms',
        set: { k: String(k) },
        target,
      });
      expect(diagnostics).toMatchObject([
        { code: 'run/not-finite', hint: expect.stringContaining('shorter step') },
      ]);
      expect(diagnostics[0]?.message).toMatch(
        / became (not a number \(NaN\)|infinite) between 0 ms and 1 ms/,
      );
      expect(diagnostics[0]?.note).toMatch(/^its change is too large/);
    },
  );

  it('says so where the state stands at the place from which it would grow', async () => {
    const model = modelOf('neuron Cell { param k = 800; state x = 0; dx/dt = k * x / 1 ms }');
    const { diagnostics } = await run(model, { method: 'exact', for: '3 ms', dt: '1 ms', target });
    expect(diagnostics).toMatchObject([{ code: 'run/not-finite', note: 'its change is too large' }]);
  });
});
