/** Calls: built-in functions, what speaks of steps (`old`, `peak`), lists, and the functions of the model. */
import { rational } from '../base/rational.ts';
import { onlyInEvents } from '../diagnostics/codes/events.ts';
import { argumentCount, unknownFunction } from '../diagnostics/codes/names.ts';
import { unitOfArgument } from '../diagnostics/codes/units.ts';
import type { CallSyntax, ExpressionSyntax, Name } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS, isDimensionless, powerDimension } from '../units/dimension.ts';
import {
  builtinFunctionNames,
  countText,
  drawFunction,
  numberFunction,
  ownNameOf,
  type Signature,
  SPECIAL_FUNCTIONS,
} from './builtin-functions.ts';
import { checkDistribution, drawAt } from './check-draw.ts';
import { checkFunction } from './check-function.ts';
import { checkBetween, checkLength } from './check-list.ts';
import { reductionMeant } from './check-over-cells.ts';
import type { BuiltinFunction, Distribution } from './checked-expression.ts';
import { conditionValue, mistaken, numberValue } from './checked-value.ts';
import { checkNumber } from './operand.ts';
import { everyPart } from './operands.ts';
import { type Checked, type Context, READS } from './scope.ts';
import { type Operand, unify } from './unify.ts';
import { conversionHint } from './unit-words.ts';

/** Returns a call with its meaning. */
export function checkCall(syntax: CallSyntax, context: Context): Checked {
  const { callee } = syntax;
  const own = context.scope.functionNamed(callee.text);
  if (own !== undefined) return checkFunction(syntax, own, context);
  // A declaration hides the built-in function of its name.
  const hiding = hidingValue(callee, context);
  if (hiding !== undefined) return checkNoFunction(syntax, hiding, context);
  const builtin = numberFunction(callee.text);
  if (builtin !== undefined) return checkBuiltin(syntax, builtin.name, builtin.signature, context);
  const draw = drawFunction(callee.text);
  if (draw !== undefined) return checkDraw(syntax, draw.name, draw.signature, context);
  const special = SPECIAL_FUNCTIONS.get(callee.text);
  if (special === undefined) return checkNoFunction(syntax, undefined, context);
  return hasArguments(syntax, special, context)
    ? checkSpecial(syntax, context)
    : mistaken(syntax.span, callee.text === 'peak' ? 'condition' : 'number');
}

/** What a name is that stands for something else than a function; `missing`: its declaration was not understood. */
function hidingValue(name: Name, context: Context): string | undefined {
  if (context.locals.has(name.text)) return 'a value';
  const resolution = context.scope.resolve({ kind: 'path', names: [name], span: name.span });
  switch (resolution.kind) {
    case 'value':
      return resolution.checked.dimension === undefined && resolution.checked.expression.kind === 'number'
        ? 'missing'
        : 'a value';
    case 'list':
      return 'a list';
    case 'other':
      return `a ${resolution.what}`;
    default:
      return undefined;
  }
}

function checkNoFunction(syntax: CallSyntax, hiding: string | undefined, context: Context): Checked {
  const { callee, span } = syntax;
  const { check, report, suggest } = context.shared;
  for (const argument of syntax.arguments) check(argument, context);
  if (hiding === 'missing') return mistaken(span);
  const details = { name: callee.text, span: callee.span };
  if (hiding !== undefined) report(unknownFunction({ ...details, what: hiding }));
  else if (callee.text === 'pow' || callee.text === 'power')
    report(unknownFunction({ ...details, hint: 'powers are written `x^y`.' }));
  else if (reductionMeant(callee.text) !== undefined)
    report(unknownFunction({ ...details, hint: reductionMeant(callee.text) }));
  else {
    const functions = [...context.scope.functionNames(), ...builtinFunctionNames()];
    const suggestion = ownNameOf(callee.text) ?? suggest(callee.text, functions);
    report(unknownFunction({ ...details, suggestion }));
  }
  return mistaken(span);
}

/** Reports a wrong number of arguments; true if it is right. */
function hasArguments(syntax: CallSyntax, signature: Signature, context: Context): boolean {
  const given = syntax.arguments.length;
  if (given >= signature.least && given <= signature.most) return true;
  const { callee, span } = syntax;
  const { usage } = signature;
  context.shared.report(
    argumentCount({ name: callee.text, expected: countText(signature), given, span, usage }),
  );
  return false;
}

function checkSpecial(syntax: CallSyntax, context: Context): Checked {
  const [first, second, third] = syntax.arguments;
  if (first === undefined) return mistaken(syntax.span);
  switch (syntax.callee.text) {
    case 'old':
      return checkOld(syntax, first, context);
    case 'peak':
      return checkPeak(syntax, first, context);
    case 'interpolate':
    case 'held':
      return second === undefined || third === undefined
        ? mistaken(syntax.span)
        : checkBetween(syntax.callee.text, syntax, [first, second, third], context);
    default:
      return checkLength(syntax, first, context);
  }
}

// ── Functions of numbers ─────────────────────────────────────────────────────────────────────────────

function checkBuiltin(
  syntax: CallSyntax,
  name: BuiltinFunction,
  signature: Signature,
  context: Context,
): Checked {
  const { span } = syntax;
  const operands = syntax.arguments.map((argument) => ({
    syntax: argument,
    checked: checkNumber(argument, context, `An argument of \`${name}\``),
  }));
  if (!hasArguments(syntax, signature, context)) return mistaken(span);
  const reads = operands.reduce((union, { checked }) => union | checked.reads, 0);
  const dimension = resultDimension(operands, name, signature, context);
  const list = operands.map(({ checked }) => checked.expression);
  const isFlexible = signature.dimensions === 'same' && operands.every(({ checked }) => checked.isFlexible);
  return {
    ...numberValue({ kind: 'call', function: name, arguments: list, span }, dimension, reads),
    isFlexible,
  };
}

function resultDimension(
  operands: readonly Operand[],
  name: BuiltinFunction | Distribution,
  { dimensions }: Signature,
  context: Context,
): Checked['dimension'] {
  if (dimensions === 'plain') {
    const fit = operands.map((operand) => takesNumber(operand, name, context));
    return fit.every(Boolean) ? DIMENSIONLESS : undefined;
  }
  let [reference, ...others] = operands;
  let dimension = reference?.checked.dimension;
  const relation = { each: `An argument of \`${name}\``, cannot: '', function: name };
  for (const operand of others) {
    if (reference === undefined || dimension === undefined) break;
    dimension = unify(reference, operand, relation, context);
    if (reference.checked.isFlexible) reference = operand;
  }
  if (dimension === undefined || dimensions === 'same') return dimension;
  return dimensions === 'ratio' ? DIMENSIONLESS : powerDimension(dimension, rational(1, 2));
}

/** Reports an argument with a unit where the function takes plain numbers; true if it is one. */
function takesNumber({ syntax, checked }: Operand, name: string, context: Context): boolean {
  const { dimension } = checked;
  if (dimension === undefined) return false;
  if (isDimensionless(dimension)) return true;
  const found = context.shared.unitText(dimension, syntax);
  context.shared.report(
    unitOfArgument({
      message: `\`${name}\` takes a plain number, but this is ${found}.`,
      found,
      span: syntax.span,
      hint: conversionHint(DIMENSIONLESS, dimension, context) ?? `divide by a scale in ${found}.`,
    }),
  );
  return false;
}

/** A random number: of the dimension of what its distribution is made of, or a count. */
function checkDraw(syntax: CallSyntax, name: Distribution, signature: Signature, context: Context): Checked {
  const { span } = syntax;
  const operands = syntax.arguments.map((argument) => ({
    syntax: argument,
    checked: checkNumber(argument, context, `An argument of \`${name}\``),
  }));
  if (!hasArguments(syntax, signature, context)) return mistaken(span);
  const drawn = drawAt(syntax, context);
  if (drawn === undefined) return mistaken(span);
  const dimension = resultDimension(operands, name, signature, context);
  const list = operands.map(({ checked }) => checked.expression);
  if (dimension !== undefined) checkDistribution(name, list, syntax, context);
  const reads = operands.reduce((union, { checked }) => union | checked.reads, drawn.reads);
  const expression = { kind: 'draw', distribution: name, arguments: list, draw: drawn.draw, span } as const;
  return numberValue(expression, dimension, reads);
}

// ── Steps ────────────────────────────────────────────────────────────────────────────────────────────

function checkOld(syntax: CallSyntax, operand: ExpressionSyntax, context: Context): Checked {
  const { span } = syntax;
  const checked = context.shared.check(operand, context);
  if (!isInEvent(syntax, context)) return mistaken(span, checked.type);
  return {
    ...checked,
    expression: { kind: 'old', operand: checked.expression, span },
    isFlexible: false,
    reads: checked.reads | READS.step,
  };
}

function checkPeak(syntax: CallSyntax, operand: ExpressionSyntax, context: Context): Checked {
  const { span } = syntax;
  const checked = checkNumber(operand, context, 'What `peak` follows');
  if (!isInEvent(syntax, context)) return mistaken(span, 'condition');
  // What a peak remembers is taken every step, also when its block does not run and its `let`s have no value.
  const bound = everyPart([checked.expression]).find(({ kind }) => kind === 'local');
  if (bound !== undefined) {
    const hint = 'give the value a name in the component, outside of the block, and take the peak of that.';
    context.shared.report(onlyInEvents({ what: 'peak', where: 'what a `let` holds', span, hint }));
    return mistaken(span, 'condition');
  }
  const memory = context.shared.nextPeak();
  return conditionValue(
    { kind: 'peak', memory, operand: checked.expression, span },
    checked.reads | READS.step,
  );
}

function isInEvent(syntax: CallSyntax, context: Context): boolean {
  if (context.place === 'event') return true;
  context.shared.report(onlyInEvents({ what: syntax.callee.text, where: context.what, span: syntax.span }));
  return false;
}
