import type { Artifact } from '../compile.ts';
import { findNotFinite } from '../runtime/find-failure.ts';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
  type TimeStep,
} from '../runtime/population.ts';
import { makeRecorder, recorded } from '../runtime/recorder.ts';
import { runPopulation } from '../runtime/run-population.ts';
import { spikesByCell } from '../runtime/spike-list.ts';
import { endingOf, type RawFailure, type RawRequest, type RawRun } from './raw-run.ts';

/** Returns a population of the compiled model at t_0. */
export function startPopulation(
  { code, program }: Artifact,
  step: TimeStep,
  { given, cells }: Pick<RawRequest, 'given' | 'cells'>,
): Population {
  const population = makePopulation(code.linkable, { cells });
  setTimeStep(population, step);
  const columns = new Set(program.columns.map(({ name }) => name));
  // A folded parameter has no column.
  for (const [name, value] of given) if (columns.has(name)) setColumn(population, name, value);
  initialise(population);
  return population;
}

/** Runs a population from t_0. */
export async function runCompiled(
  { model, program }: Artifact,
  population: Population,
  request: RawRequest,
): Promise<RawRun> {
  const { steps, every, cells, records, mostSpikes, signal, onProgress } = request;
  const states = model.states.map(({ name }) => name);
  const recorder = makeRecorder(population, steps, every);
  const first = findNotFinite(population, states);
  const atStart: RawFailure | undefined = first && {
    kind: 'not-finite',
    ...first,
    step: -1,
    before: new Map(),
  };
  const outcome = await runPopulation(population, {
    steps: atStart === undefined ? steps : 0,
    states,
    recorder,
    mostSpikes,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const failure = atStart ?? outcome.failure;
  return {
    ending: failure === undefined ? outcome.ending : endingOf(failure),
    steps: outcome.steps,
    samples: recorder.samples,
    traces: records.map(({ name }) => {
      const trace = recorder.traces[program.records.indexOf(name)] ?? new Float64Array();
      return recorded(trace, recorder, cells);
    }),
    spikes: spikesByCell(outcome.spikes, cells),
    ...(failure === undefined ? {} : { failure }),
    outOfRange: outcome.outOfRange,
    measures: [],
    milliseconds: outcome.milliseconds,
    stepMilliseconds: outcome.milliseconds,
  };
}
