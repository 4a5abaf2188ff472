import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions, RunReport } from '../../src/simulate/run-options.ts';
import { cellTrace, type RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf, shippedModel } from './models.ts';

const leaky = modelOf(LEAKY);

/** Runs again with what an earlier run compiled, and says whether it was used as it was. */
async function runAgain(
  { prepared }: RunReport,
  options: RunOptions,
): Promise<RunReport & { readonly isReused: boolean }> {
  const next = await run(leaky, prepared === undefined ? options : { ...options, prepared });
  return { ...next, isReused: prepared !== undefined && next.prepared === prepared };
}

async function resultOf(options: RunOptions, model = leaky): Promise<RunResult> {
  const { result, diagnostics } = await run(model, options);
  if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

/** Returns the samples of every cell, cell by cell. */
function cellsOf(result: RunResult, name: string): readonly (readonly number[])[] {
  const trace = result.traces.get(name);
  if (trace === undefined) throw new Error(`no trace ${name}`);
  return Array.from(trace.cells, (_, place) => [...cellTrace(trace, place)]);
}

/** Returns what a refused run says, as the user sees it. */
async function refusal(options: RunOptions, text = LEAKY): Promise<string> {
  const { result, diagnostics, sources } = await run(modelOf(text), { for: '1 ms', ...options });
  expect(result).toBeUndefined();
  return renderDiagnostics(
    diagnostics,
    new Map([['model.axo', text], ...sources.map((source) => [source.name, source.text] as const)]),
  );
}

/** Returns the parameter that each cell had. */
async function parameterOf(name: string, options: RunOptions, text = LEAKY): Promise<readonly number[]> {
  const result = await resultOf({ for: 0, record: [name], ...options }, modelOf(text));
  return cellsOf(result, name).map(([first]) => first ?? Number.NaN);
}

describe('each cell has values of its own', () => {
  it('from a text that reads the number of the cell, and how many there are', async () => {
    const set = { tau: '(1 + 0.5 * i / N) * 10 ms' };
    expect(await parameterOf('tau', { cells: 4, set })).toEqual([10, 11.25, 12.5, 13.75]);
    expect(await parameterOf('tau', { cells: 1, set })).toEqual([10]);
  });

  it('from numbers in the declared unit', async () => {
    expect(await parameterOf('tau', { cells: 3, set: { tau: [5, 0.1 * 30, 20] } })).toEqual([5, 3, 20]);
    const set = { tau: Float64Array.of(5, 10) };
    expect(await parameterOf('tau', { cells: 2, set })).toEqual([5, 10]);
  });

  it('from a text that lists them', async () => {
    expect(await parameterOf('tau', { cells: 2, set: { tau: '[5 ms, 0.02 s]' } })).toEqual([5, 20]);
  });

  it('for initial values and inputs as well, and what follows from them follows', async () => {
    const result = await resultOf({
      for: '1 ms',
      dt: '1 ms',
      cells: 2,
      method: 'euler',
      set: { E: '-70 mV + i * 10 mV' },
      inputs: { I: '[1 mV/ms, 2 mV/ms]' },
      record: ['v'],
    });
    expect(cellsOf(result, 'v')).toEqual([
      [-70, -69],
      [-60, -58],
    ]);
    expect(cellsOf(await resultOf({ for: 0, cells: 2, set: { v: [-60, -65] }, record: ['v'] }), 'v')).toEqual(
      [[-60], [-65]],
    );
  });

  it('in a stimulus that changes with time', async () => {
    const result = await resultOf({
      for: '3 ms',
      dt: '1 ms',
      cells: 3,
      inputs: { I: 'if t > i * 1 ms then i / N * 3 mV/ms else 0' },
      record: ['I'],
    });
    expect(cellsOf(result, 'I')).toEqual([
      [0, 0, 0, 0],
      [0, 1, 1, 1],
      [0, 0, 2, 2],
    ]);
  });
});

describe('a value that reads others sees the values of the run', () => {
  const text =
    'neuron Cell {\n  param a = 1\n  param b = 2\n  param c = a + b\n  state x = c\n  dx/dt = -x / (a * 1 ms)\n}\n';

  it('in whatever order they are written', async () => {
    expect(await parameterOf('b', { set: { a: 5, b: '2 * a' } }, text)).toEqual([10]);
    expect(await parameterOf('b', { set: { b: '2 * a', a: 5 } }, text)).toEqual([10]);
    expect(await parameterOf('c', { cells: 2, set: { b: '2 * a', a: 'i' } }, text)).toEqual([0, 3]);
  });

  it('through what the model computes', async () => {
    expect(await parameterOf('x', { set: { x: '10 * c', b: '2 * a', a: 5 } }, text)).toEqual([150]);
  });

  it('its own name is what the model says', async () => {
    expect(await parameterOf('b', { set: { b: '2 * b' } }, text)).toEqual([4]);
    expect(await parameterOf('c', { set: { c: '10 * c', a: 2 } }, text)).toEqual([40]);
  });

  it('and may not need itself through another', async () => {
    expect(await refusal({ set: { a: 'b', b: '2 * a' } }, text)).toMatchInlineSnapshot(`
      "error[run/circular-settings]: The value set for \`a\` needs itself: \`a\` needs \`b\` needs \`a\`.
        --> set a:1:1
         |
       1 | b
         | ^
      hint: set one of them to a value that reads none of the others.

      1 error"
    `);
    expect(await refusal({ set: { a: 'c' } }, text)).toMatchInlineSnapshot(`
      "error[run/circular-settings]: The value set for \`a\` needs itself: \`a\` needs \`c\` needs \`a\`.
        --> set a:1:1
         |
       1 | c
         | ^
      hint: set one of them to a value that reads none of the others.

      1 error"
    `);
  });
});

describe('a run is refused that gives', () => {
  it('too few numbers', async () => {
    expect(await refusal({ cells: 5, set: { tau: [5, 10] } })).toMatchInlineSnapshot(`
      "error[run/wrong-length]: \`tau\` was given 2 numbers, but the run has 5 cells.
      hint: give one number per cell, or one for all.

      1 error"
    `);
    expect(await refusal({ set: { tau: '[5 ms, 10 ms]' } })).toMatchInlineSnapshot(`
      "error[run/wrong-length]: \`tau\` was given 2 numbers, but the run has 1 cell.
      hint: ask for 2 cells, or give one number.

      1 error"
    `);
  });

  it('what is no number, naming the cell', async () => {
    expect(await refusal({ cells: 3, set: { tau: [5, 10, Number.NaN] } })).toMatchInlineSnapshot(`
      "error[run/not-a-value]: The value given for \`tau\` in cell 2 is not a number (NaN).
      hint: give every cell a number.

      1 error"
    `);
    expect(await refusal({ cells: 3, set: { tau: '10 ms * i / i' } })).toMatchInlineSnapshot(`
      "error[run/not-a-value]: The value given for \`tau\` in cell 0 is not a number (NaN).
        --> set tau:1:1
         |
       1 | 10 ms * i / i
         | ^^^^^^^^^^^^^
      hint: give every cell a number.

      1 error"
    `);
  });

  it('a value outside its range, naming the first cell', async () => {
    expect(await refusal({ cells: 300, set: { tau: 'i * 1 ms + 1 ms' } })).toMatchInlineSnapshot(`
      "error[run/outside-range]: \`tau\` is set to 101 ms in cell 100, outside its range from 1 ms to 100 ms.
        --> model.axo:3:25
         |
       3 |   param tau = 10 ms in [1 ms, 100 ms]
         |                         ^^^^^^^^^^^^ the range is declared here
      hint: set it to a value from 1 ms to 100 ms.

      1 error"
    `);
  });

  it('a value from which one outside its range follows', async () => {
    expect(await refusal({ cells: 9, set: { E: '-70 mV - i * 10 mV' } })).toMatchInlineSnapshot(`
      "error[run/derived-outside-range]: The initial value of \`v\` comes to -110 mV in cell 4, outside its range from -100 mV to 50 mV.
        --> model.axo:6:18
         |
       6 |   state v : mV = E in [-100 mV, 50 mV]
         |                  ^ this is -110 mV
         |                        -------------- the range is declared here
      hint: set what it is computed from so that it lies in its range.

      1 error"
    `);
  });

  it('the entries of a list a value per cell', async () => {
    const text =
      'neuron Cell {\n  param T = 2 ms\n  param U = 2 * T\n  param times : ms[] = [1 ms, U]\n  state x = 1\n  dx/dt = -x / T\n  spike at times\n}\n';
    expect(await refusal({ cells: 2, set: { T: '(1 + i) * 1 ms' } }, text)).toMatchInlineSnapshot(`
      "error[run/list-per-cell]: The list \`times\` is one for all cells, but reads \`U\`, which has a value per cell in this run.
        --> model.axo:4:31
         |
       4 |   param times : ms[] = [1 ms, U]
         |                               ^ differs with \`U\`
      hint: set \`U\` to one value for all cells, or write it without the list.

      1 error"
    `);
  });

  it('a period that is 0 in one cell', async () => {
    const text =
      'neuron Cell {\n  param T = 2 ms\n  state x = 1\n  dx/dt = -x / 1 ms\n  every T { x = 1 }\n}\n';
    expect(await refusal({ cells: 3, set: { T: '(2 - i) * 1 ms' } }, text)).toMatchInlineSnapshot(`
      "error[run/period]: The period of \`every T\` must be above 0, but is 0 ms in cell 2.
        --> model.axo:5:9
         |
       5 |   every T { x = 1 }
         |         ^
      hint: set it to a time such as \`10 ms\`; \`on step\` runs at every step.

      1 error"
    `);
  });
});

it('`i` is the number of the cell even where the model has another, which a warning says', async () => {
  const text = 'neuron Cell {\n  param i = 5\n  param a = 1\n  state x = a\n  dx/dt = -i * x / 1 ms\n}\n';
  const options: RunOptions = { for: 0, cells: 2, set: { a: '1 + i' }, record: ['a'] };
  const { result, diagnostics, sources } = await run(modelOf(text), options);
  expect([...(result?.traces.get('a')?.values ?? [])]).toEqual([1, 2]);
  const texts = new Map([['model.axo', text], ...sources.map(({ name, text }) => [name, text] as const)]);
  expect(renderDiagnostics(diagnostics, texts)).toMatchInlineSnapshot(`
    "warning[run/cell-number]: \`i\` is the number of the cell here, not the \`i\` of Cell.
      --> set a:1:5
       |
     1 | 1 + i
       |     ^ counts from 0
      ::: model.axo:2:9
       |
     2 |   param i = 5
       |         - this cannot be read here
    hint: give what the model declares another name if you mean that.

    1 warning"
  `);
});

it('a refractory time and a period may differ between cells', async () => {
  const text =
    'neuron Cell {\n  param T = 2 ms\n  state x = 0\n  dx/dt = 1 / 1 ms\n  spike when x > 0.5\n  refractory T\n' +
    '  every 3 * T { x = 0 }\n}\n';
  const options: RunOptions = {
    for: '20 ms',
    dt: '0.5 ms',
    cells: 3,
    set: { T: '(1 + i) * 1 ms' },
    record: ['x'],
  };
  const [js, interpreter] = await Promise.all(
    (['js', 'interpreter'] as const).map((target) => resultOf({ ...options, target }, modelOf(text))),
  );
  expect(js?.spikes.map(({ length }) => length)).toEqual([13, 8, 6]);
  expect(interpreter?.spikes).toEqual(js?.spikes);
  expect(interpreter?.traces).toEqual(js?.traces);
});

describe('changing values compiles nothing', () => {
  it('but once where a parameter begins to differ between cells', async () => {
    const base: RunOptions = { for: '1 ms', cells: 3, record: ['v'] };
    const one = await run(leaky, { ...base, set: { tau: 5 } });
    const perCell = await runAgain(one, { ...base, set: { tau: [5, 6, 7] } });
    expect(perCell.isReused).toBe(false);
    const text = await runAgain(perCell, { ...base, set: { tau: '(5 + i) * 1 ms' } });
    expect(text.isReused).toBe(true);
    expect(text.result?.traces).toEqual(perCell.result?.traces);
    const sweep = await runAgain(text, { for: '1 ms', record: ['v'], sweep: { tau: '5 ms .. 7 ms in 3' } });
    expect(sweep.isReused).toBe(true);
    expect(sweep.result?.traces).toEqual(perCell.result?.traces);
  });

  it('not where inputs and initial values do, which always are per cell', async () => {
    const base: RunOptions = { for: '1 ms', cells: 3 };
    const one = await run(leaky, { ...base, set: { v: -60 }, inputs: { I: 1 } });
    const next = await runAgain(one, { ...base, set: { v: [-60, -61, -62] }, inputs: { I: 'i * 1 mV/ms' } });
    expect(next.isReused).toBe(true);
  });
});

describe('laws', () => {
  const text = `
neuron Cell {
  param tau = 10 ms
  param a = 2
  param b = 3 * a
  input I : mV/ms = 1 mV/ms
  state v : mV = -60 mV + a * 1 mV
  state w = b
  dv/dt = I - (v + 60 mV) / tau
  dw/dt = (exp(v / 25 mV) * b - w) / tau
  spike when v >= -57 mV
  on spike { v -= 5 mV
    w += a }
  refractory 1 ms * a
}
`;
  const model = modelOf(text);
  const number = fc.double({ min: 0.5, max: 4, noNaN: true });

  it('a population with values per cell does what each cell does alone, bit for bit, on both targets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: number, tau: number, v: number, I: number }), {
          minLength: 1,
          maxLength: 10,
        }),
        fc.constantFrom('euler', 'rk4', 'exponential_euler'),
        fc.boolean(),
        async (cells, method, fold) => {
          const base: RunOptions = { for: '5 ms', dt: '0.1 ms', method, fold, record: ['v', 'w', 'b'] };
          const many: RunOptions = {
            ...base,
            cells: cells.length,
            set: { a: cells.map(({ a }) => a), tau: cells.map(({ tau }) => tau), v: cells.map(({ v }) => v) },
            inputs: { I: cells.map(({ I }) => I) },
          };
          const js = await resultOf(many, model);
          for (const [cell, { a, tau, v, I }] of cells.entries()) {
            const alone = await resultOf({ ...base, set: { a, tau, v }, inputs: { I } }, model);
            for (const name of ['v', 'w', 'b']) {
              expect(cellsOf(js, name)[cell]).toEqual([...(alone.traces.get(name)?.values ?? [])]);
            }
            expect(js.spikes[cell]).toEqual(alone.spikes[0]);
          }
          if (method === 'exponential_euler') return;
          const reference = await resultOf({ ...many, target: 'interpreter' }, model);
          expect(reference.traces).toEqual(js.traces);
          expect(reference.spikes).toEqual(js.spikes);
        },
      ),
      { numRuns: 12 },
    );
  });
});

it('values for a hundred thousand cells take no long time', async () => {
  const hodgkinHuxley = shippedModel('neurons/hodgkin-huxley');
  const [parameter] = hodgkinHuxley.parameters.filter(({ isWired }) => !isWired);
  expect(parameter).toBeDefined();
  const cells = 100_000;
  const result = await resultOf(
    {
      for: 0,
      cells,
      set: { [parameter?.name ?? '']: `${parameter?.name} * (1 + 0.001 * i / N)` },
      record: [],
    },
    hodgkinHuxley,
  );
  expect(result.cells).toBe(cells);
});
