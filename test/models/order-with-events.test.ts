/** What happens at points of the grid costs no method its order. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { INTEGRATORS } from '../../src/lower/integrators/find-integrator.ts';
import { run } from '../../src/simulate/run.ts';
import { cellTrace } from '../../src/simulate/run-result.ts';
import { modelOf } from '../lower/run-program.ts';

/** A stimulus that jumps, dates at which states are changed, a block that runs regularly, a listed spike that holds a state. */
const MODEL = modelOf(`
neuron Eventful {
  input drive = if t >= 1 ms and t < 2.5 ms then 1.5 else 0.2
  state x = 0.3
  state held = 1
  gate m = 0.1 { inf = 1 / (1 + exp(-4 * x)); tau = 1 ms + 0.5 ms * x^2 }
  dx/dt = (drive - x - 0.3 * x^3 + m^2 * (1.2 - x) + 0.1 * sin(t / 1 ms)) / 1 ms
  dheld/dt = -held * x / 1 ms
  spike at [1.5 ms]
  on spike { x = x / 2 }
  refractory 0.5 ms holds held
  at 2 ms { x += 0.4 }
  every 0.75 ms from 0.75 ms { m = 0.9 * m }
}`);

async function ends(options: Parameters<typeof run>[1]): Promise<readonly number[]> {
  const { result, diagnostics } = await run(MODEL, { for: '4 ms', record: 'x,held,m', ...options });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return [...known(result, 'result').traces.values()].map((trace) =>
    known(cellTrace(trace, 0).at(-1), 'end'),
  );
}

describe('with events and jumps on the grid', () => {
  const wanted = ends({ method: 'tsit5', tolerance: 1e-13, dt: '0.25 ms' });
  const error = async (options: Parameters<typeof run>[1]): Promise<number> => {
    const values = await ends(options);
    return Math.max(...(await wanted).map((value, i) => Math.abs(value - known(values[i], 'end'))));
  };
  const methods = INTEGRATORS.filter((each) => each.refuse(MODEL) === undefined);

  it.each(
    methods.filter(({ driver }) => driver !== 'adaptive').map((each) => [each.name, each.order] as const),
  )('%s keeps its order %i', async (method, order) => {
    const [coarse, fine] = [
      await error({ method, dt: '0.025 ms' }),
      await error({ method, dt: '0.0125 ms' }),
    ];
    const observed = Math.log2(coarse / fine);
    expect(observed).toBeGreaterThan(order - 0.25);
    expect(coarse).toBeLessThan(0.02);
  });

  it.each(methods.filter(({ driver }) => driver === 'adaptive').map(({ name }) => name))(
    '%s keeps its tolerance, whatever the distance of samples',
    async (method) => {
      for (const dt of ['0.25 ms', '0.125 ms', '0.05 ms']) {
        expect(await error({ method, tolerance: 1e-6, dt })).toBeLessThan(2e-5);
        expect(await error({ method, tolerance: 1e-9, dt })).toBeLessThan(2e-8);
      }
    },
  );
});
