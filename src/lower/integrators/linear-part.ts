/**
 * The terms of equations that are linear in the states with constants of the run as coefficients, and the others, told
 * apart by the form in which they are written: sums, differences and signs are taken apart; so are products with, and
 * quotients by, what only constants of the run make up. Anything else that reads a state is one term, and not linear.
 *
 *     (I - g * (v - E) - k * v * w) / C     linear: (I - g * (v - E)) / C     rest: -(k * v * w) / C
 */
import { known } from '../../base/invariant.ts';
import { add, divide, multiply, negate, subtract } from '../../expr/build.ts';
import type { ApplyExpression, Expression, ExpressionPool } from '../../expr/expression.ts';
import { reachable } from '../../expr/reachable.ts';

export interface LinearPart {
  /** Linear terms, and those that read no state; absent where there is none. */
  readonly linear?: Expression;
  /** The others; absent where there is none. */
  readonly rest?: Expression;
  /** The coefficients of the linear terms, by the name of the state's symbol. */
  readonly slopes: ReadonlyMap<string, Expression>;
}

interface Terms extends LinearPart {
  /** Whether only constants of the run make it up. */
  readonly isFixed: boolean;
}

const NO_SLOPES: ReadonlyMap<string, Expression> = new Map();

/** Returns the parts of each expression, in their order. */
export function linearParts(
  pool: ExpressionPool,
  expressions: readonly Expression[],
  states: ReadonlySet<string>,
  isConstant: (symbol: string) => boolean,
): readonly LinearPart[] {
  const found = new Map<Expression, Terms>();
  const make = (expression: Expression): Terms => {
    switch (expression.kind) {
      case 'number':
      case 'condition':
        return { linear: expression, slopes: NO_SLOPES, isFixed: true };
      case 'symbol':
        if (!states.has(expression.name)) {
          return { linear: expression, slopes: NO_SLOPES, isFixed: isConstant(expression.name) };
        }
        return { linear: expression, slopes: new Map([[expression.name, pool.number(1)]]), isFixed: false };
      case 'apply':
        return applied(
          pool,
          expression,
          expression.operands.map((operand) => known(found.get(operand), 'terms of an operand')),
        );
    }
  };
  for (const expression of reachable(expressions)) found.set(expression, make(expression));
  return expressions.map((expression) => known(found.get(expression), 'terms'));
}

type Change = (value: Expression) => Expression;

function applied(pool: ExpressionPool, expression: ApplyExpression, operands: readonly Terms[]): Terms {
  const [a, b] = operands;
  const [left, right] = expression.operands;
  const apply = (value: Expression, other: Expression): Expression =>
    pool.apply(expression.operation, value, other);
  switch (expression.operation) {
    case 'negate':
      if (a !== undefined)
        return each(
          a,
          (value) => pool.apply('negate', value),
          (slope) => negate(pool, slope),
        );
      break;
    case '+':
    case '-':
      if (a !== undefined && b !== undefined) return sum(pool, expression.operation, a, b);
      break;
    case '*':
      if (a === undefined || b === undefined || left === undefined || right === undefined) break;
      if (b.isFixed)
        return each(
          a,
          (value) => apply(value, right),
          (slope) => multiply(pool, slope, right),
        );
      if (a.isFixed)
        return {
          ...each(
            b,
            (value) => apply(left, value),
            (slope) => multiply(pool, left, slope),
          ),
          isFixed: false,
        };
      break;
    case '/':
      if (a === undefined || b?.isFixed !== true || right === undefined) break;
      return each(
        a,
        (value) => apply(value, right),
        (slope) => divide(pool, slope, right),
      );
    default:
      break;
  }
  if (operands.some(({ slopes, rest }) => slopes.size > 0 || rest !== undefined)) {
    return { rest: expression, slopes: NO_SLOPES, isFixed: false };
  }
  return { linear: expression, slopes: NO_SLOPES, isFixed: operands.every(({ isFixed }) => isFixed) };
}

function each({ linear, rest, slopes, isFixed }: Terms, change: Change, changeSlope: Change): Terms {
  return {
    ...(linear === undefined ? {} : { linear: change(linear) }),
    ...(rest === undefined ? {} : { rest: change(rest) }),
    slopes: new Map([...slopes].map(([state, slope]) => [state, changeSlope(slope)])),
    isFixed,
  };
}

function sum(pool: ExpressionPool, operation: '+' | '-', a: Terms, b: Terms): Terms {
  const join = (left: Expression | undefined, right: Expression | undefined): Expression | undefined => {
    if (right === undefined) return left;
    if (left === undefined) return operation === '+' ? right : pool.apply('negate', right);
    return pool.apply(operation, left, right);
  };
  const slopes = new Map(a.slopes);
  for (const [state, slope] of b.slopes) {
    const before = slopes.get(state) ?? pool.number(0);
    slopes.set(state, operation === '+' ? add(pool, before, slope) : subtract(pool, before, slope));
  }
  const [linear, rest] = [join(a.linear, b.linear), join(a.rest, b.rest)];
  return {
    ...(linear === undefined ? {} : { linear }),
    ...(rest === undefined ? {} : { rest }),
    slopes,
    isFixed: a.isFixed && b.isFixed,
  };
}
