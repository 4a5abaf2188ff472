import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { diagnose } from './check-text.ts';

describe('an input of a part', () => {
  it('must be driven', () => {
    const text = `
channel Calcium {
  input v : mV
  input ca : mM
  output i = 1 nS * v * (ca / 1 mM)
}
neuron Cell {
  use calcium = Calcium
  state v : mV = -60 mV
  dv/dt = -calcium.i / 100 pF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/unwired-input]: The input \`ca\` of the part \`calcium\` is not driven.
        --> model.axo:7:3
         |
       3 |   input ca : mM
         |         -- \`Calcium\` needs it, in mM
       7 |   use calcium = Calcium
         |   ^^^^^^^^^^^^^^^^^^^^^ \`ca\` is missing
      hint: give it, \`calcium = Calcium(ca = …)\`, or name a variable of the owner \`ca\`.

      1 error"
    `);
  });

  it('takes no list and no part of that name', () => {
    const text = `
channel Calcium {
  input times : ms
  output c = times / 1 ms
}
neuron Cell {
  param times : ms[] = [1 ms, 2 ms]
  use calcium = Calcium
  state v = times[0] / 1 ms
  dv/dt = -calcium.c / 10 ms
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/unwired-input]: The input \`times\` of the part \`calcium\` is not driven.
        --> model.axo:7:3
         |
       2 |   input times : ms
         |         ----- \`Calcium\` needs it, in ms
       7 |   use calcium = Calcium
         |   ^^^^^^^^^^^^^^^^^^^^^ \`times\` is missing
      hint: give it, \`calcium = Calcium(times = …)\`, or name a variable of the owner \`times\`.

      1 error"
    `);
  });
});

describe('an argument for a part', () => {
  it('names a part, and what that has and its use has not given', () => {
    expect(
      diagnose(`
channel Leak { param g = 1 nS; param E = -60 mV; input v : mV; output i = g * (v - E) }
compartment Soma { use leak = Leak(E = -65 mV); state v : mV = 0; dv/dt = -leak.i / 10 pF }
neuron Cell { use soma = Soma }
neuron A = Cell(some.leak.g = 2 nS)
neuron B = Cell(soma.leak.gg = 2 nS, soma.leak.E = 0 mV)
neuron C = Cell(soma.v.g = 2 nS, soma.v = 1 mV, soma.v = 2 mV, soma.leak = 3)
`),
    ).toMatchInlineSnapshot(`
      "error[wiring/unknown-part]: \`Cell\` has no part \`some\`.
        --> model.axo:4:17
         |
       4 | neuron A = Cell(some.leak.g = 2 nS)
         |                 ^^^^
      hint: did you mean \`soma\`?

      error[wiring/unknown-argument]: \`Leak\` has no parameter, input or state \`gg\`.
        --> model.axo:5:27
         |
       5 | neuron B = Cell(soma.leak.gg = 2 nS, soma.leak.E = 0 mV)
         |                           ^^
      hint: did you mean \`g\`?

      error[wiring/given-by-use]: \`soma.leak.E\` is given by the part’s \`use\`, and cannot be given again.
        --> model.axo:5:48
         |
       2 | compartment Soma { use leak = Leak(E = -65 mV); state v : mV = 0; dv/dt = -leak.i / 10 pF }
         |                                    - it is given here
       5 | neuron B = Cell(soma.leak.gg = 2 nS, soma.leak.E = 0 mV)
         |                                                ^
      hint: make what is given there a parameter of the owner, and set that.

      error[wiring/unknown-part]: \`Soma\` has no part \`v\`.
        --> model.axo:6:22
         |
       6 | neuron C = Cell(soma.v.g = 2 nS, soma.v = 1 mV, soma.v = 2 mV, soma.leak = 3)
         |                      ^
      hint: its parts: \`leak\`.

      error[wiring/repeated-argument]: \`soma.v\` is given twice.
        --> model.axo:6:54
         |
       6 | neuron C = Cell(soma.v.g = 2 nS, soma.v = 1 mV, soma.v = 2 mV, soma.leak = 3)
         |                                       - given first here
         |                                                      ^ given again
      hint: keep one of them.

      error[wiring/unknown-argument]: \`leak\` is a part of \`Soma\`, and cannot be set.
        --> model.axo:6:69
         |
       6 | neuron C = Cell(soma.v.g = 2 nS, soma.v = 1 mV, soma.v = 2 mV, soma.leak = 3)
         |                                                                     ^^^^
      hint: what can be set: \`v\`.

      6 errors"
    `);
  });
});

describe('an argument of use, and of a variant', () => {
  it('names a parameter, an input or a state', () => {
    const text = `
channel Leak {
  param g = 1 nS
  param E = -70 mV
  input v : mV
  drive = v - E
  output i = g * drive
}
neuron Cell {
  use leak = Leak(gg = 2 nS, drive = 3 mV, conductance = 2 nS)
  use other = Leak(g = 1 nS, g = 2 nS)
  state v : mV = -60 mV
  dv/dt = -(leak.i + other.i) / 10 pF
}
neuron Fast = Cell(leak = 2, tau = 1 ms)`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/unknown-argument]: \`Leak\` has no parameter, input or state \`gg\`.
        --> model.axo:9:19
         |
       9 |   use leak = Leak(gg = 2 nS, drive = 3 mV, conductance = 2 nS)
         |                   ^^
      hint: did you mean \`g\`?

      error[wiring/unknown-argument]: \`drive\` is a named expression of \`Leak\`, and cannot be set.
        --> model.axo:9:30
         |
       9 |   use leak = Leak(gg = 2 nS, drive = 3 mV, conductance = 2 nS)
         |                              ^^^^^
      hint: what can be set: \`g\`, \`E\`, \`v\`.

      error[wiring/unknown-argument]: \`Leak\` has no parameter, input or state \`conductance\`.
        --> model.axo:9:44
         |
       9 |   use leak = Leak(gg = 2 nS, drive = 3 mV, conductance = 2 nS)
         |                                            ^^^^^^^^^^^
      hint: what can be set: \`g\`, \`E\`, \`v\`.

      error[wiring/repeated-argument]: \`g\` is given twice.
         --> model.axo:10:30
          |
       10 |   use other = Leak(g = 1 nS, g = 2 nS)
          |                    - given first here
          |                              ^ given again
      hint: keep one of them.

      error[wiring/unknown-argument]: \`leak\` is a part of \`Cell\`, and cannot be set.
         --> model.axo:14:20
          |
       14 | neuron Fast = Cell(leak = 2, tau = 1 ms)
          |                    ^^^^
      hint: what can be set: \`v\`.

      error[wiring/unknown-argument]: \`Cell\` has no parameter, input or state \`tau\`.
         --> model.axo:14:30
          |
       14 | neuron Fast = Cell(leak = 2, tau = 1 ms)
          |                              ^^^
      hint: what can be set: \`v\`.

      6 errors"
    `);
  });

  it('gives parameters constants only', () => {
    const text = `
channel Leak {
  param g = 1 nS
  input v : mV
  output i = g * v
}
neuron Cell {
  use leak = Leak(g = 1 nS * exp(v / 10 mV))
  state v : mV = -60 mV
  dv/dt = -leak.i / 10 pF
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The parameter \`leak.g\` must be a constant of the run, but reads \`v\`, which changes during the run.
        --> model.axo:7:34
         |
       7 |   use leak = Leak(g = 1 nS * exp(v / 10 mV))
         |                                  ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      1 error"
    `);
  });

  it('has the unit of the default that it replaces', () => {
    const text = `
channel Leak {
  param g = 0.3 mS/cm^2
  param scale = 2
  param shunt = g / 10
  input v : mV
  output i = (g + shunt) * scale * v
}
neuron Cell {
  use leak = Leak(g = 3 nS, scale = 1 ms, shunt = 1)
  state v : mV = -65 mV
  dv/dt = -leak.i / 1 uF/cm^2
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The parameter \`leak.g\` must be mS/cm^2, but is nS.
        --> model.axo:9:23
         |
       2 |   param g = 0.3 mS/cm^2
         |             ----------- its default is mS/cm^2
      ...
       9 |   use leak = Leak(g = 3 nS, scale = 1 ms, shunt = 1)
         |                       ^^^^ this is nS

      error[units/mismatch]: The parameter \`leak.scale\` must be a plain number, but is ms.
        --> model.axo:9:37
         |
       3 |   param scale = 2
         |                 - its default is a plain number
       9 |   use leak = Leak(g = 3 nS, scale = 1 ms, shunt = 1)
         |                                     ^^^^ this is ms

      error[units/missing-unit]: The parameter \`leak.shunt\` needs a unit: \`1\` is a plain number.
        --> model.axo:9:51
         |
       4 |   param shunt = g / 10
         |                 ------ its default is mS/cm^2
       9 |   use leak = Leak(g = 3 nS, scale = 1 ms, shunt = 1)
         |                                                   ^ no unit
      hint: write \`1 mS/cm^2\`, if mS/cm^2 is meant.

      3 errors"
    `);
  });
});

describe('what is used', () => {
  it('is a component of the file', () => {
    const text = `
const Half = 0.5
function double(x) = 2 * x
channel Leak {
  input v = 0
  output i = v
}
neuron Cell {
  use a = Leek
  use b = Half
  use c = double
  use d = Calcium
  state v = double(Half)
  dv/dt = -(a.i + b.i + c.i + d.i) / 10 ms
}
channel Other = Cell(v = 1)
neuron Third = Nothing`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/unknown-component]: There is no component \`Leek\` in this file.
        --> model.axo:8:11
         |
       8 |   use a = Leek
         |           ^^^^
      hint: did you mean \`Leak\`?

      error[wiring/cannot-use]: \`Half\` is a constant, not a component.
        --> model.axo:9:11
         |
       9 |   use b = Half
         |           ^^^^
      hint: a constant is read by its name.

      error[wiring/cannot-use]: \`double\` is a function, not a component.
         --> model.axo:10:11
          |
       10 |   use c = double
          |           ^^^^^^
      hint: call it: \`double(…)\`.

      error[wiring/unknown-component]: There is no component \`Calcium\` in this file.
         --> model.axo:11:11
          |
       11 |   use d = Calcium
          |           ^^^^^^^
      hint: declare it, or import it: \`import { Calcium } from "./….axo"\`.

      error[wiring/cannot-use]: \`Cell\` is a neuron, so a variant of it is no channel.
         --> model.axo:15:17
          |
       15 | channel Other = Cell(v = 1)
          |                 ^^^^
      hint: write \`neuron Other = …\`.

      error[wiring/unknown-component]: There is no component \`Nothing\` in this file.
         --> model.axo:16:16
          |
       16 | neuron Third = Nothing
          |                ^^^^^^^
      hint: declare it, or import it: \`import { Nothing } from "./….axo"\`.

      6 errors"
    `);
  });

  it('is imported if it is shipped', () => {
    const text = `import { Leak } from "std/channels/leak.axo"

neuron Cell = HodgkinHuxley(v = -60 mV)
neuron Other = HodgkinHuxly
neuron Third = ChatteringCell`;
    const { diagnostics } = check({ name: 'model.axo', text });
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      'import it: `import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"`.',
      'did you mean `HodgkinHuxley`? Import it: `import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"`.',
      'import it: `import { ChatteringCell } from "std/neurons/izhikevich-capacitance.axo"`, or ' +
        '`import { ChatteringCell } from "std/neurons/izhikevich-time-constants.axo"`.',
    ]);
    expect(diagnostics.map(({ fixes }) => fixes.length)).toEqual([1, 0, 2]);
    const [fix] = diagnostics[0]?.fixes ?? [];
    const repaired = `${text.slice(0, fix?.span.start)}${fix?.text}${text.slice(fix?.span.end)}`;
    const left = check({ name: 'model.axo', text: repaired }).diagnostics;
    expect(left.map(({ span }) => span?.start)).toHaveLength(2);
  });

  it('is imported at the beginning of a file without imports', () => {
    const text = 'neuron Cell = HodgkinHuxley(v = -60 mV)\n';
    const [fix] = check({ name: 'model.axo', text }).diagnostics[0]?.fixes ?? [];
    const repaired = `${fix?.text}${text}`;
    expect(fix?.span).toEqual({ source: 'model.axo', start: 0, end: 0 });
    expect(check({ name: 'model.axo', text: repaired }).diagnostics).toEqual([]);
  });
});
