import { describe, expect, it } from 'vitest';
import { codesOf, diagnose } from './check-text.ts';

describe('a file', () => {
  it('with three independent mistakes reports three', () => {
    const text = `
channel Leak {
  param g = 0.1 mS/cm^2
  input v : mV
  output i = g * (v - E)
}

neuron Cell {
  param C = 1 uF/cm^2
  use leak = Leak
  state v : mV = -65
  dv/dt = -leak.i / C
  spike when v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`E\` in the channel \`Leak\`.
        --> model.axo:4:23
         |
       4 |   output i = g * (v - E)
         |                       ^ not declared
      hint: declare it, for example \`param E = …\`.

      error[units/missing-unit]: The initial value of \`v\` needs a unit: \`-65\` is a plain number.
         --> model.axo:10:18
          |
       10 |   state v : mV = -65
          |             -- declared here as mV
          |                  ^^^ no unit
      hint: write \`-65 mV\`, if mV is meant.

      error[structure/condition-expected]: What follows \`when\` must be a condition, but this is a number.
         --> model.axo:12:14
          |
       12 |   spike when v
          |              ^ a number
      hint: compare it with something, for example \`> 0\`.

      3 errors"
    `);
  });

  it('with a statement that cannot be read says nothing of what it would have declared', () => {
    const text = `
neuron Cell {
  param tau = 10 ms
  state v : mV = -65 mV +
  state w : mV = = 3
  dv/dt = (w - v) / tau
  dw/dt = -w * / tau
  spike when w > 3 mV
  on spike { w = 0 }
}`;
    expect(codesOf(text)).toEqual(['syntax/unfinished', 'syntax/unexpected', 'syntax/unexpected']);
  });

  it('with an unread declaration says nothing of what uses it', () => {
    const text = `
channel Leak {
  input v mV
  output i = 1 nS * v
}
channel 3Leak {
}
function f(x = x
neuron Cell {
  use leak = Leak
  state v : mV = f(1) * -65 mV
  dv/dt = -leak.i / 1 nF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[syntax/unexpected]: Expected \`:\` before the unit \`mV\`.
        --> model.axo:2:11
         |
       2 |   input v mV
         |           ^^
      hint: write \`input v : mV\`.
      fix: replace \` \` by \` : \` at 2:10

      error[units/unknown]: \`Leak\` is not a unit.
        --> model.axo:5:10
         |
       5 | channel 3Leak {
         |          ^^^^
      hint: if a product is meant, write \`3 * Leak\`.

      error[syntax/unmatched-bracket]: \`(\` is opened here and never closed.
        --> model.axo:7:11
         |
       7 | function f(x = x
         |           ^
      hint: close it with \`)\`.

      3 errors"
    `);
  });
});
