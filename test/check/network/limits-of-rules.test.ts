/** What is just within a rule, and what is just beyond. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../check-text.ts';

const CELLS = `neuron Cell { state v = 0; dv/dt = -v / 10 ms; spike when v > 1 }
synapse Kick { on pre { post.v += 1 } }
`;

function connected(rule: string, tables: Readonly<Record<string, string>> = {}): string {
  const network = `network Net {\n  population A = Cell[3]\n  connect A -> A by Kick ${rule}\n}\n`;
  return diagnose(`${CELLS}${network}`, tables);
}

describe('a fixed degree', () => {
  test('may take all cells, but not itself where that is left out', () => {
    expect(connected('with fixed indegree 3')).toBe('');
    expect(connected('with fixed indegree 2, no self')).toBe('');
    expect(connected('with fixed indegree 3, no self')).toContain(
      'The fixed indegree is 3, but there are 2 cells of `A` to choose from',
    );
  });

  test('is compared cell by cell with what a condition leaves, as the network is built', () => {
    expect(connected('with fixed indegree 4, where i != j')).toBe('');
  });
});

describe('the cells of a table of pairs', () => {
  const pairs = (last: number): string =>
    connected('pairs from "./pairs.csv"', { 'pairs.csv': `pre,post\n0,1\n1,${last}\n` });

  test('go up to the last one', () => {
    expect(pairs(2)).toBe('');
    expect(pairs(3)).toMatchInlineSnapshot(`
      "error[network/pairs]: "./pairs.csv" has the post cell 3 in line 3, which \`A\` does not have.
        --> model.axo:5:38
         |
       5 |   connect A -> A by Kick pairs from "./pairs.csv"
         |                                      ^^^^^^^^^^^
      hint: its cells are 0 to 2.

      1 error"
    `);
  });
});
