/** The equations of one trial, without a method: their symbolic derivatives, and where they are NaN. */

import { known } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { State } from '../../check/checked-model.ts';
import type { Decimal } from '../../interpreter/decimal-arithmetic.ts';
import { float64 } from '../../interpreter/float64-arithmetic.ts';
import { createInterpreter, evaluate } from '../../interpreter/interpret.ts';
import type { Bench } from './bench.ts';
import { toDeclaredNumber, toModelNumber } from './declared-number.ts';
import type { Finding } from './finding.ts';
import { inDecimals } from './judge-rounding.ts';
import { OFFSETS, offsetFrom } from './make-trial.ts';
import type { ResolvedTrial } from './resolve-trial.ts';
import type { Survey } from './survey.ts';
import type { Near } from './trial.ts';

/** Differences are taken over this part of a value: in 50 digits their error is some 10^-20 of them. */
const DIFFERENCE_SHARE = 1e-15;
/** A symbolic derivative may be off by this part of itself, and of the largest in its row. */
const RELATIVE = 1e-8;
const OF_ROW = 1e-12;
/** A bend shows as one-sided differences that are further apart than this part of them. */
const BEND = 1e-6;
/** Partial derivatives that are compared in one trial; more take turns. */
const MOST_ENTRIES = 64;
/** As a part of a place or of a state's range: where a value must be finite for NaN at the place to be a mistake. */
const BESIDE = 0.01;

type Equation = State & { readonly derivative: CheckedExpression };

function equationsOf({ model }: ResolvedTrial): readonly Equation[] {
  return model.states.flatMap((state) =>
    state.derivative === undefined ? [] : [{ ...state, derivative: state.derivative }],
  );
}

/** States, and inputs that are held at what they are at the start, as the trial begins. */
function startOf({ model, dt, given }: ResolvedTrial): {
  readonly states: ReadonlyMap<string, number>;
  readonly held: ReadonlyMap<string, number>;
  /** What functions over cells come to, which a step holds. */
  readonly overCells: readonly number[];
} {
  const cell = createInterpreter(model, { method: 'euler', dt, given });
  return {
    states: new Map(model.states.map(({ name }) => [name, cell.state(name)])),
    held: new Map([...given, ...model.inputs.map(({ name }) => [name, cell.value(name)] as const)]),
    overCells: cell.memory.overCells,
  };
}

/** What came of comparing derivatives. */
export interface CheckedDerivatives {
  readonly finding?: Finding;
  readonly compared: number;
  /** Not compared: there is a bend or a jump, or no derivative. */
  readonly bends: number;
}

/** Compares the symbolic derivatives of the equations, at the start of a trial, with central differences of 50 digits. */
export function* checkDerivatives(
  { model, decimals, localEquations }: Bench,
  resolved: ResolvedTrial,
): Generator<undefined, CheckedDerivatives> {
  const { states, held, overCells } = startOf(resolved);
  const local = localEquations(resolved.model, held);
  const equations = equationsOf(resolved);
  if (local === undefined || ![...states.values()].every(Number.isFinite)) return { compared: 0, bends: 0 };
  const values = Float64Array.from(local.states, (name) => known(states.get(name), name));
  const symbolic = local.jacobianAt(values);
  const exactStates = new Map(Array.from(states, ([name, value]) => [name, decimals.fromNumber(value)]));
  const slopeAt = ({ derivative }: Equation, name: string, value: Decimal): Decimal => {
    const found = evaluate(resolved.model, derivative, {
      arithmetic: decimals,
      given: held,
      states: new Map([...exactStates, [name, value]]),
      dt: resolved.dt,
      overCells: overCells.map(decimals.fromNumber),
    });
    return typeof found === 'boolean' ? decimals.fromNumber(Number.NaN) : found;
  };
  const differences = (equation: Equation, name: string): Difference | undefined => {
    const x = known(states.get(name), name);
    const h = decimals.fromNumber(DIFFERENCE_SHARE * (Math.abs(x) || 1));
    const at = (steps: number): Decimal =>
      slopeAt(
        equation,
        name,
        decimals.add(decimals.fromNumber(x), decimals.multiply(decimals.fromNumber(steps), h)),
      );
    const places = inDecimals(() => [at(-2), at(-1), at(0), at(1), at(2)] as const);
    if (places === undefined) return undefined;
    const [below2, below, here, above, above2] = places;
    const over = (high: Decimal, low: Decimal, steps: number): number =>
      decimals.toNumber(
        decimals.divide(decimals.subtract(high, low), decimals.multiply(decimals.fromNumber(steps), h)),
      );
    const [left, right] = [over(here, below, 1), over(above, here, 1)];
    const [near, far] = [over(above, below, 2), over(above2, below2, 4)];
    const size = Math.max(Math.abs(left), Math.abs(right), Math.abs(near));
    if (![left, right, near, far].every(Number.isFinite)) return undefined;
    if (Math.abs(left - right) > BEND * size || Math.abs(near - far) > BEND * size) return undefined;
    return { value: near, error: Math.abs(near - far) };
  };

  const pairs = equations.flatMap((equation, i) => local.states.map((name, j) => ({ equation, name, i, j })));
  const first = (resolved.trial.number * MOST_ENTRIES) % pairs.length || 0;
  const chosen = [...pairs.slice(first), ...pairs.slice(0, first)].slice(0, MOST_ENTRIES);
  let bends = 0;
  for (const { equation, name, i, j } of chosen) {
    yield;
    const difference = differences(equation, name);
    if (difference === undefined) {
      bends += 1;
      continue;
    }
    const row = known(symbolic[local.states.indexOf(equation.name)], 'row');
    const found = row[j] ?? Number.NaN;
    const largest = Math.max(...Array.from(row, Math.abs), Math.abs(difference.value));
    const allowed = RELATIVE * Math.abs(difference.value) + OF_ROW * largest + 10 * difference.error;
    if (Math.abs(found - difference.value) <= allowed) continue;
    // Where terms cancel, last bits of the states show how far float64 can know it.
    const nearby = [2 ** -50, -(2 ** -50), 2 ** -47, -(2 ** -47)].map((share) => {
      const matrix = local.jacobianAt(values.map((value) => value + share * value));
      return known(matrix[i], 'row')[j] ?? Number.NaN;
    });
    const spread = Math.max(...nearby, found) - Math.min(...nearby, found);
    if (Math.abs(found - difference.value) <= allowed + 64 * spread) continue;
    const finding: Finding = {
      check: 'derivatives',
      variable: `d(d${equation.name}/dt)/d(${name})`,
      found,
      expected: difference.value,
      allowed,
      unit: 'in the model’s own units',
      before: declared(model, states),
    };
    return { finding, compared: chosen.length - bends, bends };
  }
  return { compared: chosen.length - bends, bends };
}

interface Difference {
  readonly value: number;
  readonly error: number;
}

/** What came of looking for NaN. */
export interface Hunted {
  readonly finding?: Finding;
  readonly points: number;
}

/**
 * Looks for NaN in the equations with a state at, and next to, each of the places: a value that is NaN there though it
 * is finite on both sides is one that a run can meet.
 */
export function* huntNaN(
  { model }: Bench,
  resolved: ResolvedTrial,
  survey: Survey,
  places: readonly Near[],
): Generator<undefined, Hunted> {
  const { states, held } = startOf(resolved);
  const equations = equationsOf(resolved);
  let points = 0;
  for (const near of places) {
    yield;
    const state = survey.states.find(({ name }) => name === near.name);
    const unit = model.states.find(({ name }) => name === near.name)?.unit;
    if (state === undefined || unit === undefined) continue;
    const slopesAt = (value: number): readonly number[] => {
      const placed = new Map([...states, [near.name, toModelNumber(value, unit, model)]]);
      return equations.map(({ derivative }) =>
        Number(
          evaluate(resolved.model, derivative, {
            arithmetic: float64,
            given: held,
            states: placed,
            dt: resolved.dt,
          }),
        ),
      );
    };
    const { low = -Infinity, high = Infinity } = state;
    const at = (offset: number): readonly number[] => {
      const value = offsetFrom(near.place, offset, state);
      return value >= low && value <= high ? [value] : [];
    };
    const beside = [...at(-BESIDE), ...at(BESIDE)].map(slopesAt);
    for (const value of OFFSETS.flatMap(at)) {
      points += 1;
      const broken = slopesAt(value).findIndex(
        (slope, index) => Number.isNaN(slope) && beside.every((side) => Number.isFinite(side[index])),
      );
      const equation = equations[broken];
      if (equation === undefined) continue;
      const finding: Finding = {
        check: 'nan',
        variable: `d${equation.name}/dt`,
        found: Number.NaN,
        expected: beside[0]?.[broken] ?? Number.NaN,
        allowed: 0,
        unit: 'in the model’s own units',
        near,
        before: new Map([...declared(model, states), [near.name, value]]),
      };
      return { finding, points };
    }
  }
  return { points };
}

function declared(model: Bench['model'], values: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(
    model.states.map(({ name, unit }) => [
      name,
      toDeclaredNumber(known(values.get(name), name), unit, model),
    ]),
  );
}
