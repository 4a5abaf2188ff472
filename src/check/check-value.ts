/** One value against what it is given to: a number of the right dimension, or a report that says why not. */
import type { Span } from '../base/span.ts';
import { numberExpected } from '../diagnostics/codes/structure.ts';
import { missingUnit, unitMismatch } from '../diagnostics/codes/units.ts';
import type { Label } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import { type Dimension, isDimensionless, sameDimension } from '../units/dimension.ts';
import { mistaken } from './checked-value.ts';
import { isPlainNumber } from './literal.ts';
import type { Checked, Context } from './scope.ts';
import { conversionHint, plainArgumentsHint, unitWords, writtenNumber } from './unit-words.ts';

/** What a value is given to. */
export interface Receiver {
  /** Begins the message: "The initial value of `v`". */
  readonly what: string;
  readonly dimension: Dimension;
  /** As declared: `mV`. */
  readonly unit: string;
  readonly declared: Span | undefined;
  /** Instead of "declared here as mV". */
  readonly declaredAs?: string | undefined;
  /** A further place that explains it. */
  readonly label?: Label | undefined;
  readonly hint?: string | undefined;
}

/** Returns the checked value if it fits, else a mistaken one; what does not fit is reported. */
export function fitValue(
  checked: Checked,
  syntax: ExpressionSyntax,
  receiver: Receiver,
  context: Context,
): Checked {
  const { report, unitText } = context.shared;
  const { span } = syntax;
  const { what, unit } = receiver;
  if (checked.type === 'condition') {
    if (checked.dimension !== undefined) report(numberExpected({ where: what, span }));
    return mistaken(span);
  }
  const { dimension } = checked;
  if (dimension === undefined) return checked;
  if (checked.isFlexible || sameDimension(dimension, receiver.dimension))
    return { ...checked, dimension: receiver.dimension };
  const { declared, declaredAs = `declared here as ${unitWords(unit)}` } = receiver;
  const label = declared && { span: declared, message: declaredAs };
  if (isDimensionless(dimension) && isPlainNumber(syntax)) {
    report(missingUnit({ number: writtenNumber(syntax), unit, where: what, span, label }));
    return mistaken(span);
  }
  const found = unitWords(unitText(dimension, syntax));
  report(
    unitMismatch({
      message: `${what} must be ${unitWords(unit)}, but is ${found}.`,
      span,
      found,
      labels: [label, receiver.label].filter((each) => each !== undefined),
      hint:
        plainArgumentsHint(syntax, dimension, unit) ??
        conversionHint(receiver.dimension, dimension, context) ??
        receiver.hint,
    }),
  );
  return mistaken(span);
}
