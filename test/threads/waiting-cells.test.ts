/** Cells that wait are put right for all threads before anybody looks at them. */
import { describe, expect, it } from 'vitest';
import { networkOf } from '../simulate/network/compiled-and-interpreted.ts';
import { runInThreads } from './run-in-threads.ts';

const NET = `
source Noise { param rate : Hz = 15 Hz; spike at rate rate }
neuron Lif {
  state v = 0
  dv/dt = (0.9 - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
synapse Jump { param w = 0.2; on pre { post.v += w } }
network Net {
  population P = Noise[90]
  population E = Lif[20]
  connect P -> E by Jump with probability 0.3
  record v of E
}`;

describe('sources in threads', { timeout: 60_000 }, () => {
  it.each([2, 3])('leave what they leave in one, with %i', async (threads) => {
    const network = networkOf(NET);
    const one = await runInThreads(network, { threads: 1, steps: 3000, method: 'euler' });
    expect(one.spikes[0]?.length).toBeGreaterThan(600);
    expect(await runInThreads(network, { threads, steps: 3000, method: 'euler' })).toEqual(one);
  });

  it('do so where nothing is sampled, so that runs are in long pieces', async () => {
    const network = networkOf(NET.replace('  record v of E\n', ''));
    const one = await runInThreads(network, { threads: 1, steps: 4000, method: 'euler' });
    expect(await runInThreads(network, { threads: 2, steps: 4000, method: 'euler' })).toEqual(one);
  });
});
