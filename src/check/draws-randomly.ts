import type { CheckedExpression } from './checked-expression.ts';
import type { CheckedModel } from './checked-model.ts';
import { everyPart } from './operands.ts';
import { mapExpressions } from './singularities/map-expressions.ts';

/** Whether an expression draws a random number itself; names are not looked through. */
export function isRandom(expression: CheckedExpression): boolean {
  return everyPart([expression]).some(({ kind }) => kind === 'draw' || kind === 'noise');
}

/** Whether runs of a model differ by their seeds. */
export function drawsRandomly(model: CheckedModel): boolean {
  if (model.noises.length > 0 || model.spikers.some(({ trigger }) => trigger.kind === 'rate')) return true;
  let draws = false;
  mapExpressions(model, (expression) => {
    draws ||= isRandom(expression);
    return expression;
  });
  return draws;
}
