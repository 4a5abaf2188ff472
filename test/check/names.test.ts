import { describe, expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

describe('a name that nothing declares', () => {
  it('is told with the name that was most likely meant', () => {
    const text = `
neuron Cell {
  param E_L = -65 mV
  param tau_m = 10 ms
  state v : mV = E_L
  dv/dt = (E_l - v) / tau_m
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`E_l\` in the neuron \`Cell\`.
        --> model.axo:5:12
         |
       5 |   dv/dt = (E_l - v) / tau_m
         |            ^^^ not declared
      hint: did you mean \`E_L\`?

      1 error"
    `);
  });

  it('of a part is looked for in that part', () => {
    const text = `
channel Leak {
  input v : mV
  output i = 1 nS * v
}
neuron Cell {
  use leak = Leak
  state v : mV = -65 mV
  dv/dt = -leak.I / 100 pF - leak.current / 1 pF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`leak.I\` in the part \`leak\`, a \`Leak\`.
        --> model.axo:8:12
         |
       8 |   dv/dt = -leak.I / 100 pF - leak.current / 1 pF
         |            ^^^^^^ not declared
      hint: did you mean \`leak.i\`?

      error[names/unknown]: There is no \`leak.current\` in the part \`leak\`, a \`Leak\`.
        --> model.axo:8:30
         |
       8 |   dv/dt = -leak.I / 100 pF - leak.current / 1 pF
         |                              ^^^^^^^^^^^^ not declared
      hint: it offers \`v\`, \`i\`.

      2 errors"
    `);
  });

  it('behind a value has no meaning', () => {
    const text = `
neuron Cell {
  state v = 0
  gate m { inf = v; tau = 5 ms }
  dv/dt = (v.x - m.rate) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`v.x\` in the neuron \`Cell\`.
        --> model.axo:4:12
         |
       4 |   dv/dt = (v.x - m.rate) / 1 ms
         |            ^^^ not declared
      hint: \`v\` is a value, not a part; it has nothing behind a point.

      error[names/unknown]: There is no \`m.rate\` in the neuron \`Cell\`.
        --> model.axo:4:18
         |
       4 |   dv/dt = (v.x - m.rate) / 1 ms
         |                  ^^^^^^ not declared
      hint: it has \`m.inf\`, \`m.tau\`, \`m.alpha\`, \`m.beta\`.

      2 errors"
    `);
  });

  it('is told once, however often it is read', () => {
    const text = `
neuron Cell {
  state v = 0
  a = nothing + 1 mV
  b = a + 1 nA
  dv/dt = (a + b - v) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`nothing\` in the neuron \`Cell\`.
        --> model.axo:3:7
         |
       3 |   a = nothing + 1 mV
         |       ^^^^^^^ not declared
      hint: declare it, for example \`param nothing = …\`.

      1 error"
    `);
  });

  it('may be a derivative, which is written on the left only', () => {
    const text = `
neuron Cell {
  state v = 0
  dv/dt = -v / 10 ms
  output slope = dv/dt
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[syntax/derivative-in-expression]: \`dv/dt\` can stand on the left of an equation only.
        --> model.axo:4:18
         |
       4 |   output slope = dv/dt
         |                  ^^^^^
      hint: name the right-hand side of the equation of \`v\` and use that name here.

      1 error"
    `);
  });

  it('may be a reserved word in another case', () => {
    const text = `
neuron Cell {
  state v = 0
  dv/dt = sin(2 * PI * T / 1 s) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`PI\` in the neuron \`Cell\`.
        --> model.axo:3:19
         |
       3 |   dv/dt = sin(2 * PI * T / 1 s) / 10 ms
         |                   ^^ not declared
      hint: did you mean \`pi\`?

      error[names/unknown]: There is no \`T\` in the neuron \`Cell\`.
        --> model.axo:3:24
         |
       3 |   dv/dt = sin(2 * PI * T / 1 s) / 10 ms
         |                        ^ not declared
      hint: did you mean \`t\`?

      2 errors"
    `);
  });

  it('of a function or constant is looked for in the file', () => {
    const text = `
const Q10 = 3
function warm(x) = x * Q11
neuron Cell {
  state v = 0
  dv/dt = -wram(v) / 10 ms + sinus(v) / 1 ms + clip(v, 0, 1) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`Q11\` in this file.
        --> model.axo:2:24
         |
       2 | function warm(x) = x * Q11
         |                        ^^^ not declared
      hint: did you mean \`Q10\`?

      error[names/unknown-function]: There is no function \`wram\`.
        --> model.axo:5:12
         |
       5 |   dv/dt = -wram(v) / 10 ms + sinus(v) / 1 ms + clip(v, 0, 1) / 1 ms
         |            ^^^^
      hint: did you mean \`warm\`?

      error[names/unknown-function]: There is no function \`sinus\`.
        --> model.axo:5:30
         |
       5 |   dv/dt = -wram(v) / 10 ms + sinus(v) / 1 ms + clip(v, 0, 1) / 1 ms
         |                              ^^^^^
      hint: did you mean \`sin\`?

      error[names/unknown-function]: There is no function \`clip\`.
        --> model.axo:5:48
         |
       5 |   dv/dt = -wram(v) / 10 ms + sinus(v) / 1 ms + clip(v, 0, 1) / 1 ms
         |                                                ^^^^
      hint: did you mean \`clamp\`?

      4 errors"
    `);
  });

  it('is no value where it names a part or a function', () => {
    const text = `
function f(x) = x
channel Leak {
  input v = 0
  output i = v
}
neuron Cell {
  use leak = Leak
  state v = 0
  dv/dt = (leak - f) / 1 ms + Leak / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/wrong-kind]: \`leak\` is a part, not a value.
        --> model.axo:9:12
         |
       9 |   dv/dt = (leak - f) / 1 ms + Leak / 1 ms
         |            ^^^^
      hint: read one of its values: \`leak.v\`.

      error[names/wrong-kind]: \`f\` is a function, not a value.
        --> model.axo:9:19
         |
       9 |   dv/dt = (leak - f) / 1 ms + Leak / 1 ms
         |                   ^
      hint: call it: \`f(…)\`.

      error[names/wrong-kind]: \`Leak\` is a component, not a value.
        --> model.axo:9:31
         |
       9 |   dv/dt = (leak - f) / 1 ms + Leak / 1 ms
         |                               ^^^^
      hint: make it a part, \`use part = Leak\`, and read its values.

      3 errors"
    `);
  });
});

describe('a name that stands for two things', () => {
  it('is told at the second declaration, and not used further', () => {
    const text = `
neuron Cell {
  param a = 1
  state a : mV = 0
  da/dt = -a / 1 ms
  state v = a
  dv/dt = (a - v) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/duplicate]: \`a\` is declared twice.
        --> model.axo:3:9
         |
       2 |   param a = 1
         |         - first declared here
       3 |   state a : mV = 0
         |         ^ declared again
      hint: rename or remove one of them.

      1 error"
    `);
  });

  it('is told among the declarations of a file, and in a block', () => {
    const text = `
const Cell = 1
neuron Cell {
  state v = 0
  dv/dt = 1/ms
  spike when v > 1
  on spike {
    let rest = 0
    let rest = 1
    v = rest
  }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/duplicate]: \`Cell\` is declared twice.
        --> model.axo:2:8
         |
       1 | const Cell = 1
         |       ---- first declared here
       2 | neuron Cell {
         |        ^^^^ declared again
      hint: rename or remove one of them.

      error[names/duplicate]: \`rest\` is declared twice.
        --> model.axo:8:9
         |
       7 |     let rest = 0
         |         ---- first declared here
       8 |     let rest = 1
         |         ^^^^ declared again
      hint: rename or remove one of them.

      2 errors"
    `);
  });
});

describe('what a component keeps to itself', () => {
  it('cannot be read by its owner', () => {
    const text = `
channel Leak {
  input v : mV
  drive = v + 70 mV
  output i = 1 nS * drive
}
neuron Cell {
  use leak = Leak
  state v : mV = -65 mV
  dv/dt = -leak.drive / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/private]: \`drive\` is private to \`Leak\` and cannot be read as \`leak.drive\`.
        --> model.axo:9:12
         |
       3 |   drive = v + 70 mV
         |   ----- declared here, without \`output\`
       9 |   dv/dt = -leak.drive / 10 ms
         |            ^^^^^^^^^^
      hint: write \`output drive = …\` in \`Leak\`.

      1 error"
    `);
  });
});

describe('a call', () => {
  it('of a value is a forgotten product', () => {
    const text = `
neuron Cell {
  param g = 0.1/ms
  state v = 0
  dv/dt = -g (v - 1)
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown-function]: \`g\` is a value, not a function.
        --> model.axo:4:12
         |
       4 |   dv/dt = -g (v - 1)
         |            ^
      hint: to multiply, write \`g * (…)\`.

      1 error"
    `);
  });

  it('has as many arguments as the function takes', () => {
    const text = `
function ramp(x, y) = x * y
neuron Cell {
  state v = 0
  dv/dt = (clamp(v, 1) + ramp(v) + min() + exp(v, 2)) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/argument-count]: \`clamp\` takes 3 arguments, but 2 are given.
        --> model.axo:4:12
         |
       4 |   dv/dt = (clamp(v, 1) + ramp(v) + min() + exp(v, 2)) / 1 ms
         |            ^^^^^^^^^^^
      hint: write \`clamp(x, low, high)\`.

      error[names/argument-count]: \`ramp\` takes 2 arguments, but 1 is given.
        --> model.axo:4:26
         |
       1 | function ramp(x, y) = x * y
         |          ---- declared here
       4 |   dv/dt = (clamp(v, 1) + ramp(v) + min() + exp(v, 2)) / 1 ms
         |                          ^^^^^^^
      hint: write \`ramp(x, y)\`.

      error[names/argument-count]: \`min\` takes at least 1 argument, but none are given.
        --> model.axo:4:36
         |
       4 |   dv/dt = (clamp(v, 1) + ramp(v) + min() + exp(v, 2)) / 1 ms
         |                                    ^^^^^
      hint: write \`min(x, y, …)\`.

      error[names/argument-count]: \`exp\` takes 1 argument, but 2 are given.
        --> model.axo:4:44
         |
       4 |   dv/dt = (clamp(v, 1) + ramp(v) + min() + exp(v, 2)) / 1 ms
         |                                            ^^^^^^^^^
      hint: write \`exp(x)\`.

      4 errors"
    `);
  });
});

describe('warnings', () => {
  it('speak of parameters that nothing reads', () => {
    const text = `
channel Leak {
  param g = 1 nS
  param E = -70 mV
  input v : mV
  output i = g * v
}
neuron Cell {
  param gain = 2
  param times : ms[] = [1 ms]
  use leak = Leak(E = -60 mV)
  state v : mV = -65 mV
  dv/dt = -leak.i / 100 pF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[names/unused-parameter]: The parameter \`E\` is never used.
        --> model.axo:3:9
         |
       3 |   param E = -70 mV
         |         ^
      hint: use it in an equation, or remove it.

      warning[names/unused-parameter]: The parameter \`gain\` is never used.
        --> model.axo:8:9
         |
       8 |   param gain = 2
         |         ^^^^
      hint: use it in an equation, or remove it.

      warning[names/unused-parameter]: The parameter \`times\` is never used.
        --> model.axo:9:9
         |
       9 |   param times : ms[] = [1 ms]
         |         ^^^^^
      hint: use it in an equation, or remove it.

      3 warnings"
    `);
  });

  it('speak of declarations that hide what is built in', () => {
    const text = `
function exp(x) = 1 + x
neuron Cell {
  param faraday = 2
  state max = exp(faraday)
  dmax/dt = -max / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[names/hides-builtin]: \`exp\` hides the built-in function of that name.
        --> model.axo:1:10
         |
       1 | function exp(x) = 1 + x
         |          ^^^
      hint: choose another name, unless that is meant.

      warning[names/hides-builtin]: \`faraday\` hides the built-in constant of that name.
        --> model.axo:3:9
         |
       3 |   param faraday = 2
         |         ^^^^^^^
      hint: choose another name, unless that is meant.

      warning[names/hides-builtin]: \`max\` hides the built-in function of that name.
        --> model.axo:4:9
         |
       4 |   state max = exp(faraday)
         |         ^^^
      hint: choose another name, unless that is meant.

      3 warnings"
    `);
  });
});
