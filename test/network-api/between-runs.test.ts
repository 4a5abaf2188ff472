import { describe, expect, it } from 'vitest';
import { network, openNetwork } from '../../src/index.ts';

const CELL = `neuron Cell {
  param tau = 10 ms
  input I = 0
  input dopamine : uM = 0 uM
  state v = 0
  dv/dt = (I + dopamine / 1 uM - v) / tau
  spike when v > 1
  on spike { v = 0 }
}`;
const KICK = 'synapse Kick { param w = 0.1 in [-1, 1]; on pre { post.v += w } }';
const TRACES = `synapse Traces {
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / 20 ms
  state y = 0; dy/dt = -y / 10 ms
  on pre { x += 1; w = clamp(w - 0.01 * y, 0, 1); post.v += 0.01 * w }
  on post { y += 1; w = clamp(w + 0.01 * x, 0, 1) }
}`;

function driven(cells = 4) {
  const net = network({ dt: '0.1 ms' });
  const A = net.population(CELL, cells, { I: (cell) => 1.2 + 0.2 * cell }, 'A');
  return { net, A };
}

describe('between runs', () => {
  it('values of cells are read, in the unit that is declared, and set', async () => {
    const { net, A } = driven();
    expect(Array.from(A.get('I'))).toEqual([1.2, 1.4, 1.6, 1.8]);
    await net.run('5 ms');
    const before = A.get('v');
    expect(before[3]).toBeGreaterThan(before[0] ?? 1);
    A.set('v', '0.25');
    expect(Array.from(A.get('v'))).toEqual([0.25, 0.25, 0.25, 0.25]);
    A.set('v', (cell) => cell / 10);
    A.set('I', [0, 0, 0, 0]);
    A.set('tau', '20 ms');
    expect(Array.from(A.get('tau'))).toEqual([20, 20, 20, 20]);
    await net.run('20 ms');
    // Nothing drives them any more: v decays by exp(-1).
    expect(Array.from(A.get('v'), (v) => v.toFixed(6))).toEqual(
      [0, 0.1, 0.2, 0.3].map((v) => (v * Math.exp(-1)).toFixed(6)),
    );
  });

  it('a parameter that is set has the bits of one that was given', async () => {
    const early = network({ dt: '0.1 ms' });
    const E = early.population(CELL, 3, { I: 1.5, tau: 8 });
    await early.run('30 ms');
    const late = network({ dt: '0.1 ms' });
    const L = late.population(CELL, 3, { I: 1.5 });
    L.set('tau', 8);
    await late.run('30 ms');
    expect(L.get('v')).toEqual(E.get('v'));
  });

  it('values of synapses are read and set: by number, text, array and function', async () => {
    const { net, A } = driven(3);
    const AA = net.connect(A, A, KICK, { noSelf: true, values: { w: (pre, post) => (pre - post) / 10 } });
    expect(AA.synapses).toBe(6);
    const { pre, post } = AA.table();
    expect(Array.from(AA.get('w'))).toEqual(Array.from(pre, (i, n) => (i - (post[n] ?? 0)) / 10));
    AA.set('w', '0.05 * (1 + i)');
    expect(Array.from(AA.get('w'))).toEqual(Array.from(pre, (i) => 0.05 * (1 + i)));
    AA.set(
      'w',
      [1, 2, 3, 4, 5, 6].map((n) => n / 10),
    );
    expect(Array.from(AA.get('w'))).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    AA.set('w', 0.2);
    expect(Array.from(AA.get('w'))).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 0.2]);
    const { diagnostics } = await net.run('1 ms');
    expect(diagnostics).toEqual([]);
  });

  it('states that are carried from event to event are read as they are now, and set from now on', async () => {
    const { net, A } = driven(2);
    const B = net.population(CELL, 2, { I: 0 }, 'B');
    const AB = net.connect(A, B, TRACES, { rule: 'one to one', delay: '0.5 ms' });
    await net.run('50 ms');
    const [before] = AB.get('x');
    A.set('I', 0);
    A.set('v', 0);
    await net.run('2 ms');
    const [later] = AB.get('x');
    expect(later).toBeCloseTo((before ?? 0) * Math.exp(-2 / 20), 10);
    AB.set('x', 3);
    expect(Array.from(AB.get('x'))).toEqual([3, 3]);
    await net.run('20 ms');
    expect(AB.get('x')[0]).toBeCloseTo(3 * Math.exp(-1), 10);
  });

  it('a signal is set from the next step on, between runs and at steps', async () => {
    const net = network({ dt: '0.1 ms' });
    const A = net.population(CELL, 1, {}, 'A');
    const dopamine = net.signal('dopamine', '0 uM');
    net.record(A, 'v', { every: '10 ms' });
    await net.run('10 ms');
    expect(A.get('v')[0]).toBe(0);
    dopamine.set('500 nM');
    expect(dopamine.value).toBe(0.5);
    await net.run('100 ms');
    expect(A.get('v')[0]).toBeCloseTo(0.5, 4);
    const times: number[] = [];
    await net.run('100 ms', {
      every: '25 ms',
      onStep: (time) => {
        times.push(time);
        if (time === 135) dopamine.set(0);
      },
    });
    expect(times).toEqual([135, 160, 185, 210]);
    expect(A.get('v')[0]).toBeLessThan(0.001);
  });

  it('a signal that follows an expression goes its own way', async () => {
    const net = network({ dt: '0.1 ms' });
    const A = net.population(CELL, 1, {}, 'A');
    const dopamine = net.signal('dopamine', 'if t > 5 ms then 0.5 uM else 0 uM');
    await net.run('5 ms');
    expect(A.get('v')[0]).toBe(0);
    await net.run('50 ms');
    expect(A.get('v')[0]).toBeCloseTo(0.5 * (1 - Math.exp(-5)), 4);
    expect(() => dopamine.set('1 uM')).toThrow('follows its expression');
  });

  it('a text network is scripted too', async () => {
    const text = `${CELL}\n${KICK}\nnetwork Net {
  param n = 5
  population A = Cell[n] { I = 1.5 }
  connect A -> A by Kick(w = 0.05) all to all, no self
  record spikes of A
}`;
    const net = openNetwork({ name: 'net.axo', text }, undefined, { dt: '0.1 ms', set: { n: 3 } });
    const [A] = net.populations.values();
    expect(A?.cells).toBe(3);
    const B = net.population('Cell', 2, { I: 1.4 }, 'B');
    net.record(B, 'spikes');
    const { result } = await net.run('100 ms');
    expect(result?.populations.map(({ name, spikeCount }) => [name, spikeCount > 0])).toEqual([
      ['A', true],
      ['B', true],
    ]);
    expect([...net.projections.keys()]).toEqual(['A -> A by Kick']);
  });
});

describe('synapses that are removed and added', () => {
  it('leave the states of all others as they are', async () => {
    const { net, A } = driven(4);
    const AA = net.connect(A, A, TRACES, { noSelf: true, delay: (pre, post) => (pre + post) / 2 });
    await net.run('40 ms');
    const before = AA.table();
    const w = AA.get('w');
    const x = AA.get('x');
    expect(AA.remove((pre) => pre === 1)).toBe(3);
    expect(AA.synapses).toBe(9);
    const kept = Array.from(before.pre, (pre, n) => (pre === 1 ? -1 : n)).filter((n) => n >= 0);
    expect(Array.from(AA.get('w'))).toEqual(kept.map((n) => w[n]));
    expect(Array.from(AA.get('x'))).toEqual(kept.map((n) => x[n]));
    expect(Array.from(AA.table().delays)).toEqual(kept.map((n) => before.delays[n]));

    AA.add({ pre: [1, 1], post: [3, 0] }, { w: [0.9, 0.8], delay: [2, 1] });
    const after = AA.table();
    const added = Array.from(after.pre, (pre, n) => [
      pre,
      after.post[n],
      after.delays[n],
      AA.get('w')[n],
    ]).filter(([pre]) => pre === 1);
    expect(added).toEqual([
      [1, 0, 1, 0.8],
      [1, 3, 2, 0.9],
    ]);
    expect(Array.from(AA.get('x')).filter((_, n) => after.pre[n] === 1)).toEqual([0, 0]);
    const { diagnostics } = await net.run('40 ms');
    expect(diagnostics).toEqual([]);
  });

  it('change nothing where they are removed and added again without having acted', async () => {
    const made = () => {
      const { net, A } = driven(3);
      const AA = net.connect(A, A, KICK, {
        noSelf: true,
        delay: '1.5 ms',
        values: { w: (pre) => 0.02 * (pre + 1) },
      });
      return { net, AA };
    };
    const whole = made();
    await whole.net.run('23 ms');
    const { result: unbroken } = await whole.net.run('30 ms');
    const other = made();
    // In the middle of the delays: spikes are on their way.
    await other.net.run('23 ms');
    other.AA.remove((pre, post) => pre === 2 && post === 0);
    other.AA.add({ pre: [2], post: [0] });
    const { result } = await other.net.run('30 ms');
    expect(result?.spikeHash).toBe(unbroken?.spikeHash);
  });

  it('are part of a saved state', async () => {
    const made = () => {
      const { net, A } = driven(4);
      const AA = net.connect(A, A, TRACES, { rule: { probability: 0.7 }, delay: 'uniform(0 ms, 2 ms)' });
      return { net, AA };
    };
    const first = made();
    await first.net.run('20 ms');
    first.AA.remove((pre, post) => pre === post);
    first.AA.add({ pre: [0], post: [0] });
    await first.net.run('5 ms');
    const saved = first.net.save();
    await first.net.run('20 ms');
    const second = made();
    second.net.restore(saved);
    expect(second.net.time).toBe(25);
    await second.net.run('20 ms');
    expect(second.net.save()).toEqual(first.net.save());
    expect(second.AA.synapses).toBe(first.AA.synapses);
  });
});

describe('a saved state', () => {
  it('is read from memory that is shared, as files in Node are', async () => {
    const { net, A } = driven(4);
    const AA = net.connect(A, A, TRACES, { noSelf: true });
    await net.run('20 ms');
    AA.remove((pre) => pre === 0);
    const saved = net.save();
    const pool = Buffer.alloc(saved.length + 100);
    pool.set(saved, 56);
    await net.run('20 ms');
    const end = net.save();
    net.restore(pool.subarray(56, 56 + saved.length));
    await net.run('20 ms');
    expect(net.save()).toEqual(end);
  });
});
