import { known, unreachable } from '../base/invariant.ts';
import type { Expression, SymbolExpression } from '../expr/expression.ts';
import { evaluationOrder } from '../ir/evaluation-order.ts';
import type { Block, Store, SymbolMeaning } from '../ir/program.ts';
import { applyOperation, type Value } from './apply-operation.ts';

/** Gives the value of what a symbol stands for, where that is outside the block. */
export type ReadOutside = (meaning: Exclude<SymbolMeaning, { kind: 'local' }>) => Value;

/** A store with the value that it is to put there: a number, or a condition for `outOfRange`. */
export interface StoredValue {
  readonly store: Store;
  readonly value: Value;
}

/** Evaluates a block; the stores' values are returned, not put anywhere. */
export type BlockEvaluator = (read: ReadOutside) => readonly StoredValue[];

/** Returns a function that evaluates the block, having worked out the order once. */
export function blockEvaluator(block: Block, symbols: ReadonlyMap<string, SymbolMeaning>): BlockEvaluator {
  const steps = evaluationOrder(block);
  return (read) => {
    const values = new Map<Expression, Value>();
    const locals = new Map<string, Value>();
    const computed = (expression: Expression): Value => known(values.get(expression), 'value of an operand');
    const symbolValue = ({ name }: SymbolExpression): Value => {
      const meaning = known(symbols.get(name), `meaning of ${name}`);
      return meaning.kind === 'local' ? known(locals.get(name), `let ${name}`) : read(meaning);
    };
    const stored: StoredValue[] = [];
    for (const step of steps) {
      switch (step.kind) {
        case 'compute':
          values.set(step.expression, evaluate(step.expression, computed, symbolValue));
          break;
        case 'bind':
          locals.set(step.let.name, computed(step.let.value));
          break;
        case 'store':
          stored.push({ store: step.store, value: computed(step.store.value) });
          break;
        default:
          unreachable(step);
      }
    }
    return stored;
  };
}

function evaluate(
  expression: Expression,
  computed: (operand: Expression) => Value,
  symbolValue: (symbol: SymbolExpression) => Value,
): Value {
  switch (expression.kind) {
    case 'number':
    case 'condition':
      return expression.value;
    case 'symbol':
      return symbolValue(expression);
    case 'apply':
      return applyOperation(expression.operation, expression.operands.map(computed));
    default:
      return unreachable(expression);
  }
}
