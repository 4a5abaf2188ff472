import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/base/span.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderDiagnostic, renderDiagnostics, summarise } from '../../src/diagnostics/render.ts';

/** A source with a name, and spans of what it contains. */
function source(name: string, text: string) {
  return {
    name,
    text,
    /** The span of the n-th place (from 0) where the text says this. */
    at(part: string, nth = 0): Span {
      let start = text.indexOf(part);
      for (let index = 0; index < nth; index++) start = text.indexOf(part, start + 1);
      if (start < 0) throw new RangeError(`no ${part} in ${name}`);
      return { source: name, start, end: start + part.length };
    },
  };
}

/** The first character of a span. */
function first(span: Span): Span {
  return { ...span, end: span.start + 1 };
}

function error(details: Partial<Diagnostic>): Diagnostic {
  return { code: 'test/code', severity: 'error', message: 'It is wrong.', labels: [], fixes: [], ...details };
}

/** The rendered diagnostic between newlines, so that snapshots show it as it stands in a terminal. */
function shown(diagnostic: Diagnostic, ...sources: readonly { name: string; text: string }[]): string {
  return `\n${renderDiagnostic(diagnostic, new Map(sources.map(({ name, text }) => [name, text])))}\n`;
}

const lif = source(
  'models/lif.axo',
  `neuron LIF {
  param tau_m = 10 ms
  param E_L = -65 mV; param R = 100 MOhm
  state V : mV = E_L
  input I : nA

  dV/dt = -(V - E_L) + R * I
  spike when V crosses -50 mV
}
`,
);

const mismatch: Diagnostic = {
  code: 'units/mismatch',
  severity: 'error',
  message: 'The derivative of `V` has dimension voltage, but its equation must be voltage per time.',
  span: lif.at('-(V - E_L) + R * I'),
  note: 'this is mV',
  labels: [{ span: first(lif.at('V : mV')), message: 'declared here as mV, so dV/dt must be mV/ms' }],
  hint: 'divide by a time constant, for example `tau_m`.',
  fixes: [],
};

describe('renderDiagnostic', () => {
  it('shows message, place, marked lines in the order of the text, and the hint', () => {
    expect(shown(mismatch, lif)).toMatchInlineSnapshot(`
      "
      error[units/mismatch]: The derivative of \`V\` has dimension voltage, but its equation must be voltage per time.
        --> models/lif.axo:7:11
         |
       4 |   state V : mV = E_L
         |         - declared here as mV, so dV/dt must be mV/ms
       7 |   dV/dt = -(V - E_L) + R * I
         |           ^^^^^^^^^^^^^^^^^^ this is mV
      hint: divide by a time constant, for example \`tau_m\`.
      "
    `);
  });

  it('shows the message alone where there is no place', () => {
    expect(
      shown(error({ message: 'There is no method `rk5`.', hint: 'did you mean `rk4`?' })),
    ).toMatchInlineSnapshot(`
      "
      error[test/code]: There is no method \`rk5\`.
      hint: did you mean \`rk4\`?
      "
    `);
  });

  it('names the file alone where its text is not at hand', () => {
    expect(shown(error({ span: { source: 'gone.axo', start: 3, end: 4 } }))).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> gone.axo
      "
    `);
  });

  it('gives each mark of a line an underline of its own', () => {
    expect(
      shown(
        error({
          message: '`R * I` is mV, but `V` is mV/ms.',
          span: lif.at('+ R'),
          labels: [
            { span: lif.at('R * I'), message: 'this is mV' },
            { span: lif.at('-(V - E_L)'), message: 'this is mV/ms' },
          ],
        }),
        lif,
      ),
    ).toMatchInlineSnapshot(`
      "
      error[test/code]: \`R * I\` is mV, but \`V\` is mV/ms.
        --> models/lif.axo:7:22
         |
       7 |   dV/dt = -(V - E_L) + R * I
         |           ---------- this is mV/ms
         |                      ^^^
         |                        ----- this is mV
      "
    `);
  });

  it('follows labels into other files', () => {
    const channels = source('models/channels.axo', 'channel Na {\n  input v : mV\n}\n');
    expect(
      shown(
        error({
          code: 'wiring/unwired-input',
          message: 'The input `v` of `Na` is not wired.',
          span: lif.at('neuron LIF'),
          labels: [{ span: channels.at('v : mV'), message: 'needed here' }],
        }),
        lif,
        channels,
      ),
    ).toMatchInlineSnapshot(`
      "
      error[wiring/unwired-input]: The input \`v\` of \`Na\` is not wired.
        --> models/lif.axo:1:1
         |
       1 | neuron LIF {
         | ^^^^^^^^^^
        ::: models/channels.axo:2:9
         |
       2 |   input v : mV
         |         ------ needed here
      "
    `);
  });

  it('puts dots where more than a few lines are left out, and widens the gutter for large numbers', () => {
    const long = source(
      'long.axo',
      `${Array.from({ length: 120 }, (_, index) => `x${index} = ${index}`).join('\n')}\n`,
    );
    expect(
      shown(
        error({
          span: long.at('x100'),
          labels: [
            { span: long.at('x98'), message: 'here' },
            { span: long.at('x8 '), message: 'and there' },
            { span: long.at('x2 '), message: 'first' },
          ],
        }),
        long,
      ),
    ).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
          --> long.axo:101:1
           |
         3 | x2 = 2
           | --- first
         9 | x8 = 8
           | --- and there
      ...
        99 | x98 = 98
           | --- here
       101 | x100 = 100
           | ^^^^
      "
    `);
  });

  it('shows all of a span of a few lines', () => {
    expect(
      shown(error({ span: lif.at('state V : mV = E_L\n  input I : nA\n\n  dV/dt'), note: 'all this' }), lif),
    ).toMatchInlineSnapshot(`
        "
        error[test/code]: It is wrong.
          --> models/lif.axo:4:3
           |
         4 |   state V : mV = E_L
           |   ^^^^^^^^^^^^^^^^^^
         5 |   input I : nA
           |   ^^^^^^^^^^^^
         7 |   dV/dt = -(V - E_L) + R * I
           |   ^^^^^ all this
        "
      `);
  });

  it('shows the two first lines and the last of a long span', () => {
    const span = { ...lif.at('neuron'), end: lif.text.length };
    expect(shown(error({ span, note: 'this component' }), lif)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> models/lif.axo:1:1
         |
       1 | neuron LIF {
         | ^^^^^^^^^^^^
       2 |   param tau_m = 10 ms
         |   ^^^^^^^^^^^^^^^^^^^
      ...
       9 | }
         | ^ this component
      "
    `);
  });

  it('does not reach into the line behind a span that ends with a newline', () => {
    expect(shown(error({ span: lif.at('spike when V crosses -50 mV\n') }), lif)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> models/lif.axo:8:3
         |
       8 |   spike when V crosses -50 mV
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
  });

  it('marks the end of a file, with and without a newline there', () => {
    const open = source('open.axo', 'neuron N {\n  state v = 0');
    const end = { source: open.name, start: open.text.length, end: open.text.length };
    expect(shown(error({ span: end, note: '`}` is missing' }), open)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> open.axo:2:14
         |
       2 |   state v = 0
         |              ^ \`}\` is missing
      "
    `);
    const ended = source('open.axo', 'neuron N {\n');
    const behind = { source: ended.name, start: ended.text.length, end: ended.text.length };
    expect(shown(error({ span: behind, note: '`}` is missing' }), ended)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> open.axo:2:1
         |
       2 |
         | ^ \`}\` is missing
      "
    `);
  });

  it('shows an empty file', () => {
    const empty = source('empty.axo', '');
    const span = { source: 'empty.axo', start: 0, end: 0 };
    expect(shown(error({ span, note: 'a component is missing' }), empty)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> empty.axo:1:1
         |
       1 |
         | ^ a component is missing
      "
    `);
  });

  it('aligns carets behind tabs, wide characters, emoji, accents and surrogate pairs', () => {
    const wide = source('wide.axo', '\tx\t= 膜電位 + e\u0301 + 😀 + 𝜏 + bad');
    expect(
      shown(error({ span: wide.at('bad'), labels: [{ span: wide.at('膜電位'), message: 'wide' }] }), wide),
    ).toMatchInlineSnapshot(`
        "
        error[test/code]: It is wrong.
          --> wide.axo:1:25
           |
         1 |     x   = 膜電位 + é + 😀 + 𝜏 + bad
           |           ------ wide
           |                                 ^^^
        "
      `);
  });

  it('leaves carriage returns out', () => {
    const windows = source('windows.axo', 'neuron N {\r\n  bad\r\n}\r\n');
    expect(shown(error({ span: windows.at('bad') }), windows)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> windows.axo:2:3
         |
       2 |   bad
         |   ^^^
      "
    `);
  });

  it('sends no control characters of the model to the terminal', () => {
    const hostile = source('a\u001b[2J.axo', 'x = \u001b[31m\u202e + bad');
    const text = shown(
      error({ message: 'No \u001b[2J\u0007.', span: hostile.at('bad'), note: '\u009b1m' }),
      hostile,
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).toMatchInlineSnapshot(`
      "
      error[test/code]: No ␛[2J␇.
        --> a␛[2J.axo:1:14
         |
       1 | x = ␛[31m� + bad
         |              ^^^ �1m
      "
    `);
  });

  it('shows a window of a very long line, once for each mark', () => {
    const terms = Array.from({ length: 1500 }, (_, index) => `i_${index}`).join(' + ');
    const long = source('long.axo', `i = ${terms}\n`);
    expect(
      shown(
        error({
          span: long.at('i_1234'),
          note: 'this is mV',
          labels: [
            { span: long.at('i_0'), message: 'this is nA' },
            { span: long.at('i_1499'), message: 'and this' },
          ],
        }),
        long,
      ),
    ).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> long.axo:1:10001
         |
       1 | i = i_0 + i_1 + i_2 + i_3 + i_4 + i_5 + i_6 + i_7 + i_8 + i_9 + i_10 + i_11 + i_12 + i_13 + i_14 + i …
         |     --- this is nA
       1 | … 9 + i_1230 + i_1231 + i_1232 + i_1233 + i_1234 + i_1235 + i_1236 + i_1237 + i_1238 + i_1239 + i_1240 …
         |                                           ^^^^^^ this is mV
       1 | … 8 + i_1489 + i_1490 + i_1491 + i_1492 + i_1493 + i_1494 + i_1495 + i_1496 + i_1497 + i_1498 + i_1499
         |                                                                                                 ------ and this
      "
    `);
  });

  it('cuts an underline that leaves the window', () => {
    const long = source('long.axo', `i = ${'x'.repeat(10_000)} + y\n`);
    expect(shown(error({ span: long.at('x'.repeat(10_000)) }), long)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> long.axo:1:5
         |
       1 | i = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx …
         |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
  });

  it('lists a dozen labels and counts the others', () => {
    const names = Array.from({ length: 20 }, (_, index) => `a${index}`);
    const many = source('many.axo', names.map((name) => `${name} = 1`).join('\n'));
    const labels = names.map((name) => ({ span: many.at(`${name} `), message: 'here' }));
    const text = shown(error({ span: many.at('a0'), labels }), many);
    expect(text.match(/ here$/gm)).toHaveLength(12);
    expect(text).toMatch(/\nand 8 more places\n$/);
  });

  it('spells a fix out where no hint has said it', () => {
    const resistance = first(lif.at('R * I'));
    const fixes = [
      { title: 'rename', span: resistance, text: 'R_m' },
      { title: 'add', span: { ...resistance, end: resistance.start }, text: '2 * ' },
      { title: 'remove', span: lif.at(' + R * I'), text: '' },
      { title: 'declare `R_m` as a parameter', span: resistance, text: 'param R_m = 1\n' },
    ];
    expect(shown(error({ span: resistance, fixes }), lif)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> models/lif.axo:7:24
         |
       7 |   dV/dt = -(V - E_L) + R * I
         |                        ^
      fix: replace \`R\` by \`R_m\`
      fix: insert \`2 * \`
      fix: delete \` + R * I\` at 7:21
      fix: declare \`R_m\` as a parameter
      "
    `);
    const hinted = error({ span: resistance, fixes: fixes.slice(0, 1), hint: 'did you mean `R_m`?' });
    expect(shown(hinted, lif)).toMatchInlineSnapshot(`
      "
      error[test/code]: It is wrong.
        --> models/lif.axo:7:24
         |
       7 |   dV/dt = -(V - E_L) + R * I
         |                        ^
      hint: did you mean \`R_m\`?
      "
    `);
  });

  it('paints with ANSI colours on request, and takes nothing away', () => {
    const sources = new Map([[lif.name, lif.text]]);
    const painted = renderDiagnostic(mismatch, sources, { color: true });
    expect(painted).toContain('\u001b[1;31merror[units/mismatch]\u001b[0m');
    expect(stripVTControlCharacters(painted)).toBe(renderDiagnostic(mismatch, sources));
  });
});

describe('renderDiagnostics', () => {
  it('sorts by file and place, parts with empty lines and ends with a count', () => {
    const other = source('b.axo', 'a = 1\nb = 2\n');
    const list = [
      error({ message: 'Third.', span: lif.at('dV/dt') }),
      error({ message: 'Fifth.', span: other.at('b') }),
      error({ message: 'Second.', span: lif.at('tau_m'), severity: 'warning' }),
      error({ message: 'First.' }),
      error({ message: 'Fourth.', span: other.at('a') }),
    ];
    const sources = new Map([lif, other].map(({ name, text }) => [name, text]));
    expect(`\n${renderDiagnostics(list, sources)}\n`).toMatchInlineSnapshot(`
      "
      error[test/code]: First.

      warning[test/code]: Second.
        --> models/lif.axo:2:9
         |
       2 |   param tau_m = 10 ms
         |         ^^^^^

      error[test/code]: Third.
        --> models/lif.axo:7:3
         |
       7 |   dV/dt = -(V - E_L) + R * I
         |   ^^^^^

      error[test/code]: Fourth.
        --> b.axo:1:1
         |
       1 | a = 1
         | ^

      error[test/code]: Fifth.
        --> b.axo:2:1
         |
       2 | b = 2
         | ^

      4 errors, 1 warning
      "
    `);
  });

  it('says nothing for nothing', () => {
    expect(renderDiagnostics([], new Map())).toBe('');
  });

  it('counts errors and warnings', () => {
    const warning = error({ severity: 'warning' });
    expect(summarise([error({})])).toBe('1 error');
    expect(summarise([warning, warning])).toBe('2 warnings');
    expect(summarise([warning, error({}), error({})])).toBe('2 errors, 1 warning');
  });
});
