import { InvariantError } from '../base/invariant.ts';
import { METHOD_NAMES, type Method } from '../interpreter/method.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';

/** Returns the interpreter's own method of that name, or the tableau of one that it does not know by name. */
export function interpreterMethod(integrator: Integrator): Method {
  const method = knownMethod(integrator);
  if (method === undefined) throw new InvariantError(`the interpreter has no method ${integrator.name}`);
  return method;
}

/** Returns the method by which a step is repeated to see which equation was not finite: any, if the same is not at hand. */
export function replayMethod(integrator: Integrator): Method {
  return knownMethod(integrator) ?? 'euler';
}

function knownMethod({ name, tableau }: Integrator): Method | undefined {
  return METHOD_NAMES.find((each) => each === name) ?? tableau;
}
