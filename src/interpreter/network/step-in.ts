import { known } from '../../base/invariant.ts';
import { divide, type Rational } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { TIME } from '../../units/dimension.ts';
import { exactScale } from '../../units/scale.ts';
import { systemScale } from '../../units/unit-system.ts';

/** Returns a step in seconds in a model's unit of time: the grid is one, and each model counts in units of its own. */
export function stepIn({ system }: Pick<CheckedModel, 'system'>, seconds: Rational): Rational {
  return divide(seconds, known(exactScale(systemScale(system, TIME)), 'exact unit of time'));
}
