import { childrenOf } from '../../syntax/children.ts';
import type { ExpressionSyntax, UnitSyntax } from '../../syntax/expression-tree.ts';
import type { NetworkSyntax } from '../../syntax/tree.ts';
import type { Unit } from '../../units/unit.ts';
import { readUnit } from '../read-unit.ts';

/** Returns the units of what a network declares, in its order: they choose the units that it computes in. */
export function unitsWritten({ statements }: NetworkSyntax): readonly Unit[] {
  const written = statements.flatMap((statement): readonly UnitSyntax[] => {
    switch (statement.kind) {
      case 'parameter':
      case 'definition':
      case 'signal': {
        const declared = statement.unit === undefined ? [] : [statement.unit];
        return [...declared, ...(statement.value === undefined ? [] : unitsIn(statement.value))];
      }
      default:
        return [];
    }
  });
  return written.flatMap((unit) => readUnit(unit, () => {}) ?? []);
}

function unitsIn(root: ExpressionSyntax): readonly UnitSyntax[] {
  const units: UnitSyntax[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'quantity') units.push(next.unit);
    open.push(...childrenOf(next).toReversed());
  }
  return units;
}
