import { known, unreachable } from '../base/invariant.ts';
import { ONE } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Value } from '../evaluator/apply-operation.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { createInterpreter, evaluate } from '../interpreter/interpret.ts';
import type { SymbolMeaning } from '../ir/program.ts';
import { resultColumn } from '../lower/over-cells-columns.ts';
import { lastStepColumn, lastTimeColumn } from '../lower/step-values.ts';
import { type SymbolicEquations, symbolicEquations } from '../lower/symbolic-equations.ts';
import { jacobian } from '../symbolic/jacobian.ts';
import type { Matrix } from './eigenvalues.ts';
import { type NumericFunction, numericFunction } from './numeric-function.ts';

/**
 * The equations of a model as functions of its state variables alone: parameters as they are given, inputs held at what
 * they are at t = 0, no spike before. All numbers are in the model's units.
 */
export interface LocalEquations {
  readonly symbolic: SymbolicEquations;
  /** Those with an equation, in the order in which the functions below take and give them. */
  readonly states: readonly string[];
  readonly initial: Float64Array;
  /** dx/dt. */
  readonly derivatives: NumericFunction;
  /** Returns ∂(dx_i/dt)/∂x_j, a row for each i. */
  readonly jacobianAt: (values: ArrayLike<number>) => Matrix;
  /** Inputs that change with time: here they are what they are at t = 0. */
  readonly held: readonly string[];
  /** Whether they read functions over cells: then where they stand still depends on the others. */
  readonly readsOverCells: boolean;
  /** What every symbol other than those of `states` is worth. */
  readonly constants: ReadonlyMap<string, Value>;
  /** Sums of states, by whole coefficients, that the equations keep. */
  readonly totals: readonly ReadonlyMap<string, number>[];
}

/** Memories of spikes that have not been. */
const NEVER_YET = [lastTimeColumn(''), lastStepColumn('')];

function elementsOf(
  model: CheckedModel,
  name: string,
  given: ReadonlyMap<string, number>,
): readonly number[] {
  const list = known(
    model.lists.find((each) => each.name === name),
    `list ${name}`,
  );
  if (list.given !== undefined) return Array.from(list.given);
  return list.elements.map((element) => Number(evaluate(model, element, { arithmetic: float64, given })));
}

/**
 * Returns the equations near a state; undefined where a parameter or an input has no value. `given` are the numbers that
 * a run was given, in the model's units.
 */
export function localEquations(
  model: CheckedModel,
  given: ReadonlyMap<string, number> = new Map(),
): LocalEquations | undefined {
  const lacksValue =
    model.parameters.some(({ name, value }) => value === undefined && !given.has(name)) ||
    model.inputs.some(({ name, drive }) => drive === undefined && !given.has(name));
  if (lacksValue) return undefined;
  const symbolic = symbolicEquations(
    model,
    model.inputs.map(({ name }) => name),
  );
  const cell = createInterpreter(model, { method: 'euler', dt: ONE, given });
  const named = new Set([...model.parameters, ...model.inputs, ...model.states].map(({ name }) => name));
  /** What a cell reads of others, as if it were alone. */
  const shared = new Map(
    cell.memory.overCells.map((value, index) => [resultColumn(model, index, 'start'), value]),
  );
  const states = symbolic.system.equations.map(({ state }) => state);

  const worth = (symbol: string, meaning: SymbolMeaning): Value => {
    switch (meaning.kind) {
      case 'column': {
        if (named.has(symbol)) return cell.value(symbol);
        if (shared.has(symbol)) return shared.get(symbol) ?? 0;
        return NEVER_YET.some((memory) => symbol.endsWith(memory)) ? Number.NEGATIVE_INFINITY : 0;
      }
      case 'clock':
        return meaning.clock === 'isFirstStep' ? true : 0;
      case 'table':
        return elementsOf(model, meaning.table, given);
      case 'end':
      case 'local':
        return Number.NaN;
      default:
        return unreachable(meaning);
    }
  };
  const constants = new Map(
    Array.from(symbolic.meanings, ([symbol, meaning]) => [symbol, worth(symbol, meaning)] as const),
  );

  return {
    symbolic,
    states,
    initial: Float64Array.from(states, (state) => cell.state(state)),
    ...functionsOf(symbolic, states, constants),
    held: model.inputs.filter(({ name, isVarying }) => isVarying && !given.has(name)).map(({ name }) => name),
    readsOverCells: symbolic.readsOverCells,
    constants,
    totals: (model.totals ?? []).map(({ terms }) => new Map(terms.map(({ state, count }) => [state, count]))),
  };
}

/** Returns equations and their Jacobian as functions of the values of `states`, which they are of. */
export function functionsOf(
  { pool, derivatives }: Pick<SymbolicEquations, 'pool' | 'derivatives'>,
  states: readonly string[],
  constants: ReadonlyMap<string, Value>,
): Pick<LocalEquations, 'derivatives' | 'jacobianAt'> {
  const rows = jacobian(pool, derivatives);
  const entries = states.flatMap((state, i) =>
    [...known(rows.get(state), state)].map(([other, entry]) => ({ i, j: states.indexOf(other), entry })),
  );
  const entriesAt = numericFunction(
    entries.map(({ entry }) => entry),
    states,
    constants,
  );
  return {
    derivatives: numericFunction([...derivatives.values()], states, constants),
    jacobianAt: (values) => {
      const matrix = states.map(() => new Float64Array(states.length));
      const numbers = entriesAt(values);
      for (const [index, { i, j }] of entries.entries()) {
        const row = matrix[i];
        if (row !== undefined) row[j] = numbers[index] ?? 0;
      }
      return matrix;
    },
  };
}
