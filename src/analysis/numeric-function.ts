import { known } from '../base/invariant.ts';
import { applyOperation, type Value } from '../evaluator/apply-operation.ts';
import type { Expression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';

/** Values of the arguments in, values of the expressions out; the array is the same at every call. */
export type NumericFunction = (values: ArrayLike<number>) => Float64Array;

/**
 * Returns expressions as a function of numbers: of the symbols in `names`, in that order, all others having the
 * values in `constants`. What reads no argument is computed once. Conditions count as 1 or 0.
 */
export function numericFunction(
  expressions: readonly Expression[],
  names: readonly string[],
  constants: ReadonlyMap<string, Value>,
): NumericFunction {
  const places = new Map<Expression, number>();
  const values: Value[] = [];
  const free = new Set<number>();
  const argumentOf = new Map(names.map((name, index) => [name, index]));
  const inputs: { readonly place: number; readonly argument: number }[] = [];
  const work: (() => void)[] = [];

  for (const expression of reachable(expressions)) {
    const place = values.length;
    places.set(expression, place);
    switch (expression.kind) {
      case 'symbol': {
        const argument = argumentOf.get(expression.name);
        if (argument === undefined) {
          values.push(known(constants.get(expression.name), `value of ${expression.name}`));
        } else {
          values.push(Number.NaN);
          inputs.push({ place, argument });
          free.add(place);
        }
        break;
      }
      case 'apply': {
        const { operation } = expression;
        const operands = expression.operands.map((operand) => known(places.get(operand), 'operand'));
        const compute = (): void => {
          values[place] = applyOperation(
            operation,
            operands.map((operand) => known(values[operand], 'value of an operand')),
          );
        };
        values.push(Number.NaN);
        if (operands.some((operand) => free.has(operand))) {
          free.add(place);
          work.push(compute);
        } else {
          compute();
        }
        break;
      }
      default:
        values.push(expression.value);
    }
  }
  const outputs = expressions.map((expression) => known(places.get(expression), 'result'));
  const results = new Float64Array(outputs.length);
  return (given) => {
    for (const { place, argument } of inputs) values[place] = given[argument] ?? Number.NaN;
    for (const compute of work) compute();
    for (const [index, output] of outputs.entries()) results[index] = Number(values[output]);
    return results;
  };
}
