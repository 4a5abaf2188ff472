/** Two values that must be alike: terms of a sum, sides of a comparison, values of an `if`, arguments. */
import { missingUnit, unitOfArgument, unitsDiffer } from '../diagnostics/codes/units.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import { type Dimension, sameDimension } from '../units/dimension.ts';
import { isPlainNumber } from './literal.ts';
import type { Checked, Context } from './scope.ts';
import { conversionHint, noiseHint, twoTimesHint, unitWords, writtenNumber } from './unit-words.ts';

/** What holds values together that must have one dimension. */
export interface Relation {
  /** One of them: "A term of this sum". */
  readonly each: string;
  /** What two different ones cannot: "be added". */
  readonly cannot: string;
  /** The function, if they are its arguments. */
  readonly function?: string;
}

export interface Operand {
  readonly syntax: ExpressionSyntax;
  readonly checked: Checked;
}

/** Returns the dimension that two values share; undefined, and a report, if there is none. */
export function unify(
  first: Operand,
  second: Operand,
  relation: Relation,
  context: Context,
): Dimension | undefined {
  const [a, b] = [first.checked, second.checked];
  if (a.dimension === undefined || b.dimension === undefined) return undefined;
  if (a.isFlexible) return b.dimension;
  if (b.isFlexible || sameDimension(a.dimension, b.dimension)) return a.dimension;
  const { report, unitText } = context.shared;
  const [unitOfFirst, unitOfSecond] = [
    unitText(a.dimension, first.syntax),
    unitText(b.dimension, second.syntax),
  ];
  const bare = isPlainNumber(second.syntax) ? second : isPlainNumber(first.syntax) ? first : undefined;
  if (bare !== undefined) {
    const [other, unit] = bare === second ? [first, unitOfFirst] : [second, unitOfSecond];
    report(
      missingUnit({
        number: writtenNumber(bare.syntax),
        unit,
        where: relation.each,
        span: bare.syntax.span,
        label: { span: other.syntax.span, message: `this is ${unit}` },
      }),
    );
    return undefined;
  }
  const details = {
    span: second.syntax.span,
    found: unitWords(unitOfSecond),
    other: { span: first.syntax.span, message: `this is ${unitWords(unitOfFirst)}` },
    hint:
      noiseHint(a.dimension, b.dimension, [a.expression, b.expression]) ??
      twoTimesHint(first.syntax, second.syntax, { ofPlain: a.dimension, ofTime: b.dimension }, context) ??
      twoTimesHint(second.syntax, first.syntax, { ofPlain: b.dimension, ofTime: a.dimension }, context) ??
      conversionHint(a.dimension, b.dimension, context),
  };
  if (relation.function !== undefined) {
    const units = `${unitWords(unitOfFirst)} and ${unitWords(unitOfSecond)}`;
    const message = `The arguments of \`${relation.function}\` must have one unit, but are ${units}.`;
    report(unitOfArgument({ message, ...details }));
  } else {
    const message = `${pairWords(unitOfFirst, unitOfSecond)} cannot ${relation.cannot}.`;
    report(unitsDiffer({ message, ...details }));
  }
  return undefined;
}

function pairWords(first: string, second: string): string {
  if (first === '1') return `A plain number and a value in ${second}`;
  return second === '1'
    ? `A value in ${first} and a plain number`
    : `A value in ${first} and one in ${second}`;
}
