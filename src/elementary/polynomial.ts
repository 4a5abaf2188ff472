/** Polynomials in an order of operations that lets a processor do several at once. */
import { known } from '../base/invariant.ts';
import type { FormulaBuilder, FormulaNode } from './formula.ts';

/**
 * Returns c0 + c1 x + c2 x^2 + … after Estrin: neighbours are joined by x, pairs by x^2, fours by x^4, …,
 * so that the chain of dependent operations grows with the logarithm of the degree.
 */
export function polynomial(
  { write: f }: FormulaBuilder,
  x: FormulaNode,
  coefficients: readonly number[],
): FormulaNode {
  let terms: readonly (FormulaNode | number)[] = coefficients;
  for (let power = x; terms.length > 1; power = f`${power} * ${power}`) {
    terms = Array.from({ length: Math.ceil(terms.length / 2) }, (_, index) => {
      const low = known(terms[2 * index], 'coefficient');
      const high = terms[2 * index + 1];
      return high === undefined ? low : f`${low} + ${power} * ${high}`;
    });
  }
  return f`${known(terms[0], 'coefficient')}`;
}
