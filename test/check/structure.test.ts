import { describe, expect, it } from 'vitest';
import { checkText, codesOf, diagnose } from './check-text.ts';

describe('equations', () => {
  it('belong to every state that no event changes', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  state w : mV = 0
  dv/dt = (w - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[structure/unchanged-state]: Nothing in sight changes the state variable \`w\`: it has no equation, and no event assigns it.
        --> model.axo:3:9
         |
       3 |   state w : mV = 0
         |         ^
      hint: add \`dw/dt = …\`, or declare it as a \`param\`; if a synapse is to change it, \`post.w += …\`, all is well.

      1 warning"
    `);
  });

  it('may be missing of what a synapse in sight assigns, or may assign elsewhere', () => {
    const cell = `
neuron Cell {
  use ampa = Receptor
  state g : nS = 0 nS
  state v = 0
  dv/dt = (g / 1 nS + ampa.open - v) / 10 ms
}
receptor Receptor { state open = 0 }`;
    const codes = (text: string): readonly string[] =>
      checkText(text).diagnostics.map(({ code, severity }) => `${severity} ${code}`);
    const unchanged = 'warning structure/unchanged-state';
    expect(codes(cell)).toEqual([unchanged, unchanged]);
    expect([...checkText(cell).models.keys()]).toEqual(['Cell', 'Receptor']);
    const opening = 'synapse Opening { on pre { post.g += 1 nS; if t > 1 s { post.ampa.open = 1 } } }';
    expect(codes(`${cell}\n${opening}`)).toEqual([]);
    expect(codes(`${cell}\nsynapse Other { on pre { post.h += 1 } }`)).toHaveLength(2);
    // A network may have synapses of any file.
    const files = { 'cell.axo': cell };
    const network = 'import { Cell } from "./cell.axo"\nnetwork Net { population A = Cell[2] }';
    expect(codesOf(network, files)).toEqual([]);
    // A synapse holds what nobody else reaches.
    expect(codes('synapse Held { state x = 1; on pre { post.g += x } }')).toEqual([
      'error structure/missing-equation',
    ]);
  });

  it('are one for each state', () => {
    const text = `
neuron Cell {
  state v = 0
  gate m { inf = v; tau = 5 ms }
  dv/dt = -v / 10 ms
  dv/dt = m / 20 ms
  dm/dt = 1/ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/second-equation]: \`v\` has two equations.
        --> model.axo:5:4
         |
       4 |   dv/dt = -v / 10 ms
         |    - the first
       5 |   dv/dt = m / 20 ms
         |    ^ the second
      hint: keep one of them.

      error[structure/second-equation]: \`m\` is a gate, so its rates already give its equation.
        --> model.axo:6:4
         |
       3 |   gate m { inf = v; tau = 5 ms }
         |        - declared as a gate here
       6 |   dm/dt = 1/ms
         |    ^ the second
      hint: declare it as a \`state\` instead, or remove this equation.

      2 errors"
    `);
  });

  it('are for states, not for anything else', () => {
    const text = `
channel Leak {
  input v = 0
  output i = v
}
neuron Cell {
  param g = 1
  input I = 0
  use leak = Leak
  state volt = 0
  w = g * I
  dvolt/dt = w / 1 ms
  dg/dt = 1/ms
  dI/dt = 1/ms
  dw/dt = 1/ms
  dleak/dt = 1/ms
  dvol/dt = 1/ms
  dnothing/dt = 1/ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/equation-for-non-state]: \`g\` is a parameter, not a state variable.
         --> model.axo:12:4
          |
        6 |   param g = 1
          |         - declared here
       12 |   dg/dt = 1/ms
          |    ^
      hint: declare it as \`state\` instead of \`param\`, as it changes in time.

      error[structure/equation-for-non-state]: \`I\` is an input, not a state variable.
         --> model.axo:13:4
          |
        7 |   input I = 0
          |         - declared here
       13 |   dI/dt = 1/ms
          |    ^
      hint: an input comes from outside; declare it as \`state\` instead if the model computes it.

      error[structure/equation-for-non-state]: \`w\` is a named expression, not a state variable.
         --> model.axo:14:4
          |
       10 |   w = g * I
          |   - declared here
       14 |   dw/dt = 1/ms
          |    ^
      hint: it follows from its formula already; remove one of the two.

      error[structure/equation-for-non-state]: \`leak\` is a part, not a state variable.
         --> model.axo:15:4
          |
       15 |   dleak/dt = 1/ms
          |    ^^^^
      hint: the equations of a part stand in its component.

      error[structure/equation-for-non-state]: There is no state variable \`vol\`.
         --> model.axo:16:4
          |
       16 |   dvol/dt = 1/ms
          |    ^^^
      hint: did you mean \`volt\`?

      error[structure/equation-for-non-state]: There is no state variable \`nothing\`.
         --> model.axo:17:4
          |
       17 |   dnothing/dt = 1/ms
          |    ^^^^^^^
      hint: declare it: \`state nothing = …\` with its initial value.

      6 errors"
    `);
  });

  it('are of first order', () => {
    const text = `
neuron Oscillator {
  param omega = 1/ms
  state x = 1
  x'' = -omega^2 * x
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/second-order]: \`x''\` is of order 2; equations are of first order.
        --> model.axo:4:3
         |
       4 |   x'' = -omega^2 * x
         |   ^
      hint: write \`x' = x_dot\` and \`x_dot' = -omega^2 * x\`, and declare \`state x_dot : 1/ms = 0\`.

      1 error"
    `);
  });
});

describe('a circle', () => {
  it('of named expressions is shown, each name at its place', () => {
    const text = `
neuron Cell {
  state v = 0
  a = b + v
  b = 2 * c
  c = a / 3
  dv/dt = (a - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/cycle]: The named expression \`a\` needs itself: a → b → c → a.
        --> model.axo:3:3
         |
       3 |   a = b + v
         |   ^ needs \`b\`
       4 |   b = 2 * c
         |   - \`b\` needs \`c\`
       5 |   c = a / 3
         |   - \`c\` needs \`a\`
      hint: break the circle; a quantity that feeds back on itself in time is a \`state\`.

      1 error"
    `);
  });

  it('of one name is a name that needs itself', () => {
    const text = `
neuron Cell {
  param g = 2 * g
  state v = 0
  dv/dt = -g * v / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/cycle]: The parameter \`g\` needs itself.
        --> model.axo:2:9
         |
       2 |   param g = 2 * g
         |         ^ needs itself
      hint: break the circle; a quantity that feeds back on itself in time is a \`state\`.

      1 error"
    `);
  });

  it('may be of initial values', () => {
    const text = `
neuron Cell {
  state v = w + 1
  state w = v / 2
  dv/dt = -v / 10 ms
  dw/dt = -w / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/cycle]: The initial value of \`v\` needs itself: v → w → v.
        --> model.axo:2:9
         |
       2 |   state v = w + 1
         |         ^ needs \`w\`
       3 |   state w = v / 2
         |         - \`w\` needs \`v\`
      hint: give one of them an initial value that does not read the others.

      1 error"
    `);
  });

  it('may go through a part', () => {
    const text = `
channel Leak {
  input v : mV
  output i = 1 nS * v
}
neuron Cell {
  use leak = Leak(v = shifted)
  state u : mV = 0
  shifted = u + leak.i * 1 MOhm
  du/dt = -shifted / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/cycle]: The named expression \`leak.v\` needs itself: leak.v → shifted → leak.i → leak.v.
        --> model.axo:2:9
         |
       2 |   input v : mV
         |         ^ needs \`shifted\`
       3 |   output i = 1 nS * v
         |          - \`leak.i\` needs \`leak.v\`
       8 |   shifted = u + leak.i * 1 MOhm
         |   ------- \`shifted\` needs \`leak.i\`
      hint: break the circle; a quantity that feeds back on itself in time is a \`state\`.

      1 error"
    `);
  });

  it('of components, and of variants, would never end', () => {
    const text = `
pool Inner {
  use outer = Outer
  output c = outer.c
}
pool Outer {
  use inner = Inner
  output c = inner.c
}
neuron A = B(v = 1)
neuron B = A(v = 2)`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/component-cycle]: \`Inner\` contains itself: Inner → Outer → Inner.
        --> model.axo:2:15
         |
       2 |   use outer = Outer
         |               ^^^^^
      hint: remove one of these uses.

      error[structure/component-cycle]: \`A\` is a variant of itself: A → B → A.
        --> model.axo:9:12
         |
       9 | neuron A = B(v = 1)
         |            ^
      hint: write one of them out as a component.

      2 errors"
    `);
  });

  it('of functions would never end', () => {
    const text = `
function even(n) = if n == 0 then 1 else odd(n - 1)
function odd(n) = if n == 0 then 0 else even(n - 1)
neuron Cell {
  state v = even(4)
  dv/dt = -v / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/recursive-function]: The function \`even\` calls itself: even → odd → even.
        --> model.axo:1:10
         |
       1 | function even(n) = if n == 0 then 1 else odd(n - 1)
         |          ^^^^
      hint: write it as one formula; what follows from its own value before is a \`state\`.

      1 error"
    `);
  });
});

describe('a constant of the run', () => {
  it('reads nothing that changes', () => {
    const text = `
const late = t
neuron Cell {
  input I = 0
  state v = 0
  half = v / 2
  param a = half
  param b = I
  param c = t / 1 ms
  param d = 1 in [0, v]
  dv/dt = (a + b + c + d + late / 1 ms - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The constant \`late\` must be a constant of the run, but reads the time \`t\`.
        --> model.axo:1:14
         |
       1 | const late = t
         |              ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      error[structure/not-constant]: The parameter \`a\` must be a constant of the run, but reads \`half\`, which changes during the run.
        --> model.axo:6:13
         |
       6 |   param a = half
         |             ^^^^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      error[structure/not-constant]: The parameter \`b\` must be a constant of the run, but reads the input \`I\`.
        --> model.axo:7:13
         |
       7 |   param b = I
         |             ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      error[structure/not-constant]: The parameter \`c\` must be a constant of the run, but reads the time \`t\`.
        --> model.axo:8:13
         |
       8 |   param c = t / 1 ms
         |             ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      error[structure/not-constant]: The range of \`d\` must be a constant of the run, but reads \`v\`, which changes during the run.
        --> model.axo:9:22
         |
       9 |   param d = 1 in [0, v]
         |                      ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      5 errors"
    `);
  });

  it('is what a default of an input is made of, with t', () => {
    const text = `
neuron Cell {
  input I = if t > 1 ms then v else 0
  state v = 0
  dv/dt = (I - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The default of the input \`I\` must be an expression of \`t\` and parameters, but reads \`v\`, which changes during the run.
        --> model.axo:2:30
         |
       2 |   input I = if t > 1 ms then v else 0
         |                              ^ computed by the model
      hint: what depends on the model is a named expression, or the value that an owner gives.

      1 error"
    `);
  });
});

describe('conditions and numbers', () => {
  it('do not stand for each other', () => {
    const text = `
neuron Cell {
  param n = 1 > 0
  state v : mV = 0
  fast = v > 10 mV
  a = if v then 1 else 0
  b = 5 * fast
  c = not v
  d = fast and a
  e = if fast then 1 else fast
  dv/dt = (a + b) * 1 mV/ms + exp(fast) * 1 mV/ms
  spike when v
  on v { v = fast }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[names/unused-parameter]: The parameter \`n\` is never used.
        --> model.axo:2:9
         |
       2 |   param n = 1 > 0
         |         ^
      hint: use it in an equation, or remove it.

      error[structure/number-expected]: The parameter \`n\` must be a number, but this is a condition.
        --> model.axo:2:13
         |
       2 |   param n = 1 > 0
         |             ^^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it.

      error[structure/condition-expected]: What follows \`if\` must be a condition, but this is a number.
        --> model.axo:5:10
         |
       5 |   a = if v then 1 else 0
         |          ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/number-expected]: A factor must be a number, but this is a condition.
        --> model.axo:6:11
         |
       6 |   b = 5 * fast
         |           ^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it.

      error[structure/condition-expected]: What \`not\` negates must be a condition, but this is a number.
        --> model.axo:7:11
         |
       7 |   c = not v
         |           ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/condition-expected]: What \`and\` joins must be a condition, but this is a number.
        --> model.axo:8:16
         |
       8 |   d = fast and a
         |                ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/condition-expected]: This value, like the other one of the \`if\`, must be a condition, but this is a number.
        --> model.axo:9:20
         |
       9 |   e = if fast then 1 else fast
         |                    ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/number-expected]: An argument of \`exp\` must be a number, but this is a condition.
         --> model.axo:10:35
          |
       10 |   dv/dt = (a + b) * 1 mV/ms + exp(fast) * 1 mV/ms
          |                                   ^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it.

      error[structure/condition-expected]: What follows \`when\` must be a condition, but this is a number.
         --> model.axo:11:14
          |
       11 |   spike when v
          |              ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/condition-expected]: What follows \`on\` must be a condition, but this is a number.
         --> model.axo:12:6
          |
       12 |   on v { v = fast }
          |      ^ a number
      hint: compare it with something, for example \`> 0\`.

      error[structure/number-expected]: What is given to \`v\` must be a number, but this is a condition.
         --> model.axo:12:14
          |
       12 |   on v { v = fast }
          |              ^^^^ a condition
      hint: write \`if … then 1 else 0\` to make a number of it.

      10 errors, 1 warning"
    `);
  });
});

describe('a range', () => {
  it('holds what is given where that is known', () => {
    const text = `
neuron Cell {
  param p = 1.5 in [0, 1]
  param q : mV = -p * 100 mV in [-100 mV, 0]
  input I : nA = 5 nA in [-1 nA, 1 nA]
  state v : mV = 20 mV in [-100 mV, 10 mV]
  param backwards = 0.5 in [1, 0]
  dv/dt = (p * q + backwards * 1 MOhm * I - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/out-of-range]: \`p\` is 1.5, outside its range [0, 1].
        --> model.axo:2:13
         |
       2 |   param p = 1.5 in [0, 1]
         |             ^^^
         |                    ------ the range

      error[structure/out-of-range]: \`q\` is -150 mV, outside its range [-100 mV, 0 mV].
        --> model.axo:3:18
         |
       3 |   param q : mV = -p * 100 mV in [-100 mV, 0]
         |                  ^^^^^^^^^^^
         |                                 ------------ the range

      error[structure/out-of-range]: \`I\` is 5 nA, outside its range [-1 nA, 1 nA].
        --> model.axo:4:18
         |
       4 |   input I : nA = 5 nA in [-1 nA, 1 nA]
         |                  ^^^^
         |                          ------------- the range

      error[structure/out-of-range]: \`v\` is 20 mV, outside its range [-100 mV, 10 mV].
        --> model.axo:5:18
         |
       5 |   state v : mV = 20 mV in [-100 mV, 10 mV]
         |                  ^^^^^
         |                           ---------------- the range

      error[structure/empty-range]: The range [1, 0] of \`backwards\` is empty.
        --> model.axo:6:28
         |
       6 |   param backwards = 0.5 in [1, 0]
         |                            ^^^^^^
      hint: exchange its ends.

      5 errors"
    `);
  });

  it('has the unit of what it bounds', () => {
    const text = `
neuron Cell {
  state v : mV = 0 in [-100, 1 nA]
  dv/dt = -v / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: The range of \`v\` needs a unit: \`-100\` is a plain number.
        --> model.axo:2:24
         |
       2 |   state v : mV = 0 in [-100, 1 nA]
         |             -- declared here as mV
         |                        ^^^^ no unit
      hint: write \`-100 mV\`, if mV is meant.

      error[units/mismatch]: The range of \`v\` must be mV, but is nA.
        --> model.axo:2:30
         |
       2 |   state v : mV = 0 in [-100, 1 nA]
         |             -- declared here as mV
         |                              ^^^^ this is nA

      2 errors"
    `);
  });
});

describe('a gate', () => {
  it('has alpha and beta, or inf and tau, or inf alone', () => {
    const text = `
channel K {
  input v : mV
  gate a { alpha = 0.1/ms }
  gate b { inf = 0.5; alpha = 1/ms }
  gate c { alpha = 1/ms; beta = 1/ms; tau = 1 ms }
  gate d { inf = 0.5; taus = 1 ms }
  gate e { inf = 0.5; inf = 0.6 }
  gate f = 0.5 { inf = 0.5 }
  gate g { tau = 1 ms }
  gate h { scale = 2 }
  output i = (a + b + c + d + e + f + g + h) * v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/gate-entries]: The gate \`a\` lacks \`beta\`.
        --> model.axo:3:8
         |
       3 |   gate a { alpha = 0.1/ms }
         |        ^
      hint: write \`alpha\` and \`beta\`, or \`inf\` and \`tau\`, or \`inf\` alone.

      error[structure/gate-entries]: The gate \`b\` has entries that do not fit together.
        --> model.axo:4:8
         |
       4 |   gate b { inf = 0.5; alpha = 1/ms }
         |        ^
      hint: write \`alpha\` and \`beta\`, or \`inf\` and \`tau\`, or \`inf\` alone.

      error[structure/gate-entries]: The gate \`c\` has both rates and a steady state.
        --> model.axo:5:8
         |
       5 |   gate c { alpha = 1/ms; beta = 1/ms; tau = 1 ms }
         |        ^
      hint: write \`alpha\` and \`beta\`, or \`inf\` and \`tau\`, or \`inf\` alone.

      error[structure/gate-entries]: The gate \`d\` has no entry \`taus\`.
        --> model.axo:6:23
         |
       6 |   gate d { inf = 0.5; taus = 1 ms }
         |                       ^^^^
      hint: did you mean \`tau\`?

      error[structure/gate-entries]: The gate \`e\` has two entries \`inf\`.
        --> model.axo:7:23
         |
       7 |   gate e { inf = 0.5; inf = 0.6 }
         |                       ^^^
      hint: remove one of them.

      error[structure/gate-entries]: The gate \`f\` follows \`inf\` at once, so it has no initial value.
        --> model.axo:8:12
         |
       8 |   gate f = 0.5 { inf = 0.5 }
         |            ^^^
      hint: remove the value, or give \`tau\`.

      error[structure/gate-entries]: The gate \`g\` lacks \`inf\`.
        --> model.axo:9:8
         |
       9 |   gate g { tau = 1 ms }
         |        ^
      hint: write \`alpha\` and \`beta\`, or \`inf\` and \`tau\`, or \`inf\` alone.

      error[structure/gate-entries]: The gate \`h\` lacks its rates.
         --> model.axo:10:8
          |
       10 |   gate h { scale = 2 }
          |        ^
      hint: write \`alpha\` and \`beta\`, or \`inf\` and \`tau\`, or \`inf\` alone.

      8 errors"
    `);
  });

  it('has rates per time, a time constant, and a steady state that is a number', () => {
    const text = `
channel K {
  input v : mV
  gate a { alpha = 0.1; beta = 1/ms }
  gate b { inf = v; tau = 5 ms }
  gate c { inf = 0.5; tau = 5 }
  gate d { alpha = 1/ms; beta = 2/ms; scale = 2 ms }
  gate e { alpha = 1/mV; beta = 2/mV }
  output i = (a + b + c + d + e) * v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: \`alpha\` of the gate \`a\` needs a unit: \`0.1\` is a plain number.
        --> model.axo:3:20
         |
       3 |   gate a { alpha = 0.1; beta = 1/ms }
         |                    ^^^ no unit
      hint: write \`0.1/ms\`, if 1/ms is meant.

      error[units/mismatch]: \`inf\` of the gate \`b\` must be a plain number, but is mV.
        --> model.axo:4:18
         |
       4 |   gate b { inf = v; tau = 5 ms }
         |                  ^ this is mV

      error[units/missing-unit]: \`tau\` of the gate \`c\` needs a unit: \`5\` is a plain number.
        --> model.axo:5:29
         |
       5 |   gate c { inf = 0.5; tau = 5 }
         |                             ^ no unit
      hint: write \`5 ms\`, if ms is meant.

      error[units/mismatch]: \`scale\` of the gate \`d\` must be a plain number, but is ms.
        --> model.axo:6:47
         |
       6 |   gate d { alpha = 1/ms; beta = 2/ms; scale = 2 ms }
         |                                               ^^^^ this is ms

      error[units/mismatch]: \`alpha\` of the gate \`e\` must be 1/ms, but is 1/mV.
        --> model.axo:7:20
         |
       7 |   gate e { alpha = 1/mV; beta = 2/mV }
         |                    ^^^^ this is 1/mV

      error[units/mismatch]: \`beta\` of the gate \`e\` must be 1/ms, but is 1/mV.
        --> model.axo:7:33
         |
       7 |   gate e { alpha = 1/mV; beta = 2/mV }
         |                                 ^^^^ this is 1/mV

      6 errors"
    `);
  });
});

describe('a component', () => {
  it('has one threshold, one refractory period, one time unit', () => {
    const text = `
neuron Cell {
  time unit 1 ms
  time unit 1 s
  state v = 0
  dv/dt = 1
  spike when v > 1
  spike when v < -1
  refractory 2
  refractory 3
  on spike { v = 0 }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/second-statement]: A component has one \`time unit\` statement.
        --> model.axo:3:3
         |
       2 |   time unit 1 ms
         |   -------------- the first
       3 |   time unit 1 s
         |   ^^^^^^^^^^^^^ the second
      hint: keep one of them.

      error[structure/second-statement]: A component has one \`spike\` statement.
        --> model.axo:7:3
         |
       6 |   spike when v > 1
         |   ---------------- the first
       7 |   spike when v < -1
         |   ^^^^^^^^^^^^^^^^^ the second
      hint: join their conditions with \`or\`.

      error[structure/second-statement]: A component has one \`refractory\` statement.
        --> model.axo:9:3
         |
       8 |   refractory 2
         |   ------------ the first
       9 |   refractory 3
         |   ^^^^^^^^^^^^ the second
      hint: keep one of them.

      3 errors"
    `);
  });

  it('has what its kind has', () => {
    const text = `
channel Leak {
  input v : mV
  use inner = Inner
  output i = 1 nS * v
  spike when v > 0 mV
}
channel Inner {
  output c = 1
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-for-kind]: A \`channel\` has no parts.
        --> model.axo:3:3
         |
       3 |   use inner = Inner
         |   ^^^^^^^^^^^^^^^^^
      hint: parts belong in a \`neuron\`, \`compartment\`, \`receptor\` or \`pool\`.

      error[structure/not-for-kind]: A \`channel\` has no spikes.
        --> model.axo:5:3
         |
       5 |   spike when v > 0 mV
         |   ^^^^^^^^^^^^^^^^^^^
      hint: thresholds belong in a \`neuron\` or a \`source\`.

      2 errors"
    `);
  });

  it('says something', () => {
    expect(diagnose('neuron Cell {\n  param a = 1\n}\n')).toMatchInlineSnapshot(`
      "error[structure/empty-component]: The neuron \`Cell\` has no state variable, output or named expression.
        --> model.axo:1:8
         |
       1 | neuron Cell {
         |        ^^^^
      hint: declare what it computes, for example \`state v : mV = -65 mV\` with \`dv/dt = …\`.

      warning[names/unused-parameter]: The parameter \`a\` is never used.
        --> model.axo:2:9
         |
       2 |   param a = 1
         |         ^
      hint: use it in an equation, or remove it.

      1 error, 1 warning"
    `);
    expect(diagnose('# nothing yet\n')).toMatchInlineSnapshot(`
      "warning[structure/empty-file]: The file declares nothing.
        --> model.axo:1:1
         |
       1 | # nothing yet
         | ^
      hint: declare a component: \`neuron Cell { … }\`.

      1 warning"
    `);
  });
});
