/** What is said of slips in networks and synapses, many of them habits from other simulators. */
import { describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

function rendered(text: string): readonly string[] {
  const { diagnostics } = parse({ name: 'model.axo', text });
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, new Map([['model.axo', text]])));
}

describe('a mistake in a network is told once, at its place', () => {
  test.each([
    'connect E to I',
    'connect E to I by S all to all',
    'connect E, I',
    'connect E -> I',
    'connect E -> I with probability 0.1',
    'connect E -> I by S',
    'connect E -> I by S, delay 1 ms',
    'connect E -> I by S probability 0.1',
    'connect E -> I by S p = 0.1',
    'connect E -> I by S with probability = 0.1',
    'connect E -> I by S with p 0.1',
    'connect E -> I by S with indegree 10',
    'connect E -> I by S with fixed degree 10',
    'connect E -> I by S fixed indegree 10',
    'connect E -> I by S all to all delay 1 ms',
    'connect E -> I by S all to all, delay = 1 ms',
    'connect E -> I by S all to all, seed = 4',
    'connect E -> I by S all to all, no autapses',
    'connect E -> I by S all to all, weight 3 nS',
    'connect E -> I by S all to all, w = 3 nS',
    'connect E -> I by S all_to_all',
    'connect E -> I by S one_to_one',
    'connect E -> I by S all-to-all',
    'connect E -> I by S all to all, no_self',
    'connect E -> I by S all to all, noself',
    'connect E -> I by S with probability 20%',
    'connect E -> I by S where i ~= j',
    'connect E -> I by S if i == j',
    'connect E -> I by S when i == j',
    'connect E -> I by S pairs "a.csv"',
    'connect E -> I by S pairs from a.csv',
    'connect E -> I by S from "a.csv"',
    'connect E[0..9] -> I by S all to all',
    'connect E => I by S all to all',
    'connect E <-> I by S all to all',
    'connect E > I by S all to all',
    'connect(E, I, S)',
    'connect E -> I using S all to all',
    'connect E -> I with S all to all',
    'connect E -> I by S(3 nS) all to all',
    'connect E -> I by S(w : 3 nS) all to all',
    'S.connect(p = 0.1)',
    'syn.w = 3',
    'record spikes',
    'record mean v, mean w of E',
    'record mean v, max w of E',
    'record mean of v of E',
    'record v from E',
    'record v in E',
    'record v of E[0:9]',
    'record v of E[0:1]',
    'record v of E[a:b]',
    'record v of E[0...9]',
    'record v(E)',
    'record E.v',
    'record E',
    'record v of E each 1 ms',
    'record v of E, every 1 ms',
    'record v of E dt 1 ms',
    'record spikes E',
    'record spikes of E every 1 ms',
    'record spikes, v of E',
    'population E : LIF[10]',
    'population E = LIF(10)',
    'population E = LIF',
    'population E = 10',
    'population E = 10 LIF',
    'population E = LIF * 10',
    'population E[10] = LIF',
    'population E = LIF(v = 3)[10]',
    'population E = LIF[10] v = 3',
    'population E = LIF[10](v = 3)',
    'population E LIF[10]',
    'population E = LIF[]',
    'population E = LIF[10 x 10]',
    'population E = LIF[10] { v 3 }',
    'population E = LIF[10] { param g = 3 }',
    'population E = LIF[10] { v += 3 }',
    'population E = LIF[10] { v : mV = 3 }',
    'population LIF[10]',
    'Population E = LIF[10]',
    'neurons E = LIF[10]',
    'signal dopamine',
    'signal dopamine : uM',
    'state v = 0',
    'dv/dt = 3',
    'input I = 0',
    'use a = B',
    'spike when x',
    'on spike { }',
    'projection E -> I by S all to all',
    'monitor v of E',
    'run 100 ms',
    'for i in 3 { }',
  ])('%s', (mistake) => {
    const found = rendered(`network N {\n  ${mistake}\n  last = 1\n}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchSnapshot();
  });
});

describe('a mistake in a synapse, or what stands there by mistake', () => {
  test.each([
    'population E = LIF[10]',
    'connect E -> I by S all to all',
    'record v of E',
    'post.I = 3',
    'post.ampa.T = 3',
    'pre.I += 3',
    'g_e += w',
    'on_pre { g += w }',
    'pre v',
    'pre v = 3',
    'on pre g += w',
    'x = post.indegree off x',
  ])('%s', (mistake) => {
    const found = rendered(`synapse S {\n  ${mistake}\n  last = 1\n}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchSnapshot();
  });

  test('outside of all', () => {
    expect(rendered('population E = LIF[10]\n')).toMatchSnapshot();
  });
});

test('the fixes repair the text', () => {
  for (const [wrong, right] of [
    ['connect E to I by S all to all', 'connect E -> I by S all to all'],
    ['connect E -> I using S all to all', 'connect E -> I by S all to all'],
    ['connect E -> I by S probability 0.1', 'connect E -> I by S with probability 0.1'],
    ['connect E -> I by S with indegree 3', 'connect E -> I by S with fixed indegree 3'],
    ['connect E -> I by S one_to_one', 'connect E -> I by S one to one'],
    ['connect E -> I by S one to one delay 1 ms', 'connect E -> I by S one to one, delay 1 ms'],
    ['connect E -> I by S one to one, delay = 1 ms', 'connect E -> I by S one to one, delay 1 ms'],
    ['connect E -> I by S all to all, no_self', 'connect E -> I by S all to all, no self'],
    ['record v from E', 'record v of E'],
    ['record v of E[0:9]', 'record v of E[0..9]'],
    ['record v of E, every 1 ms', 'record v of E every 1 ms'],
    ['population E : LIF[10]', 'population E = LIF[10]'],
  ] as const) {
    const head = 'network N {\n  ';
    const text = `${head}${wrong}\n}\n`;
    const fix = parse({ name: 'model.axo', text }).diagnostics[0]?.fixes[0];
    const repaired = text.slice(0, fix?.span.start) + fix?.text + text.slice(fix?.span.end);
    const { model, diagnostics } = parse({ name: 'model.axo', text: repaired });
    expect(diagnostics).toEqual([]);
    expect(format(model)).toBe(`${head}${right}\n}\n`);
  }
});
