import { describe, expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

describe('an event', () => {
  it('assigns states, and adds to inputs; nothing else', () => {
    const text = `
channel Leak {
  param g = 1 nS
  input v : mV
  output i = g * v
}
neuron Cell {
  param d = 1
  param times : ms[] = [1 ms]
  input I = 0
  state v : mV = 0
  use leak = Leak
  w = d * 2
  dv/dt = (I + w) * 1 mV/ms + leak.i / 1 nF
  at times { v = 0 }
  spike when v > 10 mV
  on spike {
    let x = 1
    d = 2
    I = 1
    I += 1
    w += 1
    x = 2
    times = 3 ms
    leak = 3
    leak.g = 2 nS
    leak.v = 2 mV
    t = 0
    V = 0
    nothing = 1
  }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/assign-non-state]: \`d\` is a parameter, which an event cannot assign.
         --> model.axo:18:5
          |
        7 |   param d = 1
          |         - declared here
      ...
       18 |     d = 2
          |     ^
      hint: parameters are constants of the run; declare it as a \`state\` to let events change it.

      error[events/assign-non-state]: \`I\` is an input, which an event cannot assign.
         --> model.axo:19:5
          |
        9 |   input I = 0
          |         - declared here
      ...
       19 |     I = 1
          |     ^
      hint: an event may add to an input for one step, with \`+=\`.

      error[events/assign-non-state]: \`w\` is a named expression, which an event cannot assign.
         --> model.axo:21:5
          |
       12 |   w = d * 2
          |   - declared here
      ...
       21 |     w += 1
          |     ^
      hint: assign the states that it is computed from.

      error[events/assign-non-state]: \`x\` is a \`let\` of this block, which an event cannot assign.
         --> model.axo:22:5
          |
       17 |     let x = 1
          |         - declared here
       22 |     x = 2
          |     ^
      hint: a \`let\` keeps its value; give the new value a name of its own.

      error[events/assign-non-state]: \`times\` is a list, which an event cannot assign.
         --> model.axo:23:5
          |
       23 |     times = 3 ms
          |     ^^^^^
      hint: lists are constants of the run.

      error[events/assign-non-state]: \`leak\` is a part, which an event cannot assign.
         --> model.axo:24:5
          |
       24 |     leak = 3
          |     ^^^^
      hint: assign one of its states: \`leak.… = …\`.

      error[events/assign-non-state]: \`leak.g\` is a parameter, which an event cannot assign.
         --> model.axo:25:5
          |
        2 |   param g = 1 nS
          |         - declared here
      ...
       25 |     leak.g = 2 nS
          |     ^^^^^^
      hint: parameters are constants of the run; declare it as a \`state\` to let events change it.

      error[events/assign-non-state]: \`leak.v\` is a wired input, which an event cannot assign.
         --> model.axo:26:5
          |
        3 |   input v : mV
          |         - declared here
      ...
       26 |     leak.v = 2 mV
          |     ^^^^^^
      hint: assign the states that it is computed from.

      error[events/assign-non-state]: \`t\` is the time, which an event cannot assign.
         --> model.axo:27:5
          |
       27 |     t = 0
          |     ^
      hint: assign a state variable.

      error[names/unknown]: There is no \`V\` in the neuron \`Cell\`.
         --> model.axo:28:5
          |
       28 |     V = 0
          |     ^ not declared
      hint: did you mean \`v\`?

      error[names/unknown]: There is no \`nothing\` in the neuron \`Cell\`.
         --> model.axo:29:5
          |
       29 |     nothing = 1
          |     ^^^^^^^ not declared
      hint: declare it, \`state nothing = …\`, or write \`let nothing = …\` for a value of this block.

      11 errors"
    `);
  });

  it('knows the step; equations do not', () => {
    const text = `
neuron Cell {
  state v : mV = 0
  before = old(v)
  dv/dt = (before - v) / dt + (if v crosses 3 mV then 1 mV else 0) / 1 ms
  up = peak(v)
  spike when v crosses 10 mV and peak(v)
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/only-in-events]: \`old\` cannot be used in a named expression.
        --> model.axo:3:12
         |
       3 |   before = old(v)
         |            ^^^^^^
      hint: use it in \`spike when\`, in the condition of \`on\`, or in an event block.

      error[events/only-in-events]: \`dt\` cannot be used in an equation.
        --> model.axo:4:26
         |
       4 |   dv/dt = (before - v) / dt + (if v crosses 3 mV then 1 mV else 0) / 1 ms
         |                          ^^
      hint: equations do not know the step; a method integrates them. Use \`dt\` in event blocks only.

      error[events/only-in-events]: \`crosses\` cannot be used in an equation.
        --> model.axo:4:35
         |
       4 |   dv/dt = (before - v) / dt + (if v crosses 3 mV then 1 mV else 0) / 1 ms
         |                                   ^^^^^^^^^^^^^^
      hint: use it in \`spike when\`, in the condition of \`on\`, or in an event block.

      error[events/only-in-events]: \`peak\` cannot be used in a named expression.
        --> model.axo:5:8
         |
       5 |   up = peak(v)
         |        ^^^^^^^
      hint: use it in \`spike when\`, in the condition of \`on\`, or in an event block.

      4 errors"
    `);
  });

  it('at a spike needs a threshold', () => {
    const text = `
neuron Cell {
  state v : mV = 0
  dv/dt = (if refractory then 0 else 1 mV) / 1 ms
  refractory 2 ms
  recent = t - last_spike < 5 ms
  on spike { v = 0 }
  on recent { v = 1 mV }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/no-threshold]: \`refractory\` needs a threshold, and there is none.
        --> model.axo:3:15
         |
       3 |   dv/dt = (if refractory then 0 else 1 mV) / 1 ms
         |               ^^^^^^^^^^
      hint: add \`spike when …\`.

      error[events/no-threshold]: \`refractory\` needs a threshold, and there is none.
        --> model.axo:4:3
         |
       4 |   refractory 2 ms
         |   ^^^^^^^^^^^^^^^
      hint: add \`spike when …\`.

      error[events/no-threshold]: \`last_spike\` needs a threshold, and there is none.
        --> model.axo:5:16
         |
       5 |   recent = t - last_spike < 5 ms
         |                ^^^^^^^^^^
      hint: add \`spike when …\`.

      error[events/no-threshold]: \`on spike\` needs a threshold, and there is none.
        --> model.axo:6:3
         |
       6 |   on spike { v = 0 }
         |   ^^^^^^^^^^^^^^^^^^
      hint: add \`spike when …\`.

      4 errors"
    `);
  });

  it('is scheduled by times', () => {
    const text = `
neuron Cell {
  time unit 1 ms
  param volts : mV[] = [1 mV]
  state v : mV = 0
  dv/dt = -v
  at 3 mV { v = 0 }
  at volts { v = 0 }
  at [1 ms, v] { v = 0 }
  every 0 ms { v = 1 mV }
  every 5 mV from 3 { v = 1 mV }
  spike at volts
  refractory 2 nA holds volts, v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: A time of \`at\` must be ms, but is mV.
        --> model.axo:6:6
         |
       6 |   at 3 mV { v = 0 }
         |      ^^^^ this is mV

      error[events/schedule]: \`at\` needs a list of times, but this one is in mV.
        --> model.axo:7:6
         |
       7 |   at volts { v = 0 }
         |      ^^^^^
      hint: declare it with a unit of time: \`param times : ms[] = […]\`.

      error[structure/not-constant]: A time of \`at\` must be a constant of the run, but reads \`v\`, which changes during the run.
        --> model.axo:8:13
         |
       8 |   at [1 ms, v] { v = 0 }
         |             ^ changes during the run
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      error[events/schedule]: The period of \`every\` must be above 0.
        --> model.axo:9:9
         |
       9 |   every 0 ms { v = 1 mV }
         |         ^^^^
      hint: write a time such as \`10 ms\`; \`on step\` runs at every step.

      error[units/mismatch]: The period of \`every\` must be ms, but is mV.
         --> model.axo:10:9
          |
       10 |   every 5 mV from 3 { v = 1 mV }
          |         ^^^^ this is mV

      error[events/schedule]: \`spike at\` needs a list of times, but this one is in mV.
         --> model.axo:11:12
          |
       11 |   spike at volts
          |            ^^^^^
      hint: declare it with a unit of time: \`param times : ms[] = […]\`.

      error[units/mismatch]: The refractory period must be ms, but is nA.
         --> model.axo:12:14
          |
       12 |   refractory 2 nA holds volts, v
          |              ^^^^ this is nA

      error[names/wrong-kind]: \`volts\` is a list, not a value.
         --> model.axo:12:25
          |
       12 |   refractory 2 nA holds volts, v
          |                         ^^^^^
      hint: read one entry, \`volts[0]\`, or use \`interpolate\`.

      8 errors"
    `);
  });

  it('has a time unit that is one of a time', () => {
    const text = `
neuron Cell {
  time unit 2 ms
  state v = 0
  dv/dt = -v
}
neuron Other {
  time unit 1 mV
  state v = 0
  dv/dt = -v
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/schedule]: \`time unit\` takes 1 of a unit of time.
        --> model.axo:2:13
         |
       2 |   time unit 2 ms
         |             ^^^^
      hint: write \`time unit 1 ms\`.

      error[events/schedule]: \`time unit\` takes 1 of a unit of time.
        --> model.axo:7:13
         |
       7 |   time unit 1 mV
         |             ^^^^
      hint: write \`time unit 1 ms\`.

      2 errors"
    `);
  });
});

describe('a source', () => {
  it('spikes by itself, and is no part', () => {
    const text = `
source Poisson {
  param rate = 20 Hz
  spike at rate rate
}
synapse Simple { post.I += 1 nA }
neuron Cell {
  use drive = Poisson
  use input_ = Simple
  state v : mV = 0
  dv/dt = -v / 10 ms
}`;
    expect(diagnose(text.replace(/\n {2}use.*/g, '').replace(/\nsyn.*/, ''))).toBe('');
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[wiring/cannot-use]: \`Poisson\` is a source, which is no part of a component.
        --> model.axo:7:15
         |
       7 |   use drive = Poisson
         |               ^^^^^^^
      hint: a population is made of a source, and \`connect\` makes synapses: both belong in a network.

      error[wiring/cannot-use]: \`Simple\` is a synapse, which is no part of a component.
        --> model.axo:8:16
         |
       8 |   use input_ = Simple
         |                ^^^^^^
      hint: a population is made of a source, and \`connect\` makes synapses: both belong in a network.

      2 errors"
    `);
  });
});

describe('a neuron', () => {
  it('says nothing of other cells, and has no signals', () => {
    const text = `
neuron Cell {
  state v : mV = 0
  dv/dt = -v / 10 ms
  pre u : mV
  post.I += 1 nA
  on pre { v = 1 mV }
  signal dopamine : uM = 0
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-for-kind]: A \`neuron\` has no presynaptic cell.
        --> model.axo:4:3
         |
       4 |   pre u : mV
         |   ^^^^^^^^^^
      hint: what lies between two cells belongs in a \`synapse\`.

      error[structure/not-for-kind]: A \`neuron\` has no postsynaptic cell.
        --> model.axo:5:3
         |
       5 |   post.I += 1 nA
         |   ^^^^^^^^^^^^^^
      hint: what lies between two cells belongs in a \`synapse\`.

      error[structure/not-for-kind]: A \`neuron\` has no \`on pre\` blocks.
        --> model.axo:6:3
         |
       6 |   on pre { v = 1 mV }
         |   ^^^^^^^^^^^^^^^^^^^
      hint: what lies between two cells belongs in a \`synapse\`.

      error[structure/not-for-kind]: A \`neuron\` has no signals.
        --> model.axo:7:3
         |
       7 |   signal dopamine : uM = 0
         |   ^^^^^^^^^^^^^^^^^^^^^^^^
      hint: signals belong in a \`network\`; \`input dopamine\` receives the one of that name.

      4 errors"
    `);
  });
});
