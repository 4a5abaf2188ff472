import type { BlockStatement, Handler } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { partsRead } from './parts-read.ts';

/** Whether any expression of the blocks draws a random number. */
export function drawsRandomly(model: CheckedModel, handlers: readonly Handler[]): boolean {
  const values: CheckedExpression[] = [];
  const visit = (body: readonly BlockStatement[]): void => {
    for (const statement of body) {
      if (statement.kind !== 'if') {
        values.push(statement.value);
        continue;
      }
      for (const { condition, body: inside } of statement.branches) {
        values.push(condition);
        visit(inside);
      }
      visit(statement.otherwise);
    }
  };
  for (const { body } of handlers) visit(body);
  return partsRead(model, values).some(({ kind }) => kind === 'draw');
}
