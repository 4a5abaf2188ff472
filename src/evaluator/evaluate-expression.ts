import { known } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import { applyOperation, type Value } from './apply-operation.ts';

/** Returns the value of an expression, given those of its symbols by name. */
export function evaluateExpression(expression: Expression, symbols: ReadonlyMap<string, Value>): Value {
  const values = new Map<Expression, Value>();
  for (const next of reachable([expression])) {
    const value =
      next.kind === 'symbol'
        ? known(symbols.get(next.name), `value of ${next.name}`)
        : next.kind === 'apply'
          ? applyOperation(
              next.operation,
              next.operands.map((operand) => known(values.get(operand), 'operand’s value')),
            )
          : next.value;
    values.set(next, value);
  }
  return known(values.get(expression), 'value');
}
