/** Every row of the reference on units, written in the language: exact dimensions, values to 1e-14, refusals. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { exactRational, multiply, rational, toNumber } from '../../src/base/rational.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { evaluate } from '../../src/interpreter/interpret.ts';
import { type BaseUnit, makeDimension } from '../../src/units/dimension.ts';
import { closeScale } from '../../src/units/scale.ts';
import { systemScale } from '../../src/units/unit-system.ts';
import { codesOf, modelOf } from './check-text.ts';

interface Row {
  readonly text: string;
  /** Exponents that are no whole numbers are halves. */
  readonly dimension: Readonly<Partial<Record<BaseUnit, number>>>;
  readonly si_value: number;
}

const { valid, rejected } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/units.json'), 'utf8'),
).data as { readonly valid: readonly Row[]; readonly rejected: readonly { readonly text: string }[] };

/** Units side by side, which the language has in brackets or with `*`. */
const SIDE_BY_SIDE: readonly (readonly [string, string])[] = [
  ['8.314462618 J/(mol K)', '8.314462618 [J/(mol K)]'],
  ['35.4 Ohm cm', '35.4 [Ohm cm]'],
  ['10000 Ohm cm^2', '10000 [Ohm cm^2]'],
  ['100 Ohm cm', '100 [Ohm cm]'],
  ['(mM ms)', '(mM * ms)'],
];

/** Returns a row in the language: `Mohm` is `MOhm`, `l` is `L`, `clip` is `clamp`. */
function inAxode(text: string): string {
  const renamed = text
    .replaceAll('Mohm', 'MOhm')
    .replaceAll(/\bohm\b/g, 'Ohm')
    .replaceAll(/\bl\b/g, 'L')
    .replaceAll('clip(', 'clamp(');
  return SIDE_BY_SIDE.reduce((row, [from, to]) => row.replaceAll(from, to), renamed);
}

describe('an expression of the reference', () => {
  it.each(valid.map((row) => [inAxode(row.text), row] as const))('%s', (text, row) => {
    const model = modelOf(`pool Row {\n  output value = ${text}\n}`, 'Row');
    const { value, dimension } = known(
      model.definitions.find(({ name }) => name === 'value'),
      'value',
    );
    const exponents = Object.entries(row.dimension).map(([base, n]) => [base, rational(2 * n, 2)]);
    expect(dimension.key).toBe(makeDimension(Object.fromEntries(exponents)).key);
    const inSystem = known(exactRational(Number(evaluate(model, value, { arithmetic: float64 }))), 'value');
    const inSI = toNumber(multiply(inSystem, closeScale(systemScale(model.system, dimension))));
    expect(Math.abs(inSI - row.si_value)).toBeLessThanOrEqual(1e-14 * Math.abs(row.si_value));
  });
});

describe('what the reference rejects', () => {
  const expressions = rejected.filter(({ text }) => !text.startsWith('equation'));

  it.each(expressions.map(({ text }) => [inAxode(text)]))('%s', (text) => {
    const codes = codesOf(`pool Row {\n  output value = ${text}\n}`);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^units\//);
  });

  const equations = rejected.flatMap(({ text }) => {
    const right = /^equation dv\/dt with v in mV and right-hand side (.+)$/.exec(text)?.[1];
    return right === undefined ? [] : [[right]];
  });

  it.each(equations)('dv/dt = %s, with v in mV', (right) => {
    const text = `neuron Cell {\n  state v : mV = -65 mV\n  dv/dt = ${right}\n}`;
    expect(codesOf(text)).toEqual(['units/mismatch']);
  });

  it('is all written here', () => {
    expect(expressions.length + equations.length).toBe(rejected.length);
    expect(equations).toHaveLength(2);
  });
});
