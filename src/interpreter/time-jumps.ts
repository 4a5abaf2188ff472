/** Where equations and stimuli jump in time: comparisons of times, and points of lists that are read by time. */
import type { CheckedComparison, CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { partsRead } from '../check/parts-read.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Dual } from './dual-arithmetic.ts';
import type { Evaluator } from './evaluator.ts';
import { type Cell, makeInstant } from './instant.ts';

/** Returns the first time after `from` and not after `until` at which something jumps; undefined if nothing does. */
export type NextJump<T> = (from: T, until: T) => T | undefined;

/** Places of an interval that are looked at, beside those where a tangent meets 0. */
const LOOKS = 16;
const MOST_HALVINGS = 200;

type Held = Extract<CheckedExpression, { kind: 'held' }>;

export function timeJumps<T>(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  arithmetic: Arithmetic<T>,
  evaluator: Evaluator<T>,
  duals: Evaluator<Dual<T>>,
): NextJump<T> {
  const { add, subtract, multiply, divide, compare, fromNumber } = arithmetic;
  const comparisons: CheckedComparison[] = [];
  const holders: Held[] = [];
  /** Lists of times. */
  const lists = new Set<number>();
  for (const part of readByEquations(model, given)) {
    if (part.kind === 'comparison' && part.jumps) comparisons.push(part);
    if ((part.kind === 'held' || part.kind === 'interpolate') && part.at.kind === 'time') lists.add(part.xs);
    else if (part.kind === 'held' && part.jumps) holders.push(part);
  }

  const nowhere = { lastSpikes: [], refractory: [] };
  const none: Cell<T> = { ...nowhere, states: new Map(), added: new Map() };
  const noDual: Cell<Dual<T>> = { ...nowhere, states: new Map(), added: new Map() };
  /** What is decided at a time: whether each comparison holds, and between which points of a list each held value is. */
  const decided = (time: T): readonly (boolean | number)[] => {
    const instant = makeInstant<T>(none, time, time);
    return [
      ...comparisons.map((each) => evaluator.condition(each, instant)),
      ...holders.map(({ at, xs }) => {
        const place = evaluator.number(at, instant);
        return evaluator.list(xs).filter((x) => compare('<=', x, place)).length;
      }),
    ];
  };
  const differ = (a: readonly unknown[], b: readonly unknown[]): boolean =>
    a.some((each, i) => each !== b[i]);

  /** Where the difference of a comparison's sides would be 0, if it went on as it does. */
  const tangentMeets = ({ left, right }: CheckedComparison, time: T): T => {
    const instant = makeInstant<Dual<T>>(
      noDual,
      { value: time, slope: fromNumber(1) },
      { value: time, slope: fromNumber(1) },
    );
    const [a, b] = [duals.number(left, instant), duals.number(right, instant)];
    const zero = fromNumber(0);
    const slope = subtract(a.slope ?? zero, b.slope ?? zero);
    return subtract(time, divide(subtract(a.value, b.value), slope));
  };

  /** The first of times that are after `from` and not after `until`. */
  const firstOf = (times: readonly T[], from: T, until: T): T | undefined =>
    times
      .filter((time) => compare('>', time, from) && compare('<=', time, until))
      .reduce<T | undefined>(
        (first, time) => (first === undefined || compare('<', time, first) ? time : first),
        undefined,
      );

  const firstChange = (from: T, until: T): T | undefined => {
    if (comparisons.length + holders.length === 0) return undefined;
    const length = subtract(until, from);
    const looked: T[] = [];
    for (let i = 0; i <= LOOKS; i++) {
      const time = i === LOOKS ? until : add(from, multiply(fromNumber(i / LOOKS), length));
      looked.push(time);
      for (const comparison of comparisons) {
        const meets = tangentMeets(comparison, time);
        // What is true where they meet need not be what is true behind.
        if (arithmetic.isFinite(meets)) looked.push(meets, add(meets, multiply(fromNumber(1e-9), length)));
      }
    }
    const places = looked
      .filter((time) => compare('>', time, from) && compare('<=', time, until))
      .toSorted((a, b) => (compare('<', a, b) ? -1 : 1));
    const before = decided(from);
    let left = from;
    for (const place of places) {
      if (!differ(before, decided(place))) {
        left = place;
        continue;
      }
      let right = place;
      for (let i = 0; i < MOST_HALVINGS; i++) {
        const middle = multiply(add(left, right), fromNumber(0.5));
        if (!compare('>', middle, left) || !compare('<', middle, right)) break;
        if (differ(before, decided(middle))) right = middle;
        else left = middle;
      }
      return right;
    }
    return undefined;
  };

  return (from, until) => {
    const listed = [...lists].flatMap((list) => firstOf(evaluator.list(list), from, until) ?? []);
    const change = firstChange(from, until);
    return firstOf([...listed, ...(change === undefined ? [] : [change])], from, until);
  };
}

/** Returns what the equations read, the stimuli that are not replaced included. */
function readByEquations(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
): ReadonlySet<CheckedExpression> {
  const drives = model.inputs.flatMap(({ name, drive }) =>
    drive === undefined || given.has(name) ? [] : [drive],
  );
  const derivatives = model.states.flatMap(({ derivative }) => derivative ?? []);
  return partsRead(model, [...derivatives, ...drives]);
}

/** Returns a time that is after this one by a rounding, so that what jumps there has jumped. */
export function justAfter<T>({ add, multiply, call, fromNumber }: Arithmetic<T>, time: T, stepSize: T): T {
  const part = multiply(call('abs', time), fromNumber(2 ** -50));
  return add(time, call('max', part, multiply(fromNumber(1e-12), stepSize)));
}
