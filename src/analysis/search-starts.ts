/**
 * From where equilibria are looked for. Along one variable every sign change of its equation is a start; for more than
 * one, places that fill the space around the initial state evenly.
 */
import { known } from '../base/invariant.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { LocalEquations } from './local-equations.ts';
import { type NumericFunction, numericFunction } from './numeric-function.ts';
import type { Reduction } from './reduce-states.ts';

/**
 * How they were looked for. `solved`: every state follows from a line. `along`: every sign change of one variable's
 * equation between two values, in the model's units, all others following. `scattered`: Newton's method from many places.
 */
export type Search =
  | { readonly kind: 'solved' }
  | {
      readonly kind: 'along';
      readonly state: string;
      readonly from: number;
      readonly to: number;
      /** Around the initial state; two that lie closer together may be missed. */
      readonly spacing: number;
      /** Whether the equation is 0 over whole ranges, of which only a start within one is told. */
      readonly hasLevel: boolean;
    }
  | { readonly kind: 'scattered' };

const LINE_POINTS = 1200;
const DECADES = 6;
const POINTS_PER_DECADE = 20;
const NEWTON_STARTS = 400;
/** What all starts of Newton's method may cost, in multiplications. */
const NEWTON_WORK = 3e8;

/** Values around a first one, near ones close together. */
function around(start: number): Float64Array {
  const reach = Math.abs(start) || 1;
  const values = new Set<number>([start]);
  for (let i = 0; i <= LINE_POINTS; i++) values.add(start + 3 * reach * ((2 * i) / LINE_POINTS - 1));
  for (let i = 0; i <= DECADES * POINTS_PER_DECADE; i++) {
    const far = 3 * reach * 10 ** (i / POINTS_PER_DECADE);
    values.add(start + far).add(start - far);
  }
  return Float64Array.from(values).sort();
}

export interface Starts {
  readonly points: readonly Float64Array[];
  readonly search: Search;
}

export function searchStarts(equations: LocalEquations, { core, following }: Reduction): Starts {
  const { states, initial, constants, symbolic } = equations;
  const { pool, derivatives } = symbolic;
  const place = (state: string): number => states.indexOf(state);
  const followers = following.map((state): { readonly index: number; readonly move: NumericFunction } => {
    const derivative = known(derivatives.get(state), state);
    return {
      index: place(state),
      move: numericFunction([derivative, differentiate(pool, derivative, state)], states, constants),
    };
  });
  /** Sets what follows from the core: the equation is a line in its own variable, so one Newton step is exact. */
  const follow = (values: Float64Array): void => {
    for (const { index, move } of followers) {
      values[index] = initial[index] ?? 0;
      const [slope = Number.NaN, rate = Number.NaN] = move(values);
      values[index] = (values[index] ?? 0) - slope / rate;
    }
  };
  const [only, ...others] = core;
  const values = initial.slice();
  if (only === undefined) {
    follow(values);
    return { points: [values], search: { kind: 'solved' } };
  }
  const coordinate = place(only);
  if (others.length > 0) {
    const points = scattered(equations, core.map(place), follow);
    return { points, search: { kind: 'scattered' } };
  }

  const derivative = known(derivatives.get(only), only);
  const equation = numericFunction([derivative, differentiate(pool, derivative, only)], states, constants);
  const residual = (x: number): number => {
    values[coordinate] = x;
    follow(values);
    return equation(values)[0] ?? Number.NaN;
  };
  const line = around(initial[coordinate] ?? 0);
  const slopes = line.map(residual);
  const rates = line.map((x) => {
    residual(x);
    return Math.abs(equation(values)[1] ?? 0);
  });
  // What rounding leaves of terms that cancel has a sign by chance. Beside a pole the rate is large, though not nearby.
  const atLine = slopes.map((slope, i) => {
    const rate = Math.min(rates[i - 1] ?? 0, rates[i] ?? 0, rates[i + 1] ?? 0);
    return Math.abs(slope) <= 8 * Number.EPSILON * rate * Math.abs(line[i] ?? 0) ? 0 : slope;
  });
  const points: Float64Array[] = [];
  const keep = (x: number): void => {
    residual(x);
    points.push(values.slice());
  };
  /** Keeps what lies between two values at which the residual has opposite signs. */
  const keepBetween = (left: number, right: number, atLeft: number, atRight: number): void => {
    const root = bisect(residual, left, right, atLeft);
    // Across a pole the sign changes too, but the value does not fall.
    if (Math.abs(residual(root)) <= 1e-3 * Math.max(Math.abs(atLeft), Math.abs(atRight))) keep(root);
  };
  const isLevel = (i: number): boolean => atLine[i] === 0;
  let hasLevel = false;
  for (let i = 0; i < line.length; i++) {
    const [left = Number.NaN, x = 0, right = 0] = [line[i - 1], line[i], line[i + 1]];
    const [atLeft = Number.NaN, here = Number.NaN, atRight = Number.NaN] = [
      atLine[i - 1],
      atLine[i],
      atLine[i + 1],
    ];
    if (here === 0) {
      // Where it is 0 over a whole range, by a line of equilibria or by underflow, only a start in it is told of.
      const isInRange = isLevel(i - 1) || isLevel(i + 1);
      hasLevel ||= isInRange;
      if (!isInRange || x === initial[coordinate]) keep(x);
    } else if (atLeft * here < 0) {
      keepBetween(left, x, atLeft, here);
    } else if (atLeft * here > 0 && here * atRight > 0 && isNearest(here, atLeft, atRight)) {
      // It turns here: it may touch 0 or pass through it twice between the neighbours.
      const turn = turningPoint((at) => Math.sign(here) * residual(at), left, right);
      const there = residual(turn);
      if (there * here < 0) {
        keepBetween(left, turn, atLeft, there);
        keepBetween(turn, right, there, atRight);
      } else if (Math.abs(there) <= 1e-14 * Math.abs(here)) keep(turn);
    }
  }
  const around0 = Math.abs(initial[coordinate] ?? 0) || 1;
  return {
    points,
    search: {
      kind: 'along',
      state: only,
      from: line[0] ?? 0,
      to: line.at(-1) ?? 0,
      spacing: (6 * around0) / LINE_POINTS,
      hasLevel,
    },
  };
}

function isNearest(here: number, ...others: readonly number[]): boolean {
  return others.every((other) => Math.abs(here) < Math.abs(other));
}

/** Returns where a function is least between two values, by golden sections. */
function turningPoint(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [from, to];
  let [a, b] = [right - golden * (right - left), left + golden * (right - left)];
  let [atA, atB] = [f(a), f(b)];
  for (let i = 0; i < 80 && a < b; i++) {
    if (atA < 0) return a;
    if (atB < 0) return b;
    if (atA < atB) {
      [right, b, atB] = [b, a, atA];
      a = right - golden * (right - left);
      atA = f(a);
    } else {
      [left, a, atA] = [a, b, atB];
      b = left + golden * (right - left);
      atB = f(b);
    }
  }
  return atA < atB ? a : b;
}

function bisect(f: (x: number) => number, from: number, to: number, atFrom: number): number {
  let [left, right] = [from, to];
  for (let i = 0; i < 200; i++) {
    const middle = left + (right - left) / 2;
    if (middle <= left || middle >= right) break;
    if (Math.sign(f(middle)) === Math.sign(atFrom)) left = middle;
    else right = middle;
  }
  return left + (right - left) / 2;
}

/** Starts for Newton's method: the initial state, and points of a sequence that fills the space around it evenly. */
function scattered(
  { initial }: LocalEquations,
  coordinates: readonly number[],
  follow: (values: Float64Array) => void,
): readonly Float64Array[] {
  const points = [initial.slice()];
  // Kronecker's sequence with the powers of the generalised golden ratio (Roberts 2018): the root of x^(d+1) = x + 1.
  let ratio = 2;
  for (let i = 0; i < 50; i++) ratio = (1 + ratio) ** (1 / (coordinates.length + 1));
  const most = Math.min(NEWTON_STARTS, Math.floor(NEWTON_WORK / (20 * initial.length ** 3)));
  for (let n = 1; n <= most; n++) {
    const values = initial.slice();
    for (const [i, coordinate] of coordinates.entries()) {
      const start = initial[coordinate] ?? 0;
      const fraction = (0.5 + n / ratio ** (i + 1)) % 1;
      // Near and far in turn: what is small at the start may be large elsewhere.
      const reach = 3 * (Math.abs(start) || 1) * 10 ** (n % 3);
      values[coordinate] = start + reach * (2 * fraction - 1);
    }
    follow(values);
    points.push(values);
  }
  return points;
}
