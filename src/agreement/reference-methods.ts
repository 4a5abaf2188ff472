import type { CheckedModel } from '../check/checked-model.ts';
import { findIntegrator, isIntegrator } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';

/** A method that may find the reference. */
export interface Candidate {
  readonly integrator: Integrator;
  /**
   * `exact`: its steps are solutions. `halved`: its step is halved until that changes nothing any more. `adaptive`: it
   * chooses its steps, at `REFERENCE_TOLERANCE`.
   */
  readonly by: 'exact' | 'halved' | 'adaptive';
}

/** Relative and, of a variable's size, absolute: a few hundred roundings. */
export const REFERENCE_TOLERANCE = 1e-12;

/** In the order in which they are tried, until two of them agree; those of kinds that differ stand far apart in what they do. */
const NAMES: readonly string[] = [
  'dopri5',
  'tsit5',
  'rodas4_adaptive',
  'rodas4',
  'rk4',
  'rk38',
  'exponential_midpoint',
  'strang',
  'rush_larsen_2',
  'rk3',
  'heun',
];

/** Returns the methods that may find the reference of a model. */
export function referenceMethods(model: CheckedModel): readonly Candidate[] {
  const usable = NAMES.flatMap((name): readonly Candidate[] => {
    const integrator = findIntegrator(name);
    if (!isIntegrator(integrator) || integrator.refuse(model) !== undefined) return [];
    return [{ integrator, by: integrator.driver === 'adaptive' ? 'adaptive' : 'halved' }];
  });
  const exact = findIntegrator('exact');
  const isExact =
    isIntegrator(exact) && exact.refuse(model) === undefined && exact.isExactFor?.(model) === true;
  return isExact ? [{ integrator: exact, by: 'exact' }, ...usable] : usable;
}
