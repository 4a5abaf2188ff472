/** What `on pre` reads of its presynaptic cell: as it was before anything was delivered in the step, to whatever end. */
import { describe, expect, it } from 'vitest';
import { stepsApart } from '../../../src/runtime/network/network-step.ts';
import { compiledCourse, interpretedCourse, networkOf, startNetwork } from './compiled-and-interpreted.ts';

const CELL = `neuron Cell {
  state v = 0
  output twice = 2 * v
  spike when t > 0.4 ms and t < 0.6 ms
}`;

const textOf = (synapse: string, options = ''): string => `${CELL}
synapse Pass { ${synapse} }
network Net {
  population E = Cell[3] { v = 1 + i }
  connect E -> E by Pass all to all, no self${options}
  record v of E
  record spikes of E
}`;
const OPTIONS = { steps: 20, seed: 1, method: 'euler' };

describe('a presynaptic value in an event', () => {
  it.each([
    ['a state', 'on pre { post.v += pre.v }'],
    ['an output', 'on pre { post.v += pre.twice / 2 }'],
  ])('is what it was before all deliveries of the step, also where these change it: %s', (_, synapse) => {
    const network = networkOf(textOf(synapse));
    const course = compiledCourse(network, OPTIONS);
    expect(course.spikes.E).toHaveLength(3);
    // Each gets what the others began with: 1 + 2 + 3.
    expect(course.states.E?.v).toEqual([6, 6, 6]);
    expect(course).toEqual(interpretedCourse(network, OPTIONS, course));
  });
});

describe('steps that threads do apart', () => {
  const apart = (synapse: string, options: string): number =>
    stepsApart(startNetwork(networkOf(textOf(synapse, options)), OPTIONS).running);

  it('are as many as what one cell emits takes to arrive at another', () => {
    expect(apart('on pre { post.v += 1 }', '')).toBe(1);
    expect(apart('on pre { post.v += 1 }', ', delay 0.5 ms')).toBe(6);
  });

  it('are single ones where events read the cells of others, and where synapses do all the time', () => {
    expect(apart('on pre { post.v += pre.v }', ', delay 0.5 ms')).toBe(1);
    expect(apart('on pre { post.v += pre.twice }', ', delay 0.5 ms')).toBe(1);
    expect(apart('state s = 0; ds/dt = (post.v - s) / 1 ms; on pre { post.v += s }', ', delay 0.5 ms')).toBe(
      1,
    );
  });
});
