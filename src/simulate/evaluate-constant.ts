import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { CellValue } from './cell-value.ts';
import { RunConstants } from './run-constants.ts';

/**
 * Returns the value of an expression of constants of the run, the same in all cells; undefined if it reads anything else
 * or differs between cells.
 */
export function constantNumber(
  model: CheckedModel,
  expression: CheckedExpression,
  given: ReadonlyMap<string, CellValue>,
): number | undefined {
  const constants = new RunConstants(model, given);
  if (constants.varyingReadBy(expression) !== undefined) return undefined;
  const value = constants.valueOf(expression);
  return typeof value === 'number' ? value : undefined;
}
