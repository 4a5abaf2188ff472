/** However a run by threads ends, it is told, and nobody waits for ever. */
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { initialiseNetwork } from '../../src/runtime/network/initialise-network.ts';
import type { Network } from '../../src/runtime/network/network.ts';
import { ThreadEnded } from '../../src/runtime/network/network-team.ts';
import { runNetwork } from '../../src/runtime/network/run-network.ts';
import { restoreNetwork, saveNetwork } from '../../src/runtime/network/save-network.ts';
import { spikeHashText } from '../../src/runtime/network/spike-hash.ts';
import { atOnce } from '../../src/runtime/turns.ts';
import { buildNetwork } from '../../src/simulate/network/build-network.ts';
import { planNetwork } from '../../src/simulate/network/plan-network.ts';
import { simulateNetwork } from '../../src/simulate/network/run-network.ts';
import { startThreads } from '../../src/threads/start-threads.ts';
import { networkOf } from '../simulate/network/compiled-and-interpreted.ts';
import { runInThreads } from './run-in-threads.ts';

const NET = `
neuron Lif {
  param bias = 1.2
  state v = 0
  state g = 0
  state w = 0
  dv/dt = (bias + g - v) / 10 ms
  dg/dt = -g / 5 ms
  dw/dt = if v > 0.5 and t > 20 ms then w / 0.01 ms + 1 / ms else -w / 1 ms
  spike when v > 1
  on spike { v = 0 }
}
synapse Jump { param w = 0.05; on pre { post.g += w } }
network Net {
  population E = Lif[50] { v = uniform(0, 1) }
  connect E -> E by Jump with probability 0.2, delay 0.5 ms
  record spikes of E
}`;
/** Without the state that becomes infinite. */
const CALM = NET.replace(/ {2}state w = 0\n/, '').replace(/ {2}dw.*\n/, '');

function built(text: string, threads: number): Network {
  const made = planNetwork(networkOf(text), { for: '100 ms', dt: '0.1 ms', method: 'rk4', threads });
  if (!('plan' in made)) throw new Error('no plan');
  const found = atOnce(buildNetwork(made.plan, { elapsed: () => 0 }));
  if (!('network' in found)) throw new Error('not built');
  initialiseNetwork(found.network);
  return found.network;
}

describe('a run by threads', { timeout: 60_000 }, () => {
  it('tells of a state that became infinite as one thread does', async () => {
    const network = networkOf(NET);
    const one = await runInThreads(network, { threads: 1, steps: 600 });
    expect(one.outcome.ending).toBe('not-finite');
    expect(await runInThreads(network, { threads: 3, steps: 600 })).toEqual(one);
    const options = { for: '60 ms', dt: '0.1 ms' };
    const told = await simulateNetwork(network, { ...options, threads: 3 });
    expect(hasErrors(told.diagnostics)).toBe(true);
    expect(told.diagnostics).toEqual(
      (await simulateNetwork(network, { ...options, threads: 1 })).diagnostics,
    );
  });

  it.each([
    [
      'an event assigned to a synapse',
      'state w = 0.05; on pre { w = if t > 20 ms then w / 0 else w; post.g += w }',
    ],
    [
      'is one for all synapses of a cell',
      'state x = 1; on pre { x = x * 1e300; post.g += 0.05 * min(x, 1) }',
    ],
    ['a synapse brought', 'param w = 0.05; on pre { post.g += if t > 20 ms then w / 0 else w }'],
  ])('tells as one thread does of what %s', async (_, synapse) => {
    const text = CALM.replace(/synapse Jump .*/, `synapse Jump { ${synapse} }`);
    const network = networkOf(text);
    const one = await runInThreads(network, { threads: 1, steps: 600 });
    expect(one.outcome.ending).toBe('not-finite');
    expect(one.outcome.failure?.broughtBy?.kind).toBe('onPre');
    const three = await runInThreads(network, { threads: 3, steps: 600 });
    expect(three.outcome).toEqual(one.outcome);
    expect(three.spikes).toEqual(one.spikes);
  });

  it('ends at the first step in which a thread fails, though others fail later on', async () => {
    const network = networkOf(`neuron Late {
  param late = 1 ms
  state w = 1
  dw/dt = if t > late then exp(1000 * w) / 1 ms else 0 / 1 ms
  spike when w > 2
}
network Net { population E = Late[32] { late = 2 ms + 0.1 ms * mod(i + 24, 32) } }
`);
    const one = await runInThreads(network, { threads: 1, steps: 600 });
    expect(one.outcome.failure?.failure).toMatchObject({ step: 20, cell: 8 });
    // Threads may go 64 steps by themselves: all have failed by then.
    for (const threads of [2, 3])
      expect((await runInThreads(network, { threads, steps: 600 })).outcome).toEqual(one.outcome);
  });

  it('ends with more spikes than it may keep at the step with which one thread does', async () => {
    const network = networkOf(CALM);
    const request = { mostSpikes: 200 };
    const one = await runInThreads(network, { threads: 1, steps: 1000, request });
    expect(one.outcome.ending).toBe('too-many-spikes');
    expect(await runInThreads(network, { threads: 2, steps: 1000, request })).toEqual(one);
  });

  it('stops soon when it is told to, at a grid point', async () => {
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    const request = { signal: stop.signal, onProgress };
    const { outcome } = await runInThreads(networkOf(CALM), { threads: 2, steps: 10_000_000, request });
    expect(outcome.ending).toBe('stopped');
    expect(outcome.steps).toBeLessThan(10_000_000);
    const one = await runInThreads(networkOf(CALM), { threads: 1, steps: outcome.steps });
    const again = await runInThreads(networkOf(CALM), { threads: 2, steps: outcome.steps });
    expect(again.saved).toEqual(one.saved);
  });

  it('goes on where another run left it, whoever made that', async () => {
    const whole = await runInThreads(networkOf(CALM), { threads: 1, steps: 800 });
    const first = built(CALM, 1);
    await runNetwork(first, { steps: 333 });
    const second = built(CALM, 2);
    expect(restoreNetwork(second, saveNetwork(first))).toEqual({ kind: 'restored' });
    const threads = await startThreads(second);
    if (threads === undefined) throw new Error('threads were not started');
    await runNetwork(second, { steps: 1, team: threads.team });
    await runNetwork(second, { steps: 466, team: threads.team });
    await threads.end();
    expect(spikeHashText(second.hash)).toBe(whole.hash);
    expect(saveNetwork(second)).toEqual(whole.saved);
  });

  it('knows what synapses have, and spikes of the step before, though a run ended in between', async () => {
    const text = CALM.replace(
      /synapse Jump .*/,
      'synapse Jump { state n = 0; state x = 1; on pre { x *= 1.01; post.g += 0.05 * x }; on post { n += 1 } }',
    );
    const whole = await runInThreads(networkOf(text), { threads: 1, steps: 240 });
    const pieces = built(text, 2);
    await runNetwork(pieces, { steps: 200 });
    const threads = await startThreads(pieces);
    if (threads === undefined) throw new Error('threads were not started');
    for (let step = 0; step < 40; step++) await runNetwork(pieces, { steps: 1, team: threads.team });
    await threads.end();
    expect(saveNetwork(pieces)).toEqual(whole.saved);
  });

  it('is ended by a thread that ends, and says so', async () => {
    const network = built(CALM, 3);
    const threads = await startThreads(network);
    if (threads === undefined) throw new Error('threads were not started');
    const { team, workers } = threads;
    const running = runNetwork(network, {
      steps: 100_000_000,
      team,
      onProgress: async () => {
        await workers[0]?.terminate();
      },
    });
    const { ending, thrown } = await running;
    expect(ending).toBe('interrupted');
    expect(thrown?.value).toBeInstanceOf(ThreadEnded);
    expect(String(thrown?.value)).toMatch(/thread 2 of 3 has ended/);
    await threads.end();
  });

  it('is ended by an exception in a thread, and says which', async () => {
    const network = built(CALM, 2);
    const [population] = network.populations;
    if (population === undefined) throw new Error('no population');
    const { model } = population.cells;
    Object.assign(model, { sendable: () => 'function link() { throw new Error("no such place"); }' });
    const threads = await startThreads(network);
    if (threads === undefined) throw new Error('threads were not started');
    const { ending, thrown } = await runNetwork(network, { steps: 1000, team: threads.team });
    expect(ending).toBe('interrupted');
    expect(String(thrown?.value)).toMatch(/thread 2 of 2 has ended: no such place/);
    await threads.end();
  });

  it.each([0, -1, 1.5, 257, Number.NaN])('is refused for %d threads', async (threads) => {
    const { result, diagnostics } = await simulateNetwork(networkOf(CALM), { threads });
    expect(result).toBeUndefined();
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      [`\`${threads}\` is no number of threads.`, expect.stringContaining('a whole number from 1 to 256')],
    ]);
  });
});
