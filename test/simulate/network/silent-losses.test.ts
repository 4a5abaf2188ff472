import { describe, expect, it } from 'vitest';
import { type Diagnostic, type Network, network, renderDiagnostics } from '../../../src/index.ts';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { run } from '../../../src/simulate/run.ts';
import { modelOf } from '../../check/check-text.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const PARTS = `source Train { param times : ms[] = [5 ms]; spike at times }
source Poisson { param rate = 20 Hz; spike at rate rate }
neuron Cell { input I = 0; state v = 0; dv/dt = (I - v) / 10 ms; spike when v > 1; on spike { v = 0 } }
synapse Kick { param w = 0.1; on pre { post.v += w } }
`;

/** Returns what a run says, as it is shown. */
async function saidOf(body: string, options: NetworkRunOptions = { for: '1 ms' }): Promise<string> {
  const text = `${PARTS}network Net {\n  ${body}\n}\n`;
  const { diagnostics, result } = await simulateNetwork(networkOf(text), options);
  expect(result?.meta.ending).toBe('done');
  return renderDiagnostics(diagnostics, new Map([['net.axo', text]]));
}

const CELLS = 'population A = Cell[10]\n  population S = Poisson[3]';

describe('what would be lost in silence is told:', () => {
  it('times of one train in one step', async () => {
    const text = `source Own { param times : ms[] = [2 ms, 2.02 ms, 2.04 ms, 3 ms]; spike at times }
network Net { population S = Own[2] }`;
    const { diagnostics, result } = await simulateNetwork(networkOf(text), { for: '5 ms' });
    expect(result?.populations[0]?.spikeCount).toBe(4);
    expect(diagnostics.map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
      'warning: Population `S`: Of the 4 times of `times` 2 are lost: a cell spikes once in a step, and with steps of 0.1 ms 2.02 ms falls to 2 ms as one before it does.',
    ]);
    const fine = await simulateNetwork(networkOf(text), { for: '5 ms', dt: '0.02 ms' });
    expect(fine.diagnostics).toEqual([]);
    expect(fine.result?.populations[0]?.spikeCount).toBe(8);
  });

  it('a rate of which a step holds too much', async () => {
    expect(await saidOf('population S = Poisson[100] { rate = 20 kHz }', { for: '200 ms' })).toContain(
      'warning[run/rate-too-high]: Population `S`: At a rate of 20000 Hz 2 spikes are due in a step of 0.1 ms, and one at most is emitted: about 8647 Hz are left, 57 % are lost.',
    );
    expect(await saidOf('population S = Poisson[100] { rate = 20 kHz }')).toContain(
      'hint: take a step of 0.005 ms or less, or several cells that share the rate.',
    );
    expect(await saidOf('population S = Poisson[10] { rate = 900 Hz }')).toBe('');
  });

  it('as many spikes come as are said to be left', async () => {
    const { result } = await simulateNetwork(
      networkOf(`${PARTS}network Net { population S = Poisson[1000] { rate = 20 kHz } }`),
      { for: '100 ms' },
    );
    expect(result?.populations[0]?.rate).toBeCloseTo(8647, -2);
  });

  it('probabilities below 0 and above 1', async () => {
    const lattice = 'population A = Cell[1, 10]\n  connect A -> A by Kick with probability';
    expect(await saidOf(`${lattice} 3 * exp(-distance), no self`)).toBe(
      `warning[build/probability-outside]: The probability of \`A -> A by Kick\` is above 1 for 18 of 90 pairs: the largest is 1.104.
  --> net.axo:7:43
   |
 7 |   connect A -> A by Kick with probability 3 * exp(-distance), no self
   |                                           ^^^^^^^^^^^^^^^^^^
hint: where that is meant, write \`clamp(…, 0, 1)\`.

1 warning`,
    );
    expect(await saidOf(`${lattice} 1.5 - distance / 2`)).toContain(
      'is below 0 or above 1 for 52 of 100 pairs: the smallest is -3, the largest is 1.5.',
    );
    expect(await saidOf(`${lattice} clamp(1.5 - distance / 2, 0, 1)`)).toBe('');
  });

  it('connections without synapses', async () => {
    expect(await saidOf(`${CELLS}\n  connect A -> A by Kick where i > 100`)).toContain(
      'warning[build/no-synapses]: `A -> A by Kick` makes no synapse: no pair of cells of `A` and `A` meets the condition.\n',
    );
    expect(await saidOf(`${CELLS}\n  connect A -> A by Kick with probability 1e-9`)).toContain(
      '`A -> A by Kick` makes no synapse: by its probability no pair was drawn.',
    );
    expect(await saidOf('population A = Cell[1]\n  connect A -> A by Kick all to all, no self')).toContain(
      '`A -> A by Kick` makes no synapse: its rule leaves no pair of cells.',
    );
    // What is 0 is meant.
    expect(await saidOf(`${CELLS}\n  connect A -> A by Kick with probability 0`)).toBe('');
    expect(await saidOf(`${CELLS}\n  connect A -> A by Kick with fixed indegree 0`)).toBe('');
  });

  it('delays that the grid changes', async () => {
    const join = (delay: string): string => `${CELLS}\n  connect A -> A by Kick all to all, delay ${delay}`;
    expect(await saidOf(join('0.02 ms'))).toContain(
      'warning[build/delay-rounded]: The delay of `A -> A by Kick` is 0.02 ms, no whole number of steps of 0.1 ms, and becomes none.',
    );
    expect(await saidOf(join('1.26 ms'))).toContain(
      'is 1.26 ms, no whole number of steps of 0.1 ms, and becomes 1.3 ms.',
    );
    expect(await saidOf(join('0.006 ms * j'))).toContain(
      '80 of 100 delays of `A -> A by Kick` are below half a step of 0.1 ms, the first of them 0.006 ms, and become none.',
    );
    expect(await saidOf(join('1.3 ms'))).toBe('');
    expect(await saidOf(join('uniform(0 ms, 2 ms)'))).toBe('');
  });

  it('durations that the grid changes', async () => {
    expect(await saidOf(CELLS, { for: '20.05 ms' })).toBe(
      `warning[run/duration-rounded]: 20.05 ms are no whole number of steps of 0.1 ms, so the network runs for 20.1 ms.
hint: ask for a multiple of the step.

1 warning`,
    );
    const net: Network = network({ dt: '0.1 ms' });
    net.population('std/neurons/izhikevich.axo', 3);
    const { diagnostics } = await net.run('0.25 ms');
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/duration-rounded']);
    expect((await net.run('0.3 ms')).diagnostics).toEqual([]);
  });

  it('times of blocks and trains, in the words of a model alone', async () => {
    const model = `neuron Late {
  state v = 0
  dv/dt = -v / 10 ms
  at 1.23 ms { v += 1 }
  at 0 ms { v += 1 }
  every 0.25 ms { v += 0.1 }
  refractory 0.01 ms
  spike when v > 1
}
`;
    const text = `${model}network Net { population S = Late[2] }\n`;
    const inNetwork = await simulateNetwork(networkOf(text), { for: '5 ms' });
    const alone = await run(modelOf(text, 'Late'), { for: '5 ms', dt: '0.1 ms', method: 'euler' });
    const shown = ({ message, hint }: Diagnostic): unknown => [message, hint];
    const times = alone.diagnostics.filter(({ code }) => /never-acts|off-grid|too-short/.test(code));
    expect(times).toHaveLength(4);
    expect(inNetwork.diagnostics.map(shown)).toEqual(
      times.map((each) => shown({ ...each, message: `Population \`S\`: ${each.message}` })),
    );
  });

  it('times of the blocks of a signal', async () => {
    const shown = await saidOf(`population A = Cell[2]
  signal I = d {
    state d = 0
    dd/dt = -d / 200 ms + (sum over A of v) / 1 s
    at 1.23 ms { d += 0.2 }
  }`);
    expect(
      shown,
    ).toBe(`warning[run/times-off-grid]: Signal \`I\`: The time 1.23 ms of \`at 1.23 ms\` lies between two steps; it acts at 1.2 ms.
   --> net.axo:10:8
    |
 10 |     at 1.23 ms { d += 0.2 }
    |        ^^^^^^^ acts at 1.2 ms
hint: take a step that divides the time, or move the time to the grid.

1 warning`);
  });
});
