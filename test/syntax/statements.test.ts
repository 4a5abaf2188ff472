import { describe, expect, test } from 'vitest';
import { parse } from '../../src/syntax/parse.ts';
import type { StatementSyntax } from '../../src/syntax/statement-tree.ts';
import type { ModelSyntax } from '../../src/syntax/tree.ts';
import { withoutSpans } from './arbitraries.ts';

function model(text: string): ModelSyntax {
  const { model: read, diagnostics } = parse({ name: '<test>', text });
  expect(diagnostics).toEqual([]);
  return read;
}

function statements(body: string): readonly StatementSyntax[] {
  const [declaration] = model(`neuron N {\n${body}\n}\n`).declarations;
  return declaration?.kind === 'component' ? declaration.statements : [];
}

/** Returns the one statement of a component without places and comments. */
function statement(body: string): unknown {
  const [first, ...rest] = statements(body);
  expect(rest).toEqual([]);
  return strip(first);
}

function strip(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(withoutSpans(node), (key, value) => (key === 'comments' ? undefined : value)),
  );
}

const name = (text: string): object => ({ text });
const path = (...names: readonly string[]): object => ({ kind: 'path', names: names.map(name) });
const number = (text: string): object => ({ kind: 'number', text });
const factor = (text: string, numerator = 1): object => ({
  name: name(text),
  exponent: { numerator, denominator: 1 },
});
const mV = { kind: 'unit', text: 'mV', factors: [factor('mV')], bracketed: false };
const quantity = (text: string): object => ({ kind: 'quantity', text, unit: mV });

describe('statements of a component', () => {
  test('a parameter has a unit, a value and a range, each of which may be missing', () => {
    expect(statement('param E : mV = 50 mV in [0 mV, 60 mV]')).toEqual({
      kind: 'parameter',
      name: name('E'),
      unit: mV,
      value: quantity('50'),
      range: { low: quantity('0'), high: quantity('60') },
      isList: false,
    });
    expect(statement('param E')).toEqual({ kind: 'parameter', name: name('E'), isList: false });
    expect(statement('param E : 1')).toMatchObject({ unit: { text: '1', factors: [] } });
    expect(statement('param k : 1/ms = 2')).toMatchObject({
      unit: { text: '1/ms', factors: [factor('ms', -1)] },
    });
    expect(statement('param k : [nA mV^-1]')).toMatchObject({
      unit: { text: 'nA mV^-1', bracketed: true, factors: [factor('nA'), factor('mV', -1)] },
    });
  });

  test('a parameter may be a list', () => {
    expect(statement('param levels : mV[] = [1 mV, 2 mV]')).toEqual({
      kind: 'parameter',
      name: name('levels'),
      unit: mV,
      value: { kind: 'list', elements: [quantity('1'), quantity('2')] },
      isList: true,
    });
  });

  test('inputs and states are declared alike', () => {
    expect(statement('input v : mV')).toEqual({ kind: 'input', name: name('v'), unit: mV });
    expect(statement('state v : mV = 0 mV in [0 mV, 1 mV]')).toEqual({
      kind: 'state',
      name: name('v'),
      unit: mV,
      value: quantity('0'),
      range: { low: quantity('0'), high: quantity('1') },
    });
  });

  test('one `state` may declare several variables', () => {
    expect(statements('state A, B = 2,\n C : mV').map(strip)).toEqual([
      { kind: 'state', name: name('A') },
      { kind: 'state', name: name('B'), value: number('2') },
      { kind: 'state', name: name('C'), unit: mV },
    ]);
  });

  test('an equation is written with d/dt or primes, which are counted', () => {
    const value = path('x');
    expect(statement('dv/dt = x')).toEqual({
      kind: 'equation',
      state: name('v'),
      notation: 'leibniz',
      order: 1,
      value,
    });
    expect(statement("v' = x")).toEqual({
      kind: 'equation',
      state: name('v'),
      notation: 'prime',
      order: 1,
      value,
    });
    expect(statement("v'' = x")).toMatchObject({ notation: 'prime', order: 2 });
    expect(statement('ddt/dt = x')).toMatchObject({ state: name('dt') });
    expect(statement('dτ_m/dt = x')).toMatchObject({ state: name('τ_m') });
  });

  test('a gate has entries, on one line or several, and perhaps an initial value', () => {
    const entries = [
      { key: name('alpha'), value: path('a') },
      { key: name('beta'), value: path('b') },
    ];
    const gate = { kind: 'gate', name: name('m'), entries, trailing: [] };
    expect(statement('gate m { alpha = a; beta = b }')).toEqual(gate);
    expect(statement('gate m\n{\n alpha = a\n\n beta = b\n}')).toEqual(gate);
    expect(statement('gate m = 0.5 { alpha = a; beta = b }')).toEqual({ ...gate, value: number('0.5') });
  });

  test('a definition may declare its unit and be an output', () => {
    expect(statement('i = x')).toEqual({
      kind: 'definition',
      name: name('i'),
      isOutput: false,
      value: path('x'),
    });
    expect(statement('i : mV = x')).toMatchObject({ unit: mV, isOutput: false });
    expect(statement('output i : mV = x')).toMatchObject({ kind: 'definition', unit: mV, isOutput: true });
  });

  test('a part is used with or without arguments', () => {
    expect(statement('use na = SquidNa')).toEqual({
      kind: 'use',
      name: name('na'),
      component: name('SquidNa'),
      arguments: [],
    });
    expect(statement('use na = SquidNa()')).toMatchObject({ arguments: [] });
    expect(statement('use na = SquidNa(g = 1,\n E = x)')).toMatchObject({
      arguments: [
        { name: name('g'), value: number('1') },
        { name: name('E'), value: path('x') },
      ],
    });
  });

  test('spikes come by a condition, with a count, at times or at a rate', () => {
    expect(statement('spike when x')).toEqual({ kind: 'spike', form: 'when', value: path('x') });
    expect(statement('spike count 2 when x')).toEqual({
      kind: 'spike',
      form: 'when',
      count: number('2'),
      value: path('x'),
    });
    expect(statement('spike at times')).toEqual({ kind: 'spike', form: 'at', value: path('times') });
    expect(statement('spike at rate x')).toEqual({ kind: 'spike', form: 'rate', value: path('x') });
  });

  test('`rate` behind `spike at` is the word wherever something follows it', () => {
    expect(statement('spike at rate (x)')).toMatchObject({ form: 'rate', value: { kind: 'group' } });
    expect(statement('spike at rate -x')).toMatchObject({ form: 'rate', value: { kind: 'negate' } });
    expect(statement('spike at rate')).toMatchObject({ form: 'at', value: path('rate') });
    expect(statement('spike at rate.x')).toMatchObject({ form: 'at', value: path('rate', 'x') });
  });

  test('blocks run at a spike, in every step, when a condition becomes true, at times', () => {
    const block = { statements: [], trailing: [] };
    expect(statement('on spike {}')).toEqual({ kind: 'event', trigger: { kind: 'spike' }, block });
    expect(statement('on step {}')).toMatchObject({ trigger: { kind: 'step' } });
    expect(statement('on x {}')).toMatchObject({ trigger: { kind: 'condition', condition: path('x') } });
    expect(statement('on (spike) {}')).toMatchObject({ trigger: { kind: 'condition' } });
    expect(statement('on spike and x {}')).toMatchObject({
      trigger: { kind: 'condition', condition: { kind: 'logic' } },
    });
    expect(statement('at 10 {}')).toMatchObject({ trigger: { kind: 'at', times: number('10') } });
    expect(statement('at [1, 2] {}')).toMatchObject({ trigger: { kind: 'at', times: { kind: 'list' } } });
    expect(statement('every 10 {}')).toMatchObject({ trigger: { kind: 'every', period: number('10') } });
    expect(statement('every 10 from 5 {}')).toMatchObject({
      trigger: { kind: 'every', period: number('10'), from: number('5') },
    });
  });

  test('a refractory time may name the states that it holds', () => {
    expect(statement('refractory 2')).toEqual({ kind: 'refractory', duration: number('2'), holds: [] });
    expect(statement('refractory 2 holds v, na.m')).toEqual({
      kind: 'refractory',
      duration: number('2'),
      holds: [path('v'), path('na', 'm')],
    });
    expect(statement('refractory T\n holds v')).toMatchObject({ holds: [path('v')] });
  });

  test('a component may have a time unit', () => {
    expect(statement('time unit 1')).toEqual({ kind: 'timeUnit', value: number('1') });
  });
});

describe('statements of an event block', () => {
  test('assignments, local names and choices', () => {
    expect(
      statement('on spike { v = c; na.m += 1; let x = 2; if x { y = 1 } else if z { } else { y *= 2 } }'),
    ).toMatchObject({
      block: {
        statements: [
          { kind: 'assignment', target: path('v'), operator: '=', value: path('c') },
          { kind: 'assignment', target: path('na', 'm'), operator: '+=', value: number('1') },
          { kind: 'let', name: name('x'), value: number('2') },
          {
            kind: 'if',
            branches: [
              { condition: path('x'), block: { statements: [{ operator: '=' }] } },
              { condition: path('z'), block: { statements: [] } },
            ],
            otherwise: { statements: [{ operator: '*=' }] },
          },
        ],
      },
    });
  });

  test('`else` goes on behind `}`, on the same line or the next', () => {
    const [event] = statements('on spike {\n if a { v = 1 }\n else { v = 2 }\n}');
    expect(event?.kind === 'event' && event.block.statements.map(({ kind }) => kind)).toEqual(['if']);
  });
});

describe('declarations of a file', () => {
  test('imports, constants, functions, components and variants', () => {
    const { declarations } = model(`
import { A, B as C } from "./file.axo"
import {
  D
  E
} from "std/hh"
const K : mV = 2 mV
function f(x : mV, y) = x * y
function g() = 1
channel A { }
neuron B = A(c = -50, d = 2)
pool P = A
`);
    expect(declarations.map(strip)).toMatchObject([
      {
        kind: 'import',
        names: [
          { name: name('A'), as: name('A') },
          { name: name('B'), as: name('C') },
        ],
        from: name('./file.axo'),
      },
      { kind: 'import', names: [{ name: name('D') }, { name: name('E') }] },
      { kind: 'constant', name: name('K'), unit: mV },
      { kind: 'function', name: name('f'), parameters: [{ name: name('x'), unit: mV }, { name: name('y') }] },
      { kind: 'function', name: name('g'), parameters: [] },
      { kind: 'component', componentKind: 'channel', name: name('A'), statements: [] },
      {
        kind: 'variant',
        componentKind: 'neuron',
        name: name('B'),
        base: name('A'),
        arguments: [{ name: name('c') }, { name: name('d') }],
      },
      { kind: 'variant', componentKind: 'pool', base: name('A'), arguments: [] },
    ]);
  });
});

describe('synapses and sources', () => {
  test('a synapse declares what it sees of its cells, and adds to what the second receives', () => {
    expect(statement('pre v : mV')).toMatchObject({ kind: 'port', end: 'pre', path: { names: [name('v')] } });
    expect(statement('post ampa.T : mM')).toMatchObject({
      kind: 'port',
      end: 'post',
      path: { names: [name('ampa'), name('T')] },
      unit: { text: 'mM' },
    });
    expect(statement('post.I -= g * (pre.v - post.v)')).toMatchObject({
      kind: 'coupling',
      target: { names: [name('post'), name('I')] },
      operator: '-=',
      value: { kind: 'product' },
    });
  });

  test('its blocks run where a spike arrives, and where the second cell spikes', () => {
    expect(statement('on pre { post.g_e += w; w += y }')).toMatchObject({
      kind: 'event',
      trigger: { kind: 'pre' },
      block: { statements: [{ target: { names: [name('post'), name('g_e')] } }, { operator: '+=' }] },
    });
    expect(statement('on post\n{ y += A }')).toMatchObject({ trigger: { kind: 'post' } });
    expect(statement('on (post) { y = 1 }')).toMatchObject({ trigger: { kind: 'condition' } });
  });

  test('its words are free as names', () => {
    expect(statement('pre = post + synapse')).toMatchObject({ kind: 'definition', name: name('pre') });
    expect(statement('post : mV = 1 mV')).toMatchObject({ kind: 'definition', name: name('post') });
    expect(statement("pre' = 1")).toMatchObject({ kind: 'equation', state: name('pre') });
  });

  test('they are declared as other components are', () => {
    const text = `## plasticity
synapse STDP {
  # inside
  on pre { post.g += w }
}  # behind
source Poisson { spike at rate 10 Hz }
synapse Slow = STDP(tau = 40 ms)
`;
    expect(model(text).declarations).toMatchObject([
      { kind: 'component', componentKind: 'synapse' },
      { kind: 'component', componentKind: 'source' },
      { kind: 'variant', componentKind: 'synapse' },
    ]);
  });
});

describe('kinetic schemes', () => {
  test('a reaction names each species as often as it takes part', () => {
    expect(statement('reaction A + B <-> C (kf, 2 [1/ms])')).toMatchObject({
      kind: 'reaction',
      left: [name('A'), name('B')],
      right: [name('C')],
      isReversible: true,
      constants: [{ kind: 'path' }, { kind: 'quantity', text: '2' }],
    });
    expect(statement('reaction A + A\n  -> 0 (\n  k)')).toMatchObject({
      left: [name('A'), name('A')],
      right: [],
      isReversible: false,
      constants: [{ kind: 'path' }],
    });
    expect(statement('reaction 0 -> A')).toMatchObject({ left: [], right: [name('A')], constants: [] });
    expect(statement('reaction reaction -> start ()')).toMatchObject({ constants: [] });
  });

  test('states that start at equilibrium are one statement', () => {
    expect(statement('state A, B : uM in [0, 1]\n  start steady sum 1 uM')).toMatchObject({
      kind: 'steady',
      states: [{ name: name('A') }, { name: name('B'), unit: { text: 'uM' }, range: {} }],
      sum: { kind: 'quantity' },
    });
    expect(statement('state start, steady : 1 start steady sum sum')).toMatchObject({
      kind: 'steady',
      states: [{ name: name('start') }, { name: name('steady') }],
      sum: { kind: 'path' },
    });
    expect(statements('state start\nstart = 2')).toHaveLength(2);
  });
});

describe('words that are free as names', () => {
  test.each([
    'param count = 3',
    'state spike = 0',
    'spike = 2',
    'rate = 5',
    'when = 1',
    'at = 3',
    'every = 3',
    'refractory = 3',
    'time = 3',
    'unit = 3',
    'let = 3',
    'neuron = 3',
    'channel : mV = 3 mV',
    'reaction = 1',
    'reaction : mV = 1 mV',
    'start = 1',
    'steady = sum',
    "reaction' = 1",
    'signal = 1',
    'alpha = beta + tau',
    'gate alpha { alpha = alpha }',
    'use use_ = neuron',
    'spike when when',
    'spike count count when when',
    'refractory holds holds holds',
    'every every from from {}',
    'on on_ { at = 1; let let = 2; every += 1 }',
    "when' = 1",
    'dspike/dt = 1',
    'x = a crosses crosses and falls falls below below',
    'constructor = __proto__ + hasOwnProperty',
  ])('%s', (text) => {
    expect(statements(text)).toHaveLength(1);
  });

  test('a name that joins lines elsewhere ends its own line', () => {
    expect(
      statements('x = 2 * when\ny = by\nwith = 3\ncrosses = 1\nspike when when\nfalls = 2'),
    ).toHaveLength(6);
  });
});

test('the tree of a variant file keeps its places', () => {
  const text = 'neuron B = A(c = -50)';
  const [declaration] = model(text).declarations;
  const value = declaration?.kind === 'variant' ? declaration.arguments[0]?.value.span : undefined;
  expect(text.slice(value?.start, value?.end)).toBe('-50');
});
