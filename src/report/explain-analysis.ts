/** What analysis says of a whole model, in the model's names and the reader's units. */

import { coupledBlocks } from '../analysis/coupled-blocks.ts';
import type { Eigenvalue } from '../analysis/eigenvalues.ts';
import { type Equilibrium, type EquilibriumKind, findEquilibria } from '../analysis/equilibria.ts';
import { type LocalEquations, localEquations } from '../analysis/local-equations.ts';
import type { Search } from '../analysis/search-starts.ts';
import { largestStableStep } from '../analysis/stable-step.ts';
import { unreachable } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { isNumber } from '../expr/build.ts';
import { toText } from '../expr/to-text.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { symbolicEquations } from '../lower/symbolic-equations.ts';
import { jacobian } from '../symbolic/jacobian.ts';
import { fromSystemNumber, unitConverter } from '../units/unit-system.ts';
import { equationsReadCells } from './explain-over-cells.ts';
import { symbolWriter } from './symbol-writer.ts';

/** ∂(d`state`/dt)/∂`by`, where it is not 0. */
export interface ExplainedSlope {
  readonly state: string;
  readonly by: string;
  /** In the names of the model and the units that it computes in. */
  readonly text: string;
}

export interface ExplainedEquilibrium {
  /** By state, in its declared unit. */
  readonly values: Readonly<Record<string, number>>;
  readonly kind: EquilibriumKind;
  /** Per unit of the times of results. */
  readonly eigenvalues: readonly Eigenvalue[];
}

export interface ExplainedAnalysis {
  /** State variables that depend on each other, each block behind those that it reads. */
  readonly blocks: readonly (readonly string[])[];
  readonly jacobian: readonly ExplainedSlope[];
  /** Absent where a parameter or an input has no value, and where equations follow other cells. */
  readonly equilibria?: readonly ExplainedEquilibrium[];
  /** How they were looked for, in words. */
  readonly search?: string;
  /** Inputs that change with time; equilibria are those for their values at t = 0. */
  readonly held: readonly string[];
}

/** An analysis, and what it knows of methods. */
export interface AnalysedModel {
  readonly analysis: ExplainedAnalysis;
  /**
   * Returns the largest dt of a method that is stable where the model rests, in the unit of the times of results;
   * undefined where it rests nowhere.
   */
  readonly stableStep: (integrator: Integrator) => number | undefined;
}

export function explainAnalysis(model: CheckedModel): AnalysedModel {
  const symbolic = symbolicEquations(model);
  const nameOf = symbolWriter(model, symbolic);
  const slopes = [...jacobian(symbolic.pool, symbolic.derivatives)].flatMap(([state, row]) =>
    [...row]
      .filter(([, entry]) => !isNumber(entry, 0))
      .map(([by, entry]) => ({ state, by, text: toText(symbolic.withNames(entry), { nameOf }) })),
  );
  const inOwnTime = unitConverter(model.timeUnit, model.system);
  // A cell that follows others does not rest by itself.
  const local = equationsReadCells(model) ? undefined : localEquations(model);
  const found = local && findEquilibria(local);
  const searched = found && searchText(model, found.search);
  const rest = found?.found.find(({ kind }) => kind.startsWith('stable'));
  return {
    analysis: {
      blocks: coupledBlocks(symbolic.derivatives),
      jacobian: slopes,
      ...(found === undefined
        ? {}
        : {
            equilibria: found.found.map((each) => explained(model, each)),
            ...(searched === undefined ? {} : { search: searched }),
          }),
      held: local?.held ?? [],
    },
    stableStep: (integrator) =>
      local === undefined || rest === undefined ? undefined : inOwnTime(stepAt(local, integrator, rest)),
  };
}

function stepAt(local: LocalEquations, integrator: Integrator, rest: Equilibrium): number {
  return largestStableStep(local, integrator, Float64Array.from(rest.values.values()), rest.eigenvalues);
}

function explained(model: CheckedModel, { values, kind, eigenvalues }: Equilibrium): ExplainedEquilibrium {
  const declared = model.states.flatMap(({ name, unit }): readonly (readonly [string, number])[] => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, fromSystemNumber(value, unit, model.system)]];
  });
  // How many units of results' times are in one of those that the model computes in.
  const perUnit = unitConverter(model.timeUnit, model.system)(1);
  return {
    values: Object.fromEntries(declared),
    kind,
    eigenvalues: eigenvalues.map(({ real, imaginary }) => ({
      real: real / perUnit,
      imaginary: imaginary / perUnit,
    })),
  };
}

function searchText(model: CheckedModel, search: Search): string | undefined {
  switch (search.kind) {
    case 'solved':
      return undefined;
    case 'scattered':
      return 'Looked for by Newton’s method from many places around the initial state: there may be others.';
    case 'along': {
      const unit = model.states.find(({ name }) => name === search.state)?.unit;
      const text = (value: number): string => {
        const number = unit === undefined ? value : fromSystemNumber(value, unit, model.system);
        const short = number.toPrecision(3).replace(/e\+?/, 'e');
        return unit === undefined || unit.text === '1' ? short : `${short} ${unit.text}`;
      };
      const closely = `every ${text(search.spacing)} around the initial state`;
      const level = search.hasLevel ? ' Over whole ranges it is 0 to rounding; they are not listed.' : '';
      return `d${search.state}/dt was looked at from ${text(search.from)} to ${text(search.to)}, ${closely}: two that lie closer may be missed.${level}`;
    }
    default:
      return unreachable(search);
  }
}
