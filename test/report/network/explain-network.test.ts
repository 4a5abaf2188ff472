/** What is told of a network before it is run. */
import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { check } from '../../../src/check/check.ts';
import { type ExplainedNetwork, explainNetwork } from '../../../src/report/network/explain-network.ts';
import { networkCode } from '../../../src/report/network/network-code.ts';
import { renderNetwork } from '../../../src/report/network/render-network.ts';
import { planNetwork } from '../../../src/simulate/network/plan-network.ts';

const MODELS = `
neuron Cell {
  param tau = 10 ms
  input I = 1.5
  input calm = 0
  state v = 0
  state u = 0
  dv/dt = (I - v - u + calm) / tau
  du/dt = (v * v - u) / tau
  spike when v > 1
  on spike { v = 0 }
}
source Clock { spike at rate 20 Hz }
synapse Learning {
  param g = 0.1
  param tau = 20 ms
  input calm = 0
  state w = 1
  state x = 0
  state slow = 0
  dx/dt = -x / tau
  dslow/dt = (calm - slow * slow) / tau
  ## what arrives, and what it leaves
  on pre {
    post.I += g * w  ## to the cell
    if slow > 0.5 { x += 1 } else { x = 0 }
  }
  on post { w += x }
}
synapse Gap {
  param g = 0.2
  post.I += g * (pre.v - post.v)
}
`;

const NETWORK = `
network All {
  param half = 0.5
  population C = Clock[10]
  population A = Cell[10] { I = if t > 5 ms then 2 else 0; v = i / N; u = uniform(0, half) }
  population B = Cell[2, 3] { tau = 5 ms }
  signal calm = half * (mean over A of v) + s {
    state s = 0
    ds/dt = -s / 10 ms
  }
  connect C -> A by Learning(g = normal(0.1, 0.01)) with probability 0.3, delay uniform(1 ms, 2 ms)
  connect A -> B by Gap where i == mod(j, 3)
  connect B -> B by Gap where distance < 1.2, no self
  connect A -> A by Gap one to one, where i < 4
  record spikes of A
}
`;

function explained(network: string, method?: string): ExplainedNetwork {
  const text = MODELS + network;
  const { networks, diagnostics } = check({ name: 'net.axo', text });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [checked] = [...networks.values()];
  const made = planNetwork(known(checked, 'network'), method === undefined ? {} : { method });
  if (!('plan' in made)) throw new Error(made.diagnostics.map(({ message }) => message).join());
  return explainNetwork(known(checked, 'network'), {
    sources: new Map([['net.axo', text]]),
    plan: made.plan,
  });
}

describe('what is told of a network', () => {
  it('says who is there, what steps them and why, and what synapses do, keep and cost', () => {
    expect(`\n${renderNetwork(explained(NETWORK), { columns: 100 })}\n`).toMatchInlineSnapshot(`
      "
      network All, from net.axo

      Parameters
        half = 0.5

      Populations
        name  model  cells  method                given
        C     Clock     10  none
        A     Cell      10  exponential_midpoint  synapses add to I; calm follows the signal; I = if t > 5
                                                  ms then 2 else 0; v = i / N; u = uniform(0, half)
        B     Cell   2 × 3  exponential_midpoint  synapses add to I; calm follows the signal; tau = 5 ms

      Projections
        from  to  synapse   synapses  delay  how
        C     A   Learning  about 30         with probability 0.3; delay uniform(1 ms, 2 ms), for each
                                             synapse; g = normal(0.1, 0.01), for each synapse
        A     B   Gap              6  none   all to all, where i == mod(j, 3)
        B     B   Gap             14  none   all to all, where distance < 1.2, no self
        A     A   Gap              4  none   one to one, where i < 4

      Synapses
        C -> A by Learning
          on pre { post.I += g * w; if slow > 0.5 { x += 1 } else { x = 0 } }
          on post { w += x }
          w: changed by events only, kept for each synapse
          x: computed when an event needs it, kept for each synapse
          slow: computed in every step by rk4, kept for each synapse: \`slow * slow\` is not linear in
            slow, so all of them are computed in every step
          one for all synapses: tau
          one for each synapse: g, delay
        A -> B, B -> B, A -> A by Gap
          I += g * (pre.v - post.v), all the time; taken as each step begins, held over it
          one for all synapses: g

      Signals
        calm = half * (mean over A of v) + s
          depends on the mean over A and its state s; computed as each step begins, and held over it
          received by A, B, C -> A by Learning

      Methods, with dt = 0.1 ms
        A, B: v, u: exponential_midpoint, as each is linear in itself; rk4 would bear this step too.
        C -> A by Learning: slow: rk4, as slow is not linear in itself, and nothing is too fast for this
          step.

      Records
        spikes of A

      Synapses act at grid points: whatever the method of its cells, the network is of first order in dt.
      "
    `);
  });

  it('sets what is long below its row where there is no room beside it', () => {
    const lines = renderNetwork(explained(NETWORK), { columns: 60 }).split('\n');
    const first = lines.indexOf('Populations');
    expect(`\n${lines.slice(first, lines.indexOf('Synapses')).join('\n')}`).toMatchInlineSnapshot(`
      "
      Populations
        name  model  cells  method
        C     Clock     10  none
        A     Cell      10  exponential_midpoint
            synapses add to I; calm follows the signal; I = if t
              > 5 ms then 2 else 0; v = i / N; u = uniform(0,
              half)
        B     Cell   2 × 3  exponential_midpoint
            synapses add to I; calm follows the signal; tau = 5
              ms

      Projections
        from  to  synapse   synapses  delay
        C     A   Learning  about 30
            with probability 0.3; delay uniform(1 ms, 2 ms), for
              each synapse; g = normal(0.1, 0.01), for each
              synapse
        A     B   Gap              6  none
            all to all, where i == mod(j, 3)
        B     B   Gap             14  none
            all to all, where distance < 1.2, no self
        A     A   Gap              4  none
            one to one, where i < 4
      "
    `);
    expect(lines.every(({ length }) => length <= 60)).toBe(true);
  });

  it('counts synapses one by one where the rule draws nothing', () => {
    const counts = explained(NETWORK).projections.map(({ count, synapses }) => [count, synapses]);
    expect(counts).toEqual([
      ['about', 30],
      ['exact', 6],
      ['exact', 14],
      ['exact', 4],
    ]);
  });

  it('names the method that was asked for', () => {
    const { populations, projections } = explained(NETWORK, 'heun');
    expect(populations.map(({ method, choices }) => [method, choices])).toEqual([
      ['none', undefined],
      ['heun', undefined],
      ['heun', undefined],
    ]);
    expect(projections.map(({ method }) => method)).toEqual(['heun', undefined, undefined, undefined]);
  });
});

describe('the code of a network', () => {
  it('is there once for all that run it', () => {
    const { networks } = check({ name: 'net.axo', text: MODELS + NETWORK });
    const network = known(networks.get('All'), 'network');
    const made = planNetwork(network);
    if (!('plan' in made)) throw new Error('no plan');
    const answer = networkCode(network, made.plan);
    if (!('code' in answer)) throw new Error('no code');
    const { populations, projections } = answer.code;
    expect(populations.map(({ of }) => of)).toEqual([['C'], ['A'], ['B']]);
    expect(projections.map(({ of }) => of)).toEqual([
      ['C -> A by Learning'],
      ['A -> B by Gap', 'B -> B by Gap', 'A -> A by Gap'],
    ]);
    expect(projections[0]?.code).toContain('// on pre: adds to post.I');
    expect(populations[1]?.code).toContain('function step(');
  });
});
