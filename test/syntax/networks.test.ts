import { describe, expect, test } from 'vitest';
import { format } from '../../src/syntax/format.ts';
import type { NetworkStatementSyntax } from '../../src/syntax/network-tree.ts';
import { parse } from '../../src/syntax/parse.ts';

function networkOf(body: string): readonly NetworkStatementSyntax[] {
  const { model, diagnostics } = parse({ name: '<test>', text: `network N {\n${body}\n}` });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const [network] = model.declarations;
  return network?.kind === 'network' ? network.statements : [];
}

function statement(text: string): NetworkStatementSyntax | undefined {
  const [first, ...rest] = networkOf(text);
  expect(rest).toEqual([]);
  return first;
}

/** Returns the statements of a network as the formatter prints them, one a line. */
function lines(body: string): readonly string[] {
  const { model, diagnostics } = parse({ name: '<test>', text: `network N {\n${body}\n}` });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return format(model)
    .split('\n')
    .slice(1, -2)
    .map((line) => line.trim());
}

const name = (text: string): object => ({ text });

test('a network has populations, connections, signals and records', () => {
  const text = `## balanced
network COBA {
  param p = 0.02 in [0, 1]
  scale = 2 * p

  population E = LIF[3200] { v = uniform(-60 mV, -50 mV) }  ## excitatory
  population G = Cell[rows, cols]
  connect E -> E, G by Excitatory(w = normal(6 nS, 1 nS)) with probability p, delay 1.5 ms
  connect G -> E by Inhibitory with probability p, no self  # fast
  signal dopamine : uM = if t > 1 s then 1 uM else 0
  record spikes of E, G
  record v of E[0..9] every 1 ms
}
`;
  const { model, diagnostics } = parse({ name: '<test>', text });
  expect(diagnostics).toEqual([]);
  expect(model.declarations[0]).toMatchObject({
    kind: 'network',
    name: name('COBA'),
    statements: [
      { kind: 'parameter' },
      { kind: 'definition' },
      { kind: 'population' },
      { kind: 'population' },
      { kind: 'connect' },
      { kind: 'connect' },
      { kind: 'signal' },
      { kind: 'record' },
      { kind: 'record' },
    ],
  });
  expect(format(model)).toBe(text);
});

describe('a population', () => {
  test('has a size, or those of a lattice, and sets what differs', () => {
    expect(statement('population E = LIF[4 * n] { v = E_L; sodium.g = 100 mS/cm^2 }')).toMatchObject({
      name: name('E'),
      component: name('LIF'),
      sizes: [{ kind: 'product' }],
      settings: [
        { target: { names: [name('v')] }, value: { kind: 'path' } },
        { target: { names: [name('sodium'), name('g')] }, value: { kind: 'quantity' } },
      ],
    });
    expect(statement('population G = Cell[rows, 12]')).toMatchObject({
      sizes: [{ kind: 'path' }, { kind: 'number', text: '12' }],
      settings: [],
    });
  });
});

describe('a connection', () => {
  const connection = (rest: string): NetworkStatementSyntax | undefined =>
    statement(`connect E -> I by S ${rest}`);

  test('joins lists of populations by a synapse, whose values may be given', () => {
    expect(statement('connect E, I -> E by Excitatory(w = normal(6 nS, 1 nS)) all to all')).toMatchObject({
      kind: 'connect',
      from: [name('E'), name('I')],
      to: [name('E')],
      synapse: name('Excitatory'),
      arguments: [{ name: name('w'), value: { kind: 'call' } }],
      rule: { kind: 'allToAll' },
      options: [],
    });
  });

  test.each([
    ['all to all', { kind: 'allToAll' }],
    ['one to one', { kind: 'oneToOne' }],
    ['with probability p * 2', { kind: 'probability', value: { kind: 'product' } }],
    ['with fixed indegree 10', { kind: 'indegree', value: { text: '10' } }],
    ['with fixed outdegree k', { kind: 'outdegree', value: { kind: 'path' } }],
    ['where abs(i - j) < 3 and i != j', { kind: 'where', value: { kind: 'logic' } }],
    ['pairs from "list.csv"', { kind: 'pairs', file: name('list.csv') }],
  ])('has a rule: %s', (text, rule) => {
    expect(connection(text)).toMatchObject({ rule, options: [] });
  });

  test('has options behind commas', () => {
    expect(
      connection('all to all, no self, where distance < 3, delay 1 ms + 0.1 ms * distance, seed 4'),
    ).toMatchObject({
      options: [
        { kind: 'noSelf' },
        { kind: 'where', value: { kind: 'comparison' } },
        { kind: 'delay', value: { kind: 'sum' } },
        { kind: 'seed', value: { text: '4' } },
      ],
    });
  });

  test('may count the synapses of a cell', () => {
    expect(statement('connect E -> I by S(w = w0 / post.indegree of x) all to all')).toMatchObject({
      arguments: [
        {
          value: {
            rest: [
              {
                operand: {
                  kind: 'degree',
                  degree: { names: [name('post'), name('indegree')] },
                  of: name('x'),
                },
              },
            ],
          },
        },
      ],
    });
  });
});

describe('a signal', () => {
  test('is an expression', () => {
    expect(statement('signal dopamine : uM = 1 uM')).toMatchObject({
      kind: 'signal',
      name: name('dopamine'),
      unit: { text: 'uM' },
      value: { kind: 'quantity' },
    });
  });

  test('or has a block with states of its own', () => {
    expect(statement('signal dopamine = d { state d : uM = 0; dd/dt = -d / 100 ms }')).toMatchObject({
      value: { kind: 'path' },
      body: { statements: [{ kind: 'state' }, { kind: 'equation', state: name('d') }] },
    });
  });
});

describe('a record', () => {
  test.each([
    ['record spikes of E, I', { what: { kind: 'spikes' } }],
    [
      'record v, sodium.m of E',
      { what: { paths: [{ names: [name('v')] }, { names: [name('sodium'), name('m')] }] } },
    ],
    ['record mean v of E', { what: { reduction: name('mean'), paths: [{ names: [name('v')] }] } }],
    ['record mean of E', { what: { paths: [{ names: [name('mean')] }] } }],
    ['record v of E every 1 ms', { every: { text: '1' } }],
    [
      'record v of E[0..9], I[n - 1], G',
      {
        of: {
          kind: 'cells',
          groups: [
            { population: name('E'), parts: [{ first: { text: '0' }, last: { text: '9' } }] },
            { population: name('I'), parts: [{ first: { kind: 'sum' } }] },
            { population: name('G') },
          ],
        },
      },
    ],
    [
      'record w of E -> I every 10 ms',
      { of: { kind: 'projection', from: { population: name('E') }, to: { population: name('I') } } },
    ],
    [
      'record w of E[2, 4..n] -> I',
      {
        of: {
          from: { parts: [{ first: { text: '2' } }, { first: { text: '4' }, last: { kind: 'path' } }] },
          to: { population: name('I') },
        },
      },
    ],
  ])('%s', (text, what) => {
    expect(statement(text)).toMatchObject({ kind: 'record', ...what });
  });
});

test('the words of a network are free as names', () => {
  const words = ['population', 'connect', 'record', 'signal', 'spikes', 'by', 'with', 'of', 'where', 'delay'];
  const more = ['seed', 'no', 'self', 'all', 'one', 'to', 'pairs', 'from', 'fixed', 'probability', 'mean'];
  for (const word of [...words, ...more]) {
    expect(lines(`${word} = 1\nparam ${word}\n${word} : mV = ${word}`)).toEqual([
      `${word} = 1`,
      `param ${word}`,
      `${word} : mV = ${word}`,
    ]);
    const all = [
      `population ${word} = ${word}[${word}] { ${word} = ${word} }`,
      `connect ${word} -> ${word} by ${word}(${word} = 1) with probability ${word}`,
      `connect ${word} -> ${word} by ${word} all to all, delay ${word}, where ${word}`,
      `record v, a.${word} of ${word}, ${word}[${word}..${word}] every ${word}`,
      `signal ${word} = ${word}`,
    ];
    expect(lines(all.join('\n'))).toEqual(all);
  }
});

describe('a statement of a network goes on in the next line', () => {
  test.each([
    [
      'connect A\n->\nB,\nC\nby\nS\nwith\nprobability 1,\nno self',
      'connect A -> B, C by S with probability 1, no self',
    ],
    ['connect A -> B by S(w = 1)\nwith\nprobability 1', 'connect A -> B by S(w = 1) with probability 1'],
    ['connect A -> B by S\nall to all\n, seed 3', 'connect A -> B by S all to all, seed 3'],
    ['connect A -> B by S\none to one', 'connect A -> B by S one to one'],
    ['connect A -> B by S\nwhere i == j', 'connect A -> B by S where i == j'],
    ['connect A -> B by S\npairs\nfrom "a.csv"', 'connect A -> B by S pairs from "a.csv"'],
    [
      'connect A -> B by S(w = 1 / post.indegree of\nx) one to one',
      'connect A -> B by S(w = 1 / post.indegree of x) one to one',
    ],
    ['record v\nof\nE\nevery 1 ms', 'record v of E every 1 ms'],
    ['record w of E\n-> I', 'record w of E -> I'],
    ['population A =\nB[\n3\n]\n{ v = 1 }', 'population A = B[3] { v = 1 }'],
  ])('%j', (text, line) => {
    expect(lines(`${text}\nx = 1`)).toEqual([line, 'x = 1']);
  });
});

test('what is too long is broken before a word that goes on, or behind a comma', () => {
  const long = 'conductance_of_the_synapse';
  const text = `
connect first_population_of_the_network, second_population_of_the_network -> third_population, fourth_population by Excitatory with probability 1
connect A -> B by Excitatory(${long}_1 = normal(6 nS, 1 nS), ${long}_2 = normal(6 nS, 1 nS)) all to all, no self, delay 1 ms
connect A -> B by Excitatory(w = normal(6 nS, 1 nS)) with probability 0.02 * exp(-distance / 3), no self, delay 1.5 ms
record ${long}_1, ${long}_2, ${long}_3 of E[0..9], I every 1 ms
signal dopamine = ${long}_1 + ${long}_2 + ${long}_3 + ${long}_4 { state ${long}_1 = 0 }`;
  const { model, diagnostics } = parse({ name: '<test>', text: `network N {${text}\n}` });
  expect(diagnostics).toEqual([]);
  expect(format(model)).toMatchInlineSnapshot(`
    "network N {
      connect first_population_of_the_network, second_population_of_the_network -> third_population,
          fourth_population by Excitatory
          with probability 1
      connect A -> B by Excitatory(
        conductance_of_the_synapse_1 = normal(6 nS, 1 nS),
        conductance_of_the_synapse_2 = normal(6 nS, 1 nS)
      ) all to all, no self, delay 1 ms
      connect A -> B by Excitatory(w = normal(6 nS, 1 nS))
          with probability 0.02 * exp(-distance / 3), no self, delay 1.5 ms
      record conductance_of_the_synapse_1, conductance_of_the_synapse_2,
          conductance_of_the_synapse_3 of E[0..9], I every 1 ms
      signal dopamine = conductance_of_the_synapse_1
          + conductance_of_the_synapse_2 + conductance_of_the_synapse_3 + conductance_of_the_synapse_4 {
        state conductance_of_the_synapse_1 = 0
      }
    }
    "
  `);
  expect(format(parse({ name: '<test>', text: format(model) }).model)).toBe(format(model));
});

test('the mistakes of a network are told each by itself, and its other statements are read', () => {
  const { model, diagnostics } = parse({
    name: '<test>',
    text: 'network N {\n  population E = LIF[\n  population I = LIF[3] { v 3; u = 1 }\n  signal s : mVolt = 1\n  record v of E\n}\n',
  });
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'syntax/unmatched-bracket',
    'syntax/unexpected',
    'units/unknown',
  ]);
  const [network] = model.declarations;
  expect(network).toMatchObject({
    statements: [{ kind: 'population', settings: [{ target: { names: [name('u')] } }] }, { kind: 'record' }],
    unreadable: [name('E'), name('s')],
  });
});
