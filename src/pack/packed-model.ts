/** A model as a module of its own needs it: text and numbers, nothing of the compiler. */
import { resolveMethod } from '../analysis/choice/resolve-method.ts';
import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { drawsRandomly } from '../check/draws-randomly.ts';
import { reachable } from '../expr/reachable.ts';
import { type Block, type Column, type Program, ROLES } from '../ir/program.ts';
import { isIntegrator } from '../lower/integrators/find-integrator.ts';
import { lower } from '../lower/lower.ts';
import { valuesOf } from '../passes/blocks.ts';
import { dropUnused } from '../passes/drop-unused.ts';
import { expandLets } from '../passes/expand-lets.ts';
import { matchCommuted } from '../passes/match-commuted.ts';
import { shareValues } from '../passes/share-values.ts';
import { simplifyValues } from '../passes/simplify-values.ts';
import { unrollPowers } from '../passes/unroll-powers.ts';
import { columnView, initialise, makePopulation, setTimeStep } from '../runtime/population.ts';
import { emitJavaScript } from '../targets/javascript/emit.ts';

/** One number of a cell. */
export interface PackedColumn {
  readonly name: string;
  readonly purpose: Column['purpose'];
  /** The unit that the code counts in. */
  readonly unit: string;
  /** Its value at t_0, everything at its default. */
  readonly initial: number;
  readonly doc?: string;
}

export interface PackedModel {
  readonly name: string;
  readonly kind: string;
  readonly method: string;
  readonly source: string;
  readonly doc?: string;
  readonly timeUnit: string;
  readonly columns: readonly PackedColumn[];
  /** The text of `function step(numbers, k, p, q, dt, elementary)`. */
  readonly step: string;
}

/** Nothing is hoisted out of the step: a packed step needs no preparation before it. All are exact. */
const PASSES = [expandLets, simplifyValues, unrollPowers, matchCommuted, shareValues, dropUnused];

/**
 * Returns the model as a module of its own needs it; undefined if the method refuses it, if it has lists, if it draws
 * random numbers, if its cells read each other, or if its step needs the propagator of coupled equations, which is to be prepared.
 */
export function packedModel(model: CheckedModel, method: string): PackedModel | undefined {
  const integrator = resolveMethod(model, method);
  if (!isIntegrator(integrator) || integrator.refuse(model) !== undefined) return undefined;
  if (integrator.driver !== 'fixed' || model.lists.length > 0 || drawsRandomly(model)) return undefined;
  if (model.overCells !== undefined) return undefined;
  const options = { arithmetic: 'strict', given: [], perCell: [], fold: false, records: [] } as const;
  const program = PASSES.reduce((result, pass) => pass.run(result), lower(model, integrator, options));
  if (ROLES.some((role) => hasPropagator(program.blocks[role]))) return undefined;
  const docs = new Map(
    [...model.parameters, ...model.inputs, ...model.states].map(({ name, doc }) => [name, doc]),
  );
  const initial = initialNumbers(program);
  return {
    name: model.name,
    kind: model.componentKind,
    method: integrator.name,
    source: model.source,
    ...(model.doc === undefined ? {} : { doc: model.doc }),
    timeUnit: program.timeUnit,
    columns: program.columns.map(({ name, purpose, unit }, index) => {
      const doc = docs.get(name);
      const value = known(initial[index], `initial ${name}`);
      return { name, purpose, unit, initial: value, ...(doc === undefined ? {} : { doc }) };
    }),
    step: emitJavaScript(program).scalarStep(),
  };
}

function hasPropagator(block: Block): boolean {
  return reachable(valuesOf(block)).some(
    (each) => each.kind === 'apply' && (each.operation === 'propagator' || each.operation === 'solution'),
  );
}

/** Returns each column of a cell at t_0. Initial values do not depend on the step. */
function initialNumbers(program: Program): readonly number[] {
  const population = makePopulation(emitJavaScript(program).linkable, { cells: 1, steps: 0 });
  setTimeStep(population, { p: 1, q: 100 });
  initialise(population);
  return program.columns.map(({ name }) => known(columnView(population, name)[0], name));
}
