import { describe, expect, it } from 'vitest';
import { between, synapseOf, wordsOf } from './synapse-between.ts';

/** With the numbers of the paper: mV, uA/cm^2, mS/cm^2, ms. */
const SQUID = `
neuron Squid {
  param C = 1 uF/cm^2
  input I : uA/cm^2 = 0
  state v : mV = -65 mV
  state release : mM = 0
  dv/dt = (I - 0.3 mS/cm^2 * (v + 54 mV)) / C
  drelease/dt = -release / 1 ms
  spike when v crosses 0 mV
}
`;

/** In volts, amperes and seconds. */
const COHERENT = `
neuron Coherent {
  param C = 2e-10 F
  param G = 1e-8 S
  input I : A = 0 A
  state v : V = -0.065 V
  state g : S = 0 S
  dv/dt = (I - (g + G) * (v + 0.065 V)) / C
  dg/dt = -g / 0.005 s
  spike when v > -0.05 V
}
`;

const IZHIKEVICH = `
neuron Izhikevich {
  time unit 1 ms
  param a = 0.02; param b = 0.2; param c = -65; param d = 8
  input I = 0
  state v = -65
  state u = b * v
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * (b * v - u)
  spike when v >= 30
  on spike { v = c; u += d }
}
`;

describe('between models in different units, a synapse', () => {
  it('computes in the units of the postsynaptic model, and converts what it reads of the other', () => {
    const text = `${SQUID}${COHERENT}
synapse S {
  param g = 1 nS
  post.I += g * (pre.v - post.v)
  on pre { post.g += 1 nS * (pre.release / 1 mM); post.v += 0.1 * (pre.C / 1 uF/cm^2) * 1 mV }
}`;
    const synapse = synapseOf(text, { pre: 'Squid', post: 'Coherent' });
    expect(wordsOf(synapse)).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.v is the state v of the post cell
      pre.release is the state release of the pre cell
      pre.C is the parameter C of the pre cell
      post.g is the state g of the post cell
      parameters pre.C, g
      inputs pre.v, post.v, pre.release, post.g
      on pre: post.g = post.g + 1 nS * (pre.release / 1 mM)
      on pre: post.v = post.v + 0.1 * (pre.C / 100000000000000 / 1 uF/cm^2) * 1 mV
      all the time: post I += g * (pre.v / 1000 - post.v)"
    `);
    // A gap of 1 nS, in siemens.
    expect(synapse.model.parameters.find(({ name }) => name === 'g')?.value).toMatchObject({ value: 1e-9 });
  });

  it('multiplies where that is exact, and divides where it is not', () => {
    const text = `${SQUID}${COHERENT}
synapse S { post.I += (pre.v - post.v) * 1 mS/cm^2 }`;
    expect(wordsOf(synapseOf(text, { pre: 'Coherent', post: 'Squid' }))).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.v is the state v of the post cell
      parameters 
      inputs pre.v, post.v
      all the time: post I += (pre.v * 1000 - post.v) * 1 mS/cm^2"
    `);
  });

  it('keeps numbers as they are where both models have one system', () => {
    const text = `${SQUID}
synapse S { post.I += (pre.v - post.v) * 1 mS/cm^2 }`;
    expect(wordsOf(synapseOf(text, { pre: 'Squid', post: 'Squid' }))).toContain('pre.v - post.v');
  });

  it('is dimensionless where its cells are, with or without a unit of time of its own', () => {
    const text = `${IZHIKEVICH}
synapse S {
  time unit 1 ms
  param w = 5; param tau = 10
  state x = 0; dx/dt = -x / tau
  on pre { post.v += w * x; x += 1 }
  post.I += 0.1 * (pre.v - post.v)
}
synapse T {
  param w = 5; param tau = 10 ms
  state x = 0; dx/dt = -x / tau
  on pre { post.u -= w; x += post.a }
  post.I += 0.1 * x
}`;
    const pair = { pre: 'Izhikevich', post: 'Izhikevich' };
    expect(wordsOf(synapseOf(text, pair))).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.v is the state v of the post cell
      parameters w, tau
      inputs pre.v, post.v
      state x = 0, d/dt = -x / tau
      on pre: post.v = post.v + w * x
      on pre: x = x + 1
      all the time: post I += 0.1 * (pre.v - post.v)"
    `);
    expect(wordsOf(synapseOf(text, { ...pair, synapse: 'T' }))).toMatchInlineSnapshot(`
      "post.a is the parameter a of the post cell
      post.u is the state u of the post cell
      parameters post.a, w, tau
      inputs post.u
      state x = 0, d/dt = -x / tau
      on pre: post.u = post.u - w
      on pre: x = x + post.a
      all the time: post I += 0.1 * x"
    `);
  });

  it('must give what the target is, and is told by how much it differs', () => {
    const text = `${SQUID}${COHERENT}${IZHIKEVICH}
synapse S {
  param g = 1 nS
  on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
  post.I += g * (pre.v - post.v)
}`;
    expect(between(text, { pre: 'Squid', post: 'Squid' }).mistakes).toMatchInlineSnapshot(`
      "error[units/missing-unit]: What is given to \`post.v\` needs a unit: \`3\` is a plain number.
         --> model.axo:36:22
          |
        4 |   state v : mV = -65 mV
          |         - declared here as mV
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                      ^ no unit
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Squid\`, \`post\` the neuron \`Squid\`
      hint: write \`3 mV\`, if mV is meant.

      error[units/mismatch]: What is given to \`post.I\` must be uA/cm^2, but is nS.
         --> model.axo:36:35
          |
        3 |   input I : uA/cm^2 = 0
          |         - declared here as uA/cm^2
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                                   ^^^^ this is nS
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Squid\`, \`post\` the neuron \`Squid\`

      error[units/mismatch]: What is given to \`post.I\` must be uA/cm^2, but is mM.
         --> model.axo:36:51
          |
        3 |   input I : uA/cm^2 = 0
          |         - declared here as uA/cm^2
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                                                   ^^^^^^^^ this is mM
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Squid\`, \`post\` the neuron \`Squid\`
      hint: \`post.release\` is in mM, if that is meant.

      error[units/mismatch]: What is added to \`post.I\` must be uA/cm^2, but is nS*mV.
         --> model.axo:37:13
          |
        3 |   input I : uA/cm^2 = 0
          |         - declared here as uA/cm^2
      ...
       37 |   post.I += g * (pre.v - post.v)
          |             ^^^^^^^^^^^^^^^^^^^^ this is nS*mV
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Squid\`, \`post\` the neuron \`Squid\`

      4 errors"
    `);
    expect(between(text, { pre: 'Izhikevich', post: 'Coherent' }).mistakes).toMatchInlineSnapshot(`
      "error[units/missing-unit]: What is given to \`post.v\` needs a unit: \`3\` is a plain number.
         --> model.axo:36:22
          |
       15 |   state v : V = -0.065 V
          |         - declared here as V
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                      ^ no unit
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Izhikevich\`, \`post\` the neuron \`Coherent\`
      hint: write \`3 V\`, if V is meant.

      error[units/mismatch]: What is given to \`post.I\` must be A, but is nS.
         --> model.axo:36:35
          |
       14 |   input I : A = 0 A
          |         - declared here as A
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                                   ^^^^ this is nS
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Izhikevich\`, \`post\` the neuron \`Coherent\`
      hint: \`post.g\` is in S, if that is meant.

      error[units/mismatch]: What is given to \`post.I\` must be A, but is mM.
         --> model.axo:36:51
          |
       14 |   input I : A = 0 A
          |         - declared here as A
      ...
       36 |   on pre { post.v += 3; post.I += 2 nS; post.I += 1 mM * 3 }
          |                                                   ^^^^^^^^ this is mM
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Izhikevich\`, \`post\` the neuron \`Coherent\`

      error[units/sum]: A plain number and a value in V cannot be subtracted.
         --> model.axo:37:26
          |
       37 |   post.I += g * (pre.v - post.v)
          |                  ----- this is a plain number
          |                          ^^^^^^ this is V
       39 | network Pair { connect A -> B by S all to all }
          |                                  - connected here: \`pre\` is the neuron \`Izhikevich\`, \`post\` the neuron \`Coherent\`

      4 errors"
    `);
  });
});
