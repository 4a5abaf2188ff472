import { expect, it } from 'vitest';
import { modelOf } from '../../src/index.ts';
import { run } from '../../src/simulate/run.ts';

const model = modelOf('neuron Decay { state v = 1; dv/dt = -v / 10 ms }');
const options = { for: '1 ms', dt: '0.1 ms' };

it('takes a tableau of the user’s own as a method, with the bits of the same method by name', async () => {
  const own = { name: 'my midpoint', a: [[], ['1/2']], b: [0, 1] };
  const [mine, midpoint] = await Promise.all([
    run(model, { ...options, method: own }),
    run(model, { ...options, method: 'midpoint' }),
  ]);
  expect(mine.diagnostics).toEqual([]);
  expect(mine.result?.method).toBe('my midpoint');
  expect(mine.result?.traces.get('v')?.values).toEqual(midpoint.result?.traces.get('v')?.values);
});

it('refuses one that is no method, and says why', async () => {
  const { result, diagnostics } = await run(model, {
    ...options,
    method: { name: 'odd', a: [[]], b: ['1/2'] },
  });
  expect(result).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['method/tableau']);
});
