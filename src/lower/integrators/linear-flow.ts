/**
 * The step of linear equations with constant coefficients, dx/dt = A x + b: x + S f(x) with S = dt φ1(A dt), f(x) the
 * slopes where the step begins. It needs no inverse of A, keeps equilibria exactly (f = 0 moves nothing), and S depends on
 * parameters and dt alone, so that it is computed once for a run. A block of n states that all reach each other costs n^2
 * prepared numbers and as many products a step, however sparse A is: exp of a connected matrix has no zeros.
 */
import { known } from '../../base/invariant.ts';
import { isNumber } from '../../expr/build.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Jacobian } from '../../symbolic/jacobian.ts';
import { stronglyConnected } from '../../symbolic/strongly-connected.ts';
import type { EquationSystem, Holder } from './integrator.ts';

/** Returns the values after the step, of the values before it and their slopes. */
export type LinearFlow = (
  starts: readonly Expression[],
  slopes: readonly Expression[],
) => readonly Expression[];

/** What a state's step adds up: S_ij, by the index j of the slope that it multiplies. */
type Row = readonly { readonly from: number; readonly factor: Expression }[];

/** Returns the step over `step` of equations with the coefficients `matrix`, by the names of the states' symbols. */
export function linearFlow(system: EquationSystem, matrix: Jacobian, step: Expression): LinearFlow {
  const { pool, equations, holders } = system;
  const rowsOf = rowsWithout(system, matrix, step);
  const feeders = feedersOf(system, matrix);

  return (starts, slopes) => {
    const sum = (row: Row, start: Expression): Expression => {
      const [first, ...others] = row.flatMap(({ from, factor }) => {
        const slope = known(slopes[from], 'slope');
        return isNumber(slope, 0) ? [] : [pool.apply('*', factor, slope)];
      });
      if (first === undefined) return start;
      return pool.apply(
        '+',
        start,
        others.reduce((left, right) => pool.apply('+', left, right), first),
      );
    };
    return equations.map(({ state, start: { name } }, i) => {
      const start = known(starts[i], 'value');
      // Whoever holds the state itself is seen to elsewhere. A state that feeds it and is held does not move.
      const relevant = holders.filter(
        ({ states }) => !states.has(state) && isAnyIn(states, known(feeders.get(name), name)),
      );
      const choose = (held: ReadonlySet<string>, [holder, ...rest]: readonly Holder[]): Expression => {
        if (holder === undefined) return sum(known(rowsOf(held)[i], 'row'), start);
        const without = choose(new Set([...held, ...holder.states]), rest);
        return pool.apply('select', holder.condition, without, choose(held, rest));
      };
      return choose(NONE, relevant);
    });
  };
}

const NONE: ReadonlySet<string> = new Set();

/** By the symbol of a state: the states that reach it through the matrix, itself among them. */
function feedersOf(
  { equations }: EquationSystem,
  matrix: Jacobian,
): ReadonlyMap<string, ReadonlySet<string>> {
  const stateOf = new Map(equations.map(({ start, state }) => [start.name, state]));
  const found = closures(readsWithin(matrix, new Set(stateOf.keys())));
  const named = (symbols: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(Array.from(symbols, (symbol) => known(stateOf.get(symbol), symbol)));
  return new Map(Array.from(found, ([symbol, symbols]) => [symbol, named(symbols)]));
}

function readsWithin(matrix: Jacobian, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Array.from(names, (name) => [
      name,
      [...(matrix.get(name)?.keys() ?? [])].filter((read) => names.has(read)),
    ]),
  );
}

function closures(reads: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const block of stronglyConnected(reads)) {
    const closure = new Set<string>();
    // What blocks before this one need comes first, so the matrix of a closure is triangular by blocks.
    for (const name of block) {
      for (const read of known(reads.get(name), name))
        for (const each of found.get(read) ?? []) closure.add(each);
    }
    for (const name of block) closure.add(name);
    for (const name of block) found.set(name, closure);
  }
  return found;
}

/** Returns a function that gives the rows of S where some states are held; it remembers them. */
function rowsWithout(
  system: EquationSystem,
  matrix: Jacobian,
  step: Expression,
): (held: ReadonlySet<string>) => readonly Row[] {
  const made = new Map<string, readonly Row[]>();
  return (held) => {
    const key = [...held].toSorted().join('\n');
    const rows = made.get(key) ?? makeRows(system, matrix, step, held);
    made.set(key, rows);
    return rows;
  };
}

function makeRows(
  system: EquationSystem,
  matrix: Jacobian,
  step: Expression,
  held: ReadonlySet<string>,
): readonly Row[] {
  const { pool, equations, name } = system;
  const moving = new Map(
    equations.flatMap(({ state, start }, i) => (held.has(state) ? [] : [[start.name, i] as const])),
  );
  const reads = readsWithin(matrix, new Set(moving.keys()));
  const closure = closures(reads);
  const all = new Set(closure.values());
  // The first entries of a propagator are those of the propagator of the first states, as nothing feeds back: one for
  // each closure that lies in no other does for all.
  const largest = [...all].filter((one) => ![...all].some((other) => other !== one && isWithin(one, other)));

  const entry = (to: string, from: string): Expression => {
    const coefficient = matrix.get(to)?.get(from);
    return coefficient === undefined ? pool.number(0) : pool.apply('*', coefficient, step);
  };
  const propagators = new Map<ReadonlySet<string>, Expression>();
  const propagatorOf = (states: ReadonlySet<string>): Expression => {
    const found = propagators.get(states);
    if (found !== undefined) return found;
    const order = [...states];
    const made = pool.apply('propagator', ...order.flatMap((to) => order.map((from) => entry(to, from))));
    propagators.set(states, made);
    return made;
  };
  /** φ1 of the state's own rate, or the entry of a matrix. */
  const growth = (to: string, from: string, own: ReadonlySet<string>): Expression => {
    if (own.size === 1) return pool.apply('exprel', entry(to, to));
    const isAlone = [...own].every((each) => closure.get(each) === own);
    const states = isAlone
      ? own
      : known(
          largest.find((each) => isWithin(own, each)),
          'closure',
        );
    const order = [...states];
    const place = order.indexOf(to) * order.length + order.indexOf(from);
    return pool.apply('element', propagatorOf(states), pool.number(place));
  };

  const suffix = held.size === 0 ? '' : '_held';
  return equations.map(({ state, start }) => {
    const own = closure.get(start.name);
    if (own === undefined) return [];
    const isStraight = own.size === 1 && !matrix.get(start.name)?.has(start.name);
    return [...own].map((each) => {
      const from = known(moving.get(each), each);
      if (isStraight) return { from, factor: step };
      const source = known(equations[from], each).state;
      const factor = pool.apply('*', step, growth(start.name, each, own));
      return { from, factor: name(factor, `${state}_from_${source}${suffix}`) };
    });
  });
}

function isAnyIn(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].some((each) => all.has(each));
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size <= whole.size && [...part].every((each) => whole.has(each));
}
