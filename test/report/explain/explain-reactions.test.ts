import { describe, expect, it } from 'vitest';
import { explain, explanationPage, modelOf, renderExplanation } from '../../../src/index.ts';

const RECEPTOR = modelOf(
  `receptor Receptor {
  param T = 1 mM
  state C, O, D start steady sum 1
  reaction C <-> O (2/mM/ms * T, 1/ms)
  reaction O <-> D (0.5/ms, 0.25/ms)
  output open = O
}`,
  'Receptor',
);

const ENZYME = modelOf(
  `pool Enzyme {
  state E : uM = 1 uM; state S : uM = 5 uM; state ES : uM = 0 uM; state P : uM = 0 uM
  reaction E + S <-> ES (1/uM/ms, 0.5/ms)
  reaction ES -> E + P (2/ms)
}`,
  'Enzyme',
);

/** The lines of a section of the text. */
function section(text: string, title: string): string {
  const [, rest = ''] = text.split(`\n${title}\n`);
  return rest.split(/\n\n[A-Z]/)[0] ?? '';
}

describe('what is explained of a kinetic scheme', () => {
  it('is its reactions and what they conserve', () => {
    const { reactions, totals } = explain(ENZYME);
    expect(reactions).toEqual([
      { text: 'E + S <-> ES', path: '', rate: 'reaction.1', forward: '1 / uM / ms', backward: '0.5 / ms' },
      { text: 'ES -> E + P', path: '', rate: 'reaction.2', forward: '2 / ms' },
    ]);
    expect(totals).toEqual([
      {
        text: 'E + ES',
        terms: [
          { state: 'E', count: 1 },
          { state: 'ES', count: 1 },
        ],
        unit: 'uM',
        initial: 1,
        isChangedByEvents: false,
      },
      {
        text: 'S + ES + P',
        terms: [
          { state: 'S', count: 1 },
          { state: 'ES', count: 1 },
          { state: 'P', count: 1 },
        ],
        unit: 'uM',
        initial: 5,
        isChangedByEvents: false,
      },
    ]);
  });

  it('stands in the text before the equations', () => {
    expect(section(renderExplanation(RECEPTOR), 'Reactions')).toMatchInlineSnapshot(`
      "  reaction.1  C <-> O  forward 2 / mM / ms * T  backward 1 / ms
        reaction.2  O <-> D  forward 0.5 / ms         backward 0.25 / ms

        C + O + D = 1 is conserved.
        Runge-Kutta methods and \`exact\` keep conserved sums to rounding; methods that step each state by
        itself (exponential_euler, exponential_midpoint, semi_implicit_euler, strang) as well as they keep
        the states."
    `);
    expect(section(renderExplanation(RECEPTOR), 'State variables')).toMatchInlineSnapshot(`
      "  C  no unit  starts at equilibrium, sum 1
        O  no unit  starts at equilibrium, sum 1
        D  no unit  starts at equilibrium, sum 1"
    `);
    expect(section(renderExplanation(RECEPTOR), 'Linearity')).toMatchInlineSnapshot(`
      "  C  linear, constant coefficients
        O  linear, constant coefficients
        D  linear, constant coefficients"
    `);
  });

  it('says where events may change a sum', () => {
    const model = modelOf(`neuron Cell {
  state A = 1; state B = 0
  reaction A <-> B (1/ms, 1/ms)
  on step { A = 1 }
}`);
    expect(renderExplanation(model)).toContain(
      'A + B = 1 is conserved by the reactions; events may change it.',
    );
  });

  it('says that nothing is conserved', () => {
    const model = modelOf('pool Leak {\n  state A = 1\n  reaction A -> 0 (1/ms)\n}', 'Leak');
    expect(renderExplanation(model)).toContain('They conserve no sum of their states.');
  });

  it('leaves out how the equilibrium is computed, in text, JSON and HTML', async () => {
    for (const text of [
      renderExplanation(RECEPTOR),
      JSON.stringify(explain(RECEPTOR)),
      await explanationPage(RECEPTOR),
    ]) {
      expect(text).not.toContain('steady.1');
    }
    expect(await explanationPage(RECEPTOR)).toContain('C + O + D = 1 is conserved.');
  });

  it('is where it rests for the sums that it starts with, once, without an eigenvalue for each sum', () => {
    const [rest, ...others] = explain(RECEPTOR).analysis.equilibria ?? [];
    expect(others).toEqual([]);
    // C : O : D = 1 : 2 : 4
    expect(rest?.kind).toBe('stable node');
    for (const [state, share] of Object.entries({ C: 1, O: 2, D: 4 }))
      expect(rest?.values[state]).toBeCloseTo(share / 7, 14);
    expect(rest?.eigenvalues).toHaveLength(2);
    const done = explain(ENZYME).analysis.equilibria?.find(({ kind }) => kind.startsWith('stable'));
    expect(done?.values).toMatchObject({ S: 0, ES: 0 });
    expect(done?.values['P']).toBeCloseTo(5, 12);
  });

  it('names methods that take it: `exact` where its rates are constant', () => {
    const refusal = (model: typeof RECEPTOR): string | undefined =>
      explain(model).methods.find(({ name }) => name === 'exact')?.refusal;
    expect(refusal(RECEPTOR)).toBeUndefined();
    expect(refusal(ENZYME)).toContain('`exact` solves linear equations');
  });
});
