import { describe, expect, it } from 'vitest';
import {
  type CheckedModel,
  type CompareOptions,
  type Comparison,
  compare,
  describeComparison,
  type MethodReport,
  modelOf,
} from '../../src/index.ts';
import { findIntegrator, isIntegrator } from '../../src/lower/integrators/find-integrator.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import {
  comparisonOf,
  FITZHUGH_NAGUMO,
  KINKED,
  LEAKY,
  LORENZ,
  VAN_DER_POL,
  WITHOUT_TERM,
} from './compared-models.ts';

function methodNamed({ methods }: Comparison, name: string): MethodReport {
  const found = methods.find((method) => method.name === name);
  if (found === undefined) throw new Error(`${name} was not compared`);
  return found;
}

/** What is said of each method, by name. */
function verdicts({ methods }: Comparison): Readonly<Record<string, string>> {
  return Object.fromEntries(methods.map(({ name, verdict }) => [name, verdict]));
}

function integrator(name: string): Integrator {
  const found = findIntegrator(name);
  if (!isIntegrator(found)) throw new Error(found.message);
  return found;
}

describe('comparing methods', () => {
  it('finds the order of each, the steps that are good enough, and the verdict', async () => {
    const comparison = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'euler, heun, rk4',
      dt: '0.2, 0.1, 0.05, 0.025 ms',
      for: '40 ms',
      tolerance: 0.02,
    });
    expect(comparison.passed).toBe(true);
    expect(verdicts(comparison)).toEqual({ euler: 'meets', heun: 'meets', rk4: 'meets' });
    // A ladder of four steps shows the order to a tenth: what is left are the terms of the next order.
    expect(comparison.methods.map(({ order }) => order?.order.toFixed(0))).toEqual(['1', '2', '4']);
    const good = comparison.methods.map(({ rungs }) =>
      rungs.flatMap((rung) => (rung.kind === 'compared' && rung.meets ? [rung.dt] : [])),
    );
    expect(good).toEqual([
      [0.1, 0.05, 0.025],
      [0.2, 0.1, 0.05, 0.025],
      [0.2, 0.1, 0.05, 0.025],
    ]);
    expect(comparison.reference).toMatchObject({ kind: 'agreed', spikes: 1, failed: [] });
    // Two methods at a tolerance of 1e-12 in each step.
    expect(comparison.reference.uncertainty).toBeLessThan(1e-10);
  });

  it('gives errors in the units of the variables and as shares of their ranges', async () => {
    const { variables, methods } = await comparisonOf(LEAKY, {
      methods: 'heun',
      dt: '0.5, 0.25 ms',
      for: '5 ms',
      record: ['v'],
    });
    expect(variables).toMatchObject([{ name: 'v', unit: 'mV', low: 0 }]);
    // v = 25 mV (1 - exp(-t / tau)) at 5 ms.
    const end = 25 * (1 - Math.exp(-0.5));
    expect(variables[0]?.high).toBeCloseTo(end, 12);
    const [first] = methods[0]?.rungs ?? [];
    if (first?.kind !== 'compared') throw new Error('heun diverged');
    const [error] = first.errors;
    // Heun's factor is 1 - h + h^2 / 2 with h = dt / tau, ten times.
    const heun = 25 * (1 - (1 - 0.05 + 0.05 ** 2 / 2) ** 10);
    expect(error?.max).toBeCloseTo(Math.abs(heun - end), 10);
    expect(error?.relativeMax).toBeCloseTo(Math.abs(heun - end) / end, 10);
    expect(error?.rms).toBeLessThan(error?.max ?? 0);
    expect(first.error).toBe(error?.relativeMax);
  });

  it('takes a run that diverges as a result', async () => {
    const comparison = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'euler,rk4',
      dt: '4, 0.1, 0.05 ms',
      for: '40 ms',
    });
    const [longest] = methodNamed(comparison, 'euler').rungs;
    expect(longest).toMatchObject({ kind: 'diverged', dt: 4 });
    expect(comparison.reference.kind).toBe('agreed');
  });

  it('lists methods that refuse the model, with their reason', async () => {
    const { refused, methods } = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'all',
      dt: '0.1 ms',
      for: '2 ms',
    });
    expect(refused.map(({ name }) => name)).toContain('exact');
    expect(refused.find(({ name }) => name === 'exact')?.reason).toContain('dv/dt');
    expect(methods.map(({ name }) => name)).not.toContain('exact');
    expect(methods.length).toBeGreaterThan(8);
  });

  it('measures what a second of the model costs, and finds the cheapest that is good enough', async () => {
    const { cheapest, methods } = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'rk4',
      dt: '0.2, 0.1 ms',
      for: '20 ms',
      repeats: 1,
    });
    const costs = methods.flatMap(({ rungs }) =>
      rungs.flatMap((rung) => ('cost' in rung ? [rung.cost] : [])),
    );
    expect(costs.every((cost) => cost > 0)).toBe(true);
    // The longest step counts of those within a tenth.
    expect(cheapest?.cost).toBeLessThanOrEqual(1.1 * Math.min(...costs));
    expect(cheapest?.method).toBe('rk4');
  });

  it('compares all cells', async () => {
    const { cells, methods, reference } = await comparisonOf(LEAKY, {
      methods: 'exact',
      dt: '0.1, 0.05 ms',
      for: '30 ms',
      cells: 3,
      tolerance: 0.05,
      inputs: { drive: '(10 + 10 * i) * 1 mV' },
    });
    expect(cells).toBe(3);
    // The first is below threshold; 20 mV reaches it at 10 ms ln 4, 30 mV at 10 ms ln 2, four times.
    expect(reference.spikes).toBe(0 + 2 + 4);
    expect(methods[0]?.verdict).toBe('meets');
  });

  it('compares what a parameter and a stimulus are set to', async () => {
    const { variables } = await comparisonOf(LEAKY, {
      methods: 'exact',
      dt: '0.1 ms',
      for: '10 ms',
      set: { tau: '5 ms' },
      inputs: { drive: 'if t < 5 ms then 10 mV else 0 mV' },
    });
    expect(variables[0]?.high).toBeCloseTo(10 * (1 - Math.exp(-1)), 12);
  });
});

describe('spikes that reset on the grid', () => {
  it('are told from the order of the method, which is seen before the first of them', async () => {
    const comparison = await comparisonOf(LEAKY, {
      methods: 'euler,heun,rk3,exact',
      dt: '0.4, 0.2, 0.1, 0.05 ms',
      for: '50 ms',
      tolerance: 0.05,
    });
    expect(comparison.resetsOnGrid).toBe(true);
    const orders = comparison.methods.map(({ orderBeforeSpike }) => orderBeforeSpike?.order.toFixed(0));
    expect(orders).toEqual(['1', '2', '3', undefined]);
    expect(methodNamed(comparison, 'exact').declaredOrder).toBeUndefined();
    expect(comparison.passed).toBe(true);
    expect(comparison.notes[0]).toContain('Spikes and resets fall on the grid');
  });

  it('do not where they are located: methods keep their order behind them', async () => {
    const comparison = await comparisonOf(LEAKY, {
      methods: 'heun,rk3',
      dt: '0.4, 0.2, 0.1, 0.05 ms',
      for: '50 ms',
      spikeTimes: 'located',
      tolerance: 1e-3,
    });
    expect(comparison.resetsOnGrid).toBe(false);
    expect(comparison.methods.map(({ order }) => order?.order.toFixed(0))).toEqual(['2', '3']);
    expect(comparison.passed).toBe(true);
    // No grid dates them, so nothing is forgiven: the longest step is good enough by the spikes' own times.
    const [rung] = methodNamed(comparison, 'rk3').rungs;
    expect(rung).toMatchObject({ meets: true, spikes: { cellsThatDiffer: 0 } });
  });

  it('are refused by methods that cannot locate them, where that is asked for', async () => {
    const { refused, methods } = await comparisonOf(LEAKY, {
      methods: 'rk4,implicit_euler',
      dt: '0.1 ms',
      for: '20 ms',
      spikeTimes: 'located',
    });
    expect(methods.map(({ name }) => name)).toEqual(['rk4']);
    expect(refused.map(({ name }) => name)).toEqual(['implicit_euler']);
  });

  it('drift: the n-th spike is compared with the n-th of the reference', async () => {
    const { methods, reference } = await comparisonOf(LEAKY, { methods: 'exact', dt: '1 ms', for: '50 ms' });
    // Exact solutions spike every 10 ms ln(25 / 10) = 9.16 ms; on a grid of 1 ms every 10 ms.
    const exact = 10 * Math.log(2.5);
    const [rung] = methods[0]?.rungs ?? [];
    if (rung?.kind !== 'compared') throw new Error('exact diverged');
    expect(reference.spikes).toBe(5);
    expect(rung.spikes).toMatchObject({ count: 5, expected: 5, cellsThatDiffer: 0 });
    // The reference locates spikes: to a hundred times its tolerance of 1e-12.
    expect(Math.abs((rung.spikes?.max ?? 0) - (50 - 5 * exact))).toBeLessThan(1e-9);
    expect(Math.abs((rung.spikes?.mean ?? 0) - 3 * (10 - exact))).toBeLessThan(1e-9);
    expect(rung.meets).toBe(false);
  });

  it('are counted: a run with another number of spikes is not good enough, whatever is tolerated', async () => {
    const comparison = await comparisonOf(LEAKY, {
      methods: 'euler',
      dt: '8, 4 ms',
      for: '48 ms',
      tolerance: 100,
    });
    const { methods, verdict, passed } = comparison;
    const counts = methods[0]?.rungs.map((rung) =>
      rung.kind === 'compared' ? rung.spikes?.count : undefined,
    );
    expect(counts).toEqual([6, 6]);
    expect(passed).toBe(false);
    // The table's footnote reads its own numbers.
    const { sections } = describeComparison(comparison);
    const drifts = sections.find(({ title }) => title.startsWith('Largest drift'));
    expect(drifts?.notes).toEqual(['6/5: 6 spikes, where the reference has 5.']);
    expect(drifts?.rows[0]?.[1]).toMatch(/ 6\/5$/);
    expect(verdict).toBe('`euler`: It is not good enough at any step: 6 spikes instead of 5 at dt = 4 ms.');
  });
});

describe('planted mistakes', () => {
  it('a wrong entry of a tableau is found by the order that the method falls short of', async () => {
    // The second stage of rk4 should be 0 1/2: its row sums to 1/2 all the same.
    const wrong = integrator('tableau: 1/2; 1/4 1/4; 0 0 1; 1/6 1/3 1/3 1/6');
    const options = { dt: '0.2, 0.1, 0.05, 0.025 ms', for: '40 ms' } as const;
    const claims = { ...wrong, name: 'my_rk4', order: 4 };
    const comparison = await comparisonOf(FITZHUGH_NAGUMO, { ...options, methods: [claims] });
    expect(verdicts(comparison)).toEqual({ my_rk4: 'order' });
    expect(comparison.passed).toBe(false);
    expect(comparison.verdict).toMatch(
      /^`my_rk4` does not agree\. Its error falls as dt\^[23](\.\d)?, though it promises dt\^4\.$/,
    );
    // As a text it promises no more than its coefficients give, and is seen to keep it.
    const honest = await comparisonOf(FITZHUGH_NAGUMO, { ...options, methods: [wrong.name] });
    expect(honest.passed).toBe(true);
    const { declaredOrder = Number.NaN, order } = honest.methods[0] ?? {};
    expect(declaredOrder).toBeLessThan(4);
    expect(Math.abs((order?.order ?? 0) - declaredOrder)).toBeLessThan(0.3);
  });

  it('a dropped term is found, as every method goes to another solution', async () => {
    const comparison = await comparisonOf(WITHOUT_TERM, {
      reference: FITZHUGH_NAGUMO,
      methods: 'rk4,heun',
      dt: '0.1, 0.05, 0.025 ms',
      for: '40 ms',
    });
    expect(verdicts(comparison)).toEqual({ rk4: 'stuck', heun: 'stuck' });
    expect(comparison.passed).toBe(false);
    expect(comparison.verdict).toContain('goes to another solution than the reference');
    expect(comparison.reference.model).toBe('FitzHughNagumo');
  });

  it('a parameter that is off by a thousandth is found where that matters', async () => {
    const options = { reference: FITZHUGH_NAGUMO, methods: 'rk4', dt: '0.1, 0.05, 0.025 ms', for: '40 ms' };
    const off = { ...options, set: {}, tolerance: 1e-5 };
    const same = await comparisonOf(FITZHUGH_NAGUMO, off);
    expect(same.passed).toBe(true);
    const changed: CheckedModel = {
      ...FITZHUGH_NAGUMO,
      states: FITZHUGH_NAGUMO.states.map((state) =>
        state.name === 'w' && state.initial.kind === 'number'
          ? { ...state, initial: { ...state.initial, value: 1.001 } }
          : state,
      ),
    };
    const comparison = await comparisonOf(changed, off);
    expect(verdicts(comparison)).toEqual({ rk4: 'stuck' });
  });

  it('kinks in equations are no mistake of a method: they hold all methods down', async () => {
    const comparison = await comparisonOf(KINKED, {
      methods: 'rk4,rk38,heun',
      dt: '0.4, 0.2, 0.1, 0.05 ms',
      for: '20 ms',
    });
    expect(comparison.passed).toBe(true);
    expect(methodNamed(comparison, 'rk4').order?.order).toBeLessThan(3.5);
  });

  it('kinks are looked for with another method where only one is compared', async () => {
    const comparison = await comparisonOf(KINKED, {
      methods: 'rk38',
      dt: '0.4, 0.2, 0.1, 0.05 ms',
      for: '20 ms',
    });
    expect(comparison.methods.map(({ name }) => name)).toEqual(['rk38']);
    expect(comparison.passed).toBe(true);
  });
});

describe('a chaotic model', () => {
  const options = { methods: 'rk4,heun', dt: '0.004, 0.002 ms', for: '400 ms' } as const;

  it('is compared step by step while solutions are the same, and by statistics behind that', async () => {
    const comparison = await comparisonOf(LORENZ, options);
    const { kind, until = 0, comparedUntil = 0 } = comparison.reference;
    expect(kind).toBe('parting');
    // From rounding (1e-16) to a thousandth at the rate of 0.9056 (Sprott 2003): 33 time constants of 1.1 ms at most.
    expect(until).toBeGreaterThan(15);
    expect(until).toBeLessThan(40);
    expect(comparedUntil).toBeLessThan(until / 4);
    expect(comparison.passed).toBe(true);
    expect(verdicts(comparison)).toEqual({ rk4: 'meets', heun: 'meets' });
    expect(comparison.notes[0]).toContain('as in a chaotic model');
    const [rung] = methodNamed(comparison, 'rk4').rungs;
    if (rung?.kind !== 'compared') throw new Error('rk4 diverged');
    expect(rung.statistics.map(({ name, agrees }) => [name, agrees])).toEqual([
      ['mean(x)', true],
      ['sd(x)', true],
      ['mean(y)', true],
      ['sd(y)', true],
      ['mean(z)', true],
      ['sd(z)', true],
      ['rate(spikes)', true],
      ['cv(intervals)', true],
    ]);
    const meanOfZ = rung.statistics.find(({ name }) => name === 'mean(z)');
    // 23.55 is the mean of z over long times.
    expect(Math.abs((meanOfZ?.expected ?? 0) - 23.55)).toBeLessThan(meanOfZ?.expectedHalf ?? 0);
  });

  it('with another attractor differs in its statistics', async () => {
    const { methods } = await comparisonOf(LORENZ, { ...options, reference: LORENZ, set: { rho: 28 } });
    expect(methods[0]?.verdict).toBe('meets');
    const wider = {
      ...LORENZ,
      parameters: LORENZ.parameters.map((parameter) =>
        parameter.name === 'rho' && parameter.value?.kind === 'number'
          ? { ...parameter, value: { ...parameter.value, value: 32 } }
          : parameter,
      ),
    };
    const other = await comparisonOf(wider, { ...options, reference: LORENZ });
    const [rung] = other.methods[0]?.rungs ?? [];
    if (rung?.kind !== 'compared') throw new Error('rk4 diverged');
    expect(rung.statistics.find(({ name }) => name === 'mean(z)')?.agrees).toBe(false);
    expect(other.passed).toBe(false);
  });
});

describe('what is good enough', () => {
  const options = { dt: '0.1, 0.05 ms', for: '20 ms' } as const;

  it('is said for a variable in its unit, and for spike times', async () => {
    const { variables, spikeTolerance } = await comparisonOf(LEAKY, {
      ...options,
      methods: 'exact',
      tolerance: ['1e-3', 'v = 200 uV', 'spikes = 50 us'],
    });
    expect(variables[0]?.tolerance).toBeCloseTo(0.2, 12);
    expect(spikeTolerance).toBeCloseTo(0.05, 12);
  });

  it('is asked of every method that is named, and of one of all', async () => {
    const named = await comparisonOf(FITZHUGH_NAGUMO, { ...options, methods: 'euler,rk4', tolerance: 1e-4 });
    expect(named.passed).toBe(false);
    expect(named.verdict).toContain('`euler`: It is not good enough at any step');
    const all = await comparisonOf(FITZHUGH_NAGUMO, { ...options, tolerance: 1e-4 });
    expect(all.passed).toBe(true);
    expect(verdicts(all).euler).toBe('coarse');
  });

  it('may be more than the reference is known to: that fails', async () => {
    const { passed, verdict } = await comparisonOf(LEAKY, { ...options, tolerance: 1e-15 });
    expect(passed).toBe(false);
    expect(verdict).toMatch(
      /^The reference is known to \S+ of a range only, too little for a tolerance of 1e-15\.$/,
    );
  });
});

describe('numbers of float32', () => {
  it('are compared beside float64: their rounding is what is left at short steps, and no other solution', async () => {
    const comparison = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'rk4',
      dt: '0.1, 0.05, 0.025, 0.0125 ms',
      for: '40 ms',
      float: ['f32', 'f64'],
      tolerance: 1e-6,
    });
    expect(comparison.methods.map(({ name, isFloat32 }) => [name, isFloat32])).toEqual([
      ['rk4 in f32', true],
      ['rk4', undefined],
    ]);
    const [single, double] = comparison.methods.map(({ rungs }) =>
      rungs.flatMap((rung) => (rung.kind === 'compared' ? [rung.error] : [])),
    );
    // 2^-24 in each of thousands of steps, on a solution whose fast upstroke magnifies it.
    expect(single?.at(-1)).toBeGreaterThan(1e-8);
    expect(single?.at(-1)).toBeLessThan(1e-3);
    expect(double?.at(-1)).toBeLessThan(1e-8);
    expect(['meets', 'coarse']).toContain(methodNamed(comparison, 'rk4 in f32').verdict);
  });
});

describe('methods that choose their steps', () => {
  it('are compared at tolerances, beside those that are given a step', async () => {
    const comparison = await comparisonOf(FITZHUGH_NAGUMO, {
      methods: 'dopri5,rk4',
      dt: '0.1, 0.05 ms',
      for: '40 ms',
      tolerance: 1e-3,
    });
    const { rungs, order, verdict } = methodNamed(comparison, 'dopri5');
    expect(rungs.map(({ dt, tolerance }) => [dt, tolerance])).toEqual(
      [1e-3, 1e-4, 1e-5, 1e-6, 1e-8].map((tolerance) => [undefined, tolerance]),
    );
    const errors = rungs.flatMap((rung) => (rung.kind === 'compared' ? [rung.error] : []));
    expect(errors.at(-1)).toBeLessThan(1e-6);
    expect(errors.at(-1)).toBeLessThan((errors[0] ?? 0) / 100);
    expect({ order, verdict }).toEqual({ order: undefined, verdict: 'meets' });
  });

  it('find the reference of a stiff model', async () => {
    // Van der Pol with mu = 1000: a step of explicit methods must be below 2 / (3 mu), 0.7 ms, over 300 ms.
    const stiff = modelOf(`neuron VanDerPol {
      time unit 1 ms
      param mu = 1000
      state x = 2
      state y = 0
      dx/dt = y
      dy/dt = mu * (1 - x^2) * y - x
    }`);
    const { reference, methods } = await comparisonOf(stiff, {
      methods: 'rodas4,rk4',
      dt: '2, 1 ms',
      for: '300 ms',
      record: 'x',
      tolerance: 1e-4,
    });
    expect(reference.kind).toBe('agreed');
    expect(methods.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['rodas4', 'meets'],
      ['rk4', 'diverged'],
    ]);
  });
});

describe('a run in which nothing changes', () => {
  it('does not pass: it tells nothing of the methods', async () => {
    const { passed, verdict, cheapest } = await comparisonOf(LEAKY, {
      methods: 'rk4,exact',
      dt: '0.1, 0.05 ms',
      for: '10 ms',
      inputs: { drive: '0 mV' },
    });
    expect({ passed, cheapest }).toEqual({ passed: false, cheapest: undefined });
    expect(verdict).toBe(
      'Nothing changes in this run, so that it tells nothing of the methods: give the model an input, another start, or more time.',
    );
  });
});

describe('a stiff model', () => {
  it('holds orders down, which is no mistake of a method that is good enough', async () => {
    const comparison = await comparisonOf(VAN_DER_POL, {
      methods: 'exponential_midpoint',
      dt: '0.4, 0.2, 0.1, 0.05 ms',
      for: '40 ms',
    });
    const [method] = comparison.methods;
    expect(method?.order?.order).toBeLessThan((method?.declaredOrder ?? 0) - 0.5);
    expect(method?.verdict).toBe('meets');
    expect(comparison.passed).toBe(true);
    expect(comparison.notes.join(' ')).toContain('The model is stiff at these steps');
    expect(comparison.notes.join(' ')).not.toContain('kinks');
  });
});

describe('a comparison that cannot be made', () => {
  it('is one with options that there are none of', async () => {
    const options = { duration: '10 ms', method: 'rk4', repeat: 2 };
    // As a program that is not checked by types would pass them.
    const { comparison, diagnostics } = await compare(LEAKY, options as CompareOptions);
    expect(comparison).toBeUndefined();
    expect(diagnostics.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      ['run/unknown-option', 'A comparison has no option `duration`.', 'did you mean `for`?'],
      ['run/unknown-option', 'A comparison has no option `method`.', 'did you mean `methods`?'],
      ['run/unknown-option', 'A comparison has no option `repeat`.', 'did you mean `repeats`?'],
    ]);
  });

  it('says everything that is wrong with what was asked for', async () => {
    const { comparison, diagnostics } = await compare(LEAKY, {
      methods: 'rk5, heun',
      dt: '0.1, 0.05 mV',
      tolerance: ['v = 1 ms', 'v = 1', 'spikes = 2', 'u = 1 mV', '5 mV', '-1'],
    });
    expect(comparison).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'run/not-a-time: `dt` must be a time, but `0.1 mV` is no time.',
      'run/not-a-time: `dt` must be a time, but `0.05 mV` is no time.',
      'compare/not-a-tolerance: The tolerance `v = 1 ms` is given as time, but `v` is in mV.',
      'compare/not-a-tolerance: The tolerance `v = 1` has no unit, but `v` is in mV.',
      'compare/not-a-tolerance: The tolerance `spikes = 2` has no unit, but spike times are in ms.',
      'compare/not-a-tolerance: The tolerance `u = 1 mV` names `u`, which is no variable.',
      'compare/not-a-tolerance: The tolerance `5 mV` has a unit, but not the name of a variable.',
      'compare/not-a-tolerance: The tolerance `-1` is no number above 0.',
      'method/unknown: There is no method `rk5`.',
    ]);
  });

  it('says what is wrong with settings once, though every run would', async () => {
    const { diagnostics } = await compare(LEAKY, { set: { nothing: 1 }, dt: '0.1 ms', for: '1 ms' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/not-settable']);
  });

  it('says where models have other variables', async () => {
    const { diagnostics } = await compare(FITZHUGH_NAGUMO, { reference: LEAKY, dt: '0.1 ms', for: '1 ms' });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`v` is not in `Leaky`, or in another unit there.',
      '`w` is not in `Leaky`, or in another unit there.',
    ]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const report = await compare(FITZHUGH_NAGUMO, {
      methods: 'rk4,heun',
      dt: '0.1 ms',
      signal: controller.signal,
      onProgress: ({ now, done, total }) => {
        told.push(`${now} ${done}/${total}`);
        if (total !== undefined) controller.abort();
      },
    });
    expect(report).toEqual({ diagnostics: [], sources: [], isStopped: true });
    expect(told[0]).toMatch(/^reference: \w+ at .* 0\/undefined$/);
    expect(told.at(-1)).toBe('rk4 at dt = 0.1 ms 0/2');
  });
});
