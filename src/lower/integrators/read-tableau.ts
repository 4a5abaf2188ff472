import { divide, isZero, parseDecimal, type Rational } from '../../base/rational.ts';
import { type Tableau, tableauOf } from './tableau.ts';

/** Reads `1/6`, `-1` and `0.25` exactly; undefined if the text is no number. */
export function readCoefficient(text: string): Rational | undefined {
  const [above = '', below, ...more] = text.split('/');
  const numerator = parseDecimal(above);
  if (below === undefined || numerator === undefined) return numerator;
  const denominator = parseDecimal(below);
  if (denominator === undefined || isZero(denominator) || more.length > 0) return undefined;
  return divide(numerator, denominator);
}

/**
 * Returns the tableau that a text such as `1/2; 0 1/2; 0 0 1; 1/6 1/3 1/3 1/6` spells: the rows of a from the
 * second stage on, then b; undefined if one of its words is no number. Whether the rows fit is not checked.
 */
export function readTableau(text: string): Tableau | undefined {
  const rows: (readonly Rational[])[] = [];
  for (const row of text.split(';')) {
    const coefficients = row
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map(readCoefficient);
    if (!coefficients.every((coefficient) => coefficient !== undefined)) return undefined;
    rows.push(coefficients);
  }
  return tableauOf(rows.slice(0, -1), rows.at(-1) ?? []);
}
