import { describe, expect, it } from 'vitest';
import { codesOf, diagnose } from '../check-text.ts';

/** What is said of statements in a component with a few names. */
function said(...lines: readonly string[]): string {
  return diagnose(`
receptor R {
  param k = 1/ms
  input T : mM = 0 mM
  state C = 1; state O = 0
${lines.map((line) => `  ${line}`).join('\n')}
  output open = O
}`);
}

describe('a mistake in a reaction', () => {
  it('of a name says what could be meant', () => {
    expect(said('reaction C -> o (k)', 'reaction O -> X (k)')).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`o\` in the receptor \`R\`.
        --> model.axo:5:17
         |
       5 |   reaction C -> o (k)
         |                 ^ not declared
      hint: did you mean \`O\`?

      error[names/unknown]: There is no \`X\` in the receptor \`R\`.
        --> model.axo:6:17
         |
       6 |   reaction O -> X (k)
         |                 ^ not declared
      hint: declare it: \`state X = …\` with its initial value.

      2 errors"
    `);
  });

  it('that names what is no state says where it belongs', () => {
    expect(
      said(
        'gate m { alpha = 1/ms; beta = 1/ms }',
        'reaction C + T <-> O (5/mM/ms, k)',
        'reaction m -> O (k)',
      ),
    ).toMatchInlineSnapshot(`
      "error[reaction/not-a-state]: \`T\` is an input, so no reaction can change it.
        --> model.axo:6:16
         |
       3 |   input T : mM = 0 mM
         |         - declared here
       6 |   reaction C + T <-> O (5/mM/ms, k)
         |                ^
      hint: leave it out here and multiply the rate constant by it: \`5/mM/ms * T\`.

      error[reaction/not-a-state]: \`m\` is a gate, whose rates give its equation, so no reaction can change it.
        --> model.axo:7:12
         |
       5 |   gate m { alpha = 1/ms; beta = 1/ms }
         |        - declared here
       7 |   reaction m -> O (k)
         |            ^
      hint: declare it as a \`state\`, and write its opening and closing as a reaction.

      2 errors"
    `);
  });

  it('of the unit of a constant shows the unit that it must have', () => {
    expect(
      said(
        'state A : uM = 1 uM; state B : uM = 0 uM',
        'reaction C <-> O (k, 2)',
        'reaction A + A <-> B (k, 1/ms)',
        'reaction 0 -> A (3/ms)',
      ),
    ).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The backward rate constant of \`C <-> O\` needs a unit: \`2\` is a plain number.
        --> model.axo:6:24
         |
       6 |   reaction C <-> O (k, 2)
         |                        ^ no unit
      hint: write \`2/ms\`, if 1/ms is meant.

      error[units/mismatch]: The forward rate constant of \`A + A <-> B\` must be 1/ms/uM, but is 1/ms.
        --> model.axo:7:25
         |
       7 |   reaction A + A <-> B (k, 1/ms)
         |                         ^ this is 1/ms
      hint: times \`A * A\` it is the rate, which must be uM/ms.

      error[units/mismatch]: The rate constant of \`0 -> A\` must be uM/ms, but is 1/ms.
        --> model.axo:8:20
         |
       8 |   reaction 0 -> A (3/ms)
         |                    ^^^^ this is 1/ms
      hint: it is the rate at which \`A\` is made, uM/ms.

      3 errors"
    `);
  });

  it('of states that are counted in different units is told once', () => {
    expect(
      said('state A : uM = 1 uM', 'reaction A -> O (k)', 'reaction C <-> O (k, k)'),
    ).toMatchInlineSnapshot(`
      "error[reaction/units]: \`A\` is uM and \`O\` is a plain number, so neither can become the other.
        --> model.axo:6:3
         |
       4 |   state C = 1; state O = 0
         |                      - declared here
       5 |   state A : uM = 1 uM
         |         - declared here
       6 |   reaction A -> O (k)
         |   ^^^^^^^^^^^^^^^^^^^
      hint: declare both in one unit, for example \`state O : uM\`.

      1 error"
    `);
  });

  it('of how many constants there are', () => {
    expect(
      said(
        'reaction C <-> O',
        'reaction C -> O ()',
        'reaction C -> O (k, 2 * k)',
        'reaction C <-> O (k, k, k)',
      ),
    ).toMatchInlineSnapshot(`
      "error[reaction/constants]: This reaction has two rate constants, forward and backward, but none is given.
        --> model.axo:5:3
         |
       5 |   reaction C <-> O
         |   ^^^^^^^^^^^^^^^^
      hint: write \`C <-> O (kf, kb)\`.

      error[reaction/constants]: This reaction has one rate constant, but none is given.
        --> model.axo:6:3
         |
       6 |   reaction C -> O ()
         |   ^^^^^^^^^^^^^^^^^^
      hint: write \`C -> O (k)\`.

      error[reaction/constants]: This reaction has one rate constant, but 2 are given.
        --> model.axo:7:3
         |
       7 |   reaction C -> O (k, 2 * k)
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: write \`C -> O (k)\`. If it runs both ways: \`C <-> O (k, 2 * k)\`.

      error[reaction/constants]: This reaction has two rate constants, forward and backward, but 3 are given.
        --> model.axo:8:3
         |
       8 |   reaction C <-> O (k, k, k)
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: write \`C <-> O (k, k)\`.

      4 errors"
    `);
  });

  it('that changes nothing, or runs backwards', () => {
    expect(
      said(
        'reaction C -> C (k)',
        'reaction 0 -> 0 (k)',
        'reaction C + O <-> O + C (k, k)',
        'reaction C <-> O (k, -2/ms)',
      ),
    ).toMatchInlineSnapshot(`
      "error[reaction/changes-nothing]: Both sides of this reaction are the same, so it changes nothing.
        --> model.axo:5:3
         |
       5 |   reaction C -> C (k)
         |   ^^^^^^^^^^^^^^^^^^^
      hint: correct one side, or leave the reaction out.

      error[reaction/changes-nothing]: Both sides of this reaction are the same, so it changes nothing.
        --> model.axo:6:3
         |
       6 |   reaction 0 -> 0 (k)
         |   ^^^^^^^^^^^^^^^^^^^
      hint: correct one side, or leave the reaction out.

      error[reaction/changes-nothing]: Both sides of this reaction are the same, so it changes nothing.
        --> model.axo:7:3
         |
       7 |   reaction C + O <-> O + C (k, k)
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: correct one side, or leave the reaction out.

      error[reaction/negative-constant]: The backward rate constant of \`C <-> O\` is negative.
        --> model.axo:8:24
         |
       8 |   reaction C <-> O (k, -2/ms)
         |                        ^^^^^
      hint: write the reaction the other way round, with a positive constant.

      4 errors"
    `);
  });

  it('beside an equation', () => {
    expect(said('reaction C <-> O (k, k)', 'dO/dt = -O / 10 ms')).toMatchInlineSnapshot(`
      "error[reaction/equation]: \`O\` takes part in a reaction, so reactions already give its equation.
        --> model.axo:6:4
         |
       5 |   reaction C <-> O (k, k)
         |   ----------------------- it takes part here
       6 |   dO/dt = -O / 10 ms
         |    ^
      hint: write what else changes it as a reaction: \`O -> 0 (k)\`, \`0 -> O (rate)\`.

      1 error"
    `);
  });

  it('of a count', () => {
    expect(
      said(
        'state B : uM = 0 uM',
        'reaction 2 C -> O (k)',
        'reaction 1.5 C -> O (k)',
        'reaction 0 + C -> O (k)',
        'reaction 3 -> O (k)',
      ),
    ).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: A side of a reaction is a sum of names, each as often as it takes part.
        --> model.axo:6:12
         |
       6 |   reaction 2 C -> O (k)
         |            ^^^
      hint: write \`C + C\`.

      error[syntax/unexpected]: A side of a reaction is a sum of names, each as often as it takes part.
        --> model.axo:7:12
         |
       7 |   reaction 1.5 C -> O (k)
         |            ^^^^^
      hint: write \`C\` once, \`C + C\` for two, and so on.

      error[syntax/unexpected]: \`0\` stands alone on its side of a reaction.
        --> model.axo:8:3
         |
       8 |   reaction 0 + C -> O (k)
         |   ^^^^^^^^^^^^^^^^^^^^^^^
      hint: leave it out beside names.

      error[syntax/unexpected]: A side of a reaction is a sum of names, each as often as it takes part.
        --> model.axo:9:12
         |
       9 |   reaction 3 -> O (k)
         |            ^
      hint: nothing at all is \`0\`: \`A -> 0 (k)\`.

      4 errors"
    `);
  });

  it('does not make its states unmoved', () => {
    expect(codesOf('pool P {\n  state A = 1\n  reaction A -> B (1/ms)\n}')).toEqual(['names/unknown']);
  });
});

describe('a steady start', () => {
  function steady(...lines: readonly string[]): string {
    return diagnose(`
channel Gate {
  param k = 1/ms
${lines.map((line) => `  ${line}`).join('\n')}
  output open = O
}`);
  }

  it('is refused for a scheme that is open', () => {
    expect(
      steady('state C, O start steady sum 1', 'reaction C <-> O (k, k)', 'reaction O -> 0 (k)'),
    ).toMatchInlineSnapshot(`
      "error[reaction/no-steady-start]: The scheme of \`O\` is open, so its sum is not kept and no equilibrium belongs to it.
        --> model.axo:3:9
         |
       3 |   state C, O start steady sum 1
         |         ^^^^^^^^^^^^^^^^^^^^^^^
       5 |   reaction O -> 0 (k)
         |   ------------------- what it holds is lost here
      hint: give each state an initial value, or let the scheme run until it rests.

      1 error"
    `);
  });

  it('is refused for a scheme that is not of first order', () => {
    expect(steady('state A, O start steady sum 1', 'reaction A + A <-> O (k, k)')).toMatchInlineSnapshot(`
      "error[reaction/no-steady-start]: \`A + A <-> O\` does not turn one state into one other, so the equilibrium of \`A\` is not of first order.
        --> model.axo:3:9
         |
       3 |   state A, O start steady sum 1
         |         ^^^^^^^^^^^^^^^^^^^^^^^
       4 |   reaction A + A <-> O (k, k)
         |   --------------------------- several take part here
      hint: give each state an initial value, or let the scheme run until it rests.

      1 error"
    `);
  });

  it('is refused for states that never meet', () => {
    expect(
      steady('state C, O, A, B start steady sum 1', 'reaction C <-> O (k, k)', 'reaction A <-> B (k, k)'),
    ).toMatchInlineSnapshot(`
      "error[reaction/no-steady-start]: \`C\` and \`A\` start at one equilibrium, but no reactions lead from both to the same state.
        --> model.axo:3:9
         |
       3 |   state C, O, A, B start steady sum 1
         |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: give each part of the scheme its own statement \`state … start steady sum …\`.

      1 error"
    `);
    expect(steady('state C, O, A start steady sum 1', 'reaction C -> O (k)', 'reaction C -> A (k)')).toMatch(
      /no reactions lead from both to the same state/,
    );
  });

  it('is refused where a state is missing from it, or takes part in nothing', () => {
    expect(
      steady(
        'state C, O start steady sum 1',
        'state I = 0',
        'reaction C <-> O (k, k)',
        'reaction O <-> I (k, k)',
      ),
    ).toMatchInlineSnapshot(`
      "error[reaction/no-steady-start]: \`O\` starts at equilibrium with \`O <-> I\`, but \`I\` is not among the states that do.
        --> model.axo:3:9
         |
       3 |   state C, O start steady sum 1
         |         ^^^^^^^^^^^^^^^^^^^^^^^
       6 |   reaction O <-> I (k, k)
         |   ----------------------- \`I\` takes part here
      hint: write \`I\` into the same \`state\` statement.

      1 error"
    `);
    expect(steady('state C, O, I start steady sum 1', 'reaction C <-> O (k, k)')).toMatchInlineSnapshot(`
      "error[reaction/no-steady-start]: \`I\` starts at equilibrium, but no reaction changes it.
        --> model.axo:3:15
         |
       3 |   state C, O, I start steady sum 1
         |               ^
      hint: add its reactions, or declare it by itself with a value: \`state I = …\`.

      1 error"
    `);
  });

  it('is refused beside values of some of its states', () => {
    expect(steady('state C, O = 0.5 start steady sum 1', 'reaction C <-> O (k, k)')).toMatchInlineSnapshot(`
      "error[reaction/part-of-steady]: \`O\` has a value of its own, and \`start steady\` gives one.
        --> model.axo:3:16
         |
       3 |   state C, O = 0.5 start steady sum 1
         |                ^^^
      hint: leave the value out, or leave \`start steady\` out and give each state a value.

      1 error"
    `);
    const text = (given: string): string => `
channel Gate {
  state C, O start steady sum 1
  reaction C <-> O (1/ms, 1/ms)
  output open = O
}
neuron Cell {
  use g = Gate(${given})
  state v = 0
  dv/dt = -v * g.open / 10 ms
}`;
    expect(diagnose(text('O = 0.2'))).toMatchInlineSnapshot(`
      "error[reaction/part-of-steady]: \`O\` is set, but \`C\` starts at the equilibrium that belongs to the sum.
        --> model.axo:7:20
         |
       7 |   use g = Gate(O = 0.2)
         |                    ^^^
      hint: set it as well, or none.

      1 error"
    `);
    expect(codesOf(text('C = 0.8, O = 0.2'))).toEqual([]);
  });

  it('is refused where it would take too long', () => {
    const names = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const ways = names.flatMap((from) =>
      names.flatMap((to) => (from < to ? [`reaction ${from} <-> ${to} (k, k)`] : [])),
    );
    const text = diagnose(
      `pool Full {\n  param k = 1/ms\n  state ${names.join(', ')} start steady sum 1\n${ways.join('\n')}\n}`,
    );
    expect(text).toMatch(/The equilibrium of these 60 states takes more than 20000 operations\./);
  });

  it('has a sum in the unit of its states', () => {
    expect(
      steady('state C : uM, O : uM start steady sum 1', 'reaction C <-> O (k, k)'),
    ).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The sum of \`C\`, \`O\` needs a unit: \`1\` is a plain number.
        --> model.axo:3:41
         |
       3 |   state C : uM, O : uM start steady sum 1
         |                                         ^ no unit
      hint: write \`1 uM\`, if uM is meant.

      1 error"
    `);
  });

  it('needs no value that needs it', () => {
    expect(steady('state C, O start steady sum 1', 'reaction C <-> O (k * C, k)')).toMatchInlineSnapshot(`
      "error[structure/cycle]: The initial value of \`C\` needs itself.
        --> model.axo:3:9
         |
       3 |   state C, O start steady sum 1
         |         ^ needs itself
      hint: give one of them an initial value that does not read the others.

      1 error"
    `);
  });
});
