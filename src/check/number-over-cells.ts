/** Functions over cells in the order in which they are computed: each behind those that its operand reads. */
import type { OverCells } from './checked-model.ts';
import { sameExpression } from './same-expression.ts';

/** Returns what numbers the functions over cells of one model. Equal ones are one, wherever they are written. */
export function numberOverCells(): {
  readonly indexOf: (entry: OverCells) => number;
  readonly entries: readonly OverCells[];
} {
  const entries: OverCells[] = [];
  return {
    entries,
    // Operands are checked before what they stand in, and named expressions before what reads them.
    indexOf: (entry) => {
      const known = entries.findIndex(
        ({ reduction, operand }) => reduction === entry.reduction && sameExpression(operand, entry.operand),
      );
      return known < 0 ? entries.push(entry) - 1 : known;
    },
  };
}
