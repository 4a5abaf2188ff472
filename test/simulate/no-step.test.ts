/** What is said of a step that could not be made because an equation is not a number. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { compile } from '../../src/compile.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { run } from '../../src/simulate/run.ts';
import { startPopulation } from '../../src/simulate/run-compiled.ts';
import { modelOf } from './models.ts';

const ROOT = modelOf(`
neuron Root {
  state x = -1
  state y = 0
  dx/dt = sqrt(x) / 1 ms
  dy/dt = x / 1 ms
}`);

const FALLING = modelOf(`
neuron Falling {
  state y = 0
  state x = 1
  dx/dt = -1 / 1 ms
  dy/dt = -y / 1 ms + sqrt(x) / 1 ms
}`);

async function messageOf(model: typeof ROOT, method: string): Promise<string> {
  const { diagnostics } = await run(model, { for: '3 ms', dt: '0.1 ms', method });
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  expect(first?.code).toBe('run/no-step');
  return first?.message ?? '';
}

const METHODS = ['bs23', 'dopri5', 'tsit5', 'rodas4_adaptive', 'implicit_euler', 'crank_nicolson'];

describe('a step that cannot be made for what is not a number', () => {
  it.each(METHODS)('says what is not one as the step begins, by %s', async (method) => {
    expect(await messageOf(ROOT, method)).toBe(
      'The run of Root ended at 0 ms (step 0): `sqrt(x)` is not a number (NaN) there, as `x` is -1.',
    );
  });

  it.each(METHODS)('says what is not one within the step, by %s', async (method) => {
    expect(await messageOf(FALLING, method)).toMatch(
      /^The run of Falling ended at \S+ ms \(step (9|10)\): `sqrt\(x\)` is not a number \(NaN\) within the step, as `x` is -\S+\.$/,
    );
  });

  it('is that of the first equation that is not one, whatever the others are', () => {
    const artifact = known(
      compile(
        modelOf(`
neuron Several {
  state a = 1
  state x = -1
  state y = 0
  da/dt = -a / 1 ms
  dx/dt = sqrt(x) / 1 ms
  dy/dt = (x - y) / 1 ms
}`),
        { method: 'dopri5' },
      ).artifact,
      'artifact',
    );
    const population = startPopulation(
      artifact,
      { p: 1, q: 10 },
      { given: new Map(), cells: 1, tolerance: 1e-6 },
    );
    const { failure } = runPopulationNow(population, { steps: 1, states: ['a', 'x', 'y'] });
    expect(failure).toMatchObject({ kind: 'no-step', reason: 'tooSmall', state: 'x' });
  });

  it('names the reset that leaves a cell at its threshold', async () => {
    const model = modelOf(`
neuron Reset {
  param top = 1
  state v = 0
  dv/dt = (2 - v) / 1 ms
  spike when v > top
  on spike { v = top }
}`);
    const { diagnostics } = await run(model, { for: '3 ms', dt: '1 ms', method: 'dopri5' });
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toContainEqual([
      'run/no-step',
      'before that step v = 0. `v = top` resets to the threshold itself. A refractory period, or a reset farther from the threshold, lets time pass.',
    ]);
  });

  it('says that the equations have no single solution where all is a number', async () => {
    const singular = modelOf('neuron S {\n  state x = 1\n  dx/dt = 10 * x / 1 ms\n}');
    expect(await messageOf(singular, 'implicit_euler')).toContain('have no single solution');
  });
});
