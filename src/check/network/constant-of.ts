/** Values that are known before a run: what networks are built from. */
import { unreachable } from '../../base/invariant.ts';
import * as functions from '../../runtime/functions.ts';
import type { BuiltinFunction, CheckedExpression, NumberComparison } from '../checked-expression.ts';

/** Returns the value of an expression of numbers; undefined if it draws, or reads anything that has a name. */
export function constantOf(expression: CheckedExpression): number | boolean | undefined {
  switch (expression.kind) {
    case 'number':
    case 'boolean':
      return expression.value;
    case 'pi':
      return Math.PI;
    case 'infinity':
      return Number.POSITIVE_INFINITY;
    case 'negate':
      return ofNumbers([expression.operand], (value) => -value);
    case 'sum':
      return ofNumbers([expression.first, ...expression.rest.map(({ operand }) => operand)], (...values) =>
        values.reduce((sum, value, i) =>
          expression.rest[i - 1]?.operator === '-' ? sum - value : sum + value,
        ),
      );
    case 'product':
      return ofNumbers([expression.first, ...expression.rest.map(({ operand }) => operand)], (...values) =>
        values.reduce((product, value, i) =>
          expression.rest[i - 1]?.operator === '/' ? product / value : product * value,
        ),
      );
    case 'wholePower':
      return ofNumbers([expression.base], (base) => wholePower(base, expression.exponent));
    case 'pow':
      return ofNumbers([expression.base, expression.exponent], functions.pow);
    case 'call':
      return ofNumbers(expression.arguments, FUNCTIONS[expression.function]);
    case 'comparison': {
      const [left, right] = [constantOf(expression.left), constantOf(expression.right)];
      if (typeof left !== 'number' || typeof right !== 'number') return undefined;
      return compare(expression.operator, left, right);
    }
    case 'not': {
      const operand = constantOf(expression.operand);
      return typeof operand === 'boolean' ? !operand : undefined;
    }
    case 'logic': {
      const operands = expression.operands.map(constantOf);
      const decisive = expression.operator === 'or';
      if (operands.includes(decisive)) return decisive;
      return operands.includes(undefined) ? undefined : !decisive;
    }
    case 'conditional': {
      for (const { condition, value } of expression.branches) {
        const holds = constantOf(condition);
        if (holds === undefined) return undefined;
        if (holds === true) return constantOf(value);
      }
      return constantOf(expression.otherwise);
    }
    case 'series':
    case 'reference':
    case 'local':
    case 'time':
    case 'stepSize':
    case 'lastSpike':
    case 'refractory':
    case 'spikeCount':
    case 'crossing':
    case 'peak':
    case 'old':
    case 'element':
    case 'length':
    case 'interpolate':
    case 'held':
    case 'draw':
    case 'overCells':
    case 'noise':
      return undefined;
    default:
      return unreachable(expression);
  }
}

/** As models compute them, so that a number is the same wherever it stands. */
const FUNCTIONS: Readonly<Record<BuiltinFunction, (...values: number[]) => number>> = {
  clamp: functions.clamp,
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  mod: functions.mod,
  exp: functions.exp,
  expm1: functions.expm1,
  exprel: functions.exprel,
  log: functions.log,
  log1p: functions.log1p,
  log10: functions.log10,
  sqrt: Math.sqrt,
  sin: functions.sin,
  cos: functions.cos,
  tan: functions.tan,
  asin: functions.asin,
  acos: functions.acos,
  atan: functions.atan,
  atan2: functions.atan2,
  sinh: functions.sinh,
  cosh: functions.cosh,
  tanh: functions.tanh,
  heaviside: functions.heaviside,
  sigmoid: functions.sigmoid,
};

function ofNumbers(
  operands: readonly CheckedExpression[],
  combine: (...values: number[]) => number,
): number | undefined {
  const values: number[] = [];
  for (const operand of operands) {
    const value = constantOf(operand);
    if (typeof value !== 'number') return undefined;
    values.push(value);
  }
  return combine(...values);
}

/** Products, the larger half first; of a negative exponent 1 over them. */
function wholePower(base: number, exponent: number): number {
  if (exponent < 0) return 1 / wholePower(base, -exponent);
  if (exponent === 0) return 1;
  if (exponent === 1) return base;
  const larger = Math.ceil(exponent / 2);
  return wholePower(base, larger) * wholePower(base, exponent - larger);
}

function compare(operator: NumberComparison, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    default:
      return unreachable(operator);
  }
}
