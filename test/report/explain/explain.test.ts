import { describe, expect, it } from 'vitest';
import { explain, modelOf } from '../../../src/index.ts';
import { neuron } from '../../models/shipped-models.ts';

const ONE_OF_EACH = modelOf(`neuron OneOfEach {
  param tau = 10 ms
  input I = 0
  state constant = 1
  state varying = 1
  state conditional = 1
  state nonlinear = 1
  state jumps = 0
  dconstant/dt = (1 - constant + varying) / tau
  dvarying/dt = (I - varying * sin(t / 1 ms)) / tau
  dconditional/dt = -conditional * nonlinear / tau
  dnonlinear/dt = (1 - nonlinear^2) / tau
  spike when nonlinear > 10
  on spike { nonlinear = 0; jumps += 1 }
}`);

describe('what is explained of an equation', () => {
  it('is how linear it is, and the term because of which it is no better', () => {
    const { states } = explain(ONE_OF_EACH);
    expect(
      states.map(({ name, equation }) => [name, equation?.linearity, equation?.because]),
    ).toMatchInlineSnapshot(`
      [
        [
          "constant",
          "constant",
          undefined,
        ],
        [
          "varying",
          "varying",
          "varying * sin(t / 1 ms)",
        ],
        [
          "conditional",
          "conditional",
          "-conditional * nonlinear / tau",
        ],
        [
          "nonlinear",
          "nonlinear",
          "nonlinear^2",
        ],
        [
          "jumps",
          undefined,
          undefined,
        ],
      ]
    `);
  });
});

describe('what is explained of a model that computes in other units than its results have', () => {
  it('is in milliseconds, as times of results are', () => {
    // With nA, mV and pF, the coherent unit of time is the microsecond.
    const model = modelOf(`neuron Membrane {
      param C = 281 pF
      param gL = 30 nS
      param EL = -70 mV
      param VT = -40 mV
      param Vr = -70 mV
      param a = 4 nS
      param b = 0.08 nA
      param tau = 144 ms
      input I : nA = 0 nA
      state v : mV = EL
      state w : nA = 0 nA
      dv/dt = (I - gL * (v - EL) - w) / C
      dw/dt = (a * (v - EL) - w) / tau
      spike when v > VT
      on spike { v = Vr; w += b }
    }`);
    const { system, timeUnit, states, analysis, methods } = explain(model);
    expect(system).toContain('us');
    expect(timeUnit).toBe('ms');
    expect(states.map(({ equation }) => equation?.unit)).toEqual(['mV/ms', 'nA/ms']);
    // Of [[-gL/C, -1/C], [a/tau, -1/tau]]: their sum is its trace.
    const [slow, fast] = analysis.equilibria?.[0]?.eigenvalues.map(({ real }) => real) ?? [];
    expect((slow ?? 0) + (fast ?? 0)).toBeCloseTo(-30 / 281 - 1 / 144, 12);
    expect(fast).toBeCloseTo(-0.1062, 3);
    const euler = methods.find(({ name }) => name === 'euler');
    expect(euler?.stableStep).toBeCloseTo(-2 / (fast ?? 0), 4);
  });
});

describe('what is explained of a method', () => {
  const methods = new Map(explain(ONE_OF_EACH).methods.map((method) => [method.name, method]));

  it('is how often it evaluates the right-hand sides, by what it does', () => {
    const evaluations = Array.from(methods, ([name, method]) => [name, method.order, method.evaluations]);
    expect(evaluations).toMatchInlineSnapshot(`
      [
        [
          "euler",
          1,
          1,
        ],
        [
          "midpoint",
          2,
          2,
        ],
        [
          "heun",
          2,
          2,
        ],
        [
          "ralston",
          2,
          2,
        ],
        [
          "rk3",
          3,
          3,
        ],
        [
          "rk4",
          4,
          4,
        ],
        [
          "rk38",
          4,
          4,
        ],
        [
          "semi_implicit_euler",
          1,
          1,
        ],
        [
          "exponential_euler",
          1,
          1,
        ],
        [
          "exponential_midpoint",
          2,
          2,
        ],
        [
          "rush_larsen",
          1,
          undefined,
        ],
        [
          "rush_larsen_2",
          2,
          undefined,
        ],
        [
          "exact",
          2,
          undefined,
        ],
        [
          "strang",
          2,
          1,
        ],
        [
          "implicit_euler",
          1,
          1,
        ],
        [
          "crank_nicolson",
          2,
          2,
        ],
        [
          "rodas4",
          4,
          6,
        ],
        [
          "bs23",
          3,
          4,
        ],
        [
          "dopri5",
          5,
          7,
        ],
        [
          "tsit5",
          5,
          7,
        ],
        [
          "rodas4_adaptive",
          4,
          7,
        ],
      ]
    `);
  });

  it('is what a step computes: every value once, and nothing that is the same in all steps', () => {
    const decay = modelOf(
      'neuron Decay { param tau = 10 ms; state v = 1; dv/dt = (exp(-v) - exp(-v) * v) / (2 * tau) }',
    );
    const [euler] = explain(decay).methods;
    // -v, exp, * v, -, / (2 tau), * dt, + v: exp(-v) is shared, 2 tau is computed before the first step.
    expect(euler?.cost).toMatchObject({
      additions: 3,
      multiplications: 2,
      divisions: 1,
      choices: 0,
      functions: { exp: 1 },
    });
  });

  it('counts the clock where a model reads the time', () => {
    const costOf = (right: string) => {
      const [euler] = explain(modelOf(`neuron Driven { state v = 1; dv/dt = ${right} / 10 ms }`)).methods;
      return euler?.cost;
    };
    // t_k = (k p) / q, and t / 1 ms.
    expect(
      (costOf('v * (t / 1 ms)')?.divisions ?? 0) - (costOf('v * v')?.divisions ?? 0),
    ).toBeGreaterThanOrEqual(1);
  });

  it('estimates more time for more work', () => {
    const about = (name: string): number => methods.get(name)?.cost?.nanoseconds ?? Number.NaN;
    expect(about('rk4')).toBeGreaterThan(2 * about('euler'));
    const hh = explain(neuron('hodgkin-huxley')).methods;
    expect(hh[0]?.cost?.nanoseconds).toBeGreaterThan(about('euler'));
    expect(hh[0]?.cost?.functions).toEqual({ exp: 4, exprel: 2 });
  });

  it('survives as JSON', () => {
    const explained = explain(ONE_OF_EACH);
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });
});

describe('the reason why an equation is no better', () => {
  const reasonOf = (text: string): string | undefined => explain(modelOf(text)).states[0]?.equation?.because;

  it('is written as the model writes it, units included', () => {
    const text = 'neuron A { state v : mV = 1 mV; dv/dt = (2 mV - v^2 / 10 mV) / 5 ms }';
    expect(reasonOf(text)).toBe('v^2 / 10 mV');
  });

  it('is the name of what holds it', () => {
    const text = 'neuron A { state v = 1; a = b + v; b = v^3; dv/dt = (2 - a) / 5 ms }';
    expect(reasonOf(text)).toBe('b');
  });

  it('reads the time as t', () => {
    expect(reasonOf('neuron A { state v = 1; dv/dt = (2 - v * t / 1 ms) / 5 ms }')).toBe('v * t / 1 ms');
  });
});
