import { describe, expect, test } from 'vitest';
import { diagnose } from '../check-text.ts';

const CELLS = `neuron Cell {
  param g = 1
  input I = 0
  state v = 0
  output release = v / 10
  dv/dt = (g * I - v) / 10 ms
  spike when v > 1
  on spike { v = 0 }
}
`;

function connected(synapse: string, delay = 'delay 1 ms', tables: Readonly<Record<string, string>> = {}) {
  const network = `network Net {\n  population A = Cell[3]\n  connect A -> A by S ${delay}\n}\n`;
  return diagnose(`${CELLS}synapse S { ${synapse} }\n${network}`, tables);
}

const DELAYED = 'all to all, delay 1 ms';
const GAP = 'post.I += 0.1 * (pre.v - post.v)';

describe('what is read of the presynaptic cell all the time has no delay', () => {
  test('a coupling', () => {
    expect(connected(GAP, DELAYED)).toMatchInlineSnapshot(`
      "error[network/delayed-value]: A delay holds back spikes only, and \`S\` reads \`pre.v\` all the time.
         --> model.axo:13:41
          |
       10 | synapse S { post.I += 0.1 * (pre.v - post.v) }
          |                              ----- what it is in this step, whatever the delay
       13 |   connect A -> A by S all to all, delay 1 ms
          |                                         ^^^^
      hint: leave out the delay, or send the value by events: \`on pre { … pre.v … }\`.

      1 error"
    `);
  });

  test('a coupling beside events', () => {
    expect(connected(`on pre { post.v += 1 }\n  ${GAP}`, DELAYED)).toMatchInlineSnapshot(`
      "error[network/delayed-value]: A delay holds back spikes only, and \`S\` reads \`pre.v\` all the time.
         --> model.axo:14:41
          |
       11 |   post.I += 0.1 * (pre.v - post.v) }
          |                    ----- what it is in this step, whatever the delay
       14 |   connect A -> A by S all to all, delay 1 ms
          |                                         ^^^^
      hint: leave out the delay, or give what \`on pre\` does to a synapse of its own and delay that.

      1 error"
    `);
  });

  test.each([
    ['an equation', 'state s = 0; ds/dt = (pre.release - s) / 1 ms; on pre { post.v += s }'],
    ['a block of steps', 'state s = 0; on step { s = pre.v }; on pre { post.v += s }'],
    ['an output', 'output sent = pre.v; on pre { post.v += 1 }'],
    ['a named expression of a coupling', 'sent = 2 * pre.release; post.I += sent'],
  ])('%s', (_, synapse) => {
    expect(connected(synapse, DELAYED)).toContain('error[network/delayed-value]');
  });

  test('nor one that a table gives', () => {
    const shown = connected(GAP, 'pairs from "./pairs.csv"', {
      'pairs.csv': 'pre,post,delay (ms)\n0,1,2\n1,2,0.5\n',
    });
    expect(shown).toMatchInlineSnapshot(`
      "error[network/delayed-value]: A delay holds back spikes only, and \`S\` reads \`pre.v\` all the time.
         --> model.axo:13:35
          |
       10 | synapse S { post.I += 0.1 * (pre.v - post.v) }
          |                              ----- what it is in this step, whatever the delay
       13 |   connect A -> A by S pairs from "./pairs.csv"
          |                                   ^^^^^^^^^^^
      hint: leave out the delay, or send the value by events: \`on pre { … pre.v … }\`.

      1 error"
    `);
  });

  test.each([
    ['none', GAP, 'all to all'],
    ['one of 0', GAP, 'all to all, delay 0 ms'],
    ['what a spike reads as it arrives', 'on pre { post.v += pre.v }', DELAYED],
    ['constants of the cell', 'state s = 0; ds/dt = pre.g / 1 ms; on pre { post.v += s }', DELAYED],
    ['what is read of the other cell', 'state s = 0; ds/dt = post.v / 1 ms; on pre { post.v += s }', DELAYED],
    [
      'a coupling of its own state',
      'state s = 0; ds/dt = -s / 1 ms; on pre { s += 1 }; post.I += s',
      DELAYED,
    ],
  ])('there is nothing wrong with %s', (_, synapse, rule) => {
    expect(connected(synapse, rule)).toBe('');
  });
});

describe('a delay that holds nothing back is told of', () => {
  test('where spikes of the cell itself alone are heard of', () => {
    expect(connected('state n = 0; on post { n += 1 }', DELAYED)).toMatchInlineSnapshot(`
      "warning[network/delay-unused]: The delay has no effect: \`S\` has no \`on pre\`, and nothing else is held back.
         --> model.axo:13:41
          |
       13 |   connect A -> A by S all to all, delay 1 ms
          |                                         ^^^^
      hint: leave it out: \`on post\` hears of spikes of the cell itself, at once.

      1 warning"
    `);
  });

  test('where something is added all the time', () => {
    expect(connected('param c = 0.1; post.I += c', DELAYED)).toMatchInlineSnapshot(`
      "warning[network/delay-unused]: The delay has no effect: \`S\` has no \`on pre\`, and nothing else is held back.
         --> model.axo:13:41
          |
       13 |   connect A -> A by S all to all, delay 1 ms
          |                                         ^^^^
      hint: leave it out: what is added all the time has no delay.

      1 warning"
    `);
  });

  test('where a table gives it', () => {
    const tables = { 'pairs.csv': 'pre,post,delay (ms)\n0,1,2\n1,2,0.5\n' };
    expect(connected('post.I += 0.1', 'pairs from "./pairs.csv"', tables)).toContain(
      'warning[network/delay-unused]',
    );
  });

  test('but not where it is 0', () => {
    expect(connected('post.I += 0.1', 'all to all, delay 0 ms')).toBe('');
  });
});
