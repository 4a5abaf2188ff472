/**
 * What a driver that goes from stop to stop is given (`src/runtime/driver.ts`): blocks that step, look, and do what
 * happens; and the columns by which they talk.
 */
import { known } from '../../base/invariant.ts';
import { listLength } from '../../check/list-length.ts';
import type { Expression } from '../../expr/expression.ts';
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
import { addedInputs } from '../added-inputs.ts';
import type { Environment } from '../environment.ts';
import { statesWithEquation } from '../equation-system.ts';
import { eventStores, type MemoryStore, rangeStores } from '../event.ts';
import type { Integrator } from '../integrators/integrator.ts';
import type { Lowering } from '../lowering.ts';
import { addedColumn, lastTimeColumn, spikersAtTime, untilColumn } from '../step-values.ts';
import { workColumn } from '../work-columns.ts';
import { agendaStores, stoppingLists, timesTable } from './agenda.ts';
import { atStop, behind } from './at-stop.ts';
import { adaptiveStep, denseColumn, locatedStep, startOfCellStep } from './cell-steps.ts';
import { locatedConditions, watchedIn } from './conditions.ts';
import { dueStores } from './is-due.ts';
import { jumpStores, jumpsOf, steppedOf } from './jumps.ts';
import { mayTurn } from './may-turn.ts';
import { stopStores } from './stop.ts';
import { watchStores } from './watch.ts';

/** In how many parts of a step conditions are looked at: see `LocatingDriver`. Eight are enough for one turn. */
const PARTS = 4;
const PARTS_OF_TURNS = 32;

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
  const jumps = kind === 'adaptive' ? jumpsOf(lowering, locatedConditions(model, kind)) : [];
  const start = { ...startOfCellStep(lowering, grid), stepped: steppedOf(jumps) };
  const watched = watchedIn(model, locatedConditions(model, kind));
  const before = kind === 'located' ? beforeStep(lowering, grid) : undefined;
  const at = atStop(lowering, start, before?.environment);
  const step =
    kind === 'adaptive'
      ? adaptiveStep(lowering, integrator, start)
      : locatedStep(lowering, integrator, start);
  const watch = watchStores(lowering, watched, at);
  const decided =
    kind === 'adaptive' ? behind(lowering, at) : { ...at, middle: lowering.symbols.clock('midTime') };
  const stop = stopStores(lowering, kind, watched, decided);
  const event = before && atGridPoint(lowering, before.environment);
  const resets = kind === 'adaptive' ? additionMemories(lowering) : [];
  return {
    driver: {
      kind,
      states: model.states.map(({ name }) => name),
      watches: watch.length,
      parts: kind === 'located' && watch.length > 0 && mayTurn(model, integrator) ? PARTS_OF_TURNS : PARTS,
      jumps: jumps.length > 0,
      endsSteps: kind === 'adaptive' && resets.length > 0,
      errorOrder: integrator.errorOrder ?? integrator.order,
    },
    blocks: {
      attempt: step.attempt,
      interpolate: step.interpolate,
      watch,
      stop: stop.stores,
      agenda: [
        ...agendaStores(lowering, kind, start),
        ...dueStores(lowering, kind, watched, start, before?.environment),
      ],
      jumps: jumps.length === 0 ? [] : jumpStores(lowering, jumps, start),
      event: event === undefined ? rangeStores(lowering, grid) : event.stores,
    },
    memories: [...stop.memories, ...(event?.memories ?? []), ...(before?.memories ?? []), ...resets],
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

/** The start of a step of the grid, with what was known of spikers there: spikes within the step have changed it since. */
function beforeStep(
  lowering: Lowering,
  grid: Environment,
): { readonly environment: Environment; readonly memories: readonly MemoryStore[] } {
  const { model, pool, symbols } = lowering;
  const time = symbols.clock('time');
  const memories: MemoryStore[] = [];
  /** The value that a column had at the end of the step before. */
  const had = (column: string, span: MemoryStore['store']['span']): Expression => {
    const target = { kind: 'column', column: `${column} before` } as const;
    const initial = Number.NEGATIVE_INFINITY;
    const store = { target, value: symbols.stored(column), ...(span === undefined ? {} : { span }) };
    memories.push({ column: target.column, initial, unit: 'time', store });
    return symbols.stored(target.column);
  };
  const spikers = model.spikers.map(({ path, refractory, span }, index) => {
    const lastTime = had(lastTimeColumn(path), span);
    return {
      ...known(grid.spikers[index], 'spiker'),
      lastTime,
      lastStep: pool.apply('round', pool.apply('/', lastTime, symbols.clock('stepSize'))),
      isRefractory:
        refractory === undefined
          ? pool.condition(false)
          : pool.apply('<', time, had(untilColumn(path), span)),
    };
  });
  return { environment: { ...grid, spikers }, memories };
}

/** What others add to inputs holds for one step of the grid: none of it is left at the end. */
function additionMemories({ model, pool }: Lowering): readonly MemoryStore[] {
  return [...addedInputs(model)].map((input): MemoryStore => {
    const column = addedColumn(input);
    const store = { target: { kind: 'column', column }, value: pool.number(0) } as const;
    return { column, initial: 0, unit: { ofInput: input }, store };
  });
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
    WORK.due,
    WORK.begun,
    WORK.end,
    WORK.isStop,
    WORK.trial,
    WORK.done,
    WORK.counted,
    WORK.attempts,
    WORK.lastStop,
    WORK.stopsInARow,
    WORK.changed,
    WORK.interval,
    WORK.longest,
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
  return [...names.map(workColumn), ...(kind === 'adaptive' ? [tolerance] : [])];
}
