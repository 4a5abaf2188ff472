/**
 * Comparisons of times as comparisons of step numbers: `t - last_spike > 2 ms` in a threshold must not depend
 * on how 0.1 ms rounds. Both sides are taken apart as time × t + lastSpike × last_spike + offset.
 */
import type { Span } from '../base/span.ts';
import type { CheckedComparison, CheckedExpression } from './checked-model.ts';
import { operandsOf } from './operands.ts';
import { type Checked, READS } from './scope.ts';

interface LinearForm {
  readonly time: number;
  readonly lastSpike: number;
  readonly spiker: number;
  /** What is left where `t` and `last_spike` are 0; absent: 0. */
  readonly offset: CheckedExpression | undefined;
}

const NONE: LinearForm = { time: 0, lastSpike: 0, spiker: 0, offset: undefined };

function joinOffsets(
  a: CheckedExpression | undefined,
  b: CheckedExpression | undefined,
  operator: '+' | '-',
): CheckedExpression | undefined {
  if (b === undefined) return a;
  if (a === undefined) return operator === '+' ? b : { kind: 'negate', operand: b, span: b.span };
  return { kind: 'sum', first: a, rest: [{ operator, operand: b }], span: a.span };
}

function combine(a: LinearForm, b: LinearForm, operator: '+' | '-'): LinearForm | undefined {
  if (a.lastSpike !== 0 && b.lastSpike !== 0 && a.spiker !== b.spiker) return undefined;
  const sign = operator === '+' ? 1 : -1;
  return {
    time: a.time + sign * b.time,
    lastSpike: a.lastSpike + sign * b.lastSpike,
    spiker: a.lastSpike !== 0 ? a.spiker : b.spiker,
    offset: joinOffsets(a.offset, b.offset, operator),
  };
}

/** Returns the form of an expression that reads nothing but times and constants; undefined if not linear. */
function linearForm(
  expression: CheckedExpression,
  definitionValue: (name: string) => CheckedExpression | undefined,
): LinearForm | undefined {
  const form = (operand: CheckedExpression): LinearForm | undefined => linearForm(operand, definitionValue);
  switch (expression.kind) {
    case 'time':
      return { ...NONE, time: 1 };
    case 'lastSpike':
      return { ...NONE, lastSpike: 1, spiker: expression.spiker };
    case 'negate': {
      const operand = form(expression.operand);
      return operand && combine(NONE, operand, '-');
    }
    case 'sum': {
      let sum = form(expression.first);
      for (const { operator, operand } of expression.rest) {
        const term = sum && form(operand);
        sum = sum && term && combine(sum, term, operator);
      }
      return sum;
    }
    case 'product': {
      // One factor holds the times; the others are literal numbers.
      let product: LinearForm | undefined = form(expression.first);
      for (const { operator, operand } of expression.rest) {
        if (product === undefined) return undefined;
        if (product.time === 0 && product.lastSpike === 0 && isFreeOfTime(operand, definitionValue)) continue;
        if (operand.kind !== 'number') return undefined;
        const factor: number = operator === '*' ? operand.value : 1 / operand.value;
        const { offset } = product;
        product = {
          ...product,
          time: product.time * factor,
          lastSpike: product.lastSpike * factor,
          offset: offset && {
            kind: 'product',
            first: offset,
            rest: [{ operator, operand }],
            span: offset.span,
          },
        };
      }
      const isConstant = product !== undefined && product.time === 0 && product.lastSpike === 0;
      return isConstant ? { ...NONE, offset: expression } : product;
    }
    case 'reference': {
      const value = expression.to === 'definition' ? definitionValue(expression.name) : undefined;
      if (value === undefined || isFreeOfTime(value, definitionValue)) return { ...NONE, offset: expression };
      return form(value);
    }
    default:
      return isFreeOfTime(expression, definitionValue) ? { ...NONE, offset: expression } : undefined;
  }
}

/** Whether `t` and `last_spike` are nowhere in the expression, names looked through. */
function isFreeOfTime(
  root: CheckedExpression,
  definitionValue: (name: string) => CheckedExpression | undefined,
): boolean {
  const seen = new Set<string>();
  const open: CheckedExpression[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    switch (next.kind) {
      case 'time':
      case 'lastSpike':
        return false;
      case 'reference': {
        if (next.to !== 'definition' || seen.has(next.name)) break;
        seen.add(next.name);
        const value = definitionValue(next.name);
        if (value !== undefined) open.push(value);
        break;
      }
      default:
        open.push(...operandsOf(next));
    }
  }
  return true;
}

/** Returns the comparison in step numbers, where both sides are linear in times with constants of the run. */
export function stepForm(
  left: Checked,
  right: Checked,
  definitionValue: (name: string) => CheckedExpression | undefined,
): CheckedComparison['steps'] {
  const reads = left.reads | right.reads;
  const times = READS.time | READS.lastSpike;
  if ((reads & times) === 0 || (reads & ~times) !== 0) return undefined;
  const [a, b] = [
    linearForm(left.expression, definitionValue),
    linearForm(right.expression, definitionValue),
  ];
  const form = a && b && combine(a, b, '-');
  if (form === undefined || (form.time === 0 && form.lastSpike === 0)) return undefined;
  // Both sides are divided by the size of the first coefficient, which takes a component's time unit out.
  const size = Math.abs(form.time !== 0 ? form.time : form.lastSpike);
  const span: Span = left.expression.span;
  const offset: CheckedExpression = form.offset ?? { kind: 'number', value: 0, span };
  return {
    time: form.time / size,
    lastSpike: form.lastSpike / size,
    spiker: form.spiker,
    offset:
      size === 1
        ? offset
        : {
            kind: 'product',
            first: offset,
            rest: [{ operator: '/', operand: { kind: 'number', value: size, span } }],
            span,
          },
  };
}
