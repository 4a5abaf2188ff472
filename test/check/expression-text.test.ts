import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { expressionText } from '../../src/check/expression-text.ts';

/** The text of a named expression, after it was parsed and checked. */
function printed(expression: string): string {
  const text = `
neuron Cell {
  param times : 1[] = [1, 2, 4]
  param a = 1; param b = 2; param c = 3
  state v = 0
  dv/dt = -v / 1 ms
  spike when v > 1
  refractory 1 ms
  result = ${expression}
  on step { v = if result == result then 1 else 2 }
}`;
  const result = check({ name: 'model.axo', text });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const model = [...result.models.values()][0];
  const definition = model?.definitions.find(({ name }) => name === 'result');
  return model === undefined || definition === undefined ? '' : expressionText(definition.value, model);
}

describe('the text of an expression', () => {
  it.each([
    'a + b - c',
    'a - (b - c)',
    'a * b / c',
    'a / (b * c)',
    'a * (b + c)',
    '-a * b',
    'a * (-b)',
    'a - (-b)',
    '-(a + b)',
    '-a^2',
    '(-a)^2',
    'a^-2',
    '(a^2)^3',
    'a^(b + 1)',
    'a^b',
    'exp(-v / 2)',
    'min(a, b, c)',
    'times[1]',
    'length(times)',
    'interpolate(v, times, times)',
    'if a > b then a else b',
    '(if a > b then a else b) + 1',
    'if a > b then 1 else if a > c then 2 else 3',
    'if a > b and not (b > c or c > a) then 1 else 0',
    'if (a > b or b > c) and c > a then 1 else 0',
    'pi * 2.5',
  ])('%s is as it was written', (text) => {
    expect(printed(text)).toBe(text);
  });

  it('has no more parentheses than it needs', () => {
    expect(printed('((a) * (b)) + (c)')).toBe('a * b + c');
    expect(printed('(a * b) * c')).toBe('a * b * c');
  });

  it('has quantities with their units, whatever the model counts in', () => {
    expect(printed('10 ms / 1 s')).toBe('10 ms / 1 s');
  });
});
