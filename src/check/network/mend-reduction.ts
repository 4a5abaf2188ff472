/**
 * `mean over A of x - d` takes all that follows: where `d` is known beside it and not in the cells of A, what was meant has
 * parentheses.
 */
import { unknownName } from '../../diagnostics/codes/names.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, OverCellsSyntax, PathSyntax } from '../../syntax/expression-tree.ts';
import { formatExpression } from '../../syntax/format-expression.ts';
import { pathText } from '../check-name.ts';
import { pathsOf } from './map-syntax.ts';

/** Returns what is said of the operand, with the way out where a name of it is one of those `outside`. */
export function mendReduction(
  sum: OverCellsSyntax,
  outside: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): (diagnostic: Diagnostic) => void {
  const { operand, reduction, population } = sum;
  const paths = pathsOf(operand);
  return (diagnostic) => {
    const { code, span } = diagnostic;
    const path = paths.find((each) => each.span.start === span?.start && each.span.end === span.end);
    if (code !== unknownName.page.code || path === undefined || !outside.has(pathText(path)))
      return report(diagnostic);
    const name = pathText(path);
    const over = `${reduction.text} over ${population?.text ?? 'cells'} of`;
    const apart = takeApart(operand, (each) => outside.has(pathText(each)));
    const hint =
      apart === undefined
        ? `\`${name}\` is known beside \`${over} …\`, which takes all that follows; inside it names are those of the cells.`
        : `\`${over} …\` takes all that follows; if that is not meant, write \`(${over} ${apart.inside})${apart.behind}\`.`;
    report({ ...diagnostic, hint, fixes: [] });
  };
}

/** Returns what of a sum or a product is free of such names, and the rest behind it. */
function takeApart(
  expression: ExpressionSyntax,
  isOutside: (path: PathSyntax) => boolean,
): { readonly inside: string; readonly behind: string } | undefined {
  if (expression.kind !== 'sum' && expression.kind !== 'product') return undefined;
  const isFree = (tree: ExpressionSyntax): boolean => !pathsOf(tree).some(isOutside);
  const whole = formatExpression(expression);
  const parts = [expression.first, ...expression.rest.map(({ operand }) => operand)];
  const free = parts.findIndex((part) => !isFree(part));
  if (free <= 0) return undefined;
  const taken = free - 1;
  const inside = formatExpression(
    taken === 0
      ? expression.first
      : expression.kind === 'sum'
        ? { ...expression, rest: expression.rest.slice(0, taken) }
        : { ...expression, rest: expression.rest.slice(0, taken) },
  );
  return { inside, behind: whole.slice(inside.length) };
}
