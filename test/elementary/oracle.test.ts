import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { drawArguments } from './accuracy.ts';
import { type Exact, ORACLE, type OracleName } from './oracle.ts';

const Sixty = Decimal.clone({ precision: 60 });
type Decimal60 = InstanceType<typeof Sixty>;

/** decimal.js reads a number's shortest form; a float64 below 2^53 in size is a quotient of whole numbers. */
function exactly(value: number): Decimal60 {
  let [whole, halvings] = [value, 0];
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return new Sixty(BigInt(whole).toString()).div(new Sixty(2).pow(halvings));
}

const IN_DECIMALS: Partial<Readonly<Record<OracleName, (x: Decimal60, y: Decimal60) => Decimal60>>> = {
  exp: (x) => x.exp(),
  expm1: (x) => x.exp().minus(1),
  exprel: (x) => x.exp().minus(1).div(x),
  sigmoid: (x) => new Sixty(1).div(x.neg().exp().plus(1)),
  sinh: (x) => x.exp().minus(x.neg().exp()).div(2),
  cosh: (x) => x.cosh(),
  tanh: (x) => x.tanh(),
  log: (x) => x.ln(),
  log1p: (x) => x.plus(1).ln(),
  log10: (x) => x.log(10),
  pow: (x, y) => x.ln().times(y).exp(),
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
};

/** Functions whose inverses decimal.js computes better than themselves. */
const INVERSES: Partial<Readonly<Record<OracleName, (angle: Decimal60) => Decimal60>>> = {
  asin: (angle) => angle.sin(),
  acos: (angle) => angle.cos(),
  atan: (angle) => angle.tan(),
};

function decimalOf({ high, low, scale }: Exact): Decimal60 {
  return exactly(high).plus(exactly(low)).times(new Sixty(2).pow(scale));
}

// Where 60 digits leave 30 after cancellation, that is; the oracle has about 100 bits, 2^-90 is a margin.
test.each(Object.entries(IN_DECIMALS))('the oracle of %s has ninety bits', (name, inDecimals) => {
  const draw = drawArguments(name as OracleName, 1234); // a key of the table above
  for (let judged = 0; judged < 25; ) {
    const [x, y] = draw();
    if (![x, y].every((each) => each === 0 || (Math.abs(each) > 1e-8 && Math.abs(each) < 300))) continue;
    judged++;
    const exact = inDecimals(exactly(x), exactly(y));
    const error = decimalOf(ORACLE[name as OracleName](x, y))
      .div(exact)
      .minus(1)
      .abs();
    expect([name, x, y, error.lt(new Sixty(2).pow(-90))]).toEqual([name, x, y, true]);
  }
});

test.each(Object.entries(INVERSES))('the oracle of %s is undone to ninety bits', (name, inverse) => {
  const draw = drawArguments(name as OracleName, 1234); // a key of the table above
  for (let judged = 0; judged < 25; ) {
    const [x] = draw();
    const value = ORACLE[name as OracleName](x, 0); // the same key
    if (!Number.isFinite(value.high) || Math.abs(x) < 1e-8 || Math.abs(x) > 300) continue;
    judged++;
    const error = inverse(decimalOf(value)).div(exactly(x)).minus(1).abs();
    expect([name, x, error.lt(new Sixty(2).pow(-90))]).toEqual([name, x, true]);
  }
});
