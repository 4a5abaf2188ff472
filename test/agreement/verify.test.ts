import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/agreement/verify/render-verification.ts';
import { verify } from '../../src/agreement/verify/verify.ts';
import type { VerifyOptions } from '../../src/agreement/verify/verify-options.ts';
import type { Failure, Verification } from '../../src/agreement/verify/verify-report.ts';
import { localEquations } from '../../src/analysis/local-equations.ts';
import type { BlockStatement, Handler } from '../../src/check/checked-events.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { compile } from '../../src/compile.ts';
import { modelOf, renderVerification } from '../../src/index.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { rungeKutta } from '../../src/lower/integrators/user-tableau.ts';
import { neuron } from '../models/shipped-models.ts';

const ADAPTIVE = modelOf(`
  neuron AdaptiveCell {
    param C = 200 pF
    param g_L = 10 nS in [1 nS, 100 nS]
    param E_L = -70 mV
    param V_T = -50 mV
    param tau_w = 100 ms
    param a = 2 nS
    param b = 50 pA
    input I : pA = 0
    state v : mV = E_L
    state w : pA = 0
    dv/dt = (g_L * (E_L - v) - w + I) / C
    dw/dt = (a * (v - E_L) - w) / tau_w
    spike when v > V_T
    on spike { w += b * (v - E_L) / 20 mV; v = E_L }
    refractory 2 ms holds v
  }
`);

/** That all models do the same compiled as by the interpreter is tried beside them; these are for what `verify` makes of them. */
const NEURONS = ['fitzhugh-nagumo', 'hodgkin-huxley', 'leaky-integrate-and-fire'].map((file) => {
  const model = neuron(file);
  return [model.name, model] as const;
});

async function verificationOf(model: CheckedModel, options: VerifyOptions = {}): Promise<Verification> {
  const { verification, diagnostics } = await verify(model, options);
  if (verification === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return verification;
}

/** What was found, and that it is found again by its trial's number alone. */
async function failureOf(model: CheckedModel, options: VerifyOptions): Promise<Failure> {
  const { failures, seed } = await verificationOf(model, options);
  const [failure] = failures;
  if (failure === undefined) throw new Error('nothing was found');
  const again = await verificationOf(model, { ...options, seed, trial: failure.trial.number });
  expect(again.failures).toEqual(failures);
  return failure;
}

/** Compiles another model than the one that is meant. */
function compiling(change: (model: CheckedModel) => CheckedModel): VerifyOptions {
  return { compile: (model, options) => compile(change(model), options) };
}

function integrator(found: ReturnType<typeof rungeKutta>): Integrator {
  if (!('attempt' in found)) throw new Error(found.message);
  return found;
}

/** The weights of rk4 with two of them changed: still consistent, of first order. */
const WRONG_RK4 = integrator(
  rungeKutta({
    name: 'rk4',
    a: [[], ['1/2'], ['0', '1/2'], ['0', '0', '1']],
    b: ['1/6', '1/3', '1/6', '1/3'],
  }),
);

describe('verify', () => {
  it('says what agreed, how closely, and which events were tried', async () => {
    const verification = await verificationOf(ADAPTIVE, { trials: 24 });
    expect(verification).toMatchObject({
      agrees: true,
      failures: [],
      seed: 1,
      trials: { asked: 24, done: 24 },
    });
    const grades = new Map(verification.methods.map(({ name, grade }) => [name, grade]));
    expect([grades.get('rk4'), grades.get('exponential_euler'), grades.get('exact')]).toEqual([
      'bits',
      'rounding',
      'rounding',
    ]);
    expect(verification.methods.every(({ steps }) => steps > 24)).toBe(true);
    expect(verification.refused.map(({ name }) => name)).toContain('rush_larsen');
    expect(verification.events.map(({ event, times }) => [event, times > 0])).toEqual([
      ['spike', true],
      ['refractory', true],
    ]);
    expect(verification.compared.derivatives).toBeGreaterThan(0);
    expect(verification.compared.points).toBeGreaterThan(0);
    const text = renderVerification(ADAPTIVE, verification, { address: 'cell.axo' });
    expect(text).toMatch(/^AdaptiveCell: \d+ methods, 24 trials, [\d,]+ steps: all agree\n/);
  });

  it.each([
    ['added', 'sigma * sqrt(2 / tau) * xi'],
    ['multiplied by a state', '0.1 * (v - E) * sqrt(2 / tau) * xi'],
  ])(
    'runs a model with noise that is %s by the methods for noise, with the same noise on both sides',
    async (_, term) => {
      const model = modelOf(`
      neuron Noisy {
        param tau = 20 ms
        param sigma = 3 mV
        param E = -70 mV
        input I : mV = 0
        state v : mV = E
        dv/dt = (E - v + I) / tau + ${term}
        spike when v > -65 mV
        on spike { v = E }
      }
    `);
      const { agrees, methods, compared, events } = await verificationOf(model, { trials: 10 });
      expect(agrees).toBe(true);
      const names = methods.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['euler_maruyama', 'milstein', 'heun_stratonovich']));
      expect(names.includes('sra1')).toBe(!term.includes('(v - E)'));
      expect(methods.every(({ steps }) => steps > 10)).toBe(true);
      expect(compared.derivatives).toBeGreaterThan(0);
      expect(events).toMatchObject([{ event: 'spike' }]);
    },
  );

  it('gives the same trials for the same seed', async () => {
    const once = await verificationOf(ADAPTIVE, { trials: 5, seed: 3, methods: 'euler' });
    const again = await verificationOf(ADAPTIVE, { trials: 5, seed: 3, methods: 'euler' });
    const { milliseconds: _, ...rest } = once;
    expect(again).toMatchObject(rest);
  });

  it('finds a wrong tableau, in that method alone', async () => {
    const { finding, methods, shrunk } = await failureOf(ADAPTIVE, {
      compile: (model, options = {}) =>
        compile(model, {
          ...options,
          method: isNamed(options.method, 'rk4') ? WRONG_RK4 : (options.method ?? 'rk4'),
        }),
    });
    expect(finding).toMatchObject({ check: 'interpreter', method: 'rk4', step: 0 });
    expect(methods).toEqual(['rk4']);
    expect(shrunk.steps).toBe(1);
    expect(shrunk.set.size + shrunk.inputs.size).toBeLessThanOrEqual(2);
  });

  it('finds a term that was dropped, in every method', async () => {
    const { finding, methods, shrunk } = await failureOf(ADAPTIVE, compiling(withoutW));
    expect(finding).toMatchObject({ check: 'interpreter', variable: 'v' });
    expect(methods).toEqual(expect.arrayContaining(['euler', 'rk4', 'exponential_euler', 'exact', 'strang']));
    // All it takes is a w that is not 0.
    expect(shrunk).toMatchObject({ steps: 1, inputs: new Map() });
    expect([...shrunk.set.keys()]).toEqual(['w']);
  });

  it('finds what an event assigns in the wrong order', async () => {
    const { finding, shrunk } = await failureOf(ADAPTIVE, compiling(withSwappedReset));
    expect(finding).toMatchObject({ check: 'interpreter', variable: 'w' });
    expect(shrunk.steps).toBe(1);
    expect(shrunk.set.size + shrunk.inputs.size).toBeLessThanOrEqual(2);
  });

  it('finds a threshold that is met a moment too early', async () => {
    const { finding } = await failureOf(ADAPTIVE, compiling(withLooseThreshold));
    expect(finding.check).toBe('interpreter');
  });

  it('finds fast arithmetic that is off by a millionth', async () => {
    const { finding } = await failureOf(ADAPTIVE, {
      compile: (model, options = {}) =>
        compile(options.arithmetic === 'fast' ? withScaledLeak(model) : model, options),
    });
    expect(finding).toMatchObject({ check: 'fast' });
  });

  it('finds JavaScript that is not that of its program', async () => {
    const { finding } = await failureOf(ADAPTIVE, {
      compile: (model, options) => {
        const compiled = compile(model, options);
        const other = compile(withScaledLeak(model), options);
        if (compiled.artifact === undefined || other.artifact === undefined) return compiled;
        return { ...compiled, artifact: { ...compiled.artifact, program: other.artifact.program } };
      },
    });
    expect(finding).toMatchObject({ check: 'evaluator' });
  });

  it('finds a wrong symbolic derivative', async () => {
    const { finding } = await failureOf(ADAPTIVE, {
      localEquations: (model, given) => {
        const local = localEquations(model, given);
        if (local === undefined) return undefined;
        const jacobianAt: typeof local.jacobianAt = (values) =>
          local.jacobianAt(values).map((row) => row.map((entry) => entry * (1 + 1e-6)));
        return { ...local, jacobianAt };
      },
    });
    expect(finding).toMatchObject({ check: 'derivatives', variable: 'd(dv/dt)/d(v)' });
  });

  it('finds NaN next to finite values, and the run that shows it', async () => {
    const model = modelOf(
      'neuron Stuck { state v = 1; param rest = 0.25; dv/dt = -(v - rest) / abs(v - rest) / 1 ms }',
    );
    const verification = await verificationOf(model);
    expect(verification.failures.map(({ finding }) => [finding.check, finding.variable])).toContainEqual([
      'nan',
      'dv/dt',
    ]);
    const text = renderVerification(model, verification, { address: 'stuck.axo' });
    expect(text).toContain('axode run stuck.axo --for 1ms --dt 1ms --method euler');
    expect(text).toContain('"v = 0.25"');
  });

  it('tells what was asked for wrongly', async () => {
    const { verification, diagnostics } = await verify(ADAPTIVE, { methods: 'rk4,rk5', trials: 0 });
    expect(verification).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['method/unknown', 'run/not-a-count']);
  });

  it('says when it ended early', async () => {
    const stop = new AbortController();
    const { trials } = await verificationOf(ADAPTIVE, {
      methods: 'euler',
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 2) stop.abort();
      },
    });
    expect(trials).toMatchObject({ done: 2, endedBy: 'signal' });
    const limited = await verificationOf(ADAPTIVE, { methods: 'euler', timeLimit: 0 });
    expect(limited.trials).toMatchObject({ done: 0, endedBy: 'time limit' });
    expect(verdictOf(limited)).toBe(
      'AdaptiveCell: 1 method, 0 trials, 0 steps: ended within its first trial by the time limit, nothing is verified',
    );
  });

  it('ends within a trial, and says what it had found there', async () => {
    const stop = new AbortController();
    const { trials } = await verificationOf(ADAPTIVE, {
      methods: 'dopri5',
      signal: stop.signal,
      compile: (model, options) => {
        stop.abort();
        return compile(model, options);
      },
    });
    expect(trials).toEqual({ asked: 100, done: 0, empty: 0, endedBy: 'signal' });

    const { number } = (await failureOf(ADAPTIVE, { ...compiling(withoutW), methods: 'euler,rk4' })).trial;
    const late = new AbortController();
    const { failures } = await verificationOf(ADAPTIVE, {
      methods: 'euler,rk4',
      trial: number,
      signal: late.signal,
      compile: (model, options) => {
        if (isNamed(options?.method, 'rk4')) late.abort();
        return compile(withoutW(model), options);
      },
    });
    expect(failures).toMatchObject([{ methods: ['euler'], tries: 0, finding: { variable: 'v' } }]);
  });

  it('says which events never happened', async () => {
    const model = modelOf(
      'neuron Quiet { state v = 0 in [0, 1]; dv/dt = -v / 10 ms; spike when v > 2; on spike { v = 0 } }',
    );
    const verification = await verificationOf(model, { trials: 5 });
    const text = renderVerification(model, verification, { address: 'quiet.axo' });
    expect(text).toMatch(/not tried +spike: never happened/);
  });

  it.each(NEURONS)('has nothing to say against %s', async (_, model) => {
    const { agrees, failures } = await verificationOf(model, { trials: 17, seed: 42 });
    expect({ agrees, failures }).toEqual({ agrees: true, failures: [] });
  });
});

function isNamed(method: string | Integrator | undefined, name: string): boolean {
  return (typeof method === 'object' ? method.name : method) === name;
}

/** dv/dt without - w. */
function withoutW(model: CheckedModel): CheckedModel {
  return withDerivative(model, 'v', (derivative) => {
    if (derivative?.kind !== 'product' || derivative.first.kind !== 'sum') throw new Error('not as it was');
    const { first } = derivative;
    const rest = first.rest.filter(({ operand }) => operand.kind !== 'reference' || operand.name !== 'w');
    return { ...derivative, first: { ...first, rest } };
  });
}

/** dv/dt a millionth larger. */
function withScaledLeak(model: CheckedModel): CheckedModel {
  return withDerivative(model, 'v', (derivative) => {
    if (derivative === undefined) throw new Error('not as it was');
    const factor = { kind: 'number', value: 1 + 1e-6, span: derivative.span } as const;
    return {
      kind: 'product',
      first: derivative,
      rest: [{ operator: '*', operand: factor }],
      span: derivative.span,
    };
  });
}

type Derivative = CheckedModel['states'][number]['derivative'];

function withDerivative(
  model: CheckedModel,
  name: string,
  change: (derivative: Derivative) => NonNullable<Derivative>,
): CheckedModel {
  const states = model.states.map((state) =>
    state.name === name ? { ...state, derivative: change(state.derivative) } : state,
  );
  return { ...model, states };
}

/** What a spike assigns, last first. */
function withSwappedReset(model: CheckedModel): CheckedModel {
  const swap = ({ body, ...handler }: Handler): Handler => ({ ...handler, body: reversed(body) });
  return {
    ...model,
    spikers: model.spikers.map((spiker) => ({ ...spiker, handlers: spiker.handlers.map(swap) })),
  };
}

function reversed(body: readonly BlockStatement[]): readonly BlockStatement[] {
  return body.toReversed();
}

/** `>=` for `>`. */
function withLooseThreshold(model: CheckedModel): CheckedModel {
  const spikers = model.spikers.map((spiker) => {
    const { trigger } = spiker;
    if (trigger.kind !== 'when' || trigger.condition.kind !== 'comparison') throw new Error('not as it was');
    return {
      ...spiker,
      trigger: { ...trigger, condition: { ...trigger.condition, operator: '>=' as const } },
    };
  });
  return { ...model, spikers };
}
