/**
 * Where a model stands still. States that are linear in themselves, as gates are, follow from the others; what remains
 * is mostly one variable, the voltage, and then every sign change of its equation along that variable is found. Where
 * more remains, Newton's method is started from many places, and there may be equilibria that it does not find.
 */
import { type Eigenvalue, eigenvalues } from './eigenvalues.ts';
import { type KeptTotals, keepTotals } from './keep-totals.ts';
import type { LocalEquations } from './local-equations.ts';
import { reduceStates } from './reduce-states.ts';
import { type Search, searchStarts } from './search-starts.ts';
import { solveNewton } from './solve-newton.ts';

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
  /**
   * Of the Jacobian there, per unit of the model's time; the largest real part first. Without a 0 for each conserved
   * sum, which nothing changes.
   */
  readonly eigenvalues: readonly Eigenvalue[];
  readonly kind: EquilibriumKind;
}

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
  const kept = keepTotals(equations);
  const root = solveNewton(kept.equations, kept.equations.initial);
  const rest = root && describe(kept, root, equations);
  return rest?.kind.startsWith('stable') === true ? rest : undefined;
}

/** Returns where the equations stand still, for inputs as they are at t = 0 and conserved sums as at the start. */
export function findEquilibria(whole: LocalEquations): Equilibria {
  if (whole.states.length === 0) return { found: [], search: { kind: 'solved' } };
  const kept = keepTotals(whole);
  const { equations } = kept;
  const reduction = reduceStates(equations);
  const starts = searchStarts(equations, reduction);
  const found: Float64Array[] = [];
  for (const start of starts.points) {
    const root = solveNewton(equations, start);
    if (root !== undefined && !found.some((other) => areSame(other, root))) found.push(root);
  }
  const distance = (values: Float64Array): number =>
    Math.hypot(
      ...values.map(
        (value, i) => (value - (equations.initial[i] ?? 0)) / (1 + Math.abs(equations.initial[i] ?? 0)),
      ),
    );
  return {
    found: found.toSorted((a, b) => distance(a) - distance(b)).map((values) => describe(kept, values, whole)),
    search: starts.search,
  };
}

function describe(
  { equations, complete }: KeptTotals,
  values: Float64Array,
  { states }: LocalEquations,
): Equilibrium {
  const found = eigenvalues(equations.jacobianAt(values)) ?? [];
  const all = complete(values);
  return {
    values: new Map(states.map((state, i) => [state, orZero(all[i] ?? Number.NaN)])),
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

function areSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => {
    const other = b[i] ?? 0;
    return Math.abs(value - other) <= 1e-7 * (Math.abs(value) + Math.abs(other)) + 1e-12;
  });
}
