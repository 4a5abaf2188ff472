/**
 * An equation with white noise as f + Σ g_j xi_j, taken apart by the form in which it is written: f is the equation without
 * its terms of noise, g_j what is left of the terms of xi_j when xi_j is 1. Checking saw to it that it is linear.
 */
import { InvariantError, known } from '../base/invariant.ts';
import { isNumber } from '../expr/build.ts';
import type { ApplyExpression, Expression, ExpressionPool } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';

export interface NoiseParts {
  /** f; absent where every term is noise. */
  readonly drift?: Expression;
  /** g_j by the index of the source; of the sources that the expression reads. */
  readonly coefficients: ReadonlyMap<number, Expression>;
}

const NO_NOISE: ReadonlyMap<number, Expression> = new Map();

/** Returns the parts of an expression; `sources` gives the index of the source that a symbol stands for. */
export function noiseParts(
  pool: ExpressionPool,
  expression: Expression,
  sources: ReadonlyMap<Expression, number>,
): NoiseParts {
  const found = new Map<Expression, NoiseParts>();
  for (const next of reachable([expression])) {
    const source = sources.get(next);
    if (source !== undefined) found.set(next, { coefficients: new Map([[source, pool.number(1)]]) });
    else if (next.kind === 'apply')
      found.set(
        next,
        applied(pool, next, (operand) => known(found.get(operand), 'parts of an operand')),
      );
    else found.set(next, { drift: next, coefficients: NO_NOISE });
  }
  return known(found.get(expression), 'parts');
}

function applied(
  pool: ExpressionPool,
  expression: ApplyExpression,
  partsOf: (operand: Expression) => NoiseParts,
): NoiseParts {
  const operands = expression.operands.map(partsOf);
  if (operands.every(({ coefficients }) => coefficients.size === 0)) {
    return { drift: expression, coefficients: NO_NOISE };
  }
  const [first, second] = operands;
  const [left, right] = expression.operands;
  if (first === undefined || left === undefined) throw new InvariantError('noise without operands');
  switch (expression.operation) {
    case 'negate':
      return each(first, (value) => pool.apply('negate', value));
    case '+':
    case '-':
      if (second !== undefined) return sum(pool, expression.operation, first, second);
      break;
    case '*':
      if (second === undefined || right === undefined) break;
      return first.coefficients.size > 0
        ? each(first, (value) => times(pool, value, right))
        : each(second, (value) => times(pool, left, value));
    case '/':
      if (right !== undefined) return each(first, (value) => pool.apply('/', value, right));
      break;
    case 'power':
      // The first power, which is what is raised to it.
      return first;
    case 'select':
      return chosen(pool, left, known(operands[1], 'branch'), known(operands[2], 'branch'));
    default:
      break;
  }
  throw new InvariantError(`an equation is not linear in its noise: ${expression.operation}`);
}

function times(pool: ExpressionPool, a: Expression, b: Expression): Expression {
  if (isNumber(a, 1)) return b;
  return isNumber(b, 1) ? a : pool.apply('*', a, b);
}

function each({ drift, coefficients }: NoiseParts, change: (value: Expression) => Expression): NoiseParts {
  return {
    ...(drift === undefined ? {} : { drift: change(drift) }),
    coefficients: new Map([...coefficients].map(([source, value]) => [source, change(value)])),
  };
}

function sum(pool: ExpressionPool, operation: '+' | '-', a: NoiseParts, b: NoiseParts): NoiseParts {
  const join = (left: Expression | undefined, right: Expression | undefined): Expression | undefined => {
    if (right === undefined) return left;
    if (left !== undefined) return pool.apply(operation, left, right);
    return operation === '+' ? right : pool.apply('negate', right);
  };
  return joined(a, b, join);
}

function chosen(pool: ExpressionPool, condition: Expression, a: NoiseParts, b: NoiseParts): NoiseParts {
  const none = pool.number(0);
  return joined(a, b, (left, right) =>
    left === undefined && right === undefined
      ? undefined
      : pool.apply('select', condition, left ?? none, right ?? none),
  );
}

function joined(
  a: NoiseParts,
  b: NoiseParts,
  join: (left: Expression | undefined, right: Expression | undefined) => Expression | undefined,
): NoiseParts {
  const drift = join(a.drift, b.drift);
  const coefficients = new Map<number, Expression>();
  for (const source of new Set([...a.coefficients.keys(), ...b.coefficients.keys()])) {
    const value = join(a.coefficients.get(source), b.coefficients.get(source));
    if (value !== undefined) coefficients.set(source, value);
  }
  return { ...(drift === undefined ? {} : { drift }), coefficients };
}
