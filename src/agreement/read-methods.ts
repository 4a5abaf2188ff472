/** Which methods are compared, and which of them refuse the model. */
import { isAuto, resolveMethod } from '../analysis/choice/resolve-method.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findIntegrator, INTEGRATORS, isIntegrator } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { rungeKutta } from '../lower/integrators/user-tableau.ts';
import { toSystemExact } from '../units/unit-system.ts';
import type { ComparedMethod, CompareOptions } from './compare-options.ts';
import { readLadder } from './read-ladder.ts';

export interface ReadMethods {
  readonly methods: readonly Integrator[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  /** Names that nobody knows, tableaus that are none. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether somebody named them. */
  readonly isNamed: boolean;
}

const ALL = 'all';

/** Those for equations with white noise, or those for others: without noise the former are others once more. */
function allMethodsFor({ noises }: CheckedModel): readonly Integrator[] {
  return INTEGRATORS.filter(({ noise }) => (noise === undefined) === (noises.length === 0));
}

/** Returns the names in a text: `rk4, heun`. A tableau may hold commas, and stands alone. */
function namesIn(text: string): readonly string[] {
  if (text.trimStart().startsWith('tableau:')) return [text];
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What `auto` takes at the longest step is compared at all of them. */
function found(
  model: CheckedModel,
  method: ComparedMethod,
  options: CompareOptions,
): Integrator | Diagnostic {
  if (typeof method === 'string') {
    if (!isAuto(method)) return findIntegrator(method);
    const ladder = readLadder(model, options);
    const longest = 'steps' in ladder ? ladder.steps[0] : undefined;
    return resolveMethod(model, method, longest && toSystemExact(longest, model.timeUnit, model.system));
  }
  return 'attempt' in method ? method : rungeKutta(method);
}

/** Returns the methods that are compared, each once. */
export function readMethods(model: CheckedModel, options: CompareOptions): ReadMethods {
  const { methods = ALL } = options;
  const given = typeof methods === 'string' ? [methods] : methods;
  const asked = given.flatMap((each): readonly ComparedMethod[] =>
    typeof each === 'string' ? namesIn(each) : [each],
  );
  const isNamed = !asked.includes(ALL);
  const all = asked.flatMap((each): readonly (Integrator | Diagnostic)[] =>
    each === ALL ? allMethodsFor(model) : [found(model, each, options)],
  );
  const integrators = new Map<string, Integrator>();
  const refused: { name: string; reason: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const each of all) {
    if (!isIntegrator(each)) {
      diagnostics.push(each);
      continue;
    }
    const refusal = each.refuse(model);
    if (refusal === undefined) integrators.set(each.name, each);
    else if (refused.every(({ name }) => name !== each.name)) {
      refused.push({ name: each.name, reason: refusal.message });
    }
  }
  return { methods: [...integrators.values()], refused, diagnostics, isNamed };
}
