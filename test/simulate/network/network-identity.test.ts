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
    ['an equation', TEXT.replace('21 mV', '22 mV'), {}],
    ['a block of a synapse', TEXT.replace('+= 1 mV', '+= 2 mV'), {}],
    ['a parameter of the network', TEXT.replace('strength = 3', 'strength = 4'), {}],
    ['the method', TEXT, { method: 'euler' }],
    ['the seed', TEXT, { seed: 1 }],
  ] as const)('does not fit another: %s', (_, text, options) => {
    expect(restoreNetwork(made(text, options), bytes)).toEqual({
      kind: 'refused',
      reason:
        'it is of another network: the text of the models, their parameters or the options of the run differ',
    });
  });
});
