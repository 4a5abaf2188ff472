import { describe, expect, it } from 'vitest';
import { diagnose } from '../check-text.ts';
import { between } from './synapse-between.ts';

const CELL = `
channel Leak {
  param g = 10 nS
  input v : mV
  drive = v + 65 mV
  output i = g * drive
}
neuron Cell {
  param C = 200 pF
  param times : ms[] = [1 ms]
  input I : pA = 0
  state v : mV = -65 mV
  use leak = Leak
  rest = -65 mV
  output isUp = v > -60 mV
  output noisy = v + 1 [mV ms^(1/2)] * xi
  dv/dt = (I - leak.i) / C + noisy * 0 / 1 ms
  at times { v = rest }
  spike when v > -50 mV
}
`;

describe('a synapse by itself', () => {
  it('may read what nothing says that its cells have', () => {
    const text = `
synapse S {
  post ampa.T : mM
  on pre { let x = pre.whatever * 3; post.g = x; post.q *= 2; post.r /= pre.n; post.h += pre.v; if post.z > 1 { post.k = 2 } }
  post.ampa.T += 1 mM * pre.w
}`;
    expect(diagnose(text)).toBe('');
  });

  it('gives ports what they are declared in', () => {
    const text = `
synapse S {
  pre v : mV
  post v : mV
  post I : pA
  post I : nA
  post g : parsec
  param w = 1 nS
  on pre { post.I += w; post.g += 1 nS }
  post.I += w * pre.v + post.v
  post.I -= pre.v / 1 mV
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[names/duplicate]: \`post.I\` is declared twice.
        --> model.axo:5:8
         |
       4 |   post I : pA
         |        - first declared here
       5 |   post I : nA
         |        ^ declared again
      hint: rename or remove one of them.

      error[units/unknown]: \`parsec\` is not a unit.
        --> model.axo:6:12
         |
       6 |   post g : parsec
         |            ^^^^^^

      error[units/mismatch]: What is given to \`post.I\` must be pA, but is nS.
        --> model.axo:8:22
         |
       4 |   post I : pA
         |            -- declared here as pA
       8 |   on pre { post.I += w; post.g += 1 nS }
         |                      ^ this is nS

      error[units/sum]: A value in pA and one in mV cannot be added.
        --> model.axo:9:25
         |
       9 |   post.I += w * pre.v + post.v
         |             --------- this is pA
         |                         ^^^^^^ this is mV
      hint: multiply by \`w\`?

      error[units/mismatch]: What is added to \`post.I\` must be pA, but is a plain number.
         --> model.axo:10:13
          |
        4 |   post I : pA
          |            -- declared here as pA
       10 |   post.I -= pre.v / 1 mV
          |             ^^^^^^^^^^^^ this is a plain number

      5 errors"
    `);
  });

  it('assigns its own states and the postsynaptic cell', () => {
    const text = `
synapse S {
  param w = 1
  input dopamine : uM = 0
  state k = 0
  on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
  on post { pre.v += 1; let l = w * k; l = 3; k += dopamine }
  on step { post.v = 0; post.I += 1; k += 1 }
  post += 1
}
synapse T {
  on pre { post.v *= 2 mV; post.v = pre; v += w }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/assign-non-state]: \`pre.v\` is a value of the presynaptic cell, which an event cannot assign.
        --> model.axo:5:12
         |
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |            ^^^^^
      hint: a synapse changes its own states and the postsynaptic cell; \`pre\` is there to be read.

      error[events/assign-non-state]: \`pre\` is the presynaptic cell, which an event cannot assign.
        --> model.axo:5:23
         |
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |                       ^^^
      hint: a synapse changes its own states and the postsynaptic cell; \`pre\` is there to be read.

      error[events/assign-non-state]: \`post\` is the postsynaptic cell, which an event cannot assign.
        --> model.axo:5:32
         |
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |                                ^^^^
      hint: assign one of its states: \`post.… = …\`.

      error[events/assign-non-state]: \`w\` is a parameter, which an event cannot assign.
        --> model.axo:5:42
         |
       2 |   param w = 1
         |         - declared here
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |                                          ^
      hint: parameters are constants of the run; declare it as a \`state\` to let events change it.

      error[events/assign-non-state]: \`dopamine\` is an input, which an event cannot assign.
        --> model.axo:5:49
         |
       3 |   input dopamine : uM = 0
         |         -------- declared here
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |                                                 ^^^^^^^^
      hint: a synapse adds to inputs of its postsynaptic cell, \`post.I += …\`; what is its own is a \`state\`.

      error[names/unknown]: There is no \`nothing\` in the synapse \`S\`.
        --> model.axo:5:67
         |
       5 |   on pre { pre.v = 0; pre = 1; post = 1; w = 2; dopamine += 1 uM; nothing = 3 }
         |                                                                   ^^^^^^^ not declared
      hint: write \`post.nothing\` for the postsynaptic cell, or declare it, \`state nothing = …\`, or write \`let nothing = …\` for a value of this block.

      error[events/assign-non-state]: \`pre.v\` is a value of the presynaptic cell, which an event cannot assign.
        --> model.axo:6:13
         |
       6 |   on post { pre.v += 1; let l = w * k; l = 3; k += dopamine }
         |             ^^^^^
      hint: a synapse changes its own states and the postsynaptic cell; \`pre\` is there to be read.

      error[events/assign-non-state]: \`l\` is a \`let\` of this block, which an event cannot assign.
        --> model.axo:6:40
         |
       6 |   on post { pre.v += 1; let l = w * k; l = 3; k += dopamine }
         |                             - declared here
         |                                        ^
      hint: a \`let\` keeps its value; give the new value a name of its own.

      error[units/mismatch]: What is given to \`k\` must be a plain number, but is uM.
        --> model.axo:6:52
         |
       4 |   state k = 0
         |         - declared here as a plain number
       6 |   on post { pre.v += 1; let l = w * k; l = 3; k += dopamine }
         |                                                    ^^^^^^^^ this is uM

      error[events/assign-non-state]: \`post.v\` is a value of the postsynaptic cell, which an event cannot assign.
        --> model.axo:7:13
         |
       7 |   on step { post.v = 0; post.I += 1; k += 1 }
         |             ^^^^^^
      hint: only \`on pre\` and \`on post\` do that; what is added all the time stands outside of blocks.

      error[events/assign-non-state]: \`post.I\` is a value of the postsynaptic cell, which an event cannot assign.
        --> model.axo:7:25
         |
       7 |   on step { post.v = 0; post.I += 1; k += 1 }
         |                         ^^^^^^
      hint: only \`on pre\` and \`on post\` do that; what is added all the time stands outside of blocks.

      error[syntax/unexpected]: \`post\` is changed outside of an event block.
        --> model.axo:8:3
         |
       8 |   post += 1
         |   ^^^^
      hint: what changes at an event stands in its block: \`on spike { post += … }\`.

      error[units/mismatch]: What \`post.v\` is scaled by must be a plain number, but is mV.
         --> model.axo:11:22
          |
       11 |   on pre { post.v *= 2 mV; post.v = pre; v += w }
          |                      ^^^^ this is mV

      error[names/wrong-kind]: \`pre\` is the presynaptic cell, not a value.
         --> model.axo:11:37
          |
       11 |   on pre { post.v *= 2 mV; post.v = pre; v += w }
          |                                     ^^^
      hint: read one of its values: \`pre.v\`.

      error[names/unknown]: There is no \`v\` in the synapse \`T\`.
         --> model.axo:11:42
          |
       11 |   on pre { post.v *= 2 mV; post.v = pre; v += w }
          |                                          ^ not declared
      hint: write \`post.v\` for the postsynaptic cell, or declare it, \`state v = …\`, or write \`let v = …\` for a value of this block.

      error[names/unknown]: There is no \`w\` in the synapse \`T\`.
         --> model.axo:11:47
          |
       11 |   on pre { post.v *= 2 mV; post.v = pre; v += w }
          |                                               ^ not declared
      hint: write \`pre.w\` or \`post.w\` for a value of a cell, or declare it, for example \`param w = …\`.

      16 errors"
    `);
  });

  it('has no spikes of its own, no parts, no other cells, and no schedule', () => {
    const text = `
channel Leak {
  input v : mV
  output i = v * 1 nS
}
synapse S {
  state k = 0
  spike when k > 3
  on spike { k = 0 }
  refractory 2 ms
  use leak = Leak
  on k > 2 { k = 1 }
  at 5 ms { k = 2 }
  every 5 ms { k = 3 }
  signal x = 1
  on pre { k += sum over cells of k }
}
synapse T {
  on pre { post.v = if refractory then last_spike / 1 ms else 2 }
  post.I += post.indegree of E
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/not-for-kind]: A \`synapse\` has no spikes.
        --> model.axo:7:3
         |
       7 |   spike when k > 3
         |   ^^^^^^^^^^^^^^^^
      hint: thresholds belong in a \`neuron\` or a \`source\`.

      error[structure/not-for-kind]: A \`synapse\` has no spikes of its own.
        --> model.axo:8:3
         |
       8 |   on spike { k = 0 }
         |   ^^^^^^^^^^^^^^^^^^
      hint: it hears the spikes of its cells: \`on pre { … }\` when one arrives, \`on post { … }\`.

      error[structure/not-for-kind]: A \`synapse\` has no refractory period.
        --> model.axo:9:3
         |
       9 |   refractory 2 ms
         |   ^^^^^^^^^^^^^^^
      hint: cells have one: \`refractory\` belongs in a \`neuron\`.

      error[structure/not-for-kind]: A \`synapse\` has no parts.
         --> model.axo:10:3
          |
       10 |   use leak = Leak
          |   ^^^^^^^^^^^^^^^
      hint: parts belong in a \`neuron\`, \`compartment\`, \`receptor\` or \`pool\`.

      error[wiring/unwired-input]: The input \`v\` of the part \`leak\` is not driven.
         --> model.axo:10:3
          |
        2 |   input v : mV
          |         - \`Leak\` needs it, in mV
      ...
       10 |   use leak = Leak
          |   ^^^^^^^^^^^^^^^ \`v\` is missing
      hint: give it, \`leak = Leak(v = …)\`, or name a variable of the owner \`v\`.

      error[structure/not-for-kind]: A \`synapse\` has no \`on\` block of a condition.
         --> model.axo:11:3
          |
       11 |   on k > 2 { k = 1 }
          |   ^^^^^^^^^^^^^^^^^^
      hint: it acts by \`on pre\`, \`on post\` and \`on step\`; \`if\` within them may ask for a time.

      error[structure/not-for-kind]: A \`synapse\` has no \`at\` blocks.
         --> model.axo:12:3
          |
       12 |   at 5 ms { k = 2 }
          |   ^^^^^^^^^^^^^^^^^
      hint: it acts by \`on pre\`, \`on post\` and \`on step\`; \`if\` within them may ask for a time.

      error[structure/not-for-kind]: A \`synapse\` has no \`every\` blocks.
         --> model.axo:13:3
          |
       13 |   every 5 ms { k = 3 }
          |   ^^^^^^^^^^^^^^^^^^^^
      hint: it acts by \`on pre\`, \`on post\` and \`on step\`; \`if\` within them may ask for a time.

      error[structure/not-for-kind]: A \`synapse\` has no signals.
         --> model.axo:14:3
          |
       14 |   signal x = 1
          |   ^^^^^^^^^^^^
      hint: signals belong in a \`network\`; \`input x\` receives the one of that name.

      error[structure/not-for-kind]: A \`synapse\` has no \`sum over cells\`.
         --> model.axo:15:17
          |
       15 |   on pre { k += sum over cells of k }
          |                 ^^^^^^^^^^^^^^^^^^^
      hint: read it in the cells, as an \`output\`, and that as \`post.name\` here; or give a \`signal\` to an \`input\`.

      error[names/unknown]: There is no \`refractory\` in the synapse \`T\`.
         --> model.axo:18:24
          |
       18 |   on pre { post.v = if refractory then last_spike / 1 ms else 2 }
          |                        ^^^^^^^^^^ not declared
      hint: a trace tells when a cell spiked: \`state x = 0\`, \`dx/dt = -x / tau\`, \`on pre { x = 1 }\`.

      error[names/unknown]: There is no \`last_spike\` in the synapse \`T\`.
         --> model.axo:18:40
          |
       18 |   on pre { post.v = if refractory then last_spike / 1 ms else 2 }
          |                                        ^^^^^^^^^^ not declared
      hint: a trace tells when a cell spiked: \`state x = 0\`, \`dx/dt = -x / tau\`, \`on pre { x = 1 }\`.

      error[names/wrong-kind]: \`of\` asks for the synapses from one population, not for a value here.
         --> model.axo:19:13
          |
       19 |   post.I += post.indegree of E
          |             ^^^^^^^^^^^^^^^^^^
      hint: count them where synapses are made: \`connect … by S(n = post.indegree of E)\` gives the number to the parameter \`n\`.

      13 errors"
    `);
  });

  it('looks for no peaks', () => {
    const text = `
synapse S {
  state k = 0
  on pre { if peak(post.v) { k = 1 } else { let x = if peak(k) then 1 else 2; k = x } }
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[events/only-in-events]: \`peak\` cannot be used in a synapse.
        --> model.axo:3:15
         |
       3 |   on pre { if peak(post.v) { k = 1 } else { let x = if peak(k) then 1 else 2; k = x } }
         |               ^^^^^^^^^^^^
      hint: a cell looks for its own peaks: \`on peak(v) { … }\`.

      error[events/only-in-events]: \`peak\` cannot be used in a synapse.
        --> model.axo:3:56
         |
       3 |   on pre { if peak(post.v) { k = 1 } else { let x = if peak(k) then 1 else 2; k = x } }
         |                                                        ^^^^^^^
      hint: a cell looks for its own peaks: \`on peak(v) { … }\`.

      2 errors"
    `);
  });

  it('may have names that begin as those of its cells do', () => {
    const text = `
synapse S {
  state pre = 0
  state post : mV = 0
  post post.post : 1
  on pre { pre += 1; post = 1 mV; let pre = 3; post.x = pre + pre.y }
  on post { post.post.post = 1 }
  post.I += pre.v * post
}`;
    expect(diagnose(text)).toBe('');
  });

  it('is sound in what it adds all the time', () => {
    const text = `
synapse S {
  state n : pA = 0; dn/dt = -n / 10 ms
  post.I += n + 1 pA * normal(0, 1) + 1 [pA ms^(1/2)] * xi + dt * 1 pA/ms
  post.J += old(n)
}`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[random/draw-place]: \`normal\` cannot be drawn in what a synapse adds all the time.
        --> model.axo:3:24
         |
       3 |   post.I += n + 1 pA * normal(0, 1) + 1 [pA ms^(1/2)] * xi + dt * 1 pA/ms
         |                        ^^^^^^^^^^^^
      hint: white noise in an equation is \`xi\`, as in \`sigma * sqrt(2 / tau) * xi\`; a number per step is drawn into a state by \`on step\`.

      error[random/noise-place]: \`xi\` cannot stand in what a synapse adds all the time: white noise has no value at an instant.
        --> model.axo:3:57
         |
       3 |   post.I += n + 1 pA * normal(0, 1) + 1 [pA ms^(1/2)] * xi + dt * 1 pA/ms
         |                                                         ^^
      hint: draw a number instead, \`normal(mean, sd)\`, or put the noise into an equation.

      error[events/only-in-events]: \`dt\` cannot be used in what a synapse adds all the time.
        --> model.axo:3:62
         |
       3 |   post.I += n + 1 pA * normal(0, 1) + 1 [pA ms^(1/2)] * xi + dt * 1 pA/ms
         |                                                              ^^
      hint: equations do not know the step; a method integrates them. Use \`dt\` in event blocks only.

      error[events/only-in-events]: \`old\` cannot be used in what a synapse adds all the time.
        --> model.axo:4:13
         |
       4 |   post.J += old(n)
         |             ^^^^^^
      hint: use it in \`spike when\`, in the condition of \`on\`, or in an event block.

      4 errors"
    `);
  });

  it('does something', () => {
    const text = `
synapse S {
  param tau = 5 ms; param unused = 3
  state s = 0
  state k = 0
  ds/dt = -s / tau
}
synapse T { param w = 3; state k = 1; on pre { post.g += 1 } }`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[structure/empty-synapse]: The synapse \`S\` does nothing to its cells, and hears nothing of them.
        --> model.axo:1:9
         |
       1 | synapse S {
         |         ^
      hint: say what a spike that arrives does, \`on pre { post.g += … }\`, or what is added all the time, \`post.I += …\`.

      warning[names/unused-parameter]: The parameter \`unused\` is never used.
        --> model.axo:2:27
         |
       2 |   param tau = 5 ms; param unused = 3
         |                           ^^^^^^
      hint: use it in an equation, or remove it.

      error[structure/missing-equation]: Nothing changes the state variable \`k\`: it has no equation, and no event assigns it.
        --> model.axo:4:9
         |
       4 |   state k = 0
         |         ^
      hint: add \`dk/dt = …\`, or declare it as a \`param\`.

      warning[names/unused-parameter]: The parameter \`w\` is never used.
        --> model.axo:7:19
         |
       7 | synapse T { param w = 3; state k = 1; on pre { post.g += 1 } }
         |                   ^
      hint: use it in an equation, or remove it.

      error[structure/missing-equation]: Nothing changes the state variable \`k\`: it has no equation, and no event assigns it.
        --> model.axo:7:32
         |
       7 | synapse T { param w = 3; state k = 1; on pre { post.g += 1 } }
         |                                ^
      hint: add \`dk/dt = …\`, or declare it as a \`param\`.

      3 errors, 2 warnings"
    `);
  });

  it('has variants of its own kind', () => {
    const text = `
synapse S { param w : nS = 1 nS; on pre { post.g += w } }
synapse T = S(w = 1 mV, u = 2)
neuron N = S(w = 2 nS)`;
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[units/mismatch]: The parameter \`w\` must be nS, but is mV.
        --> model.axo:2:19
         |
       1 | synapse S { param w : nS = 1 nS; on pre { post.g += w } }
         |                       -- declared here as nS
       2 | synapse T = S(w = 1 mV, u = 2)
         |                   ^^^^ this is mV

      error[wiring/unknown-argument]: \`S\` has no parameter, input or state \`u\`.
        --> model.axo:2:25
         |
       2 | synapse T = S(w = 1 mV, u = 2)
         |                         ^
      hint: what can be set: \`w\`.

      error[wiring/cannot-use]: \`S\` is a synapse, so a variant of it is no neuron.
        --> model.axo:3:12
         |
       3 | neuron N = S(w = 2 nS)
         |            ^
      hint: write \`synapse N = …\`.

      3 errors"
    `);
  });
});

describe('a synapse between two models', () => {
  it('reads what they offer', () => {
    const text = `${CELL}
synapse S {
  post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
  post.I += 1 nS * pre.leak + 1 pA * pre.times + 1 pA * pre.isUp + 1 nS * pre.noisy
  post.I += 1 pA * pre.indegree + 1 pA / 1 ms * pre.last_spike
}`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[names/unknown]: There is no \`V\` in the presynaptic neuron \`Cell\`.
         --> model.axo:22:21
          |
        7 | neuron Cell {
          |        ---- this is \`pre\` here
      ...
       22 |   post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
          |                     ^^^^^ not declared
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: did you mean \`pre.v\`?

      error[names/unknown]: There is no \`u\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:22:29
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       22 |   post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
          |                             ^^^^^^ not declared
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it offers \`post.v\`, \`post.I\`, \`post.C\`, \`post.isUp\`, \`post.noisy\`.

      error[names/unknown]: There is no \`leak.ii\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:22:39
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       22 |   post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
          |                                       ^^^^^^^^^^^^ not declared
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: did you mean \`post.leak.i\`?

      error[names/private]: \`drive\` is private to \`Leak\` and cannot be read as \`post.leak.drive\`.
         --> model.axo:22:54
          |
        4 |   drive = v + 65 mV
          |   ----- declared here, without \`output\`
      ...
       22 |   post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
          |                                                      ^^^^^^^^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: write \`output drive = …\` in \`Leak\`.

      error[names/private]: \`rest\` is private to \`Cell\` and cannot be read as \`post.rest\`.
         --> model.axo:22:79
          |
       13 |   rest = -65 mV
          |   ---- declared here, without \`output\`
      ...
       22 |   post.I += 1 nS * (pre.V - post.u) + post.leak.ii + post.leak.drive * 1 nS + post.rest * 1 nS
          |                                                                               ^^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: write \`output rest = …\` in \`Cell\`.

      error[names/wrong-kind]: \`pre.leak\` is a part, not a value.
         --> model.axo:23:20
          |
       23 |   post.I += 1 nS * pre.leak + 1 pA * pre.times + 1 pA * pre.isUp + 1 nS * pre.noisy
          |                    ^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: read one of its values: \`pre.leak.g\`.

      error[names/wrong-kind]: \`pre.times\` is a list, not a value.
         --> model.axo:23:38
          |
       23 |   post.I += 1 nS * pre.leak + 1 pA * pre.times + 1 pA * pre.isUp + 1 nS * pre.noisy
          |                                      ^^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: a synapse reads single values; lists stay within their component.

      error[names/wrong-kind]: \`pre.isUp\` is a condition, not a number.
         --> model.axo:23:57
          |
       23 |   post.I += 1 nS * pre.leak + 1 pA * pre.times + 1 pA * pre.isUp + 1 nS * pre.noisy
          |                                                         ^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: make a number of it there: \`output … = if isUp then 1 else 0\`.

      error[random/noise-place]: \`pre.noisy\` cannot stand in a synapse: white noise has no value at an instant.
         --> model.axo:23:75
          |
       23 |   post.I += 1 nS * pre.leak + 1 pA * pre.times + 1 pA * pre.isUp + 1 nS * pre.noisy
          |                                                                           ^^^^^^^^^
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: read a state that the noise drives.

      error[names/unknown]: There is no \`indegree\` in the presynaptic neuron \`Cell\`.
         --> model.axo:24:20
          |
        7 | neuron Cell {
          |        ---- this is \`pre\` here
      ...
       24 |   post.I += 1 pA * pre.indegree + 1 pA / 1 ms * pre.last_spike
          |                    ^^^^^^^^^^^^ not declared
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: of a presynaptic cell it is \`pre.outdegree\` that is known.

      error[names/unknown]: There is no \`last_spike\` in the presynaptic neuron \`Cell\`.
         --> model.axo:24:49
          |
        7 | neuron Cell {
          |        ---- this is \`pre\` here
      ...
       24 |   post.I += 1 pA * pre.indegree + 1 pA / 1 ms * pre.last_spike
          |                                                 ^^^^^^^^^^^^^^ not declared
       26 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: a trace tells when it spiked: \`state x = 0\`, \`dx/dt = -x / tau\`, \`on pre { x = 1 }\`.

      11 errors"
    `);
  });

  it('declares ports that the models have, in their units', () => {
    const text = `${CELL}
synapse S {
  pre v : nA
  post J : pA
  pre outdegree : 1
  post leak.g : pS
  post.J += pre.v
  on pre { post.I += post.leak.g * pre.v * pre.outdegree }
}`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[units/mismatch]: \`pre v\` is declared as nA, but \`v\` of the neuron \`Cell\` is mV.
         --> model.axo:22:11
          |
       11 |   state v : mV = -65 mV
          |         - declared here as mV
      ...
       22 |   pre v : nA
          |           ^^ this is nA
      ...
       29 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: write \`pre v : mV\`, or connect cells whose \`v\` is nA.

      error[names/unknown]: There is no \`J\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:23:8
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       23 |   post J : pA
          |        ^ not declared
       29 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it offers \`post.v\`, \`post.I\`, \`post.C\`, \`post.isUp\`, \`post.noisy\`.

      2 errors"
    `);
  });

  it('assigns states, and adds to inputs', () => {
    const text = `${CELL}
synapse S {
  on pre {
    post.I = 1 pA
    post.C += 1 pF
    post.leak.i = 1 pA
    post.leak.v += 1 mV
    post.rest = 1 mV
    post.leak = 2
    post.w += 1 nS
    post.v += 1 nS
    post.vv = 1 mV
    post.indegree = 2
  }
}`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[events/assign-non-state]: \`post.I\` is an input, which an event cannot assign.
         --> model.axo:23:5
          |
       10 |   input I : pA = 0
          |         - declared here
      ...
       23 |     post.I = 1 pA
          |     ^^^^^^
      ...
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: add to it for one step, with \`+=\`: \`post.I += …\`.

      error[events/assign-non-state]: \`post.C\` is a parameter, which an event cannot assign.
         --> model.axo:24:5
          |
        8 |   param C = 200 pF
          |         - declared here
      ...
       24 |     post.C += 1 pF
          |     ^^^^^^
      ...
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: declare it as a \`state\` in \`Cell\` to let events change it.

      error[events/assign-non-state]: \`post.leak.i\` is an output, which an event cannot assign.
         --> model.axo:25:5
          |
        5 |   output i = g * drive
          |          - declared here
      ...
       25 |     post.leak.i = 1 pA
          |     ^^^^^^^^^^^
      ...
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: assign the states that it is computed from.

      error[events/assign-non-state]: \`post.rest\` is a named expression, which an event cannot assign.
         --> model.axo:27:5
          |
       13 |   rest = -65 mV
          |   ---- declared here
      ...
       27 |     post.rest = 1 mV
          |     ^^^^^^^^^
      ...
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: assign the states that it is computed from.

      error[events/assign-non-state]: \`post.leak\` is a part, which an event cannot assign.
         --> model.axo:28:5
          |
       28 |     post.leak = 2
          |     ^^^^^^^^^
      ...
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: assign one of its states: \`post.leak.… = …\`.

      error[names/unknown]: There is no \`w\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:29:5
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       29 |     post.w += 1 nS
          |     ^^^^^^ not declared
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has \`post.v\`, \`post.I\`, \`post.leak.v\`.

      error[units/mismatch]: What is given to \`post.v\` must be mV, but is nS.
         --> model.axo:30:15
          |
       11 |   state v : mV = -65 mV
          |         - declared here as mV
      ...
       30 |     post.v += 1 nS
          |               ^^^^ this is nS
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`

      error[names/unknown]: There is no \`vv\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:31:5
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       31 |     post.vv = 1 mV
          |     ^^^^^^^ not declared
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: did you mean \`post.v\`?

      error[events/assign-non-state]: \`post.indegree\` is how many synapses the cell has, which an event cannot assign.
         --> model.axo:32:5
          |
       32 |     post.indegree = 2
          |     ^^^^^^^^^^^^^
       35 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it is a constant of the run.

      9 errors"
    `);
  });

  it('adds all the time to inputs alone', () => {
    const text = `${CELL}
synapse S {
  post.v += 1 mV
  post.C += 1 pF
  post.leak.i += 1 pA
  post.rest += 1 mV
  post.J += 1 pA
  post.leak += 1
  post.indegree += 1
  post.I += 1 nS
}`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[names/wrong-kind]: \`post.v\` is a state variable, not an input of the postsynaptic cell.
         --> model.axo:22:3
          |
       11 |   state v : mV = -65 mV
          |         - declared here
      ...
       22 |   post.v += 1 mV
          |   ^^^^^^
      ...
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: what events do to a state stands in \`on pre { post.v += … }\`; all the time, add to an input: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/wrong-kind]: \`post.C\` is a parameter, not an input of the postsynaptic cell.
         --> model.axo:23:3
          |
        8 |   param C = 200 pF
          |         - declared here
      ...
       23 |   post.C += 1 pF
          |   ^^^^^^
      ...
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/wrong-kind]: \`post.leak.i\` is an output, not an input of the postsynaptic cell.
         --> model.axo:24:3
          |
        5 |   output i = g * drive
          |          - declared here
      ...
       24 |   post.leak.i += 1 pA
          |   ^^^^^^^^^^^
      ...
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/wrong-kind]: \`post.rest\` is a named expression, not an input of the postsynaptic cell.
         --> model.axo:25:3
          |
       13 |   rest = -65 mV
          |   ---- declared here
      ...
       25 |   post.rest += 1 mV
          |   ^^^^^^^^^
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/unknown]: There is no \`J\` in the postsynaptic neuron \`Cell\`.
         --> model.axo:26:3
          |
        7 | neuron Cell {
          |        ---- this is \`post\` here
      ...
       26 |   post.J += 1 pA
          |   ^^^^^^ not declared
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/wrong-kind]: \`post.leak\` is a part, not an input of the postsynaptic cell.
         --> model.axo:27:3
          |
       27 |   post.leak += 1
          |   ^^^^^^^^^
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[names/wrong-kind]: \`post.indegree\` is how many synapses the cell has, not an input of the postsynaptic cell.
         --> model.axo:28:3
          |
       28 |   post.indegree += 1
          |   ^^^^^^^^^^^^^
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: it has the inputs \`post.I\`, \`post.leak.v\`.

      error[units/mismatch]: What is added to \`post.I\` must be pA, but is nS.
         --> model.axo:29:13
          |
       10 |   input I : pA = 0
          |         - declared here as pA
      ...
       29 |   post.I += 1 nS
          |             ^^^^ this is nS
       31 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: multiply by something in mV, such as a difference from \`post.v\`.

      8 errors"
    `);
  });

  it('has parameters that are known before the run', () => {
    const text = `${CELL}
synapse S {
  param w = pre.v * 1 nS
  param u = 1 / post.indegree
  param k = pre.C / 1 pF
  post.I += w + u * k * 1 pA
}`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[structure/not-constant]: The parameter \`w\` must be a constant of the run, but reads \`pre.v\`, which changes during the run.
         --> model.axo:22:13
          |
       22 |   param w = pre.v * 1 nS
          |             ^^^^^ changes during the run
       27 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Cell\`, \`post\` the neuron \`Cell\`
      hint: use numbers, constants and parameters; what changes during the run is a named expression or a state.

      1 error"
    `);
  });

  it('is not looked at between them where it is wrong by itself', () => {
    const text = `${CELL}
synapse S { post.I += 1 mV + 1 + pre.nothing }`;
    expect(between(text).mistakes).toMatchInlineSnapshot(`
      "error[units/missing-unit]: A term of this sum needs a unit: \`1\` is a plain number.
         --> model.axo:21:30
          |
       21 | synapse S { post.I += 1 mV + 1 + pre.nothing }
          |                       ---- this is mV
          |                              ^ no unit
      hint: write \`1 mV\`, if mV is meant.

      1 error"
    `);
  });
});
