/** What is written for a sweep, as exact values: `0 .. 20 mV by 0.5 mV`, `1 .. 100 ms in 21 log`, `[1 mV, 5 mV]`. */
import {
  compare,
  exactRational,
  isWhole,
  isZero,
  negate,
  ONE,
  type Rational,
  subtract,
  toNumber,
  ZERO,
} from '../base/rational.ts';
import type { SourceText, Span } from '../base/span.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { literalRational, plainQuantity } from '../check/literal.ts';
import { everyPart } from '../check/operands.ts';
import { checkSetting } from '../check/stimuli.ts';
import { badSweep } from '../diagnostics/codes/run/sweeps.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import type { Unit } from '../units/unit.ts';
import { RunConstants } from './run-constants.ts';
import { sweepMeant } from './sweep-habits.ts';
import {
  commonFactorPoints,
  evenPoints,
  listedPoints,
  type Points,
  spacedPoints,
  wholeSteps,
} from './sweep-points.ts';

export type Report = (diagnostic: Diagnostic) => void;

/** What reading one text needs. */
interface Reader {
  readonly name: string;
  readonly unit: Unit;
  readonly text: string;
  readonly spanOf: (start: number, end: number) => Span;
  readonly refuse: (reason: string, span: Span, hint: string) => undefined;
  /** The syntax of a part of the text, its spans counted in the whole. */
  readonly parse: (start: number, end: number) => ExpressionSyntax | undefined;
  /** The unit written behind a list, as a quantity of 1; undefined, with a report, for what is no unit. */
  readonly unitAt: (start: number) => ExpressionSyntax | undefined;
  /** The exact value, in the model's units, of what must be a number of the declared dimension. */
  readonly exactOf: (syntax: ExpressionSyntax) => Rational | undefined;
}

/** Two ends, and what tells the values between them. */
interface Ends {
  readonly word: 'by' | 'in';
  readonly isLog: boolean;
  readonly first: ExpressionSyntax;
  readonly last: ExpressionSyntax;
  /** Behind the word. */
  readonly rest: ExpressionSyntax;
}

/** Returns the values that the text of a sweep names, or reports what is wrong with it. */
export function readSweepText(
  model: CheckedModel,
  name: string,
  unit: Unit,
  source: SourceText,
  report: Report,
): Points | undefined {
  const reader = makeReader(model, name, unit, source, report);
  const meant = sweepMeant(source.text, unit.text);
  if (meant !== undefined) {
    const span = reader.spanOf(0, source.text.length);
    return reader.refuse('The values of a sweep are not written like this.', span, `write \`${meant}\`.`);
  }
  const dots = source.text.indexOf('..');
  if (dots < 0) return readList(reader, report);
  const ends = readEnds(reader, dots);
  if (ends === undefined) return undefined;
  return ends.word === 'by' ? readSteps(reader, ends) : readCount(reader, ends);
}

export function noValues(name: string, unit: Unit, span: Span | undefined): Diagnostic {
  return badSweep({ reason: `The sweep of \`${name}\` has no values.`, span, hint: exampleOf(unit) });
}

/** Returns a hint that shows a sweep of that unit. */
export function exampleOf({ text }: Unit): string {
  const behind = text === '1' ? '' : ` ${text}`;
  return `write for example \`0 .. 10${behind} by 1${behind}\`.`;
}

function makeReader(
  model: CheckedModel,
  name: string,
  unit: Unit,
  { name: source, text }: SourceText,
  report: Report,
): Reader {
  const refuse = (reason: string, span: Span, hint: string): undefined => {
    report(badSweep({ reason, span, hint }));
  };
  return {
    name,
    unit,
    text,
    refuse,
    spanOf: (start, end) => ({ source, start, end }),
    parse: (start, end) => {
      const part = { name: source, text: ' '.repeat(start) + text.slice(start, end) };
      const { expression, diagnostics } = parseExpression(part);
      for (const diagnostic of diagnostics) report(diagnostic);
      return hasErrors(diagnostics) ? undefined : expression;
    },
    unitAt: (start) => {
      const one = { name: source, text: `${' '.repeat(start - 1)}1${text.slice(start)}` };
      const { expression, diagnostics } = parseExpression(one);
      for (const diagnostic of diagnostics) report(diagnostic);
      if (expression === undefined || hasErrors(diagnostics)) return undefined;
      if (plainQuantity(expression) !== undefined) return expression;
      const behind = text.slice(start).trim();
      return refuse(`Behind a list stands a unit, not \`${behind}\`.`, expression.span, exampleOf(unit));
    },
    exactOf: (syntax) => {
      const { value, diagnostics } = checkSetting(model, name, syntax);
      const read = value && everyPart([value]).find(({ kind }) => kind === 'reference');
      if (read !== undefined) {
        const { start, end } = read.span;
        const reason = `A sweep of \`${name}\` goes through numbers, but this reads \`${text.slice(start, end)}\`.`;
        return refuse(reason, read.span, 'write it as a number, or sweep what it is computed from.');
      }
      for (const diagnostic of diagnostics) report(diagnostic);
      if (value === undefined) return undefined;
      const exact = exactValue(model, value);
      if (exact !== undefined) return exact;
      return refuse(`A sweep of \`${name}\` goes through finite numbers.`, syntax.span, exampleOf(unit));
    },
  };
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

/** One value, or several in brackets, behind which their unit may stand. */
function readList(reader: Reader, report: Report): Points | undefined {
  const { name, unit, text, parse, unitAt, exactOf } = reader;
  const close = text.lastIndexOf(']') + 1;
  const hasUnit = close > 0 && /^\s*\[/.test(text) && text.slice(close).trim() !== '';
  const common = hasUnit ? unitAt(close) : undefined;
  if (hasUnit && common === undefined) return undefined;
  const syntax = parse(0, hasUnit ? close : text.length);
  if (syntax === undefined) return undefined;
  const written = syntax.kind === 'list' ? syntax.elements : [syntax];
  const elements = common === undefined ? written : written.map((each) => inUnitOf(common, each));
  if (elements.length === 0) {
    report(noValues(name, unit, syntax.span));
    return undefined;
  }
  const values = elements.map(exactOf).filter((value) => value !== undefined);
  return values.length === elements.length ? listedPoints(values) : undefined;
}

function readEnds({ name, unit, text, spanOf, refuse, parse }: Reader, dots: number): Ends | undefined {
  const behind = dots + 2;
  const again = text.indexOf('..', behind);
  if (again >= 0) {
    const span = spanOf(again, again + 2);
    return refuse('A sweep has two ends, with one `..` between them.', span, exampleOf(unit));
  }
  const found = /\b(?:by|in)\b/.exec(text.slice(behind));
  if (found === null) {
    const value = unit.text === '1' ? '1' : `1 ${unit.text}`;
    const written = text.trim();
    return refuse(
      `The sweep of \`${name}\` does not say how far apart its values are.`,
      spanOf(0, text.length),
      `write how far, \`${written} by ${value}\`, or how many, \`${written} in 21\`.`,
    );
  }
  const word = found[0] === 'by' ? 'by' : 'in';
  const wordAt = behind + found.index;
  const afterWord = wordAt + word.length;
  for (const [start, end, place] of [
    [0, dots, 'before `..`'],
    [behind, wordAt, 'behind `..`'],
    [afterWord, text.length, `behind \`${word}\``],
  ] as const) {
    if (text.slice(start, end).trim() !== '') continue;
    return refuse(`The sweep of \`${name}\` has nothing ${place}.`, spanOf(dots, afterWord), exampleOf(unit));
  }
  const log = word === 'in' ? /\slog\s*$/.exec(text) : null;
  const first = parse(0, dots);
  const last = parse(behind, wordAt);
  const rest = parse(afterWord, log?.index ?? text.length);
  if (first === undefined || last === undefined || rest === undefined) return undefined;
  return { word, isLog: log !== null, first: inUnitOf(last, first), last, rest };
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

/** `by`: from the first value on, as far as steps do not go beyond the last. */
function readSteps({ unit, text, refuse, exactOf }: Reader, ends: Ends): Points | undefined {
  const [first, last, step] = [exactOf(ends.first), exactOf(ends.last), exactOf(ends.rest)];
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const { span } = ends.rest;
  if (isZero(step)) return refuse('Steps of 0 lead nowhere.', span, exampleOf(unit));
  if (compare(last, first) * compare(step, ZERO) < 0) {
    const written = text.slice(span.start, span.end);
    const turned = written.startsWith('-') ? written.slice(1).trim() : `-${written}`;
    return refuse(
      `Steps of ${written} lead away from the end of the sweep.`,
      span,
      `write \`by ${turned}\`, or exchange the ends.`,
    );
  }
  return evenPoints(first, step, Number(wholeSteps(first, last, step)) + 1);
}

/** `in`: so many values, both ends included. */
function readCount({ refuse, exactOf }: Reader, ends: Ends): Points | undefined {
  const [first, last] = [exactOf(ends.first), exactOf(ends.last)];
  const { span } = ends.rest;
  const count = literalRational(ends.rest);
  if (count === undefined || !isWhole(count) || compare(count, ONE) < 0) {
    return refuse(
      'How many values a sweep has is a whole number of at least 1.',
      span,
      'write for example `in 21`; how far apart they are stands behind `by`.',
    );
  }
  if (first === undefined || last === undefined) return undefined;
  const values = toNumber(count);
  if (values === 1) {
    if (isZero(subtract(first, last))) return listedPoints([first]);
    const hint = 'ask for at least 2, or write one value.';
    return refuse('One value cannot be both ends of the sweep.', span, hint);
  }
  if (!ends.isLog) return spacedPoints(first, last, values);
  if (compare(first, ZERO) * compare(last, ZERO) <= 0) {
    return refuse(
      'Values with a common factor cannot reach 0 or change sign.',
      isZero(first) ? ends.first.span : ends.last.span,
      'begin and end on the same side of 0, or leave out `log`.',
    );
  }
  return commonFactorPoints(first, last, values);
}
