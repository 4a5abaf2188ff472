import { describe, expect, it } from 'vitest';
import { compiledCourse, interpretedCourse, networkOf } from './compiled-and-interpreted.ts';
import { SOURCES, SOURCES_ON_GRID } from './sources.ts';

const LIF = `
neuron Lif {
  state v = 0; state g = 0
  dv/dt = (1.1 + g - v) / 10 ms
  dg/dt = -g / 5 ms
  spike when v > 1
  on spike { v = 0 }
}`;

describe('sources of every kind', { timeout: 120_000 }, () => {
  const network = networkOf(LIF + SOURCES);

  it.each(['euler', 'exponential_euler'])('do what interpreted ones do, bit for bit, by %s', (method) => {
    const options = { steps: 300, seed: 11, method };
    const compiled = compiledCourse(network, options);
    expect(compiled).toEqual(interpretedCourse(network, options, compiled));
    const silent = Object.entries(compiled.spikes).flatMap(([name, { length }]) =>
      length === 0 ? [name] : [],
    );
    expect(silent).toEqual(['D']);
    expect(compiled.spikes.Q?.length).toBeGreaterThan(10);
  });

  it('spike at grid points beside cells that choose their steps', () => {
    const sources = networkOf(LIF + SOURCES_ON_GRID);
    const options = { steps: 200, seed: 11, method: 'dopri5', tolerance: 1e-10 };
    const compiled = compiledCourse(sources, options);
    const { spikes } = interpretedCourse(sources, options, compiled);
    expect(compiled.spikes).toEqual(spikes);
  });
});
