/**
 * Expressions: every name gets its meaning, every value its dimension, every literal its number in the
 * model's units. A mistake is reported once: what contains it has no dimension and fits everywhere.
 */
import { unreachable } from '../base/invariant.ts';
import { isWhole, parseDecimal, type Rational, toNumber } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { onlyInEvents } from '../diagnostics/codes/events.ts';
import { unsupported } from '../diagnostics/codes/language.ts';
import { unknownName } from '../diagnostics/codes/names.ts';
import { conditionExpected, notConstant, numberExpected } from '../diagnostics/codes/structure.ts';
import { ambiguousUnit, missingUnit, unitOfPower, unitsDiffer } from '../diagnostics/codes/units.ts';
import { formatUnit } from '../syntax/format-expression.ts';
import type {
  ComparisonSyntax,
  ConditionalSyntax,
  ElementSyntax,
  ExpressionSyntax,
  LogicSyntax,
  PathSyntax,
  PowerSyntax,
  ProductSyntax,
  QuantitySyntax,
  SumSyntax,
} from '../syntax/tree.ts';
import { PHYSICAL_CONSTANTS } from '../units/constants.ts';
import {
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  TIME,
} from '../units/dimension.ts';
import { namedUnit, type Unit } from '../units/unit.ts';
import { isUnitName } from '../units/unit-names.ts';
import { keepsNumbers, toSystemExact, toSystemNumber, type UnitSystem } from '../units/unit-system.ts';
import { checkCall } from './check-call.ts';
import type {
  CheckedExpression,
  CheckedNumber,
  CheckedProduct,
  CheckedSum,
  ValueType,
} from './checked-model.ts';
import { isPlainNumber, literalRational } from './literal.ts';
import { readUnit } from './read-unit.ts';
import { removeSingularity } from './remove-singularity.ts';
import { type Checked, type Context, READS } from './scope.ts';
import { stepForm } from './step-form.ts';

const LARGEST_WHOLE_POWER = 16;

/** Returns a literal in the model's units: scaled exactly, rounded once. `text` is how it is written. */
export function numberInSystem(
  value: Rational,
  unit: Unit,
  system: UnitSystem,
  span: Span,
  text: string,
): CheckedNumber {
  const exact = toSystemExact(value, unit, system);
  const number = toSystemNumber(value, unit, system);
  return { kind: 'number', value: number, ...(exact === undefined ? {} : { exact }), text, span };
}

/** Returns a value of which only that it was wrong is known. */
export function mistaken(span: Span, type: ValueType = 'number'): Checked {
  const expression: CheckedExpression =
    type === 'number' ? { kind: 'number', value: Number.NaN, span } : { kind: 'boolean', value: false, span };
  return { expression, type, dimension: undefined, isFlexible: false, reads: 0 };
}

function known(expression: CheckedExpression, dimension: Dimension | undefined, reads: number): Checked {
  return { expression, type: 'number', dimension, isFlexible: false, reads };
}

function condition(expression: CheckedExpression, reads: number): Checked {
  return { expression, type: 'condition', dimension: DIMENSIONLESS, isFlexible: false, reads };
}

/** Returns the expression with its meaning. `unitsNear` allows a unit of one letter: right behind `0.1/`. */
export function checkExpression(syntax: ExpressionSyntax, context: Context, unitsNear = false): Checked {
  const { span } = syntax;
  if (context.calling.length > 0 && !context.shared.spend()) return mistaken(span);
  switch (syntax.kind) {
    case 'number': {
      const exact = parseDecimal(syntax.text);
      if (exact === undefined) return mistaken(span);
      const isZero = exact.numerator === 0n;
      return {
        ...known(
          { kind: 'number', value: toNumber(exact), exact, text: syntax.text, span },
          DIMENSIONLESS,
          0,
        ),
        isFlexible: isZero,
      };
    }
    case 'quantity':
      return checkQuantity(syntax, context);
    case 'boolean':
      return condition({ kind: 'boolean', value: syntax.value, span }, 0);
    case 'path':
      return checkPath(syntax, context, unitsNear);
    case 'call':
      return checkCall(syntax, context);
    case 'element':
      return checkElement(syntax, context);
    case 'list':
      context.shared.report(numberExpected({ where: `${context.what}`, span }));
      return mistaken(span);
    case 'group':
      return checkExpression(syntax.expression, context, unitsNear);
    case 'negate': {
      const operand = checkNumber(syntax.operand, context, 'What `-` negates');
      return { ...operand, expression: { kind: 'negate', operand: operand.expression, span } };
    }
    case 'not': {
      const operand = checkCondition(syntax.operand, context, 'What `not` negates');
      return condition({ kind: 'not', operand: operand.expression, span }, operand.reads);
    }
    case 'power':
      return checkPower(syntax, context, unitsNear);
    case 'sum':
      return checkSum(syntax, context);
    case 'product':
      return checkProduct(syntax, context);
    case 'comparison':
      return checkComparison(syntax, context);
    case 'logic':
      return checkLogic(syntax, context);
    case 'conditional':
      return checkConditional(syntax, context);
    default:
      return unreachable(syntax);
  }
}

/** Returns the expression, which must be a number; `where` begins the message if it is not. */
export function checkNumber(
  syntax: ExpressionSyntax,
  context: Context,
  where: string,
  unitsNear = false,
): Checked {
  const checked = checkExpression(syntax, context, unitsNear);
  if (checked.type === 'number') return checked;
  context.shared.report(numberExpected({ where, span: syntax.span }));
  return mistaken(syntax.span);
}

/** Returns the expression, which must be a condition; `where` begins the message if it is not. */
export function checkCondition(syntax: ExpressionSyntax, context: Context, where: string): Checked {
  const checked = checkExpression(syntax, context);
  if (checked.type === 'condition') return checked;
  if (checked.dimension !== undefined) context.shared.report(conditionExpected({ where, span: syntax.span }));
  return mistaken(syntax.span, 'condition');
}

/**
 * Returns the dimension that two values share, and reports if there is none: `verb` says what was tried with
 * them, "be added".
 */
export function unify(
  first: { readonly syntax: ExpressionSyntax; readonly checked: Checked },
  second: { readonly syntax: ExpressionSyntax; readonly checked: Checked },
  verb: string,
  context: Context,
): Dimension | undefined {
  const [a, b] = [first.checked, second.checked];
  if (a.dimension === undefined || b.dimension === undefined) return undefined;
  if (a.isFlexible) return b.dimension;
  if (b.isFlexible || sameDimension(a.dimension, b.dimension)) return a.dimension;
  const { report, unitText } = context.shared;
  for (const [bare, other] of [
    [second, first],
    [first, second],
  ] as const) {
    if (!isPlainNumber(bare.syntax) || other.checked.dimension === undefined) continue;
    const number = sourceText(bare.syntax);
    const unit = unitText(other.checked.dimension);
    const where = verb === 'be compared' ? 'What is compared with a quantity' : 'What is added to a quantity';
    report(
      missingUnit({
        number,
        unit,
        where: verb.includes('values') ? 'This value' : where,
        span: bare.syntax.span,
        declared: other.syntax.span,
      }),
    );
    return undefined;
  }
  const [unitOfFirst, unitOfSecond] = [unitText(a.dimension), unitText(b.dimension)];
  report(
    unitsDiffer({
      message: `${quantityWord(unitOfFirst)} and ${withinSentence(quantityWord(unitOfSecond))} cannot ${verb}.`,
      span: second.syntax.span,
      found: unitWords(unitOfSecond),
      other: first.syntax.span,
      otherFound: unitWords(unitOfFirst),
      hint: conversionHint(a.dimension, b.dimension, context),
    }),
  );
  return undefined;
}

function withinSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function quantityWord(unit: string): string {
  return unit === '1' ? 'A plain number' : `A value in ${unit}`;
}

/** Returns the unit for "this is …". */
export function unitWords(unit: string): string {
  return unit === '1' ? 'a plain number' : unit;
}

/** Returns how a value of dimension `found` becomes one of `wanted` with a constant that is at hand. */
export function conversionHint(wanted: Dimension, found: Dimension, context: Context): string | undefined {
  const [divisor, factor] = [divideDimensions(found, wanted), divideDimensions(wanted, found)];
  for (const { name, dimension } of context.scope.constants()) {
    if (isDimensionless(dimension)) continue;
    if (sameDimension(dimension, divisor)) return `divide by \`${name}\`?`;
    if (sameDimension(dimension, factor)) return `multiply by \`${name}\`?`;
  }
  return undefined;
}

/** Returns a plain number as written, for messages. */
export function sourceText(syntax: ExpressionSyntax): string {
  if (syntax.kind === 'number') return syntax.text;
  if (syntax.kind === 'negate') return `-${sourceText(syntax.operand)}`;
  if (syntax.kind === 'group') return sourceText(syntax.expression);
  return 'it';
}

// ── Literals and names ───────────────────────────────────────────────────────────────────────────────

function checkQuantity(syntax: QuantitySyntax, context: Context): Checked {
  const { span, unit: unitSyntax } = syntax;
  const value = parseDecimal(syntax.text);
  const unit = readUnit(unitSyntax, context.shared.report);
  if (value === undefined || unit === undefined) return mistaken(span);
  if (!unitSyntax.bracketed) {
    for (const { name } of unitSyntax.factors.slice(1)) {
      const declared = context.locals.get(name.text)?.declared ?? context.scope.declaration(name.text);
      if (declared === undefined) continue;
      const at = name.span.start - unitSyntax.span.start;
      const operator = unitSyntax.text[at - 1] ?? '/';
      const apart = `${unitSyntax.text.slice(0, at - 1)} ${operator} ${unitSyntax.text.slice(at)}`;
      context.shared.report(
        ambiguousUnit({
          text: `${syntax.text} ${unitSyntax.text}`,
          name: name.text,
          span,
          declared,
          readings: [`${syntax.text} [${unitSyntax.text}]`, `${syntax.text} ${apart}`],
        }),
      );
      return mistaken(span);
    }
  }
  const text = `${syntax.text} ${formatUnit(unitSyntax)}`;
  return known(numberInSystem(value, unit, context.system, span, text), unit.dimension, 0);
}

function one(unit: Unit, span: Span, context: Context): Checked {
  const value = { numerator: 1n, denominator: 1n };
  return known(numberInSystem(value, unit, context.system, span, unit.text), unit.dimension, 0);
}

/** Returns `t`, `dt` or `last_spike`: a time, or a number in the component's unit of time. */
export function timeValue(expression: CheckedExpression, reads: number, context: Context): Checked {
  const { timeUnit, system } = context;
  if (timeUnit === undefined) return known(expression, TIME, reads);
  if (keepsNumbers(system, timeUnit)) return known(expression, DIMENSIONLESS, reads);
  const { span } = expression;
  const unit = one(timeUnit, span, context).expression;
  return known(
    { kind: 'product', first: expression, rest: [{ operator: '/', operand: unit }], span },
    DIMENSIONLESS,
    reads,
  );
}

function checkPath(syntax: PathSyntax, context: Context, unitsNear: boolean): Checked {
  const { span, names } = syntax;
  const [head] = names;
  const { report } = context.shared;
  if (names.length === 1) {
    switch (head.text) {
      case 't':
        if (context.place === 'constant') {
          report(notConstant({ what: context.what, reads: 'the time `t`', span }));
          return mistaken(span);
        }
        return timeValue({ kind: 'time', span }, READS.time, context);
      case 'dt':
        if (context.place !== 'event') {
          const hint =
            'equations do not know the step; a method integrates them. Use `dt` in event blocks only.';
          report(onlyInEvents({ what: 'dt', where: context.what, span, hint }));
          return mistaken(span);
        }
        return timeValue({ kind: 'stepSize', span }, READS.step, context);
      case 'pi':
        return known({ kind: 'pi', span }, DIMENSIONLESS, 0);
      case 'infinity':
        return { ...known({ kind: 'infinity', span }, DIMENSIONLESS, 0), isFlexible: true };
    }
    const local = context.locals.get(head.text);
    if (local !== undefined) return local.checked;
  }
  if (head.text === 'xi') {
    report(unsupported({ what: 'Noise (`xi`)', span }));
    return mistaken(span);
  }
  const resolution = context.scope.resolve(syntax);
  switch (resolution.kind) {
    case 'value': {
      const { checked } = resolution;
      const isTime = checked.expression.kind === 'lastSpike';
      return allowed(
        isTime ? timeValue(checked.expression, checked.reads, context) : checked,
        syntax,
        context,
      );
    }
    case 'mistake':
      report(resolution.diagnostic);
      return mistaken(span);
    case 'list': {
      const hint = `read one entry, \`${head.text}[0]\`, or use \`interpolate\`.`;
      report(unknownName({ name: head.text, span, where: 'the numbers here: it is a list', hint }));
      return mistaken(span);
    }
    case 'other': {
      const hint =
        resolution.what === 'part'
          ? `read one of its values: \`${head.text}.…\`.`
          : `call it: \`${head.text}(…)\`.`;
      report(
        unknownName({ name: head.text, span, where: `the values here: it is a ${resolution.what}`, hint }),
      );
      return mistaken(span);
    }
    case 'unknown':
      return checkFreeName(syntax, context, unitsNear);
    default:
      return unreachable(resolution);
  }
}

/** A name that nothing declares: a physical constant, a unit, or a mistake. */
function checkFreeName(syntax: PathSyntax, context: Context, unitsNear: boolean): Checked {
  const { span, names } = syntax;
  const [head] = names;
  if (names.length === 1) {
    const constant = PHYSICAL_CONSTANTS.get(head.text);
    if (constant !== undefined) {
      return known(
        numberInSystem(constant.value, constant.unit, context.system, span, constant.name),
        constant.unit.dimension,
        0,
      );
    }
    if (isUnitName(head.text) && (unitsNear || [...head.text].length > 1)) {
      const unit = namedUnit(head.text);
      if (unit !== undefined) return one(unit, span, context);
    }
  }
  const derivative = /^d(.+)$/u.exec(head.text)?.[1];
  const text = names.map((name) => name.text).join('.');
  const candidates = [...context.locals.keys(), ...context.scope.names(), ...PHYSICAL_CONSTANTS.keys()];
  const suggestion = nearest(text, candidates) ?? (names.length === 1 ? caseSlip(head.text) : undefined);
  const hint =
    derivative !== undefined && context.scope.declaration(derivative) !== undefined
      ? `a derivative is written only on the left of an equation; use the right-hand side of d${derivative}/dt.`
      : undefined;
  context.shared.report(unknownName({ name: text, span, where: context.scope.where, suggestion, hint }));
  return mistaken(span);
}

/** The reserved word or constant that was meant by another case: `T`, `PI`, `Infinity`. */
function caseSlip(name: string): string | undefined {
  return ['t', 'dt', 'pi', 'infinity'].find((word) => word === name.toLowerCase());
}

/** Reports a value that may not be read at this place. */
function allowed(checked: Checked, syntax: PathSyntax, context: Context): Checked {
  const { reads, dimension } = checked;
  if (dimension === undefined) return checked;
  const text = `\`${syntax.names.map((name) => name.text).join('.')}\``;
  const forbidden =
    context.place === 'constant' ? reads : context.place === 'stimulus' ? reads & ~READS.time : 0;
  if (forbidden === 0) return checked;
  const reading =
    (forbidden & READS.state) !== 0
      ? `${text}, which changes during the run`
      : (forbidden & READS.input) !== 0
        ? `the input ${text}`
        : `${text}, which depends on time`;
  context.shared.report(
    notConstant({
      what: context.what,
      reads: reading,
      span: syntax.span,
      ...(context.place === 'stimulus' ? { hint: 'a stimulus is an expression of `t` and parameters.' } : {}),
    }),
  );
  return mistaken(syntax.span, checked.type);
}

function checkElement(syntax: ElementSyntax, context: Context): Checked {
  const { span } = syntax;
  const index = checkNumber(syntax.index, context, 'The index of a list');
  requireNumber(index, syntax.index, 'The index of a list', context);
  const resolution = context.scope.resolve(syntax.list);
  const name = syntax.list.names.map((each) => each.text).join('.');
  switch (resolution.kind) {
    case 'list':
      return known(
        { kind: 'element', list: resolution.list, index: index.expression, span },
        resolution.dimension,
        index.reads,
      );
    case 'mistake':
      context.shared.report(resolution.diagnostic);
      return mistaken(span);
    case 'unknown': {
      const suggestion = nearest(name, context.scope.names());
      context.shared.report(
        unknownName({ name, span: syntax.list.span, where: context.scope.where, suggestion }),
      );
      return mistaken(span);
    }
    default: {
      const hint = 'only lists, `param times : ms[] = [10 ms, 25 ms]`, have entries.';
      context.shared.report(unknownName({ name, span: syntax.list.span, where: 'the lists here', hint }));
      return mistaken(span);
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
  const unit = context.shared.unitText(dimension);
  context.shared.report(
    unitOfPower({
      message: `${where} is a plain number, but this is in ${unit}.`,
      span: syntax.span,
      hint: `divide by a value in ${unit}.`,
    }),
  );
}

// ── Arithmetic ───────────────────────────────────────────────────────────────────────────────────────

function checkSum(syntax: SumSyntax, context: Context): Checked {
  const first = checkNumber(syntax.first, context, 'A term of a sum');
  let isFlexible = first.isFlexible;
  let { reads } = first;
  // The first term with a unit is what the others are compared with.
  let reference = { syntax: syntax.first, checked: first };
  let isKnown = first.dimension !== undefined;
  const rest: CheckedSum['rest'][number][] = [];
  for (const { operator, operand } of syntax.rest) {
    const checked = checkNumber(operand, context, 'A term of a sum');
    reads |= checked.reads;
    rest.push({ operator, operand: checked.expression });
    isFlexible &&= checked.isFlexible;
    if (checked.dimension === undefined) {
      isKnown = false;
    } else if (
      reference.checked.dimension === undefined ||
      (reference.checked.isFlexible && !checked.isFlexible)
    ) {
      reference = { syntax: operand, checked };
    } else if (
      unify(
        reference,
        { syntax: operand, checked },
        operator === '+' ? 'be added' : 'be subtracted',
        context,
      ) === undefined
    ) {
      isKnown = false;
    }
  }
  const dimension = isKnown ? reference.checked.dimension : undefined;
  const expression: CheckedExpression = { kind: 'sum', first: first.expression, rest, span: syntax.span };
  return { expression, type: 'number', dimension, isFlexible, reads };
}

/** Whether a unit of one letter may stand behind this factor: a number, or a unit already. */
function leadsToUnit(syntax: ExpressionSyntax, context: Context): boolean {
  if (syntax.kind === 'number' || syntax.kind === 'quantity') return true;
  if (syntax.kind === 'power') return leadsToUnit(syntax.base, context);
  if (syntax.kind !== 'path' || syntax.names.length !== 1) return false;
  const [{ text }] = syntax.names;
  return isUnitName(text) && !context.locals.has(text) && context.scope.declaration(text) === undefined;
}

function checkProduct(syntax: ProductSyntax, context: Context): Checked {
  const first = checkNumber(syntax.first, context, 'A factor');
  let { dimension, reads } = first;
  let unitsNear = leadsToUnit(syntax.first, context);
  const rest: { readonly operator: '*' | '/'; readonly operand: CheckedExpression }[] = [];
  for (const { operator, operand } of syntax.rest) {
    const checked = checkNumber(operand, context, 'A factor', unitsNear);
    unitsNear &&= leadsToUnit(operand, context);
    reads |= checked.reads;
    rest.push({ operator, operand: checked.expression });
    dimension =
      dimension === undefined || checked.dimension === undefined
        ? undefined
        : operator === '*'
          ? multiplyDimensions(dimension, checked.dimension)
          : divideDimensions(dimension, checked.dimension);
  }
  const product: CheckedProduct = { kind: 'product', first: first.expression, rest, span: syntax.span };
  const removed = removeSingularity(product);
  if (removed === undefined) return known(product, dimension, reads);
  context.shared.noteSingularity(removed.singularity);
  return known(removed.expression, dimension, reads);
}

function checkPower(syntax: PowerSyntax, context: Context, unitsNear: boolean): Checked {
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
    return { ...mistaken(span), expression, reads };
  if (isDimensionless(base.dimension)) return known(expression, DIMENSIONLESS, reads);
  if (literal === undefined) {
    const unit = context.shared.unitText(base.dimension);
    context.shared.report(
      unitOfPower({
        message: `A value in ${unit} can be raised to a number written out only, as the unit of the result depends on it.`,
        span: syntax.exponent.span,
        hint: `divide the base by a value in ${unit} first.`,
      }),
    );
    return mistaken(span);
  }
  if (literal.numerator > 100n || literal.numerator < -100n || literal.denominator > 100n) {
    context.shared.report(
      unitOfPower({ message: 'The power of a quantity is too large.', span: syntax.exponent.span }),
    );
    return mistaken(span);
  }
  return known(expression, powerDimension(base.dimension, literal), reads);
}

// ── Conditions ───────────────────────────────────────────────────────────────────────────────────────

function checkComparison(syntax: ComparisonSyntax, context: Context): Checked {
  const { operator, span } = syntax;
  const left = checkNumber(syntax.left, context, 'What is compared');
  const right = checkNumber(syntax.right, context, 'What is compared');
  unify(
    { syntax: syntax.left, checked: left },
    { syntax: syntax.right, checked: right },
    'be compared',
    context,
  );
  const reads = left.reads | right.reads;
  if (operator === 'crosses' || operator === 'falls below') {
    if (context.place !== 'event') {
      context.shared.report(onlyInEvents({ what: operator, where: context.what, span }));
      return mistaken(span, 'condition');
    }
    const direction = operator === 'crosses' ? 'up' : 'down';
    return condition(
      { kind: 'crossing', direction, left: left.expression, right: right.expression, span },
      reads | READS.step,
    );
  }
  const readsTime = (reads & READS.time) !== 0;
  const steps = stepForm(left, right, context.shared.definitionValue);
  return condition(
    {
      kind: 'comparison',
      operator,
      left: left.expression,
      right: right.expression,
      jumps: readsTime && (reads & ~READS.time) === 0,
      ...(steps === undefined ? {} : { steps }),
      span,
    },
    reads,
  );
}

function checkLogic(syntax: LogicSyntax, context: Context): Checked {
  let reads = 0;
  const operands = syntax.operands.map((operand) => {
    const checked = checkCondition(operand, context, `What \`${syntax.operator}\` joins`);
    reads |= checked.reads;
    return checked.expression;
  });
  return condition({ kind: 'logic', operator: syntax.operator, operands, span: syntax.span }, reads);
}

function checkConditional(syntax: ConditionalSyntax, context: Context): Checked {
  let reads = 0;
  const branches = syntax.branches.map((branch) => {
    const test = checkCondition(branch.condition, context, 'What follows `if`');
    const value = checkExpression(branch.value, context);
    reads |= test.reads | value.reads;
    return { syntax: branch.value, condition: test.expression, checked: value };
  });
  const otherwise = checkExpression(syntax.otherwise, context);
  reads |= otherwise.reads;
  const { type } = otherwise;
  let reference: { syntax: ExpressionSyntax; checked: Checked } = {
    syntax: syntax.otherwise,
    checked: otherwise,
  };
  let isKnown = otherwise.dimension !== undefined;
  let isFlexible = otherwise.isFlexible;
  for (const { syntax: value, checked } of branches) {
    if (checked.type !== type) {
      if (checked.dimension !== undefined && otherwise.dimension !== undefined) {
        const number = checked.type === 'number' ? value : syntax.otherwise;
        context.shared.report(
          conditionExpected({
            where: 'The other value of this `if` is a condition, so this one',
            span: number.span,
          }),
        );
      }
      return mistaken(syntax.span, type);
    }
    isFlexible &&= checked.isFlexible;
    if (checked.dimension === undefined) isKnown = false;
    else if (reference.checked.isFlexible && !checked.isFlexible) reference = { syntax: value, checked };
    else if (unify(reference, { syntax: value, checked }, 'be the values of one `if`', context) === undefined)
      isKnown = false;
  }
  const expression: CheckedExpression = {
    kind: 'conditional',
    branches: branches.map(({ condition: test, checked }) => ({
      condition: test,
      value: checked.expression,
    })),
    otherwise: otherwise.expression,
    span: syntax.span,
  };
  const dimension = isKnown ? reference.checked.dimension : undefined;
  return { expression, type, dimension, isFlexible: type === 'number' && isFlexible, reads };
}
