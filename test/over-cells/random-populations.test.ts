/** Random populations whose cells read each other: compiled code gives the interpreter's bits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { modelOf } from '../simulate/models.ts';

const METHODS = ['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38', 'semi_implicit_euler'];

type Text = fc.Arbitrary<string>;

/** What every cell has. Numbers stay small, so that few runs end in infinity. */
const leaf: Text = fc.constantFrom(
  ...['a', 'b', 'p', 'I', '0.7', 'sin(t)', '(if refractory then 1 else 0)', 'tanh(a * b)'],
  ...['(if t - last_spike < 1.5 then a else p)', 'near', '(if t > 1 then 0.3 else -0.2)'],
);
const condition: Text = fc
  .tuple(leaf, fc.constantFrom('<', '>=', '>'), leaf)
  .map(([left, sign, right]) => `${left} ${sign} ${right}`);

/** A function over cells, in parentheses; `depth` others may stand in it. */
function overCells(depth: number): Text {
  const inner = depth === 0 ? leaf : fc.oneof(leaf, overCells(depth - 1));
  const operand = fc
    .tuple(leaf, fc.constantFrom('+', '-', '*'), inner)
    .map(([left, sign, right]) => `${left} ${sign} ${right}`);
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('sum', 'mean', 'max', 'min', 'rank'), fc.oneof(leaf, operand))
      .map(([name, value]) => `(${name} over cells of ${value})`),
    condition.map((holds) => `(count over cells of ${holds})`),
  );
}

const read: Text = overCells(2);
/** Of bounded size, whatever the functions come to. */
const bounded: Text = fc.oneof(
  read.map((each) => `tanh(0.3 * ${each})`),
  fc.constantFrom('tanh(all)', 'share'),
);
const inBlock: Text = fc.oneof(
  bounded,
  read.map((each) => `tanh(old(${each}) - ${each})`),
);

const model: Text = fc
  .record({
    all: read,
    weight: overCells(1),
    slopes: fc.tuple(bounded, bounded),
    step: fc.option(fc.tuple(inBlock, inBlock), { nil: undefined }),
    threshold: fc.tuple(fc.oneof(fc.constant('a'), inBlock), fc.constantFrom('>', '<'), leaf),
    reset: inBlock,
    onCondition: fc.option(fc.tuple(read, read, inBlock), { nil: undefined }),
    refractory: fc.boolean(),
  })
  .map(
    ({ all, weight, slopes: [first, second], step, threshold, reset, onCondition, refractory }) => `
neuron Cell {
  time unit 1 ms
  param p = uniform(-1, 1)
  input I = normal(0, 0.5)
  state a = uniform(-1, 1)
  state b = uniform(-1, 1)
  near = 0.5 * (a + b)
  all = ${all}
  share = 1 / (1 + (sum over cells of abs(near)) + exp(-tanh(${weight})))
  da/dt = I - a + ${first}
  db/dt = p - 0.5 * b + a * ${second}
  ${step === undefined ? '' : `on step { a += 0.1 * ${step[0]}; b = 0.9 * b + 0.1 * ${step[1]} }`}
  spike when ${threshold.join(' ')}
  on spike { b = 0.2 * ${reset}; a = 0.5 * a - 0.1 * tanh(all) }
  ${refractory ? 'refractory 0.3 holds b' : ''}
  ${onCondition === undefined ? '' : `on ${onCondition[0]} > ${onCondition[1]} { a += 0.2 * ${onCondition[2]} }`}
}`,
  );

async function resultOf(text: string, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(modelOf(text), {
    dt: '0.1 ms',
    record: ['a', 'b', 'all', 'share'],
    ...options,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known(result, 'result');
}

describe('compiled code and the interpreter', () => {
  it('agree in every bit of a random population', async () => {
    let spikes = 0;
    await fc.assert(
      fc.asyncProperty(
        model,
        fc.constantFrom(...METHODS),
        fc.constantFrom(1, 2, 7, 8, 9, 17),
        async (text, method, cells) => {
          const options = { for: '2 ms', method, cells };
          const compiled = await resultOf(text, { ...options, target: 'js' });
          const interpreted = await resultOf(text, { ...options, target: 'interpreter' });
          expect(compiled.traces).toEqual(interpreted.traces);
          expect(compiled.spikes).toEqual(interpreted.spikes);
          spikes += compiled.spikes.reduce((sum, { length }) => sum + length, 0);
        },
      ),
      { numRuns: 60 },
    );
    expect(spikes).toBeGreaterThan(100);
  }, 120_000);

  it.each(['euler_maruyama', 'milstein', 'heun_stratonovich'])(
    'agree where chance, rates and dates read other cells: %s',
    async (method) => {
      const text = `
neuron Cell {
  state v = normal(0, 1)
  state n = 0
  total = sum over cells of v * v
  dv/dt = (-v + 0.5 * (mean over cells of v)) / 5 ms + 0.3 * xi / 1 [ms^(1/2)]
  spike at rate 200 Hz * (count over cells of v > 0) / (sum over cells of 1)
  on spike { n += total; v *= 0.5 }
  every 1 ms { v += 0.01 * (rank over cells of v) }
  at [2 ms, 3 ms] { n = max over cells of n }
}`;
      const options = { for: '10 ms', method, cells: 9, record: ['v', 'n', 'total'] };
      const compiled = await resultOf(text, { ...options, target: 'js' });
      const interpreted = await resultOf(text, { ...options, target: 'interpreter' });
      expect(compiled.traces).toEqual(interpreted.traces);
      expect(compiled.spikes).toEqual(interpreted.spikes);
      expect(compiled.spikes.flatMap((times) => [...times])).not.toEqual([]);
    },
  );

  it('agree over more cells than a block of a sum has', async () => {
    const text = `
neuron Cell {
  time unit 1 ms
  state v = normal(0, 1)
  state place = 0
  dv/dt = (mean over cells of v) - v * abs(v)
  spike when v > 0.1 * (max over cells of v)
  on spike { v -= (sum over cells of v * v) / 1e4; place = rank over cells of v }
}`;
    const options = { for: '0.5 ms', method: 'rk4', cells: 2050, record: ['v', 'place'] };
    const compiled = await resultOf(text, { ...options, target: 'js' });
    const interpreted = await resultOf(text, { ...options, target: 'interpreter' });
    expect(compiled.traces).toEqual(interpreted.traces);
    expect(compiled.spikes).toEqual(interpreted.spikes);
  }, 60_000);
});
