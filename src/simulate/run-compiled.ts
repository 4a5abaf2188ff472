import type { Artifact, CompiledTarget } from '../compile.ts';
import { SEED } from '../runtime/draws.ts';
import { TOLERANCE } from '../runtime/driver.ts';
import { findNotFinite } from '../runtime/find-failure.ts';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTable,
  setTimeStep,
  type TimeStep,
} from '../runtime/population.ts';
import { makeRecorder, type Recorder, recorded } from '../runtime/recorder.ts';
import { makeReducer, reduced } from '../runtime/reducer.ts';
import { endingOf, runPopulation } from '../runtime/run-population.ts';
import { spikesByCellInPieces, spikeTimesByCellInPieces } from '../runtime/spike-list.ts';
import { inTurns, type Stopwatch } from '../runtime/turns.ts';
import type { CellValue } from './cell-value.ts';
import type { RawFailure, RawRequest, RawRun } from './raw-run.ts';

/** What a population begins with. */
type StartRequest = Pick<RawRequest, 'given' | 'cells'> &
  Partial<Pick<RawRequest, 'lists' | 'steps' | 'tolerance'>> & {
    /** `js` if absent. */
    readonly target?: CompiledTarget;
  };

/** Returns a population of the compiled model at t_0. */
export function startPopulation(artifact: Artifact, step: TimeStep, request: StartRequest): Population {
  const population = makePopulationOf(artifact, step, request);
  initialise(population);
  return population;
}

/** The same, still to be initialised. */
export function makePopulationOf(
  { linkables, program, float }: Artifact,
  step: TimeStep,
  { given, lists = new Map(), cells, steps, tolerance, target = 'js' }: StartRequest,
): Population {
  const population = makePopulation(linkables[target], { cells, ...(steps === undefined ? {} : { steps }) });
  setTimeStep(population, step);
  const columns = new Set(program.columns.map(({ name }) => name));
  // A folded parameter has no column.
  for (const [name, value] of given)
    if (columns.has(name)) setColumn(population, name, name === SEED ? value : rounded(value, float));
  if (columns.has(TOLERANCE) && tolerance !== undefined) setColumn(population, TOLERANCE, tolerance);
  for (const [name, numbers] of lists)
    setTable(population, name, float === 'f64' ? numbers : numbers.map(Math.fround));
  return population;
}

/** Returns values as a program of such numbers takes them. */
function rounded(value: CellValue, float: Artifact['float']): CellValue {
  if (float === 'f64') return value;
  return typeof value === 'number' ? Math.fround(value) : value.map(Math.fround);
}

/** Returns the memory for all samples of a run. */
export function recorderOf(
  { program }: Artifact,
  population: Population,
  { steps, every, records }: Pick<RawRequest, 'steps' | 'every' | 'records'>,
): Recorder {
  const chosen = records.map(({ name, cells }) => ({ record: program.records.indexOf(name), cells }));
  return makeRecorder(population, steps, every, chosen);
}

/** Runs a population from t_0. */
export async function runCompiled(
  { model, program }: Artifact,
  population: Population,
  request: RawRequest,
  stopwatch: Stopwatch,
  recorder: Recorder,
): Promise<RawRun> {
  const { steps, cells, reductions, mostSpikes, limits, signal, onProgress } = request;
  const states = model.states.map(({ name }) => name);
  const indexOf = (name: string): number => program.records.indexOf(name);
  const reducer =
    reductions.length === 0
      ? undefined
      : makeReducer(
          population,
          reductions.map((reduction) => ({ ...reduction, record: indexOf(reduction.variable) })),
        );
  const first = findNotFinite(population, states);
  const atStart: RawFailure | undefined = first && {
    kind: 'not-finite',
    ...first,
    step: -1,
    before: new Map(),
  };
  const outcome = await runPopulation(
    population,
    {
      steps: atStart === undefined ? steps : 0,
      states,
      recorder,
      ...(reducer === undefined ? {} : { reducer }),
      mostSpikes,
      limits,
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
    stopwatch,
  );

  const failure = atStart ?? outcome.failure;
  const spikeTimes = await inTurns(spikeTimesByCellInPieces(outcome.spikes, cells), stopwatch);
  return {
    ending: failure === undefined ? outcome.ending : endingOf(failure),
    steps: outcome.steps,
    samples: recorder.samples,
    traces: recorder.traces.map((trace) => recorded(trace, recorder)),
    spikes: await inTurns(spikesByCellInPieces(outcome.spikes, cells), stopwatch),
    ...(spikeTimes === undefined ? {} : { spikeTimes }),
    ...(failure === undefined ? {} : { failure }),
    ...(outcome.beyond === undefined ? {} : { beyond: outcome.beyond }),
    outOfRange: outcome.outOfRange,
    measures: (reducer?.accumulators ?? []).map((accumulator) => reduced(accumulator, outcome.steps)),
    ...(outcome.thrown === undefined ? {} : { thrown: outcome.thrown }),
    milliseconds: outcome.milliseconds,
    stepMilliseconds: outcome.stepMilliseconds,
  };
}
