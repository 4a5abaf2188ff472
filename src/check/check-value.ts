/** One value against what it is given to: a number of the right dimension, or a report that says why not. */
import type { Span } from '../base/span.ts';
import { conditionExpected, numberExpected } from '../diagnostics/codes/structure.ts';
import { missingUnit, unitMismatch } from '../diagnostics/codes/units.ts';
import type { ExpressionSyntax } from '../syntax/tree.ts';
import { type Dimension, isDimensionless, sameDimension } from '../units/dimension.ts';
import { conversionHint, mistaken, sourceText, unitWords } from './check-expression.ts';
import { isPlainNumber } from './literal.ts';
import type { Checked, Context } from './scope.ts';

/** What a value is given to. */
export interface Receiver {
  /** Begins the message: "The initial value of `v`". */
  readonly what: string;
  readonly dimension: Dimension;
  /** As declared: `mV`. */
  readonly unit: string;
  readonly declared: Span | undefined;
}

/** Returns the checked value if it fits, else a mistaken one; what does not fit is reported. */
export function fitValue(
  checked: Checked,
  syntax: ExpressionSyntax,
  receiver: Receiver,
  context: Context,
): Checked {
  const { report, unitText } = context.shared;
  if (checked.type === 'condition') {
    report(numberExpected({ where: receiver.what, span: syntax.span }));
    return mistaken(syntax.span);
  }
  const { dimension } = checked;
  if (dimension === undefined) return checked;
  if (checked.isFlexible || sameDimension(dimension, receiver.dimension))
    return { ...checked, dimension: receiver.dimension };
  if (isDimensionless(dimension) && isPlainNumber(syntax)) {
    const { what, unit, declared } = receiver;
    report(missingUnit({ number: sourceText(syntax), unit, where: what, span: syntax.span, declared }));
    return mistaken(syntax.span);
  }
  const found = unitText(dimension);
  report(
    unitMismatch({
      message: `${receiver.what} must be ${unitWords(receiver.unit)}, but is ${unitWords(found)}.`,
      span: syntax.span,
      found: unitWords(found),
      declared:
        receiver.declared === undefined
          ? undefined
          : { span: receiver.declared, message: `declared here as ${unitWords(receiver.unit)}` },
      hint: conversionHint(receiver.dimension, dimension, context),
    }),
  );
  return mistaken(syntax.span);
}

/** Returns the condition if it is one, else a mistaken one and a report. */
export function fitCondition(
  checked: Checked,
  syntax: ExpressionSyntax,
  where: string,
  context: Context,
): Checked {
  if (checked.type === 'condition') return checked;
  if (checked.dimension !== undefined) context.shared.report(conditionExpected({ where, span: syntax.span }));
  return mistaken(syntax.span, 'condition');
}
