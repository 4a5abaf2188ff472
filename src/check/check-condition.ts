/** Comparisons, their combinations, and `if`. */
import { onlyInEvents } from '../diagnostics/codes/events.ts';
import { conditionExpected } from '../diagnostics/codes/structure.ts';
import type { ComparisonSyntax, ConditionalSyntax, LogicSyntax } from '../syntax/expression-tree.ts';
import type { CheckedComparison, CheckedExpression } from './checked-expression.ts';
import { conditionValue, mistaken } from './checked-value.ts';
import { checkCondition, checkNumber } from './operand.ts';
import { type Checked, type Context, READS } from './scope.ts';
import { type StepForm, stepForm, turned } from './step-form.ts';
import { type Operand, type Relation, unify } from './unify.ts';

const SIDES: Relation = { each: 'A side of this comparison', cannot: 'be compared' };
const VALUES: Relation = { each: 'A value of this `if`', cannot: 'be the values of one `if`' };

/** Returns a comparison, with what it needs to be decided on the grid where it is one of times. */
export function checkComparison(syntax: ComparisonSyntax, context: Context): Checked {
  const { operator, span } = syntax;
  const left = checkNumber(syntax.left, context, 'What is compared');
  const right = checkNumber(syntax.right, context, 'What is compared');
  unify({ syntax: syntax.left, checked: left }, { syntax: syntax.right, checked: right }, SIDES, context);
  const reads = left.reads | right.reads;
  if (operator === 'crosses' || operator === 'falls below') {
    if (context.place !== 'event') {
      context.shared.report(onlyInEvents({ what: operator, where: context.what, span }));
      return mistaken(span, 'condition');
    }
    const direction = operator === 'crosses' ? 'up' : 'down';
    return conditionValue(
      { kind: 'crossing', direction, left: left.expression, right: right.expression, span },
      reads | READS.step,
    );
  }
  const readsTime = (reads & READS.time) !== 0;
  const comparison: CheckedComparison = {
    kind: 'comparison',
    operator,
    left: left.expression,
    right: right.expression,
    jumps: readsTime && (reads & ~READS.time) === 0,
    span,
  };
  const form = stepForm(operator, left, right, context.shared);
  return conditionValue(form === undefined ? comparison : onTheGrid(comparison, form), reads);
}

/** A comparison that knows its step numbers; one for either sign, where its sides are scaled by a parameter. */
function onTheGrid(comparison: CheckedComparison, { steps, scale }: StepForm): CheckedExpression {
  if (scale === undefined) return { ...comparison, steps };
  const { span } = comparison;
  const zero: CheckedExpression = { kind: 'number', value: 0, span };
  const sign = (operator: '>' | '<'): CheckedExpression => ({
    kind: 'comparison',
    operator,
    left: scale,
    right: zero,
    jumps: false,
    span,
  });
  return {
    kind: 'conditional',
    branches: [
      { condition: sign('>'), value: { ...comparison, steps } },
      { condition: sign('<'), value: { ...comparison, steps: turned(steps) } },
    ],
    otherwise: comparison,
    span,
  };
}

/** Returns conditions joined by `and` or `or`. */
export function checkLogic(syntax: LogicSyntax, context: Context): Checked {
  let reads = 0;
  const operands = syntax.operands.map((operand) => {
    const checked = checkCondition(operand, context, `What \`${syntax.operator}\` joins`);
    reads |= checked.reads;
    return checked.expression;
  });
  return conditionValue({ kind: 'logic', operator: syntax.operator, operands, span: syntax.span }, reads);
}

/** Returns an `if`, whose values are all numbers of one dimension or all conditions. */
export function checkConditional(syntax: ConditionalSyntax, context: Context): Checked {
  const { check, report } = context.shared;
  let reads = 0;
  const branches = syntax.branches.map((branch) => {
    const test = checkCondition(branch.condition, context, 'What follows `if`');
    const checked = check(branch.value, context);
    reads |= test.reads | checked.reads;
    return { syntax: branch.value, condition: test.expression, checked };
  });
  const otherwise = check(syntax.otherwise, context);
  reads |= otherwise.reads;
  const { type } = otherwise;
  let reference: Operand = { syntax: syntax.otherwise, checked: otherwise };
  let isKnown = otherwise.dimension !== undefined;
  let { isFlexible } = otherwise;
  for (const { syntax: value, checked } of branches) {
    if (checked.type !== type) {
      if (checked.dimension !== undefined && otherwise.dimension !== undefined) {
        const { span } = checked.type === 'number' ? value : syntax.otherwise;
        report(conditionExpected({ where: 'This value, like the other one of the `if`,', span }));
      }
      return mistaken(syntax.span, type);
    }
    isFlexible &&= checked.isFlexible;
    if (checked.dimension === undefined) isKnown = false;
    else if (reference.checked.isFlexible && !checked.isFlexible) reference = { syntax: value, checked };
    else if (unify({ syntax: value, checked }, reference, VALUES, context) === undefined) isKnown = false;
  }
  const expression: CheckedExpression = {
    kind: 'conditional',
    branches: branches.map(({ condition, checked }) => ({ condition, value: checked.expression })),
    otherwise: otherwise.expression,
    span: syntax.span,
  };
  const dimension = isKnown ? reference.checked.dimension : undefined;
  return { expression, type, dimension, isFlexible: type === 'number' && isFlexible, reads };
}
