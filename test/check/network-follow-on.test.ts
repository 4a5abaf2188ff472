/** One slip in a network brings one error: what cannot be known behind it is not complained of. */
import { describe, expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

const MODELS = `
neuron Cell { input I : mV = 0 mV; state v : mV = 0 mV; dv/dt = (I - v) / 10 ms; spike when v > 20 mV; on spike { v = 0 mV } }
synapse Kick { param w = 1 mV; on pre { post.v += w } }
`;

/** Returns what is said of a network of these lines. */
function said(...lines: readonly string[]): string {
  return diagnose(`${MODELS}network Net {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
}

/** Its uses: as an end of connections, in what they read, and in what is recorded. */
const USES = [
  'connect E -> F by Kick all to all',
  'connect F -> F by Kick(w = 1 mV / post.indegree of E) all to all',
  'record spikes of E, F',
  'record w of E -> F',
  'record mean v of E',
];

describe('a slip in the line of a population', () => {
  it.each([
    ['populaton E = Cell[10]', '`populaton` begins no statement of a network.'],
    ['population E Cell[10]', 'Expected `=` after `E`, found `Cell`.'],
    ['population E = Cell[10', '`[` is opened here and never closed.'],
    ['population E = Cell[10] { I 3 mV }', 'Expected `=` after `I`, found `3 mV`.'],
    ['population E = Cel[10]', 'There is no component `Cel` in this file.'],
  ])('%s', (line, message) => {
    const shown = said('population F = Cell[10]', line, ...USES);
    expect(shown.split('\n')[0]).toContain(message);
    expect(shown).toMatch(/\n1 error\n?$/);
  });
});

describe('a slip in a connection', () => {
  it.each([
    ['conect E -> F by Kick all to all', '`conect` begins no statement of a network.'],
    ['connect E -> F Kick all to all', 'Expected `by` and a synapse after `F`, found `Kick`.'],
    ['connect E -> F by Kick with probabilty p', 'Expected `probability` or `fixed` after `with`'],
    ['connect E -> F by Kick all to all delay 1 ms', 'Expected `,` before `delay`.'],
    ['connect E -> F by Kik all to all', 'There is no component `Kik` in this file.'],
    ['connect E -> F by Kick(w = 1 nS) all to all', 'The parameter `w` must be mV, but is nS.'],
  ])('%s', (line, message) => {
    const shown = said(
      'param p = 0.1',
      'population E = Cell[10]',
      'population F = Cell[10]',
      line,
      'connect F -> F by Kick(w = 1 mV / post.indegree of E) all to all',
      'record w of E -> F',
      'record spikes of E, F',
    );
    expect(shown.split('\n')[0]).toContain(message);
    expect(shown).toMatch(/\n1 error\n?$/);
  });
});

it('what has no slip and is not there is told', () => {
  expect(
    said(
      'population E = Cell[10]',
      'populaton F = Cell[10]',
      'connect E -> G by Kick all to all',
      'record w of E -> E',
    ),
  ).toMatchInlineSnapshot(`
    "error[syntax/unknown-statement]: \`populaton\` begins no statement of a network.
      --> model.axo:5:3
       |
     5 |   populaton F = Cell[10]
       |   ^^^^^^^^^
    hint: did you mean \`population\`?

    error[network/unknown-population]: The network \`Net\` has no population \`G\`.
      --> model.axo:6:16
       |
     6 |   connect E -> G by Kick all to all
       |                ^
    hint: its populations are \`E\`.

    error[network/record]: No \`connect\` joins \`E\` to \`E\`.
      --> model.axo:7:15
       |
     7 |   record w of E -> E
       |               ^^^^^^
    hint: there are no synapses to record.

    3 errors"
  `);
});
