import { describe, expect, it } from 'vitest';
import { exp } from '../../src/runtime/elementary.ts';
import { synapseOf } from '../lower/synapse-text.ts';
import { compiledSynapse, join, type Rows } from './joined-cells.ts';

/** Two events of one row for one target among them. */
const ROWS: Rows = [[0, 1, 1, 3], [], [1, 2], [0, 3]];
const SYNAPSES = ROWS.flat().length;
const DT = 0.1;

const weights = Array.from({ length: SYNAPSES }, (_, i) => 0.1 + 0.07 * i);

describe('a static synapse', () => {
  const STATIC = 'synapse Static { param w = 1; on pre { post.I += w } }';

  it('is a loop that adds weights, and nothing else', () => {
    const { code } = compiledSynapse(synapseOf(STATIC), { given: ['w'], perCell: ['w'] });
    const text = code.kernels();
    const start = text.indexOf('  function onPre');
    expect(text.slice(start, text.indexOf('\n  }', start) + 4)).toBe(
      `  function onPre(layout, cell, first, end, k) {
    const columns = layout.columns;
    const w_at = columns[0];
    for (let synapse = first; synapse < end; synapse++) {
      const target = targets[synapse];
      const w = numbers[w_at + synapse]; // 1
      // on pre: adds to post.I
      post$[post$added_to_I + target] += w;
    }
  }`,
    );
  });

  it('adds its weight to the input of the cell that it reaches', () => {
    const cells = join(synapseOf(STATIC), ROWS, { given: ['w'], perCell: ['w'], values: { w: weights } });
    const expected = [0, 0, 0, 0];
    for (const pre of [0, 2, 0, 3]) {
      cells.spike('pre', pre, 5);
      let synapse = ROWS.slice(0, pre).flat().length;
      for (const post of ROWS[pre] ?? []) expected[post] = (expected[post] ?? 0) + (weights[synapse++] ?? 0);
    }
    expect([...cells.cells('post', 'added to I')]).toEqual(expected);
  });

  it('keeps what it lifts within the range that the cell gives it', () => {
    const cells = join(synapseOf('synapse Lift { param w = 4; on pre { post.g += w } }'), ROWS);
    cells.spike('pre', 0, 0);
    cells.spike('pre', 0, 0);
    expect([...cells.cells('post', 'g')]).toEqual([8, 10, 0, 8]);
  });
});

describe('plasticity by pairs of spikes', () => {
  const STDP = `synapse STDP {
    param tau_pre = 20 ms; param tau_post = 15 ms; param A_pre = 0.1; param A_post = -0.105
    state w = 0.5 in [0, 1]
    state x = 0; dx/dt = -x / tau_pre
    state y = 0; dy/dt = -y / tau_post
    on pre  { post.g += w; x += A_pre; w += y }
    on post { y += A_post; w += x }
  }`;
  const EVENTS = [
    ['pre', 0, 3], ['post', 1, 9], ['pre', 2, 40], ['post', 1, 41], ['post', 3, 41], ['pre', 0, 41],
    ['pre', 0, 41], ['pre', 3, 90], ['post', 0, 400], ['pre', 0, 401],
  ] as const; // biome-ignore format: one table

  /** The same, each synapse by itself. */
  function plainly(k: number): { readonly w: readonly number[]; readonly x: readonly number[] } {
    const joined = ROWS.flatMap((row, pre) => row.map((post) => ({ pre, post, w: 0.5 })));
    const [x, y] = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    const [xStep, yStep] = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    const at = (
      values: readonly number[],
      steps: readonly number[],
      cell: number,
      tau: number,
      now: number,
    ): number => (values[cell] ?? 0) * exp((-1 / tau) * ((now - (steps[cell] ?? 0)) * DT));
    const clamp = (w: number): number => Math.min(Math.max(w, 0), 1);
    for (const [end, cell, step] of EVENTS) {
      for (const each of joined) {
        if (each[end] !== cell) continue;
        const gained = end === 'pre' ? at(y, yStep, each.post, 15, step) : at(x, xStep, each.pre, 20, step);
        each.w = clamp(each.w + gained);
      }
      const [values, steps, tau, amount] = end === 'pre' ? [x, xStep, 20, 0.1] : [y, yStep, 15, -0.105];
      values[cell] = at(values, steps, cell, tau, step) + amount;
      steps[cell] = step;
    }
    return { w: joined.map(({ w }) => w), x: joined.map(({ pre }) => at(x, xStep, pre, 20, k)) };
  }

  for (const hasUniformDelay of [true, false]) {
    it(`has the bits of a plain loop, traces kept ${hasUniformDelay ? 'once for each cell' : 'for each synapse'}`, () => {
      const cells = join(synapseOf(STDP), ROWS, { hasUniformDelay });
      for (const [end, cell, k] of EVENTS) cells.spike(end, cell, k);
      const expected = plainly(500);
      expect(cells.recorded('w', 500)).toEqual(expected.w);
      expect(cells.recorded('x', 500)).toEqual(expected.x);
    });
  }

  it('is not changed by being looked at', () => {
    const cells = join(synapseOf(STDP), ROWS, { hasUniformDelay: true });
    cells.spike('pre', 0, 3);
    const before = ['w', 'x', 'y'].map((name) => cells.stored(name));
    for (const k of [3, 10, 77]) cells.recorded('x', k);
    expect(['w', 'x', 'y'].map((name) => cells.stored(name))).toEqual(before);
  });
});

describe('event-driven states', () => {
  function agrees(equations: string, states: readonly string[], events: readonly number[]): void {
    const lazy = join(synapseOf(`synapse Lazy {${equations}\non pre { x += 0.3; post.g += 0.01 * x }}`), [
      [0],
    ]);
    const coupling = states.map((state) => `post.I += 0 * ${state}`).join('\n');
    const stepped = join(
      synapseOf(`synapse Stepped {${equations}\n${coupling}\non pre { x += 0.3; post.g += 0.01 * x }}`),
      [[0]],
      { method: 'exact' },
    );
    const { classes } = lazy.artifact;
    expect(classes.map(({ changes }) => changes)).toEqual(states.map(() => 'event-driven'));
    expect(stepped.artifact.classes.map(({ changes }) => changes)).toEqual(states.map(() => 'clock-driven'));
    for (let k = 0; k < 300; k++) {
      for (const state of states) {
        const [value, expected] = [lazy.recorded(state, k)[0], stepped.recorded(state, k)[0]];
        expect(value, `${state} at ${k}`).toBeCloseTo(expected ?? Number.NaN, 12);
      }
      if (events.includes(k)) for (const cells of [lazy, stepped]) cells.spike('pre', 0, k);
      stepped.step(k);
    }
  }
  const EVENTS = [0, 1, 17, 17, 18, 120];

  it('agree with exact steps where they decay, and where they go back to a level', () => {
    agrees('state x = 1; dx/dt = -x / 20 ms', ['x'], EVENTS);
    agrees('param rest = 2; state x = 1; dx/dt = (rest - x) / 20 ms', ['x'], EVENTS);
    agrees('state x = 1; dx/dt = 0.2 / 1 ms', ['x'], EVENTS);
  });

  it('agree with exact steps where each feeds the next, also with equal time constants', () => {
    const chain = (a: number, b: number, c: number): string =>
      `state x = 1; dx/dt = -x / ${a} ms
       state y = 0; dy/dt = x / ${a} ms - y / ${b} ms
       state z = 0.5; dz/dt = y / ${b} ms - z / ${c} ms`;
    agrees(chain(3, 800, 20), ['x', 'y', 'z'], EVENTS);
    agrees(chain(5, 5, 5), ['x', 'y', 'z'], EVENTS);
    agrees(chain(5, 5.000001, 700), ['x', 'y', 'z'], EVENTS);
  });

  it('agree with exact steps where they go round', () => {
    agrees('state x = 1; dx/dt = y / 3 ms; state y = 0; dy/dt = -x / 3 ms - y / 50 ms', ['x', 'y'], EVENTS);
  });

  it('conserve what flows between them', () => {
    const cells = join(
      synapseOf(`synapse Markram {
        param U = 0.5
        state x = 1; dx/dt = z / 800 ms
        state y = 0; dy/dt = -y / 3 ms
        state z = 0; dz/dt = y / 3 ms - z / 800 ms
        on pre { let used = U * x; post.g += used; x -= used; y += used }
      }`),
      [[0, 1]],
      { given: ['U'], perCell: ['U'], values: { U: [0.5, 0.2] } },
    );
    for (const k of [5, 5, 60, 1000, 1001, 100000]) cells.spike('pre', 0, k);
    const [x, y, z] = ['x', 'y', 'z'].map((name) => cells.recorded(name, 100321));
    for (const i of [0, 1]) expect((x?.[i] ?? 0) + (y?.[i] ?? 0) + (z?.[i] ?? 0)).toBeCloseTo(1, 11);
  });

  it('are as they were where no step has passed, to the bit', () => {
    const cells = join(
      synapseOf(`synapse Still {
        state x = 1; dx/dt = (y - x) / 3 ms
        state y = 1; dy/dt = -y / 7 ms
        state r = 1; dr/dt = (2 - r) / 7 ms
        on pre { post.g += x + y + r; x += 0; y += 0; r += 0 }
      }`),
      [[0]],
    );
    const odd = { x: 0.1 + 0.2, y: Number.MIN_VALUE, r: 1e300 };
    for (const [name, value] of Object.entries(odd)) cells.set(name, [value]);
    cells.spike('pre', 0, 0);
    for (const [name, value] of Object.entries(odd)) expect(cells.stored(name)).toEqual([value]);
  });

  it('depend on what events alone change', () => {
    const cells = join(
      synapseOf(`synapse Led { state level = 1; state x = 0; dx/dt = (level - x) / 10 ms
        on pre { level += 1; post.g += x } }`),
      [[0]],
    );
    cells.spike('pre', 0, 100);
    cells.spike('pre', 0, 200);
    // From 0 to 1 for a time constant, then to 2 for another.
    const first = 1 - Math.exp(-1);
    expect(cells.cells('post', 'g')[0]).toBeCloseTo(first + 2 + (first - 2) * Math.exp(-1), 12);
    expect(cells.recorded('level', 200)).toEqual([3]);
  });
});

describe('what synapses read of their cells', () => {
  it('is as it was before deliveries at the presynaptic cell, and as it is at the postsynaptic one', () => {
    const cells = join(
      synapseOf('synapse Seen { on pre { post.v += pre.v; post.g += post.v + old(post.v) } }'),
      [[0]],
    );
    cells.cells('pre', 'v').fill(100);
    cells.cells('pre', 'v before').fill(0.5);
    cells.cells('post', 'v').fill(2);
    cells.spike('pre', 0, 0);
    cells.spike('pre', 0, 0);
    expect([...cells.cells('post', 'v')]).toEqual([3]);
    expect([...cells.cells('post', 'g')]).toEqual([2.5 + 2 + 3 + 2.5]);
    expect(cells.artifact.code.linkable.needs).toEqual({
      sources: false,
      beforeDeliveries: ['v'],
      preRecords: [],
      postRecords: [],
      outdegree: [],
      indegree: [],
    });
  });

  it('may be an output, a parameter, or how many synapses there are', () => {
    const cells = join(
      synapseOf(`synapse Normed { param w = 1 / post.indegree
        on pre { post.g += w * pre.gain * post.half / pre.outdegree } }`),
      ROWS,
    );
    cells.cells('pre', 'gain').fill(3);
    cells.cells('post', 'half recorded').fill(0.5);
    cells.spike('pre', 0, 0);
    expect(cells.stored('w')).toEqual([1 / 2, 1 / 3, 1 / 3, 1 / 2, 1 / 3, 1, 1 / 2, 1 / 2]);
    const one = (degree: number): number => ((1 / degree) * 3 * 0.5) / 4;
    expect([...cells.cells('post', 'g')]).toEqual([one(2), one(3) + one(3), 0, one(2)]);
  });
});

describe('couplings', () => {
  it('of a gap junction give to one cell what they take from the other', () => {
    const text = 'synapse Gap { param g = 0.3; post.I += g * (pre.v - post.v) }';
    const cells = join(synapseOf(text, 'Cell', 'Cell'), ROWS, { posts: 4 });
    const v = [1, -2, 3, 0.5];
    for (const end of ['pre', 'post'] as const) cells.cells(end, 'v').set(v);
    cells.couple(0);
    const expected = [0, 0, 0, 0];
    for (const [pre, row] of ROWS.entries()) {
      for (const post of row) expected[post] = (expected[post] ?? 0) + 0.3 * ((v[pre] ?? 0) - (v[post] ?? 0));
    }
    expect([...cells.cells('post', 'added to I')]).toEqual(expected);
  });

  it('add up, in the order of the text', () => {
    const text = 'synapse Two { post.I += pre.v; post.I -= 2 * post.v }';
    const cells = join(synapseOf(text), [[0, 0]]);
    cells.cells('pre', 'v').fill(5);
    cells.cells('post', 'v').fill(1);
    cells.couple(0);
    expect([...cells.cells('post', 'added to I')]).toEqual([6]);
  });

  it('of graded transmission follow states that are stepped', () => {
    const cells = join(
      synapseOf(`synapse Graded { param w = 2
        state s = 0; ds/dt = (pre.v * (1 - s) - s^2) / 5 ms
        post.I += w * s }`),
      [[0], [1]],
      { method: 'euler' },
    );
    cells.cells('pre', 'v').set([0.5, 1]);
    const expected = [0, 0];
    for (let k = 0; k < 50; k++) {
      cells.cells('post', 'added to I').fill(0);
      cells.couple(k);
      expect([...cells.cells('post', 'added to I')]).toEqual(expected.map((s) => 2 * s));
      cells.step(k);
      for (const [i, v] of [0.5, 1].entries()) {
        const s = expected[i] ?? 0;
        expected[i] = s + DT * ((v * (1 - s) - s * s) / 5);
      }
    }
  });
});

describe('random numbers of synapses', () => {
  const UNSURE = 'synapse Unsure { param p = 0.5; on pre { if uniform(0, 1) < p { post.g += 0.01 } } }';

  it('differ between synapses, steps and the spikes of one step', () => {
    const cells = join(synapseOf(UNSURE), [Array.from({ length: 200 }, (_, i) => i)]);
    const outcomes = [0, 0, 1].map((k) => {
      cells.cells('post', 'g').fill(0);
      cells.spike('pre', 0, k);
      return [...cells.cells('post', 'g')].map((g) => (g > 0 ? 1 : 0)).join('');
    });
    expect(new Set(outcomes).size).toBe(3);
    for (const outcome of outcomes) {
      const happened = outcome.replaceAll('0', '').length;
      expect(happened).toBeGreaterThan(60);
      expect(happened).toBeLessThan(140);
    }
  });

  it('follow from the seed', () => {
    const outcome = (seed: number): readonly number[] => {
      const cells = join(synapseOf(UNSURE), [Array.from({ length: 50 }, (_, i) => i)], { seed });
      cells.spike('pre', 0, 0);
      return [...cells.cells('post', 'g')];
    };
    expect(outcome(4)).toEqual(outcome(4));
    expect(outcome(5)).not.toEqual(outcome(4));
  });
});
