/** Which functions are printed where they are used, as the formulas that they are. */

import type { Formula } from '../../elementary/formula.ts';
import { FORMULAS } from '../../elementary/formulas.ts';
import { type UsualPart, usualPart } from '../../elementary/print-function.ts';
import type { Operation } from '../../expr/expression.ts';

interface FormulaInPlace {
  readonly formula: Formula;
  readonly usual: UsualPart;
}

/** In operations: exp has 37, log10 64; above, a call is little beside the work. */
const LARGEST = 80;

/** Functions that formulas call, each under its name with a `$`. */
export const PRIMITIVES = ['powerOfTwo', 'exponentOf', 'hardQuadrant', 'hardHigh', 'hardLow'] as const;

const IN_PLACE: ReadonlyMap<string, FormulaInPlace> = new Map(
  FORMULAS.flatMap(({ formula }) => {
    const usual = usualPart(formula);
    return usual === undefined || usual.operations > LARGEST ? [] : [[formula.name, { formula, usual }]];
  }),
);

/** Returns the formula of a function that is printed in place. */
export function formulaInPlace(operation: Operation): FormulaInPlace | undefined {
  return IN_PLACE.get(operation);
}
