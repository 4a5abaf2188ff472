import { describe, expect, it } from 'vitest';
import { inputsAddedBy } from '../../../src/check/network/inputs-added-by.ts';
import { diagnose } from '../check-text.ts';
import { synapseOf, wordsOf } from './synapse-between.ts';

const CELL = `
neuron Cell {
  param C = 200 pF
  param g_max = 100 nS
  input I : pA = 0
  state v : mV = -65 mV
  state g_e : nS = 0 in [0, g_max]
  dv/dt = (I - g_e * v - 10 nS * (v + 65 mV)) / C
  dg_e/dt = -g_e / 5 ms
  spike when v > -50 mV
  on spike { v = -65 mV }
}
`;

describe('a synapse between two models', () => {
  it('holds plasticity by spike timing: its own states, and what it does to its postsynaptic cell', () => {
    const text = `${CELL}
synapse STDP {
  param tau_pre = 20 ms; param tau_post = 20 ms
  param A_pre = 0.01; param A_post = -0.0105
  param g_max = 1 nS
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / tau_pre
  state y = 0; dy/dt = -y / tau_post
  on pre  { post.g_e += w * g_max; x += A_pre; w += y }
  on post { y += A_post;           w += x }
}`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text, { synapse: 'STDP' }))).toMatchInlineSnapshot(`
      "post.g_max is the parameter g_max of the post cell
      post.g_e is the state g_e of the post cell, within [0, post.g_max]
      parameters post.g_max, tau_pre, tau_post, A_pre, A_post, g_max
      inputs post.g_e
      state w = 0.5
      state x = 0, d/dt = -x / tau_pre
      state y = 0, d/dt = -y / tau_post
      on pre: post.g_e = post.g_e + w * g_max
      on pre: x = x + A_pre
      on pre: w = w + y
      on post: y = y + A_post
      on post: w = w + x"
    `);
  });

  it('holds a gap junction', () => {
    const text = `${CELL}
synapse Gap { param g = 1 nS; post.I += g * (pre.v - post.v) }`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text, { synapse: 'Gap' }))).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.v is the state v of the post cell
      parameters g
      inputs pre.v, post.v
      all the time: post I += g * (pre.v - post.v)"
    `);
  });

  it('holds a graded synapse from a transmitter to a receptor, whose wired input gets one beside it', () => {
    const text = `
transmitter Release {
  param T_max = 1 mM
  input v : mV
  output T = T_max / (1 + exp(-(v - 2 mV) / 5 mV))
}
receptor AMPA {
  input T : mM = 0
  input v : mV
  state s = 0
  ds/dt = 1.1 [1/ms/mM] * T * (1 - s) - 0.19/ms * s
  output i = 1 nS * s * v
}
neuron Cell {
  input ambient : mM = 0.001 mM
  state v : mV = -65 mV
  use glutamate = Release
  use ampa = AMPA(T = ambient)
  dv/dt = -(v + 65 mV) / 10 ms - ampa.i / 100 pF
}
synapse Graded { param w = 1; post.ampa.T += w * pre.glutamate.T }`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text, { synapse: 'Graded' }))).toMatchInlineSnapshot(`
      "pre.glutamate.T is the definition glutamate.T of the pre cell
      parameters w
      inputs pre.glutamate.T
      all the time: post ampa.T from synapses += w * pre.glutamate.T"
    `);
  });

  it('holds short-term plasticity after Tsodyks and Markram', () => {
    const text = `${CELL}
synapse TsodyksMarkram {
  param U = 0.5; param tau_rec = 800 ms; param tau_facil = 20 ms; param w = 10 pA
  state u = 0; du/dt = -u / tau_facil
  state R = 1 in [0, 1]; dR/dt = (1 - R) / tau_rec
  on pre {
    u += U * (1 - u)
    let released = u * R
    R -= released
    post.I += w * released
    if released > 0.1 { post.v = -60 mV }
  }
}`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text, { synapse: 'TsodyksMarkram' }))).toMatchInlineSnapshot(`
      "post.v is the state v of the post cell
      parameters U, tau_rec, tau_facil, w
      inputs 
      state u = 0, d/dt = -u / tau_facil
      state R = 1, d/dt = (1 - R) / tau_rec
      on pre: u = u + U * (1 - u)
      on pre: let released = u * R
      on pre: R = R - released
      on pre: post.I += w * released
      on pre: if …"
    `);
  });

  it('scales by how many synapses there are, unless the model has that name', () => {
    const text = `${CELL}
synapse S { post.I += 1 nS * (pre.v - post.v) / post.indegree + pre.outdegree * 1 pA }`;
    expect(wordsOf(synapseOf(text))).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.v is the state v of the post cell
      post.indegree is how many synapses the post cell has
      pre.outdegree is how many synapses the pre cell has
      parameters post.indegree, pre.outdegree
      inputs pre.v, post.v
      all the time: post I += 1 nS * (pre.v - post.v) / post.indegree + pre.outdegree * 1 pA"
    `);
  });

  it('steps states by gates, noise and `on step` blocks as cells do', () => {
    const text = `${CELL}
synapse S {
  gate s { inf = 1 / (1 + exp(-(pre.v + 20 mV) / 4 mV)); tau = 5 ms }
  state n = 0; dn/dt = -n / 10 ms + sqrt(2 / 10 ms) * xi
  state k = 0
  on step { k += 1 }
  post.I -= 1 nS * s * (post.v - 0 mV) * (1 + n + 0 * k)
}`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text))).toMatchInlineSnapshot(`
      "post.v is the state v of the post cell
      pre.v is the state v of the pre cell
      parameters 
      inputs post.v, pre.v
      state s = s.inf, d/dt = (s.inf - s) / s.tau
      state n = 0, d/dt = -n / 10 ms + sqrt(2 / 10 ms) * xi
      state k = 0
      all the time: post I += -(1 nS * s * (post.v - 0 mV) * (1 + n + 0 * k))"
    `);
  });

  it('takes values by variants', () => {
    const text = `${CELL}
synapse Static { param w : nS = 1 nS in [0, 10 nS]; on pre { post.g_e += w } }
synapse S = Static(w = 3 nS)`;
    expect(diagnose(text)).toBe('');
    expect(wordsOf(synapseOf(text))).toMatchInlineSnapshot(`
      "post.g_max is the parameter g_max of the post cell
      post.g_e is the state g_e of the post cell, within [0, post.g_max]
      parameters post.g_max, w
      inputs post.g_e
      on pre: post.g_e = post.g_e + w"
    `);
  });

  it('clamps what it assigns as the cell would, constants of its file written out', () => {
    const text = `
const HIGHEST = 40 mV
neuron Cell {
  param low = -80 mV
  state v : mV = -65 mV in [low - 10 mV, HIGHEST + 2 * HIGHEST]
  dv/dt = -(v + 65 mV) / 10 ms
}
synapse S { on post { post.v = -65 mV } }`;
    expect(wordsOf(synapseOf(text))).toMatchInlineSnapshot(`
      "post.low is the parameter low of the post cell
      post.v is the state v of the post cell, within [post.low - 10 mV, 40 mV + 2 * 40 mV]
      parameters post.low
      inputs 
      on post: post.v = -65 mV"
    `);
  });

  it('receives signals by its own inputs, and starts from what its cells are', () => {
    const text = `${CELL}
synapse S {
  input dopamine : uM = 0
  state w : nS = 1 nS * dopamine / 1 uM
  state shifted : mV = pre.v + 10 mV
  dw/dt = dopamine / 1 uM * 1 nS/s
  dshifted/dt = (pre.v - shifted) / 10 ms
  on pre { post.g_e += w * (shifted / 1 mV) }
}`;
    expect(wordsOf(synapseOf(text))).toMatchInlineSnapshot(`
      "pre.v is the state v of the pre cell
      post.g_max is the parameter g_max of the post cell
      post.g_e is the state g_e of the post cell, within [0, post.g_max]
      parameters post.g_max
      inputs pre.v, post.g_e, dopamine
      state w = 1 nS * dopamine / 1 uM, d/dt = dopamine / 1 uM * 1 nS/s
      state shifted = pre.v + 10 mV, d/dt = (pre.v - shifted) / 10 ms
      on pre: post.g_e = post.g_e + w * (shifted / 1 mV)"
    `);
  });

  it('has nothing that divides by 0 in what it does, either', () => {
    const text = `${CELL}
synapse S {
  on pre { post.g_e += 1 nS * (pre.v / 1 mV) / (1 - exp(-pre.v / 1 mV)) }
  post.I += 1 pA * (post.v / 1 mV) / (exp(post.v / 1 mV) - 1)
}`;
    const synapse = synapseOf(text);
    expect(wordsOf(synapse)).toMatchInlineSnapshot(`
      "post.v is the state v of the post cell
      pre.v is the state v of the pre cell
      post.g_max is the parameter g_max of the post cell
      post.g_e is the state g_e of the post cell, within [0, post.g_max]
      parameters post.g_max
      inputs post.v, pre.v, post.g_e
      on pre: post.g_e = post.g_e + 1 nS / 1 mV / exprel(-pre.v / 1 mV)
      all the time: post I += 1 pA / 1 mV / exprel(post.v / 1 mV)"
    `);
    expect(synapse.model.singularities.map(({ kind }) => kind)).toEqual(['removable', 'removable']);
  });

  it('is added to the inputs that it names', () => {
    const text = `${CELL}
synapse S { on pre { if pre.v > 0 mV { post.I += 1 pA } }; on post { post.g_e = 0 }; post.I -= 1 pA }`;
    expect(inputsAddedBy(synapseOf(text))).toEqual(['I']);
  });
});
