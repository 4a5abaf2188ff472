/**
 * Functions of the model: the formula is written in place of the call, with the caller's values for its
 * arguments, so that each call has its own units and comparisons of `t` stay what they are.
 */
import { known } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { modelTooLarge } from '../diagnostics/codes/limits.ts';
import { argumentCount } from '../diagnostics/codes/names.ts';
import { recursiveFunction } from '../diagnostics/codes/structure.ts';
import { missingUnit, unitOfArgument } from '../diagnostics/codes/units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CallSyntax, ExpressionSyntax } from '../syntax/expression-tree.ts';
import type { FunctionSyntax } from '../syntax/tree.ts';
import { type Dimension, sameDimension } from '../units/dimension.ts';
import { countText } from './builtin-functions.ts';
import { mistaken } from './checked-value.ts';
import { isPlainNumber } from './literal.ts';
import { checkNumber } from './operand.ts';
import { readUnit } from './read-unit.ts';
import type { Checked, Context, FunctionInScope, Local, SharedContext } from './scope.ts';
import { conversionHint, timeUnitHint, unitWords, writtenNumber } from './unit-words.ts';

/** Formulas nest this deep at most, functions written out: what walks them calls itself at each level. */
const DEEPEST_FORMULA = 1500;
const DEEPEST_CALL = 100;

/** Returns the function's formula with the arguments in it. */
export function checkFunction(syntax: CallSyntax, own: FunctionInScope, context: Context): Checked {
  const { span } = syntax;
  const { declaration } = own;
  const { report, check, extent, nesting } = context.shared;
  const name = declaration.name.text;
  const checked = syntax.arguments.map((argument) =>
    checkNumber(argument, context, `An argument of \`${name}\``),
  );
  if (!hasEach(syntax, declaration, context)) return mistaken(span);
  const { calling } = context;
  if (calling.includes(declaration)) {
    report(recursive(calling.slice(calling.indexOf(declaration))));
    return mistaken(span);
  }
  const body: Context = {
    ...context,
    scope: own.scope,
    locals: localsOf(syntax, checked, declaration, context),
    what: `the function \`${name}\``,
    timeUnit: undefined,
    shared: calling.length === 0 ? inCall(context.shared, name, span) : context.shared,
    calling: [...calling, declaration],
  };
  const levels = body.calling.reduce((sum, each) => sum + nesting(each.value), 0);
  if (calling.length >= DEEPEST_CALL || levels > DEEPEST_FORMULA) return tooDeep(syntax, context);
  const result = check(declaration.value, body);
  if (extent(result.expression).depth > DEEPEST_FORMULA) return tooDeep(syntax, context);
  return { ...result, isFlexible: false };
}

function tooDeep({ span }: CallSyntax, context: Context): Checked {
  const what = `With its functions written out, this formula nests more than ${DEEPEST_CALL} calls, or ${DEEPEST_FORMULA} levels, deep`;
  // One formula that is too deep is so at every call on the way out.
  if (context.shared.firstTooDeep()) context.shared.report(modelTooLarge({ what, span }));
  return mistaken(span);
}

function hasEach(syntax: CallSyntax, { name, parameters }: FunctionSyntax, context: Context): boolean {
  const given = syntax.arguments.length;
  if (given === parameters.length) return true;
  const usage = `${name.text}(${parameters.map((each) => each.name.text).join(', ')})`;
  const expected = countText({ least: parameters.length, most: parameters.length });
  context.shared.report(
    argumentCount({ name: name.text, expected, given, span: syntax.span, usage, declared: name.span }),
  );
  return false;
}

/** Adds to what is wrong within a function the call that made it wrong. */
function inCall(shared: SharedContext, name: string, span: Span): SharedContext {
  const label = { span, message: `in this call of \`${name}\`` };
  return {
    ...shared,
    report: (diagnostic) => shared.report({ ...diagnostic, labels: [...diagnostic.labels, label] }),
  };
}

function localsOf(
  syntax: CallSyntax,
  checked: readonly Checked[],
  { name, parameters }: FunctionSyntax,
  context: Context,
): ReadonlyMap<string, Local> {
  const locals = new Map<string, Local>();
  for (const [index, parameter] of parameters.entries()) {
    const value = known(checked[index], `argument ${index}`);
    const argument = known(syntax.arguments[index], `argument ${index}`);
    const declared = parameter.unit && readUnit(parameter.unit, context.shared.report);
    const fits =
      declared === undefined ||
      fitsParameter(value, argument, parameter, declared.dimension, name.text, context);
    const dimension = declared?.dimension ?? value.dimension;
    const kept = fits
      ? { ...value, dimension, isFlexible: value.isFlexible && declared === undefined }
      : { ...mistaken(argument.span), dimension };
    const { size } = context.shared.extent(value.expression);
    locals.set(parameter.name.text, { checked: kept, declared: parameter.name.span, size });
  }
  return locals;
}

function fitsParameter(
  value: Checked,
  argument: ExpressionSyntax,
  parameter: FunctionSyntax['parameters'][number],
  dimension: Dimension,
  name: string,
  context: Context,
): boolean {
  if (value.dimension === undefined) return false;
  if (value.isFlexible || sameDimension(value.dimension, dimension)) return true;
  const { report, unitText } = context.shared;
  const unit = parameter.unit?.text ?? unitText(dimension);
  const label = {
    span: parameter.unit?.span ?? parameter.name.span,
    message: `declared here as ${unitWords(unit)}`,
  };
  if (isPlainNumber(argument)) {
    const where = `The argument \`${parameter.name.text}\` of \`${name}\``;
    report(missingUnit({ number: writtenNumber(argument), unit, where, span: argument.span, label }));
    return false;
  }
  const found = unitWords(unitText(value.dimension, argument));
  report(
    unitOfArgument({
      message: `\`${name}\` takes ${unitWords(unit)} as \`${parameter.name.text}\`, but this is ${found}.`,
      found,
      span: argument.span,
      other: label,
      hint:
        timeUnitHint(argument, dimension, value.dimension, context) ??
        conversionHint(dimension, value.dimension, context),
    }),
  );
  return false;
}

/** The same circle is told in the same words wherever it is entered: from its first function in the text. */
function recursive(circle: readonly FunctionSyntax[]): Diagnostic {
  const starts = circle.map(({ span }) => span.start);
  const first = starts.indexOf(Math.min(...starts));
  const turned = [...circle.slice(first), ...circle.slice(0, first + 1)];
  const { name } = known(turned[0], 'function of a circle');
  return recursiveFunction({ names: turned.map((each) => each.name.text), span: name.span });
}
