import { unreachable } from '../../base/invariant.ts';
import type { BlockStatement, Handler } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';

/** An assignment of a block, with all that decides upon it. */
export interface Assignment {
  readonly target: string;
  /** The value, and the conditions of the `if`s that it stands in; `let`s are not followed. */
  readonly reads: readonly CheckedExpression[];
}

/** Returns the assignments of blocks; what is added to inputs is none. */
export function assignmentsOf(handlers: readonly Handler[]): readonly Assignment[] {
  const found: Assignment[] = [];
  const visit = (body: readonly BlockStatement[], conditions: readonly CheckedExpression[]): void => {
    for (const statement of body) {
      switch (statement.kind) {
        case 'assign':
          found.push({ target: statement.target, reads: [statement.value, ...conditions] });
          break;
        case 'if': {
          const own = [...conditions, ...statement.branches.map(({ condition }) => condition)];
          for (const branch of statement.branches) visit(branch.body, own);
          visit(statement.otherwise, own);
          break;
        }
        case 'let':
        case 'addToInput':
          break;
        default:
          unreachable(statement);
      }
    }
  };
  for (const { body } of handlers) visit(body, []);
  return found;
}

/** Returns the values of the `let`s of blocks by their names, which are unique within a model. */
export function letsOf(handlers: readonly Handler[]): ReadonlyMap<string, CheckedExpression> {
  const lets = new Map<string, CheckedExpression>();
  const visit = (body: readonly BlockStatement[]): void => {
    for (const statement of body) {
      if (statement.kind === 'let') lets.set(statement.name, statement.value);
      if (statement.kind !== 'if') continue;
      for (const branch of statement.branches) visit(branch.body);
      visit(statement.otherwise);
    }
  };
  for (const { body } of handlers) visit(body);
  return lets;
}
