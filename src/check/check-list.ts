/** Lists: their entries, their length, and values between their points. */
import { unknownName, wrongKind } from '../diagnostics/codes/names.ts';
import { unitOfArgument, unitOfPower } from '../diagnostics/codes/units.ts';
import type { CallSyntax, ElementSyntax, ExpressionSyntax } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS, type Dimension, isDimensionless, sameDimension } from '../units/dimension.ts';
import { pathText } from './check-name.ts';
import { mistaken, numberValue } from './checked-value.ts';
import { checkNumber } from './operand.ts';
import { type Checked, type Context, type PointsRead, READS } from './scope.ts';
import { unitWords } from './unit-words.ts';
import { withoutLets } from './without-lets.ts';

interface NamedList {
  readonly list: number;
  readonly dimension: Dimension | undefined;
}

/** Returns the list that an expression names; undefined, and a report, if it names none. */
function listNamed(syntax: ExpressionSyntax, context: Context): NamedList | undefined {
  const { report, suggest } = context.shared;
  const { span } = syntax;
  const needed = 'a list';
  if (syntax.kind !== 'path') {
    report(wrongKind({ what: 'This is a value', needed, span, hint: 'name a list, declared as `param`.' }));
    return undefined;
  }
  const name = pathText(syntax);
  const isLocal = context.locals.has(name);
  const resolution = isLocal ? undefined : context.scope.resolve(syntax);
  switch (resolution?.kind) {
    case 'list':
      return resolution;
    case 'mistake':
      report(resolution.diagnostic);
      return undefined;
    case 'unknown': {
      const suggestion = suggest(name, context.scope.names());
      const hint = `declare it, for example \`param ${name} : ms[] = [10 ms, 25 ms]\`.`;
      report(unknownName({ name, span, where: context.scope.where, suggestion, hint }));
      return undefined;
    }
    default: {
      if (resolution?.kind === 'value' && resolution.checked.dimension === undefined) return undefined;
      const what = resolution?.kind === 'other' ? `a ${resolution.what}` : 'a single value';
      const hint = 'a list is declared as `param times : ms[] = [10 ms, 25 ms]`.';
      report(wrongKind({ name, what, needed, span, hint }));
      return undefined;
    }
  }
}

/** Reports a value that has a unit where a plain number is needed. */
export function requireNumber(
  checked: Checked,
  syntax: ExpressionSyntax,
  where: string,
  context: Context,
): void {
  const { dimension } = checked;
  if (dimension === undefined || isDimensionless(dimension)) return;
  const unit = context.shared.unitText(dimension, syntax);
  context.shared.report(
    unitOfPower({
      message: `${where} is a plain number, but this is in ${unit}.`,
      span: syntax.span,
      hint: `divide by a value in ${unit}.`,
    }),
  );
}

/** Returns an entry of a list, `times[k]`. */
export function checkElement(syntax: ElementSyntax, context: Context): Checked {
  const { span } = syntax;
  const index = checkNumber(syntax.index, context, 'The index of a list');
  requireNumber(index, syntax.index, 'The index of a list', context);
  const named = listNamed(syntax.list, context);
  if (named === undefined) return mistaken(span);
  return numberValue(
    { kind: 'element', list: named.list, index: index.expression, span },
    named.dimension,
    index.reads,
  );
}

/** Returns the number of entries of a list, `length(times)`. */
export function checkLength(syntax: CallSyntax, operand: ExpressionSyntax, context: Context): Checked {
  const named = listNamed(operand, context);
  if (named === undefined) return mistaken(syntax.span);
  return numberValue({ kind: 'length', list: named.list, span: syntax.span }, DIMENSIONLESS, 0);
}

/** Returns a value between the points of two lists, `interpolate(t, xs, ys)` or `held(t, xs, ys)`. */
export function checkBetween(
  call: PointsRead['call'],
  syntax: CallSyntax,
  operands: readonly [at: ExpressionSyntax, xs: ExpressionSyntax, ys: ExpressionSyntax],
  context: Context,
): Checked {
  const { span } = syntax;
  const [at, xs, ys] = operands;
  const checked = checkNumber(at, context, `Where \`${call}\` reads`);
  const [points, values] = [listNamed(xs, context), listNamed(ys, context)];
  if (points === undefined || values === undefined) return mistaken(span);
  const isKnown = checked.dimension !== undefined && points.dimension !== undefined;
  if (isKnown && !checked.isFlexible && !sameDimension(checked.dimension, points.dimension)) {
    const { unitText } = context.shared;
    const [wanted, found] = [unitText(points.dimension, xs), unitText(checked.dimension, at)].map(unitWords);
    context.shared.report(
      unitOfArgument({
        message: `\`${call}\` reads at ${wanted}, as its list of places is, but this is ${found}.`,
        found: found ?? '',
        span: at.span,
      }),
    );
    return mistaken(span);
  }
  const lists = { xs: points.list, ys: values.list, span };
  context.shared.notePoints({ call, ...lists });
  if (call === 'interpolate') {
    return numberValue(
      { kind: 'interpolate', at: checked.expression, ...lists },
      values.dimension,
      checked.reads,
    );
  }
  const jumps = checked.reads === READS.time;
  // A `let` has its value before `held` can ask for that of another time.
  const place = jumps ? withoutLets(checked.expression, context.shared.lets) : checked.expression;
  return numberValue({ kind: 'held', at: place, jumps, ...lists }, values.dimension, checked.reads);
}
