import { type Expression, OPERATIONS, type Operation } from '../expression.ts';
import type { ExactRule } from './rule.ts';

/** Gives the value of an operation as run time would compute it. */
export type Evaluate = (
  operation: Operation,
  operands: readonly (number | boolean)[],
) => number | boolean | readonly number[];

function constantOf(expression: Expression): number | boolean | undefined {
  return expression.kind === 'number' || expression.kind === 'condition' ? expression.value : undefined;
}

/**
 * Returns the rule that replaces an operation on constants by its value. The functions come from outside,
 * since what is folded must have the bits that run time would give.
 */
export function constantFolding(evaluate: Evaluate): ExactRule {
  return {
    name: 'an operation on constants → its value',
    // The type of the keys is that of the table, which `Object.keys` forgets.
    operations: Object.keys(OPERATIONS) as readonly Operation[],
    exact: true,
    rewrite: (pool, expression) => {
      const operands = expression.operands.map(constantOf);
      const constants = operands.filter((operand) => operand !== undefined);
      if (constants.length < operands.length) return undefined;
      const value = evaluate(expression.operation, constants);
      if (typeof value === 'number') return pool.number(value);
      // A table is no constant of an expression.
      return typeof value === 'boolean' ? pool.condition(value) : undefined;
    },
  };
}
