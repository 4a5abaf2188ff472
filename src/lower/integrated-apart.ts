import { known } from '../base/invariant.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import type { Store } from '../ir/program.ts';
import { nextColumn } from '../runtime/driver.ts';
import { derivativeText } from './attempt.ts';
import { comment } from './comment.ts';
import type { Environment } from './environment.ts';
import { holdState, statesWithEquation } from './equation-system.ts';
import type { Lowering } from './lowering.ts';
import { toColumn } from './work-columns.ts';

/**
 * Returns the stores of new values, one for each state with an equation, into the columns `next x`, where they wait for what
 * follows the integration. `isWhole`: states without an equation are put there too, as they are.
 */
export function storesApart(
  lowering: Lowering,
  start: Environment,
  next: readonly Expression[],
  isWhole: boolean,
): readonly Store[] {
  const { model } = lowering;
  const indices = new Map(statesWithEquation(model).map(({ name }, i) => [name, i]));
  return model.states.flatMap(({ name, derivative }): readonly Store[] => {
    const index = indices.get(name);
    if (index === undefined || derivative === undefined) {
      return isWhole ? [toColumn(nextColumn(name), known(start.states.get(name), name))] : [];
    }
    const value = holdState(lowering, name, start, known(next[index], `next ${name}`));
    const text = comment(`${derivativeText(name)} = ${expressionText(derivative, model)}`);
    return [{ ...toColumn(nextColumn(name), value), comment: text, span: derivative.span }];
  });
}
