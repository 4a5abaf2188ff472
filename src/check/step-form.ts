/**
 * Comparisons of times as comparisons of step numbers: `t - last_spike > 2 ms` in a threshold must not depend
 * on how 0.1 ms rounds. Both sides are taken apart as time × t + lastSpike × last_spike + offset; named
 * expressions and `let`s are looked through. What is looked at is bounded, as names may lead to names: a
 * comparison of more than a thousand terms is left as it is.
 */
import type { Span } from '../base/span.ts';
import type { CheckedComparison, CheckedExpression, CheckedProduct } from './checked-model.ts';
import { operandsOf } from './operands.ts';
import { type Checked, READS, type SharedContext } from './scope.ts';

/** Nodes that are looked at in one comparison. */
const MOST_NODES = 1000;

const TIMES = READS.time | READS.lastSpike;

/** Gives what a name stands for. */
type Lookup = Pick<SharedContext, 'definition' | 'lets'>;

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

/** Returns a function that gives the form of an expression; undefined if it is not linear, or too long. */
function formReader({ definition, lets }: Lookup): (expression: CheckedExpression) => LinearForm | undefined {
  let left = MOST_NODES;

  /** What a named expression or `let` stands for. */
  const named = (expression: CheckedExpression): ReturnType<Lookup['definition']> => {
    if (expression.kind === 'local') return lets.get(expression.name);
    return expression.kind === 'reference' && expression.to === 'definition'
      ? definition(expression.name)
      : undefined;
  };

  /** Whether `t` and `last_spike` are nowhere in the expression. */
  const isFreeOfTime = (root: CheckedExpression): boolean => {
    const open: CheckedExpression[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (--left < 0 || next.kind === 'time' || next.kind === 'lastSpike') return false;
      if (((named(next)?.reads ?? 0) & TIMES) !== 0) return false;
      for (const operand of operandsOf(next)) open.push(operand);
    }
    return true;
  };

  const formOf = (expression: CheckedExpression): LinearForm | undefined => {
    if (--left < 0) return undefined;
    switch (expression.kind) {
      case 'time':
        return { ...NONE, time: 1 };
      case 'lastSpike':
        return { ...NONE, lastSpike: 1, spiker: expression.spiker };
      case 'negate': {
        const operand = formOf(expression.operand);
        return operand && combine(NONE, operand, '-');
      }
      case 'sum': {
        let sum = formOf(expression.first);
        for (const { operator, operand } of expression.rest) {
          const term = sum && formOf(operand);
          sum = sum && term && combine(sum, term, operator);
        }
        return sum;
      }
      case 'product':
        return formOfProduct(expression);
      case 'local':
      case 'reference': {
        const value = named(expression);
        const isConstant = value === undefined || (value.reads & TIMES) === 0;
        return isConstant ? { ...NONE, offset: expression } : formOf(value.expression);
      }
      default:
        return isFreeOfTime(expression) ? { ...NONE, offset: expression } : undefined;
    }
  };

  /** One factor holds the times and is no divisor; the others are literal numbers. */
  const formOfProduct = (expression: CheckedProduct): LinearForm | undefined => {
    const factors = [{ operator: '*' as const, operand: expression.first }, ...expression.rest];
    const timed = factors.filter(({ operand }) => !isFreeOfTime(operand));
    const [only] = timed;
    if (only === undefined) return { ...NONE, offset: expression };
    const others = factors.filter((factor) => factor !== only);
    if (timed.length > 1 || only.operator === '/') return undefined;
    let size = 1;
    for (const { operator, operand } of others) {
      if (operand.kind !== 'number') return undefined;
      size = operator === '*' ? size * operand.value : size / operand.value;
    }
    const form = formOf(only.operand);
    if (form === undefined) return undefined;
    const { time, lastSpike, spiker, offset } = form;
    const scaled: CheckedExpression | undefined = offset && {
      kind: 'product',
      first: offset,
      rest: others,
      span: offset.span,
    };
    return { time: time * size, lastSpike: lastSpike * size, spiker, offset: scaled };
  };

  return formOf;
}

/** Returns the comparison in step numbers, where both sides are linear in times with constants of the run. */
export function stepForm(left: Checked, right: Checked, names: Lookup): CheckedComparison['steps'] {
  const reads = left.reads | right.reads;
  if ((reads & TIMES) === 0 || (reads & ~TIMES) !== 0) return undefined;
  const formOf = formReader(names);
  const [a, b] = [formOf(left.expression), formOf(right.expression)];
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
