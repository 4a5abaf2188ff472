import { describe, expect, it } from 'vitest';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import type { Network } from '../../../src/runtime/network/network.ts';
import { restoreNetwork, saveNetwork } from '../../../src/runtime/network/save-network.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { buildNetwork } from '../../../src/simulate/network/build-network.ts';
import type { NetworkRunOptions } from '../../../src/simulate/network/network-options.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const TEXT = `neuron LIF { param tau = 20 ms; state v : mV = 0; dv/dt = (21 mV - v) / tau; spike when v > 20 mV; on spike { v = 0 } }
synapse Jump { on pre { post.v += 1 mV } }
network Net {
  param strength = 3
  population E = LIF[4] { v = i * strength * 1 mV }
  connect E -> E by Jump all to all
  record spikes of E
}`;

function made(text: string, options: NetworkRunOptions = {}): Network {
  const result = planNetwork(networkOf(text), { for: '10 ms', method: 'rk4', ...options });
  if (!('plan' in result)) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  const built = atOnce(buildNetwork(result.plan, { elapsed: () => 0 }));
  if (!('network' in built)) throw new Error(built.map(({ message }) => message).join('\n'));
  initialiseNetwork(built.network);
  return built.network;
}

describe('a saved state of a network', () => {
  const bytes = saveNetwork(made(TEXT));

  it('fits the same network, whatever is said beside it or recorded', () => {
    for (const text of [TEXT, `# A remark.\n\n${TEXT}`, TEXT.replace('record spikes of E', 'record v of E')])
      expect(restoreNetwork(made(text), bytes)).toEqual({ kind: 'restored' });
    expect(restoreNetwork(made(TEXT, { for: '2 s' }), bytes)).toEqual({ kind: 'restored' });
  });

  it.each([
    [
      'an equation',
      TEXT.replace('21 mV', '22 mV'),
      {},
      'the text of the models or the options of the run differs',
    ],
    [
      'a block of a synapse',
      TEXT.replace('+= 1 mV', '+= 2 mV'),
      {},
      'the text of the models or the options of the run differs',
    ],
    [
      'a parameter of the network',
      TEXT.replace('strength = 3', 'strength = 4'),
      {},
      'the parameter `strength` is 4, there 3',
    ],
    [
      'a parameter that another number of synapses follows from',
      TEXT.replace('strength = 3', 'strength = 2').replace('all to all', 'with probability strength / 4'),
      {},
      'the parameter `strength` is 2, there 3',
    ],
    ['the method', TEXT, { method: 'euler' }, 'the method is euler, there rk4'],
    ['the seed', TEXT, { seed: 1 }, 'the seed is 1, there 0'],
    ['the step', TEXT, { dt: '0.2 ms' }, '`dt` is 0.2 ms, there 0.1 ms'],
    ['the number of cells', TEXT.replace('LIF[4]', 'LIF[5]'), {}, 'the number of cells of E is 5, there 4'],
    [
      'who is joined',
      TEXT.replace('all to all', 'one to one'),
      {},
      'the number of synapses of E -> E by Jump is 4, there 16',
    ],
  ] as const)('does not fit another: %s', (_, text, options, reason) => {
    expect(restoreNetwork(made(text, options), bytes)).toEqual({
      kind: 'refused',
      reason: `it is of another network: ${reason}`,
    });
  });
});
