/**
 * Expressions as a function of numbers together with its derivative, by forward differentiation: every operation passes
 * on the changes of its operands, so no difference is taken and no scale has to be guessed.
 */
import { known } from '../base/invariant.ts';
import { isElementary } from '../elementary/functions.ts';
import { applyOperation, type Value } from '../evaluator/apply-operation.ts';
import type { ApplyExpression, Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { partialDerivative } from '../interpreter/partial-derivative.ts';
import type { Matrix } from './eigenvalues.ts';

/** Returns ∂expression_i/∂argument_j at the values of the arguments, a row for each expression. */
export type Linearisation = (values: ArrayLike<number>) => Matrix;

/**
 * Returns the derivative of expressions by the first `directions` of the symbols in `names`; those behind them are
 * arguments too, which are held, and all other symbols have the values in `constants`.
 */
export function linearisedFunction(
  expressions: readonly Expression[],
  names: readonly string[],
  directions: number,
  constants: ReadonlyMap<string, Value>,
): Linearisation {
  const order = [...reachable(expressions)];
  const places = new Map(order.map((expression, place) => [expression, place]));
  const argumentOf = new Map(names.map((name, index) => [name, index]));
  const values: Value[] = order.map(() => Number.NaN);
  const changes = order.map(() => new Float64Array(directions));
  /** Whether the value may change along a direction. */
  const moves = order.map(() => false);
  const operands = order.map((expression) =>
    expression.kind === 'apply' ? expression.operands.map((each) => known(places.get(each), 'operand')) : [],
  );
  for (const [place, expression] of order.entries()) {
    const argument = expression.kind === 'symbol' ? argumentOf.get(expression.name) : undefined;
    moves[place] =
      argument === undefined ? (operands[place] ?? []).some((each) => moves[each]) : argument < directions;
    if (argument !== undefined && argument < directions) changes[place]?.fill(1, argument, argument + 1);
  }

  const apply = (place: number, { operation }: ApplyExpression): void => {
    const own = operands[place] ?? [];
    const given = own.map((each) => known(values[each], 'operand’s value'));
    const result = applyOperation(operation, given);
    values[place] = result;
    if (moves[place] !== true || typeof result === 'boolean') return;
    const change = known(changes[place], 'change').fill(0);
    for (const [index, operand] of own.entries()) {
      if (moves[operand] !== true) continue;
      const part = partOf(operation, index, given, result);
      if (part === 0) continue;
      const from = known(changes[operand], 'change of an operand');
      for (let j = 0; j < directions; j++) change[j] = (change[j] ?? 0) + part * (from[j] ?? 0);
    }
  };

  return (given) => {
    for (const [place, expression] of order.entries()) {
      switch (expression.kind) {
        case 'symbol': {
          const argument = argumentOf.get(expression.name);
          values[place] =
            argument === undefined
              ? known(constants.get(expression.name), `value of ${expression.name}`)
              : (given[argument] ?? Number.NaN);
          break;
        }
        case 'apply':
          apply(place, expression);
          break;
        default:
          values[place] = expression.value;
      }
    }
    return expressions.map((expression) =>
      known(changes[known(places.get(expression), 'place')], 'row').slice(),
    );
  };
}

/** ∂operation/∂operand at the operands. */
function partOf(
  operation: ApplyExpression['operation'],
  index: number,
  given: readonly Value[],
  result: Value,
): number {
  const number = (at: number): number => Number(given[at]);
  switch (operation) {
    case '+':
      return 1;
    case '-':
      return index === 0 ? 1 : -1;
    case 'negate':
      return -1;
    case '*':
      return number(1 - index);
    case '/':
      return index === 0 ? 1 / number(1) : -Number(result) / number(1);
    case 'power': {
      const exponent = number(1);
      return exponent * number(0) ** (exponent - 1);
    }
    case 'select':
      return (given[0] === true) === (index === 1) ? 1 : 0;
    case 'interpolate':
      return index === 0 ? Number(applyOperation('slope', given)) : 0;
    default: {
      if (!isElementary(operation)) return 0;
      const numbers = given.map(Number);
      return partialDerivative(float64, operation, index, numbers, Number(result));
    }
  }
}
