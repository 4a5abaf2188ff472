/**
 * What a condition on pairs of cells comes to for whole ranges of cells, so that large populations are joined by `i == j` or
 * `distance < 2` without trying all pairs.
 */
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { PairRead, PairValue } from '../../check/network/checked-network.ts';
import type { RangeTest } from '../../runtime/network/pair-callbacks.ts';
import type { LatticeColumns } from './cell-places.ts';
import * as interval from './interval.ts';
import { ANYTHING, exactly, type Interval } from './interval.ts';

/** Pairs of cells: `end`s lie behind the last. */
interface Ranges {
  readonly preFirst: number;
  readonly preEnd: number;
  readonly postFirst: number;
  readonly postEnd: number;
}

/** Whether a condition may hold for some of the pairs, and whether it may fail for some. */
interface Verdict {
  readonly mayHold: boolean;
  readonly mayFail: boolean;
}

type Bounds = (ranges: Ranges) => Interval;
type Judgement = (ranges: Ranges) => Verdict;

/** Returns what tells whether a condition may hold within ranges of cells; undefined where it says nothing of these. */
export function rangeTestOf(
  { value, reads, computed, listed }: PairValue,
  columns: LatticeColumns,
): RangeTest | undefined {
  if (computed !== undefined || listed !== undefined) return undefined;
  const judge = judgementOf(value, new Map(reads.map((read) => [read.name, placeOf(read, columns)])));
  return (preFirst, preEnd, postFirst, postEnd) => judge({ preFirst, preEnd, postFirst, postEnd }).mayHold;
}

// ── What pairs are asked for ─────────────────────────────────────────────────────────────────────────────

const CELL_OF = {
  pre: ({ preFirst, preEnd }: Ranges): Interval => ({ low: preFirst, high: preEnd - 1 }),
  post: ({ postFirst, postEnd }: Ranges): Interval => ({ low: postFirst, high: postEnd - 1 }),
} as const;

const UNKNOWN: Bounds = () => ANYTHING;

function placeOf(read: PairRead, columns: LatticeColumns): Bounds {
  switch (read.of) {
    case 'i':
      return CELL_OF.pre;
    case 'j':
      return CELL_OF.post;
    case 'distance':
      return distance(columns);
    default: {
      const width = columns[read.of];
      if (read.what.kind !== 'position' || width === undefined) return UNKNOWN;
      const cells = CELL_OF[read.of];
      const { name } = read.what;
      return name === 'row' || name === 'y'
        ? (ranges) => rowsOf(cells(ranges), width)
        : (ranges) => columnsOf(cells(ranges), width);
    }
  }
}

function rowsOf({ low, high }: Interval, width: number): Interval {
  return { low: Math.floor(low / width), high: Math.floor(high / width) };
}

/** Cells of more than one row are taken for all of it. */
function columnsOf(cells: Interval, width: number): Interval {
  const { low, high } = rowsOf(cells, width);
  if (low !== high) return { low: 0, high: width - 1 };
  return { low: cells.low - low * width, high: cells.high - low * width };
}

/** As it is computed of pairs. */
function distance({ pre, post }: LatticeColumns): Bounds {
  if (pre === undefined || post === undefined) return UNKNOWN;
  return (ranges) => {
    const [i, j] = [CELL_OF.pre(ranges), CELL_OF.post(ranges)];
    const x = interval.magnitude(interval.minus(columnsOf(j, post), columnsOf(i, pre)));
    const y = interval.magnitude(interval.minus(rowsOf(j, post), rowsOf(i, pre)));
    return interval.increasing(Math.sqrt, interval.plus(interval.times(x, x), interval.times(y, y)));
  };
}

// ── Conditions ───────────────────────────────────────────────────────────────────────────────────────────

type Places = ReadonlyMap<string, Bounds>;

const EITHER: Verdict = { mayHold: true, mayFail: true };

function judgementOf(condition: CheckedExpression, places: Places): Judgement {
  switch (condition.kind) {
    case 'boolean': {
      const verdict = { mayHold: condition.value, mayFail: !condition.value };
      return () => verdict;
    }
    case 'comparison': {
      const [left, right] = [boundsOf(condition.left, places), boundsOf(condition.right, places)];
      const { operator } = condition;
      return (ranges) => compare(operator, left(ranges), right(ranges));
    }
    case 'not': {
      const operand = judgementOf(condition.operand, places);
      return (ranges) => {
        const { mayHold, mayFail } = operand(ranges);
        return { mayHold: mayFail, mayFail: mayHold };
      };
    }
    case 'logic': {
      const operands = condition.operands.map((operand) => judgementOf(operand, places));
      const isAnd = condition.operator === 'and';
      return (ranges) => {
        let [mayHold, mayFail] = [isAnd, !isAnd];
        for (const operand of operands) {
          const verdict = operand(ranges);
          mayHold = isAnd ? mayHold && verdict.mayHold : mayHold || verdict.mayHold;
          mayFail = isAnd ? mayFail || verdict.mayFail : mayFail && verdict.mayFail;
          // No other can change that.
          if (isAnd ? !mayHold : !mayFail) break;
        }
        return { mayHold, mayFail };
      };
    }
    default:
      return () => EITHER;
  }
}

type Operator = Extract<CheckedExpression, { kind: 'comparison' }>['operator'];

/** What may be NaN may fail to compare, and holds of `!=`. */
function compare(operator: Operator, a: Interval, b: Interval): Verdict {
  const mayBeNaN = !interval.isBounded(a) || !interval.isBounded(b);
  const mayBeEqual = a.low <= b.high && b.low <= a.high;
  const isOne = a.low === a.high && b.low === b.high && a.low === b.low;
  switch (operator) {
    case '<':
      return { mayHold: a.low < b.high, mayFail: mayBeNaN || a.high >= b.low };
    case '<=':
      return { mayHold: a.low <= b.high, mayFail: mayBeNaN || a.high > b.low };
    case '>':
      return { mayHold: a.high > b.low, mayFail: mayBeNaN || a.low <= b.high };
    case '>=':
      return { mayHold: a.high >= b.low, mayFail: mayBeNaN || a.low < b.high };
    case '==':
      return { mayHold: mayBeEqual, mayFail: mayBeNaN || !isOne };
    case '!=':
      return { mayHold: mayBeNaN || !isOne, mayFail: mayBeEqual };
  }
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────────

function boundsOf(expression: CheckedExpression, places: Places): Bounds {
  const of = (operand: CheckedExpression): Bounds => boundsOf(operand, places);
  switch (expression.kind) {
    case 'number': {
      const value = exactly(expression.value);
      return () => value;
    }
    case 'reference':
      return places.get(expression.name) ?? UNKNOWN;
    case 'negate': {
      const operand = of(expression.operand);
      return (ranges) => interval.negative(operand(ranges));
    }
    case 'sum':
      return chain(expression, of, { '+': interval.plus, '-': interval.minus });
    case 'product':
      return chain(expression, of, { '*': interval.times, '/': interval.over });
    case 'wholePower': {
      if (expression.exponent !== 2) return UNKNOWN;
      const base = of(expression.base);
      return (ranges) => {
        const size = interval.magnitude(base(ranges));
        return interval.times(size, size);
      };
    }
    case 'conditional': {
      const [first, ...others] = [...expression.branches.map(({ value }) => value), expression.otherwise].map(
        of,
      );
      if (first === undefined) return UNKNOWN;
      return (ranges) => others.reduce((all, each) => interval.either(all, each(ranges)), first(ranges));
    }
    case 'call':
      return callOf(expression.function, expression.arguments.map(of));
    default:
      return UNKNOWN;
  }
}

type Step = (a: Interval, b: Interval) => Interval;

/** Goes from left to right, as the code does. */
function chain<Sign extends string>(
  {
    first,
    rest,
  }: {
    readonly first: CheckedExpression;
    readonly rest: readonly { readonly operator: Sign; readonly operand: CheckedExpression }[];
  },
  of: (operand: CheckedExpression) => Bounds,
  steps: Readonly<Record<Sign, Step>>,
): Bounds {
  const start = of(first);
  const others = rest.map(({ operator, operand }) => ({ step: steps[operator], bounds: of(operand) }));
  return (ranges) => {
    let value = start(ranges);
    for (const { step, bounds } of others) value = step(value, bounds(ranges));
    return value;
  };
}

/** Functions that keep order are computed of the bounds, as far as they are exact; of others nothing is known. */
function callOf(
  name: Extract<CheckedExpression, { kind: 'call' }>['function'],
  given: readonly Bounds[],
): Bounds {
  const [a = UNKNOWN, b = UNKNOWN] = given;
  switch (name) {
    case 'abs':
      return (ranges) => interval.magnitude(a(ranges));
    case 'floor':
      return (ranges) => interval.increasing(Math.floor, a(ranges));
    case 'ceil':
      return (ranges) => interval.increasing(Math.ceil, a(ranges));
    case 'sqrt':
      return (ranges) => interval.increasing(Math.sqrt, a(ranges));
    case 'mod':
      return (ranges) => interval.rest(a(ranges), b(ranges));
    case 'min':
      return folded(given, interval.least);
    case 'max':
      return folded(given, interval.greatest);
    default:
      return UNKNOWN;
  }
}

function folded([first = UNKNOWN, ...others]: readonly Bounds[], step: Step): Bounds {
  return (ranges) => others.reduce((all, each) => step(all, each(ranges)), first(ranges));
}
