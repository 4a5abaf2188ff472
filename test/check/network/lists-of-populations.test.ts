import { describe, expect, it } from 'vitest';
import { constantValue } from '../../../src/check/constant-value.ts';
import { checkText, codesOf, diagnose } from '../check-text.ts';

const SOURCE = 'source Train { param times : ms[] = [3 ms]; spike at times }';

function network(body: string): string {
  return `${SOURCE}\nnetwork N {\n${body}\n}`;
}

describe('a population may give the lists of its model', () => {
  it('for all of its cells, and for itself alone', () => {
    const { networks, diagnostics } = checkText(
      network(`
  population A = Train[2] { times = [1 ms, 2 ms] }
  population B = Train[2]
  record spikes of A, B`),
    );
    expect(diagnostics).toEqual([]);
    const lists = networks
      .get('N')
      ?.populations.map(({ model }) =>
        model.lists[0]?.elements.map((value) => (value.kind === 'number' ? value.value : undefined)),
      );
    expect(lists).toEqual([[1, 2], [3]]);
  });

  it('in their units, and as lists', () => {
    const text = network(`
  population A = Train[2] { times = [1, 2 ms] }
  population B = Train[2] { times = 3 ms }
  record spikes of A, B`);
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: An entry of \`times\` needs a unit: \`1\` is a plain number.
        --> model.axo:4:38
         |
       1 | source Train { param times : ms[] = [3 ms]; spike at times }
         |                              -- declared here as ms
       4 |   population A = Train[2] { times = [1, 2 ms] }
         |                                      ^ no unit
      hint: write \`1 ms\`, if ms is meant.

      error[names/wrong-kind]: This is a single value, not a list.
        --> model.axo:5:37
         |
       5 |   population B = Train[2] { times = 3 ms }
         |                                     ^^^^
      hint: write its values in brackets: \`[10 ms, 25 ms]\`.

      2 errors"
    `);
  });
});

describe('the entries of a list in the block of a population', () => {
  const net = (gap: string): string => `
source Train { param times : ms[] = [1 ms]; spike at times }
network Net {
  param first = 3 ms
  gap = ${gap}
  population P = Train[2] { times = [first, first + gap] }
}`;

  it('may read what the network has', () => {
    const { networks, diagnostics } = checkText(net('2 * first'));
    expect(diagnostics).toEqual([]);
    const [list] = networks.get('Net')?.populations[0]?.model.lists ?? [];
    expect(list?.elements.map((element) => constantValue(element, () => undefined))).toEqual([3, 9]);
  });

  it('say nothing more of what needs itself', () => {
    expect(codesOf(net('2 * gap'))).toEqual(['structure/cycle']);
  });
});
