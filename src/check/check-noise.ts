/** `xi`, Gaussian white noise: a source for each textual use, or one shared by name, `xi.common`. */
import { ONE, rational } from '../base/rational.ts';
import { unknownName } from '../diagnostics/codes/names.ts';
import { noisePlace } from '../diagnostics/codes/random.ts';
import type { PathSyntax } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS, powerDimension, TIME } from '../units/dimension.ts';
import { keepsNumbers } from '../units/unit-system.ts';
import { numberInSystem } from './check-quantity.ts';
import { mistaken, numberValue } from './checked-value.ts';
import type { Checked, Context } from './scope.ts';

const PER_ROOT_OF_TIME = powerDimension(TIME, rational(-1, 2));

/** Returns noise with its meaning, of unit 1/sqrt(time); in a component with a `time unit` a plain number. */
export function checkNoise(syntax: PathSyntax, context: Context): Checked {
  const { span, names } = syntax;
  const { place, site, calling, shared, what, timeUnit, system } = context;
  const name = names.map(({ text }) => text).join('.');
  if (names.length > 2) {
    const hint = 'noise that several terms share has one name behind the point: `xi.common`.';
    shared.report(unknownName({ name, span, where: context.scope.where, suggestion: undefined, hint }));
    return mistaken(span);
  }
  if (calling.length > 0) {
    const hint = 'a function gives the same for the same arguments: hand the noise in as an argument.';
    shared.report(noisePlace({ name, where: what, span, hint }));
    return mistaken(span);
  }
  if (place !== 'equation' || site === undefined) {
    shared.report(noisePlace({ name, where: whereOf(context), span }));
    return mistaken(span);
  }
  const noise = { kind: 'noise', source: shared.noiseAt(syntax, site), span } as const;
  if (timeUnit === undefined) return numberValue(noise, PER_ROOT_OF_TIME, 0);
  if (keepsNumbers(system, timeUnit)) return numberValue(noise, DIMENSIONLESS, 0);
  // dx/dt = E / unit: with time counted in that unit, white noise is xi sqrt(unit).
  const { value } = numberInSystem(ONE, timeUnit, system, span, timeUnit.text);
  const root = { kind: 'number', value: Math.sqrt(value), span } as const;
  return numberValue(
    { kind: 'product', first: noise, rest: [{ operator: '*', operand: root }], span },
    DIMENSIONLESS,
    0,
  );
}

/** `the initial value of v`: as it stands inside a sentence. */
export function whereOf({ what }: Pick<Context, 'what'>): string {
  return what.replace(/^(?:The|A|An) /, (article) => article.toLowerCase());
}
