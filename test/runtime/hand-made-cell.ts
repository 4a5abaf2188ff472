/** Models for the drivers of cells that go from stop to stop, with kernels written as plain functions of numbers. */
import { known } from '../../src/base/invariant.ts';
import {
  atColumn,
  baseColumn,
  type LocatingDriver,
  nextColumn,
  scaleColumn,
  WORK,
  watchColumn,
} from '../../src/runtime/driver.ts';
import { type Kernel, type Layout, type LinkableModel, STATUS } from '../../src/runtime/layout.ts';
import { initialise, makePopulation, type Population, setTimeStep } from '../../src/runtime/population.ts';

type Numbers = readonly number[];

export interface HandMadeCell {
  readonly kind: LocatingDriver['kind'];
  readonly initial: Numbers;
  /** Where the states go from x at time t within a time h. */
  readonly flow: (x: Numbers, t: number, h: number) => Numbers;
  /** Of `adaptive`: the error of such a step, 0 if absent. */
  readonly error?: (x: Numbers, t: number, h: number) => number;
  /** What changes its sign where a condition changes. */
  readonly watch?: (x: Numbers, t: number) => Numbers;
  /** In how many parts of a step is looked; 4 if absent. */
  readonly parts?: number;
  /** What a stop does to the states; `held` is a number that it can keep, 0 at first. */
  readonly stop?: (x: Numbers, t: number, held: number) => Partial<Happening>;
  /** The first known stop after t. */
  readonly nextStop?: (t: number) => number;
  /** Whether a comparison changes after `from` and up to `to`. */
  readonly jumps?: (from: number, to: number) => boolean;
}

interface Happening {
  readonly x: Numbers;
  readonly spikes: number;
  readonly held: number;
}

/** What a driver did, in order. */
export interface Log {
  /** Beginnings and sizes of steps. */
  readonly attempts: (readonly [start: number, size: number])[];
  readonly stops: number[];
}

export function handMade(cell: HandMadeCell, log: Log = { attempts: [], stops: [] }): LinkableModel {
  const states = cell.initial.map((_, index) => `x${index}`);
  const watches = cell.watch?.(cell.initial, 0).length ?? 0;
  const names = [
    ...[(state: string) => state, baseColumn, nextColumn, atColumn, scaleColumn].flatMap((of) =>
      states.map(of),
    ),
    ...Array.from({ length: watches }, (_, index) => watchColumn(index)),
    ...Object.values(WORK),
    'held',
  ];
  return {
    storage: {
      columns: names.map((name) => ({ name, variability: 'cell' })),
      tables: [],
      records: [],
      datesSpikes: true,
    },
    driver: {
      kind: cell.kind,
      states,
      watches,
      parts: cell.parts ?? 4,
      jumps: cell.jumps !== undefined,
      endsSteps: false,
      errorOrder: 5,
    },
    link: (buffer) => {
      const numbers = new Float64Array(buffer);
      const words = new Int32Array(buffer);
      const place = (layout: Layout, name: string, index: number): number =>
        (layout.columns[names.indexOf(name)] ?? 0) + index;
      interface Cell {
        readonly get: (name: string) => number;
        readonly set: (name: string, value: number) => void;
        readonly all: (of: (state: string) => string) => Numbers;
        readonly setAll: (of: (state: string) => string, values: Numbers) => void;
        readonly emit: (time: number) => void;
      }
      const kernel =
        (run: (cell: Cell) => void): Kernel =>
        (layout, firstCell, cells, k) => {
          for (let index = firstCell; index < firstCell + cells; index++) {
            const get = (name: string): number => known(numbers[place(layout, name, index)], name);
            const set = (name: string, value: number): void => {
              numbers[place(layout, name, index)] = value;
            };
            run({
              get,
              set,
              all: (of) => states.map((state) => get(of(state))),
              setAll: (of, values) => {
                for (const [i, state] of states.entries()) set(of(state), known(values[i], state));
              },
              emit: (time) => {
                const count = words[layout.status + STATUS.spikes] ?? 0;
                words.set([k, index, 1], layout.spikes + 3 * count);
                numbers[layout.spikeTimes + count] = time;
                words[layout.status + STATUS.spikes] = count + 1;
              },
            });
          }
        };
      const nothing: Kernel = () => {};
      return {
        prepare: nothing,
        record: nothing,
        initialise: kernel(({ setAll }) => setAll((state) => state, cell.initial)),
        attempt: kernel(({ get, set, all, setAll }) => {
          const [x, t, h] = [all(baseColumn), get(WORK.start), get(WORK.size)];
          log.attempts.push([t, h]);
          setAll(nextColumn, cell.flow(x, t, h));
          set(WORK.error, cell.error?.(x, t, h) ?? 0);
          set(WORK.worst, 0);
        }),
        interpolate: kernel(({ get, all, setAll }) => {
          const h = get(WORK.size) * get(WORK.fraction);
          setAll(atColumn, cell.flow(all(baseColumn), get(WORK.start), h));
        }),
        watch: kernel(({ get, set, all }) => {
          const seen = cell.watch?.(all(atColumn), get(WORK.stop)) ?? [];
          for (const [index, value] of seen.entries()) set(watchColumn(index), value);
        }),
        stop: kernel(({ get, set, all, setAll, emit }) => {
          const [x, t] = [all(atColumn), get(WORK.stop)];
          log.stops.push(t);
          const done = cell.stop?.(x, t, get('held')) ?? {};
          setAll(baseColumn, done.x ?? x);
          set('held', done.held ?? get('held'));
          for (let n = 0; n < (done.spikes ?? 0); n++) emit(t);
        }),
        agenda: kernel(({ get, set }) =>
          set(WORK.nextStop, cell.nextStop?.(get(WORK.start)) ?? Number.POSITIVE_INFINITY),
        ),
        jumps: kernel(({ get, set }) =>
          set(WORK.undecided, cell.jumps?.(get(WORK.from), get(WORK.to)) === true ? 1 : 0),
        ),
        event: kernel(({ all, setAll }) => {
          if (cell.kind === 'located') setAll((state) => state, all(nextColumn));
        }),
      };
    },
  };
}

/** Returns a population at t_0. */
export function started(
  model: LinkableModel,
  {
    p = 1,
    q = 1,
    cells = 1,
    spikeCapacity = 4096,
  }: { p?: number; q?: number; cells?: number; spikeCapacity?: number } = {},
): Population {
  const population = makePopulation(model, { cells, spikeCapacity });
  setTimeStep(population, { p, q });
  initialise(population);
  return population;
}

/** Returns the next of some times. */
export function nextOf(times: Numbers): (t: number) => number {
  return (t) => times.find((time) => time > t) ?? Number.POSITIVE_INFINITY;
}
