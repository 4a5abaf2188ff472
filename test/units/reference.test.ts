/**
 * The rows of reference/units.json that are products and quotients of quantities, by unit algebra alone: an
 * exact calculator of a few lines over `*`, `/`, `^` and parentheses. (The whole table is run as Axode
 * expressions by the tests of `check`.)
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  divide,
  multiply,
  parseDecimal,
  power,
  type Rational,
  rational,
  toNumber,
} from '../../src/base/rational.ts';
import {
  BASE_UNITS,
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  makeDimension,
  multiplyDimensions,
  powerDimension,
} from '../../src/units/dimension.ts';
import { exactScale } from '../../src/units/scale.ts';
import { readUnitName } from '../../src/units/unit-names.ts';

interface Row {
  readonly text: string;
  readonly explicit: string;
  readonly dimension: Readonly<Record<string, number>>;
  readonly si_value: number;
  readonly same_as?: { readonly unit: string; readonly value: number };
}

const TABLE: { readonly data: { readonly valid: readonly Row[] } } = JSON.parse(
  readFileSync(new URL('../reference/units.json', import.meta.url), 'utf8'),
);

/** An exact value in coherent SI units. */
interface Quantity {
  readonly value: Rational;
  readonly dimension: Dimension;
}

/** The table writes some symbols in lower case. */
function unitQuantity(name: string): Quantity {
  const read = readUnitName(name.replace(/ohm$/, 'Ohm').replace(/^l$/, 'L'));
  const value = read && exactScale(read.scale);
  if (read === undefined || value === undefined) throw new RangeError(`no unit ${name}`);
  return { value, dimension: read.dimension };
}

function calculate(text: string): Quantity {
  const tokens = text.match(/[\d.]+|[a-zA-Z]+|[-*/^()]/g) ?? [];
  let at = 0;
  const atom = (): Quantity => {
    const token = tokens[at++] ?? '';
    if (token === '-') {
      const { value, dimension } = factor();
      return { value: multiply(rational(-1), value), dimension };
    }
    if (token === '(') {
      const inner = product();
      at++;
      return inner;
    }
    const number = parseDecimal(token);
    return number === undefined ? unitQuantity(token) : { value: number, dimension: DIMENSIONLESS };
  };
  const factor = (): Quantity => {
    const base = atom();
    if (tokens[at] !== '^') return base;
    const exponent = Number(tokens[at + 1]);
    at += 2;
    return {
      value: power(base.value, exponent),
      dimension: powerDimension(base.dimension, rational(exponent)),
    };
  };
  const product = (): Quantity => {
    let left = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const isProduct = tokens[at++] === '*';
      const right = factor();
      left = {
        value: (isProduct ? multiply : divide)(left.value, right.value),
        dimension: (isProduct ? multiplyDimensions : divideDimensions)(left.dimension, right.dimension),
      };
    }
    return left;
  };
  return product();
}

const ROWS = TABLE.data.valid.filter(
  ({ explicit }) => !/[a-z0-9]\s*\(|\bpi\b|[^(*/\s^-]\s*[+-]/.test(explicit),
);

describe('reference/units.json', () => {
  it('has two dozen rows of unit algebra', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(24);
  });

  it.each(ROWS)('$text is $si_value', ({ explicit, dimension, si_value, same_as }) => {
    const result = calculate(explicit);
    const expected = makeDimension(
      Object.fromEntries(BASE_UNITS.map((base) => [base, dimension[base] ?? 0])),
    );
    expect(result.dimension).toEqual(expected);
    expect(toNumber(result.value)).toBe(si_value);
    if (same_as === undefined) return;
    const unit = calculate(same_as.unit.replaceAll(' ', '*'));
    expect(unit.dimension).toEqual(expected);
    expect(toNumber(divide(result.value, unit.value))).toBe(same_as.value);
  });
});
