import { describe, expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

describe('an equation', () => {
  it('must be per time', () => {
    const text = `
neuron LeakyIntegrateAndFire {
  param tau_m = 10 ms
  param E_L = -65 mV
  param R = 10 MOhm
  state V : mV = E_L
  input I : nA = 0

  dV/dt = -(V - E_L) + R * I + 0 mV * (tau_m / tau_m)
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The derivative of \`V\` has dimension voltage, but its equation must be voltage per time.
        --> model.axo:8:11
         |
       5 |   state V : mV = E_L
         |         - declared here as mV, so dV/dt must be mV/ms
       8 |   dV/dt = -(V - E_L) + R * I + 0 mV * (tau_m / tau_m)
         |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is mV
      hint: divide by a time constant, for example \`tau_m\`.

      1 error"
    `);
  });

  it('must have the dimension of its state', () => {
    const text = `
neuron Cell {
  param C = 1 uF/cm^2
  param g = 1 nS
  input I : nA = 0
  state v : mV = -65 mV
  dv/dt = I / C - g * v / C
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The equation of \`v\` must be voltage per time, but is nA/(uF/cm^2).
        --> model.axo:6:11
         |
       5 |   state v : mV = -65 mV
         |         - declared here as mV, so dv/dt must be mV/ms
       6 |   dv/dt = I / C - g * v / C
         |           ^^^^^^^^^^^^^^^^^ this is nA/(uF/cm^2)

      1 error"
    `);
  });

  it('without units needs a unit of time', () => {
    const text = `
neuron FitzHugh {
  param a = 0.7
  state v = -1
  dv/dt = v - v^3 / 3 + a
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/per-time]: The equation of \`v\` is a plain number, but must be per time.
        --> model.axo:4:11
         |
       3 |   state v = -1
         |         - declared here without a unit, so dv/dt must be 1/time
       4 |   dv/dt = v - v^3 / 3 + a
         |           ^^^^^^^^^^^^^^^ this has no unit
      hint: write \`time unit 1 ms\` in the component, or divide by a time constant: \`(…) / tau\`.

      1 error"
    `);
  });

  it('of a component with a time unit is not per time', () => {
    const text = `
neuron Cell {
  time unit 1 ms
  state v : mV = -65 mV
  dv/dt = -v / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The equation of \`v\` must be voltage, but is voltage per time.
        --> model.axo:4:11
         |
       3 |   state v : mV = -65 mV
         |         - declared here as mV, and \`time unit 1 ms\` divides by it: this must be mV
       4 |   dv/dt = -v / 10 ms
         |           ^^^^^^^^^^ this is mV/ms
      hint: multiply by \`1 ms\`, or leave \`time unit\` out.

      1 error"
    `);
  });
});

describe('a sum', () => {
  it('adds like quantities only: the smallest terms that differ are shown', () => {
    const text = `
neuron Cell {
  param E = -65 mV
  param R = 10 MOhm
  input I : nA = 0
  state v : mV = E
  dv/dt = (E - v + R * 1 nA + I) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/sum]: A value in mV and one in nA cannot be added.
        --> model.axo:6:31
         |
       6 |   dv/dt = (E - v + R * 1 nA + I) / 10 ms
         |            - this is mV
         |                               ^ this is nA
      hint: multiply by \`R\`?

      1 error"
    `);
  });

  it('names a bare number, and the unit to write', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  dv/dt = -(v + 65) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: A term of this sum needs a unit: \`65\` is a plain number.
        --> model.axo:3:17
         |
       3 |   dv/dt = -(v + 65) / 10 ms
         |             - this is mV
         |                 ^^ no unit
      hint: write \`65 mV\`, if mV is meant.

      1 error"
    `);
  });

  it('has one mistake for each term that does not fit', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  dv/dt = (v + 1 nA - 2 nS) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/sum]: A value in mV and one in nA cannot be added.
        --> model.axo:3:16
         |
       3 |   dv/dt = (v + 1 nA - 2 nS) / 10 ms
         |            - this is mV
         |                ^^^^ this is nA

      error[units/sum]: A value in mV and one in nS cannot be subtracted.
        --> model.axo:3:23
         |
       3 |   dv/dt = (v + 1 nA - 2 nS) / 10 ms
         |            - this is mV
         |                       ^^^^ this is nS

      2 errors"
    `);
  });
});

describe('a comparison or choice', () => {
  it('is between like quantities', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  dv/dt = (if v > -50 then 1 mV else 2) / 10 ms
  spike when v crosses 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: A side of this comparison needs a unit: \`-50\` is a plain number.
        --> model.axo:3:19
         |
       3 |   dv/dt = (if v > -50 then 1 mV else 2) / 10 ms
         |               - this is mV
         |                   ^^^ no unit
      hint: write \`-50 mV\`, if mV is meant.

      error[units/missing-unit]: A value of this \`if\` needs a unit: \`2\` is a plain number.
        --> model.axo:3:38
         |
       3 |   dv/dt = (if v > -50 then 1 mV else 2) / 10 ms
         |                            ---- this is mV
         |                                      ^ no unit
      hint: write \`2 mV\`, if mV is meant.

      error[units/sum]: A value in mV and one in ms cannot be compared.
        --> model.axo:4:24
         |
       4 |   spike when v crosses 10 ms
         |              - this is mV
         |                        ^^^^^ this is ms

      3 errors"
    `);
  });
});

describe('a value', () => {
  it('has its declared unit: parameters, initial values, named expressions, inputs', () => {
    const text = `
neuron Cell {
  param tau : ms = 10 mV
  param E : mV = -65
  input I : nA = 1 nS
  state v : mV = tau
  slow : ms = v
  dv/dt = (E + 1 MOhm * I - v) / slow
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The parameter \`tau\` must be ms, but is mV.
        --> model.axo:2:20
         |
       2 |   param tau : ms = 10 mV
         |               -- declared here as ms
         |                    ^^^^^ this is mV

      error[units/missing-unit]: The parameter \`E\` needs a unit: \`-65\` is a plain number.
        --> model.axo:3:18
         |
       3 |   param E : mV = -65
         |             -- declared here as mV
         |                  ^^^ no unit
      hint: write \`-65 mV\`, if mV is meant.

      error[units/mismatch]: The default of the input \`I\` must be nA, but is nS.
        --> model.axo:4:18
         |
       4 |   input I : nA = 1 nS
         |             -- declared here as nA
         |                  ^^^^ this is nS
      hint: multiply by \`E\`?

      error[units/mismatch]: The initial value of \`v\` must be mV, but is ms.
        --> model.axo:5:18
         |
       5 |   state v : mV = tau
         |             -- declared here as mV
         |                  ^^^ this is ms

      error[units/mismatch]: The value of \`slow\` must be ms, but is mV.
        --> model.axo:6:15
         |
       6 |   slow : ms = v
         |          -- declared here as ms
         |               ^ this is mV

      5 errors"
    `);
  });

  it('of an argument of use has the unit that the part declares', () => {
    const text = `
channel Leak {
  param g = 0.3 mS/cm^2
  param E : mV = -54 mV
  input v : mV
  output i = g * (v - E)
}
neuron Cell {
  param C = 1 uF/cm^2
  use leak = Leak(g = 3 nS, E = -50)
  state v : mV = -65 mV
  dv/dt = -leak.i / C
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The parameter \`leak.g\` must be mS/cm^2, but is nS.
        --> model.axo:9:23
         |
       2 |   param g = 0.3 mS/cm^2
         |             ----------- its default is mS/cm^2
      ...
       9 |   use leak = Leak(g = 3 nS, E = -50)
         |                       ^^^^ this is nS

      error[units/missing-unit]: The parameter \`leak.E\` needs a unit: \`-50\` is a plain number.
        --> model.axo:9:33
         |
       3 |   param E : mV = -54 mV
         |             -- declared here as mV
       9 |   use leak = Leak(g = 3 nS, E = -50)
         |                                 ^^^ no unit
      hint: write \`-50 mV\`, if mV is meant.

      2 errors"
    `);
  });

  it('that is wired by name has the unit of the input', () => {
    const text = `
channel Leak {
  input v : mV
  output i = 1 nS * v
}
neuron Cell {
  use leak = Leak
  state v = 0
  dv/dt = -leak.i / 1 pA / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The input \`leak.v\`, which takes the owner's \`v\`, must be mV, but is a plain number.
        --> model.axo:6:7
         |
       2 |   input v : mV
         |             -- declared here as mV
       6 |   use leak = Leak
         |       ^^^^ this is a plain number
       7 |   state v = 0
         |         - \`v\` of the owner
      hint: give the input another value: \`Leak(v = …)\`.

      1 error"
    `);
  });

  it('that an event gives has the unit of the state', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  state w : nA = 0
  dv/dt = (1 MOhm * w - v) / 10 ms
  dw/dt = -w / 10 ms
  spike when v > -50 mV
  on spike {
    v = -65
    w += v
    w *= 2 mV
  }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/missing-unit]: What is given to \`v\` needs a unit: \`-65\` is a plain number.
        --> model.axo:8:9
         |
       2 |   state v : mV = -65 mV
         |             -- declared here as mV
       8 |     v = -65
         |         ^^^ no unit
      hint: write \`-65 mV\`, if mV is meant.

      error[units/mismatch]: What is given to \`w\` must be nA, but is mV.
        --> model.axo:9:10
         |
       3 |   state w : nA = 0
         |             -- declared here as nA
       9 |     w += v
         |          ^ this is mV

      error[units/mismatch]: What \`w\` is scaled by must be a plain number, but is mV.
         --> model.axo:10:10
          |
       10 |     w *= 2 mV
          |          ^^^^ this is mV

      3 errors"
    `);
  });
});

describe('an argument', () => {
  it('of exp and its kin is a plain number', () => {
    const text = `
neuron Cell {
  param V_T = 10 mV
  state v : mV = -65 mV
  dv/dt = exp(v) * 1 mV/ms + V_T * tanh(v / 2 ms) / 1 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/argument]: \`exp\` takes a plain number, but this is mV.
        --> model.axo:4:15
         |
       4 |   dv/dt = exp(v) * 1 mV/ms + V_T * tanh(v / 2 ms) / 1 ms
         |               ^ this is mV
      hint: divide by \`V_T\`?

      error[units/argument]: \`tanh\` takes a plain number, but this is mV/ms.
        --> model.axo:4:41
         |
       4 |   dv/dt = exp(v) * 1 mV/ms + V_T * tanh(v / 2 ms) / 1 ms
         |                                         ^^^^^^^^ this is mV/ms
      hint: divide by a scale in mV/ms.

      2 errors"
    `);
  });

  it('of min, max, clamp and atan2 is like the others', () => {
    const text = `
neuron Cell {
  state v : mV = -65 mV
  dv/dt = (max(v, 1 ms) + clamp(v, 0, 10)) / 1 ms + atan2(v, 2 nA) * 1 mV/ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/argument]: The arguments of \`max\` must have one unit, but are mV and ms.
        --> model.axo:3:19
         |
       3 |   dv/dt = (max(v, 1 ms) + clamp(v, 0, 10)) / 1 ms + atan2(v, 2 nA) * 1 mV/ms
         |                - this is mV
         |                   ^^^^ this is ms

      error[units/missing-unit]: An argument of \`clamp\` needs a unit: \`10\` is a plain number.
        --> model.axo:3:39
         |
       3 |   dv/dt = (max(v, 1 ms) + clamp(v, 0, 10)) / 1 ms + atan2(v, 2 nA) * 1 mV/ms
         |                                 - this is mV
         |                                       ^^ no unit
      hint: write \`10 mV\`, if mV is meant.

      error[units/argument]: The arguments of \`atan2\` must have one unit, but are mV and nA.
        --> model.axo:3:62
         |
       3 |   dv/dt = (max(v, 1 ms) + clamp(v, 0, 10)) / 1 ms + atan2(v, 2 nA) * 1 mV/ms
         |                                                           - this is mV
         |                                                              ^^^^ this is nA

      3 errors"
    `);
  });

  it('of a function of the file is what the function declares', () => {
    const text = `
function activation(v : mV, half : mV, slope) = 1 / (1 + exp((half - v) / slope))
neuron Cell {
  state v : mV = -65 mV
  a = activation(v, -40, 5 mV)
  b = activation(v / 1 ms, -40 mV, 5 mV)
  c = activation(v, -40 mV, 5)
  dv/dt = (a + b + c) * 1 mV/ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/argument]: \`exp\` takes a plain number, but this is mV.
        --> model.axo:1:62
         |
       1 | function activation(v : mV, half : mV, slope) = 1 / (1 + exp((half - v) / slope))
         |                                                              ^^^^^^^^^^^^^^^^^^ this is mV
       6 |   c = activation(v, -40 mV, 5)
         |       ------------------------ in this call of \`activation\`
      hint: divide by a scale in mV.

      error[units/missing-unit]: The argument \`half\` of \`activation\` needs a unit: \`-40\` is a plain number.
        --> model.axo:4:21
         |
       1 | function activation(v : mV, half : mV, slope) = 1 / (1 + exp((half - v) / slope))
         |                                    -- declared here as mV
       4 |   a = activation(v, -40, 5 mV)
         |                     ^^^ no unit
      hint: write \`-40 mV\`, if mV is meant.

      error[units/argument]: \`activation\` takes mV as \`v\`, but this is mV/ms.
        --> model.axo:5:18
         |
       1 | function activation(v : mV, half : mV, slope) = 1 / (1 + exp((half - v) / slope))
         |                         -- declared here as mV
       5 |   b = activation(v / 1 ms, -40 mV, 5 mV)
         |                  ^^^^^^^^ this is mV/ms

      3 errors"
    `);
  });
});

describe('a power', () => {
  it('of a quantity has a written number as exponent, and exponents have no unit', () => {
    const text = `
neuron Cell {
  param n = 2
  state v : mV = 1 mV
  dv/dt = v^n / 1 ms + 2^v * 1 mV/ms + v^1000 * 1 mV/ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/power]: The exponent of a value in mV must be a number that is written out, as the unit of the result depends on it.
        --> model.axo:4:13
         |
       4 |   dv/dt = v^n / 1 ms + 2^v * 1 mV/ms + v^1000 * 1 mV/ms
         |             ^
      hint: write \`2\` or \`(1/2)\`, or divide the base by a value in mV first.

      error[units/power]: An exponent is a plain number, but this is in mV.
        --> model.axo:4:26
         |
       4 |   dv/dt = v^n / 1 ms + 2^v * 1 mV/ms + v^1000 * 1 mV/ms
         |                          ^
      hint: divide by a value in mV.

      error[units/power]: A quantity can be raised to powers up to 100 only.
        --> model.axo:4:42
         |
       4 |   dv/dt = v^n / 1 ms + 2^v * 1 mV/ms + v^1000 * 1 mV/ms
         |                                          ^^^^
      hint: divide the base by its unit first, if that is meant.

      3 errors"
    `);
  });
});

describe('a unit', () => {
  it('that does not exist is told with those that are near', () => {
    const text = `
neuron Cell {
  param g : nSiemens = 10 nS
  param tau = 10 msec
  state v : mv = -65 mV
  dv/dt = -v / tau + g * 1 foo
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/unknown]: \`nSiemens\` is not a unit.
        --> model.axo:2:13
         |
       2 |   param g : nSiemens = 10 nS
         |             ^^^^^^^^
      hint: did you mean \`nS\`?

      error[units/unknown]: \`msec\` is not a unit.
        --> model.axo:3:18
         |
       3 |   param tau = 10 msec
         |                  ^^^^
      hint: did you mean \`ms\`?

      error[units/unknown]: \`mv\` is not a unit.
        --> model.axo:4:13
         |
       4 |   state v : mv = -65 mV
         |             ^^
      hint: did you mean \`mV\` or \`MV\`?

      error[units/unknown]: \`foo\` is not a unit.
        --> model.axo:5:28
         |
       5 |   dv/dt = -v / tau + g * 1 foo
         |                            ^^^
      hint: if a product is meant, write \`1 * foo\`.

      4 errors"
    `);
  });

  it('may be a name of the model too: both readings are shown', () => {
    const text = `
neuron Cell {
  param s = 2
  param m = 3
  state v : mV = 0
  dv/dt = 10 mV/s - s * m * v / 1 ms + 0 mV/ms*m
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/ambiguous-name]: \`10 mV/s\` can be read in two ways: \`s\` is a unit, and a name of this model.
        --> model.axo:5:11
         |
       2 |   param s = 2
         |         - \`s\` is declared here
       5 |   dv/dt = 10 mV/s - s * m * v / 1 ms + 0 mV/ms*m
         |           ^^^^^^^
      hint: write \`10 [mV/s]\` for the unit, or \`10 mV / s\` for the variable.

      error[units/ambiguous-name]: \`0 mV/ms*m\` can be read in two ways: \`m\` is a unit, and a name of this model.
        --> model.axo:5:40
         |
       3 |   param m = 3
         |         - \`m\` is declared here
       5 |   dv/dt = 10 mV/s - s * m * v / 1 ms + 0 mV/ms*m
         |                                        ^^^^^^^^^
      hint: write \`0 [mV/ms*m]\` for the unit, or \`0 mV/ms * m\` for the variable.

      2 errors"
    `);
  });

  it('has small powers, and whole ones where it is no power of ten', () => {
    const text = `
neuron Cell {
  param a : [min^(1/2)] = 0
  param b : m^200 = 0
  state v = 0
  dv/dt = -v / 1 ms
  output c = a * 0 + b
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/exponent]: \`min\` cannot have a fractional power.
        --> model.axo:2:14
         |
       2 |   param a : [min^(1/2)] = 0
         |              ^^^

      error[syntax/unit-form]: The exponent 200 of \`m\` is out of range.
        --> model.axo:3:14
         |
       3 |   param b : m^200 = 0
         |              ^^^^

      2 errors"
    `);
  });
});
