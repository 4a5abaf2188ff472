/**
 * Comparisons of times as comparisons of step numbers: `t - last_spike > 2 ms` in a threshold must not depend
 * on how 0.1 ms rounds. Both sides are taken apart as
 * (time × t + lastSpike × last_spike + oldLastSpike × old(last_spike) + offset) × scale; named expressions and `let`s are
 * looked through. What is looked at is bounded, as names may lead to names: a comparison of more than a thousand terms is
 * left as it is.
 */
import type { Span } from '../base/span.ts';
import type {
  CheckedExpression,
  CheckedProduct,
  NumberComparison,
  StepComparison,
} from './checked-expression.ts';
import { operandsOf } from './operands.ts';
import { type Checked, READS, type SharedContext } from './scope.ts';

/** Nodes that are looked at in one comparison. */
const MOST_NODES = 1000;

const TIMES = READS.time | READS.lastSpike;

/** Gives what a name stands for. */
type Lookup = Pick<SharedContext, 'definition' | 'lets'>;

type Factor = CheckedProduct['rest'][number];

interface LinearForm {
  readonly time: number;
  readonly lastSpike: number;
  readonly oldLastSpike: number;
  readonly spiker: number;
  /** What is left where the times are 0; absent: 0. */
  readonly offset: CheckedExpression | undefined;
  /** Constants of the run that are no literals, as `period` in `t / period`: all of the form is multiplied by them. */
  readonly scale: readonly Factor[];
}

const NONE: LinearForm = { time: 0, lastSpike: 0, oldLastSpike: 0, spiker: 0, offset: undefined, scale: [] };

function isTimed({ time, lastSpike, oldLastSpike }: LinearForm): boolean {
  return time !== 0 || lastSpike !== 0 || oldLastSpike !== 0;
}

function joinOffsets(
  a: CheckedExpression | undefined,
  b: CheckedExpression | undefined,
  operator: '+' | '-',
): CheckedExpression | undefined {
  if (b === undefined) return a;
  if (a === undefined) return operator === '+' ? b : { kind: 'negate', operand: b, span: b.span };
  return { kind: 'sum', first: a, rest: [{ operator, operand: b }], span: a.span };
}

function multiplied(
  value: CheckedExpression | undefined,
  rest: readonly Factor[],
): CheckedExpression | undefined {
  if (value === undefined || rest.length === 0) return value;
  return { kind: 'product', first: value, rest, span: value.span };
}

function inverted(factors: readonly Factor[]): readonly Factor[] {
  return factors.map(({ operator, operand }) => ({ operator: operator === '*' ? '/' : '*', operand }));
}

/** Returns the sum or difference, where both have one scale or one of them has no times. */
function combine(a: LinearForm, b: LinearForm, operator: '+' | '-'): LinearForm | undefined {
  const isShared = a.scale.length === 0 && b.scale.length === 0;
  if (!isShared && isTimed(a) && isTimed(b)) return undefined;
  const isSpiking = (form: LinearForm): boolean => form.lastSpike !== 0 || form.oldLastSpike !== 0;
  if (isSpiking(a) && isSpiking(b) && a.spiker !== b.spiker) return undefined;
  const sign = operator === '+' ? 1 : -1;
  const scale = isTimed(a) ? a.scale : b.scale;
  const offsetOf = (form: LinearForm): CheckedExpression | undefined =>
    isTimed(form) ? form.offset : multiplied(multiplied(form.offset, form.scale), inverted(scale));
  return {
    time: a.time + sign * b.time,
    lastSpike: a.lastSpike + sign * b.lastSpike,
    oldLastSpike: a.oldLastSpike + sign * b.oldLastSpike,
    spiker: isSpiking(a) ? a.spiker : b.spiker,
    offset: joinOffsets(offsetOf(a), offsetOf(b), operator),
    scale,
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
      case 'old':
        // Only the last spike is read; `old` of constants is constants.
        return expression.operand.kind === 'lastSpike'
          ? { ...NONE, oldLastSpike: 1, spiker: expression.operand.spiker }
          : undefined;
      case 'spikeCount':
        return undefined;
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

  /** One factor holds the times and is no divisor; the others are constants of the run. */
  const formOfProduct = (expression: CheckedProduct): LinearForm | undefined => {
    const factors: readonly Factor[] = [{ operator: '*', operand: expression.first }, ...expression.rest];
    const timed = factors.filter(({ operand }) => !isFreeOfTime(operand));
    const [only] = timed;
    if (only === undefined) return { ...NONE, offset: expression };
    if (timed.length > 1 || only.operator === '/') return undefined;
    const others = factors.filter((factor) => factor !== only);
    let size = 1;
    for (const { operator, operand } of others) {
      if (operand.kind === 'number') size = operator === '*' ? size * operand.value : size / operand.value;
    }
    const form = formOf(only.operand);
    return (
      form && {
        time: form.time * size,
        lastSpike: form.lastSpike * size,
        oldLastSpike: form.oldLastSpike * size,
        spiker: form.spiker,
        offset: multiplied(
          form.offset,
          others.filter(({ operand }) => operand.kind === 'number'),
        ),
        scale: [...form.scale, ...others.filter(({ operand }) => operand.kind !== 'number')],
      }
    );
  };

  return formOf;
}

/** A comparison in step numbers, and what its sides were divided by: it is turned where that is negative. */
export interface StepForm {
  readonly steps: StepComparison;
  readonly scale: CheckedExpression | undefined;
}

const TURNED: Readonly<Record<NumberComparison, NumberComparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** Returns the comparison with its sides exchanged. */
export function turned(steps: StepComparison): StepComparison {
  return { ...steps, operator: TURNED[steps.operator] };
}

/** Returns the comparison in step numbers, where both sides are linear in times with constants of the run. */
export function stepForm(
  operator: NumberComparison,
  left: Checked,
  right: Checked,
  names: Lookup,
): StepForm | undefined {
  const reads = left.reads | right.reads;
  if ((reads & TIMES) === 0 || (reads & ~(TIMES | READS.step)) !== 0) return undefined;
  const formOf = formReader(names);
  const [a, b] = [formOf(left.expression), formOf(right.expression)];
  const form = a && b && combine(a, b, '-');
  if (form === undefined || !isTimed(form)) return undefined;
  // All is divided by the first coefficient, which takes a component's time unit out.
  const { time, lastSpike, oldLastSpike, spiker, offset, scale } = form;
  const size = time !== 0 ? time : lastSpike !== 0 ? lastSpike : oldLastSpike;
  const { span } = left.expression;
  const zero: CheckedExpression = { kind: 'number', value: 0, span };
  const threshold =
    offset === undefined ? zero : divided(size < 0 ? offset : negated(offset), Math.abs(size), span);
  const steps: StepComparison = {
    operator: size < 0 ? TURNED[operator] : operator,
    // No coefficient is -0.
    time: time / size + 0,
    lastSpike: lastSpike / size + 0,
    oldLastSpike: oldLastSpike / size + 0,
    spiker,
    threshold,
  };
  const one: CheckedExpression = { kind: 'number', value: 1, span };
  return { steps, scale: scale.length === 0 ? undefined : multiplied(one, scale) };
}

function negated(value: CheckedExpression): CheckedExpression {
  return value.kind === 'negate' ? value.operand : { kind: 'negate', operand: value, span: value.span };
}

function divided(value: CheckedExpression, divisor: number, span: Span): CheckedExpression {
  if (divisor === 1) return value;
  const operand: CheckedExpression = { kind: 'number', value: divisor, span };
  return { kind: 'product', first: value, rest: [{ operator: '/', operand }], span };
}
