import { describe, expect, it } from 'vitest';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import { runNetwork, shippedNetwork } from '../../models/network-runs.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const TARGETS: readonly NetworkRunOptions[] = [
  { target: 'js' },
  { target: 'wasm' },
  {},
  { target: 'wasm', threads: 2 },
  { threads: 3 },
];

describe('a network by WebAssembly', () => {
  it.each(['coba', 'cobahh', 'cuba', 'lattices', 'neurotransmission', 'stdp', 'izhikevich'])(
    'has the spikes and the traces of one by JavaScript, with any number of threads: %s',
    async (name) => {
      const network = shippedNetwork(`networks/${name}`);
      const results = await Promise.all(
        TARGETS.map((options) => runNetwork(network, { for: '15 ms', ...options })),
      );
      for (const { spikeHash, traces, populations } of results) {
        expect(spikeHash).toBe(results[0]?.spikeHash);
        expect(traces).toEqual(results[0]?.traces);
        expect(populations.map(({ spikeCount }) => spikeCount)).toEqual(
          results[0]?.populations.map(({ spikeCount }) => spikeCount),
        );
      }
    },
  );

  it('is what populations of eight cells or more are, and says so', async () => {
    const network = networkOf(`
neuron Cell { state v = 0.5; dv/dt = -v / 10 ms }
network Two {
  population Few = Cell[7]
  population Many = Cell[8]
}`);
    const targets = async (options: NetworkRunOptions): Promise<readonly string[]> =>
      (await runNetwork(network, { for: '1 ms', ...options })).populations.map(({ target }) => target);
    expect(await targets({})).toEqual(['js', 'wasm']);
    expect(await targets({ target: 'js' })).toEqual(['js', 'js']);
    expect(await targets({ method: 'dopri5' })).toEqual(['js', 'js']);
  });
});
