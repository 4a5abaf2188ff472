/** What runs of populations are that read each other: recorded, ended by NaN, stopped, swept, in float32. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { compile } from '../../src/compile.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { heldLines } from '../../src/report/summarise-run.ts';
import { columnView, initialise, makePopulation, setTimeStep } from '../../src/runtime/population.ts';
import { runPopulation, runPopulationNow } from '../../src/runtime/run-population.ts';
import { checkRun, run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { modelOf } from '../lower/run-program.ts';

const CROWD = `
neuron Crowd {
  time unit 1 ms
  param w = 0.5
  state x = uniform(0, 1)
  mid = mean over cells of x
  dx/dt = w * mid - x
  spike when x < 0.5 * (max over cells of x)
  on spike { x = max over cells of x }
  output spread = (max over cells of x) - (min over cells of x)
  output place = rank over cells of x
}`;

async function ran(model: CheckedModel, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(model, {
    for: '2 ms',
    dt: '0.1 ms',
    method: 'euler',
    ...options,
  });
  expect(diagnostics).toEqual([]);
  return known(result, 'result');
}

const valuesOf = (result: RunResult, name: string): readonly number[] => [
  ...known(result.traces.get(name), name).values,
];

describe('records', () => {
  const model = modelOf(CROWD);

  it('are of what all cells are at the sample, however few cells are kept', async () => {
    const options = { cells: 30, record: ['x'], every: '0.5 ms' } as const;
    const all = await ran(model, options);
    const x = valuesOf(all, 'x');
    const some = await ran(model, { ...options, record: ['mid[3]', 'spread[0]', 'place'] });
    const samples = Array.from({ length: 5 }, (_, sample) => x.slice(30 * sample, 30 * (sample + 1)));
    const spreads = samples.map((now) => Math.max(...now) - Math.min(...now));
    expect(valuesOf(some, 'spread')).toEqual(spreads);
    for (const [sample, now] of samples.entries()) {
      const mean = now.reduce((sum, value) => sum + value, 0) / 30;
      expect(valuesOf(some, 'mid')[sample]).toBeCloseTo(mean, 14);
      const ranks = now.map(
        (value, i) => now.filter((other, j) => other > value || (other === value && j < i)).length,
      );
      expect(valuesOf(some, 'place').slice(30 * sample, 30 * (sample + 1))).toEqual(ranks);
    }
  });

  it('may read what no step does: cells step by themselves then', async () => {
    const alone = modelOf(CROWD.replace('w * mid', 'w').replace(/ {2}spike[\s\S]*of x }/, ''));
    const artifact = known(compile(alone, { records: ['spread', 'x'] }).artifact, 'compiled model');
    expect(artifact.program.driver).toEqual({ kind: 'fixed' });
    const result = await ran(alone, { cells: 9, record: ['x', 'spread[0]'], measure: 'last(spread)' });
    const x = valuesOf(result, 'x').slice(-9);
    expect(valuesOf(result, 'spread').at(-1)).toBe(Math.max(...x) - Math.min(...x));
    expect(known(result.measures.get('last(spread)'), 'measure').values[4]).toBe(
      valuesOf(result, 'spread').at(-1),
    );
    expect(known(compile(alone).artifact, 'compiled model').program.sampled).toBeUndefined();
  });

  it('tell what was held over the steps', async () => {
    expect(heldLines(await ran(model, { cells: 2 }))).toEqual([
      '`mean over cells of x`: taken as each step begins, and held over it; what that does is of first order in dt.',
    ]);
  });
});

describe('a cell that fails', () => {
  const BLOWS = `
neuron Blows {
  time unit 1 ms
  state x = uniform(0.5, 1)
  total = sum over cells of x
  dx/dt = x * total / (1 - heaviside(total - 1e5))
}`;

  it('ends the run of all in that step, with what it read of the others', async () => {
    const model = modelOf(BLOWS);
    for (const target of ['js', 'interpreter'] as const) {
      const options = { for: '9 ms', dt: '0.1 ms', method: 'euler', cells: 5, record: 'x', target } as const;
      const { diagnostics, result } = await run(model, options);
      expect(known(result, 'result').meta.ending).toBe('not-finite');
      const [problem] = diagnostics;
      const text = renderDiagnostics([known(problem, 'problem')], new Map([['model.axo', BLOWS]]));
      expect(text).toMatchInlineSnapshot(`
        "error[run/not-finite]: The state variable \`x\` of Blows became infinite between 0.7 ms and 0.8 ms (step 7) in cell 0.
          --> model.axo:6:11
           |
         6 |   dx/dt = x * total / (1 - heaviside(total - 1e5))
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`x * total / (1 - heaviside(total - 1e5))\` is infinite there, as \`x\` is 1032390 and \`total\` is 5126610 and \`1 - heaviside(total - 1e5)\` is 0
        hint: before that step x = 1032390. It divides by \`1 - heaviside(total - 1e5)\`, which is 0 there: say with \`if\` what the formula is at that place.

        1 error"
      `);
    }
  });

  it('is found by Newton’s method before any cell has made the step', async () => {
    const model = modelOf(`
neuron Jumps {
  time unit 1 ms
  state x = uniform(1, 2)
  dx/dt = (max over cells of x) * (if x > 3 then -1e3 else 1e3) * (1 + 0 * x^2)
}`);
    const { result, diagnostics } = await run(model, {
      for: '1 ms',
      dt: '0.1 ms',
      method: 'implicit_euler',
      cells: 4,
      record: 'x',
    });
    expect(known(result, 'result').meta.ending).toBe('no-step');
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/no-step']);
  });
});

describe('a run that is stopped', () => {
  it('ends between steps of all cells', async () => {
    const { artifact } = compile(modelOf(CROWD), { method: 'euler' });
    const { linkables } = known(artifact, 'compiled model');
    const begin = (): ReturnType<typeof makePopulation> => {
      const population = makePopulation(linkables.js, { cells: 20_000 });
      setTimeStep(population, { p: 1, q: 10 });
      initialise(population);
      return population;
    };
    const stopped = begin();
    const controller = new AbortController();
    const outcome = await runPopulation(stopped, {
      steps: 100_000,
      states: ['x'],
      signal: controller.signal,
      onProgress: (done) => {
        if (done > 3) controller.abort();
      },
    });
    expect(outcome.ending).toBe('stopped');
    expect(outcome.steps).toBeGreaterThan(3);
    const whole = begin();
    const { spikes } = runPopulationNow(whole, { steps: outcome.steps, states: ['x'] });
    expect([...columnView(stopped, 'x')]).toEqual([...columnView(whole, 'x')]);
    expect(outcome.spikes.triples.slice(0, 3 * outcome.spikes.length)).toEqual(
      spikes.triples.slice(0, 3 * spikes.length),
    );
  });
});

describe('what is asked of a run', () => {
  const model = modelOf(CROWD);
  const problems = async (options: RunOptions): Promise<readonly string[]> => {
    const { diagnostics } = await run(model, { for: '1 ms', dt: '0.1 ms', ...options });
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };

  it('is no sweep', async () => {
    expect(await problems({ sweep: { w: '0 .. 1 in 3' } })).toEqual([
      'run/sweep-over-cells: The cells of a sweep differ in what is swept, and `Crowd` takes a mean over all of them.',
    ]);
    const driven = modelOf(CROWD.replace('param w = 0.5', 'param w = 0.5\n  input I = 0'));
    const hintOf = async (name: string): Promise<string | undefined> => {
      const { diagnostics } = await run(driven, {
        for: '1 ms',
        dt: '0.1 ms',
        sweep: { [name]: '0 .. 1 in 3' },
      });
      return diagnostics[0]?.hint;
    };
    expect(await hintOf('w')).toMatch(/`--set "w = …"`/);
    expect(await hintOf('I')).toMatch(/`--input "I = …"`/);
  });

  it('is no method whose steps differ from cell to cell', async () => {
    expect(await problems({ method: 'dopri5' })).toEqual([
      'method/needs-grid: `dopri5` has no steps that a model could see, and a function over cells is taken of all cells at the same grid point.',
    ]);
    expect(await problems({ spikeTimes: 'located' })).toEqual([
      'method/needs-grid: Located spikes lie within steps, and a function over cells is taken of all cells at the same grid point.',
    ]);
  });

  it('may be float32: what all come to is summed in float64, and rounded', async () => {
    const long = await ran(model, { cells: 40, record: ['x', 'spread'] });
    const short = await ran(model, { cells: 40, record: ['x', 'spread'], float: 'f32' });
    const [x, rounded] = [valuesOf(long, 'x'), valuesOf(short, 'x')];
    expect(rounded.every((value) => value === Math.fround(value))).toBe(true);
    for (const [i, value] of rounded.slice(0, 400).entries()) expect(value).toBeCloseTo(x[i] ?? 0, 5);
  });

  it('may be spikes on the line between what is seen at both ends of a step', async () => {
    const parting = modelOf(`
neuron Parting {
  time unit 1 ms
  param w = 1
  state x = 1
  dx/dt = w
  spike when (2 * (mean over cells of x) - 4) crosses x
}`);
    const options = { cells: 2, set: { w: [1, 3] }, dt: '0.3 ms', spikeTimes: 'interpolated' } as const;
    const { spikes } = await ran(parting, { ...options, for: '6 ms' });
    // 2 (1 + 2 t) - 4 comes up to 1 + w t where t is 3 / (4 - w).
    expect(spikes.map((times) => [...times].map((time) => Number(time.toFixed(12))))).toEqual([[1], [3]]);
  });
});

describe('a step that is too long', () => {
  it('is told of a cell by itself', () => {
    const model = modelOf(`
neuron Stiff {
  time unit 1 ms
  state x = uniform(0, 1)
  dx/dt = 100 * ((mean over cells of x) / 2 - x)
}`);
    const { diagnostics } = checkRun(model, { for: '1 ms', dt: '0.1 ms', cells: 3 });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Where a cell by itself rests rk4 is stable up to dt = 0.0279 ms; this run takes 0.1 ms.',
    ]);
  });
});
