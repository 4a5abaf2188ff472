/** Steps that solve equations: a first guess, corrections of it, and what events do at the end. */
import { InvariantError, known } from '../base/invariant.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import type { Column, Role, Store } from '../ir/program.ts';
import { type IteratedDriver, nextColumn, WORK } from '../runtime/driver.ts';
import { derivativeText } from './attempt.ts';
import { comment } from './comment.ts';
import type { Environment } from './environment.ts';
import { equationSystem, holdState, onGrid, statesWithEquation } from './equation-system.ts';
import { eventStores, type MemoryStore } from './event.ts';
import type { Integrator } from './integrators/integrator.ts';
import type { Lowering } from './lowering.ts';
import { toColumn, workColumn } from './work-columns.ts';

export interface IteratedParts {
  readonly driver: IteratedDriver;
  readonly blocks: Partial<Readonly<Record<Role, readonly Store[]>>>;
  readonly memories: readonly MemoryStore[];
  readonly columns: readonly Column[];
}

export function iteratedParts(lowering: Lowering, integrator: Integrator, start: Environment): IteratedParts {
  const { model, symbols } = lowering;
  const { iterate } = integrator;
  if (iterate === undefined) throw new InvariantError(`${integrator.name} has no corrections`);
  const system = equationSystem(lowering, onGrid(lowering, start));
  const states = statesWithEquation(model);
  const indices = new Map(states.map(({ name }, i) => [name, i]));
  const stored = (values: readonly Expression[], isWhole: boolean): readonly Store[] =>
    model.states.flatMap(({ name, derivative }): readonly Store[] => {
      const index = indices.get(name);
      if (index === undefined || derivative === undefined) {
        return isWhole ? [toColumn(nextColumn(name), known(start.states.get(name), name))] : [];
      }
      const value = holdState(lowering, name, start, known(values[index], `next ${name}`));
      const text = comment(`${derivativeText(name)} = ${expressionText(derivative, model)}`);
      return [{ ...toColumn(nextColumn(name), value), comment: text, span: derivative.span }];
    });
  const guess = states.map(({ name }) => symbols.stored(nextColumn(name)));
  const { values, change, pivot, pivotRow } = iterate(system, guess);
  const event = eventStores(lowering, start, { isIntegratedApart: true });
  return {
    driver: {
      kind: 'iterated',
      states: states.map(({ name }) => name),
      isLinear: change.kind === 'number' && change.value === 0,
    },
    blocks: {
      attempt: stored(integrator.attempt(system), true),
      iterate: [
        ...stored(values, false),
        toColumn(WORK.change, change),
        toColumn(WORK.pivot, pivot),
        toColumn(WORK.pivotRow, pivotRow),
      ],
      event: event.stores,
    },
    memories: event.memories,
    columns: [
      ...model.states.map(({ name }) => workColumn(nextColumn(name))),
      ...[WORK.change, WORK.pivot, WORK.pivotRow].map(workColumn),
    ],
  };
}
