import { describe, expect, it } from 'vitest';
import type { CheckedExpression } from '../../../src/check/checked-expression.ts';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { expressionText } from '../../../src/check/expression-text.ts';
import { codesOf, modelOf } from '../check-text.ts';

/** Returns the equations, and the definitions that reactions gave. */
function written(model: CheckedModel): Readonly<Record<string, string>> {
  const text = (expression: CheckedExpression | undefined): string =>
    expression === undefined ? 'none' : expressionText(expression, model);
  return {
    ...Object.fromEntries(model.states.map(({ name, derivative }) => [name, text(derivative)])),
    ...Object.fromEntries(
      model.definitions
        .filter(({ origin }) => origin === 'reaction')
        .map(({ name, value, unit }) => [name, `${text(value)} [${unit.text}]`]),
    ),
  };
}

/** The sums that a model conserves, as text. */
function totals(model: CheckedModel): readonly string[] {
  return (model.totals ?? []).map(({ terms }) =>
    terms.map(({ state, count }) => (count === 1 ? state : `${count} ${state}`)).join(' + '),
  );
}

describe('a reaction', () => {
  it('becomes a rate that its states share', () => {
    const model = modelOf(
      `
pool Binding {
  param kf = 0.1/uM/ms
  state A : uM = 1 uM
  state B : uM = 2 uM
  state C : uM = 0 uM
  reaction A + B <-> C (kf, 0.2/ms)
}`,
      'Binding',
    );
    expect(written(model)).toEqual({
      A: '-reaction.1',
      B: '-reaction.1',
      C: 'reaction.1',
      'reaction.1': 'reaction.1.forward * A * B - reaction.1.backward * C [uM/ms]',
      'reaction.1.forward': 'kf [1/ms/uM]',
      'reaction.1.backward': '0.2 / ms [1/ms]',
    });
    expect(model.reactions).toMatchObject([
      {
        text: 'A + B <-> C',
        path: '',
        rate: 'reaction.1',
        forward: 'reaction.1.forward',
        backward: 'reaction.1.backward',
        left: [
          { state: 'A', count: 1 },
          { state: 'B', count: 1 },
        ],
        right: [{ state: 'C', count: 1 }],
      },
    ]);
    expect(totals(model)).toEqual(['A + C', 'B + C']);
  });

  it('takes a name as often as it stands there, makes from nothing and loses', () => {
    const model = modelOf(
      `
pool Dimer {
  state A : uM = 1 uM; state D : uM = 0 uM; state E : uM = 1 uM
  reaction A + A <-> D (0.1/uM/ms, 1/ms)
  reaction D + E -> E (0.5/uM/ms)
  reaction 0 -> A (0.1 uM/ms)
}`,
      'Dimer',
    );
    expect(written(model)).toMatchObject({
      A: '-2 * reaction.1 + reaction.3',
      D: 'reaction.1 - reaction.2',
      E: '0',
      'reaction.1': 'reaction.1.forward * A * A - reaction.1.backward * D [uM/ms]',
      'reaction.2': 'reaction.2.forward * D * E [uM/ms]',
      'reaction.3': 'reaction.3.forward [uM/ms]',
    });
    expect(totals(model)).toEqual(['E']);
  });

  it('counts time as its component does', () => {
    const model = modelOf(
      `
pool Plain {
  time unit 1 s
  state A = 1
  state B = 0
  reaction A -> B (2)
}`,
      'Plain',
    );
    expect(written(model)).toMatchObject({
      'reaction.1.forward': '2 [1]',
      'reaction.1': 'reaction.1.forward * A [1]',
    });
    expect(
      codesOf('pool P {\n  time unit 1 ms\n  state A = 1\n  state B = 0\n  reaction A -> B (2/ms)\n}'),
    ).toEqual(['units/mismatch']);
  });

  it('knows units of states that follow from formulas, wherever they stand', () => {
    const text = (constant: string): string => `
pool Late {
  param amount = 3 uM
  reaction A + A -> B (${constant})
  state A = amount / 2
  state B = amount * 0
}`;
    expect(codesOf(text('0.1/uM/ms'))).toEqual([]);
    expect(codesOf(text('0.1/ms'))).toEqual(['units/mismatch']);
  });

  it('of a part is the part’s', () => {
    const model = modelOf(`
channel Gate {
  input v : mV
  state C = 1; state O = 0
  reaction C <-> O (1/ms * exp(v / 20 mV), 2/ms)
  output open = O
}
neuron Cell {
  use a = Gate
  use b = Gate
  state v : mV = -65 mV
  dv/dt = -v * (a.open + b.open) / 10 ms
  spike when v > 0 mV
  on spike { b.O = 0 }
}`);
    expect(written(model)).toMatchObject({ 'a.C': '-a.reaction.1', 'b.O': 'b.reaction.1' });
    expect(model.totals).toMatchObject([
      { terms: [{ state: 'a.C' }, { state: 'a.O' }], isChangedByEvents: false },
      { terms: [{ state: 'b.C' }, { state: 'b.O' }], isChangedByEvents: true },
    ]);
  });

  it('cannot be read by names of the modeler, nor hidden by them', () => {
    const text = `
pool Names {
  state reaction = 1; state steady = 0
  reaction reaction -> steady (1/ms)
  forward = reaction + steady
}`;
    expect(codesOf(text)).toEqual([]);
    expect(totals(modelOf(text, 'Names'))).toEqual(['reaction + steady']);
  });
});

describe('conserved sums', () => {
  it.each([
    ['a chain', ['A <-> B', 'B <-> C'], ['A + B + C']],
    ['two chains', ['A <-> B', 'C -> D'], ['A + B', 'C + D']],
    ['an enzyme', ['S + E <-> ES', 'ES -> E + P'], ['S + ES + P', 'E + ES']],
    ['a dimer', ['A + A <-> B'], ['A + 2 B']],
    ['different weights', ['A + A + A <-> B + B'], ['2 A + 3 B']],
    ['a loss', ['A -> 0', 'A <-> B'], []],
    ['what only takes part', ['A + E -> B + E'], ['A + B', 'E']],
    ['a difference, where no sum is conserved', ['A + B -> 0'], ['A + -1 B']],
    ['calmodulin-like binding', ['M + C <-> MC', 'MC + C <-> MCC'], ['M + MC + MCC', 'C + MC + 2 MCC']],
    ['no less than all of them', ['A + B -> C + D'], ['A + C', 'A + D', 'B + C']],
  ])('of %s', (_, reactions, expected) => {
    const names = [...new Set(reactions.join(' ').match(/[A-Z]+/g))];
    const lines = reactions.map((text) => {
      const size = Math.max(...text.split(/<?->/).map((side) => side.split('+').length));
      const order = (side: string): string => {
        const count = side.trim() === '0' ? 0 : side.split('+').length;
        return count === 0 ? '1 uM/ms' : count === 1 ? '1/ms' : count === 2 ? '1 [uM^-1/ms]' : '1 [uM^-2/ms]';
      };
      expect(size).toBeLessThan(4);
      const [left = '', right = ''] = text.split(/<?->/);
      return `reaction ${text} (${text.includes('<') ? `${order(left)}, ${order(right)}` : order(left)})`;
    });
    const states = names.map((name) => `state ${name} : uM = 1 uM`);
    const model = modelOf(`pool Scheme {\n${[...states, ...lines].join('\n')}\n}`, 'Scheme');
    expect(totals(model)).toEqual(expected);
  });
});
