import type { CheckedModel } from '../check/checked-model.ts';
import { partOfSteady } from '../diagnostics/codes/reaction.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Returns a mistake for each scheme that starts at equilibrium of which some states were set, and others were not. */
export function findPartOfSteady(
  { steadyStarts = [] }: CheckedModel,
  isSet: ReadonlySet<string>,
): readonly Diagnostic[] {
  return steadyStarts.flatMap(({ states }) => {
    const given = states.filter((state) => isSet.has(state));
    const missing = states.filter((state) => !isSet.has(state));
    return given.length === 0 || missing.length === 0
      ? []
      : [partOfSteady({ given, missing, isHere: false })];
  });
}
