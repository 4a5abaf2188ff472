import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NETWORK_STEPS, randomNetwork } from '../../random/network-arbitrary.ts';
import { compiledCourse, interpretedCourse, networkOf } from './compiled-and-interpreted.ts';

describe('a compiled network', { timeout: 180_000 }, () => {
  it.each(['euler', 'rk4'])('does what the interpreted one does, bit for bit, by %s', (method) => {
    fc.assert(
      fc.property(randomNetwork, ({ text, name, seed }) => {
        const network = networkOf(text, name);
        const options = { steps: NETWORK_STEPS, seed, method };
        const compiled = compiledCourse(network, options);
        expect(compiled).toEqual(interpretedCourse(network, options, compiled));
      }),
      { numRuns: 6 },
    );
  });
});

describe('what random networks found', () => {
  it.each([
    [
      'parameters of cells that are one number for all of them, in equations, blocks, couplings and ranges',
      `
neuron Cell {
  param C = 100 pF; param most = 3 nS
  input I : pA = 0
  state v : mV = -60 mV
  state g : nS = 0 in [0 nS, most]
  dv/dt = (I - 10 nS * (v + 60 mV) - g * v) / C
  dg/dt = -g / 5 ms
  spike when v > -50 mV
  on spike { v = -60 mV }
}
source Busy { spike at [0.1 ms, 0.2 ms, 1 ms] }
synapse S {
  state s = 0.5; ds/dt = ((if post.C / 100 pF < s then 1 else pre.C / 200 pF) - s) / 8 ms
  on pre { s += post.most / 10 nS + pre.C / 100 pF }
  on post { s -= pre.most / 10 nS + post.C / 100 pF }
  post.I += s * pre.C / 1 s * 1 mV
}
synapse Push { on pre { post.g += 0.7 * post.most } }
network N {
  population A = Cell[5] { I = 150 pA }
  population B = Busy[3]
  connect A -> A by S(s = 1) all to all
  connect B -> A by Push all to all
}`,
    ],
  ])('is the same compiled and interpreted: %s', (_, text) => {
    const network = networkOf(text, 'N');
    const options = { steps: 150, seed: 1, method: 'heun' };
    const compiled = compiledCourse(network, options);
    expect(Object.values(compiled.spikes).flat().length).toBeGreaterThan(4);
    expect(compiled).toEqual(interpretedCourse(network, options, compiled));
  });
});
