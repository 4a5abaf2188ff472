import { describe, expect, it } from 'vitest';
import { NetworkError, network, openNetwork } from '../../src/index.ts';

const CELL = `neuron Cell {
  param tau : ms = 10 ms
  input I : mV = 0 mV
  state v : mV = 0 mV
  dv/dt = (I - v) / tau
  spike when v > 1 mV
  on spike { v = 0 mV }
}`;
const KICK = 'synapse Kick { param w : mV = 0.1 mV; on pre { post.v += w } }';

function made() {
  const net = network({ dt: '0.1 ms' });
  const A = net.population(CELL, 4, {}, 'A');
  return { net, A, AA: net.connect(A, A, KICK), drive: net.signal('I', '0 mV') };
}

/** Scripts without types call with anything. */
function call(of: object, method: string, ...given: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(of, method), of, given);
}

/** Returns what is thrown, as it is shown. */
async function thrownBy(make: () => unknown): Promise<string> {
  try {
    await make();
  } catch (error) {
    if (error instanceof NetworkError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('an argument of another kind', () => {
  it('is told with the call, what it takes and how to mend it', async () => {
    const { net, A } = made();
    expect(await thrownBy(() => call(net, 'connect', 'A', A, KICK))).toBe(
      `error[script/argument]: \`connect\` takes as \`from\` a population of this network, not the text "A".
  --> net.connect:1:9
   |
 1 | connect("A", A, "synapse Kick { param w : mV = 0.1 m…")
   |         ^^^
hint: give what \`population\` or \`source\` returned, or \`net.populations.get("A")\`.

1 error`,
    );
  });

  it('may be a population of another network', async () => {
    const { net, A } = made();
    const { A: other } = made();
    expect(await thrownBy(() => net.connect(A, other, KICK))).toBe(
      `error[script/argument]: \`connect\` takes as \`to\` a population of this network, not \`A\`.
  --> net.connect:1:12
   |
 1 | connect(A, A, "synapse Kick { param w : mV = 0.1 m…")
   |            ^
hint: \`A\` is of another network: make one here, as cells of two networks are not joined.

1 error`,
    );
    expect(await thrownBy(() => net.record(other, 'v'))).toContain('`A` is of another network');
  });

  it('has a hint where another habit is known', async () => {
    const { net, A, AA } = made();
    const shown = async (of: object, method: string, ...given: readonly unknown[]) =>
      (await thrownBy(() => call(of, method, ...given)))
        .split('\n')
        .filter((line) => /^(?:error|hint)/.test(line));
    expect(await shown(net, 'population', CELL, '50')).toEqual([
      'error[script/argument]: `population` takes as `size` how many cells, or the rows and columns of a lattice, `[rows, columns]`, not the text "50".',
      'hint: give a number: 50.',
    ]);
    expect(await shown(net, 'population', CELL, 5, 'B')).toEqual([
      'error[script/argument]: `population` takes as `values` an object of parameters, initial values and inputs, `{ v: "-60 mV" }`, not the text "B".',
      'hint: the name stands behind the values: `population(model, size, {}, "B")`.',
    ]);
    expect(
      await shown(net, 'connect', A, A, KICK, {
        rule: {
          pairs: [
            [0, 1],
            [2, 3],
          ],
        },
      }),
    ).toEqual([
      'error[script/argument]: `connect` takes as `pairs` the path of a table, or two arrays of cells, `{ pre: [0, 2], post: [1, 3] }`, not an array.',
      'hint: pair n is of `pre[n]` and `post[n]`: `{ pre: pairs.map(([i]) => i), post: pairs.map(([, j]) => j) }`.',
    ]);
    expect(
      await shown(net, 'connect', A, A, KICK, {
        values: {
          w: [
            [1, 2],
            [3, 4],
          ],
        },
      }),
    ).toEqual([
      'error[script/argument]: `connect` takes as `w` a text with a unit, a number, an array of numbers or a function of the numbers of both cells, not an array.',
      'hint: a matrix is read by a function: `(pre, post) => matrix[pre][post]`.',
    ]);
    expect(await shown(net, 'connect', A, A, KICK, { rule: 0.2 })).toContain(
      'hint: say of what: `{ probability: 0.2 }`.',
    );
    expect(await shown(net, 'record', A, 'v', { every: 1 })).toContain('hint: write its unit: `1 ms`.');
    expect(await shown(AA, 'remove', 'i > 3')).toEqual([
      'error[script/argument]: `remove` takes as `test` a function of the numbers of both cells, not the text "i > 3".',
      'hint: write `(pre, post) => pre > 3` instead of a text.',
    ]);
    expect(await shown(net, 'restore')).toEqual([
      'error[script/argument]: `restore` needs `bytes`: the bytes that `save` returned, a `Uint8Array`.',
    ]);
    expect(await thrownBy(() => call({ network }, 'network', { arithmetic: 'stricd' }))).toContain(
      'did you mean "strict"?',
    );
  });

  /** Nothing that any argument is. */
  const STRANGE: readonly unknown[] = [
    null,
    true,
    Symbol('s'),
    10n,
    () => 'x',
    'no such thing',
    -1.5,
    Number.NaN,
    [],
    [[1]],
    ['a', 1],
    {},
    { length: 2 },
    { model: 1 },
    { name: 3, text: 4 },
    { name: 'x', file: 3 },
    new Map(),
    new Date(0),
    new BigInt64Array(2),
    Object.create(null),
  ];
  const CALLS: readonly (readonly [
    of: 'net' | 'A' | 'AA' | 'drive',
    method: string,
    given: readonly unknown[],
  ])[] = [
    ['net', 'population', [CELL, 3, { v: 1 }, 'B']],
    ['net', 'source', [CELL, [2, 2], {}, { name: 'B' }]],
    ['net', 'connect', ['A', 'A', KICK, {}]],
    ['net', 'record', ['A', 'v', { every: '1 ms' }]],
    ['net', 'signal', ['other', '0 mV', { unit: 'mV' }]],
    ['net', 'run', ['1 ms', {}]],
    ['net', 'step', [1]],
    ['net', 'restore', [new Uint8Array(3)]],
    ['A', 'get', ['v']],
    ['A', 'set', ['v', 0.5]],
    ['AA', 'get', ['w']],
    ['AA', 'set', ['w', 0.5]],
    ['AA', 'remove', [() => false]],
    ['AA', 'add', [{ pre: [0], post: [1] }, { w: 1 }]],
    ['drive', 'set', ['1 mV']],
  ];
  it.each(CALLS)('never throws anything but what is wrong with it: %s.%s', async (of, method, given) => {
    for (let place = 0; place < given.length; place++) {
      for (const strange of [...STRANGE, undefined]) {
        const network = made();
        const taken = given.map((each, at) => {
          if (at === place) return strange;
          return each === 'A' && of === 'net' ? network.A : each;
        });
        // Whatever is no `NetworkError` is thrown on.
        await thrownBy(() => call(network[of], method, ...taken));
      }
    }
  });

  it.each([
    'dt',
    'method',
    'seed',
    'tolerance',
    'memory',
    'host',
    'name',
    'spikeTimes',
    'fold',
    'arithmetic',
    'set',
  ])('never throws anything but what is wrong with it: the option %s', async (option) => {
    for (const strange of STRANGE) {
      await thrownBy(() => call({ network }, 'network', { [option]: strange }));
      await thrownBy(() =>
        call({ openNetwork }, 'openNetwork', 'std/networks/stdp.axo', undefined, { [option]: strange }),
      );
      await thrownBy(() => call({ openNetwork }, 'openNetwork', strange, strange, strange));
    }
  });

  it.each(['rule', 'where', 'noSelf', 'values', 'delay', 'seed', 'w'])(
    'never throws anything but what is wrong with it: `%s` of a connection',
    async (option) => {
      for (const strange of STRANGE) {
        const { net, A } = made();
        const options = option === 'w' ? { values: { w: strange } } : { [option]: strange };
        await thrownBy(() => call(net, 'connect', A, A, KICK, options));
      }
    },
  );
});

describe('an option that there is not', () => {
  it('is refused with the one that was meant', async () => {
    const { net, A } = made();
    expect(await thrownBy(() => call({ network }, 'network', { dtt: 1 }))).toBe(
      `error[script/option]: \`network\` has no option \`dtt\`.
  --> network:1:11
   |
 1 | network({ dtt: 1 })
   |           ^^^
hint: did you mean \`dt\`?

1 error`,
    );
    expect(await thrownBy(() => call(net, 'connect', A, A, KICK, { wieght: 3, rule: 'all to all' }))).toBe(
      `error[script/option]: \`connect\` has no option \`wieght\`.
  --> net.connect:1:57
   |
 1 | connect(A, A, "synapse Kick { param w : mV = 0.1 m…", { wieght: 3, rule: "all to all" })
   |                                                         ^^^^^^
hint: it has \`rule\`, \`where\`, \`noSelf\`, \`values\`, \`delay\`, \`seed\`; parameters and initial states of the synapse stand in \`values: { … }\`.

1 error`,
    );
    expect(await thrownBy(() => call(net, 'record', A, 'v', { evry: '1 ms' }))).toContain(
      'did you mean `every`?',
    );
    expect(await thrownBy(() => call(net, 'run', '1 ms', { onProgress: () => undefined }))).toContain(
      '`run` has no option `onProgress`',
    );
    expect(await thrownBy(() => call(net, 'run', '1 ms', { seed: 3 }))).toContain(
      'hint: give it when the network is made: `network({ seed })`.',
    );
    expect(await thrownBy(() => call({ network }, 'network', { for: '1 s' }))).toContain(
      'hint: say how long when it runs: `run("1 s")`.',
    );
    expect(
      await thrownBy(() =>
        call({ openNetwork }, 'openNetwork', 'std/networks/stdp.axo', undefined, { N: 5 }),
      ),
    ).toContain('parameters of the network stand in `set: { … }`');
  });

  it('is told beside others that are wrong', async () => {
    const { net, A } = made();
    const shown = await thrownBy(() => call(net, 'connect', A, 'B', KICK, { ruel: 1, delay: true }));
    expect(shown).toContain('3 errors');
  });
});

describe('mistakes of step, seed, method and duration', () => {
  it('are thrown where they are made', async () => {
    expect(await thrownBy(() => network({ dt: '0.1 mV' }))).toBe(
      'error[run/not-a-time]: `dt` must be a time, but `0.1 mV` is no time.\nhint: write a number with a unit of time, for example `0.1 ms`.\n\n1 error',
    );
    expect(await thrownBy(() => network({ dt: -0.1 }))).toContain('`dt` must be longer than nothing');
    expect(await thrownBy(() => network({ seed: 1.5 }))).toContain('1.5');
    expect(await thrownBy(() => call({ network }, 'network', { seed: 'abc' }))).toContain(
      '`network` takes as `seed` a number, not the text "abc".',
    );
    expect(await thrownBy(() => network({ method: 'rk5' }))).toContain('did you mean `rk4`?');
    expect(await thrownBy(() => openNetwork('std/networks/stdp.axo', undefined, { dt: '1 nV' }))).toContain(
      '`dt`',
    );
    expect(await thrownBy(() => made().net.run('1 mV'))).toContain(
      '`for` must be a time, but `1 mV` is no time.',
    );
    expect(await thrownBy(() => made().net.run(-1))).toContain('must be longer than nothing');
    expect(await thrownBy(() => call(made().net, 'run'))).toContain('`run` needs `duration`');
  });
});
