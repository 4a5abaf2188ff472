/**
 * What a driver that goes from stop to stop is given (`src/runtime/driver.ts`): blocks that step, look, and do what
 * happens; and the columns by which they talk.
 */
import { listLength } from '../../check/list-length.ts';
import type { Column, Role, Store, Table } from '../../ir/program.ts';
import {
  atColumn,
  baseColumn,
  type LocatingDriver,
  nextColumn,
  scaleColumn,
  TOLERANCE,
  WORK,
  watchColumn,
} from '../../runtime/driver.ts';
import type { Environment } from '../environment.ts';
import { statesWithEquation } from '../equation-system.ts';
import { eventStores, type MemoryStore, rangeStores } from '../event.ts';
import type { Integrator } from '../integrators/integrator.ts';
import type { Lowering } from '../lowering.ts';
import { spikersAtTime } from '../step-values.ts';
import { agendaStores, stoppingLists, timesTable } from './agenda.ts';
import { atStop } from './at-stop.ts';
import { adaptiveStep, denseColumn, locatedStep, startOfCellStep } from './cell-steps.ts';
import { locatedConditions, watchedIn } from './conditions.ts';
import { jumpStores, jumpsOf } from './jumps.ts';
import { stopStores } from './stop.ts';
import { watchStores } from './watch.ts';

/** What makes the steps of a program, apart from its values before the first. */
export interface StepParts {
  readonly driver: LocatingDriver;
  readonly blocks: Partial<Readonly<Record<Role, readonly Store[]>>>;
  readonly memories: readonly MemoryStore[];
  readonly columns: readonly Column[];
  readonly tables: readonly Table[];
}

export function locatingParts(
  lowering: Lowering,
  integrator: Integrator,
  kind: LocatingDriver['kind'],
  grid: Environment,
): StepParts {
  const { model } = lowering;
  const start = startOfCellStep(lowering, grid);
  const watched = watchedIn(model, locatedConditions(model, kind));
  const at = atStop(lowering, start, kind === 'located' ? grid : undefined);
  const step =
    kind === 'adaptive'
      ? adaptiveStep(lowering, integrator, start)
      : locatedStep(lowering, integrator, start);
  const watch = watchStores(lowering, watched, at);
  const stop = stopStores(lowering, kind, watched, at);
  const jumps = kind === 'adaptive' ? jumpsOf(lowering) : [];
  const event = kind === 'located' ? atGridPoint(lowering, grid) : undefined;
  return {
    driver: {
      kind,
      states: model.states.map(({ name }) => name),
      watches: watch.length,
      jumps: jumps.length > 0,
      errorOrder: integrator.errorOrder ?? integrator.order,
    },
    blocks: {
      attempt: step.attempt,
      interpolate: step.interpolate,
      watch,
      stop: stop.stores,
      agenda: agendaStores(lowering, kind, start),
      jumps: jumps.length === 0 ? [] : jumpStores(lowering, jumps, start),
      event: event === undefined ? rangeStores(lowering, grid) : event.stores,
    },
    memories: [...stop.memories, ...(event?.memories ?? [])],
    columns: workColumns(lowering, kind, step.powers, watch.length),
    tables: [...stoppingLists(model, kind)].flatMap((index): readonly Table[] => {
      const list = model.lists[index];
      if (list === undefined) return [];
      const { name } = list;
      const length = listLength(list);
      return [{ name: timesTable(name), length, unit: '', isGiven: false, datesOf: name, isExact: true }];
    }),
  };
}

/** What is left for the points of the grid. */
function atGridPoint(lowering: Lowering, grid: Environment): ReturnType<typeof eventStores> {
  const spikersElsewhere = spikersAtTime(lowering, lowering.symbols.clock('nextTime'));
  return eventStores(lowering, grid, { isIntegratedApart: true, spikersElsewhere });
}

function workColumns(
  lowering: Lowering,
  kind: LocatingDriver['kind'],
  powers: number,
  watches: number,
): readonly Column[] {
  const { model } = lowering;
  const work = (name: string): Column => ({
    name,
    purpose: 'work',
    variability: 'cell',
    unit: '',
    isGiven: false,
  });
  const states = model.states.map(({ name }) => name);
  const moving = statesWithEquation(model).map(({ name }) => name);
  const ofStates = [baseColumn, nextColumn, atColumn, ...(kind === 'adaptive' ? [scaleColumn] : [])];
  const names = [
    ...ofStates.flatMap((column) => states.map(column)),
    ...moving.flatMap((state) => Array.from({ length: powers }, (_, i) => denseColumn(i + 1, state))),
    ...Array.from({ length: watches }, (_, i) => watchColumn(i)),
    WORK.start,
    WORK.size,
    WORK.fraction,
    WORK.stop,
    WORK.nextStop,
    WORK.begun,
    WORK.end,
    WORK.isStop,
    WORK.trial,
    ...(kind === 'adaptive'
      ? [WORK.error, WORK.worst, WORK.from, WORK.to, WORK.undecided, WORK.clearUntil]
      : []),
  ];
  const tolerance: Column = {
    name: TOLERANCE,
    purpose: 'setting',
    variability: 'population',
    unit: '1',
    isGiven: true,
  };
  return [...names.map(work), ...(kind === 'adaptive' ? [tolerance] : [])];
}
