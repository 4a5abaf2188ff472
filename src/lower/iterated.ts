/** Steps that solve equations: a first guess, corrections of it, and what events do at the end. */
import { InvariantError } from '../base/invariant.ts';
import type { Column, Role, Store } from '../ir/program.ts';
import { type IteratedDriver, nextColumn, WORK } from '../runtime/driver.ts';
import type { Environment } from './environment.ts';
import { equationSystem, onGrid, statesWithEquation } from './equation-system.ts';
import { eventStores, type MemoryStore } from './event.ts';
import { storesApart } from './integrated-apart.ts';
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
      attempt: storesApart(lowering, start, integrator.attempt(system), true),
      iterate: [
        ...storesApart(lowering, start, values, false),
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
