import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { parseArgument, parseExpression, parseQuantity } from '../../src/syntax/parse-fragments.ts';
import { RESERVED_WORDS } from '../../src/syntax/words.ts';
import { arbitraryNameText, withoutSpans } from './arbitraries.ts';

function codes(text: string): readonly string[] {
  return parse({ name: '<hostile>', text }).diagnostics.map(({ code }) => code);
}

const within = (statement: string): string => `neuron N {\n  ${statement}\n}\n`;

describe('texts that are too much', () => {
  test.each([
    ['ten megabytes', 'x = 1\n'.repeat(1_700_000), ['syntax/too-long']],
    [
      'ten thousand nested parentheses',
      within(`x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`),
      ['syntax/too-deep'],
    ],
    ['ten thousand open parentheses', '('.repeat(10_000), ['syntax/too-deep']],
    ['ten thousand open blocks', '{'.repeat(10_000), ['syntax/too-deep']],
    [
      'nine hundred closing braces',
      '}'.repeat(900),
      Array.from({ length: 900 }, () => 'syntax/unmatched-bracket'),
    ],
    ['five thousand minus signs', within(`x = ${'-'.repeat(5_000)}1`), ['syntax/too-deep']],
    ['five thousand nots', within(`x = ${'not '.repeat(5_000)}a`), ['syntax/too-deep']],
    ['five thousand powers', within(`x = a${'^a'.repeat(5_000)}`), ['syntax/too-deep']],
    ['signs and brackets in turn', within(`x = ${'-('.repeat(300)}a${')'.repeat(300)}`), ['syntax/too-deep']],
    ['a number of a million digits', within(`x = ${'1'.repeat(900_000)}`), ['syntax/number-too-long']],
    ['a unit of many factors', within(`x = 1 ${'mV*'.repeat(10_000)}mV`), ['syntax/unit-form']],
    ['a bracketed unit of many factors', within(`x = 1 [${'mV '.repeat(10_000)}]`), ['syntax/unit-form']],
    [
      'a statement of a hundred thousand words',
      within(`x = a${' + a'.repeat(50_000)}`),
      ['syntax/statement-too-long'],
    ],
    ['a line of noise', '@'.repeat(900_000), ['syntax/stray-character']],
    ['a million quotes', '"'.repeat(900_000), ['syntax/statement-too-long']],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('a text of mistakes ends with the thousandth', () => {
    const found = codes('@\n'.repeat(100_000));
    expect(found).toHaveLength(1001);
    expect(found.at(-1)).toBe('syntax/too-many');
  });
});

describe('texts that are long and right', () => {
  test.each([
    ['a sum of ten thousand terms', within(`x = 1${' + a'.repeat(10_000)}`)],
    ['a product of ten thousand factors', within(`x = 1${' * a'.repeat(10_000)}`)],
    ['five thousand conditions', within(`x = a${' and a'.repeat(5_000)}`)],
    ['five thousand `else if`', within(`x = ${'if a then b else '.repeat(5_000)}c`)],
    [
      'five thousand `else if` blocks',
      within(`on spike { ${'if a { v = 1 } else '.repeat(5_000)}{ v = 2 } }`),
    ],
    ['a list of ten thousand times', within(`param x : ms[] = [1 ms${', 1 ms'.repeat(10_000)}]`)],
    ['nesting to the limit', within(`x = ${'('.repeat(499)}1${')'.repeat(499)}`)],
    ['two hundred thousand comments', '# x\n'.repeat(200_000)],
  ])('%s are read and printed', (_, text) => {
    const { model, diagnostics } = parse({ name: '<hostile>', text });
    expect(diagnostics).toEqual([]);
    const printed = format(model);
    expect(withoutSpans(parse({ name: '<hostile>', text: printed }).model)).toEqual(withoutSpans(model));
  });
});

describe('names and comments that mean something elsewhere', () => {
  test.each(['__proto__', 'constructor', 'toString', 'eval', 'class', 'arguments', 'hasOwnProperty'])(
    '%s is an ordinary name',
    (name) => {
      expect(codes(`neuron ${name} {\n  param ${name} = 1\n  gate ${name} { inf = ${name} }\n}\n`)).toEqual(
        [],
      );
    },
  );

  test('a doc is text, whatever it holds', () => {
    const text = `## */ process.exit() \${alert(1)} \`x\`\nneuron N {}\n`;
    expect(format(parse({ name: '<hostile>', text }).model)).toBe(text);
  });
});

describe('any text gives a model or diagnostics, and never an exception', () => {
  const anyText = (text: string): void => {
    const { model, diagnostics } = parse({ name: '<random>', text });
    for (const { span, message } of diagnostics) {
      expect(message).toMatch(/\.$/);
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.end).toBeLessThanOrEqual(text.length);
      expect(span && span.start <= span.end).toBe(true);
    }
    const printed = format(model);
    const again = parse({ name: '<random>', text: printed });
    expect(again.diagnostics).toEqual([]);
    const { unreadable, ...read } = model;
    if (!hasErrors(diagnostics)) {
      expect(unreadable).toBeUndefined();
      expect(withoutSpans(again.model)).toEqual(withoutSpans(read));
    }
    expect(format(again.model)).toBe(printed);
    for (const fragment of [parseExpression, parseArgument, parseQuantity])
      fragment({ name: '<random>', text });
  };

  test('a random string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), anyText), { numRuns: 500 });
  });

  const signs = [
    '+',
    '-',
    '*',
    '/',
    '^',
    '=',
    '<',
    '>',
    '<=',
    '==',
    '!=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    ':',
    '.',
    '..',
    "'",
  ];
  const word = fc.oneof(
    arbitraryNameText,
    fc.constantFrom(...RESERVED_WORDS),
    fc.constantFrom(
      ...signs,
      ...signs,
      '->',
      '<->',
      '+=',
      '**',
      '&&',
      '!',
      '\u2212',
      '\u00a0',
      '@',
      '"x"',
      '"',
    ),
    fc.constantFrom(
      '1',
      '0.5',
      '10 mV',
      '1e3',
      '2 ms',
      '1 [mV ms]',
      'mV',
      '[mV^(1/2)]',
      '# c\n',
      '## d\n',
      '\n',
      '\n\n',
      '\n  ',
    ),
    fc.constantFrom(
      'neuron N {',
      'gate m {',
      'on spike {',
      'dv/dt =',
      'x =',
      'param a : mV =',
      'if a {',
      '}',
      'else',
      'use a = B(',
    ),
  );

  test('a soup of the words of the language', () => {
    const soup = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 40 });
    fc.assert(
      fc.property(soup, (words) => anyText(words.map(([text, blank]) => text + blank).join(''))),
      { numRuns: 3000 },
    );
  });

  test('a soup inside a component', () => {
    const soup = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n')), { maxLength: 12 });
    fc.assert(
      fc.property(soup, (words) => anyText(within(words.map(([text, blank]) => text + blank).join('')))),
      { numRuns: 3000 },
    );
  });
});
