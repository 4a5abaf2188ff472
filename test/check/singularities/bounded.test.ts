/** Formulas made to be slow are checked with bounded work: what is too large is computed as it is written. */
import { describe, expect, test } from 'vitest';
import { modelOf, rateModel } from './rate-model.ts';

function repeated(count: number, of: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => of(i)).join('');
}

describe('formulas made to be slow', () => {
  test.each([
    ['a long product of quotients', `1${repeated(3000, (i) => ` * x / (1 - exp(-${i + 1} * x))`)}`],
    ['a long sum of quotients', `0${repeated(1000, (i) => ` + x / (${i + 1} - exp(-${i + 1} * x))`)}`],
    ['a long sum of poles', `0${repeated(1000, (i) => ` + 1 / (x - ${i + 1})`)}`],
    ['quotients in quotients', `${'(exp('.repeat(40)}x${') - 1) / x'.repeat(40)}`],
    ['continued fractions', `${'x / (1 - exp(-x) + '.repeat(60)}x${')'.repeat(60)}`],
    ['a power of a long sum', `x / (1 - exp(-(x${repeated(200, (i) => ` + a^${(i % 15) + 2} * y`)})))^16`],
    ['numbers of many digits', `(x - 0.${'123456789'.repeat(60)}) / (exp(x) - ${'1'.repeat(300)})`],
    ['functions of functions', `sin(${'sin('.repeat(60)}x${')'.repeat(60)}) / x`],
    ['deep powers', `(x${'^16'.repeat(0)})^16 / (1 - cos(x))^8 / ((x^16)^-16)`],
    ['long exponents', `x / (exp(${repeated(60, (i) => `a^${(i % 16) + 1} * x + `)}x) - exp(-x))`],
  ])('%s', (_, form) => {
    // A test here is stopped after its time limit; what is said is of no matter.
    expect(rateModel(form).definitions).toHaveLength(1);
  });

  test('many of them, each through the ones before', () => {
    const lines = repeated(
      400,
      (i) => `  r${i} = ${i === 0 ? 'x' : `r${i - 1}`} / (1 - exp(-x * ${i + 1}))\n`,
    );
    expect(modelOf(`channel Rate {\n  input x\n${lines}}\n`).definitions).toHaveLength(400);
  });
});
