import type { CheckedModel } from '../check/checked-model.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { columnsLength } from '../runtime/find-failure.ts';
import { type Layout, layOut } from '../runtime/layout.ts';
import { SPIKE_CAPACITY } from '../runtime/population.ts';
import { compilePlan } from './compile-plan.ts';
import { makePlan, type Plan } from './plan.ts';
import type { PreparedRun, RunOptions, RunPlan } from './run-options.ts';

const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** What a cell takes whether it spikes or not: which is its list of spikes, in steps and in times, and how long it is. */
const BYTES_OF_LISTS = 2 * 8 + 4;

/**
 * Returns what a run will do and how much memory it will take, without running it; for a compiled run that takes its
 * compilation. Without a plan, the diagnostics hold the mistakes in what was asked for. The same plan is passed to
 * `onStart` of a run.
 */
export function describePlan(
  model: CheckedModel,
  options: RunOptions = {},
): { readonly plan?: RunPlan; readonly diagnostics: readonly Diagnostic[] } {
  const { diagnostics, ...made } = makePlan(model, options);
  if (!('plan' in made)) return { diagnostics };
  const { plan } = made;
  const prepared = plan.target === 'interpreter' ? undefined : compilePlan(model, plan);
  return { plan: planOf(plan, prepared), diagnostics };
}

/** Returns what a run will do; `prepared` is absent for the interpreter. */
export function planOf({ grid, request, measures }: Plan, prepared: PreparedRun | undefined): RunPlan {
  const { steps, every, cells, records, reductions } = request;
  const samples = Math.floor(steps / every) + 1;
  const recordedNumbers = records.reduce((sum, { cells: kept }) => sum + kept.length, 0);
  const layout =
    prepared === undefined
      ? undefined
      : layOut(prepared.artifact.linkables.js.storage, cells, SPIKE_CAPACITY);
  const listed = [...request.given.values()].reduce<number>(
    (sum, value) => sum + (typeof value === 'object' ? value.length : 0),
    0,
  );
  const population = (layout === undefined ? 0 : bytesOf(layout)) + listed * BYTES + cells * BYTES_OF_LISTS;
  const traces = samples * (recordedNumbers + 1) * BYTES;
  const squares = reductions.filter(({ by }) => by === 'sd').length;
  // A measure of a variable is its accumulator, then the result. A standard deviation has two more, and what they come to.
  const ofMeasures = (measures.length + reductions.length + 3 * squares) * cells * BYTES;
  return {
    steps,
    step: { value: grid.timeOf(1), unit: grid.unit.text },
    samples,
    cells,
    records: records.map(({ name, cells: kept }) => ({ name, cells: kept })),
    measures: measures.map(({ name }) => name),
    bytes: { population, traces, measures: ofMeasures, total: population + traces + ofMeasures },
  };
}

/** The buffer, and the copy of its columns from which a failed step is repeated. */
function bytesOf(layout: Layout): number {
  return layout.byteLength + columnsLength(layout) * BYTES;
}
