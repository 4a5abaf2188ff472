import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { texName } from '../symbolic/tex-name.ts';
import { symbolicEquations } from './symbolic-equations.ts';

/** What stands for the clock in an equation, as a reader writes it. */
const CLOCK_NAMES: ReadonlyMap<string, string> = new Map([
  ['clock time', 't'],
  ['clock midTime', 't'],
]);

/**
 * Returns the model's equations and named expressions as TeX, an `align*` environment. Numbers are in the model's
 * units. Loads mathjs at the first call, half a second.
 */
export async function equationsTex(model: CheckedModel): Promise<string> {
  const { toTex } = await import('../symbolic/mathjs.ts');
  const { derivatives, definitions, withNames } = symbolicEquations(model);
  const lines: (readonly [left: string, right: Expression])[] = [
    ...Array.from(
      derivatives,
      ([state, right]) => [`\\frac{d${texName(state)}}{dt}`, withNames(right)] as const,
    ),
    ...Array.from(definitions, ([name, right]) => [texName(name), withNames(right)] as const).filter(
      // A wired input is the owner's variable by another name.
      ([, right]) => right.kind !== 'symbol',
    ),
  ];
  const texOf = (symbol: string): string => CLOCK_NAMES.get(symbol) ?? texName(symbol);
  const rights = await toTex(
    lines.map(([, right]) => right),
    { texOf },
  );
  const rows = lines.map(([left], i) => `  ${left} &= ${known(rights[i], 'TeX')}`);
  return `\\begin{align*}\n${rows.join(' \\\\\n')}\n\\end{align*}`;
}
