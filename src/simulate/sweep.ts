/** What a run goes through: `0 .. 20 mV by 0.5 mV` as exact values, and a cell for each combination of them. */
import {
  compare,
  divide,
  exactRational,
  isWhole,
  isZero,
  negate,
  ONE,
  parseDecimal,
  type Rational,
  subtract,
  toNumber,
  ZERO,
} from '../base/rational.ts';
import type { SourceText, Span } from '../base/span.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { literalRational, plainQuantity } from '../check/literal.ts';
import { everyPart } from '../check/operands.ts';
import { checkSetting } from '../check/stimuli.ts';
import { badSweep, cellsOfSweep, sweptAndSet, tooManyCombinations } from '../diagnostics/codes/run.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import type { ExpressionSyntax } from '../syntax/tree.ts';
import { closeScale } from '../units/scale.ts';
import type { Unit } from '../units/unit.ts';
import { factorTo } from '../units/unit-system.ts';
import { isList } from './listed-numbers.ts';
import { RunConstants } from './run-constants.ts';
import { entriesOf, type RunOptions } from './run-options.ts';
import type { SweepAxis } from './run-result.ts';
import { findSweepable } from './settable.ts';
import {
  commonFactorPoints,
  evenPoints,
  listedPoints,
  type Points,
  spacedPoints,
  wholeSteps,
} from './sweep-points.ts';

/** A sweep as a population: how many cells there are, and what each was given. */
export interface ReadSweep {
  readonly axes: readonly SweepAxis[];
  /** One per combination; 1 without a sweep. */
  readonly cells: number;
  /** By name: the value in each cell, in the model's units. */
  readonly given: ReadonlyMap<string, Float64Array>;
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All combinations run at once; what records need is counted apart. */
const MOST_COMBINATIONS = 2 ** 24;

/** Returns the population of a sweep, or every mistake in it. */
export function readSweep(model: CheckedModel, options: RunOptions): ReadSweep {
  const diagnostics: Diagnostic[] = [];
  const sources: SourceText[] = [];
  const axes: { readonly name: string; readonly unit: Unit; readonly points: Points }[] = [];
  const none = { axes: [], cells: 1, given: new Map<string, Float64Array>() };
  const names = entriesOf(options.sweep);
  if (names.length === 0) return { ...none, sources, diagnostics };

  const set = new Set(entriesOf(options.set).map(([name]) => name));
  const driven = new Set(entriesOf(options.inputs).map(([name]) => name));
  for (const [name, range] of names) {
    const target = findSweepable(model, name);
    if ('code' in target) {
      diagnostics.push(target);
      continue;
    }
    if (set.has(name)) diagnostics.push(sweptAndSet({ name, option: 'set' }));
    if (driven.has(name)) diagnostics.push(sweptAndSet({ name, option: 'inputs' }));
    const { unit } = target;
    const report = (diagnostic: Diagnostic): void => {
      diagnostics.push(diagnostic);
    };
    if (typeof range === 'string') sources.push({ name: sourceName(name), text: range });
    const points =
      typeof range === 'string'
        ? readText(model, name, unit, range, report)
        : readNumbers(model, name, unit, range, report);
    if (points !== undefined) axes.push({ name, unit, points });
  }
  if (hasErrors(diagnostics)) return { ...none, sources, diagnostics };

  const cells = axes.reduce((product, { points }) => product * points.count, 1);
  if (options.cells !== undefined) {
    diagnostics.push(cellsOfSweep({ cells: String(options.cells), combinations: cells }));
  }
  if (cells > MOST_COMBINATIONS) {
    const counts = axes.map(({ name, points: { count } }) => ({ name, count }));
    diagnostics.push(tooManyCombinations({ count: cells, most: MOST_COMBINATIONS, axes: counts }));
  }
  if (diagnostics.length > 0) return { ...none, sources, diagnostics };

  const given = new Map<string, Float64Array>();
  let stride = cells;
  for (const { name, points } of axes) {
    stride /= points.count;
    const values = points.timesFactor(ONE);
    const { length } = values;
    const step = stride;
    given.set(
      name,
      Float64Array.from(
        { length: cells },
        (_, cell) => values[Math.floor(cell / step) % length] ?? Number.NaN,
      ),
    );
  }
  return {
    axes: axes.map(({ name, unit, points }) => {
      const inUnit = divide(ONE, closeScale(factorTo(model.system, unit)));
      return { name, unit: unit.text, values: points.timesFactor(inUnit) };
    }),
    cells,
    given,
    sources,
    diagnostics,
  };
}

function sourceName(name: string): string {
  return `sweep ${name}`;
}

type Report = (diagnostic: Diagnostic) => void;

/** Numbers in the declared unit. */
function readNumbers(
  { system }: CheckedModel,
  name: string,
  unit: Unit,
  values: unknown,
  report: Report,
): Points | undefined {
  if (!isList(values)) {
    report(
      badSweep({
        reason: `The sweep of \`${name}\` is neither a text nor a list of numbers.`,
        hint: exampleOf(unit),
      }),
    );
    return undefined;
  }
  if (values.length === 0) {
    report(noValues(name, unit, undefined));
    return undefined;
  }
  const factor = closeScale(factorTo(system, unit));
  const exact: Rational[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    // A number means its shortest decimal form, as it does where it is written.
    const decimal = typeof value === 'number' ? parseDecimal(String(value)) : undefined;
    if (decimal === undefined) {
      const reason = `Value ${at} of the sweep of \`${name}\`, counted from 0, is not a finite number.`;
      report(badSweep({ reason, hint: 'leave it out, or give a finite number.' }));
      return undefined;
    }
    exact.push({
      numerator: decimal.numerator * factor.numerator,
      denominator: decimal.denominator * factor.denominator,
    });
  }
  return listedPoints(exact);
}

function noValues(name: string, unit: Unit, span: Span | undefined): Diagnostic {
  return badSweep({ reason: `The sweep of \`${name}\` has no values.`, span, hint: exampleOf(unit) });
}

function exampleOf({ text }: Unit): string {
  const behind = text === '1' ? '' : ` ${text}`;
  return `write for example \`0 .. 10${behind} by 1${behind}\`.`;
}

/** A text: a list, or two ends with a step or a count. */
function readText(
  model: CheckedModel,
  name: string,
  unit: Unit,
  text: string,
  report: Report,
): Points | undefined {
  const source = sourceName(name);
  const spanOf = (start: number, end: number): Span => ({ source, start, end });
  const refuse = (reason: string, span: Span, hint: string): undefined => {
    report(badSweep({ reason, span, hint }));
  };

  /** The syntax of a part of the text, its spans counted in the whole. */
  const parse = (start: number, end: number): ExpressionSyntax | undefined => {
    const { expression, diagnostics } = parseExpression({
      name: source,
      text: blank(start) + text.slice(start, end),
    });
    for (const diagnostic of diagnostics) report(diagnostic);
    return hasErrors(diagnostics) ? undefined : expression;
  };

  const exactOf = (syntax: ExpressionSyntax): Rational | undefined => {
    const { value, diagnostics } = checkSetting(model, name, syntax);
    const read = value && everyPart([value]).find(({ kind }) => kind === 'reference');
    if (read !== undefined) {
      const reason = `A sweep of \`${name}\` goes through numbers, but this reads \`${text.slice(read.span.start, read.span.end)}\`.`;
      return refuse(reason, read.span, `write it as a number, or sweep what it is computed from.`);
    }
    for (const diagnostic of diagnostics) report(diagnostic);
    if (value === undefined) return undefined;
    const exact = exactValue(model, value);
    if (exact !== undefined) return exact;
    return refuse(`A sweep of \`${name}\` goes through finite numbers.`, syntax.span, exampleOf(unit));
  };

  const dots = text.indexOf('..');
  if (dots < 0) {
    const syntax = parse(0, text.length);
    if (syntax === undefined) return undefined;
    const elements = syntax.kind === 'list' ? syntax.elements : [syntax];
    if (elements.length === 0) {
      report(noValues(name, unit, syntax.span));
      return undefined;
    }
    const values = elements.map(exactOf);
    return values.some((value) => value === undefined)
      ? undefined
      : listedPoints(values.filter((value) => value !== undefined));
  }

  const behind = dots + 2;
  const again = text.indexOf('..', behind);
  if (again >= 0) {
    return refuse(
      'A sweep has two ends, with one `..` between them.',
      spanOf(again, again + 2),
      exampleOf(unit),
    );
  }
  const word = /\b(?:by|in)\b/.exec(text.slice(behind));
  if (word === null) {
    const value = unit.text === '1' ? '1' : `1 ${unit.text}`;
    return refuse(
      `The sweep of \`${name}\` does not say how far apart its values are.`,
      spanOf(0, text.length),
      `write how far, \`${text.trim()} by ${value}\`, or how many, \`${text.trim()} in 21\`.`,
    );
  }
  const wordAt = behind + word.index;
  const afterWord = wordAt + 2;
  for (const [start, end, what] of [
    [0, dots, 'before `..`'],
    [behind, wordAt, 'behind `..`'],
    [afterWord, text.length, `behind \`${word[0]}\``],
  ] as const) {
    if (text.slice(start, end).trim() === '')
      return refuse(
        `The sweep of \`${name}\` has nothing ${what}.`,
        spanOf(dots, afterWord),
        exampleOf(unit),
      );
  }
  const log = word[0] === 'in' ? /\slog\s*$/.exec(text) : null;
  const parts = [parse(0, dots), parse(behind, wordAt), parse(afterWord, log?.index ?? text.length)];
  const [firstSyntax, lastSyntax, countSyntax] = parts;
  if (firstSyntax === undefined || lastSyntax === undefined || countSyntax === undefined) return undefined;
  const [first, last] = [exactOf(inUnitOf(lastSyntax, firstSyntax)), exactOf(lastSyntax)];

  if (word[0] === 'by') {
    const step = exactOf(countSyntax);
    if (first === undefined || last === undefined || step === undefined) return undefined;
    const stepText = text.slice(countSyntax.span.start, countSyntax.span.end);
    if (isZero(step)) return refuse('Steps of 0 lead nowhere.', countSyntax.span, exampleOf(unit));
    const distance = subtract(last, first);
    if (compare(distance, ZERO) * compare(step, ZERO) < 0) {
      const turned = stepText.startsWith('-') ? stepText.slice(1).trim() : `-${stepText}`;
      return refuse(
        `Steps of ${stepText} lead away from the end of the sweep.`,
        countSyntax.span,
        `write \`by ${turned}\`, or exchange the ends.`,
      );
    }
    return evenPoints(first, step, Number(wholeSteps(first, last, step)) + 1);
  }

  const count = literalRational(countSyntax);
  if (count === undefined || !isWhole(count) || compare(count, ONE) < 0) {
    return refuse(
      'How many values a sweep has is a whole number of at least 1.',
      countSyntax.span,
      `write for example \`in 21\`; how far apart they are stands behind \`by\`.`,
    );
  }
  if (first === undefined || last === undefined) return undefined;
  const values = toNumber(count);
  if (values === 1) {
    return compare(first, last) === 0
      ? listedPoints([first])
      : refuse(
          'One value cannot be both ends of the sweep.',
          countSyntax.span,
          'ask for at least 2, or write one value.',
        );
  }
  if (log === null) return spacedPoints(first, last, values);
  if (compare(first, ZERO) * compare(last, ZERO) <= 0) {
    const culprit = isZero(first) ? firstSyntax : lastSyntax;
    return refuse(
      'Values with a common factor cannot reach 0 or change sign.',
      culprit.span,
      'begin and end on the same side of 0, or leave out `log`.',
    );
  }
  return commonFactorPoints(first, last, values);
}

/** In `1 .. 100 ms` the unit stands for both ends: returns a plain number as a quantity of the other's unit. */
function inUnitOf(other: ExpressionSyntax, syntax: ExpressionSyntax): ExpressionSyntax {
  const unit = plainQuantity(other)?.unit;
  if (unit === undefined) return syntax;
  switch (syntax.kind) {
    case 'number':
      return { kind: 'quantity', text: syntax.text, unit, span: syntax.span };
    case 'group':
      return { ...syntax, expression: inUnitOf(other, syntax.expression) };
    case 'negate':
      return { ...syntax, operand: inUnitOf(other, syntax.operand) };
    default:
      return syntax;
  }
}

/** So many places that mean nothing. */
function blank(length: number): string {
  return ' '.repeat(length);
}

/** Returns the exact value of an expression of literals; undefined if it is not finite. */
function exactValue(model: CheckedModel, expression: CheckedExpression): Rational | undefined {
  if (expression.kind === 'negate') {
    const operand = exactValue(model, expression.operand);
    return operand && negate(operand);
  }
  if (expression.kind === 'number' && Number.isFinite(expression.value)) {
    return expression.exact ?? exactRational(expression.value);
  }
  const value = new RunConstants(model, new Map()).valueOf(expression);
  return typeof value === 'number' ? exactRational(value) : undefined;
}
