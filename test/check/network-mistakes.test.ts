import { describe, expect, it, test } from 'vitest';
import { diagnose } from './check-text.ts';

const CELLS = `neuron Cell {
  param tau = 10 ms
  param times : ms[] = [1 ms]
  input I : pA = 0
  input dopamine : uM = 0
  state v : mV = 0
  state near = length(times)
  use leak = Leak(g = 1 nS)
  output rate = near / tau
  dv/dt = (I * 1 GOhm - v - leak.i * 1 GOhm) / tau
  dnear/dt = -near * (dopamine / 1 uM) / tau
  spike when v > 10 mV
}
channel Leak { param g = 2 nS; input v : mV; output i = g * v }
compartment Box { state c = 1; dc/dt = -c / 1 ms }
synapse Kick { param w = 1 pA in [0 pA, 5 pA]; param n : 1; on pre { post.I += w * n } }
synapse Push { param w = 1 pA; on pre { post.I += w } }
`;

const NET = `network Net {
  param p = 0.1
  population A = Cell[10]
  population B = Cell[2, 3]
  BODY
  record spikes of A
}
`;

const MISTAKES: Readonly<Record<string, readonly string[]>> = {
  'of values': [
    'param q = 2 in [0, 1]\n  population C = Cell[q]',
    'param q : mV = 3\n  population C = Cell[q / 1 mV]',
    'a = b\n  b = 2 * a',
    'q = t / 1 ms',
    'q = unknown + p',
    'q = log(-1) * p',
    'p = 3',
    'param unused = 1',
    'param xs : ms[] = [1 ms]',
  ],
  'of populations': [
    'population C = Cel[3]',
    'population C = Kick[3]',
    'population C = Leak[3]',
    'population C = A[3]',
    'population C = Cell[2.5]',
    'population C = Cell[0]',
    'population C = Cell[10 mV]',
    'population C = Cell[1, 2, 3]',
    'population C = Cell[1e300]',
    'population C = Cell[i]',
    'population C = Cell[3] { tua = 3 ms }',
    'population C = Cell[3] { leak.g = 3 nS }',
    'population C = Cell[3] { rate = 3 }',
    'population C = Cell[3] { tau = 3 }',
    'population C = Cell[3] { tau = 3 ms * t / 1 s }',
    'population C = Cell[3] { v = row * 1 mV }',
    'population C = Cell[3] { v = 1 mV; v = 2 mV }',
    'population C = Cell[3] { I = v * 1 nS }',
    'population C = Cell[3] { times = 3 ms }',
    'population C = Cell[3] { times = [3 mV, i * 1 ms] }',
    'param N = 5\n  population C = Cell[2 * N] { v = N * 1 mV }',
  ],
  'of connections': [
    'connect A -> C by Push all to all',
    'connect A -> p by Push all to all',
    'connect A -> Cell by Push all to all',
    'connect A -> B by Pusch all to all',
    'connect A -> B by Cell all to all',
    'connect A -> B by Kick all to all',
    'connect A -> B by Push(v = 1) all to all',
    'connect A -> B by Push(w = 1) all to all',
    'connect A -> B by Push(w = 1 pA, w = 2 pA) all to all',
    'connect A -> B by Kick(n = 1, w = 6 pA) all to all',
    'connect A -> B by Push(w = t * 1 pA / 1 ms) all to all',
    'connect A -> B by Push(w = pre.v * 1 nS) all to all',
    'connect A -> B by Push(w = pre.taau / 1 ms * 1 pA) all to all',
    'connect A -> B by Push(w = pre * 1 pA) all to all',
    'connect A -> B by Push(w = tau / 1 ms * 1 pA) all to all',
    'connect A -> B by Push(w = v * 1 nS) all to all',
    'connect A -> B by Push(w = pre.x * 1 pA) all to all',
    'connect A -> B by Push(w = post.outdegree * 1 pA) all to all',
    'connect A -> B by Push(w = 1 pA / post.indegree of C) all to all',
    'connect A -> B by Push(w = 1 pA / post.indegree of B) all to all',
    'connect A -> B by Push all to all, where distance < 2',
    'connect A -> B by Push where i + 1',
    'connect A -> B by Push where uniform(0, 1) < p',
    'connect A -> B by Push where post.indegree > 1',
    'connect A -> B by Push with probability 20',
    'connect A -> B by Push with probability 1.00001',
    'connect A -> B by Push with probability 1.1',
    'connect A -> B by Push with probability 1 mV',
    'connect A -> B by Push with fixed indegree 2.5',
    'connect A -> A by Push with fixed indegree 10, no self',
    'connect A -> B by Push with fixed indegree pre.tau / 1 ms',
    'connect A -> B by Push with fixed outdegree 7',
    'connect A -> B by Push one to one',
    'connect A -> B by Push all to all, delay 2',
    'connect A -> B by Push all to all, delay -2 ms',
    'connect A -> B by Push all to all, delay 1 ms, delay 2 ms',
    'connect A -> B by Push all to all, seed 1.5',
  ],
  'of signals': [
    'signal dopamine : mV = 3 mV',
    'signal dopamin : uM = 3 uM',
    'signal dopamine : uM = 3 mV',
    'signal dopamine : uM = a\n  signal a : uM = dopamine',
    'signal dopamine : uM = (mean over C of v) * 1 uM / 1 mV',
    'signal dopamine : uM = (mean over A of u) * 1 uM / 1 mV',
    'signal dopamine : uM = (rank over A of v) * 1 uM',
    'signal dopamine : uM = (mean over cells of p) * 1 uM',
    "signal dopamine : uM = d { state d : uM = 0; d' = -e / 1 ms }",
  ],
  'of records': [
    'record spikes of C',
    'population C = Box[2]\n  record spikes of C',
    'record v of A[0..10]',
    'record v of A[5..2]',
    'record v of A[1.5]',
    'record u, v of A',
    'record average v of A',
    'record v of A every 0 ms',
    'record v of A every 5',
    'record w of A -> B',
    'connect A -> B by Push all to all\n  record w of B -> A',
    'connect A -> B by Push all to all\n  record ww of A -> B',
  ],
};

describe.each(Object.entries(MISTAKES))('mistakes %s are told once, at their places', (_, bodies) => {
  test.each(bodies)('%s', (body) => {
    const shown = diagnose(CELLS + NET.replace('BODY', body));
    expect(shown).not.toBe('');
    expect(shown).toMatchSnapshot();
  });
});

describe('lists of pairs', () => {
  test.each([
    'pre,post\n0,1\n3,12\n',
    'pre,post\n0,-1\n',
    'pre,post\n0\n',
    'from,to\n0,1\n',
    'pre,post,w\n0,1,2\n',
    'pre,post,w (mV)\n0,1,2\n',
    'pre,post,delay (ms)\n0,1,-2\n',
    'pre,post,u\n0,1,2\n',
    'pre,post,w (pA)\n0,1,"1,5"\n',
    '',
  ])('%j', (table) => {
    const body = 'connect A -> B by Push pairs from "./pairs.csv"';
    expect(diagnose(CELLS + NET.replace('BODY', body), { 'pairs.csv': table })).toMatchSnapshot();
  });

  it.each([
    ['Push(w = 2 pA) pairs from "./pairs.csv"', 'w', 'pre,post,w (pA)\n0,1,3\n'],
    ['Push pairs from "./pairs.csv", delay 1 ms', 'delay', 'pre,post,delay (ms)\n0,1,3\n'],
  ])('%s says twice what the table says', (by, name, table) => {
    const shown = diagnose(CELLS + NET.replace('BODY', `connect A -> B by ${by}`), { 'pairs.csv': table });
    expect(shown).toContain(
      `error[network/pairs]: "./pairs.csv" gives \`${name}\`, which \`connect\` gives too.\n`,
    );
    expect(shown).toContain('hint: keep one of them.\n\n1 error');
  });
});

test('a list of pairs without lines is told of', () => {
  const body = 'connect A -> B by Push pairs from "./pairs.csv"';
  expect(diagnose(CELLS + NET.replace('BODY', body), { 'pairs.csv': 'pre,post\n' })).toContain(
    'warning[build/no-synapses]: `A -> B by Push` makes no synapse: "./pairs.csv" has no line below its header.',
  );
});

test('a mistake of a component is told at its place, once, however often cells are of it', () => {
  const lib =
    'neuron Bad {\n  state v = 0\n  dv/dt = w / 1 ms\n}\nsynapse Worse { on pre { post.u += 1 } }\n';
  const text = `import { Bad, Worse } from "./bad.axo"
neuron Good { state v = 0; dv/dt = -v / 1 ms }
network Net {
  population A = Bad[2]
  population B = Bad[3]
  population C = Good[3]
  connect A -> B by Worse all to all
  connect C -> C by Worse all to all
}
`;
  expect(diagnose(text, { 'bad.axo': lib })).toMatchSnapshot();
});
