import { rational } from '../base/rational.ts';
import { badUnit, unknownUnit } from '../diagnostics/codes/units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { UnitSyntax } from '../syntax/expression-tree.ts';
import { makeUnit, type Unit } from '../units/unit.ts';
import { suggestUnits } from '../units/unit-names.ts';

/** Returns the meaning of a unit as written; undefined, and a report, if it has none. */
export function readUnit(syntax: UnitSyntax, report: (diagnostic: Diagnostic) => void): Unit | undefined {
  const made = makeUnit(
    syntax.text,
    syntax.factors.map(({ name, exponent }) => ({
      name: name.text,
      exponent: rational(exponent.numerator, exponent.denominator),
    })),
  );
  if (!('unknown' in made)) return made;
  const span = syntax.factors.find(({ name }) => name.text === made.unknown)?.name.span ?? syntax.span;
  report(
    made.reason === 'name'
      ? unknownUnit(made.unknown, span, suggestUnits(made.unknown))
      : badUnit({ name: made.unknown, reason: made.reason, span }),
  );
  return undefined;
}
