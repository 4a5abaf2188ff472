/** What is found, where, and what is said of it. */
import { describe, expect, test } from 'vitest';
import { computed, modelOf, rateModel, told } from './rate-model.ts';

describe('a removable singularity', () => {
  test('is told with its place, what was done and the limit, each in the units of the model', () => {
    const forms = [
      '0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))',
      '(v - E) / (1 - exp(-(v - E) / k))',
      'sin(v / 10 mV) / v',
      '(exp(x) - 1 - x) / x^2',
      'x^2 / x',
      '1 / x - 1 / (exp(x) - 1)',
      'v * (ci - co * exp(-v / k)) / (1 - exp(-v / k))',
      'log(x) / (x - 1)',
      'sin(a * x) / tan(b * x)',
    ];
    expect(forms.flatMap((form) => told(rateModel(form)))).toMatchInlineSnapshot(`
      [
        "0.1 / ms / mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)) is 0/0 at v = -40 mV: computed by exprel; the limit there is 1 /ms",
        "(v - E) / (1 - exp(-(v - E) / k)) is 0/0 at v = E: computed by exprel; the limit there is k",
        "sin(v / 10 mV) / v is 0/0 at v = 0 mV: computed by a series of 6 terms within |v / 10 mV| < 0.15; the limit there is 0.1 /mV",
        "(exp(x) - 1 - x) / x^2 is 0/0 at x = 0: computed by a series of 24 terms within |x| < 2.3; the limit there is 0.5",
        "x^2 / x is 0/0 at x = 0: the factor that is 0 is cancelled; the limit there is 0",
        "1 / x - 1 / (exp(x) - 1) is 0/0 at x = 0: computed by a series of 40 terms within |x| < 2.3; the limit there is 0.5",
        "v * (ci - co * exp(-v / k)) / (1 - exp(-v / k)) is 0/0 at v = 0 mV: computed by exprel, where -v / k > 40 over its largest exponential; the limit there is ci * k - co * k",
        "log(x) / (x - 1) is 0/0 at x = 1: computed by a series of 19 terms within |x - 1| < 0.13; the limit there is 1",
        "sin(a * x) / tan(b * x) is 0/0 at x = 0: computed by a series of 8 terms within |a * x| < 0.15; the limit there is a / b",
      ]
    `);
  });

  test('is found through named expressions, functions and wired inputs', () => {
    const named = rateModel('num / den', 'num = v + 40 mV\n den = 1 - exp(-num / 10 mV)');
    expect(told(named)).toHaveLength(1);
    expect(computed(named, { v: -40 })).toBe(10);

    const far = rateModel('num / den', 'num = 0.1 * x\n e = exp(x)\n den = (e - 1) * (1 + e)');
    expect(computed(far, { x: 0 })).toBe(0.05);

    const sum = rateModel('one - two', 'one = 1 / x\n two = 1 / (exp(x) - 1)');
    expect(computed(sum, { x: 0 })).toBe(0.5);

    const called = modelOf(`function linoid(u, s : mV) = u / (1 - exp(-u / s))
channel Rate { input v : mV; output r = linoid(v + 40 mV, 10 mV) }
`);
    expect(computed(called, { v: -40 })).toBe(10);

    const wired = modelOf(`channel Part { input u : mV; output r = u / (exp(u / 5 mV) - 1) }
neuron Cell { state v : mV = -30 mV; dv/dt = -v / 10 ms; use part = Part(u = v + 40 mV); output s = part.r }
`);
    expect(told(wired)).toEqual([
      'part.u / (exp(part.u / 5 mV) - 1) is 0/0 at v = -40 mV: computed by exprel; the limit there is 5 mV',
    ]);
  });

  test('is found in gates, initial values, equations, events and stimuli', () => {
    const model = modelOf(`neuron Cell {
  input I = t / (1 ms * (1 - exp(-t / 1 ms)))
  state v : mV = -40 mV
  gate m { alpha = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)); beta = 4/ms * exp(-(v + 65 mV) / 18 mV) }
  state w = v * sin(v / 1 mV + 40) / (v + 40 mV)
  dw/dt = -w / 1 ms * x
  x = tanh(w) / w
  dv/dt = I * (E - v) / 1 ms
  param E = -60 mV
  spike when expm1(w) / w > 30
  on spike { w = w^2 / w }
}
`);
    expect(told(model)).toMatchInlineSnapshot(`
      [
        "0.1 / ms / mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV)) is 0/0 at v = -40 mV: computed by exprel; the limit there is 1 /ms",
        "tanh(w) / w is 0/0 at w = 0: computed by a series of 23 terms within |w| < 0.65; the limit there is 1",
        "t / (1 ms * (1 - exp(-t / 1 ms))) is 0/0 at t = 0 ms: computed by exprel; the limit there is 1",
        "v * sin(v / 1 mV + 40) / (v + 40 mV) is 0/0 at v = -40 mV: computed by a series of 6 terms within |v / 1 mV + 40| < 0.15; the limit there is -40",
        "expm1(w) / w is 0/0 at w = 0: computed by exprel; the limit there is 1",
        "w^2 / w is 0/0 at w = 0: the factor that is 0 is cancelled; the limit there is 0",
      ]
    `);
  });

  test('is told for each place of a quotient, with what is lost elsewhere', () => {
    const forms = [
      'x * (x - 1) / (sin(x) * (exp(x - 1) - 1))',
      '-(1 - exp(x)) * (x - 2) / expm1(x - 2) / x',
      'sin(x) / (x * (x - pi))',
      '(exp(x) - 1 - x) / (x * (exp(x) - 1))',
      '(x^3 - 2 * x) / x',
      'x * log(x)',
      'abs(x) / (1 - exp(-abs(x)))',
      'x / (a^x - b^x)',
    ];
    expect(forms.flatMap((form) => told(rateModel(form)))).toMatchInlineSnapshot(`
      [
        "x * (x - 1) / (sin(x) * (exp(x - 1) - 1)) is 0/0 at x = 0: computed by a series of 7 terms within |x| < 0.15; the limit there is 1.58198",
        "x * (x - 1) / (sin(x) * (exp(x - 1) - 1)) is 0/0 at x = 1: computed by exprel; the limit there is 1.1884",
        "-(1 - exp(x)) * (x - 2) / expm1(x - 2) / x is 0/0 at x = 0: computed by exprel, where x > 40 over its largest exponential; the limit there is 2.31304",
        "-(1 - exp(x)) * (x - 2) / expm1(x - 2) / x is 0/0 at x = 2: computed by exprel; the limit there is 3.19453",
        "sin(x) / (x * (x - pi)) is 0/0 at x = 0: computed by a series of 6 terms within |x| < 0.15; the limit there is -0.31831",
        "sin(x) / (x * (x - pi)) is 0/0 at x = pi: computed by a series of 12 terms within |x - pi| < 0.2; the limit there is -0.31831",
        "(exp(x) - 1 - x) / (x * (exp(x) - 1)) is 0/0 at x = 0: computed by a series of 40 terms within |x| < 2.3, right to 5 units in the last place, where x > 40 over its largest exponential; the limit there is 0.5",
        "(x^3 - 2 * x) / x is 0/0 at x = 0: the factor that is 0 is cancelled; the limit there is -2; loses digits near x = 1.41421, where it is 0 too",
        "x * log(x) is 0 times infinity at x = 0: computed as it is written beside the place, and as its limit on it; the limit there is 0",
        "abs(x) / (1 - exp(-abs(x))) is 0/0 at abs(x) = 0: computed by exprel; the limit there is 1",
        "x / (a^x - b^x) is 0/0 at x = 0: computed by a series of 19 terms within |x * log(a / b)| < 1; the limit there is log(a / b)^-1",
      ]
    `);
  });

  test('is found through the `let`s of a block, as long as they stay what they are written as', () => {
    const cell = (body: string): string => `neuron Cell {
  state v : mV = -30 mV; state w : mV = 1 mV
  dv/dt = -v / 10 ms
  on step { ${body} }
}
`;
    const lets = 'let num = v + 40 mV; let den = 1 - exp(-num / 10 mV);';
    expect(told(modelOf(cell(`${lets} w = num / den`)))).toMatchInlineSnapshot(`
      [
        "num / den is 0/0 at v = -40 mV: computed by exprel; the limit there is 10",
      ]
    `);
    // Of what is assigned since, the value is that of before.
    expect(told(modelOf(cell(`${lets} v = 0 mV; w = num / den`)))).toMatchInlineSnapshot(`
      [
        "num / den is 0/0 at num = 0: computed by exprel; the limit there is 10",
      ]
    `);
    const far = 'let e = exp(-(v + 40 mV) / 10 mV); v = 0 mV; w = (v + 40 mV) / (1 - e)';
    expect(told(modelOf(cell(far)))).toEqual([]);
  });

  test('at parameters is removed too: two time constants that are equal', () => {
    const model = rateModel('(exp(-x / a) - exp(-x / b)) / (a - b)');
    expect(told(model)).toMatchInlineSnapshot(`
      [
        "(exp(-x / a) - exp(-x / b)) / (a - b) is 0/0 at a = b: computed by a series of 19 terms within |x / b - x / a| < 1; the limit there is x * exp(-(x / b)) / b^2",
      ]
    `);
    expect(computed(model, { x: 3, a: 2, b: 2 })).toBeCloseTo((3 / 4) * Math.exp(-1.5), 15);
  });
});

describe('what is made of parameters alone', () => {
  test.each([
    ['p / (1 - exp(-p))', 1],
    ['sin(p) / p', 1],
    ['(exp(p) - 1 - p) / p^2', 0.5],
    ['1 / p - 1 / sin(p)', 0],
    ['1 / p - 1 / (exp(p) - 1) + 2', 2.5],
  ])('%s is %d where the parameter is set to 0', (form, limit) => {
    const model = rateModel(form, 'param p = 0');
    expect(told(model)).toEqual([expect.stringMatching(/ is 0\/0 at p = 0: computed by /)]);
    expect(computed(model, { p: 0 })).toBeCloseTo(limit, 15);
    expect(computed(model, { p: 1e-9 })).toBeCloseTo(limit, 8);
  });

  // The factor cancels, but what it leaves is written out: x and 1 over 1 - exp(-(x + 1)), each with a pole.
  test('is left where what is computed instead would have a pole: in a ratio of rates that share a factor', () => {
    const model = rateModel('p / (p + q)', 'param s = 3; p = s * (x + 1) / (1 - exp(-(x + 1))); q = 2 * s');
    expect(told(model)).toEqual([
      's * (x + 1) / (1 - exp(-(x + 1))) is 0/0 at x = -1: computed by exprel; the limit there is s',
      'p / (p + q) is 0/0 at s = 0: computed as it is written, which is NaN there, because what cancels it has a pole at another place',
    ]);
    expect(computed(model, { x: -1 })).toBeCloseTo(1 / 3, 15);
    expect(computed(model, { x: -1 + 1e-9 })).toBeCloseTo(1 / 3, 9);
  });

  test('is removed at what varies first: c * x is 0 where x is', () => {
    const model = rateModel('1 / ((1 - cos(c * x)) / (c * x * expm1(c * x)))');
    expect(told(model)[0]).toContain('1 / ((1 - cos(c * x)) / (c * x * expm1(c * x))) is 0/0 at x = 0');
    expect(computed(model, { x: 0 })).toBe(2);
  });
});

describe('a pole', () => {
  test('is told with its place', () => {
    const forms = [
      '1 / (v + 40 mV)',
      'x / (1 - exp(-(x - 1)))',
      '1 / sin(x)',
      '(1 - cos(x)) / x^3',
      '1 / (x^2 - 4)',
      '1 / (v^2 - E^2)',
    ];
    expect(forms.flatMap((form) => told(rateModel(form)))).toMatchInlineSnapshot(`
      [
        "1 / (v + 40 mV) has a pole at v = -40 mV: computed as it is written",
        "x / (1 - exp(-(x - 1))) has a pole at x = 1: computed as it is written",
        "1 / sin(x) has a pole at x = 0: computed as it is written",
        "(1 - cos(x)) / x^3 has a pole at x = 0: computed as it is written",
        "1 / (x^2 - 4) has a pole at x = 2: computed as it is written",
        "1 / (x^2 - 4) has a pole at x = -2: computed as it is written",
        "1 / (v^2 - E^2) has a pole at v = E: computed as it is written",
        "1 / (v^2 - E^2) has a pole at v = -E: computed as it is written",
      ]
    `);
  });

  test('is told of at a value that parameters set', () => {
    const forms = ['v / (1 - exp(-(v - E) / k))', '(a * x + b) / (exp(c * x + a) - 1)'];
    expect(forms.flatMap((form) => told(rateModel(form)))).toMatchInlineSnapshot(`
      [
        "v / (1 - exp(-(v - E) / k)) has a pole at v = E: computed as it is written",
        "(a * x + b) / (exp(c * x + a) - 1) has a pole at x = -(a / c): computed as it is written",
      ]
    `);
  });

  test('is told of beside a place of the same quotient that is removed', () => {
    expect(told(rateModel('(x^2 - 1) / ((x - 1) * (x + 2))'))).toMatchInlineSnapshot(`
      [
        "(x^2 - 1) / ((x - 1) * (x + 2)) is 0/0 at x = 1: the factor that is 0 is cancelled; the limit there is 0.666667",
        "(x^2 - 1) / ((x - 1) * (x + 2)) has a pole at x = -2: computed as it is written",
      ]
    `);
  });

  test('is not told of where there is a limit', () => {
    for (const [form, at, limit] of [
      ['((1 + x)^0.3 - 1) / x', 0, 0.3],
      ['((8 + x)^(1/3) - 2) / x', 0, 1 / 12],
      ['sin(pi * x) / (x - 1)', 1, -Math.PI],
      ['cos(pi * x / 2) / (x - 3)', 3, Math.PI / 2],
      ['0 / x', 0, 0],
      ['(x - y) / log(x / y)', 2, 2],
    ] as const) {
      const model = rateModel(form);
      expect(told(model)[0], form).toMatch(/is 0\/0 at x = .*; the limit there is/);
      expect(computed(model, { x: at, y: 2 }), form).toBeCloseTo(limit, 15);
    }
  });

  test('is not told of where it is not reached, or is one of parameters', () => {
    for (const form of [
      '1 / (x - y)',
      '1 / k',
      'x / (1 + exp(x))',
      '1 / (x^2 + 1)',
      'if x > 0 then 2 else x',
      '(v - E) / k * exp(-(v - E) / k)',
    ]) {
      expect(told(rateModel(form)), form).toEqual([]);
    }
    const held = modelOf(
      `neuron Cell { state c : uM = 0.1 uM in [0 uM, 10 uM]; dc/dt = -c / (c + 0.5 uM) * 1 uM/ms }\n`,
    );
    expect(told(held)).toEqual([]);
    const heldBy = (low: string): string =>
      `neuron Cell { param K = 0.5 uM; state c : uM = 0.1 uM in [${low}, 10 uM]; dc/dt = -c / (c + K) * 1 uM/ms }\n`;
    expect(told(modelOf(heldBy('0 uM')))).toEqual([]);
    expect(told(modelOf(heldBy('-1 uM')))).toEqual([
      '-c / (c + K) * 1 uM/ms has a pole at c = -K: computed as it is written',
    ]);
  });
});

describe('what may be 0/0', () => {
  test('is told, and not called a pole', () => {
    const forms = [
      // 0 in a hundred digits, though no form says so.
      '(sin(x) - sin(x + 2 * pi)) / x',
      'sin(3.141592653589793 * x) / (x - 1)',
      // Functions that are not looked into.
      'x / (1 - exp(-clamp(x, -5, 5)))',
      // One-sided.
      'abs(x) / x',
      'x / sqrt(1 - cos(x)^2)',
      'x^2 / sqrt(1 - cos(x)^2)',
    ];
    expect(forms.flatMap((form) => told(rateModel(form)))).toMatchInlineSnapshot(`
      [
        "(sin(x) - sin(x + 2 * pi)) / x may be 0/0 at x = 0: computed as it is written",
        "sin(3.141592653589793 * x) / (x - 1) may be 0/0 at x = 1: computed as it is written",
        "x / (1 - exp(-clamp(x, -5, 5))) may be 0/0 at x = 0: computed as it is written",
        "abs(x) / x is 0/0, with another limit from either side, at x = 0: computed as it is written",
        "x / sqrt(1 - cos(x)^2) is 0/0, with another limit from either side, at x = 0: computed as it is written",
        "x^2 / sqrt(1 - cos(x)^2) is 0/0 at x = 0: computed as it is written, which is NaN there, because a root in it bends there; the limit there is 0",
      ]
    `);
  });
});

describe('what is not singular', () => {
  test('is computed as it is written', () => {
    for (const form of [
      'v / (1 + exp(v / k))',
      '(v - E) / k^2 * exp(-(v - E) / k)',
      '(v + 40 mV) / (10 mV + (v + 40 mV)^2 / 1 mV)',
      'x / cosh(x)',
      'x / (2 - exp(x))',
      '(x - 1) / (x + 2.5)',
    ]) {
      const model = rateModel(form);
      expect(
        model.singularities.filter(({ kind }) => kind === 'removable'),
        form,
      ).toEqual([]);
      expect(model.definitions.at(-1)?.value.kind, form).toBe('product');
    }
  });
});
