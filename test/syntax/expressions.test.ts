import { describe, expect, test } from 'vitest';
import { parseArgument, parseExpression, parseQuantity } from '../../src/syntax/parse-fragments.ts';
import { explicit, grouping } from './explicit.ts';

describe('operators', () => {
  test.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b + c', '(a - b + c)'],
    ['a / b * c', '(a / b * c)'],
    ['-x^2', '(- (x ^ 2))'],
    ['a^b^c', '(a ^ (b ^ c))'],
    ['a^-b^c', '(a ^ (- (b ^ c)))'],
    ['a^--b', '(a ^ (- (- b)))'],
    ['a - -b', '(a - (- b))'],
    ['-a * -b', '((- a) * (- b))'],
    ['--a', '(- (- a))'],
    ['(a + b) * c', '(group((a + b)) * c)'],
    ['a + b < c * d', '((a + b) < (c * d))'],
    ['not a < b and c or d', '(((not (a < b)) and c) or d)'],
    ['not not a', '(not (not a))'],
    ['a or b or c', '(a or b or c)'],
    ['a and b or c and d', '((a and b) or (c and d))'],
    ['v crosses 0 mV', '(v crosses <0 mV>)'],
    ['v falls below w and u', '((v falls below w) and u)'],
    ['if a then b else c', '{a => b; c}'],
    ['if a then b else if c then d else e + f', '{a => b; c => d; (e + f)}'],
    ['sum over cells of a + b > c and d', '[sum: (((a + b) > c) and d)]'],
    ['max over cells of if a then b else c', '[max: {a => b; c}]'],
    ['a / (sum over cells of b) + c', '((a / group([sum: b])) + c)'],
    ['sum over cells of max over cells of a', '[sum: [max: a]]'],
    ['count over cells of (of > over) or cells', '[count: (group((of > over)) or cells)]'],
    ['f(over(sum), rank over cells of -a)', 'f(over(sum), [rank: (- a)])'],
    ['1 + (if a or b then c else d)', '(1 + group({(a or b) => c; d}))'],
    ['true and false', '(true and false)'],
  ])('%s groups as %s', (text, expected) => {
    expect(grouping(text)).toBe(expected);
  });
});

describe('the smallest parts', () => {
  test.each([
    ['sodium.m.inf', 'sodium.m.inf'],
    ['f(x, y + 1)', 'f(x, (y + 1))'],
    ['f()', 'f()'],
    ['old(v) - peak(v)', '(old(v) - peak(v))'],
    ['times[k + 1]', 'times[(k + 1)]'],
    ['a.times[0]', 'a.times[0]'],
    ['[10 ms, 25 ms]', '[<10 ms>, <25 ms>]'],
    ['[]', '[]'],
    ['t + dt + pi + infinity + xi + xi.shared', '(t + dt + pi + infinity + xi + xi.shared)'],
    ['1e-3 + 2.5E+10 + 007', '(1e-3 + 2.5E+10 + 007)'],
    ['count + when + spike + at', '(count + when + spike + at)'],
    ['__proto__ + constructor + toString', '(__proto__ + constructor + toString)'],
    ['τ_m * α', '(τ_m * α)'],
  ])('%s is read as %s', (text, expected) => {
    expect(grouping(text)).toBe(expected);
  });
});

describe('a quantity is one token', () => {
  test.each([
    ['x / 10 mV', '(x / <10 mV>)'],
    ['10mV', '<10 mV>'],
    ['10   mV', '<10 mV>'],
    ['120 mS/cm^2', '<120 mS/cm^2>'],
    ['1 ms^-1', '<1 ms^-1>'],
    ['2 nA*ms/mV', '<2 nA*ms/mV>'],
    ['10 mV/x', '(<10 mV> / x)'],
    ['10 mV / ms', '(<10 mV> / ms)'],
    ['10 mV/ ms', '(<10 mV> / ms)'],
    ['10 mV*2', '(<10 mV> * 2)'],
    ['10 mV/ms*g_Na', '(<10 mV/ms> * g_Na)'],
    ['0.1/ms/mV', '(0.1 / ms / mV)'],
    ['4/ms * x', '(4 / ms * x)'],
    ['10 [mV^2]', '<10 [mV^2]>'],
    ['1 [ nA   mV^-1 ]', '<1 [nA mV^-1]>'],
    ['1 [mV^(1/2)]', '<1 [mV^(1/2)]>'],
    ['1 [1/ms]', '<1 [1/ms]>'],
    ['5 min', '<5 min>'],
    ['2^10 mV', '(2 ^ <10 mV>)'],
    ['3 µm + 3 μm + 2 kΩ', '(<3 µm> + <3 μm> + <2 kΩ>)'],
  ])('%s is read as %s', (text, expected) => {
    expect(grouping(text)).toBe(expected);
  });

  test.each([
    ['1 mS/cm^2', ['mS^1', 'cm^-2']],
    ['1 ms^-1*mV', ['ms^-1', 'mV^1']],
    ['1 [mV^(1/2)]', ['mV^1/2']],
    ['1 [mV^0.5]', ['mV^1/2']],
    ['1 [mV^-1.5]', ['mV^-3/2']],
    ['1 [nA/(mV ms)]', ['nA^1', 'mV^-1', 'ms^-1']],
    ['1 [nA/mV ms]', ['nA^1', 'mV^-1', 'ms^1']],
    ['1 [((mV/ms)^2 nA)^-1]', ['mV^-2', 'ms^2', 'nA^-1']],
    ['1 [1/(1/ms)]', ['ms^1']],
  ])('%s has the factors %j', (text, expected) => {
    const { expression } = parseExpression({ name: '<test>', text });
    const factors = expression?.kind === 'quantity' ? expression.unit.factors : [];
    const shown = factors.map(({ name, exponent: { numerator, denominator } }) =>
      denominator === 1 ? `${name.text}^${numerator}` : `${name.text}^${numerator}/${denominator}`,
    );
    expect(shown).toEqual(expected);
  });

  test('each name of a chain keeps its place, so that one that is also declared can be shown', () => {
    const text = '10 mV/m';
    const { expression } = parseExpression({ name: '<test>', text });
    const factors = expression?.kind === 'quantity' ? expression.unit.factors : [];
    expect(factors.map(({ name }) => text.slice(name.span.start, name.span.end))).toEqual(['mV', 'm']);
  });
});

describe('texts of the command line', () => {
  test('an argument is a path and its value', () => {
    const { argument, diagnostics } = parseArgument({ name: '--set', text: 'sodium.g = 100 mS/cm^2' });
    expect(diagnostics).toEqual([]);
    expect(argument && [explicit(argument.target), explicit(argument.value)]).toEqual([
      'sodium.g',
      '<100 mS/cm^2>',
    ]);
  });

  test('an argument may choose by time', () => {
    const { argument } = parseArgument({ name: '--input', text: 'I = if t > 50 ms then 10 else 0' });
    expect(argument && explicit(argument.value)).toBe('{(t > <50 ms>) => 10; 0}');
  });

  test('line breaks end nothing there', () => {
    expect(grouping('a\nb')).toBe('There is no operator between `a` and `b`.');
    expect(grouping('a +\n\n b')).toBe('(a + b)');
  });

  test.each([
    ['100ms', '100', 'ms'],
    ['0.01 ms', '0.01', 'ms'],
    ['-65 mV', '-65', 'mV'],
    ['10', '10', undefined],
    ['1e-3 [1/ms]', '1e-3', '1/ms'],
  ])('the quantity %s keeps its exact digits', (text, digits, unit) => {
    const { quantity } = parseQuantity({ name: '--for', text });
    expect([quantity?.text, quantity?.unit?.text]).toEqual([digits, unit]);
  });

  test.each([
    ['', 'Expected an expression, but the text is empty.'],
    ['x', 'Expected a number with its unit, such as `100 ms`.'],
    ['10 + 2', 'Expected a number with its unit, such as `100 ms`.'],
    ['10 msec', '`msec` is not a unit.'],
    ['10 ms; 3', 'Expected the end of the text, found a second statement.'],
    ['(', '`(` is opened here and never closed.'],
  ])('%j is no quantity', (text, message) => {
    const { quantity, diagnostics } = parseQuantity({ name: '--for', text });
    expect(quantity).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  });
});
