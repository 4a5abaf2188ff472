/** What people write who come from papers, from Python or from C. */
import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

function rendered(text: string): string {
  const { diagnostics } = parse({ name: 'model.axo', text });
  return diagnostics
    .map((diagnostic) => renderDiagnostic(diagnostic, new Map([['model.axo', text]])))
    .join('\n\n');
}

/** Returns what is said of one statement of a component. */
function ofStatement(statement: string): string {
  return rendered(`neuron A {\n  ${statement}\n}\n`);
}

describe('the habits of papers', () => {
  it('a time constant before the derivative', () => {
    expect(ofStatement('tau_w * dw/dt = a * v - w')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: An equation has nothing but its derivative on the left.
        --> model.axo:2:3
         |
       2 |   tau_w * dw/dt = a * v - w
         |   ^^^^^^^^^^^^^
      hint: solve for \`dw/dt\`: \`dw/dt = (…) / tau_w\`."
    `);
  });

  it.each([
    ['C * (1 + k) * dv/dt = -v', 'dv/dt = (…) / (C*(1+k))'],
    ['10 ms * dv/dt = -v', 'dv/dt = (…) / (10 ms)'],
    ['part.tau * dv/dt = -v', 'dv/dt = (…) / (part.tau)'],
  ])('a factor before the derivative: %s', (statement, hint) => {
    expect(ofStatement(statement)).toContain(`hint: solve for \`dv/dt\`: \`${hint}\`.`);
  });

  it('a unit in two words', () => {
    expect(ofStatement('param c = 5 uF cm^-2')).toMatchInlineSnapshot(`
      "error[syntax/unit-form]: A unit without brackets has no blanks.
        --> model.axo:2:13
         |
       2 |   param c = 5 uF cm^-2
         |             ^^^^^^^^^^
      hint: write \`5 uF/cm^2\` or \`5 [uF cm^-2]\`."
    `);
    expect(ofStatement('param c = 5 nA ms')).toContain('write `5 nA*ms` or `5 [nA ms]`.');
  });

  it('a unit without its colon', () => {
    expect(ofStatement('state v mV = 0 mV')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: Expected \`:\` before the unit \`mV\`.
        --> model.axo:2:11
         |
       2 |   state v mV = 0 mV
         |           ^^
      hint: write \`state v : mV = …\`.
      fix: replace \` \` by \` : \` at 2:10"
    `);
    expect(ofStatement('param g mS/cm^2 = 3')).toContain('hint: write `param g : mS/cm^2 = …`.');
  });

  it('a word for the reset', () => {
    expect(ofStatement('on spike { reset v }')).toMatchInlineSnapshot(`
      "error[syntax/unknown-statement]: \`reset\` begins no statement of an event block.
        --> model.axo:2:14
         |
       2 |   on spike { reset v }
         |              ^^^^^
      hint: here stand assignments \`name = value\`, \`let\` and \`if\`."
    `);
  });
});

describe('the habits of Python and C', () => {
  it('a component with a colon and indented lines is one mistake', () => {
    const text = `neuron A:
  E = -65 mV
  state v : mV = -65 mV
  dv/dt = (E - v) / 1 msec
  if v > 30: v = -65
  on spike:
    v = E

neuron B {
  param t = 3
}
`;
    expect(rendered(text)).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: Expected a block \`{ … }\` after \`A\`, found \`:\`.
        --> model.axo:1:9
         |
       1 | neuron A:
         |         ^
      hint: a component's statements stand in braces: \`neuron A { … }\`.

      error[syntax/reserved-word]: \`t\` is a word of the language and cannot be used as a name.
         --> model.axo:10:9
          |
       10 |   param t = 3
          |         ^
      hint: choose another name, for example \`t_\`."
    `);
  });

  it('a function of a module', () => {
    expect(ofStatement('z = np.exp(x)')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: \`np.exp\` is no function.
        --> model.axo:2:10
         |
       2 |   z = np.exp(x)
         |          ^^^
      hint: functions are called by their plain name: \`exp(…)\`."
    `);
  });

  it('an `if` with a colon', () => {
    expect(ofStatement('if v > 30: v = -65')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: A component has no \`if\` blocks of its own.
        --> model.axo:2:3
         |
       2 |   if v > 30: v = -65
         |   ^^
      hint: a value is chosen by \`name = if C then A else B\`; \`if C { … }\` stands in an event block."
    `);
    expect(ofStatement('on spike { if v > 30: v = -65 }')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: Expected a block \`{ … }\` after \`30\`, found \`:\`.
        --> model.axo:2:23
         |
       2 |   on spike { if v > 30: v = -65 }
         |                       ^
      hint: the statements of a block stand in braces: \`if v > 30 { … }\`."
    `);
  });

  it('a choice behind its value, or with a question mark', () => {
    expect(ofStatement('x = a if c > 0 else b')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: The value of an \`if\` stands behind its condition.
        --> model.axo:2:9
         |
       2 |   x = a if c > 0 else b
         |         ^^
      hint: a choice has the form \`if C then A else B\`."
    `);
    expect(ofStatement('x = c > 0 ? a : b')).toMatchInlineSnapshot(`
      "error[syntax/stray-character]: \`?\` has no meaning in a model.
        --> model.axo:2:13
         |
       2 |   x = c > 0 ? a : b
         |             ^
      hint: a choice has the form \`if C then A else B\`."
    `);
  });

  it('a function by `def`', () => {
    expect(rendered('def f(x): return x\n')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: \`def\` begins no statement.
        --> model.axo:1:1
         |
       1 | def f(x): return x
         | ^^^
      hint: a function is one formula: \`function f(…) = …\`."
    `);
  });

  it('a change outside of any event', () => {
    expect(rendered('m += 3\n')).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: \`m\` is changed outside of an event block.
        --> model.axo:1:1
         |
       1 | m += 3
         | ^
      hint: what changes at an event stands in its block: \`on spike { m += … }\`."
    `);
    expect(ofStatement('m += 3')).toContain('`on spike { m += … }`');
  });
});

describe('the doc of a file', () => {
  const text = '# A licence\n## About the file\n\n## About K\nconst K = 3\n';

  it('stands at its head, behind plain comments too', () => {
    const { model } = parse({ name: 'model.axo', text });
    expect(model.doc).toBe('About the file');
    expect(model.before).toEqual(['A licence']);
    expect(model.declarations.map(({ comments }) => comments.doc)).toEqual(['About K']);
  });

  it('stays behind them', () => {
    expect(format(parse({ name: 'model.axo', text }).model)).toBe(text);
  });
});
