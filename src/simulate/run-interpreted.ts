import { known } from '../base/invariant.ts';
import type { Rational } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { createInterpreter } from '../interpreter/interpret.ts';
import type { Interpreter } from '../interpreter/interpreter.ts';
import { isAdaptive } from '../interpreter/method.ts';
import { Population } from '../interpreter/population.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { resultColumn } from '../lower/over-cells-columns.ts';
import {
  addedColumn,
  lastStepColumn,
  lastTimeColumn,
  refractoryColumn,
  untilColumn,
} from '../lower/step-values.ts';
import { MOST_SPIKES_OF_STEP } from '../runtime/layout.ts';
import { STEPS_BETWEEN_LOOKS } from '../runtime/limits.ts';
import { accumulate, makeAccumulator, reduced } from '../runtime/reducer.ts';
import { endingOf } from '../runtime/run-population.ts';
import { spikesByCell } from '../runtime/spike-list.ts';
import { inTurns, startStopwatch } from '../runtime/turns.ts';
import { areAlike, cellValues } from './cell-value.ts';
import { interpreterMethod } from './interpreter-method.ts';
import type { RawFailure, RawRequest, RawRun } from './raw-run.ts';

/** A cell, and its values before the step that it has just done. */
interface Stepped {
  readonly cell: Interpreter<number>;
  readonly before: ReadonlyMap<string, number>;
}

/** Returns the states, and what events remember under the names that compiled code gives it. */
function valuesBefore(model: CheckedModel, cell: Interpreter<number>): ReadonlyMap<string, number> {
  const { states, spikers } = model;
  const { lastSpikes, refractoryLeft, lastSpikeTimes, refractoryUntil, added, overCells } = cell.memory;
  const values = new Map(states.map(({ name }) => [name, cell.state(name)]));
  for (const [index, { path }] of spikers.entries()) {
    if (lastSpikeTimes !== undefined && refractoryUntil !== undefined) {
      values.set(lastTimeColumn(path), lastSpikeTimes[index] ?? Number.NEGATIVE_INFINITY);
      values.set(untilColumn(path), refractoryUntil[index] ?? Number.NEGATIVE_INFINITY);
      continue;
    }
    values.set(lastStepColumn(path), lastSpikes[index] ?? Number.NEGATIVE_INFINITY);
    values.set(refractoryColumn(path), refractoryLeft[index] ?? 0);
  }
  for (const [name, value] of added) values.set(addedColumn(name), value);
  for (const [index, value] of overCells.entries()) values.set(resultColumn(model, index, 'start'), value);
  return values;
}

/**
 * Returns why the step that all cells have just done ends the run: the first cell that spikes too often, else the first that
 * could not make it, else the first that is not finite.
 */
function failureOf(cells: readonly Stepped[]): RawFailure | undefined {
  for (const [number, { cell, before }] of cells.entries()) {
    const { spikes, step } = cell;
    const spike = spikes.find(({ count }) => count > MOST_SPIKES_OF_STEP);
    if (spike === undefined) continue;
    return { kind: 'too-many-spikes', step: step - 1, cell: number, count: spike.count, before };
  }
  for (const [number, { cell, before }] of cells.entries()) {
    if (cell.noStep === undefined) continue;
    const { reason, state, step, time } = cell.noStep;
    const found = { reason, step, cell: number, time, before };
    return { kind: 'no-step', ...found, ...(state === undefined ? {} : { state }) };
  }
  for (const [number, { cell, before }] of cells.entries()) {
    if (cell.breakdown === undefined) continue;
    const { state } = cell.breakdown;
    return { kind: 'not-finite', state, step: cell.step - 1, cell: number, value: cell.value(state), before };
  }
  return undefined;
}

function failureAtStart(
  { states }: CheckedModel,
  cells: readonly Interpreter<number>[],
): RawFailure | undefined {
  for (const [number, cell] of cells.entries()) {
    const broken = states.find(({ name }) => !Number.isFinite(cell.state(name)));
    if (broken === undefined) continue;
    const { name: state } = broken;
    return { kind: 'not-finite', state, step: -1, cell: number, value: cell.state(state), before: new Map() };
  }
  return undefined;
}

/** Returns the memory for all samples of a run. */
export function makeTraces({ steps, every, records }: RawRequest): readonly Float64Array[] {
  const samples = Math.floor(steps / every) + 1;
  return records.map(({ cells }) => new Float64Array(samples * cells.length));
}

/**
 * Runs the reference semantics, all cells by the same step before any goes on to the next. Where they are alike, one is
 * run and stands for all.
 */
export async function runInterpreted(
  model: CheckedModel,
  integrator: Integrator,
  dt: Rational,
  request: RawRequest,
  traces: readonly Float64Array[] = makeTraces(request),
): Promise<RawRun> {
  const { given, records, reductions, steps, every, mostSpikes, limits, signal, onProgress } = request;
  const { tolerance, spikeTimes } = request;
  const method = interpreterMethod(integrator);
  const stopwatch = startStopwatch();
  // Cells that are alike read the sum of all of them, not of the one that stands for them.
  const isOneForAll = model.overCells === undefined && areAlike(given.values());
  const width = isOneForAll ? 1 : request.cells;
  /** How many cells each one that is run stands for. */
  const each = request.cells / width;
  const cells: Interpreter<number>[] = [];
  const accumulators = reductions.map(({ by, from, to }) => makeAccumulator(by, from, to, width));
  const triples: number[] = [];
  const timesOfCells = Array.from({ length: width }, (): number[] => []);
  const outOfRange = new Set<string>();
  let kept = 0;
  let k = 0;
  let samples = 0;
  let ending: RawRun['ending'] = 'done';
  let failure: RawFailure | undefined;
  let thrown: RawRun['thrown'];
  let beyond: RawRun['beyond'];

  const tell = async (): Promise<void> => {
    if (thrown !== undefined) return;
    try {
      await onProgress?.(k);
    } catch (value) {
      thrown = { value };
    }
  };

  /** Notes the first cell with a state beyond its limit, at the steps at which compiled code is looked at. */
  const lookForRunaway = (): void => {
    if (beyond !== undefined || (k % STEPS_BETWEEN_LOOKS !== 0 && k !== steps)) return;
    for (const [number, cell] of cells.entries()) {
      const broken = model.states.find(
        ({ name }, index) => Math.abs(cell.state(name)) > (limits[index] ?? Number.POSITIVE_INFINITY),
      );
      if (broken === undefined) continue;
      beyond = { k, cell: number, state: broken.name, value: cell.state(broken.name) };
      return;
    }
  };

  const valuesOf = (name: string): Float64Array => Float64Array.from(cells, (cell) => cell.value(name));

  const observe = (): void => {
    for (const [index, { variable }] of reductions.entries()) {
      const accumulator = known(accumulators[index], variable);
      if (k < accumulator.from || k > accumulator.to) continue;
      accumulate(accumulator, k, valuesOf(variable), 0, 0, width);
    }
    if (k % every !== 0) return;
    for (const [index, { name, cells: chosen }] of records.entries()) {
      const trace = known(traces[index], name);
      const one = isOneForAll ? known(cells[0], 'cell').value(name) : undefined;
      for (const [place, cell] of chosen.entries()) {
        trace[samples * chosen.length + place] = one ?? known(cells[cell], `cell ${cell}`).value(name);
      }
    }
    samples += 1;
  };

  function* work(): Generator<undefined, void> {
    for (let cell = 0; cell < width; cell++) {
      cells.push(
        createInterpreter(model, {
          method,
          dt,
          tolerance,
          ...(spikeTimes === undefined ? {} : { spikeTimes }),
          given: cellValues(given, cell),
        }),
      );
      yield;
    }
    const population = new Population(model, float64, cells);
    failure = failureAtStart(model, cells);
    observe();
    while (failure === undefined && k < steps) {
      if (thrown !== undefined || signal?.aborted === true) {
        ending = thrown === undefined ? 'stopped' : 'interrupted';
        return;
      }
      const stepped = cells.map((cell): Stepped => ({ cell, before: valuesBefore(model, cell) }));
      yield* population.advanceInPieces();
      for (const { excursions } of cells) for (const { state } of excursions) outOfRange.add(state);
      failure = failureOf(stepped);
      if (failure !== undefined) return;
      for (const { spike } of cells) kept += (spike?.count ?? 0) * each;
      if (kept > mostSpikes) {
        failure = { kind: 'spikes-beyond-memory', step: k };
        return;
      }
      for (const [number, { spikes: own }] of cells.entries()) {
        for (const { count, time } of own) {
          triples.push(k, number, count);
          const times = timesOfCells[number];
          for (let i = 0; time !== undefined && i < count; i++) times?.push(time);
        }
      }
      k += 1;
      lookForRunaway();
      observe();
    }
  }

  await inTurns(work(), stopwatch, tell);
  await tell();

  const spikes = spikesByCell(
    { length: triples.length / 3, total: kept, triples: Int32Array.from(triples) },
    width,
  );
  const ofCell = <Value>(values: ArrayLike<Value>, cell: number): Value =>
    known(values[isOneForAll ? 0 : cell], `value of cell ${cell}`);
  const hasSpikeTimes = isAdaptive(method) || (spikeTimes !== undefined && spikeTimes !== 'grid');
  const milliseconds = stopwatch.elapsed();
  return {
    ending: failure === undefined ? ending : endingOf(failure),
    steps: k,
    samples,
    traces: traces.map((trace, index) => trace.subarray(0, samples * (records[index]?.cells.length ?? 0))),
    measures: accumulators.map((accumulator) => {
      const values = reduced(accumulator, k);
      return Float64Array.from({ length: request.cells }, (_, cell) => ofCell(values, cell));
    }),
    ...(thrown === undefined ? {} : { thrown }),
    spikes: Array.from({ length: request.cells }, (_, cell) => ofCell(spikes, cell)),
    ...(hasSpikeTimes
      ? {
          spikeTimes: Array.from({ length: request.cells }, (_, cell) =>
            Float64Array.from(ofCell(timesOfCells, cell)),
          ),
        }
      : {}),
    ...(failure === undefined ? {} : { failure }),
    ...(beyond === undefined ? {} : { beyond }),
    outOfRange: model.states.map(({ name }) => name).filter((name) => outOfRange.has(name)),
    milliseconds,
    stepMilliseconds: milliseconds,
  };
}
