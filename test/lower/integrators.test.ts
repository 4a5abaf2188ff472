import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { findIntegrator, INTEGRATORS, isIntegrator } from '../../src/lower/integrators/find-integrator.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { orderOf } from '../../src/lower/integrators/tableau.ts';
import { rungeKutta } from '../../src/lower/integrators/user-tableau.ts';
import { integrator, modelOf, trace } from './run-program.ts';

/** Nonlinear, coupled and with `t`: x = exp(sin t), y = 1 / (1 + t^2), z = x y. */
const SMOOTH = modelOf(`
neuron Smooth {
  time unit 1 ms
  state x = 1; state y = 1; state z = 1
  dx/dt = x * cos(t)
  dy/dt = -2 * t * y^2
  dz/dt = z * cos(t) - 2 * t * x * y * y
}`);

/** Butcher (1964), order 5 in six stages. */
const BUTCHER5 = rungeKutta({
  name: 'butcher5',
  a: [
    [],
    ['1/4'],
    ['1/8', '1/8'],
    [0, '-1/2', 1],
    ['3/16', 0, 0, '9/16'],
    ['-3/7', '2/7', '12/7', '-12/7', '8/7'],
  ],
  b: ['7/90', 0, '32/90', '12/90', '32/90', '7/90'],
});

function error(method: Integrator, stepsPerUnit: number): number {
  const until = 2;
  const run = { method, q: stepsPerUnit, steps: until * stepsPerUnit };
  const [x, y] = [Math.exp(Math.sin(until)), 1 / (1 + until ** 2)];
  const exact = { x, y, z: x * y };
  return Math.max(
    ...Object.entries(exact).map(([name, value]) =>
      Math.abs((trace(SMOOTH, name, run).at(-1) ?? NaN) - value),
    ),
  );
}

describe('every integrator', () => {
  const user = isIntegrator(BUTCHER5) ? [BUTCHER5] : [];
  const steady = INTEGRATORS.filter(({ driver }) => driver !== 'adaptive');
  it.each([...steady, ...user].map((each) => [each.name, each] as const))(
    '%s approaches the solution with its declared order',
    (_, method) => {
      const steps = method.order < 4 || method.driver === 'iterated' ? 64 : 16;
      const observed = Math.log2(error(method, steps) / error(method, 2 * steps));
      expect(observed).toBeGreaterThan(method.order - 0.2);
      expect(observed).toBeLessThan(method.order + 0.4);
    },
  );

  it('is found by its name and its aliases, whatever the case and the hyphens', () => {
    for (const each of INTEGRATORS) {
      for (const name of [
        each.name,
        ...each.aliases,
        each.name.toUpperCase(),
        each.name.replaceAll('_', '-'),
      ]) {
        expect(findIntegrator(name)).toBe(each);
      }
    }
  });

  it('has a name of its own', () => {
    const names = INTEGRATORS.flatMap((each) => [each.name, ...each.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares the order that its tableau has', () => {
    for (const { tableau, order } of INTEGRATORS)
      if (tableau !== undefined) expect(orderOf(tableau)).toBe(order);
  });
});

describe('the stability that is declared', () => {
  // A gate at rest at 0.5, displaced: dt is `ratio` of its time constant.
  const furthest = (name: string, ratio: number): number => {
    const model = modelOf('neuron Cell { param k = 1; gate m = 1 { inf = 0.5; tau = 1 ms / k } }');
    const values = trace(model, 'm', { method: name, steps: 40, given: { k: ratio } });
    // Past the largest number there is NaN too.
    return Math.max(...values.map((value) => (Number.isNaN(value) ? Infinity : Math.abs(value - 0.5))));
  };

  it.each(
    INTEGRATORS.filter(({ driver }) => driver !== 'adaptive').map(
      (each) => [each.name, each.stability] as const,
    ),
  )('holds for %s (%s)', (name, stability) => {
    expect(furthest(name, 1)).toBeLessThanOrEqual(0.5);
    for (const ratio of [4, 1e3, 1e6]) {
      if (stability === 'explicit') expect(furthest(name, ratio)).toBeGreaterThan(1e3);
      else expect(furthest(name, ratio)).toBeLessThanOrEqual(0.5);
    }
  });

  it.each(
    INTEGRATORS.filter(({ driver }) => driver === 'adaptive').map(
      (each) => [each.name, each.stability] as const,
    ),
  )('is kept by %s (%s), which shortens its steps where it must', (name, stability) => {
    // Within the tolerance of 1e-6, which is relative to the largest value.
    for (const ratio of [1, 4, 1e3, ...(stability === 'implicit' ? [1e6, 1e9] : [])]) {
      expect(furthest(name, ratio)).toBeLessThanOrEqual(0.5 + 1e-5);
    }
  });
});

describe('exponential Euler', () => {
  it('is exact where an equation is linear in its own variable', () => {
    const model = modelOf('neuron Cell { state v = 1; dv/dt = (3 - v) / 2 ms }');
    const values = trace(model, 'v', { method: 'exponential_euler', p: 5, steps: 3 });
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(3 - 2 * Math.exp(-2.5 * k), 12);
  });

  it('gives the limit, a straight line, where the rate is zero', () => {
    const model = modelOf(`
neuron Cell {
  param k = 0
  state v = 1; state w = 1; state x = 1
  dv/dt = (2 - k * v) / 1 ms
  dw/dt = 2 / 1 ms
  dx/dt = (x^2 - 2 * x + 3) / 1 ms
}`);
    for (const name of ['v', 'w', 'x']) {
      expect(trace(model, name, { method: 'exponential_euler', steps: 1 })).toEqual([1, 3]);
    }
  });

  it('takes the step of Euler where the slope is infinite, as at the foot of a square root', () => {
    const model = modelOf('neuron Cell { state x = 0; dx/dt = (1 - sqrt(x)) / 1 ms }');
    const [start, next, later = NaN] = trace(model, 'x', { method: 'exponential_euler', q: 10, steps: 2 });
    expect([start, next]).toEqual([0, 0.1]);
    expect(later).toBeGreaterThan(0.1);
  });

  it('stays at a fixed point, however fast the variable would leave it, or however steep the root is', () => {
    const model = modelOf(`
neuron Cell {
  state x = 0; state y = 0; state z = -0
  dx/dt = 8 * x / 1 us
  dy/dt = sqrt(y) / 1 ms
  dz/dt = z / 1 us
}`);
    for (const name of ['x', 'y', 'z']) {
      expect(trace(model, name, { method: 'exponential_euler', steps: 2 }).map(Math.abs)).toEqual([0, 0, 0]);
    }
  });

  it('overflows where the solution does', () => {
    const model = modelOf('neuron Cell { state x = 1; dx/dt = 8 * x / 1 us }');
    expect(trace(model, 'x', { method: 'exponential_euler', steps: 1 }).at(-1)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('keeps a stiff gate within 0 and 1 where Euler leaves it', () => {
    const model = modelOf(`
neuron Cell { gate m = 0 { inf = 0.9; tau = 0.01 ms } }`);
    const run = { steps: 20 };
    for (const value of trace(model, 'm', { ...run, method: 'exponential_euler' })) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(0.9);
    }
    expect(Math.abs(trace(model, 'm', { ...run, method: 'euler' }).at(-1) ?? 0)).toBeGreaterThan(1e6);
  });
});

describe('a method that is not there', () => {
  const refused = (name: string) => {
    const found = findIntegrator(name);
    return isIntegrator(found) ? undefined : found;
  };

  it('is told with the nearest name and the list', () => {
    expect(refused('rk5')).toMatchObject({
      code: 'method/unknown',
      message: 'There is no method `rk5`.',
      hint: 'did you mean `rk4`? The methods are `euler`, `midpoint`, `heun`, `ralston`, `rk3`, `rk4`, `rk38`, `semi_implicit_euler`, `exponential_euler`, `exponential_midpoint`, `rush_larsen`, `rush_larsen_2`, `exact`, `strang`, `implicit_euler`, `crank_nicolson`, `rodas4`, `bs23`, `dopri5`, `tsit5`, `rodas4_adaptive`, `euler_maruyama`, `milstein`, `heun_stratonovich`, `sra1`.',
    });
    expect(refused('quux')?.hint).toMatch(/^the methods are `euler`/);
  });

  it.each([
    ['dop853', 'dopri5'],
    ['cvode', 'rodas4_adaptive'],
    ['default', 'auto'],
    ['cnexp', 'exponential_euler'],
  ])('%s is known, and %s named in its place', (name, instead) => {
    expect(refused(name)).toMatchObject({
      code: 'method/unavailable',
      message: expect.stringContaining(`\`${name}\``),
      hint: expect.stringContaining(`take \`${instead}\``),
    });
  });
});

describe('a tableau of one’s own', () => {
  const problem = (text: string): string | undefined => {
    const found = findIntegrator(`tableau: ${text}`);
    return isIntegrator(found) ? undefined : found.message.replace(/^.*` /, '');
  };

  it('can be written where a method is named: the rows of a, then the weights', () => {
    const own = integrator('tableau: 1/2; 0 1/2; 0 0 1; 1/6 1/3 1/3 1/6');
    expect(own.order).toBe(4);
    expect(own.tableau).toEqual(known(integrator('rk4').tableau, 'tableau'));
    const run = { q: 10, steps: 20 };
    expect(trace(SMOOTH, 'z', { ...run, method: own })).toEqual(
      trace(SMOOTH, 'z', { ...run, method: 'rk4' }),
    );
  });

  it('has the order that the order conditions find', () => {
    expect(isIntegrator(BUTCHER5) && BUTCHER5.order).toBe(5);
    expect(integrator('tableau: 1').order).toBe(1);
    expect(integrator('tableau: 0.5; 0 1').order).toBe(2);
    expect(integrator('tableau: 1/3; 0 2/3; 1/4 0 3/4').order).toBe(3);
  });

  it('is refused, with the reason, where it is no consistent explicit method', () => {
    expect(problem('1/2; 1/2 1/3')).toBe('has weights that sum to 5/6 instead of 1.');
    expect(problem('1/2; x 1')).toBe('has a coefficient that is no number.');
    expect(problem('1/0; 0 1')).toBe('has a coefficient that is no number.');
    expect(problem('1/2; 0 0 1')).toBe('has 2 rows, 3 weights and 2 times.');
    expect(problem('1 1; 1/2 1/2')).toBe('reads stage 2 or a later one in stage 2, so it is implicit.');
    const message = (given: Parameters<typeof rungeKutta>[0]): string => {
      const made = rungeKutta(given);
      return isIntegrator(made) ? 'accepted' : made.message;
    };
    const [a, b] = [
      [[], [1]],
      ['1/2', '1/2'],
    ];
    expect(message({ name: 'mine', a, b, c: [0, '1/2'] })).toBe(
      'The tableau `mine` has a row of stage 2 that sums to 1 where c is 1/2.',
    );
    expect(message({ name: 'mine', a, b, order: 3 })).toBe('The tableau `mine` has order 2, not 3.');
    expect(message({ name: 'mine', a, b, c: [0, 1], order: 2 })).toBe('accepted');
    expect(message({ name: 'mine', a: [], b: [] })).toBe('The tableau `mine` has 0 stages.');
  });

  it('may be written as a square with zeros above the diagonal', () => {
    const square = rungeKutta({
      name: 'square',
      a: [
        [0, 0],
        [0.5, 0],
      ],
      b: [0, 1],
    });
    expect(isIntegrator(square) && square.order).toBe(2);
  });
});
