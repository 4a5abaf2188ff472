import { expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from './models.ts';

const model = modelOf(`
neuron Cell {
  param tau = 10 ms in [0 ms, infinity]
  param E = -70 mV in [-infinity, 0 mV]
  state v : mV = E in [-infinity, 1 mV]
  input I : mV/ms = 0
  dv/dt = (E - v) / tau + I
}`);

async function told(options: Parameters<typeof run>[1]): Promise<readonly string[]> {
  const { diagnostics } = await run(model, { for: '1 ms', dt: '1 ms', ...options });
  return diagnostics.map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`));
}

it('tells of a range without an upper or a lower end by the end that it has', async () => {
  expect(await told({ set: { tau: -1 } })).toEqual([
    '`tau` is set to -1 ms, outside its range of 0 ms or more. set it to a value of 0 ms or more.',
  ]);
  expect(await told({ set: { E: 1 } })).toEqual([
    '`E` is set to 1 mV, outside its range of 0 mV or less. set it to a value of 0 mV or less.',
  ]);
  expect(await told({ inputs: { I: 100 } })).toEqual([
    'The equation of `v` took it out of its range of 1 mV or less. take a shorter step, or check the values that were set.',
  ]);
});
