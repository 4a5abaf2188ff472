import { describe, expect, test } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import { withStimuli } from '../../src/check/stimuli.ts';
import { decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { createInterpreter, interpret } from '../../src/interpreter/interpret.ts';
import exact from '../reference/hh_squid_exact.json' with { type: 'json' };
import fixedStep from '../reference/hh_squid_fixed_step.json' with { type: 'json' };
import { largestDifference, upCrossings, upCrossingsOfLine } from './measure.ts';
import { type Run, runInterpreter, runJavaScript, WAYS } from './run-model.ts';
import { neuron } from './shipped-models.ts';

const MODEL = neuron('hodgkin-huxley');
const STATES = { v: 'V', 'sodium.m': 'm', 'sodium.h': 'h', 'potassium.n': 'n' } as const;
const NAMES = ['v', 'sodium.m', 'sodium.h', 'potassium.n'] as const;
const given = { I: 10 };

/** The methods of the reference, by our names. */
const METHODS = [
  ['euler', 'euler'],
  ['midpoint', 'rk2'],
  ['rk4', 'rk4'],
  ['exponential_euler', 'exponential_euler'],
] as const;

/** `hh_squid_fixed_step.json`, tolerance: 1e-8 at samples, 1e-12 in the first steps, 1e-8 ms for crossings. */
describe.each(WAYS)('%s at dt = 0.01 ms', (_, run) => {
  test.each(METHODS)('%s gives what Brian2 gives', (method, named) => {
    const { data } = fixedStep;
    const reference = data[named];
    const { traces, spikes } = run(MODEL, { method, dt: [1, 100], steps: 10_000, given, records: NAMES });
    const values = (name: keyof typeof STATES): readonly number[] => traces.get(name) ?? [];
    for (const name of NAMES) {
      const samples = values(name).filter((_value, k) => k % 100 === 0);
      expect(largestDifference(samples, reference[STATES[name]])).toBeLessThan(1e-8);
      const { state_after_1_step: one, state_after_10_steps: ten } = reference;
      const early = [values(name)[1] ?? 0, values(name)[10] ?? 0];
      expect(largestDifference(early, [one[STATES[name]], ten[STATES[name]]])).toBeLessThan(1e-12);
    }
    const crossings = upCrossingsOfLine(values('v'), 0).map((k) => k * 0.01);
    expect(largestDifference(crossings, reference.V_up_crossings_0mV_ms_linear_interpolation)).toBeLessThan(
      1e-8,
    );
    expect(spikes).toEqual(reference.first_step_index_with_V_above_0);
  });
});

describe('the two ways', () => {
  const run = (method: Run['method']): Run => ({ method, dt: [1, 100], steps: 2000, given, records: NAMES });

  test.each(['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38'] as const)(
    '%s: the same bits',
    (method) => {
      expect(runJavaScript(MODEL, run(method))).toEqual(runInterpreter(MODEL, run(method)));
    },
  );

  test('exponential_euler: the same to rounding', () => {
    const [compiled, reference] = [runJavaScript, runInterpreter].map((way) =>
      way(MODEL, run('exponential_euler')),
    );
    expect(compiled?.spikes).toEqual(reference?.spikes);
    for (const name of NAMES) {
      expect(
        largestDifference(compiled?.traces.get(name) ?? [], reference?.traces.get(name) ?? []),
      ).toBeLessThan(1e-10);
    }
  });
});

/** `hh_squid_exact.json`: the solution, good to 1e-9. */
describe('as dt falls', () => {
  const errorAt = (method: Run['method'], stepsPerMs: number): number => {
    const every = stepsPerMs / 2;
    const steps = 100 * stepsPerMs;
    const { traces } = runJavaScript(MODEL, {
      method,
      dt: [1, stepsPerMs],
      steps,
      given,
      records: ['v'],
      every,
    });
    return largestDifference(traces.get('v') ?? [], exact.data.V);
  };

  test.each([
    ['euler', 1, 3200],
    ['exponential_euler', 1, 12_800],
    ['midpoint', 2, 800],
    ['rk3', 3, 200],
    ['rk4', 4, 100],
  ] as const)('the error of %s falls with dt^%i', (method, order, stepsPerMs) => {
    const ratio = errorAt(method, stepsPerMs) / errorAt(method, 2 * stepsPerMs);
    expect(Math.log2(ratio)).toBeCloseTo(order, 0);
  });

  test('rk4 comes within 1e-7 mV of it, and within 1e-8 ms of its spikes', () => {
    const stepsPerMs = 1000;
    const run = {
      method: 'rk4',
      dt: [1, stepsPerMs],
      steps: 100 * stepsPerMs,
      given,
      records: NAMES,
    } as const;
    const { traces } = runJavaScript(MODEL, run);
    for (const name of NAMES) {
      const samples = (traces.get(name) ?? []).filter((_, k) => k % 500 === 0);
      expect(largestDifference(samples, exact.data[STATES[name]])).toBeLessThan(1e-7);
    }
    const crossings = upCrossings(traces.get('v') ?? [], 0).map((k) => k / stepsPerMs);
    expect(largestDifference(crossings, exact.data.V_up_crossings_0mV_ms)).toBeLessThan(1e-8);
  });
});

describe('the model', () => {
  test('starts its gates at their steady states', () => {
    const cell = createInterpreter(MODEL, { method: 'rk4', dt: rational(1, 100) });
    const { values } = exact.initial_state;
    for (const name of NAMES) expect(cell.state(name)).toBeCloseTo(values[STATES[name]], 15);
  });

  test('answers a short pulse with one spike, and with none without sodium channels', () => {
    const stimulus = {
      target: 'I',
      source: { name: '<input>', text: 'if t > 10 ms and t < 11 ms then 15 uA/cm^2 else 0' },
    };
    const pulsed = known(withStimuli(MODEL, [stimulus]).model, 'model with its stimulus');
    const pulse = { method: 'rk4', dt: [1, 100], steps: 10_000, records: [] } as const;
    const [spikes, blocked] = [{}, { 'sodium.g': 0 }].map(
      (set) => runJavaScript(pulsed, { ...pulse, given: set }).spikes,
    );
    expect(spikes?.length).toBe(1);
    expect(blocked).toEqual([]);
  });

  test('in fifty digits does what it does in float64, to rounding', () => {
    const options = {
      method: 'rk4',
      dt: rational(1, 100),
      steps: 10,
      given: new Map([['I', 10]]),
      records: NAMES,
    } as const;
    const fifty = decimals(50);
    const precise = interpret(MODEL, { ...options, arithmetic: fifty });
    const rounded = interpret(MODEL, options);
    for (const name of NAMES) {
      const [expected, actual] = [precise.traces.get(name)?.at(-1), rounded.traces.get(name)?.at(-1)];
      if (expected === undefined || actual === undefined) throw new Error(name);
      expect(Math.abs(expected.minus(actual).div(expected).toNumber())).toBeLessThan(2e-15);
    }
  });

  test('has finite rates where they are 0/0 as written', () => {
    const at = (v: number, name: string): number => {
      const options = { method: 'rk4', dt: rational(1, 100), given: new Map([['v', v]]) } as const;
      return createInterpreter(MODEL, options).value(name);
    };
    expect(at(-40, 'sodium.m.alpha')).toBe(1);
    expect(at(-55, 'potassium.n.alpha')).toBe(0.1);
    expect(at(-40 + 1e-9, 'sodium.m.alpha')).toBeCloseTo(1 + 0.5e-10, 15);
  });
});
