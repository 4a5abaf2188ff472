/** What is changed between runs, and at steps: from that moment on, and nothing before it. */
import { describe, expect, it } from 'vitest';
import { NetworkError, network } from '../../src/index.ts';

const TRAIN = `source Train { param rate : Hz = 300 Hz; state p = 0; dp/dt = rate; spike when p >= 1; on spike { p -= 1 } }`;
const once = (...times: readonly number[]) =>
  `source Once { param times : ms[] = [${times.map((time) => `${time} ms`).join(', ')}]; spike at times }`;
const CELL = `neuron Cell {
  param ts = 10 ms
  input I = 0
  state v = 0
  dv/dt = (I - v) / 5 ms
  spike when v > 3
  on spike { v = 0 }
}`;
const COUNTER = `neuron Counter { input I = 0; state v = 0; state n = 0; dv/dt = (I - v) / 5 ms; spike when v > 3; on spike { v = 0 } }`;
const COUNT = `synapse Count { param w = 1; on pre { post.n += w } }`;

const text = (error: unknown): string =>
  error instanceof NetworkError ? error.message : `no error of a network: ${String(error)}`;

/** Returns what a call throws, as it is shown. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return text(error);
  }
  return 'nothing was thrown';
}

describe('a parameter that is set', () => {
  const LAZY = `synapse Lazy {
    param tau = 10 ms
    param r = 1
    param half = tau / 2
    state h = 0
    state x = 0; dx/dt = (h - x) / tau
    state y = 1; dy/dt = -y * r / tau
    state z = 0; dz/dt = -z / half
    on pre { post.v += 0.01 * x; x += 1; z += 1 }
    on post { h += 1 }
  }`;
  const lazy = async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(once(1), 1, {}, 'S');
    const A = net.population(CELL, 1, {}, 'A');
    const p = net.connect(S, A, LAZY);
    await net.run('11 ms');
    return { net, p };
  };

  it('leaves what states of synapses are at that moment, and changes how they go on', async () => {
    const { net, p } = await lazy();
    const [x, y, z] = [p.get('x')[0] ?? 0, p.get('y')[0] ?? 0, p.get('z')[0] ?? 0];
    expect([x, y, z]).toEqual([
      expect.closeTo(Math.exp(-1), 12),
      expect.closeTo(Math.exp(-1.1), 12),
      expect.closeTo(Math.exp(-2), 12),
    ]);
    p.set('tau', '1000 ms');
    expect([p.get('x')[0], p.get('y')[0], p.get('z')[0]]).toEqual([x, y, z]);
    p.set('r', 5);
    expect(p.get('y')[0]).toBe(y);
    await net.run('100 ms');
    expect(p.get('x')[0]).toBeCloseTo(x * Math.exp(-0.1), 12);
    expect(p.get('y')[0]).toBeCloseTo(y * Math.exp(-0.5), 12);
    expect(p.get('z')[0]).toBeCloseTo(z * Math.exp(-0.2), 12);
  });

  it('changes no bit where it is what it was', async () => {
    const [{ net, p }, other] = [await lazy(), await lazy()];
    p.set('tau', '10 ms');
    await net.run('7 ms');
    await other.net.run('7 ms');
    expect([p.get('x'), p.get('y'), p.get('z')]).toEqual([
      other.p.get('x'),
      other.p.get('y'),
      other.p.get('z'),
    ]);
  });

  it('so does a state that no event changes, and one that others read', async () => {
    const { net, p } = await lazy();
    const [x = 0] = p.get('x');
    p.set('h', 2);
    expect(p.get('x')[0]).toBe(x);
    p.set('y', 3);
    expect(p.get('y')[0]).toBe(3);
    await net.run('10 ms');
    expect(p.get('x')[0]).toBeCloseTo(2 + (x - 2) * Math.exp(-1), 12);
    expect(p.get('y')[0]).toBeCloseTo(3 * Math.exp(-1), 12);
  });

  it('of cells leaves states of their synapses, and so does another number of synapses', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(once(1), 2, {}, 'S');
    const A = net.population(CELL, 1, {}, 'A');
    const p = net.connect(
      S,
      A,
      `synapse Reads {
        param rate : 1/ms = post.indegree / 10 ms
        state x = 0; dx/dt = -x / post.ts
        state y = 1; dy/dt = -y * rate
        on pre { post.v += 0.01 * x; x += 1 }
      }`,
      { where: 'i == 0' },
    );
    await net.run('11 ms');
    const [x = 0, y = 0] = [p.get('x')[0], p.get('y')[0]];
    A.set('ts', '1000 ms');
    expect(p.get('x')[0]).toBe(x);
    p.add({ pre: [1, 1, 1], post: [0, 0, 0] });
    expect(Array.from(p.get('y'))).toEqual([y, 1, 1, 1]);
    expect(Array.from(p.get('rate'))).toEqual([0.4, 0.4, 0.4, 0.4]);
    await net.run('10 ms');
    expect(p.get('x')[0]).toBeCloseTo(x * Math.exp(-0.01), 12);
    expect(p.get('y')[0]).toBeCloseTo(y * Math.exp(-4), 12);
    expect(p.get('y')[3]).toBeCloseTo(Math.exp(-4), 12);
  });

  it('takes along those that follow from it, unless they were given or set', async () => {
    const neuron = `neuron Derived { param b = 1; param c = 2 * b; param d = c + 1; input I = 0; state v = 0; dv/dt = (I + c + d - v) / 5 ms; spike when v > 1000; on spike { v = 0 } }`;
    const synapse = `synapse Follows { param k = 1; param m = 2 * k + post.b; on pre { post.v += m } }`;
    const made = (values: { b?: number; c?: number }, k?: number) => {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(once(1), 1, {}, 'S');
      const A = net.population(neuron, 2, values, 'A');
      const p = net.connect(S, A, synapse, { values: k === undefined ? {} : { k } });
      return { net, A, p };
    };
    const early = made({ b: 5 }, 3);
    const late = made({});
    late.A.set('b', 5);
    late.p.set('k', 3);
    expect([late.A.get('c')[0], late.A.get('d')[0], late.p.get('m')[0]]).toEqual([10, 11, 11]);
    await early.net.run('3 ms');
    await late.net.run('3 ms');
    expect(late.A.get('v')).toEqual(early.A.get('v'));

    const given = made({ c: 7 });
    given.A.set('b', 5);
    expect([given.A.get('c')[0], given.A.get('d')[0]]).toEqual([7, 8]);
    const set = made({});
    set.A.set('c', 7);
    set.A.set('b', 5);
    expect([set.A.get('c')[0], set.A.get('d')[0], set.p.get('m')[0]]).toEqual([7, 8, 7]);
    set.p.set('m', 1);
    set.p.set('k', 9);
    set.A.set('b', 6);
    expect(set.p.get('m')[0]).toBe(1);
  });

  it('draws those that follow by the numbers that they were drawn by', async () => {
    const neuron = `neuron Drawn { param b = 1; param c = normal(b, 1); state v = 0; dv/dt = (c - v) / 5 ms; spike when v > 1000; on spike { v = 0 } }`;
    const synapse = `synapse Drawn2 { param k = 1; param m = uniform(0, k); on pre { post.v += m } }`;
    const made = (b?: number, k?: number) => {
      const net = network({ dt: '0.1 ms', seed: 4 });
      const S = net.source(once(1), 2, {}, 'S');
      const A = net.population(neuron, 3, b === undefined ? {} : { b }, 'A');
      const values = k === undefined ? {} : { k };
      return { A, p: net.connect(S, A, synapse, { values, delay: (i, j) => (i + 5 - j) / 10 }) };
    };
    const [early, late] = [made(5, 3), made()];
    late.A.set('b', 5);
    late.p.set('k', 3);
    expect(late.A.get('c')).toEqual(early.A.get('c'));
    expect(late.p.get('m')).toEqual(early.p.get('m'));
    expect(new Set([...late.A.get('c'), ...late.p.get('m')]).size).toBe(9);
  });

  it('has to be there', () => {
    const net = network({ dt: '0.1 ms', fold: true });
    const S = net.source(once(1), 1, {}, 'S');
    const A = net.population(CELL, 1, {}, 'A');
    const p = net.connect(S, A, `synapse Kick { param w = 1; on pre { post.v += w } }`);
    expect(refusal(() => A.set('ts', 3))).toMatchInlineSnapshot(`
      "error[script/impossible]: \`ts\` of \`A\` is built into the code.
      hint: make the network without \`fold\`; then it can be set.

      1 error"
    `);
    expect(refusal(() => p.set('w', 3))).toMatch('`w` of `S -> A by Kick` is built into the code');
  });

  it('is read by what is set next, also where that was restored', async () => {
    const neuron = `neuron Reads { param b = 1; param unread = 1; state v = b; dv/dt = (b - v) / 5 ms; spike when v > 1000; on spike { v = 0 } }`;
    const made = () => {
      const net = network({ dt: '0.1 ms' });
      return { net, A: net.population(neuron, 2, {}, 'A') };
    };
    const { net, A } = made();
    await net.run('1 ms');
    const saved = net.save();
    A.set('b', 5);
    A.set('unread', 3);
    A.set('v', 'b * unread + i');
    expect(Array.from(A.get('v'))).toEqual([15, 16]);
    A.set('b', 'b + 1');
    expect(A.get('b')[0]).toBe(6);
    const later = net.save();
    net.restore(saved);
    A.set('v', 'b * 10 * unread');
    expect(A.get('v')[0]).toBe(10);
    const other = made();
    other.net.restore(later);
    other.A.set('v', 'b * unread');
    expect(Array.from(other.A.get('v'))).toEqual([18, 18]);
  });
});

describe('what was recorded', () => {
  const driven = () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(TRAIN, 2, {}, 'S');
    const A = net.population(CELL, 1, { I: 4 }, 'A');
    const p = net.connect(S, A, `synapse Kick { param w = 1; param u = 0; on pre { post.v += w } }`, {
      values: { w: (pre) => pre + 1 },
    });
    net.record(A, 'spikes');
    net.record(S, 'spikes');
    net.record(A, 'v', { every: '1 ms' });
    net.record(p, 'w', { every: '2 ms' });
    return { net, p };
  };

  it('stays through edits at steps, and between steps and a run', async () => {
    const whole = driven();
    const { result: unbroken } = await whole.net.run('10 ms');
    const atSteps = driven();
    const { result: edited } = await atSteps.net.run('10 ms', {
      every: '5 ms',
      onStep: (time) => {
        if (time === 10) atSteps.p.remove((pre) => pre === 1);
        // Nothing changes: it was there, and comes back with nothing on its way.
        if (time === 5) atSteps.p.set('u', 0);
      },
    });
    const between = driven();
    between.net.step(50);
    between.p.remove(() => false);
    between.p.add({ pre: [0], post: [0] }, { w: [0] });
    const { result: after } = await between.net.run('5 ms');
    for (const result of [edited, after]) {
      expect(result?.populations.map(({ spikeCount, spikes }) => [spikeCount, spikes?.times])).toEqual(
        unbroken?.populations.map(({ spikeCount, spikes }) => [spikeCount, spikes?.times]),
      );
      const [v] = (result?.traces ?? []).filter(({ name }) => name === 'v');
      const [expected] = (unbroken?.traces ?? []).filter(({ name }) => name === 'v');
      expect(v).toEqual(expected);
    }
    expect(
      after?.traces.flatMap(({ name, times, values }) =>
        name === 'w' ? [[Array.from(times), Array.from(values)]] : [],
      ),
    ).toEqual([
      [
        [0, 2, 4],
        [1, 2, 1, 2, 1, 2],
      ],
      [
        [6, 8, 10],
        [1, 0, 2, 1, 0, 2, 1, 0, 2],
      ],
    ]);
    const { result: next } = await between.net.run('2 ms');
    expect(next?.traces.map(({ name, times }) => [name, Array.from(times)])).toEqual([
      ['v', [11, 12]],
      ['w', [12]],
    ]);
  });
});

describe('a synapse that is added', () => {
  const RULE = `synapse Rule {
    state x = 1; dx/dt = -x / 10 ms
    state y = 0; dy/dt = -y / 20 ms
    on pre { post.v += 0.01 * x; x += 1 }
    on post { y += 1 }
  }`;

  it('has states of its own that begin with it, whatever those of its cells are', async () => {
    for (const delay of ['2 ms', (pre: number) => 2 + 0 * pre] as const) {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(TRAIN, 3, {}, 'S');
      const A = net.population(CELL, 3, { I: 4 }, 'A');
      const p = net.connect(S, A, RULE, { where: 'i == 0', delay });
      await net.run('20 ms');
      const y = p.get('y');
      expect(y[2]).toBeGreaterThan(1);
      const x = p.get('x');
      p.remove((_, post) => post === 1);
      // Cell 0 has others; cell 1 had none; the last two are of one cell.
      p.add({ pre: [0, 1, 2, 2], post: [1, 1, 0, 2] });
      expect(Array.from(p.get('x'))).toEqual([x[0], 1, x[2], 1, 1, 1]);
      expect(Array.from(p.get('y'))).toEqual([y[0], 0, y[2], 0, 0, 0]);
      const saved = net.save();
      await net.run('2 ms');
      // What was sent before arrives at those that were there.
      const later = Array.from(p.get('x'));
      expect(later[1]).toBeCloseTo(Math.exp(-0.2), 12);
      expect(later[3]).toBeCloseTo(Math.exp(-0.2), 12);
      await net.run('20 ms');
      const end = [p.get('x'), p.get('y'), A.get('v')];
      net.restore(saved);
      await net.run('22 ms');
      expect([p.get('x'), p.get('y'), A.get('v')]).toEqual(end);
    }
  });

  it('begins so too with a connection that is added', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(once(21), 1, {}, 'S');
    const A = net.population(CELL, 1, {}, 'A');
    await net.run('20 ms');
    const p = net.connect(S, A, RULE);
    expect(p.get('x')[0]).toBe(1);
    await net.run('5 ms');
    expect(p.get('x')[0]).toBeCloseTo(Math.exp(-0.5) + Math.exp(-0.4), 12);
  });

  it('begins so too at cells that have no others, or none any more', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(TRAIN, 3, {}, 'S');
    const A = net.population(CELL, 3, { I: 4 }, 'A');
    const p = net.connect(S, A, RULE, { rule: 'one to one', where: 'i < 2', delay: '2 ms' });
    await net.run('20 ms');
    p.remove((pre) => pre === 1);
    const [x = 0] = p.get('x');
    await net.run('5.1 ms');
    p.add({ pre: [1, 2], post: [1, 2] });
    expect(Array.from(p.get('x')).slice(1)).toEqual([1, 1]);
    expect(Array.from(p.get('y')).slice(1)).toEqual([0, 0]);
    p.remove((pre) => pre === 0);
    await net.run('1 ms');
    expect(x).not.toBe(1);
    expect(Array.from(p.get('x'))).toEqual([1, 1].map(() => expect.closeTo(Math.exp(-0.1), 12)));
    await net.run('6 ms');
    expect(p.get('x')[0]).toBeGreaterThan(1);
  });

  it('shares nothing with others of its postsynaptic cell alone', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(TRAIN, 2, {}, 'S');
    const A = net.population(CELL, 1, { I: 4 }, 'A');
    const p = net.connect(S, A, RULE, { where: 'i == 0' });
    await net.run('20 ms');
    const [x = 0, y = 0] = [p.get('x')[0], p.get('y')[0]];
    p.add({ pre: [1], post: [0] });
    expect([Array.from(p.get('x')), Array.from(p.get('y'))]).toEqual([
      [x, 1],
      [y, 0],
    ]);
    await net.run('20 ms');
    const [old = 0, own = 0] = p.get('y');
    expect(own).toBeGreaterThan(0.5);
    expect(old).toBeCloseTo(own + y * Math.exp(-1), 12);
  });

  it('shares nothing with others of its presynaptic cell that spikes reach at another time', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(once(21), 2, {}, 'S');
    const A = net.population(CELL, 2, {}, 'A');
    const p = net.connect(S, A, RULE, { where: 'i == 0', delay: '2 ms' });
    await net.run('20 ms');
    p.add({ pre: [1, 1], post: [0, 1] }, { delay: [1, 3] });
    await net.run('5 ms');
    // At 22 ms and at 24 ms.
    const x = (arrival: number) => Math.exp(-0.5) + Math.exp((arrival - 25) / 10);
    expect(Array.from(p.get('x')).slice(2)).toEqual([expect.closeTo(x(22), 12), expect.closeTo(x(24), 12)]);
  });

  it('goes on as one that shares: to the bit what a network does in which each has its own', async () => {
    const made = (isApart: boolean) => {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(TRAIN, 3, {}, 'S');
      const A = net.population(CELL, 3, { I: 4 }, 'A');
      const values = isApart ? { tau: () => 10 } : {};
      const p = net.connect(
        S,
        A,
        `synapse Tau { param tau = 10 ms; state x = 0; dx/dt = -x / tau; state y = 0; dy/dt = -y / tau
          on pre { x += 1; post.v += 0.01 * x - 0.001 * y }
          on post { y += x } }`,
        { values, where: 'i != j', delay: '1 ms' },
      );
      return { net, S, A, p };
    };
    const [one, other] = [made(false), made(true)];
    for (const { net, p } of [one, other]) {
      await net.run('20 ms');
      p.add({ pre: [1], post: [1] });
      await net.run('15 ms');
      p.add({ pre: [2], post: [2] }, { delay: '3 ms' });
      await net.run('15 ms');
    }
    expect(one.A.get('v')).toEqual(other.A.get('v'));
    expect(one.p.get('x')).toEqual(other.p.get('x'));
    expect(one.p.get('y')).toEqual(other.p.get('y'));
  });

  it('hears of spikes from its beginning on, whatever other delays there are', async () => {
    for (const others of ['none', '0 ms', '20 ms']) {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(once(1, 9.5, 11), 2, {}, 'S');
      const A = net.population(COUNTER, 2, {}, 'A');
      const B = net.population(COUNTER, 1, {}, 'B');
      const p = net.connect(S, A, COUNT, { where: 'j == 1', delay: (pre) => 1 + pre });
      if (others !== 'none') net.connect(S, B, COUNT, { delay: others });
      await net.run('10 ms');
      p.add({ pre: [0], post: [0] }, { delay: '5 ms' });
      const saved = net.save();
      await net.run('20 ms');
      // Of 11 ms alone; those before its beginning are lost to it.
      expect(Array.from(A.get('n'))).toEqual([1, 6]);
      net.restore(saved);
      await net.run('20 ms');
      expect(Array.from(A.get('n'))).toEqual([1, 6]);
    }
  });

  it('does not hear of a spike at the moment of its beginning, from either end', async () => {
    const net = network({ dt: '0.1 ms' });
    const S = net.source(once(5), 1, {}, 'S');
    const A = net.population(
      `neuron Timed { state v = 0; state n = 0; dv/dt = 0 / 1 ms; spike when t > 4.9 ms and t < 5.1 ms }`,
      2,
      {},
      'A',
    );
    const p = net.connect(S, A, `synapse Both { state m = 0; on pre { post.n += 1 }; on post { m += 1 } }`, {
      where: 'j == 0',
    });
    await net.run('5 ms');
    p.add({ pre: [0], post: [1] });
    await net.run('1 ms');
    expect([Array.from(A.get('n')), Array.from(p.get('m'))]).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('may have another delay than all others, also where these are gone', async () => {
    for (const isGone of [false, true]) {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(once(1, 12), 2, {}, 'S');
      const A = net.population(COUNTER, 2, {}, 'A');
      const p = net.connect(S, A, COUNT, { rule: 'one to one', delay: (pre) => 1 + pre });
      await net.run('10 ms');
      p.remove((pre) => isGone || pre === 1);
      p.add({ pre: [1], post: [0] }, { delay: '5 ms' });
      expect(Array.from(p.table().delays)).toEqual(isGone ? [5] : [1, 5]);
      await net.run('10 ms');
      expect(Array.from(A.get('n'))).toEqual(isGone ? [2, 1] : [3, 1]);
    }
  });
});

describe('an edit', () => {
  it('loses no spike that arrives in the very next step', async () => {
    for (const [delay, at] of [
      ['2 ms', 3],
      ['0 ms', 1],
      ['5 ms', 6],
    ] as const) {
      const net = network({ dt: '0.1 ms' });
      const S = net.source(once(1), 2, {}, 'S');
      const A = net.population(COUNTER, 2, {}, 'A');
      const p = net.connect(S, A, COUNT, { rule: 'one to one', delay });
      await net.run(at);
      expect(Array.from(A.get('n'))).toEqual([0, 0]);
      p.remove((pre) => pre === 1);
      await net.run('0.1 ms');
      expect(Array.from(A.get('n'))).toEqual([1, 0]);
    }
  });
});

describe('a run', () => {
  const made = () => {
    const net = network({ dt: '0.1 ms', seed: 1 });
    const A = net.population(CELL, 300, { I: (cell) => 3.1 + cell / 100 }, 'A');
    const p = net.connect(A, A, `synapse Kick { param w = 0.01; on pre { post.v += w } }`, {
      rule: { probability: 0.1 },
    });
    return { net, A, p };
  };

  it('is the only one, and nobody looks or changes in the middle of its steps', async () => {
    const { net, A, p } = made();
    const first = net.run('60 ms');
    const second = await net.run('60 ms').then(() => 'it ran', text);
    expect(second).toMatchInlineSnapshot(`
      "error[script/impossible]: The network is running already, and another run would begin in the middle of that.
      hint: wait for the run to end: \`await net.run(…)\`.

      1 error"
    `);
    expect(refusal(() => net.step())).toMatchInlineSnapshot(`
      "error[script/impossible]: The network is running already, and \`step\` would begin in the middle of that.
      hint: wait for the run to end: \`await net.run(…)\`.

      1 error"
    `);
    expect(refusal(() => net.restore(new Uint8Array(9)))).toMatch('`restore` would begin in the middle');
    expect(refusal(() => A.set('v', 0))).toMatchInlineSnapshot(`
      "error[script/impossible]: The network is running, and cannot be read or changed in the middle of a step.
      hint: wait for the run to end, \`await net.run(…)\`, or do it in \`onStep\`.

      1 error"
    `);
    for (const call of [() => A.get('v'), () => p.remove(() => true), () => net.save(), () => p.table()])
      expect(refusal(call)).toMatch('cannot be read or changed in the middle of a step');
    const { result } = await first;
    expect(net.time).toBe(60);
    expect(result?.populations[0]?.spikeCount).toBeGreaterThan(100);
    const seen: string[] = [];
    await net.run('1 ms', {
      every: '1 ms',
      onStep: async () => {
        A.set('v', 0);
        seen.push(`${A.get('v')[0]}`, net.save().length > 0 ? 'saved' : '');
        seen.push(await net.run('1 ms').then(() => 'it ran', text));
      },
    });
    expect(seen.slice(0, 2)).toEqual(['0', 'saved']);
    expect(seen[2]).toMatch('The network is running already');
    expect(net.time).toBe(61);
    net.step();
    expect(net.time).toBeCloseTo(61.1, 12);
  });

  it('ends where it is to, also where the interval of `onStep` does not divide it', async () => {
    const { net } = made();
    const times: number[] = [];
    await net.run('1 ms', { every: '0.4 ms', onStep: (time) => void times.push(time) });
    expect(times).toEqual([0.4, 0.8, 1]);
    expect(net.time).toBe(1);
  });
});
