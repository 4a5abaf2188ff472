/** Calls: built-in functions, what speaks of steps (`old`, `peak`), lists, and the functions of the model. */
import { known } from '../base/invariant.ts';
import { rational } from '../base/rational.ts';
import { nearest } from '../base/suggest.ts';
import { onlyInEvents } from '../diagnostics/codes/events.ts';
import { unsupported } from '../diagnostics/codes/language.ts';
import { modelTooLarge } from '../diagnostics/codes/limits.ts';
import { argumentCount, unknownFunction, unknownName } from '../diagnostics/codes/names.ts';
import { recursiveFunction } from '../diagnostics/codes/structure.ts';
import { missingUnit, unitOfArgument } from '../diagnostics/codes/units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CallSyntax, ExpressionSyntax, FunctionSyntax } from '../syntax/tree.ts';
import {
  DIMENSIONLESS,
  type Dimension,
  isDimensionless,
  powerDimension,
  sameDimension,
} from '../units/dimension.ts';
import {
  checkExpression,
  checkNumber,
  conversionHint,
  mistaken,
  sourceText,
  unify,
  unitWords,
} from './check-expression.ts';
import { BUILTIN_NUMBER_FUNCTIONS, type BuiltinFunction } from './checked-model.ts';
import { isPlainNumber } from './literal.ts';
import { readUnit } from './read-unit.ts';
import { type Checked, type Context, type FunctionInScope, READS } from './scope.ts';

/** How many arguments a function takes, and what it makes of their dimension. */
interface Signature {
  readonly least: number;
  readonly most: number;
  /**
   * `plain`: numbers in, a number out. `same`: arguments of one dimension, which is the result's. `ratio`:
   * arguments of one dimension, a plain number out. `root`: the square root of the dimension.
   */
  readonly dimensions: 'plain' | 'same' | 'ratio' | 'root';
}

const PLAIN: Signature = { least: 1, most: 1, dimensions: 'plain' };
const SIGNATURES: ReadonlyMap<string, Signature> = new Map<BuiltinFunction, Signature>([
  ...BUILTIN_NUMBER_FUNCTIONS.map((name) => [name, PLAIN] as const),
  ['min', { least: 1, most: Number.POSITIVE_INFINITY, dimensions: 'same' }],
  ['max', { least: 1, most: Number.POSITIVE_INFINITY, dimensions: 'same' }],
  ['clamp', { least: 3, most: 3, dimensions: 'same' }],
  ['abs', { least: 1, most: 1, dimensions: 'same' }],
  ['mod', { least: 2, most: 2, dimensions: 'same' }],
  ['sign', { least: 1, most: 1, dimensions: 'ratio' }],
  ['heaviside', { least: 1, most: 1, dimensions: 'ratio' }],
  ['atan2', { least: 2, most: 2, dimensions: 'ratio' }],
  ['sqrt', { least: 1, most: 1, dimensions: 'root' }],
]);

const DRAWS: ReadonlySet<string> = new Set([
  'uniform',
  'normal',
  'poisson',
  'binomial',
  'exponential',
  'bernoulli',
]);
const STEPPED: readonly string[] = ['old', 'peak'];
const LISTED: readonly string[] = ['length', 'interpolate'];

/** Names of other tools for functions that the language calls otherwise. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['clip', 'clamp'],
  ['ln', 'log'],
  ['fabs', 'abs'],
  ['pow', '^'],
  ['power', '^'],
  ['step', 'heaviside'],
  ['logistic', 'sigmoid'],
  ['sgn', 'sign'],
]);

const DEEPEST_CALL = 100;

/** Whether a built-in function has this name. */
export function isBuiltinFunction(name: string): boolean {
  return SIGNATURES.has(name) || STEPPED.includes(name) || LISTED.includes(name) || DRAWS.has(name);
}

/** Returns a call with its meaning. */
export function checkCall(syntax: CallSyntax, context: Context): Checked {
  const { callee, span } = syntax;
  const { report } = context.shared;
  const own = context.scope.functionNamed(callee.text);
  if (own !== undefined) return checkFunction(syntax, own, context);
  const signature = SIGNATURES.get(callee.text);
  // A name of the table is one of the functions: that is how the table is made.
  if (signature !== undefined)
    return checkBuiltin(syntax, callee.text as BuiltinFunction, signature, context);
  switch (callee.text) {
    case 'old':
      return checkOld(syntax, context);
    case 'peak':
      return checkPeak(syntax, context);
    case 'length':
      return checkLength(syntax, context);
    case 'interpolate':
      return checkInterpolate(syntax, context);
  }
  for (const argument of syntax.arguments) checkExpression(argument, context);
  if (DRAWS.has(callee.text)) {
    report(unsupported({ what: `The random draw \`${callee.text}\``, span }));
    return mistaken(span);
  }
  const isValue = context.locals.has(callee.text) || context.scope.declaration(callee.text) !== undefined;
  const functions = [...context.scope.functionNames(), ...SIGNATURES.keys(), ...STEPPED, ...LISTED];
  const suggestion = isValue ? undefined : (OTHER_NAMES.get(callee.text) ?? nearest(callee.text, functions));
  report(unknownFunction({ name: callee.text, span: callee.span, suggestion, isValue }));
  return mistaken(span);
}

function countText({ least, most }: Signature): string {
  const plural = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);
  return most === Number.POSITIVE_INFINITY ? `at least ${plural(least)}` : plural(least);
}

/** Reports a wrong number of arguments; true if it is right. */
function hasArguments(syntax: CallSyntax, signature: Signature, context: Context): boolean {
  const given = syntax.arguments.length;
  if (given >= signature.least && given <= signature.most) return true;
  context.shared.report(
    argumentCount({ name: syntax.callee.text, expected: countText(signature), given, span: syntax.span }),
  );
  return false;
}

function checkBuiltin(
  syntax: CallSyntax,
  name: BuiltinFunction,
  signature: Signature,
  context: Context,
): Checked {
  const { span } = syntax;
  const where = `An argument of \`${name}\``;
  const checked = syntax.arguments.map((argument) => checkNumber(argument, context, where));
  if (!hasArguments(syntax, signature, context)) return mistaken(span);
  const reads = checked.reduce((union, each) => union | each.reads, 0);
  const [first] = checked;
  const [firstSyntax] = syntax.arguments;
  if (first === undefined || firstSyntax === undefined) return mistaken(span);
  let { dimension } = first;
  if (signature.dimensions === 'plain') {
    dimension = checked.every((each, index) =>
      takesNumber(each, syntax.arguments[index] ?? firstSyntax, name, context),
    )
      ? DIMENSIONLESS
      : undefined;
  } else {
    let reference = { syntax: firstSyntax, checked: first };
    for (const [index, each] of checked.entries()) {
      const argument = { syntax: syntax.arguments[index] ?? firstSyntax, checked: each };
      if (index === 0) continue;
      if (dimension !== undefined)
        dimension = unify(reference, argument, `be arguments of one \`${name}\``, context);
      if (reference.checked.isFlexible) reference = argument;
    }
    if (dimension !== undefined && signature.dimensions === 'ratio') dimension = DIMENSIONLESS;
    if (dimension !== undefined && signature.dimensions === 'root')
      dimension = powerDimension(dimension, rational(1, 2));
  }
  const isFlexible = signature.dimensions === 'same' && checked.every((each) => each.isFlexible);
  return {
    expression: {
      kind: 'call',
      function: name,
      arguments: checked.map(({ expression }) => expression),
      span,
    },
    type: 'number',
    dimension,
    isFlexible,
    reads,
  };
}

/** Reports an argument with a unit where the function takes plain numbers; true if it is one. */
function takesNumber(checked: Checked, syntax: ExpressionSyntax, name: string, context: Context): boolean {
  const { dimension } = checked;
  if (dimension === undefined) return false;
  if (isDimensionless(dimension)) return true;
  const found = context.shared.unitText(dimension);
  context.shared.report(
    unitOfArgument({
      function: name,
      expected: 'a plain number',
      found,
      span: syntax.span,
      hint: conversionHint(DIMENSIONLESS, dimension, context) ?? `divide by a scale in ${found}.`,
    }),
  );
  return false;
}

// ── Steps ────────────────────────────────────────────────────────────────────────────────────────────

function checkOld(syntax: CallSyntax, context: Context): Checked {
  const { span } = syntax;
  const [operand] = syntax.arguments;
  if (!hasArguments(syntax, PLAIN, context) || operand === undefined) return mistaken(span);
  const checked = checkExpression(operand, context);
  if (!isInEvent(syntax, context)) return mistaken(span, checked.type);
  return {
    ...checked,
    expression: { kind: 'old', operand: checked.expression, span },
    reads: checked.reads | READS.step,
  };
}

function checkPeak(syntax: CallSyntax, context: Context): Checked {
  const { span } = syntax;
  const [operand] = syntax.arguments;
  if (!hasArguments(syntax, PLAIN, context) || operand === undefined) return mistaken(span, 'condition');
  const checked = checkNumber(operand, context, 'What `peak` follows');
  if (!isInEvent(syntax, context)) return mistaken(span, 'condition');
  return {
    expression: { kind: 'peak', memory: context.shared.nextPeak(), operand: checked.expression, span },
    type: 'condition',
    dimension: DIMENSIONLESS,
    isFlexible: false,
    reads: checked.reads | READS.step,
  };
}

function isInEvent(syntax: CallSyntax, context: Context): boolean {
  if (context.place === 'event') return true;
  context.shared.report(onlyInEvents({ what: syntax.callee.text, where: context.what, span: syntax.span }));
  return false;
}

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────

function listNamed(
  syntax: ExpressionSyntax,
  context: Context,
): { list: number; dimension: Dimension | undefined } | undefined {
  const { report } = context.shared;
  const resolution = syntax.kind === 'path' ? context.scope.resolve(syntax) : undefined;
  if (resolution?.kind === 'list') return resolution;
  if (resolution?.kind === 'mistake') report(resolution.diagnostic);
  else if (syntax.kind === 'path') {
    const name = syntax.names.map(({ text }) => text).join('.');
    const hint = 'a list is declared as `param times : ms[] = [10 ms, 25 ms]`.';
    report(unknownName({ name, span: syntax.span, where: 'the lists here', hint }));
  } else
    report(unknownName({ name: 'this', span: syntax.span, where: 'the lists here', hint: 'name a list.' }));
  return undefined;
}

function checkLength(syntax: CallSyntax, context: Context): Checked {
  const [operand] = syntax.arguments;
  if (!hasArguments(syntax, PLAIN, context) || operand === undefined) return mistaken(syntax.span);
  const named = listNamed(operand, context);
  if (named === undefined) return mistaken(syntax.span);
  const expression = { kind: 'length', list: named.list, span: syntax.span } as const;
  return { expression, type: 'number', dimension: DIMENSIONLESS, isFlexible: false, reads: 0 };
}

function checkInterpolate(syntax: CallSyntax, context: Context): Checked {
  const { span } = syntax;
  const [at, xs, ys] = syntax.arguments;
  const signature: Signature = { least: 3, most: 3, dimensions: 'plain' };
  if (!hasArguments(syntax, signature, context) || at === undefined || xs === undefined || ys === undefined) {
    return mistaken(span);
  }
  const checked = checkNumber(at, context, 'Where `interpolate` reads');
  const [points, values] = [listNamed(xs, context), listNamed(ys, context)];
  if (points === undefined || values === undefined) return mistaken(span);
  if (
    checked.dimension !== undefined &&
    points.dimension !== undefined &&
    !sameDimension(checked.dimension, points.dimension)
  ) {
    const { unitText } = context.shared;
    context.shared.report(
      unitOfArgument({
        function: 'interpolate',
        expected: `a place in ${unitWords(unitText(points.dimension))}, as its list of places`,
        found: unitWords(unitText(checked.dimension)),
        span: at.span,
      }),
    );
    return mistaken(span);
  }
  return {
    expression: { kind: 'interpolate', at: checked.expression, xs: points.list, ys: values.list, span },
    type: 'number',
    dimension: values.dimension,
    isFlexible: false,
    reads: checked.reads,
  };
}

// ── Functions of the model ───────────────────────────────────────────────────────────────────────────

/** Writes the function's formula in place of the call: its arguments are values of the caller. */
function checkFunction(syntax: CallSyntax, own: FunctionInScope, context: Context): Checked {
  const { span } = syntax;
  const { declaration } = own;
  const { report } = context.shared;
  const { parameters } = declaration;
  const where = `An argument of \`${declaration.name.text}\``;
  const checked = syntax.arguments.map((argument) => checkNumber(argument, context, where));
  const signature: Signature = { least: parameters.length, most: parameters.length, dimensions: 'plain' };
  if (!hasArguments(syntax, signature, context)) return mistaken(span);
  const { calling } = context;
  if (calling.includes(declaration)) {
    report(recursive(calling.slice(calling.indexOf(declaration))));
    return mistaken(span);
  }
  if (calling.length >= DEEPEST_CALL) {
    report(modelTooLarge({ what: `Functions call each other more than ${DEEPEST_CALL} deep`, span }));
    return mistaken(span);
  }
  const locals = new Map<string, { readonly checked: Checked; readonly declared: typeof span }>();
  for (const [index, { name, unit }] of parameters.entries()) {
    const value = checked[index];
    const argument = syntax.arguments[index];
    if (value === undefined || argument === undefined) return mistaken(span);
    const declared = unit && readUnit(unit, report);
    const fits =
      declared === undefined ||
      fitsParameter(value, argument, name.text, declared.dimension, declaration.name.text, context);
    const dimension = declared?.dimension ?? value.dimension;
    const kept = fits
      ? { ...value, dimension, isFlexible: value.isFlexible && declared === undefined }
      : mistaken(argument.span);
    locals.set(name.text, { checked: kept, declared: name.span });
  }
  const body: Context = {
    ...context,
    scope: own.scope,
    locals,
    what: `the function \`${declaration.name.text}\``,
    timeUnit: undefined,
    calling: [...calling, declaration],
  };
  const result = checkExpression(declaration.value, body);
  return { ...result, isFlexible: false };
}

/** The same circle is told in the same words wherever it is entered: from its first function in the text. */
function recursive(circle: readonly FunctionSyntax[]): Diagnostic {
  const starts = circle.map(({ span }) => span.start);
  const first = starts.indexOf(Math.min(...starts));
  const turned = [...circle.slice(first), ...circle.slice(0, first + 1)];
  const { name } = known(turned[0], 'function of a circle');
  return recursiveFunction({ names: turned.map((each) => each.name.text), span: name.span });
}

function fitsParameter(
  value: Checked,
  argument: ExpressionSyntax,
  parameter: string,
  dimension: Dimension,
  name: string,
  context: Context,
): boolean {
  if (value.dimension === undefined) return false;
  if (value.isFlexible || sameDimension(value.dimension, dimension)) return true;
  const { report, unitText } = context.shared;
  const unit = unitText(dimension);
  report(
    isPlainNumber(argument)
      ? missingUnit({
          number: sourceText(argument),
          unit,
          where: `The argument \`${parameter}\` of \`${name}\``,
          span: argument.span,
        })
      : unitOfArgument({
          function: name,
          expected: `${unitWords(unit)} as \`${parameter}\``,
          found: unitWords(unitText(value.dimension)),
          span: argument.span,
          hint: conversionHint(dimension, value.dimension, context),
        }),
  );
  return false;
}
