import { describe, expect, it } from 'vitest';
import { modelOf, network, openNetwork } from '../../src/index.ts';

const TEXT = `
neuron LIF {
  param tau = 10 ms
  param V_reset = -65 mV
  input I : mV = 0 mV
  state v : mV = -65 mV
  state g : mV = 0 mV
  dv/dt = (-65 mV - v + I + g) / tau
  dg/dt = -g / 5 ms
  spike when v > -50 mV
  on spike { v = V_reset }
  refractory 2 ms holds v
}
synapse Excitatory { param w = 1 mV; on pre { post.g += w } }
synapse Plastic {
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / 20 ms
  state y = 0; dy/dt = -y / 20 ms
  on pre { post.g += w * 2 mV; x += 0.01; w -= y }
  on post { y += 0.01; w += x }
}
network Net {
  population E = LIF[40] { v = uniform(-65 mV, -50 mV); I = 16 mV + 0.1 mV * i }
  population I = LIF[2, 5] { v = uniform(-65 mV, -50 mV); I = 18 mV }
  connect E -> E by Plastic with probability 0.2, no self, delay uniform(0 ms, 3 ms)
  connect E -> I by Excitatory(w = uniform(1 mV, 2 mV)) with fixed indegree 8, delay 1.5 ms
  connect I -> E by Excitatory(w = -2 mV) all to all
  record spikes of E, I
  record v of E[0..3] every 1 ms
  record w of E -> E every 5 ms
}
`;

const CELL = TEXT.slice(0, TEXT.indexOf('synapse Excitatory'));
const SYNAPSES = TEXT.slice(TEXT.indexOf('synapse Excitatory'), TEXT.indexOf('network Net'));

function byCalls() {
  const net = network({ dt: '0.1 ms', seed: 3 });
  const LIF = modelOf(CELL);
  const E = net.population(LIF, 40, { v: 'uniform(-65 mV, -50 mV)', I: (cell) => 16 + 0.1 * cell }, 'E');
  const I = net.population(LIF, [2, 5], { v: 'uniform(-65 mV, -50 mV)', I: 18 }, { name: 'I' });
  const plastic = { name: 'synapses', text: SYNAPSES, component: 'Plastic' };
  const excitatory = { name: 'synapses', text: SYNAPSES, component: 'Excitatory' };
  const EE = net.connect(E, E, plastic, {
    rule: { probability: 0.2 },
    noSelf: true,
    delay: 'uniform(0 ms, 3 ms)',
  });
  const EI = net.connect(E, I, excitatory, {
    rule: { indegree: 8 },
    values: { w: 'uniform(1 mV, 2 mV)' },
    delay: 1.5,
  });
  const IE = net.connect(I, E, excitatory, { values: { w: -2 } });
  net.record(E, 'spikes');
  net.record(I, 'spikes');
  net.record(E, 'v', { cells: { from: 0, to: 3 }, every: '1 ms' });
  net.record(EE, 'w', { every: '5 ms' });
  return { net, E, I, EE, EI, IE };
}

describe('a network by calls', () => {
  it('does what the same network as text does, bit for bit', async () => {
    const text = openNetwork(TEXT, 'Net', { dt: '0.1 ms', seed: 3 });
    const { result: ofText } = await text.run('60 ms');
    const { net } = byCalls();
    const { result, diagnostics } = await net.run('60 ms');
    expect(diagnostics).toEqual([]);
    expect(result?.spikeHash).toBe(ofText?.spikeHash);
    expect(result?.populations.map(({ spikeCount }) => spikeCount > 0)).toEqual([true, true]);
    expect(result?.populations).toEqual(ofText?.populations);
    expect(result?.traces).toEqual(ofText?.traces);
  });

  it('does in many runs what it does in one', async () => {
    const { net: whole } = byCalls();
    const { result: once } = await whole.run('30 ms');
    const { net } = byCalls();
    const first = (await net.run('12.3 ms')).result;
    for (let n = 0; n < 7; n++) net.step();
    const second = (await net.run(17)).result;
    expect(net.time).toBe(30);
    expect(second?.spikeHash).toBe(once?.spikeHash);
    const spikes = [first, second].flatMap((each) => Array.from(each?.populations[0]?.spikes?.times ?? []));
    expect(spikes).toEqual(Array.from(once?.populations[0]?.spikes?.times ?? []));
    const times = [first, second].flatMap((each) => Array.from(each?.traces[0]?.times ?? []));
    expect(times).toEqual(Array.from(once?.traces[0]?.times ?? []));
    const values = [first, second].flatMap((each) => Array.from(each?.traces[1]?.values ?? []));
    expect(values).toEqual(Array.from(once?.traces[1]?.values ?? []));
    const counts = [first, second].map((each) => each?.populations[0]?.spikeCount ?? 0);
    expect(counts.reduce((a, b) => a + b)).toBe(once?.populations[0]?.spikeCount);
  });

  it('goes on with the same bits from a saved state, in another network of the same', async () => {
    const { net: whole } = byCalls();
    await whole.run('20 ms');
    const saved = whole.save();
    const { result: unbroken } = await whole.run('20 ms');
    const { net } = byCalls();
    net.restore(saved);
    expect(net.time).toBe(20);
    const { result } = await net.run('20 ms');
    expect(result?.spikeHash).toBe(unbroken?.spikeHash);
    expect(result?.traces).toEqual(unbroken?.traces);
    expect(result?.populations).toEqual(unbroken?.populations);
    expect(net.save()).toEqual(whole.save());
  });
});
