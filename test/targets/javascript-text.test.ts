import { describe, expect, it } from 'vitest';
import { type Expression, ExpressionPool } from '../../src/expr/expression.ts';
import type { Block, Program, SymbolMeaning } from '../../src/ir/program.ts';
import { NO_BLOCKS } from '../../src/ir/program.ts';
import { FIXED } from '../../src/runtime/driver.ts';
import { initialise, makePopulation, setColumn, setTimeStep } from '../../src/runtime/population.ts';
import { comment } from '../../src/targets/javascript/comment.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import { Names, toIdentifier } from '../../src/targets/javascript/identifiers.ts';

const NOTHING: Block = { lets: [], stores: [] };

/** A leaky cell by Euler: dv/dt = (E - v) / tau + I, a spike at 30 and a reset, recorded. */
function leakyCell(name = 'v', told = 'dv/dt = (E - v) / tau + I'): Program {
  const pool = new ExpressionPool();
  const symbols = new Map<string, SymbolMeaning>([
    ['v', { kind: 'column', column: name, phase: 'start' }],
    ['v after', { kind: 'column', column: name, phase: 'attempt' }],
    ['tau', { kind: 'column', column: 'tau', phase: 'start' }],
    ['E', { kind: 'column', column: 'E', phase: 'start' }],
    ['I', { kind: 'column', column: 'I', phase: 'start' }],
    ['dt', { kind: 'clock', clock: 'stepSize' }],
    ['leak', { kind: 'local', hint: 'i.leak' }],
    ['fires', { kind: 'local', hint: 'fires' }],
  ]);
  const v = pool.symbol('v');
  const [start, rate] = [pool.number(-65), pool.symbol('leak')];
  const derivative = pool.apply('+', rate, pool.symbol('I'));
  const fires = pool.symbol('fires', 'condition');
  return {
    model: 'LeakyCell',
    method: 'euler',
    driver: FIXED,
    arithmetic: 'strict',
    pool,
    symbols,
    timeUnit: 'ms',
    tables: [],
    records: [name],
    columns: [
      { name, variability: 'cell', purpose: 'state', unit: 'mV', isGiven: false },
      { name: 'tau', variability: 'population', purpose: 'parameter', unit: 'ms', isGiven: true },
      { name: 'E', variability: 'population', purpose: 'parameter', unit: 'mV', isGiven: true },
      { name: 'I', variability: 'cell', purpose: 'input', unit: 'mV/ms', isGiven: true },
    ],
    blocks: {
      ...NO_BLOCKS,
      prepare: NOTHING,
      initialise: { lets: [], stores: [{ target: { kind: 'column', column: name }, value: start }] },
      attempt: {
        lets: [
          {
            name: 'leak',
            value: pool.apply('/', pool.apply('-', pool.symbol('E'), v), pool.symbol('tau')),
          },
        ],
        stores: [
          {
            target: { kind: 'column', column: name },
            value: pool.apply('+', v, pool.apply('*', pool.symbol('dt'), derivative)),
            comment: told,
            span: { source: 'leaky.axo', start: 40, end: 60 },
          },
        ],
      },
      event: {
        lets: [{ name: 'fires', value: pool.apply('>=', pool.symbol('v after'), pool.number(30)) }],
        stores: [
          {
            target: { kind: 'column', column: name },
            value: pool.apply('select', fires, start, pool.symbol('v after')),
            comment: 'on spike',
          },
          { target: { kind: 'spikes' }, value: pool.apply('select', fires, pool.number(1), pool.number(0)) },
        ],
      },
      record: { lets: [], stores: [{ target: { kind: 'record', record: name }, value: v }] },
    },
  };
}

describe('the text of kernels', () => {
  it('reads like the model: its names, units, equations and places', () => {
    const { kernels } = emitJavaScript(leakyCell(), { describePlace: ({ source }) => `${source}:5` });
    expect(kernels('in place')).toMatchInlineSnapshot(`
      "// LeakyCell by euler, strict arithmetic; time in ms.
      function link(buffer, elementary) {
        'use strict';
        const numbers = new Float64Array(buffer);
        const words = new Int32Array(buffer);

        function prepare(layout, firstCell, cells, firstStep, steps) {
          const columns = layout.columns;
        }

        function initialise(layout, firstCell, cells, firstStep, steps) {
          const columns = layout.columns;
          const v_at = columns[0];
          const lastCell = firstCell + cells;
          for (let cell = firstCell; cell < lastCell; cell++) {
            numbers[v_at + cell] = -65;
          }
          prepare(layout, firstCell, cells, 0, 0);
        }

        function step(layout, firstCell, cells, firstStep, steps) {
          const columns = layout.columns;
          const statusAt = layout.status;
          const spikesAt = layout.spikes;
          const dt = numbers[layout.clock + 2]; // ms
          const v_at = columns[0];
          const I_at = columns[3];
          const E = numbers[columns[2]]; // mV
          const tau = numbers[columns[1]]; // ms
          const lastCell = firstCell + cells;
          const lastStep = firstStep + steps;
          for (let cell = firstCell; cell < lastCell; cell++) {
            let v = numbers[v_at + cell]; // mV
            const I = numbers[I_at + cell]; // mV/ms
            let isBad = 0; // NaN from the first step after which a state is not finite
            for (let k = firstStep; k < lastStep; k++) {
              const i_leak = (E - v) / tau;
              // dv/dt = (E - v) / tau + I  [leaky.axo:5]
              const v_integrated = v + dt * (i_leak + I);
              const fires = v_integrated >= 30;
              // on spike
              const v_next = fires ? -65 : v_integrated;
              const spike_count = fires ? 1 : 0;
              v = v_next;
              if (spike_count > 0) {
                const spikeAt = spikesAt + 3 * words[statusAt];
                words[spikeAt] = k;
                words[spikeAt + 1] = cell;
                words[spikeAt + 2] = spike_count;
                words[statusAt] += 1;
              }
              isBad += (v - v);
            }
            numbers[v_at + cell] = v;
            if (isBad !== 0) words[statusAt + 1] = 1;
          }
        }

        function record(layout, firstCell, cells, firstStep, steps) {
          const columns = layout.columns;
          const v$record0 = layout.records[0];
          const v_at = columns[0];
          const lastCell = firstCell + cells;
          for (let cell = firstCell; cell < lastCell; cell++) {
            const v = numbers[v_at + cell]; // mV
            numbers[v$record0 + cell] = v;
          }
        }

        return { prepare, initialise, step, record };
      }
      "
    `);
  });

  it('shows one step of one cell', () => {
    expect(emitJavaScript(leakyCell()).scalarStep()).toMatchInlineSnapshot(`
      "// One step of LeakyCell by euler, strict arithmetic: from t_k to t_(k+1), in ms.
      function step(numbers, k, p, q, dt, elementary) {
        'use strict';
        const v = numbers[0]; // v, mV (state)
        const E = numbers[2]; // E, mV (parameter)
        const tau = numbers[1]; // tau, ms (parameter)
        const I = numbers[3]; // I, mV/ms (input)

        const i_leak = (E - v) / tau;
        // dv/dt = (E - v) / tau + I
        const v_integrated = v + dt * (i_leak + I);
        const fires = v_integrated >= 30;
        // on spike
        const v_next = fires ? -65 : v_integrated;
        const spike_count = fires ? 1 : 0;

        numbers[0] = v_next; // v
        return spike_count;
      }
      "
    `);
  });
});

describe('a sum of 20 000 terms', () => {
  it('is computed from left to right, in several functions', () => {
    const program = leakyCell();
    const { pool } = program;
    let sum: Expression = pool.symbol('v');
    for (let i = 0; i < 20_000; i++) sum = pool.apply(i % 3 === 0 ? '-' : '+', sum, pool.number(1 / (i + 3)));
    const store = { target: { kind: 'column', column: 'v' }, value: sum } as const;
    const blocks = { ...program.blocks, attempt: { lets: [], stores: [store] }, event: NOTHING };
    const { linkable, kernels } = emitJavaScript({ ...program, blocks });
    const population = makePopulation(linkable, { cells: 1 });
    initialise(population);
    population.kernels.step(population.layout, 0, 1, 0, 1);
    let expected = -65;
    for (let i = 0; i < 20_000; i++) expected = i % 3 === 0 ? expected - 1 / (i + 3) : expected + 1 / (i + 3);
    expect(population.numbers[population.layout.columns[0] ?? -1]).toBe(expected);
    expect(kernels('in place').match(/function step\$part/g)?.length).toBeGreaterThan(5);
  });
});

describe('what a model cannot do to the generated code', () => {
  const hostile = [
    '__proto__', 'constructor', 'arguments', 'class', 'eval', 'await', 'numbers', 'words', 'layout', 'cell', 'k',
    'p', 'q', 't', 'dt', 'isBad', 'step', 'Math', 'NaN', 'τ_m', '²', '1x', 'a.b.c', '', 'x'.repeat(1000),
    'v); process.exit(); (', 'elementary', 'buffer', 'scratch', 'undefined', 'v_at', 'v_next', 'E_at',
  ]; // biome-ignore format: one list

  it.each(hostile)('runs the same whatever a state is called: %j', (name) => {
    const population = makePopulation(emitJavaScript(leakyCell(name)).linkable, { cells: 1 });
    setTimeStep(population, { p: 1, q: 10 });
    setColumn(population, 'tau', 10);
    setColumn(population, 'E', -60);
    setColumn(population, 'I', 100);
    initialise(population);
    const { kernels, layout, numbers } = population;
    kernels.step(layout, 0, 1, 0, 3);
    let expected = -65;
    for (let k = 0; k < 3; k++) expected = expected + 0.1 * ((-60 - expected) / 10 + 100);
    expect(numbers[layout.columns[0] ?? -1]).toBe(expected);
  });

  it.each([
    '*/ throw 1 /*',
    '\n throw 1',
    '\u2028throw 1',
    '\u2029throw 1\r',
    '# sourceMappingURL=http://example.org/x.map',
    '`)} process.exit(); ({`',
    '\u202e // reversed',
    '\ud800',
  ])('keeps comments comments: %j', (text) => {
    const line = comment(text);
    expect(line).toMatch(/^\/\/ [^\n\r\u2028\u2029\u202e]*$/u);
    expect(line).not.toContain('*/');
    const { linkable } = emitJavaScript(leakyCell('v', text));
    expect(() => makePopulation(linkable, { cells: 1 })).not.toThrow();
  });

  it('gives every name once', () => {
    const names = new Names();
    expect(['class', 'v', 'v', 'a.b', 'a_b', 'v_2'].map((name) => names.unique(name))).toEqual([
      'class_2',
      'v',
      'v_2',
      'a_b',
      'a_b_2',
      'v_2_2',
    ]);
    expect(toIdentifier('τ_m')).toBe('τ_m');
  });
});
