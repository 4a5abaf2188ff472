import { expect, it } from 'vitest';
import { modelOf, pictureOfRun, type RunOptions, run } from '../../src/index.ts';

const DECAY = modelOf(
  'neuron Decay { param tau = 10 ms; input I : mV = 0; state v : mV = 1 mV; dv/dt = (I - v) / tau }',
);

async function settingsOf(options: RunOptions): Promise<string | undefined> {
  const { result } = await run(DECAY, { for: '1 ms', dt: '0.1 ms', ...options });
  return result && pictureOfRun(result, false).settings;
}

it('a picture says what inputs and settings the run was given', async () => {
  expect(await settingsOf({ inputs: { I: '3 mV' }, set: { tau: '5 ms', v: 2 } })).toBe(
    'I = 3 mV, tau = 5 ms, v = 2',
  );
  expect(await settingsOf({})).toBeUndefined();
});

it('a long stimulus is shortened', async () => {
  const long = Array.from({ length: 50 }, (_, i) => `${i} mV`).join(' + ');
  const text = (await settingsOf({ inputs: { I: long }, set: { tau: '5 ms' } })) ?? '';
  expect(text).toMatch(/^I = 0 mV \+ 1 mV.*…, tau = 5 ms$/);
  expect(text.length).toBeLessThanOrEqual(120);
});
