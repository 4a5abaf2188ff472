import { known } from '../../base/invariant.ts';
import { type Rational, rational } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findIntegrator } from '../../lower/integrators/find-integrator.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';
import { namedUnit } from '../../units/unit.ts';
import { toSystemExact } from '../../units/unit-system.ts';
import { type ChoiceOptions, chooseMethod } from './choose-method.ts';

/** Returns the step that runs take where none is asked for, 0.01 ms, in the model's unit of time. */
export function usualStep({ system }: CheckedModel): Rational {
  const millisecond = known(namedUnit('ms'), 'unit of time');
  return known(toSystemExact(rational(1n, 100n), millisecond, system), 'exact step');
}

/** Whether a name stands for the method that is chosen for each model. */
export function isAuto(name: string): boolean {
  return name.trim().toLowerCase() === 'auto';
}

/**
 * Returns the integrator of that name, or what `auto` chooses for the model at a step (by default the usual one) and the
 * numbers that cells are given; else the diagnostic that says what there is.
 */
export function resolveMethod(
  model: CheckedModel,
  name: string,
  dt: Rational = usualStep(model),
  given?: readonly ReadonlyMap<string, number>[],
  options?: ChoiceOptions,
): Integrator | Diagnostic {
  return isAuto(name) ? chooseMethod(model, dt, given, options) : findIntegrator(name);
}
