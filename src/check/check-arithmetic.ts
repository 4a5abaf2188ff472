/** Sums, products and powers, and their dimensions. */
import { isWhole, toNumber } from '../base/rational.ts';
import { unitOfPower } from '../diagnostics/codes/units.ts';
import type { ExpressionSyntax, PowerSyntax, ProductSyntax, SumSyntax } from '../syntax/expression-tree.ts';
import {
  DIMENSIONLESS,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
} from '../units/dimension.ts';
import { isUnitName } from '../units/unit-names.ts';
import { requireNumber } from './check-list.ts';
import type { CheckedExpression, CheckedProduct, CheckedSum } from './checked-expression.ts';
import { mistaken, numberValue } from './checked-value.ts';
import { isPlainNumber, literalRational } from './literal.ts';
import { checkNumber } from './operand.ts';
import type { Checked, Context } from './scope.ts';
import { type Relation, unify } from './unify.ts';

const LARGEST_WHOLE_POWER = 16;

const TERMS: Readonly<Record<'+' | '-', Relation>> = {
  '+': { each: 'A term of this sum', cannot: 'be added' },
  '-': { each: 'A term of this sum', cannot: 'be subtracted' },
};

/** Returns a sum: its terms have one dimension. */
export function checkSum(syntax: SumSyntax, context: Context): Checked {
  const first = checkNumber(syntax.first, context, 'A term of a sum');
  let { isFlexible, reads } = first;
  // The first term with a unit is what the others are compared with.
  let reference = { syntax: syntax.first, checked: first };
  let isKnown = first.dimension !== undefined;
  const rest: CheckedSum['rest'][number][] = [];
  for (const { operator, operand } of syntax.rest) {
    const checked = checkNumber(operand, context, 'A term of a sum');
    const term = { syntax: operand, checked };
    reads |= checked.reads;
    rest.push({ operator, operand: checked.expression });
    isFlexible &&= checked.isFlexible;
    if (checked.dimension === undefined) isKnown = false;
    else if (
      reference.checked.dimension === undefined ||
      (reference.checked.isFlexible && !checked.isFlexible)
    ) {
      reference = term;
    } else if (unify(reference, term, TERMS[operator], context) === undefined) isKnown = false;
  }
  const dimension = isKnown ? reference.checked.dimension : undefined;
  const expression: CheckedExpression = { kind: 'sum', first: first.expression, rest, span: syntax.span };
  return { ...numberValue(expression, dimension, reads), isFlexible };
}

/** Whether a unit of one letter may stand behind this factor: a number, or a unit already. */
function leadsToUnit(syntax: ExpressionSyntax, context: Context): boolean {
  if (syntax.kind === 'number' || syntax.kind === 'quantity') return true;
  if (syntax.kind === 'power') return leadsToUnit(syntax.base, context);
  if (syntax.kind === 'negate') return leadsToUnit(syntax.operand, context);
  if (syntax.kind !== 'path' || syntax.names.length !== 1) return false;
  const [{ text }] = syntax.names;
  return isUnitName(text) && !context.locals.has(text) && context.scope.declaration(text) === undefined;
}

/** Returns a product or quotient. */
export function checkProduct(syntax: ProductSyntax, context: Context): Checked {
  const first = checkNumber(syntax.first, context, 'A factor');
  let { dimension, reads } = first;
  let unitsNear = leadsToUnit(syntax.first, context);
  const rest: CheckedProduct['rest'][number][] = [];
  for (const { operator, operand } of syntax.rest) {
    const checked = checkNumber(operand, context, 'A factor', unitsNear);
    unitsNear &&= leadsToUnit(operand, context);
    reads |= checked.reads;
    rest.push({ operator, operand: checked.expression });
    const combine = operator === '*' ? multiplyDimensions : divideDimensions;
    dimension =
      dimension === undefined || checked.dimension === undefined
        ? undefined
        : combine(dimension, checked.dimension);
  }
  const product: CheckedProduct = { kind: 'product', first: first.expression, rest, span: syntax.span };
  return numberValue(product, dimension, reads);
}

/** Returns a power: of a quantity, only one whose exponent is written out. */
export function checkPower(syntax: PowerSyntax, context: Context, unitsNear: boolean): Checked {
  const { span } = syntax;
  const base = checkNumber(syntax.base, context, 'The base of a power', unitsNear);
  const exponent = checkNumber(syntax.exponent, context, 'An exponent');
  const reads = base.reads | exponent.reads;
  if (exponent.dimension !== undefined && !isDimensionless(exponent.dimension)) {
    requireNumber(exponent, syntax.exponent, 'An exponent', context);
    return mistaken(span);
  }
  const literal = literalRational(syntax.exponent);
  const isShort = literal !== undefined && isWhole(literal) && isPlainNumber(syntax.exponent);
  const whole = isShort ? toNumber(literal) : Number.NaN;
  const expression: CheckedExpression =
    Math.abs(whole) <= LARGEST_WHOLE_POWER
      ? { kind: 'wholePower', base: base.expression, exponent: whole, span }
      : { kind: 'pow', base: base.expression, exponent: exponent.expression, span };
  if (base.dimension === undefined || exponent.dimension === undefined)
    return numberValue(expression, undefined, reads);
  if (isDimensionless(base.dimension)) return numberValue(expression, DIMENSIONLESS, reads);
  const { report } = context.shared;
  if (literal === undefined) {
    const unit = context.shared.unitText(base.dimension, syntax.base);
    report(
      unitOfPower({
        message: `The exponent of a value in ${unit} must be a number that is written out, as the unit of the result depends on it.`,
        span: syntax.exponent.span,
        hint: `write \`2\` or \`(1/2)\`, or divide the base by a value in ${unit} first.`,
      }),
    );
    return mistaken(span);
  }
  if (literal.numerator > 100n || literal.numerator < -100n || literal.denominator > 100n) {
    report(
      unitOfPower({
        message: 'A quantity can be raised to powers up to 100 only.',
        span: syntax.exponent.span,
        hint: 'divide the base by its unit first, if that is meant.',
      }),
    );
    return mistaken(span);
  }
  return numberValue(expression, powerDimension(base.dimension, literal), reads);
}
