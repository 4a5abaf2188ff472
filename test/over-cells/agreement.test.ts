/** Random populations whose cells read each other: compiled code, the evaluator and the interpreter say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { compile } from '../../src/compile.ts';
import { evaluatorModel } from '../../src/evaluator/evaluator-model.ts';
import { DEFAULT_SEED, SEED } from '../../src/runtime/draws.ts';
import { columnView, initialise, makePopulation, setTimeStep } from '../../src/runtime/population.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from '../lower/run-program.ts';

/** Numbers stay within reach: sums are taken of what is bounded. */
const bounded = (text: string): string => `tanh(${text})`;

interface Grammar {
  readonly number: string;
  readonly condition: string;
}

/** Expressions over states x and y, one below the other as deep as `depth`. `old` may stand in blocks alone. */
function grammar(isInBlock: boolean): fc.Arbitrary<Grammar> {
  const { number, condition } = fc.letrec<{
    number: string;
    condition: string;
    leaf: string;
    gathered: string;
  }>((tie) => ({
    leaf: fc.constantFrom('x', 'y', 'a', 'shared', '0.5', '2', '(t / 3)'),
    // Behind `over cells of` nothing looks back: `old` is taken of the whole.
    gathered: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        'x',
        'y',
        'a * x',
        'exp(y)',
        '(x - (mean over cells of x))^2',
        '(max over cells of y) - y',
      ),
      fc.tuple(fc.constantFrom('sin', 'tanh'), tie('leaf')).map(([name, of]) => `${name}(3 * ${of})`),
    ),
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc
        .tuple(fc.constantFrom('sum', 'mean', 'max', 'min', 'rank'), tie('gathered'))
        .map(([name, of]) => bounded(`(${name} over cells of ${of}) / 3`)),
      tie('condition').map((of) => bounded(`(if ${of} then x else y)`)),
      fc
        .tuple(tie('leaf'), fc.constantFrom('<', '>='), tie('leaf'))
        .map(([left, is, right]) => `(count over cells of ${left} ${is} ${right})`)
        .map((text) => bounded(text)),
      fc
        .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      tie('number').map((of) => (isInBlock ? `old(${of})` : `sin(${of})`)),
    ),
    condition: fc
      .tuple(tie('number'), fc.constantFrom('<', '>'), tie('number'))
      .map(([left, is, right]) => `(${left} ${is} ${right})`),
  }));
  return fc.record({ number, condition });
}

const model: fc.Arbitrary<string> = fc
  .record({
    dx: grammar(false),
    dy: grammar(false),
    threshold: grammar(true),
    reset: grammar(true),
    step: grammar(true),
    begins: grammar(true),
    shared: fc.constantFrom(
      'mean over cells of x',
      'x * (max over cells of y)',
      'sum over cells of sin(x)',
      'x',
    ),
  })
  .map(
    ({ dx, dy, threshold, reset, step, begins, shared }) => `
neuron Random {
  time unit 1 ms
  param a = 0.7
  state x = uniform(-1, 1)
  state y = uniform(-1, 1)
  state n = 0
  shared = ${shared}
  dx/dt = ${bounded(dx.number)} - x
  dy/dt = ${bounded(dy.number)} - y
  on step { n = ${bounded(step.number)}; y += 0.1 * n }
  spike when ${threshold.condition}
  on spike { x = ${bounded(reset.number)} }
  refractory 0.3 holds x
  on ${begins.condition} { y = ${bounded(begins.number)} }
  output seen = (sum over cells of x + y) - (rank over cells of y)
}`,
  );

const RECORDS = ['x', 'y', 'n', 'seen', 'shared'] as const;
const DT = '0.125 ms';

interface Seen {
  readonly traces: readonly (readonly number[])[];
  readonly spikes: readonly (readonly number[])[];
}

async function seen(
  model: CheckedModel,
  method: string,
  cells: number,
  steps: number,
  target: 'js' | 'interpreter',
): Promise<Seen> {
  const options = { for: `${steps * 0.125} ms`, dt: DT, every: DT, method, cells, record: RECORDS, target };
  const { result, diagnostics } = await run(model, options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { traces, spikes } = known(result, 'result');
  return {
    traces: [...traces.values()].map(({ values }) => [...values]),
    spikes: spikes.map((times) => [...times]),
  };
}

/** Returns the states after the last step, as the evaluator has them. */
function evaluated(model: CheckedModel, method: string, cells: number, steps: number): readonly number[] {
  const { program } = known(compile(model, { method }).artifact, 'compiled model');
  const population = makePopulation(evaluatorModel(program), { cells });
  setTimeStep(population, { p: 1, q: 8 });
  columnView(population, SEED)[0] = DEFAULT_SEED;
  initialise(population);
  runPopulationNow(population, { steps, states: ['x', 'y'] });
  return ['x', 'y'].flatMap((state) => [...columnView(population, state)]);
}

describe('random populations', () => {
  const explicit = fc.constantFrom('euler', 'heun', 'midpoint', 'rk4');

  it('have the same bits compiled, by the evaluator and by the interpreter', async () => {
    await fc.assert(
      fc.asyncProperty(model, explicit, fc.integer({ min: 1, max: 20 }), async (text, method, cells) => {
        const checked = modelOf(text);
        const compiled = await seen(checked, method, cells, 12, 'js');
        expect(compiled).toEqual(await seen(checked, method, cells, 12, 'interpreter'));
        const last = compiled.traces.slice(0, 2).flatMap((values) => values.slice(-cells));
        expect(evaluated(checked, method, cells, 12)).toEqual(last);
      }),
      { numRuns: 25 },
    );
  });

  it('ask who rests and since when as the step begins, in equations and in blocks', async () => {
    const resting = modelOf(`
neuron Resting {
  time unit 1 ms
  param w = uniform(1, 3)
  state x = uniform(0, 1)
  state y = 0
  state n = 0
  shared = count over cells of refractory
  dx/dt = w - x - 0.1 * shared - 0.05 * (count over cells of t - last_spike < 0.35)
  spike when x > 1 and (count over cells of refractory) < 3
  on spike { x = 0 }
  refractory 0.5
  on step {
    n = shared + 10 * old(shared)
    y = (count over cells of t - last_spike < 0.35) + (sum over cells of if t > 0.95 then 0.1 else 0)
  }
  on (count over cells of x > 0.8) >= 3 { x -= 0.05 }
  output seen = max over cells of n
}`);
    const compiled = await seen(resting, 'heun', 9, 40, 'js');
    expect(compiled.spikes.flat().length).toBeGreaterThan(9);
    expect(compiled).toEqual(await seen(resting, 'heun', 9, 40, 'interpreter'));
  });
});
