import type { Method } from '../interpreter/method.ts';
import { RUNGE_KUTTA_METHODS } from '../interpreter/tableau.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';

/** Returns the interpreter's own method of that name, or the tableau of one that it does not know by name. */
export function interpreterMethod({ name, tableau }: Integrator): Method {
  const builtin = RUNGE_KUTTA_METHODS.find((each) => each === name);
  return builtin ?? tableau ?? 'exponential_euler';
}
