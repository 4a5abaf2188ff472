import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { checkNetworkWith } from '../../src/check/check.ts';
import { NO_FILES } from '../../src/check/load-files.ts';
import type { CheckedNetwork } from '../../src/check/network/checked-network.ts';
import { everyPart } from '../../src/check/operands.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { checkText, type Files } from './check-text.ts';
import { expectSound } from './expect-sound.ts';
import { networkText } from './network-text.ts';

const CELLS = `
neuron LIF {
  param tau = 20 ms
  param E_L = -60 mV
  param C = 200 pF
  input I : pA = 20 pA
  input dopamine : uM = 0
  state v : mV = E_L
  state g_e : nS = 0
  state g_i : nS = 0
  dv/dt = (E_L - v) / tau + (I + g_e * (0 mV - v) + g_i * (-80 mV - v)) / C * (1 + dopamine / 1 uM)
  dg_e/dt = -g_e / 5 ms
  dg_i/dt = -g_i / 10 ms
  spike when v > -50 mV
  refractory 5 ms
  on spike { v = E_L }
}
neuron Volts {
  param gain = 2 V/A
  input I : A = 0
  state v : V = -0.06
  dv/dt = (gain * I - v) / 0.01 s
  spike when v > -0.05 V
}
synapse Excitatory { param w = 6 nS; on pre { post.g_e += w } }
synapse Inhibitory { param w = 67 nS; on pre { post.g_i += w } }
synapse Gap { param g : nS; post.I += g * (pre.v - post.v) }
synapse Rewarded {
  param w = 1 pA
  input reward = 1
  input tonic : pA = 0
  on pre { post.I += w * reward + tonic }
}
synapse Kick { param w : pA = 1 pA in [0 pA, 5 pA]; on pre { post.I += w } }
`.replace('state v : V = -0.06', 'state v : V = -0.06 V');

/** Returns the one network of a text without mistakes. */
function networkOf(body: string, files: Files = {}): CheckedNetwork {
  const result = checkText(`${CELLS}network Net {\n${body}\n}\n`, files);
  const shown = renderDiagnostics(result.diagnostics, result.sources);
  expect(shown).toBe('');
  const network = known(result.networks.get('Net'), 'the network');
  for (const { model } of network.populations) expectSound(model);
  for (const { model } of network.signals) expectSound(model);
  return network;
}

test('COBA of the language reference', () => {
  const network = networkOf(`
  population E = LIF[3200] { v = uniform(-60 mV, -50 mV) }
  population I = LIF[800]  { v = uniform(-60 mV, -50 mV) }
  connect E -> E, I by Excitatory(w = normal(6 nS, 1 nS)) with probability 0.02, no self, delay 1.5 ms
  connect I -> E, I by Inhibitory with probability 0.02
  signal dopamine : uM = if t > 1 s then 1 uM else 0
  record spikes of E, I
  record v of E[0..9] every 1 ms`);
  expect(networkText(network)).toMatchInlineSnapshot(`
    "population E = LIF[3200]
      v = uniform(-60 mV, -50 mV)
      dopamine follows if t > 1 s then 1 uM else 0
    population I = LIF[800]
      v = uniform(-60 mV, -50 mV)
      dopamine follows if t > 1 s then 1 uM else 0
    E -> E by Excitatory probability 0.02, no self
      delay 1.5 ms
      w = normal(6 nS, 1 nS)
    E -> I by Excitatory probability 0.02
      delay 1.5 ms
      w = normal(6 nS, 1 nS)
    I -> E by Inhibitory probability 0.02
    I -> I by Inhibitory probability 0.02
    record spikes of E[0..3199]
    record spikes of I[0..799]
    record v of E[0..9] every 1 ms"
  `);
});

test('a lattice: places, distances, degrees, and units that differ', () => {
  const network = networkOf(`
  param rows = 4
  param reach = 1.5 in [0, 10]
  cells = rows * 5
  strength = 3 nS
  population A = LIF[rows, cells / rows] { v = -60 mV + 1 mV * row + x * 2 mV; I = if t > 5 ms then i * 1 pA else 0; E_L = -61 mV }
  population B = Volts[2, 5] { gain = 1 V/A * (1 + y) }
  connect A -> A by Gap(g = strength / (post.indegree of B + post.indegree)) where distance < reach, no self, seed 3
  connect B -> A by Kick(w = 1 pA * pre.gain / 1 [mV/nA]) with probability exp(-distance / reach), delay 1 ms + 0.1 ms * distance
  connect A -> B by Kick(w = 0) with fixed indegree post.row + 1
  record mean v of A every 2 ms
  record w of B -> A`);
  expect(networkText(network)).toMatchInlineSnapshot(`
    "param rows = 4
    param reach = 1.5
    population A = LIF[4, 5]
      v = -60 mV + 1 mV * row + x * 2 mV
      E_L = -61 mV
      I follows if t > 5 ms then i * 1 pA else 0
      I from synapses
    population B = Volts[2, 5]
      gain = 1 V/A * (1 + y)
      I from synapses
    A -> A by Gap all to all, no self, seed 3
      where distance of the cells < reach # reads distance
      g = strength / (post.indegree of B + post.indegree of this projection) # reads post {"kind":"degree","population":"B"}; post {"kind":"degree"}
    B -> A by Kick probability exp(-distance of the cells / reach) # reads distance
      delay 1 ms + 0.1 ms * distance of the cells # reads distance
      w = 1 pA * (pre.gain / 1000000000) / 1 [mV/nA] # reads pre {"kind":"parameter","name":"gain"}
    A -> B by Kick indegree post.row of the lattice + 1 # reads post {"kind":"position","name":"row"}
      w = 0
    record mean v of A[0..19] every 2 ms
    record w of B -> A by Kick"
  `);
});

describe('a signal', () => {
  test('that follows from t alone is written into what receives it, in its units', () => {
    const network = networkOf(`
  param strength = 5 pA
  population A = LIF[2]
  population B = Volts[2] { I = 1 A }
  signal pulse : pA = if t > 10 ms then strength else 0
  signal I : pA = pulse + 1 pA`);
    expect(networkText(network)).toMatchInlineSnapshot(`
      "param strength = 5 pA
      population A = LIF[2]
        I follows (if t > 10 ms then strength else 0) + 1 pA
      population B = Volts[2]
        I = 1 A"
    `);
  });

  test('that reads cells or has states is a model of one cell', () => {
    const network = networkOf(
      `
  param tau = 100 ms
  population A = LIF[20]
  population B = Volts[2]
  connect A -> A by Excitatory all to all
  signal activity : mV = mean over A of v - E_L
  signal I : pA = drive + activity * 1 nS + (max over B of v) * 1 nS {
    state drive : pA = 0
    d(drive)/dt = (count over A of v > -55 mV) * 1 pA / tau - drive / tau
  }`.replace('d(drive)/dt', "drive'"),
    );
    expect(networkText(network)).toMatchInlineSnapshot(`
      "param tau = 100 ms
      population A = LIF[20]
        I from the signal I
      population B = Volts[2]
        I from the signal I, / 1000000000000
      signal activity : mV of no state
        sum 1: mean over A of v - E_L
      signal I : pA of drive
        activity from the signal activity, / 1000
        sum 1: max over B of v
        sum 2: count over A of v > -55 mV
      A -> A by Excitatory all to all"
    `);
  });
});

test('synapses receive signals too; what the block of a population drives stays as it is', () => {
  const network = networkOf(`
  param half = 0.5
  population A = LIF[2] { dopamine = if t > 1 ms then 1 uM else 0 }
  connect A -> A by Rewarded all to all
  signal reward = half * (count over A of v > -55 mV)
  signal dopamine : uM = 2 uM
  signal tonic : pA = if t > 3 ms then 1 pA else 0`);
  expect(networkText(network)).toMatchInlineSnapshot(`
    "param half = 0.5
    population A = LIF[2]
      dopamine follows if t > 1 ms then 1 uM else 0
      I from synapses
    signal reward : 1 of no state
      sum 1: count over A of v > -55 mV
    A -> A by Rewarded all to all
      reward from the signal reward"
  `);
  expect(network.projections[0]?.synapse.model.inputs.find(({ name }) => name === 'tonic')).toMatchObject({
    isVarying: true,
    drive: { kind: 'conditional' },
  });
});

test('pairs come from a table beside the model', () => {
  const network = networkOf(
    `
  population A = LIF[3]
  connect A -> A by Kick pairs from "./pairs.csv"`,
    { 'pairs.csv': '# measured\npre,post,w (fA),delay [ms]\n0,1,1000,0.1\n\n2,0,2500.5,1\n' },
  );
  expect(networkText(network)).toMatchInlineSnapshot(`
    "population A = LIF[3]
      I from synapses
    A -> A by Kick pairs 0-1 2-0
      delay [0.1, 1]
      w = [1, 2.5005]"
  `);
});

test('a parameter that only connect or a synapse reads is used', () => {
  const text = `neuron Cell { param angle = 1; param gain = 2; state v = 0; dv/dt = -v / 1 ms; spike when v > 1 }
synapse Turn { param w = 1; on pre { post.v += w * post.gain } }
network Ring {
  population A = Cell[4] { angle = i / N }
  connect A -> A by Turn(w = cos(pre.angle - post.angle)) all to all
}
`;
  expect(checkText(text).diagnostics).toEqual([]);
});

test('what is 0/0 between two cells is its limit', () => {
  const { projections } = networkOf(`
  population A = LIF[3, 3]
  connect A -> A by Kick(w = 1 pA * sin(distance) / distance) all to all`);
  expect(projections[0]?.values[0]?.value).toMatchObject({ kind: 'product' });
  const [value] = projections[0]?.values ?? [];
  expect(everyPart(value === undefined ? [] : [value.value]).map(({ kind }) => kind)).toContain('series');
});

test('projections that are alike are told apart', () => {
  const network = networkOf(`
  population A = LIF[3]
  connect A -> A by Kick all to all
  connect A, A -> A by Kick one to one`);
  expect(network.projections.map(({ name }) => name)).toEqual([
    'A -> A by Kick',
    'A -> A by Kick 2',
    'A -> A by Kick 3',
  ]);
});

test('a population and a lattice share the model of their component, and so do their synapses', () => {
  const { populations, projections } = networkOf(`
  population A = LIF[3]
  population B = LIF[2, 2]
  connect A, B -> A, B by Excitatory all to all`);
  expect(populations[0]?.model).toBe(populations[1]?.model);
  expect(new Set(projections.map(({ synapse }) => synapse)).size).toBe(1);
});

describe('values from outside', () => {
  const text = `${CELLS}network Net {
  param n : 1
  param w : nS = 6 nS in [0 nS, 10 nS]
  population A = LIF[2 * n]
  connect A -> A by Excitatory(w = 2 * w) all to all
}`;
  const source = { name: 'model.axo', text: text.trimStart() };

  test('take the place of those in the text before anything is computed', () => {
    const given = new Map<string, number | { name: string; text: string }>([
      ['n', 4],
      ['w', { name: 'set w', text: '0.5 nS + 100 pS' }],
    ]);
    const { networks, diagnostics } = checkNetworkWith(source, NO_FILES, 'Net', given);
    expect(diagnostics).toEqual([]);
    expect(networkText(known(networks.get('Net'), 'network'))).toMatchInlineSnapshot(`
      "param n = 4
      param w = 0.6 nS
      population A = LIF[8]
      A -> A by Excitatory all to all
        w = 1.2"
    `);
  });

  test('are asked for where the network is to run', () => {
    expect(checkText(text).diagnostics).toEqual([]);
    expect(checkText(text).networks.size).toBe(0);
    expect(checkText(text).networkNames).toEqual(['Net']);
    const { diagnostics } = checkNetworkWith(source, NO_FILES, 'Net', new Map());
    expect(diagnostics.map(({ message }) => message)).toEqual(['The parameter `n` has no value.']);
  });

  test('are checked as those of the text', () => {
    const given = new Map<string, number | { name: string; text: string }>([
      ['n', 1],
      ['w', 12],
      ['weight', 3],
    ]);
    const { diagnostics } = checkNetworkWith(source, NO_FILES, 'Net', given);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Net has no parameter `weight`.',
      '`w` is 12 nS, outside its range [0 nS, 10 nS].',
    ]);
  });
});

test('hostile networks are refused in words, and nothing throws', () => {
  const bodies = [
    '',
    'population A = LIF[1e300]',
    'population A = LIF[0/0]',
    'population A = LIF[-infinity, 3]',
    'population A = A[3]',
    'connect X -> Y by Z all to all',
    'connect A -> A by LIF all to all\npopulation A = Excitatory[2]',
    'a = b\nb = a\npopulation A = LIF[a]\nrecord v of A[a..b]',
    'signal s = s\nsignal I : pA = s + J\nsignal J : pA = I',
    'population A = LIF[10]\nsignal I = sum over A of sum over A of v',
    'record spikes of A[0..1e300]\npopulation A = LIF[2]',
    'population constructor = LIF[2]\nrecord v of __proto__',
    'param p = 1\npopulation A = LIF[p, p, p] { __proto__ = 1; constructor = 2 }',
  ];
  const lines = (count: number, line: (n: number) => string): string =>
    Array.from({ length: count }, (_, n) => line(n)).join('\n');
  bodies.push(
    `signal s0 = t / 1 ms\n${lines(2000, (n) => `signal s${n + 1} = s${n} + 1`)}\npopulation A = LIF[1]`,
    `signal s0 = t / 1 ms\n${lines(40, (n) => `signal s${n + 1} = s${n} + s${n}`)}\npopulation A = LIF[1]`,
    `a0 = 1\n${lines(3000, (n) => `a${n + 1} = a${n} + 1`)}\npopulation A = LIF[a3000 / 2]`,
    `${lines(200, (n) => `population P${n} = LIF[1]`)}\nconnect ${Array.from({ length: 200 }, (_, n) => `P${n}`).join(', ')} -> ${Array.from({ length: 200 }, (_, n) => `P${n}`).join(', ')} by Excitatory all to all`,
  );
  for (const body of bodies) {
    const { diagnostics, networks } = checkText(`${CELLS}network Net {\n${body}\n}\n`);
    expect(networks.size, body).toBe(0);
    expect(diagnostics.length, body).toBeGreaterThan(0);
  }
});
