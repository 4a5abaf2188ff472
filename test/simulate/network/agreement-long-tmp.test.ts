import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NETWORK_STEPS, randomNetwork } from '../../random/network-arbitrary.ts';
import { compiledCourse, interpretedCourse, networkOf } from './compiled-and-interpreted.ts';

describe('a compiled network', () => {
  it.each(['euler', 'rk4'])('does what the interpreted one does, bit for bit, by %s', (method) => {
    fc.assert(
      fc.property(randomNetwork, ({ text, name, seed }) => {
        const network = networkOf(text, name);
        const options = { steps: NETWORK_STEPS, seed, method };
        const compiled = compiledCourse(network, options);
        expect(compiled).toEqual(interpretedCourse(network, options, compiled));
      }),
      { numRuns: 120 },
    );
  });
});
