import { describe, expect, it } from 'vitest';
import { network } from '../../src/index.ts';

const CELL = `neuron Cell {
  param tau = 10 ms
  input I = 0
  input dopamine : uM = 0 uM
  state v = uniform(0, 1)
  dv/dt = (I + dopamine / 1 uM - v) / tau
  spike when v > 1
  on spike { v = 0 }
}`;
const KICK = 'synapse Kick { param w = 0.05; on pre { post.v += w } }';
const LEARNS = `synapse Learns {
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / 20 ms
  on pre { x += 1; post.v += 0.01 * w }
  on post { w += 0.001 * x }
}`;

/** Two populations that excite each other with delays, and learn; `silent`: joined by synapses that do nothing as well. */
function made(silent: boolean) {
  const net = network({ dt: '0.1 ms', seed: 3 });
  const A = net.population(CELL, 20, { I: (cell) => 1.1 + cell / 20 }, 'A');
  const B = net.population(CELL, 10, { I: 1.3 }, 'B');
  const AB = net.connect(A, B, LEARNS, { rule: { probability: 0.5 }, delay: '3 ms' });
  net.connect(B, A, KICK, { rule: { indegree: 3 }, delay: '1.7 ms' });
  net.record(B, 'v', { every: '1 ms' });
  if (silent) net.connect(A, A, KICK, { values: { w: 0 }, noSelf: true, delay: '5 ms' });
  return { net, A, B, AB };
}

describe('between runs', () => {
  it('a connection that does nothing changes no bit, whenever it is made', async () => {
    const [early, late] = [made(true), made(false)];
    for (const { net } of [early, late]) await net.run('40 ms');
    const added = late.net.connect(late.A, late.A, KICK, { values: { w: 0 }, noSelf: true, delay: '5 ms' });
    expect(added.synapses).toBe(380);
    const [one, other] = [await early.net.run('60 ms'), await late.net.run('60 ms')];
    expect(other.diagnostics).toEqual([]);
    expect(other.result?.spikeHash).toBe(one.result?.spikeHash);
    expect(late.AB.get('w')).toEqual(early.AB.get('w'));
    expect(late.B.get('v')).toEqual(early.B.get('v'));
    expect(other.result?.traces[0]).toMatchObject({
      times: one.result?.traces[0]?.times,
      values: one.result?.traces[0]?.values,
    });
    expect(other.result?.populations.map(({ spikeCount }) => spikeCount)).toEqual(
      one.result?.populations.map(({ spikeCount }) => spikeCount),
    );
  });

  it('a connection acts from then on, and on no spike that was emitted before', async () => {
    const { net, A } = made(false);
    await net.run('40 ms');
    const sink = net.population('neuron Sink { state n = 0; spike when n < 0 }', 1, {}, 'Sink');
    const net2 = net.connect(A, sink, 'synapse Counts { on pre { post.n += 1 } }', { delay: '5 ms' });
    const before = (await net.run('5 ms')).result;
    expect(net2.synapses).toBe(20);
    expect(Array.from(sink.get('n'))).toEqual([0]);
    expect(before?.populations[0]?.spikeCount).toBeGreaterThan(0);
    await net.run('5.1 ms');
    // Those of 5 ms have come by now, and of the step that followed.
    expect(sink.get('n')[0]).toBeGreaterThanOrEqual(before?.populations[0]?.spikeCount ?? Number.NaN);
  });

  it('cells, signals and records are added, and what was set and removed stays', async () => {
    const { net, A, B, AB } = made(false);
    expect(A.get('v')).toHaveLength(20);
    A.set('tau', 12);
    AB.remove((pre) => pre < 5);
    const left = AB.synapses;
    net.record(A, 'spikes');
    await net.run('20 ms');
    const v = A.get('v');
    const drive = net.signal('dopamine', '0 uM');
    const C = net.population(CELL, 3, { I: 1.5 }, 'C');
    net.connect(C, A, KICK);
    net.record(C, 'v');
    expect(A.get('v')).toEqual(v);
    expect(A.get('tau')[0]).toBe(12);
    expect(AB.synapses).toBe(left);
    drive.set('1 uM');
    const { result, diagnostics } = await net.run('20 ms');
    expect(diagnostics).toEqual([]);
    expect(result?.populations.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(result?.populations[2]?.spikeCount).toBeGreaterThan(0);
    expect(result?.traces.find(({ of }) => of === 'C')?.times).toHaveLength(200);
    expect(net.time).toBe(40);
    expect(B.get('v').every(Number.isFinite)).toBe(true);
  });

  it('what was added is saved, and goes on with the same bits in a network that has it from the start', async () => {
    const { net, A } = made(false);
    await net.run('20 ms');
    net.connect(A, A, KICK, { values: { w: 0.03 }, noSelf: true, delay: '5 ms' });
    await net.run('2 ms');
    const saved = net.save();
    const went = (await net.run('30 ms')).result;
    const other = made(false);
    other.net.connect(other.A, other.A, KICK, { values: { w: 0.03 }, noSelf: true, delay: '5 ms' });
    other.net.restore(saved);
    expect((await other.net.run('30 ms')).result?.spikeHash).toBe(went?.spikeHash);
  });

  it('a weight that is one number for all is set for each synapse, and the rest goes on', async () => {
    const apart = (isApart: boolean) => {
      const net = network({ dt: '0.1 ms', seed: 3 });
      const A = net.population(CELL, 10, { I: (cell) => 1.1 + cell / 20 }, 'A');
      const AA = net.connect(A, A, KICK, { values: { w: isApart ? () => 0.05 : 0.05 }, delay: '2 ms' });
      return { net, A, AA };
    };
    const [one, other] = [apart(false), apart(true)];
    for (const { net, AA } of [one, other]) {
      await net.run('30 ms');
      AA.set('w', (pre, post) => (pre - post) / 100);
    }
    expect(one.AA.get('w')).toEqual(other.AA.get('w'));
    expect(one.AA.get('w')[1]).toBe(-0.01);
    expect(one.A.get('v')).toEqual(other.A.get('v'));
    const [first, second] = [await one.net.run('50 ms'), await other.net.run('50 ms')];
    expect(first.result?.spikeHash).toBe(second.result?.spikeHash);
    one.AA.set('w', 0.02);
    expect(new Set(one.AA.get('w'))).toEqual(new Set([0.02]));
  });

  it('a mistake leaves the network as it was', async () => {
    const { net, A, B } = made(false);
    await net.run('10 ms');
    expect(() => net.connect(A, B, KICK, { values: { u: 3 } })).toThrow(
      'has no parameter, input or state `u`',
    );
    expect(() => net.population(CELL, 3, {}, 'A')).toThrow('declared twice');
    expect((await net.run('10 ms')).result?.projections).toHaveLength(2);
  });

  it('during a run nothing is declared', async () => {
    const { net, A } = made(false);
    const { diagnostics } = await net.run('1 ms', { onStep: () => net.record(A, 'v') });
    expect(diagnostics[0]?.message).toContain('A run is under way');
  });
});
