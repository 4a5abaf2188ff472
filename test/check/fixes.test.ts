import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/diagnostics/diagnostic.ts';
import { checkText, diagnose } from './check-text.ts';

/** Returns the text with the first fix of each diagnostic made, the last in the text first. */
function repaired(text: string): string {
  const fixes = checkText(text)
    .diagnostics.flatMap((diagnostic) => diagnostic.fixes[0] ?? [])
    .toSorted((a: Fix, b: Fix) => b.span.start - a.span.start);
  return fixes.reduce(
    (current, { span, text: by }) => current.slice(0, span.start) + by + current.slice(span.end),
    text.trimStart(),
  );
}

describe('the fixes that come with diagnostics', () => {
  it.each([
    ['a slip in a name', 'neuron C {\n  param E_L = 1\n  state v = E_l\n  dv/dt = (E_L - v) / 1 ms\n}'],
    ['a slip in a function', 'neuron C {\n  state v = 0\n  dv/dt = -sinn(v) / 1 ms\n}'],
    ['a forgotten sign', 'neuron C {\n  param g = 2\n  state v = 0\n  dv/dt = -g (v - 1) / 1 ms\n}'],
    ['a slip in a unit', 'neuron C {\n  state v = 0\n  dv/dt = -v / 1 msec\n}'],
    ['a forgotten unit', 'neuron C {\n  state v : mV = -65\n  dv/dt = -v / 1 ms\n}'],
    ['a forgotten unit of a term', 'neuron C {\n  state v : mV = 0\n  dv/dt = (5 - v) / 1 ms\n}'],
    ['a forgotten rate', 'neuron C {\n  gate m { alpha = 0.1; beta = 1/ms }\n  output i = m\n}'],
    ['a forgotten time unit', 'neuron C {\n  ## doc\n  param a = 2\n  state v = 0\n  dv/dt = -v * a\n}'],
    [
      'a unit that is a name',
      'neuron C {\n  param s = 2\n  state v = 0\n  dv/dt = 1 m/s * s / 1 m - v / 1 ms\n}',
    ],
    ['a slip in a state', 'neuron C {\n  state volt = 0\n  dvot/dt = -volt / 1 ms\n}'],
    [
      'a slip in an argument',
      'pool P {\n  param gain = 1\n  output c = gain\n}\nneuron C {\n  use p = P(gian = 2)\n  output c = p.c\n}',
    ],
    [
      'a slip in a component',
      'pool Pool {\n  output c = 1\n}\nneuron C {\n  use p = Pol\n  output c = p.c\n}',
    ],
    ['a private name', 'pool P {\n  c = 1\n  output d = c\n}\nneuron C {\n  use p = P\n  output e = p.c\n}'],
  ])('repair %s', (_, text) => {
    expect(diagnose(text)).toMatch(/error/);
    expect(diagnose(repaired(text))).not.toMatch(/error/);
  });
});
