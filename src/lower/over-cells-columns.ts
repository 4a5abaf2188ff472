import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';

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

function functionName({ overCells = [] }: CheckedModel, index: number): string {
  const { reduction } = known(overCells[index], `function over cells ${index}`);
  return `${reduction} over cells ${index + 1}`;
}
