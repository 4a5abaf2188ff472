/**
 * Steps as long as their error allows: the interpreter's one scheme for all methods that choose their steps, RODAS at a
 * hundredth of the tolerance that is asked for, which serves stiff equations and others.
 */
import { known } from '../base/invariant.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { EquationStep, StepFailure } from './integrate.ts';
import { startValues } from './integrate.ts';
import type { LinearisedSystem } from './linearised.ts';
import { rosenbrock } from './rosenbrock.ts';

/** A step whose error is accepted. */
export interface AcceptedStep<T> {
  /** The time at which it ends: `limit`, or before. */
  readonly end: T;
  readonly values: readonly T[];
  /** Returns the values within it, by a shorter step from the same place. */
  readonly within: (time: T) => readonly T[] | StepFailure;
}

export interface AdaptiveSteps<T> {
  /** Makes a step from the place, of any size and not beyond `limit`. */
  readonly make: (place: EquationStep<T>, limit: T) => AcceptedStep<T> | StepFailure;
  /** Says that the equations have jumped, so that steps begin anew. */
  readonly restart: () => void;
  /** Lets the largest magnitudes that states have had include these. */
  readonly noteScales: (states: ReadonlyMap<string, T>) => void;
}

const STRICTER = 0.01;
/** What the tolerance is at least: errors of steps are known no better. */
const FINEST = 1e-12;
/** How much smaller than the largest magnitude of a variable its absolute tolerance is, in relative tolerances. */
const ABSOLUTE = 1e-3;
const SAFETY = 0.9;
const [LEAST_GROWTH, MOST_GROWTH] = [0.2, 5];
/** What part of a variable a step may be off by that still tells how large the variable is. */
const NOT_FAR = 0.01;
/** Smallest steps in a row that may be made whatever their errors are. */
const MOST_ROUGH = 100;
/** Attempts at one step. */
const MOST_ATTEMPTS = 200;

export function adaptiveSteps<T>(
  linearise: LinearisedSystem<T>,
  arithmetic: Arithmetic<T>,
  usual: T,
  tolerance: number,
): AdaptiveSteps<T> {
  const { add, subtract, multiply, divide, call, compare, fromNumber, toNumber } = arithmetic;
  // Where a derivative is infinite its equation is taken as if it did not depend on that state: the error tells.
  const rodas = rosenbrock<T>((place, values) => {
    const { slopes, jacobian, byTime } = linearise(place, values);
    const finite = (entry: T): T => (arithmetic.isFinite(entry) ? entry : fromNumber(0));
    return { slopes, jacobian: jacobian.map((row) => row.map(finite)), byTime: byTime.map(finite) };
  }, arithmetic);
  const allowed = fromNumber(Math.max(tolerance * STRICTER, FINEST));
  const scales = new Map<string, T>();
  let trial = usual;
  let isFirst = true;
  let rough = 0;

  const noteScale = (name: string, value: T): void => {
    const size = call('abs', value);
    if (compare('>', size, scales.get(name) ?? fromNumber(0)) && arithmetic.isFinite(size))
      scales.set(name, size);
  };
  const noteValues = ({ moving }: EquationStep<T>, values: readonly T[]): void => {
    for (const [i, name] of moving.entries()) noteScale(name, known(values[i], name));
  };

  /** The largest error in units of what is allowed, and whose it is. */
  const errorOf = (
    { moving }: EquationStep<T>,
    starts: readonly T[],
    next: readonly T[],
    errors: readonly T[],
  ): { readonly error: number; readonly worst: string | undefined } => {
    let error = 0;
    let worst: string | undefined;
    for (const [i, name] of moving.entries()) {
      const off = call('abs', known(errors[i], name));
      if (compare('==', off, fromNumber(0))) continue;
      if (!arithmetic.isFinite(known(next[i], name))) return { error: Number.NaN, worst: name };
      const [start, end] = [call('abs', known(starts[i], name)), call('abs', known(next[i], name))];
      const floor = multiply(fromNumber(ABSOLUTE), scales.get(name) ?? fromNumber(0));
      const most = multiply(allowed, add(call('max', start, end), floor));
      const part = toNumber(divide(off, most));
      if (Number.isNaN(part)) return { error: part, worst: name };
      if (part > error) [error, worst] = [part, name];
    }
    return { error, worst };
  };

  const smallest = (time: T): T => {
    const rounding = multiply(call('abs', time), fromNumber(2 ** -51));
    return call('max', rounding, multiply(usual, fromNumber(1e-15)));
  };

  return {
    make: (place, limit) => {
      const starts = startValues(place);
      const room = subtract(limit, place.time);
      let size = trial;
      let worst: string | undefined;
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const isLast = compare('>=', size, room);
        // Two halves to the limit rather than nearly all and a rest.
        const isHalved = !isLast && compare('>', add(size, size), room);
        const length = isLast ? room : isHalved ? multiply(room, fromNumber(0.5)) : size;
        const end = isLast ? limit : add(place.time, length);
        const made = rodas({ ...place, stepSize: length });
        const judge = (): ReturnType<typeof errorOf> =>
          'next' in made
            ? errorOf(place, starts, made.next, made.error)
            : { error: Number.NaN, worst: made.state };
        let judged = judge();
        // A variable that begins at 0 has a magnitude once a step has been tried that is not far off.
        if (isFirst && 'next' in made && judged.error * toNumber(allowed) < NOT_FAR) {
          isFirst = false;
          noteValues(place, made.next);
          judged = judge();
        }
        const { error } = judged;
        const growth = error === 0 ? MOST_GROWTH : Math.min(SAFETY * error ** -0.25, MOST_GROWTH);
        const factor = growth > LEAST_GROWTH ? growth : LEAST_GROWTH;
        const isSmallest = !compare('>', length, smallest(place.time));
        // Time has no finer steps, and what happens as fast as that is over after a few.
        const isRough = isSmallest && !(error <= 1) && rough < MOST_ROUGH && 'next' in made;
        if ('next' in made && (error <= 1 || (isRough && made.next.every(arithmetic.isFinite)))) {
          rough = isRough ? rough + 1 : 0;
          const longer = multiply(length, fromNumber(factor));
          // A step that was cut short says little against longer ones.
          const isCut = (isLast || isHalved) && attempt === 0;
          trial = isCut ? call('max', longer, trial) : longer;
          const within = (time: T): readonly T[] | StepFailure => {
            const part = rodas({ ...place, stepSize: subtract(time, place.time) });
            return 'next' in part ? part.next : part;
          };
          return { end, values: made.next, within };
        }
        worst = judged.worst;
        if (isSmallest) break;
        size = call('max', multiply(length, fromNumber(factor)), smallest(place.time));
      }
      return { kind: 'no-step', reason: 'tooSmall', ...(worst === undefined ? {} : { state: worst }) };
    },
    restart: () => {
      if (compare('>', trial, usual)) trial = usual;
    },
    noteScales: (states) => {
      for (const [name, value] of states) noteScale(name, value);
    },
  };
}
