/** Networks come to the same bits with any number of threads: all spikes, samples, and the complete state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NETWORK_STEPS, randomNetwork } from '../random/network-arbitrary.ts';
import { networkOf } from '../simulate/network/compiled-and-interpreted.ts';
import { SOURCES, SOURCES_ON_GRID } from '../simulate/network/sources.ts';
import { runInThreads, type ThreadedRun } from './run-in-threads.ts';

const CELLS = `
neuron Lif {
  param tau = 10 ms
  param bias = 1.05
  input I = 0
  state v = 0
  state g = 0
  state x = 1
  dv/dt = (bias + I + g - v) / tau
  dg/dt = -g / 5 ms
  dx/dt = (1 - x) / 50 ms
  output level = v * x
  spike when v > 1
  on spike { v = 0; x *= 0.8 }
  refractory 2 ms holds v
}
neuron Crowd {
  state v = 0
  dv/dt = (1.2 + 0.1 * (mean over cells of v) - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
source Noise { param rate : Hz = 40 Hz; spike at rate rate }
`;

async function expectSame(text: string, run: Omit<ThreadedRun, 'threads'>): Promise<void> {
  const network = networkOf(text);
  const one = await runInThreads(network, { ...run, threads: 1 });
  expect(one.spikes.flat().length).toBeGreaterThan(0);
  for (const threads of [2, 3, 5]) {
    const several = await runInThreads(network, { ...run, threads });
    expect(several, `${threads} threads`).toEqual(one);
  }
}

const NETWORKS: Readonly<Record<string, string>> = {
  'conductances that jump, delays of one length': `
synapse Jump { param w = 0.05; on pre { post.g += w } }
network Net {
  population E = Lif[83] { v = uniform(0, 1) }
  population I = Lif[20] { v = uniform(0, 1) }
  connect E -> E by Jump with probability 0.2, no self, delay 0.5 ms
  connect E -> I by Jump with probability 0.2, delay 0.3 ms
  connect I -> E by Jump(w = -0.1) with probability 0.5, delay 0.4 ms
  record v of E
}`,
  'delays that differ, none among them': `
synapse Jump { param w = 0.05; on pre { post.g += w } }
network Net {
  population E = Lif[61] { v = uniform(0, 1) }
  connect E -> E by Jump(w = uniform(0, 0.1)) with probability 0.3, delay uniform(0 ms, 3 ms)
}`,
  'plasticity by the times of spikes': `
synapse Stdp {
  param w_max = 0.1
  state w = 0.05 in [0, w_max]
  state a = 0; state b = 0
  da/dt = -a / 20 ms; db/dt = -b / 20 ms
  on pre { post.g += w; a += 0.01; w -= b }
  on post { b += 0.012; w += a }
}
network Net {
  population P = Noise[40]
  population E = Lif[27] { v = uniform(0, 1) }
  connect P -> E by Stdp all to all, delay 1 ms
  connect E -> E by Stdp with probability 0.3, delay 0.1 ms + 0.1 ms * mod(j, 4)
}`,
  'gap junctions': `
synapse Gap { param w = 0.02; post.I += w * (pre.v - post.v) }
network Net {
  population E = Lif[45] { v = uniform(0, 1); bias = 1 + i / 100 }
  connect E -> E by Gap with probability 0.2, no self
}`,
  'synapses that follow equations step by step': `
synapse Slow {
  param w = 0.1
  state s = 0
  ds/dt = -s / 10 ms + pre.level * (1 - s) / 20 ms
  post.I += w * s
  on pre { s += 0.1 * (1 - s) }
}
network Net {
  population E = Lif[37] { v = uniform(0, 1) }
  connect E -> E by Slow with probability 0.2
}`,
  'synapses that go on step by step, and hear spikes later': `
synapse Held {
  param w = 0.1
  state s = 0
  ds/dt = -s / 10 ms + post.level * (1 - s) / 20 ms
  post.I += w * s
  on pre { s += 0.1 * (1 - s) }
}
network Net {
  population E = Lif[37] { v = uniform(0, 1) }
  connect E -> E by Held with probability 0.2, delay 0.2 ms
}`,
  'states that presynaptic cells have, read by events': `
synapse Depressing { param w = 0.1; on pre { post.g += w * pre.x * pre.level } }
network Net {
  population E = Lif[29] { v = uniform(0, 1) }
  connect E -> E by Depressing with probability 0.3, delay 0.3 ms
}`,
  'draws in handlers': `
synapse Unreliable { param w = 0.1; on pre { if uniform(0, 1) < 0.5 { post.g += w } } }
network Net {
  population E = Lif[41] { v = uniform(0, 1) }
  connect E -> E by Unreliable with probability 0.3, delay 0.2 ms
}`,
  'signals of what cells come to': `
synapse Jump { param w = 0.05; on pre { post.g += w } }
network Net {
  population E = Lif[33] { v = uniform(0, 1) }
  signal I = 0.2 * (mean over E of level)
  connect E -> E by Jump with probability 0.2, delay 0.4 ms
}`,
  // The first thread has none of them.
  'fewer cells than threads, whose values are summed': `
synapse Depressing { param w = 0.1; on pre { post.g += w * pre.level } }
network Net {
  population E = Lif[4] { v = uniform(0, 1); bias = 1.2 }
  signal I = 0.2 * (mean over E of level)
  connect E -> E by Depressing all to all, delay 0.3 ms
}`,
  'cells that read each other': `
synapse Jump { param w = 0.05; on pre { post.v += w } }
network Net {
  population C = Crowd[19] { v = uniform(0, 1) }
  population D = Crowd[11] { v = uniform(0, 1) }
  connect C -> D by Jump with probability 0.3, delay 0.4 ms
  connect D -> C by Jump with probability 0.3, delay 0.2 ms
}`,
};

describe('a network that is run by threads', { timeout: 60_000 }, () => {
  it.each(Object.entries(NETWORKS))('is the same with any number of them: %s', async (_, text) => {
    await expectSame(CELLS + text, { steps: 600 });
  });

  it.each([
    { method: 'dopri5' },
    { method: 'rodas4_adaptive' },
    { method: 'rk4', spikeTimes: 'located' },
    { method: 'exact', spikeTimes: 'located' },
    { method: 'exponential_euler' },
    { method: 'strang' },
  ] as const)('is the same by whatever method: %o', async (way) => {
    const text = NETWORKS['conductances that jump, delays of one length'] ?? '';
    await expectSame(CELLS + text, { steps: 300, ...way });
  });

  it('is the same where cells have noise', async () => {
    const text = `
neuron Restless {
  state v = 0; state w = 0
  dv/dt = (1.1 - w - v) / 10 ms + 0.2 * xi / sqrt(10 ms) + 0.1 * xi.common / sqrt(10 ms)
  dw/dt = -w / 30 ms + 0.1 * xi.common / sqrt(10 ms)
  spike when v > 1 and uniform(0, 1) < 0.9
  on spike { v = normal(0, 0.1); w += 0.1 }
}
synapse Wandering { state s = 1; ds/dt = (1 - s) / 20 ms + 0.3 * xi / sqrt(10 ms); on pre { post.v += 0.02 * s } }
network Net {
  population E = Restless[43] { v = uniform(0, 1) }
  connect E -> E by Wandering with probability 0.2, delay 0.4 ms
  record v of E
}`;
    for (const method of ['euler_maruyama', 'sra1']) await expectSame(text, { steps: 400, method });
  });

  it('is the same with sources of every kind', async () => {
    await expectSame(`${CELLS}${SOURCES}`, { steps: 600 });
    await expectSame(`${CELLS}${SOURCES_ON_GRID}`, { steps: 300, method: 'dopri5' });
  });

  it('is the same where more spikes are to be told than fit at once', async () => {
    const text = NETWORKS['conductances that jump, delays of one length'] ?? '';
    await expectSame(CELLS + text, { steps: 600, boxSpikes: 2 });
  });

  it('is the same for random networks', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomNetwork,
        fc.integer({ min: 2, max: 3 }),
        async ({ text, name, seed }, threads) => {
          const network = networkOf(text, name);
          const run = { steps: NETWORK_STEPS, seed, method: 'euler', boxSpikes: 3 };
          const one = await runInThreads(network, { ...run, threads: 1 });
          expect(await runInThreads(network, { ...run, threads })).toEqual(one);
        },
      ),
      { numRuns: Number(process.env.THREAD_RUNS ?? 6) },
    );
  });
});
