/** States that grow beyond all bounds without becoming infinite. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf, shippedModel } from './models.ts';

const ADEX = `
neuron AdEx {
  param C = 281 pF
  param gL = 30 nS
  param EL = -70.6 mV
  param VT = -50.4 mV
  param D = 2 mV
  param tauw = 144 ms
  param b = 0.0805 nA
  input I : nA = 0 nA
  state v : mV = EL
  state w : nA = 0 nA
  dv/dt = (-gL * (v - EL) + gL * D * exp((v - VT) / D) - w + I) / C
  dw/dt = (4 nS * (v - EL) - w) / tauw
  spike when v > 20 mV
  on spike { v = EL; w += b }
}
`;

describe.each(['js', 'interpreter'])('by %s', (target) => {
  it('an upstroke that overshoots is warned of, with its cell', async () => {
    const { result, diagnostics } = await run(modelOf(ADEX), {
      for: '20 ms',
      dt: '0.01 ms',
      cells: 3,
      inputs: { I: '[0 nA, 0.1 nA, 1 nA]' },
      target,
    });
    expect(result?.meta.ending).toBe('done');
    expect(renderDiagnostics(diagnostics, new Map([['model.axo', ADEX]])).trimEnd()).toMatchInlineSnapshot(`
      "warning[run/runaway]: The state variable \`v\` of AdEx ran away: it was -6.59e+18 mV at 12.8 ms in cell 2, where I = 1 nA, more than a million times anything that it names.
         --> model.axo:13:11
          |
       13 |   dv/dt = (-gL * (v - EL) + gL * D * exp((v - VT) / D) - w + I) / C
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this equation
      hint: take a step shorter than 0.01 ms; if it grows all the same, the model has no bound there.

      1 warning"
    `);
  });

  it('what counts or measures time may grow as it likes', async () => {
    const text = `
neuron Clock {
  param rate = 1e9 /ms
  state ticks = 0
  state phase = 0
  state clock : ms = 0 ms
  step_rate = 2 * rate
  dticks/dt = rate
  dphase/dt = step_rate
  dclock/dt = 1e9
}`;
    const { diagnostics } = await run(modelOf(text), { for: '100 ms', dt: '0.1 ms', target });
    expect(diagnostics).toEqual([]);
  });

  it('what the model says is large is', async () => {
    const text = 'neuron Ions { param rest = 1e12; state n = 1; dn/dt = (rest - n) / 1 ms }';
    const { diagnostics } = await run(modelOf(text), { for: '100 ms', dt: '0.1 ms', target });
    expect(diagnostics).toEqual([]);
  });
});

describe('a shipped model', () => {
  const models = readdirSync('models/neurons').map((file) => file.replace('.axo', ''));

  it.each(models)('%s never runs away', async (name) => {
    const model = shippedModel(`neurons/${name}`);
    const { result, diagnostics } = await run(model, { for: '200 ms' });
    expect(result?.meta.ending).toBe('done');
    expect(diagnostics).toEqual([]);
  });
});
