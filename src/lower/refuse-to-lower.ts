import type { CheckedModel } from '../check/checked-model.ts';
import { tooManyCalls } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Integrator } from './integrators/integrator.ts';
import { lower } from './lower.ts';
import { MOST_OPERATIONS, TooManyCalls } from './translate-expression.ts';

/**
 * Returns why the model cannot be lowered by the integrator; undefined if it can. To be asked before `lower`:
 * the method may not suit the equations, or functions that call each other may grow beyond any size.
 */
export function refuseToLower(model: CheckedModel, integrator: Integrator): Diagnostic | undefined {
  const refusal = integrator.refuse(model);
  // Without functions, a program is at most a constant factor larger than the text.
  if (refusal !== undefined || model.functions.length === 0) return refusal;
  try {
    const options = { arithmetic: 'strict', given: [], perCell: [], fold: false, records: [] } as const;
    lower(model, integrator, options);
    return undefined;
  } catch (reason) {
    if (!(reason instanceof TooManyCalls)) throw reason;
    return tooManyCalls({ model: model.name, most: MOST_OPERATIONS });
  }
}
