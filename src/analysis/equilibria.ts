/**
 * Where a model stands still. States that are linear in themselves, as gates are, follow from the others; what remains
 * is mostly one variable, the voltage, and then every sign change of its equation along that variable is found. Where
 * more remains, Newton's method is started from many places, and there may be equilibria that it does not find.
 */
import { known } from '../base/invariant.ts';
import { isNumber } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { symbolsOf } from '../expr/reachable.ts';
import { classifyEquations } from '../symbolic/linearity.ts';
import { type Eigenvalue, eigenvalues, type Matrix } from './eigenvalues.ts';
import type { LocalEquations } from './local-equations.ts';
import { type NumericFunction, numericFunction } from './numeric-function.ts';
import { solveLinear } from './solve-linear.ts';

/** Nodes and foci are told apart in the plane, where those words say how trajectories look. */
export type EquilibriumKind =
  | 'stable'
  | 'stable node'
  | 'stable focus'
  | 'unstable'
  | 'unstable node'
  | 'unstable focus'
  | 'saddle'
  | 'not decided by its eigenvalues';

export interface Equilibrium {
  /** States with an equation, in the model's units. */
  readonly values: ReadonlyMap<string, number>;
  /** Of the Jacobian there, per unit of the model's time; the largest real part first. */
  readonly eigenvalues: readonly Eigenvalue[];
  readonly kind: EquilibriumKind;
}

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

export interface Equilibria {
  /** Nearest to the initial state first. */
  readonly found: readonly Equilibrium[];
  readonly search: Search;
}

/**
 * Returns the resting state that Newton's method reaches from the initial state, if it is stable. Costs little, unlike
 * the search for all equilibria; undefined where it is not reached.
 */
export function findRest(equations: LocalEquations): Equilibrium | undefined {
  if (equations.states.length === 0) return undefined;
  const root = polish(equations, equations.initial);
  const rest = root && describe(equations, root);
  return rest?.kind.startsWith('stable') === true ? rest : undefined;
}

/** Returns where the equations stand still, for inputs as they are at t = 0. */
export function findEquilibria(equations: LocalEquations): Equilibria {
  if (equations.states.length === 0) return { found: [], search: { kind: 'solved' } };
  const reduction = reduce(equations);
  const starts = startsOf(equations, reduction);
  const found: Float64Array[] = [];
  for (const start of starts.points) {
    const root = polish(equations, start);
    if (root !== undefined && !found.some((other) => areSame(other, root))) found.push(root);
  }
  const distance = (values: Float64Array): number =>
    Math.hypot(
      ...values.map(
        (value, i) => (value - (equations.initial[i] ?? 0)) / (1 + Math.abs(equations.initial[i] ?? 0)),
      ),
    );
  return {
    found: found.toSorted((a, b) => distance(a) - distance(b)).map((values) => describe(equations, values)),
    search: starts.search,
  };
}

function describe(equations: LocalEquations, values: Float64Array): Equilibrium {
  const found = eigenvalues(equations.jacobianAt(values)) ?? [];
  return {
    values: new Map(equations.states.map((state, i) => [state, orZero(values[i] ?? Number.NaN)])),
    eigenvalues: found,
    kind: kindOf(found, speedOf(equations)),
  };
}

/** Newton's method comes as near to 0 as numbers go; what it leaves there is no value. */
function orZero(value: number): number {
  return Math.abs(value) < 1e-290 ? 0 : value;
}

/** How fast the model moves where it starts: what is slow against that may not move at all. */
function speedOf({ jacobianAt, initial }: LocalEquations): number {
  return Math.max(
    0,
    ...jacobianAt(initial).map((row) => row.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)),
  );
}

function kindOf(found: readonly Eigenvalue[], speed: number): EquilibriumKind {
  const largest = Math.max(0, ...found.map(({ real, imaginary }) => Math.hypot(real, imaginary)));
  // Newton's method finds a double root to half the digits, and its eigenvalue no better.
  const zero = Math.max(1e-9 * largest, Number.isFinite(speed) ? 1e-7 * speed : 0);
  const isDecided = found.every(({ real }) => Math.abs(real) > zero);
  // One that grows is enough to be unstable.
  if (!isDecided)
    return found.some(({ real }) => real > zero) ? 'unstable' : 'not decided by its eigenvalues';
  const stable = found.filter(({ real }) => real < 0).length;
  const look = found.length !== 2 ? '' : found.some(({ imaginary }) => imaginary !== 0) ? ' focus' : ' node';
  if (stable === found.length) return `stable${look}`;
  return stable === 0 ? `unstable${look}` : 'saddle';
}

/** The states that follow from others, in an order in which they can be computed, and those that do not. */
interface Reduction {
  readonly core: readonly string[];
  readonly following: readonly string[];
}

function reduce({ symbolic, states }: LocalEquations): Reduction {
  const { pool, derivatives, classOf } = symbolic;
  const linear = new Set(
    classifyEquations(pool, derivatives, classOf)
      .filter(({ linearity }) => linearity !== 'nonlinear')
      .map(({ state }) => state),
  );
  const reads = new Map<string, ReadonlySet<string>>();
  const core: string[] = [];
  for (const state of states) {
    const derivative = known(derivatives.get(state), state);
    const moves = linear.has(state) && !isNumber(differentiate(pool, derivative, state), 0);
    if (moves) reads.set(state, symbolsOf([derivative]));
    else core.push(state);
  }
  // How many states that are not yet placed each one waits for, and who waits for it.
  const waitsFor = new Map<string, number>();
  const readers = new Map<string, string[]>();
  for (const [state, read] of reads) {
    const others = [...read].filter((other) => other !== state && reads.has(other));
    waitsFor.set(state, others.length);
    for (const other of others) readers.set(other, [...(readers.get(other) ?? []), state]);
  }
  const ready = [...waitsFor].filter(([, count]) => count === 0).map(([state]) => state);
  const place = (state: string): void => {
    waitsFor.delete(state);
    for (const reader of readers.get(state) ?? []) {
      const left = waitsFor.get(reader);
      if (left === undefined) continue;
      waitsFor.set(reader, left - 1);
      if (left === 1) ready.push(reader);
    }
  };
  const following: string[] = [];
  while (waitsFor.size > 0) {
    const next = ready.pop();
    if (next !== undefined) {
      if (!waitsFor.has(next)) continue;
      following.push(next);
      place(next);
      continue;
    }
    // All wait for another: the one that most of them wait for is looked for, and they follow.
    const waiting = (state: string): number =>
      (readers.get(state) ?? []).filter((reader) => waitsFor.has(reader)).length;
    const most = [...waitsFor.keys()].reduce((a, b) => (waiting(b) > waiting(a) ? b : a));
    core.push(most);
    place(most);
  }
  return { core, following };
}

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

interface Starts {
  readonly points: readonly Float64Array[];
  readonly search: Search;
}

function startsOf(equations: LocalEquations, { core, following }: Reduction): Starts {
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

const MOST_NEWTON_STEPS = 60;

/** Newton's method, each step halved until the equations come nearer to 0; undefined where they do not. */
function polish(
  { derivatives, jacobianAt, initial }: LocalEquations,
  start: Float64Array,
): Float64Array | undefined {
  let values = start.slice();
  let slopes = derivatives(values).slice();
  if (slopes.some((slope) => !Number.isFinite(slope))) return undefined;
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const matrix = jacobianAt(values);
    const change = solveLinear(matrix, slopes);
    if (change === undefined) return slopes.every((slope) => slope === 0) ? values : undefined;
    const isSmall = change.every((each, j) => {
      const scale = Math.abs(initial[j] ?? 0) || 1;
      return Math.abs(each) <= 4e-16 * Math.abs(values[j] ?? 0) + 1e-18 * scale;
    });
    if (isSmall) return values;
    const scales = scalesOf(matrix, values);
    const length = weightedLength(slopes, scales);
    const before = values;
    let fraction = 1;
    for (; fraction > 1e-6; fraction /= 2) {
      const tried = before.map((value, j) => value - fraction * (change[j] ?? 0));
      const there = derivatives(tried).slice();
      if (!(weightedLength(there, scales) < length)) continue;
      values = tried;
      slopes = there;
      break;
    }
    if (fraction <= 1e-6) {
      // Rounding stops every descent; what is left of the step says whether that is so.
      const isThere = change.every((each, j) => {
        const scale = Math.abs(initial[j] ?? 0) || 1;
        return Math.abs(each) <= 1e-9 * Math.abs(before[j] ?? 0) + 1e-13 * scale;
      });
      return isThere ? before : undefined;
    }
  }
  return undefined;
}

/** What the terms of each equation amount to, that its sum may be called small against them. */
function scalesOf(matrix: Matrix, values: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) =>
    row.reduce((sum, entry, j) => sum + Math.abs(entry * (values[j] || 1e-12)), 0),
  );
}

function weightedLength(slopes: Float64Array, scales: Float64Array): number {
  return Math.hypot(...slopes.map((slope, i) => slope / (scales[i] || 1)));
}

function areSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => {
    const other = b[i] ?? 0;
    return Math.abs(value - other) <= 1e-7 * (Math.abs(value) + Math.abs(other)) + 1e-12;
  });
}
