/**
 * Expressions: every name gets its meaning, every value its dimension, every literal its number in the
 * model's units. A mistake is reported once: what contains it has no dimension and fits everywhere.
 */
import { unreachable } from '../base/invariant.ts';
import { isZero, parseDecimal, toNumber } from '../base/rational.ts';
import { wrongKind } from '../diagnostics/codes/names.ts';
import type { ExpressionSyntax, NumberSyntax } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS } from '../units/dimension.ts';
import { checkPower, checkProduct, checkSum } from './check-arithmetic.ts';
import { checkCall } from './check-call.ts';
import { checkComparison, checkConditional, checkLogic } from './check-condition.ts';
import { checkElement } from './check-list.ts';
import { checkName } from './check-name.ts';
import { checkOverCells } from './check-over-cells.ts';
import { checkQuantity, isInRange } from './check-quantity.ts';
import type { CheckedNumber } from './checked-expression.ts';
import { conditionValue, mistaken, numberValue } from './checked-value.ts';
import { checkCondition, checkNumber } from './operand.ts';
import type { Checked, Context } from './scope.ts';

/** What is true or false. */
const CONDITIONS: ReadonlySet<ExpressionSyntax['kind']> = new Set(['comparison', 'logic', 'not', 'boolean']);

/** Returns the expression with its meaning. `unitsNear` allows a unit of one letter: right behind `0.1/`. */
export function checkExpression(syntax: ExpressionSyntax, context: Context, unitsNear = false): Checked {
  const { span } = syntax;
  if (context.calling.length > 0 && !context.shared.spend(1)) return mistaken(span);
  switch (syntax.kind) {
    case 'number':
      return checkPlainNumber(syntax, context);
    case 'quantity':
      return checkQuantity(syntax, context);
    case 'boolean':
      return conditionValue({ kind: 'boolean', value: syntax.value, span }, 0);
    case 'path':
      return checkName(syntax, context, unitsNear);
    case 'call':
      return checkCall(syntax, context);
    case 'element':
      return checkElement(syntax, context);
    case 'list': {
      const [only, ...others] = syntax.elements;
      const isCondition = others.length === 0 && only !== undefined && CONDITIONS.has(only.kind);
      const hint = isCondition
        ? 'a condition becomes a number by `(if … then 1 else 0)`.'
        : 'lists are declared as `param times : ms[] = [10 ms, 25 ms]` and stand behind `at`.';
      context.shared.report(wrongKind({ what: 'This is a list', needed: 'a value', span, hint }));
      return mistaken(span);
    }
    case 'group':
      return checkExpression(syntax.expression, context, unitsNear);
    case 'negate': {
      const operand = checkNumber(syntax.operand, context, 'What `-` negates');
      return { ...operand, expression: { kind: 'negate', operand: operand.expression, span } };
    }
    case 'not': {
      const operand = checkCondition(syntax.operand, context, 'What `not` negates');
      return conditionValue({ kind: 'not', operand: operand.expression, span }, operand.reads);
    }
    case 'power':
      return checkPower(syntax, context, unitsNear);
    case 'sum':
      return checkSum(syntax, context);
    case 'product':
      return checkProduct(syntax, context);
    case 'comparison':
      return checkComparison(syntax, context);
    case 'logic':
      return checkLogic(syntax, context);
    case 'conditional':
      return checkConditional(syntax, context);
    case 'overCells':
      return checkOverCells(syntax, context);
    case 'degree': {
      const resolution = context.scope.degree?.(syntax);
      if (resolution?.kind === 'value') return resolution.checked;
      if (resolution?.kind === 'mistake') {
        context.shared.report(resolution.diagnostic);
        return mistaken(span);
      }
      const hint =
        'count them where synapses are made: `connect … by S(n = post.indegree of E)` gives the number to the parameter `n`.';
      const what = '`of` asks for the synapses from one population';
      context.shared.report(wrongKind({ what, needed: 'for a value here', span, hint }));
      return mistaken(span);
    }
    default:
      return unreachable(syntax);
  }
}

function checkPlainNumber({ text, span }: NumberSyntax, context: Context): Checked {
  const exact = parseDecimal(text);
  if (exact === undefined) return mistaken(span);
  const literal: CheckedNumber = { kind: 'number', value: toNumber(exact), exact, text, span };
  if (!isInRange(literal, exact, context)) return mistaken(span);
  return { ...numberValue(literal, DIMENSIONLESS, 0), isFlexible: isZero(exact) };
}
