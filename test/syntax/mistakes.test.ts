import { describe, expect, test } from 'vitest';
import * as syntax from '../../src/diagnostics/codes/syntax.ts';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

/** Returns all diagnostics of a text as a person sees them. */
function rendered(text: string): string {
  const { diagnostics } = parse({ name: 'model.axo', text });
  return diagnostics
    .map((diagnostic) => renderDiagnostic(diagnostic, new Map([['model.axo', text]])))
    .join('\n\n');
}

function codes(text: string): readonly string[] {
  return parse({ name: 'model.axo', text }).diagnostics.map(({ code }) => code);
}

/** Mistakes of one statement each; the snapshot shows what is said about them. */
const MISTAKES: readonly string[] = [
  // Declarations.
  'param g 120',
  'param g =',
  'param g = in [0, 1]',
  'param g : = 120',
  'param g :',
  'param g : mVolt = 120',
  'param g : mS/foo = 120',
  'param g : mV^0.5',
  'param g : cm^200',
  'param t = 3',
  'param',
  'pi = 3',
  'input = 3',
  'parameter g = 3',
  'param a = 1, b = 2',
  'foo bar baz',
  'state 3',
  'use na',
  'use na = 3',
  'use na = Na(3)',
  'use na = Na(g = 3, g)',
  'output i',
  'x.y = 3',
  'v/dt = 3',
  'dv/dt 3',
  "'v = 3",
  '+ 3',
  // Expressions.
  'x = ',
  'x = a +',
  'x = a b',
  'x = 2 (a + 1)',
  'x = (a) (b)',
  'x = 2 x',
  'x = 2 exp(x)',
  'x = 2 mv',
  'x = 10 mV ^ 2',
  'x = 10 mS/cm^2 ^ -3',
  'x = 10 mV^x',
  'x = 10 [mV^]',
  'x = 10 [mV',
  'x = 10 []',
  'x = 10 [mV^(1/0)]',
  'x = 10 [3 mV]',
  'x = .5',
  'x = if 2 (a) then 1 else 2',
  'x = 5.',
  'x = 5.mV',
  'x = 0 < a < 1',
  'x = a == b == c',
  'x = a ** 2',
  'x = a && b',
  'x = a || !b',
  'x == 3',
  'x === 3',
  'x = a === b',
  'x := 3',
  'x = a => b',
  'x = a % b',
  'x = if a = b then 1 else 0',
  'x = y = 3',
  'x =+ 1',
  'x = f(+1)',
  'x = if a then 1',
  'x = (if a then 1) + 2',
  'x = if a 1 else 2',
  'x = if a then 1 elif b then 2 else 3',
  'x = if a then if b then 1 else 2 else 3',
  'x = a == not b',
  'x = param',
  'x = na.in',
  'x = f(a',
  'x = f(a))',
  'x = [a)',
  'x = f(,)',
  'x = a.',
  'x = v / sum over cells of v',
  'x = if sum over cells of v > 1 then 1 else 0',
  'x = if v > 1 then 0 else mean over cells of v',
  'x = sum over cells v',
  'x = sum over all cells of v',
  'x = sum over cells of',
  'x = a @ b',
  'x = a \u2212 b \u2212 c',
  'x\u00a0=\u00a01',
  'x = v\u00b2',
  'x = "text"',
  'x = "text',
  'x = 37 \u00b0C',
  'x = 1 // one',
  'x = a y = b',
  'x = 1 y = 2',
  // Spikes and events.
  'spike v > 3',
  'spike wen v > 3',
  'spike',
  'spike count 2',
  'on spike v = c',
  'on spike',
  'on { v = 1 }',
  'every 10 fron 5 { }',
  'refractory',
  'refractory 2 ms, holds v',
  'time unit',
  'gate m alpha = 3',
  'gate m { alpha 3 }',
  'gate m { alhpa { } }',
  'gate m { param x = 3 }',
  'on spike { v == c }',
  'on spike { lett x = 3 }',
  'on spike { if a { v = 1 } elif b { v = 2 } }',
  'on spike { if a v = 1 }',
  'on spike { v = c } u = 3',
  'on spike { v + 1 = c }',
  'if a { x = 1 }',
  'channel Na { }',
  'const K = 3',
  'import { A } from "./a.axo"',
];

describe('a mistake of one statement is told once, at its place', () => {
  test.each(MISTAKES)('%s', (mistake) => {
    const text = `neuron N {\n  ${mistake}\n  param last = 1\n}\n`;
    expect(codes(text)).toHaveLength(1);
    expect(rendered(text)).toMatchSnapshot();
  });
});

describe('mistakes of declarations', () => {
  test.each([
    'nuron N { }',
    'model N { }',
    'neuron { }',
    'neuron N',
    'neuron N\n  param a = 1\n  v = 3',
    'neuron in { }',
    'neuron N { } neuron M { }',
    'neuron N = ',
    'neuron N = M(c 3)',
    'param g = 3',
    'v = 3',
    'dv/dt = 3',
    'spike when v > 3',
    "import { A } from './a.axo'",
    'import A from "./a.axo"',
    'import { A as } from "./a.axo"',
    'import { A } from "./a.axo',
    'import "./a.axo"',
    'function f(x : mV y) = 3',
    'function f = 3',
    'function f(x) { }',
    'const = 3',
    'const K',
    '}',
    '{ }',
    '3',
  ])('%s', (text) => {
    expect(codes(text)).toHaveLength(1);
    expect(rendered(`${text}\n`)).toMatchSnapshot();
  });
});

describe('all independent mistakes are told, none twice', () => {
  test('three wrong statements give three diagnostics, and the others are read', () => {
    const { model, diagnostics } = parse({
      name: 'model.axo',
      text: 'neuron A {\n  param a 1\n  param b = 1\n  state v = .5\n}\nneuron B {\n  param t = 1\n  param c = 1\n}\n',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'syntax/unexpected',
      'syntax/number-format',
      'syntax/reserved-word',
    ]);
    expect(format(model)).toBe('neuron A {\n  param b = 1\n}\nneuron B {\n  param c = 1\n}\n');
  });

  test('the names of statements that could not be read are kept', () => {
    const { model } = parse({
      name: 'model.axo',
      text: 'neuron A {\n  param a 1\n  state b, c +\n  x = \n  y = 10 mVolt\n}\nnuron B\nconst K = (\n',
    });
    const [declaration] = model.declarations;
    const names = declaration?.kind === 'component' ? declaration.unreadable : [];
    expect(names?.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'x', 'y']);
    expect(model.unreadable?.map(({ text }) => text)).toEqual(['K']);
  });

  test('an unfinished line does not swallow the next', () => {
    expect(codes('neuron A {\n  x =\n  y = 3 +\n  param c = 1\n  z = (\n  dv/dt = 2\n}\n')).toEqual([
      'syntax/unfinished',
      'syntax/unfinished',
      'syntax/unmatched-bracket',
    ]);
  });
});

describe('blocks that are not closed', () => {
  test.each([
    ['at the end of the text', 'neuron A {\n  param a = 1\n'],
    ['with an open parenthesis, which is told as well', 'neuron A {\n  param a = (1 +'],
    ['before the next declaration', 'neuron A {\n  param a = 1\n\nneuron B {\n  param b = 1\n}\n'],
    [
      'inside a component that is closed',
      'neuron A {\n  gate m {\n    inf = 1\n  param a = 1\n}\n\nneuron B {\n}\n',
    ],
    ['as the indentation shows', 'neuron A {\n  on spike {\n    v = 1\n    if a {\n      v = 2\n  }\n}\n'],
    ['or closed too often', 'neuron A {\n  gate m { inf = 1 }\n  }\n}\n'],
  ])('%s', (_, text) => {
    expect(codes(text)).toHaveLength(text.includes('(') ? 2 : 1);
    expect(rendered(text)).toMatchSnapshot();
  });

  test('what stands in and behind an unclosed block is read', () => {
    const { model } = parse({
      name: 'model.axo',
      text: 'neuron A {\n  param a = 1\n\nneuron B {\n  gate m {\n    inf = 1\n  param b = 1\n}\nconst K = 1\n',
    });
    expect(format(model)).toBe(
      'neuron A {\n  param a = 1\n}\n\nneuron B {\n  gate m { inf = 1 }\n  param b = 1\n}\nconst K = 1\n',
    );
  });
});

describe('a derivative in an expression', () => {
  test('is told where the name is a state and dX is no name', () => {
    const text = 'neuron A {\n  state v = 0\n  dv/dt = -v\n  x = 2 * dv/dt\n  on spike { v = dv / dt }\n}\n';
    expect(rendered(text)).toMatchSnapshot();
    expect(codes(text)).toEqual(['syntax/derivative-in-expression', 'syntax/derivative-in-expression']);
  });

  test('is a quotient where dX is a name or X is no state', () => {
    expect(codes('neuron A {\n  state v = 0\n  param dv = 1\n  x = dv/dt + delta/dt\n}\n')).toEqual([]);
    expect(codes('neuron A {\n  state v = 0\n  on spike { let dv = 1; v = dv/dt }\n}\n')).toEqual([]);
  });
});

describe('the pages of the codes', () => {
  const pages = Object.values(syntax)
    .map(({ page }) => page)
    .filter(({ command }) => command === undefined);
  test.each(pages.map((page) => [page.code, page] as const))(
    '%s: its example fails and its repair does not',
    (code, page) => {
      expect(codes(page.failing)).toContain(code);
      expect(codes(page.corrected)).toEqual([]);
    },
  );
});

test('the fixes of a diagnostic repair the text', () => {
  for (const [wrong, right] of [
    ['x = a ** 2', 'x = a^2'],
    ['x = .5', 'x = 0.5'],
    ['x = 2 (v - E)', 'x = 2 * (v - E)'],
    ['x = a \u2212 b', 'x = a - b'],
    ['param t = 3', 'param t_ = 3'],
    ['parameter g = 3', 'param g = 3'],
    ['spike wen v > 3', 'spike when v > 3'],
    ['x =\u00a01', 'x = 1'],
    ['x = 1 // one', 'x = 1  # one'],
    ['x = 10 mVolt', 'x = 10 mV'],
  ] as const) {
    const head = 'neuron N {\n  ';
    const text = `${head}${wrong}\n}\n`;
    const [diagnostic] = parse({ name: 'model.axo', text }).diagnostics;
    const fix = diagnostic?.fixes[0];
    const repaired = text.slice(0, fix?.span.start) + fix?.text + text.slice(fix?.span.end);
    const { model, diagnostics } = parse({ name: 'model.axo', text: repaired });
    expect(diagnostics).toEqual([]);
    expect(format(model)).toBe(`${head}${right}\n}\n`);
  }
});
