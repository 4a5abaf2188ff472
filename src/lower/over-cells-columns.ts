import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { symbolsOf } from '../expr/reachable.ts';

/** When the numbers of all cells are taken: as they are at t_k, or as they were integrated to t_(k+1). */
export type Gathering = 'start' | 'integrated';

/** Returns the name of the column for what each cell gives to the function over cells of that index. It holds blanks. */
export function operandColumn(model: CheckedModel, index: number): string {
  return `operand of ${functionName(model, index)}`;
}

/** Returns the name of the column for what it comes to. */
export function resultColumn(model: CheckedModel, index: number, gathering: Gathering): string {
  const name = functionName(model, index);
  return gathering === 'start' ? name : `${name} integrated`;
}

/** Returns the indices of the functions over cells whose results, of that moment, the values read. */
export function overCellsRead(
  model: CheckedModel,
  values: Iterable<Expression>,
  gathering: Gathering,
): ReadonlySet<number> {
  const read = symbolsOf(values);
  const indices = (model.overCells ?? []).map((_, index) => index);
  return new Set(indices.filter((index) => read.has(resultColumn(model, index, gathering))));
}

function functionName({ overCells = [] }: CheckedModel, index: number): string {
  const { reduction } = known(overCells[index], `function over cells ${index}`);
  return `${reduction} over cells ${index + 1}`;
}
