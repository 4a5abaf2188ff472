import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { texName } from '../symbolic/tex-name.ts';
import { WrittenExpressions } from './written-expression.ts';

/**
 * Returns the model's equations and named expressions as TeX, an `align*` environment (package amsmath). Quantities
 * are as the model writes them, units included. Loads mathjs at the first call, half a second.
 */
export async function equationsTex(model: CheckedModel): Promise<string> {
  const { toTex } = await import('../symbolic/mathjs.ts');
  const written = new WrittenExpressions(model);
  const lines = [
    ...model.states.flatMap(({ name, derivative }) =>
      derivative === undefined ? [] : [[`\\frac{d${texName(name)}}{dt}`, derivative] as const],
    ),
    ...model.definitions
      .filter(({ name, type, origin }) => type === 'number' && origin !== 'steady' && !written.isAlias(name))
      .map(({ name, value }) => [texName(name), value] as const),
  ];
  const texOf = (symbol: string): string => written.texOf(symbol);
  for (const { operand } of model.overCells ?? []) {
    const [tex] = await toTex([written.expression(operand)], { texOf });
    written.noteOperand(known(tex, 'TeX'));
  }
  const rights = await toTex(
    lines.map(([, right]) => written.expression(right)),
    { texOf },
  );
  const rows = lines.map(([left], i) => `  ${left} &= ${known(rights[i], 'TeX')}`);
  return `\\begin{align*}\n${rows.join(' \\\\\n')}\n\\end{align*}`;
}
