/** Which models do nothing between their spikes but wait for the next. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { type CompileOptions, compile } from '../../src/compile.ts';
import type { Waiting } from '../../src/runtime/layout.ts';
import { modelOf } from '../lower/run-program.ts';

function waitsOf(text: string, options: CompileOptions = {}): Waiting | undefined {
  const { artifact } = compile(modelOf(text), { method: 'euler', records: [], ...options });
  return known(artifact, 'artifact').linkables.js.storage.waits;
}

const waits = { sum: 'hazard since last spike', until: 'hazard at next spike' };

describe('cells that wait', () => {
  it('are sources at a rate that is constant in a run', () => {
    expect(waitsOf('source S { param rate = 20 Hz; spike at rate rate }')).toMatchObject(waits);
    expect(
      waitsOf('source S { param rate = 20 Hz; spike at rate rate }', { given: ['rate'], perCell: ['rate'] }),
    ).toMatchObject(waits);
    expect(waitsOf('source S { param a = 2; spike at rate (3 + a) * 5 Hz }', { fold: true })).toMatchObject(
      waits,
    );
  });

  it('may count what they did when they spike', () => {
    const text = 'source S { param rate = 20 Hz; state n = 0; spike at rate rate; on spike { n += 1 } }';
    expect(waitsOf(text)).toMatchObject(waits);
    expect(waitsOf(text, { records: ['n'] })).toMatchObject(waits);
  });

  it.each([
    ['whose rate changes', 'source S { spike at rate (if t < 1 s then 1 Hz else 2 Hz) }'],
    ['whose rate arrives from outside', 'source S { input rate = 20 Hz; spike at rate rate }'],
    ['that are refractory', 'source S { spike at rate 20 Hz; refractory 2 ms }'],
    ['that remember when they spiked', 'source S { param r = 1 Hz; spike at rate r + (if t - last_spike > 1 s then r else 0 Hz) }'],
    ['that follow an equation', 'source S { state x = 1; dx/dt = -x / 10 ms; spike at rate 20 Hz }'],
    ['that do something in each step', 'source S { state n = 0; spike at rate 20 Hz; on step { n += 1 } }'],
    ['that do something at a time', 'source S { state n = 0; spike at rate 20 Hz; at 5 ms { n = 1 } }'],
    ['that spike for another reason', 'source S { param p = 0.1; spike when bernoulli(p) > 0 }'],
    ['that never spike', 'neuron S { state n = 0 }'],
  ])('are none %s', (_, text) => {
    expect(waitsOf(text)).toBeUndefined();
  });
}); // biome-ignore format: one table
