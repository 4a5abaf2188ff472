/** Parts of expressions: numbers where numbers belong, conditions where conditions belong. */
import { conditionExpected, numberExpected } from '../diagnostics/codes/structure.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import { mistaken } from './checked-value.ts';
import type { Checked, Context } from './scope.ts';

/** Returns the expression, which must be a number; `where` begins the message if it is not. */
export function checkNumber(
  syntax: ExpressionSyntax,
  context: Context,
  where: string,
  unitsNear = false,
): Checked {
  const checked = context.shared.check(syntax, context, unitsNear);
  if (checked.type === 'number') return checked;
  if (checked.dimension !== undefined) context.shared.report(numberExpected({ where, span: syntax.span }));
  return mistaken(syntax.span);
}

/** Returns the expression, which must be a condition; `where` begins the message if it is not. */
export function checkCondition(syntax: ExpressionSyntax, context: Context, where: string): Checked {
  const checked = context.shared.check(syntax, context);
  if (checked.type === 'condition') return checked;
  if (checked.dimension !== undefined) context.shared.report(conditionExpected({ where, span: syntax.span }));
  return mistaken(syntax.span, 'condition');
}
