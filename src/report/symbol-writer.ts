import { writtenName } from '../check/cell-numbers.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { resultColumn } from '../lower/over-cells-columns.ts';
import type { SymbolicEquations } from '../lower/symbolic-equations.ts';

/** Returns a function that gives the symbols of a model's equations as the modeler writes them. */
export function symbolWriter(
  model: CheckedModel,
  { definitions }: Pick<SymbolicEquations, 'definitions'>,
): (symbol: string) => string {
  const written = new Map(
    (model.overCells ?? []).map(({ span }, index) => {
      const text = expressionText({ kind: 'overCells', index, span }, model);
      return [resultColumn(model, index, 'start'), `(${text})`];
    }),
  );
  // A name of its own says more than what it stands for.
  for (const [name, value] of definitions) {
    if (value.kind === 'symbol' && written.has(value.name)) written.set(value.name, name);
  }
  return (symbol) => {
    if (symbol === 'clock stepSize') return 'dt';
    return symbol.startsWith('clock ') ? 't' : (written.get(symbol) ?? writtenName(symbol));
  };
}
