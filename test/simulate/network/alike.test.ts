import { describe, expect, it } from 'vitest';
import { columnView } from '../../../src/runtime/population.ts';
import { atOnce, startStopwatch } from '../../../src/runtime/turns.ts';
import { type BuiltNetwork, buildNetwork } from '../../../src/simulate/network/build-network.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';
import { networkOf } from './compiled-and-interpreted.ts';

function built(connects: string, records = ''): BuiltNetwork {
  const network = networkOf(`neuron Cell {
  input I = 0
  state v = uniform(0, 1)
  dv/dt = (I - v) / 10 ms
  spike when v > 1
}
neuron Other { state v = 0; dv/dt = -v / 1 ms }
synapse Kick { param w = 1; on pre { post.v += w } }
network Net {
  population A = Cell[5] { I = 1 }
  population B = Cell[7] { I = 2 }
  population C = Cell[3] { I = 3 }
  population D = Other[3]
  ${connects}
  ${records}
}
`);
  const made = planNetwork(network, { for: 1 });
  if (!('plan' in made)) throw new Error('no plan');
  const found = atOnce(buildNetwork(made.plan, startStopwatch()));
  if (!('network' in found)) throw new Error('not built');
  return found;
}

const codes = ({ projections }: BuiltNetwork): number =>
  new Set([...projections.values()].map(({ artifact }) => artifact)).size;

describe('projections that are alike', () => {
  it('have one code between populations of one model, whatever their sizes, pairs and weights', () => {
    expect(codes(built('connect A, B -> A, B by Kick(w = uniform(0, 1)) with probability 0.5'))).toBe(1);
  });

  it.each([
    ['cells of another model', 'connect A -> B, D by Kick all to all', ''],
    [
      'a weight for each synapse',
      'connect A -> B by Kick(w = 2) all to all\n  connect A -> C by Kick(w = i) all to all',
      '',
    ],
    [
      'delays that differ',
      'connect A -> B by Kick all to all, delay 1 ms\n  connect A -> C by Kick all to all, delay 1 ms * i',
      '',
    ],
    ['what is recorded of one', 'connect A -> B, C by Kick(w = i) all to all', 'record w of A -> B'],
  ])('have codes of their own for %s', (_, connects, records) => {
    expect(codes(built(connects, records))).toBe(2);
  });

  it('draw what is theirs by code that they share', () => {
    const { network } = built('connect A, B -> C by Kick(w = uniform(0, 1)) all to all');
    const [first = [], second = []] = network.projections.map(({ synapses }) => [
      ...columnView(synapses, 'w'),
    ]);
    expect([first.length, second.length]).toEqual([15, 21]);
    expect(new Set([...first, ...second]).size).toBe(36);
  });
});
