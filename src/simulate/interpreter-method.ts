import { InvariantError } from '../base/invariant.ts';
import { METHOD_NAMES, type Method } from '../interpreter/method.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';

/** Returns the interpreter's own method of that name, or the tableau of one that it does not know by name. */
export function interpreterMethod({ name, tableau }: Integrator): Method {
  const method = METHOD_NAMES.find((each) => each === name) ?? tableau;
  if (method === undefined) throw new InvariantError(`the interpreter has no method ${name}`);
  return method;
}
