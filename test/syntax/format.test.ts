import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, formatExpression } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { parseExpression } from '../../src/syntax/parse-fragments.ts';
import { arbitraryExpressionSyntax, arbitraryModelSyntax, withoutSpans } from './arbitraries.ts';

/** Gives a random tree the text that fast-check shows when a law fails for it. */
function shownAs<T extends object>(print: (tree: T) => string): (tree: T) => T {
  return (tree) => ({ ...tree, [fc.toStringMethod]: () => print(tree) });
}

test('reading what was printed gives the expression back', () => {
  fc.assert(
    fc.property(arbitraryExpressionSyntax.map(shownAs(formatExpression)), (expression) => {
      const text = formatExpression(expression);
      const read = parseExpression({ name: '<random>', text });
      expect(read.diagnostics).toEqual([]);
      expect(withoutSpans(read.expression)).toEqual(withoutSpans(expression));
    }),
    { numRuns: 500 },
  );
});

test('reading what was printed gives the model back, and printing it again gives the same text', () => {
  fc.assert(
    fc.property(arbitraryModelSyntax.map(shownAs(format)), (model) => {
      const text = format(model);
      const read = parse({ name: '<random>', text });
      expect(read.diagnostics).toEqual([]);
      expect(withoutSpans(read.model)).toEqual(withoutSpans(model));
      expect(format(read.model)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

describe('the house style', () => {
  const formatted = (text: string): string => {
    const { model, diagnostics } = parse({ name: '<test>', text });
    expect(diagnostics).toEqual([]);
    return format(model);
  };

  test('a model is printed with one statement a line', () => {
    expect(
      formatted(`
neuron   Izhikevich{## as published
time unit 1ms
param a=0.02;param b=0.2


param c : mV=-65mV in[0mV,1mV]
dv/dt=0.04*v^2+5*v+140-u+I
spike when v>=30
on spike{v=c;u+=d}
on step { if v>1 {v=1} else {v=2} }
gate m{alpha=0.1/ms/mV*(v+40mV)/(1-exp(-(v+40mV)/10mV))
beta=4/ms*exp(-(v+65mV)/18mV)}
gate n = 0.5 { inf = 1/ms / 2 }
}
neuron Tonic=Izhikevich( c=-50 , d=2)`),
    ).toBe(`neuron Izhikevich {  ## as published
  time unit 1 ms
  param a = 0.02
  param b = 0.2

  param c : mV = -65 mV in [0 mV, 1 mV]
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  spike when v >= 30
  on spike { v = c; u += d }
  on step {
    if v > 1 { v = 1 } else { v = 2 }
  }
  gate m {
    alpha = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
    beta = 4/ms * exp(-(v + 65 mV) / 18 mV)
  }
  gate n = 0.5 { inf = 1/ms / 2 }
}
neuron Tonic = Izhikevich(c = -50, d = 2)
`);
  });

  test('long statements are broken before an operator, long argument lists at commas', () => {
    const long = (sign: string): string =>
      Array.from({ length: 6 }, (_, i) => `conductance_${i} * voltage`).join(sign);
    expect(
      formatted(
        `neuron N {\nx = ${long(' + ')}\nspike when ${long(' and ')}\ny = if ${long(' and ')} then 1 else if a then 2 else 3\nuse a = B(${long(' = 1, ').replaceAll(' * voltage', '')} = 1, ${'z'.repeat(30)} = 2)\n}`,
      ),
    ).toMatchSnapshot();
  });
});

const MODELS = readdirSync('models', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.axo'))
  .map((path) => `models/${path}`)
  .toSorted();

test('there are models to print', () => {
  expect(MODELS.length).toBeGreaterThan(0);
});

test.each(MODELS)('%s is read, printed and read again', (path) => {
  const text = readFileSync(path, 'utf8');
  const { model, diagnostics } = parse({ name: path, text });
  expect(diagnostics).toEqual([]);
  const printed = format(model);
  expect(withoutSpans(parse({ name: path, text: printed }).model)).toEqual(withoutSpans(model));
  expect(format(parse({ name: path, text: printed }).model)).toBe(printed);
});
