/**
 * Whether a method bears a step, where a model may be. The method's own step, made linear there, multiplies small
 * deviations by a matrix; the equations, made linear there, by exp(J dt). Where the model rests nothing may grow that the
 * model does not make grow. Elsewhere the lengths of the eigenvalues are compared one by one: what the model lets die within
 * the step may not live on, and nothing may grow noticeably faster; unless the model itself is soon another one there,
 * as where it starts far from what it goes to. States outside the group drive it, and their deviations
 * have eigenvalues of their own, as a block reads but those before it.
 */
import { known } from '../../base/invariant.ts';
import type { Expression } from '../../expr/expression.ts';
import type { EquationSystem } from '../../lower/integrators/integrator.ts';
import { statesAlone } from '../../lower/integrators/states-alone.ts';
import { type Eigenvalue, eigenvalues, type Matrix } from '../eigenvalues.ts';
import { linearisedFunction } from '../linearised-function.ts';
import type { LocalEquations } from '../local-equations.ts';
import { numericFunction } from '../numeric-function.ts';
import { beside } from '../stable-step.ts';
import type { MetState } from './states-met.ts';

/** Rounding, as where steps are judged at rest alone. */
const MARGIN = 1e-6;
/** How much of a deviation that the model lets die may be left. */
const LEFT_OVER = 0.2;
/** How much longer than the model's a deviation may become in a step on the way. */
const SURPLUS = 0.05;
/** Where the fastest rate changes by such a factor within a step, the step has no rate to follow. */
const LARGEST_CHANGE = 2;
/** Where something grows by more than e within a step on the way, as just before a reset, the same. */
const LARGEST_GROWTH = 1;
/** From so many places on the way something can be said of all. */
const FEW = 5;
/** What leaves an equilibrium e^3-fold within a step is gone before a step of this size sees it. */
const LARGEST_ESCAPE = 3;

/** The model near the places where it may be, for one set of what a run is given. */
export interface Surroundings {
  readonly equations: LocalEquations;
  /** Names of the inputs, in the order of `MetState.inputs`. */
  readonly inputs: readonly string[];
  readonly met: readonly MetState[];
}

/** The states of a group near the places where they may be. */
export interface LocalGroup {
  /** Whether a method's steps of this size follow the model everywhere. */
  readonly bears: (step: (system: EquationSystem) => readonly Expression[]) => (dt: number) => boolean;
  /** Whether steps of this size are short against how deviations leave equilibria, and how rates change on the way. */
  readonly sees: (dt: number) => boolean;
}

/** Returns the states of a group near where they may be; in the order of the model if they are all. */
export function localGroup({ equations, inputs, met }: Surroundings, group: readonly string[]): LocalGroup {
  const { symbolic, states, constants, initial } = equations;
  const { system, derivatives } = symbolic;
  const others = states.filter((state) => !group.includes(state));
  const members = group.map((state) => states.indexOf(state));
  const stepSize = system.stepSize.kind === 'symbol' ? system.stepSize.name : '';
  const names = [...group, stepSize, ...others, ...inputs];
  const linearised = (expressions: readonly Expression[]): ((at: MetState, dt: number) => Matrix) => {
    const matrixAt = linearisedFunction(expressions, names, group.length, constants);
    return (at, dt) => {
      const values = beside(at.values, initial);
      const numberAt = (state: string): number => known(values[states.indexOf(state)], state);
      return matrixAt([...group.map(numberAt), dt, ...others.map(numberAt), ...at.inputs]);
    };
  };
  const slopeOf = numericFunction([...derivatives.values()], [...states, ...inputs], constants);
  const derivativesAt = (at: MetState): Float64Array => slopeOf([...Array.from(at.values), ...at.inputs]);
  const slopesAt = linearised(group.map((state) => known(derivatives.get(state), state)));
  const places = met.flatMap((at): readonly Place[] => {
    const rates = eigenvalues(slopesAt(at, 0));
    return rates === undefined ? [] : [{ at, rates }];
  });
  const start = system.equations.map((each) => each.start);
  // A method of all states may look at any time in the step.
  const isAll = members.length === states.length;
  const alone = isAll ? system : statesAlone(system, members, { start, middle: start, end: start });
  const leaving = Math.max(
    0,
    ...places.flatMap(({ at, rates }) => (at.kind === 'left' ? rates.map(({ real }) => real) : [])),
  );
  const isSteady = ({ at, rates }: Place, dt: number): boolean => {
    const slopes = derivativesAt(at);
    const values = Array.from(at.values, (value, i) => value + dt * (slopes[i] ?? 0));
    const then = eigenvalues(slopesAt({ ...at, values }, 0));
    if (then === undefined || rates.some(({ real }) => real * dt > LARGEST_GROWTH)) return false;
    const [before, after] = [fastest(rates), fastest(then)];
    return after <= LARGEST_CHANGE * before && before <= LARGEST_CHANGE * after;
  };
  const isJudged = (place: Place, dt: number): boolean => place.at.kind !== 'way' || isSteady(place, dt);
  return {
    sees: (dt) => {
      const way = places.filter(({ at }) => at.kind === 'way');
      const steady = way.filter((place) => isSteady(place, dt)).length;
      return leaving * dt <= LARGEST_ESCAPE && (way.length < FEW || steady >= way.length / 2);
    },
    bears: (step) => {
      const factorsAt = linearised(step(alone));
      return (dt) =>
        places.every(
          (place) => !isJudged(place, dt) || follows(place, eigenvalues(factorsAt(place.at, dt)), dt),
        );
    },
  };
}

interface Place {
  readonly at: MetState;
  /** The eigenvalues of the equations of the group. */
  readonly rates: readonly Eigenvalue[];
}

function fastest(rates: readonly Eigenvalue[]): number {
  return Math.max(0, ...rates.map(({ real, imaginary }) => Math.hypot(real, imaginary)));
}

function follows(
  { at: { kind }, rates }: Place,
  factors: readonly Eigenvalue[] | undefined,
  dt: number,
): boolean {
  if (factors === undefined) return false;
  const lengths = factors.map(({ real, imaginary }) => Math.hypot(real, imaginary)).toSorted((a, b) => b - a);
  if (!lengths.every(Number.isFinite)) return false;
  const growing = rates.filter(({ real }) => real > 0).length;
  if (kind === 'rest' && lengths.filter((length) => length > 1 + MARGIN).length > growing) return false;
  if (rates.some(({ real }) => real * dt > LARGEST_GROWTH)) return true;
  const wanted = rates.map(({ real }) => Math.exp(real * dt)).toSorted((a, b) => b - a);
  return lengths.every((length, i) => length <= allowed(wanted[i] ?? 0));
}

function allowed(wanted: number): number {
  return wanted + LEFT_OVER * (1 - Math.min(1, wanted)) + SURPLUS * Math.max(1, wanted);
}
