/** Texts that are long, deep or endless: a model, or one diagnostic, without a crash or a wait. */
import { describe, expect, it } from 'vitest';
import { checkText, codesOf, diagnose } from './check-text.ts';
import { expectSound } from './expect-sound.ts';

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n');
}

function cell(body: string): string {
  return `neuron Cell {\n  state v = 0\n  dv/dt = -v / 1 ms\n${body}\n}\n`;
}

/** Returns what is wrong with a text, each code with its number; a model without a mistake must be sound. */
function summary(text: string): Readonly<Record<string, number>> {
  const { diagnostics, models } = checkText(text);
  for (const model of models.values()) expectSound(model);
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}

describe('a long text', () => {
  it('of named expressions that each need the one before', () => {
    expect(summary(cell(lines(10_000, (i) => `a${i} = ${i === 0 ? 'v' : `a${i - 1} + 1`}`)))).toEqual({});
  });

  it('of named expressions that each need the next', () => {
    expect(summary(cell(lines(10_000, (i) => `a${i} = ${i === 9999 ? 'v' : `a${i + 1} + 1`}`)))).toEqual({});
  });

  it('of parameters and of initial values that need each other in a row', () => {
    const parameters = lines(3000, (i) => `param p${i} = ${i === 0 ? '1' : `p${i - 1} + 1`}`);
    const states = lines(
      1000,
      (i) => `state s${i} = ${i === 0 ? 'p2999' : `s${i - 1}`}\nds${i}/dt = -s${i}/1 ms`,
    );
    expect(summary(cell(`${parameters}\n${states}`))).toEqual({});
  });

  it('of named expressions in a circle is told in a few lines', () => {
    const text = cell(lines(10_000, (i) => `  a${i} = a${(i + 1) % 10_000} + 1`));
    const shown = diagnose(text).split('\n');
    expect(shown[0]).toBe(
      'error[structure/cycle]: The named expression `a0` needs itself: a0 → a1 → a2 → a3 → a4 → a5 → a6 → a7 → a8 → a9 → … → a0.',
    );
    expect(shown.length).toBeLessThan(40);
  });

  it('of one sum, product, comparison or choice', () => {
    const repeat = (text: string, by: string): string => Array.from({ length: 5000 }, () => text).join(by);
    expect(
      summary(
        cell(`
  a = ${repeat('v', ' + ')}
  b = ${repeat('v', ' * ')}
  c = ${repeat('v > 1', ' and ')}
  d = ${lines(2000, (i) => `if v > ${i} then ${i} else`)} 0
  e = max(${repeat('v', ', ')})
  f = t + ${repeat('1 ms', ' + ')} > 3 ms`),
      ),
    ).toEqual({});
  });

  it('in which every term is a mistake', () => {
    expect(summary(cell(`  a = 1 mV + ${lines(500, (i) => `${i} nA +`)} 1 mV`))).toEqual({
      'units/sum': 500,
    });
  });

  it('in which every name is unknown', () => {
    const text = cell(lines(3000, (i) => `  b${i} = q${i} + 1`));
    expect(summary(text)).toEqual({ 'names/unknown': 3000 });
  });

  it('of lets', () => {
    const lets = lines(3000, (i) => `let x${i} = ${i === 0 ? 'v' : `x${i - 1} + 1`}`);
    expect(summary(cell(`spike when v > 1\non spike {\n${lets}\nv = x2999\n}`))).toEqual({});
  });
});

describe('what doubles', () => {
  const doubling = (count: number): string =>
    `pool P0 { state c = 1; dc/dt = -c / 1 ms }\n${lines(
      count,
      (i) => `pool P${i + 1} {\n  use a = P${i}\n  use b = P${i}\n  output c = a.c + b.c\n}`,
    )}`;

  it('in parts of parts ends at a limit, which is told once', () => {
    expect(summary(doubling(10))).toEqual({});
    expect(summary(doubling(16))).toEqual({ 'limits/too-many-parts': 1 });
  });

  it('in functions of functions ends at a limit', () => {
    const text = lines(60, (i) => `function f${i}(x) = ${i === 0 ? 'x' : `f${i - 1}(x) + f${i - 1}(x)`}`);
    expect(summary(`${text}\n${cell('  a = f59(v)')}`)).toEqual({ 'limits/too-large': 1 });
  });

  it('in arguments of arguments ends at a limit', () => {
    const text = `function twice(x) = x + x\n${cell(`  a = ${'twice('.repeat(60)}v${')'.repeat(60)}`)}`;
    expect(summary(text)).toEqual({ 'limits/too-large': 1 });
  });

  it('in named expressions of time does not', () => {
    const text = lines(60, (i) => `a${i} = ${i === 0 ? 't' : `a${i - 1} + a${i - 1}`}`);
    expect(summary(cell(`${text}\nspike when a59 > 1 ms`))).toEqual({});
  });
});

describe('what is deep', () => {
  it('in parts within parts', () => {
    const text = `pool P0 { state c = 1; dc/dt = -c / 1 ms }\n${lines(
      1000,
      (i) => `pool P${i + 1} {\n  use a = P${i}\n  output c = a.c\n}`,
    )}`;
    expect(summary(text)).toEqual({ 'limits/too-deep-parts': 1 });
  });

  it('in variants of variants, in a circle or not', () => {
    const base = cell('  param p = 1\n  a = p');
    const chain = lines(1000, (i) => `neuron V${i} = ${i === 0 ? 'Cell' : `V${i - 1}`}(p = ${i})`);
    expect(codesOf(`${base}${chain}`).every((code) => code === 'limits/too-deep-parts')).toBe(true);
    const circle = lines(50, (i) => `neuron V${i} = V${(i + 1) % 50}(p = ${i})`);
    expect(summary(circle)).toEqual({ 'structure/component-cycle': 1 });
  });

  it('in functions that call the next, in a circle or not', () => {
    const chain = lines(1000, (i) => `function f${i}(x) = f${i + 1}(x)`);
    expect(summary(`${chain}\nfunction f1000(x) = x\n${cell('  a = f0(v)')}`)).toEqual({
      'limits/too-large': 1,
    });
    const circle = lines(50, (i) => `function f${i}(x) = f${(i + 1) % 50}(x)`);
    expect(summary(`${circle}\n${cell('  a = f0(v)')}`)).toEqual({ 'structure/recursive-function': 1 });
  });

  it('in formulas within formulas', () => {
    const nested = (inner: string): string => `${'-('.repeat(200)}${inner}${')'.repeat(200)}`;
    const functions = lines(90, (i) => `function f${i}(x) = ${nested(i === 0 ? 'x' : `f${i - 1}(x)`)}`);
    expect(summary(`${functions}\n${cell('  a = f89(v)')}`)).toEqual({ 'limits/too-large': 2 });
    const argument = `function f(x) = ${nested('x')}\n${cell(`  a = ${'f('.repeat(90)}v${')'.repeat(90)}`)}`;
    expect(summary(argument)).toEqual({ 'limits/too-large': 1 });
    expect(summary(cell(`  a = ${'(1 + 2 * -'.repeat(240)}v${')'.repeat(240)}`))).toEqual({});
  });
});

describe('what is large or small', () => {
  it('in numbers is told where float64 cannot hold it', () => {
    const text = cell(`
  a = 1e999
  b = 1e-999 + 0e999
  c = 1e308 GV
  d = 12345678901234567890123456789.5
  e = 1e300 * 1e300
  f = 5e-324`);
    expect(diagnose(text)).toMatchInlineSnapshot(`
      "error[limits/number-range]: \`1e999\` is too large to compute with.
        --> model.axo:5:7
         |
       5 |   a = 1e999
         |       ^^^^^
      hint: write \`infinity\` if there is no bound.

      error[limits/number-range]: \`1e-999\` is too small to compute with.
        --> model.axo:6:7
         |
       6 |   b = 1e-999 + 0e999
         |       ^^^^^^
      hint: write \`0\`, or choose a unit in which it is larger.

      error[limits/number-range]: \`1e308 GV\` is too large to compute with.
        --> model.axo:7:7
         |
       7 |   c = 1e308 GV
         |       ^^^^^^^^
      hint: write \`infinity\` if there is no bound.

      3 errors"
    `);
  });

  it('in powers of units works where it means something', () => {
    expect(
      summary(
        cell(`
  a = 1 [m^(1/3)] * 2 [m^(2/3)] + 1 um
  b = 1 [kg^10/s^10*m] / (1 kg)^10
  c = (1 mV)^(1/2) * (4 mV)^(1/2) + 1 mV`),
      ),
    ).toEqual({});
  });
});
