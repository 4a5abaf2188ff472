import { describe, expect, it } from 'vitest';
import { codesOf, diagnose } from './check-text.ts';

describe('a hint suggests what may stand at its place', () => {
  it('in a function: an argument or a constant of the file', () => {
    expect(diagnose('function f(x) = x + y')).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`y\` in this file.
        --> model.axo:1:21
         |
       1 | function f(x) = x + y
         |                     ^ not declared
      hint: a function sees its arguments and the constants of its file: add the argument \`y\`, or declare \`const y = …\`.

      1 error"
    `);
  });

  it('in a constant: another constant', () => {
    expect(diagnose('const K = v')).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`v\` in this file.
        --> model.axo:1:11
         |
       1 | const K = v
         |           ^ not declared
      hint: a constant sees the constants of its file: declare \`const v = …\`.

      1 error"
    `);
  });

  it('behind `holds`: a state variable', () => {
    const text = `
neuron Cell {
  state v = 0
  dv/dt = -v / 1 ms
  spike when v > 1
  refractory 2 ms holds q
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`q\` in the neuron \`Cell\`.
        --> model.axo:5:25
         |
       5 |   refractory 2 ms holds q
         |                         ^ not declared
      hint: only state variables can be held: declare it, \`state q = …\`.

      1 error"
    `);
    expect(diagnose(text.replace('holds q', 'holds V'))).toContain('hint: did you mean `v`?');
  });
});

describe('a name behind the slash of a unit', () => {
  it('that spells a unit in another way is taken for that unit', () => {
    const text = `
neuron Cell {
  param g = 5 uA/cm2
  param r = 5 mV/msec
  output x = g * r
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`cm2\` in the neuron \`Cell\`.
        --> model.axo:2:18
         |
       2 |   param g = 5 uA/cm2
         |                  ^^^ not declared
      hint: did you mean \`cm^2\`?

      error[names/unknown]: There is no \`msec\` in the neuron \`Cell\`.
        --> model.axo:3:18
         |
       3 |   param r = 5 mV/msec
         |                  ^^^^ not declared
      hint: did you mean \`ms\`?

      2 errors"
    `);
  });

  it('that is declared is a divisor', () => {
    expect(codesOf('neuron Cell {\n  param msec = 2\n  output x = 5 mV/msec\n}')).toEqual([]);
  });
});

describe('a unit of one letter behind the slash of a number', () => {
  it.each(['1/s', '-1/s', '-0.1/s', '2 * -1/s'])('may have a sign before it: %s', (rate) => {
    expect(codesOf(`neuron Cell { state v = 1; dv/dt = ${rate} }`)).toEqual([]);
  });
});

describe('a time that a function takes, where times are plain numbers', () => {
  it('is told how to get its unit', () => {
    const text = `
function late(time : ms) = if time > 10 ms then 1 else 0
neuron Cell {
  time unit 1 ms
  state v = 0
  dv/dt = late(t) - late(2 * t) - v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/argument]: \`late\` takes ms as \`time\`, but this is a plain number.
        --> model.axo:5:16
         |
       1 | function late(time : ms) = if time > 10 ms then 1 else 0
         |                      -- declared here as ms
       5 |   dv/dt = late(t) - late(2 * t) - v
         |                ^ this is a plain number
      hint: where the time unit is 1 ms, times are plain numbers: write \`t * 1 ms\`.

      error[units/argument]: \`late\` takes ms as \`time\`, but this is a plain number.
        --> model.axo:5:26
         |
       1 | function late(time : ms) = if time > 10 ms then 1 else 0
         |                      -- declared here as ms
       5 |   dv/dt = late(t) - late(2 * t) - v
         |                          ^^^^^ this is a plain number
      hint: where the time unit is 1 ms, times are plain numbers: write \`(…) * 1 ms\`.

      2 errors"
    `);
  });
});

describe('a time that meets a quantity, where times are plain numbers', () => {
  it('is told how the two become alike', () => {
    const text = `
neuron Cell {
  time unit 1 ms
  state v = 0
  dv/dt = (if t > 50 ms then 1 else 0) - v
  spike when t - last_spike > 0.1 s
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/sum]: A plain number and a value in ms cannot be compared.
        --> model.axo:4:19
         |
       4 |   dv/dt = (if t > 50 ms then 1 else 0) - v
         |               - this is a plain number
         |                   ^^^^^ this is ms
      hint: where the time unit is 1 ms, times are plain numbers: write \`50\`.

      error[units/sum]: A plain number and a value in s cannot be compared.
        --> model.axo:5:31
         |
       5 |   spike when t - last_spike > 0.1 s
         |              -------------- this is a plain number
         |                               ^^^^^ this is s
      hint: where the time unit is 1 ms, times are plain numbers: write \`(…) * 1 ms\`.

      2 errors"
    `);
  });
});

describe('units of broken powers', () => {
  it('are told as powers of a name', () => {
    const text = `
neuron Cell {
  state v : mV = 1 mV
  dv/dt = v^0.5 + v^1.5
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/sum]: A value in mV^(1/2) and one in mV^(3/2) cannot be added.
        --> model.axo:3:19
         |
       3 |   dv/dt = v^0.5 + v^1.5
         |           ----- this is mV^(1/2)
         |                   ^^^^^ this is mV^(3/2)

      1 error"
    `);
  });
});

describe('a parameter that was meant by a misspelt name', () => {
  it('is not called unused, as it is used once the name is repaired', () => {
    const text = `
neuron Cell {
  param E_L = -65 mV
  param E_K = -80 mV
  state v : mV = -60 mV
  dv/dt = (E_l - v) / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "warning[names/unused-parameter]: The parameter \`E_K\` is never used.
        --> model.axo:3:9
         |
       3 |   param E_K = -80 mV
         |         ^^^
      hint: use it in an equation, or remove it.

      error[names/unknown]: There is no \`E_l\` in the neuron \`Cell\`.
        --> model.axo:5:12
         |
       5 |   dv/dt = (E_l - v) / 10 ms
         |            ^^^ not declared
      hint: did you mean \`E_L\`?

      1 error, 1 warning"
    `);
  });
});

describe('an output', () => {
  const channel = 'channel Leak {\n  input v : mV\n  output i = v * 1 nS\n}\n';

  it('is called an output where it is assigned', () => {
    const text = `${channel}neuron Cell {
  use na = Leak
  state v : mV = 0 mV
  dv/dt = -na.i / 1 pF
  spike when v > 1 mV
  on spike { na.i = 0 nA }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/assign-non-state]: \`na.i\` is an output, which an event cannot assign.
         --> model.axo:10:14
          |
        3 |   output i = v * 1 nS
          |          - declared here
      ...
       10 |   on spike { na.i = 0 nA }
          |              ^^^^
      hint: assign the states that it is computed from.

      1 error"
    `);
  });

  it('is called an output where `use` gives it a value', () => {
    const text = `${channel}neuron Cell {
  use na = Leak(i = 2 nA)
  state v : mV = 0 mV
  dv/dt = -na.i / 1 pF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/unknown-argument]: \`i\` is an output of \`Leak\`, and cannot be set.
        --> model.axo:6:17
         |
       6 |   use na = Leak(i = 2 nA)
         |                 ^
      hint: what can be set: \`v\`.

      1 error"
    `);
  });

  it('is called an output where it gets an equation', () => {
    const text = 'neuron Cell {\n  output x = 3\n  dx/dt = 1 / 1 ms\n}';
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/equation-for-non-state]: \`x\` is an output, not a state variable.
        --> model.axo:3:4
         |
       2 |   output x = 3
         |          - declared here
       3 |   dx/dt = 1 / 1 ms
         |    ^
      hint: it follows from its formula already; remove one of the two.

      1 error"
    `);
  });
});
