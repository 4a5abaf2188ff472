import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceText } from '../../src/analysis/choice/choice-words.ts';
import { chooseMethod, isChosen } from '../../src/analysis/choice/choose-method.ts';
import { resolveMethod, usualStep } from '../../src/analysis/choice/resolve-method.ts';
import { findEquilibria } from '../../src/analysis/equilibria.ts';
import { localEquations } from '../../src/analysis/local-equations.ts';
import { stabilityOf } from '../../src/analysis/stable-step.ts';
import { known } from '../../src/base/invariant.ts';
import { type Rational, rational } from '../../src/base/rational.ts';
import { type CheckedModel, modelOf } from '../../src/index.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { shippedModel } from './shipped-model.ts';

function chosen(
  model: CheckedModel,
  dt: Rational = usualStep(model),
  given: Readonly<Record<string, number>> = {},
): Integrator {
  const found = chooseMethod(model, dt, [new Map(Object.entries(given))]);
  if (!isChosen(found)) throw new Error(found.message);
  return found;
}

function sentences(...asked: Parameters<typeof chosen>): readonly string[] {
  return known(chosen(...asked).choices, 'choices').map(choiceText);
}

const SYNAPSE = `
  state g = 1
  dg/dt = -g / 5 ms`;
const CONDUCTANCES = modelOf(`neuron Coba {${SYNAPSE}
  state v : mV = -60 mV
  dv/dt = (-60 mV - v + g * (0 mV - v)) / 10 ms
}`);
const VAN_DER_POL = modelOf(`neuron VanDerPol {
  time unit 1 ms
  param mu = 1000
  state x = 2
  state y = 0
  dx/dt = y
  dy/dt = mu * (1 - x^2) * y - x
}`);

describe('auto', () => {
  it('linearises the squid axon in each variable', () => {
    const model = shippedModel('neurons/hodgkin-huxley.axo', 'HodgkinHuxley');
    const states = 'v, sodium.m, sodium.h, potassium.n';
    expect(sentences(model)).toEqual([
      `${states}: exponential_midpoint, as each is linear in itself; rk4 would bear this step too.`,
    ]);
    expect(sentences(model, rational(1, 2), { I: 10 })).toEqual([
      `${states}: exponential_midpoint, as each is linear in itself; rk4 would need steps of at most 0.2 ms.`,
    ]);
  });

  it.each([
    ['neurons/izhikevich.axo', 'Izhikevich'],
    ['neurons/morris-lecar.axo', 'MorrisLecar'],
    ['neurons/fitzhugh-nagumo.axo', 'FitzHughNagumo'],
  ])('takes rk4 for %s', (path, name) => {
    const model = shippedModel(path, name);
    const [only, ...others] = known(chosen(model).choices, 'choices');
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      method: 'rk4',
      reason: 'as v is not linear in itself, and nothing is too fast for this step',
    });
    expect(chosen(model).order).toBe(4);
  });

  it('solves a membrane with its synapses as one, however many blocks they are', () => {
    const model = modelOf(`neuron Chain {${SYNAPSE}
      state h = 0
      state v : mV = -60 mV
      dh/dt = (g - h) / 1 ms
      dv/dt = (-60 mV - v + h * 10 mV) / 10 ms
    }`);
    expect(sentences(model)).toEqual([
      'g, h, v: exact, as what is linear with constant coefficients is solved exactly.',
    ]);
    expect(chosen(model).isExactFor?.(model)).toBe(true);
    expect(chosen(model).stability).toBe('exact');
  });

  it('takes each block by what it is, upstream first', () => {
    expect(sentences(CONDUCTANCES)).toEqual([
      'g: exact, as what is linear with constant coefficients is solved exactly.',
      'v: exponential_midpoint, as it is linear in itself; rk4 would bear this step too.',
    ]);
    const sensor = modelOf(`neuron Sensor {
      state c = 0
      state x = 1
      dx/dt = (x - x^3) / 1 ms
      dc/dt = (x^2 - c) / 5 ms
    }`);
    expect(sentences(sensor)).toEqual([
      'x: rk4, as x is not linear in itself, and nothing is too fast for this step.',
      'c: exact, as what is linear with constant coefficients is solved, its drive taken at the start, middle and end of the step.',
    ]);
    expect(chosen(sensor).order).toBe(4);
  });

  it('says what depends on the time by the middle and the ends of steps, unless the input is given one value', () => {
    const model = modelOf(`neuron Driven {
      input I : mV = sin(t / 1 ms) * 1 mV
      state v : mV = 0 mV
      dv/dt = (I - v) / 10 ms
    }`);
    expect(chosen(model).choices?.[0]?.reason).toContain('its drive taken at the start');
    expect(chosen(model, usualStep(model), { I: 3 }).choices?.[0]?.reason).toContain('solved exactly');
  });

  it('solves for all states together where something is stiff that is not linear in itself', () => {
    const cable = modelOf(`neuron Cable {
      param k = 1000
      state a = 1
      state b = 0
      da/dt = (k * (b - a) - a^3) / 1 ms
      db/dt = (k * (a - b) - b^3) / 1 ms
    }`);
    expect(sentences(cable)).toEqual([
      'a, b: rodas4, as a, b are stiff at this step: rk4 would need steps of at most 0.001 ms; it ' +
        'solves for all states together.',
    ]);
    expect(chosen(cable, rational(1, 1000)).choices?.[0]?.method).toBe('rk4');
  });

  it('leaves the steps to the error where none of dt sees what happens, as in van der Pol’s oscillator', () => {
    expect(sentences(VAN_DER_POL)).toEqual([
      'x, y: rodas4_adaptive, as no method with steps of 0.01 ms follows x, y: too much happens within 0.01 ms.',
    ]);
    expect(chosen(VAN_DER_POL).driver).toBe('adaptive');
    expect(chosen(VAN_DER_POL, rational(1, 2000)).driver).toBe('fixed');
  });

  it('sees that Robertson’s reactions become stiff right after the start', () => {
    const model = modelOf(`neuron Robertson {
      time unit 1 ms
      state a = 1
      state b = 0
      state c = 0
      da/dt = -0.04 * a + 1e4 * b * c
      db/dt = 0.04 * a - 1e4 * b * c - 3e7 * b^2
      dc/dt = 3e7 * b^2
    }`);
    // `rodas4` would lose the reactions in its first step.
    expect(chosen(model).choices?.[0]).toMatchObject({
      method: 'rodas4_adaptive',
      reason: expect.stringContaining('nor would rodas4'),
    });
  });

  it('says so where no method bears the step and the model counts steps', () => {
    const model = modelOf(`neuron Counter {
      time unit 1 ms
      state n = 0
      state x = 2
      state y = 0
      dx/dt = y
      dy/dt = 1000 * (1 - x^2) * y - x
      on step { n += 1 }
    }`);
    const found = chooseMethod(model, usualStep(model));
    expect(found).toMatchObject({
      code: 'method/none-fits',
      message: 'No method follows `x`, `y` at this step: too much happens within 0.01 ms.',
      note: expect.stringContaining('`on step` runs in every step'),
    });
  });

  it('takes methods for noise where there is noise', () => {
    const additive = modelOf('neuron Noise { state x = 1; dx/dt = -x / 10 ms + xi / sqrt(1 ms) }');
    expect(sentences(additive)).toEqual(['x: sra1, as the noise is additive: strong order 3/2.']);
    const multiplied = modelOf('neuron Noise { state x = 1; dx/dt = -x / 10 ms + x * xi / sqrt(1 ms) }');
    expect(chosen(multiplied).choices?.[0]?.method).toBe('milstein');
  });

  it('takes what is always stable where not everything has a value', () => {
    const model = modelOf('neuron Open { param tau : ms; state x = 1; dx/dt = (x - x^3) / tau }');
    expect(chosen(model).choices?.[0]?.method).toBe('rodas4');
    expect(chosen(model, usualStep(model), { tau: 5 }).choices?.[0]?.method).toBe('rk4');
  });

  it('says once what holds for several blocks', () => {
    const model = modelOf(`neuron Clamp {
      input v : mV
      gate m { inf = 1 / (1 + exp(-v / 5 mV)); tau = 1 ms + 1 ms * v^2 / 100 [mV^2] }
      gate h { inf = 1 / (1 + exp(v / 5 mV)); tau = 2 ms + 1 ms * v^2 / 100 [mV^2] }
    }`);
    const reason = 'as each is linear in itself; rk4 would bear this step too';
    expect(sentences(model, usualStep(model), { v: 3 })).toEqual([`m, h: exponential_midpoint, ${reason}.`]);
    expect(sentences(model)[0]).toContain(
      'as each is linear in itself; whether it bears the step was not estimated',
    );
  });

  it('looks at all cells that it is given', () => {
    const model = modelOf('neuron Rates { param tau = 5 ms; state x = 1; dx/dt = (x - x^3) / tau }');
    const both = chooseMethod(model, usualStep(model), [new Map([['tau', 5]]), new Map([['tau', 0.004]])]);
    expect(isChosen(both) && both.choices?.[0]?.method).not.toBe('rk4');
  });

  it('is found by its name', () => {
    expect(resolveMethod(CONDUCTANCES, ' Auto ')).toMatchObject({ name: 'auto' });
    expect(resolveMethod(CONDUCTANCES, 'rk4')).toMatchObject({ name: 'rk4' });
  });
});

describe('auto, as a law', () => {
  const rate = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
  const part = fc.double({ min: 0.1, max: 1, noNaN: true });

  it('makes nothing grow at rest that the model does not make grow, of models like that of Hodgkin and Huxley', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rate, part, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
        rate,
        fc.boolean(),
        fc.integer({ min: -2, max: 1 }),
        (gates, leak, isBent, power) => {
          const model = modelOf(`neuron Random {
            time unit 1 ms
            state v = 0.1
            ${gates
              .map(
                ([speed, slope], i) => `state m${i} = 0.5
            dm${i}/dt = ${speed.toFixed(6)} * (1 / (1 + exp(-${slope.toFixed(6)} * v)) - m${i})`,
              )
              .join('\n')}
            dv/dt = -${leak.toFixed(6)} * v ${isBent ? '- v^3' : ''} ${gates
              .map(([, slope, n], i) => `- ${slope.toFixed(6)} * m${i}^${n} * (v + 1)`)
              .join(' ')}
          }`);
          const dt = rational(power < 0 ? 1 : 10 ** power, power < 0 ? 10 ** -power : 1);
          const integrator = chosen(model, dt);
          if (integrator.driver === 'adaptive') return;
          const equations = known(localEquations(model), 'equations');
          for (const { values, kind, eigenvalues } of findEquilibria(equations).found) {
            if (!kind.startsWith('stable')) continue;
            const rest = Float64Array.from(values.values());
            expect(stabilityOf(equations, integrator, rest, eigenvalues)(10 ** power)).toBe(true);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
