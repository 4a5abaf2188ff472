/** Runs a checked model: reads what was asked, compiles, runs, and turns numbers into the declared units. */
import { known } from '../base/invariant.ts';
import { toNumber } from '../base/rational.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { type Artifact, type CompileOptions, compilationKey, compile } from '../compile.ts';
import {
  leftRange,
  notACount,
  stopped,
  tooManySamples,
  unknownRecord,
  unknownTarget,
} from '../diagnostics/codes/run.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { findIntegrator, isIntegrator } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { rungeKutta } from '../lower/integrators/user-tableau.ts';
import { MOST_SPIKES_OF_RUN } from '../runtime/spike-list.ts';
import { unitConverter } from '../units/unit-system.ts';
import { cellValues } from './cell-value.ts';
import { findDerivedOutside } from './derived-ranges.ts';
import { describeValue } from './describe-value.ts';
import { constantNumber } from './evaluate-constant.ts';
import { explainFailure } from './explain-failure.ts';
import { recordableUnits } from './model-names.ts';
import type { RawRequest, RawRun } from './raw-run.ts';
import { runCompiled, startPopulation } from './run-compiled.ts';
import { runInterpreted } from './run-interpreted.ts';
import {
  entriesOf,
  type Named,
  type PreparedRun,
  type RunOptions,
  type RunReport,
  type RunTarget,
  type Stimulus,
  TARGETS,
} from './run-options.ts';
import type { RunResult, Trace } from './run-result.ts';
import { type ResolvedSettings, readSettings } from './settings.ts';
import { readTimeGrid, type TimeGrid, timeSources } from './time-grid.ts';
import { timingWarnings } from './timing-warnings.ts';

/** Two gigabytes of recorded numbers. */
const MOST_NUMBERS = 2 ** 28;
const LINE_END = /\r\n?|\n/g;

/** A run with everything that was asked for known to be right. */
interface Plan {
  readonly target: RunTarget;
  readonly integrator: Integrator;
  readonly grid: TimeGrid;
  readonly settings: ResolvedSettings;
  readonly request: RawRequest;
  readonly options: RunOptions;
}

/**
 * Returns the traces and spikes of a run, in the declared units. `diagnostics` holds mistakes in what was
 * asked for (then there is no result), and what happened on the way: a state that became NaN or infinite ends
 * the run with an error and the result until there.
 */
export async function run(model: CheckedModel, options: RunOptions = {}): Promise<RunReport> {
  const plan = makePlan(model, options);
  if (!('plan' in plan)) return plan;
  const { settings, grid, request } = plan.plan;
  const { raw, compileMilliseconds, prepared } = await runTarget(model, plan.plan);
  const diagnostics = [...plan.diagnostics, ...describeEnding(settings, grid, request, raw)];
  return {
    result: makeResult(plan.plan, raw, compileMilliseconds),
    diagnostics,
    sources: [...timeSources(options), ...settings.sources],
    ...(prepared === undefined ? {} : { prepared }),
  };
}

/** Returns what is wrong with what was asked of a run, without running it. */
export function checkRun(model: CheckedModel, options: RunOptions = {}): RunReport {
  const { diagnostics, ...plan } = makePlan(model, options);
  const sources = 'plan' in plan ? plan.plan.settings.sources : plan.sources;
  return { diagnostics, sources };
}

/** Reads the options; every mistake in them is reported in one go. */
function makePlan(
  model: CheckedModel,
  options: RunOptions,
): { readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] } | RunReport {
  const grid = readTimeGrid(model, options);
  const settings = readSettings(model, options);
  const integrator = readMethod(settings.model, options);
  const target = readTarget(options.target ?? 'js');
  const cells = options.cells ?? 1;
  const { records, problems } = readRecords(settings.model, options.record, cells);
  const diagnostics = [
    ...('steps' in grid ? [] : grid),
    ...settings.diagnostics,
    ...('attempt' in integrator ? [] : [integrator]),
    ...(typeof target === 'string' ? [] : [target]),
    ...(Number.isSafeInteger(cells) && cells >= 1
      ? []
      : [notACount({ option: 'cells', text: String(cells) })]),
    ...problems,
  ];
  const refused = { diagnostics, sources: [...timeSources(options), ...settings.sources] };
  if (
    hasErrors(diagnostics) ||
    !('steps' in grid) ||
    !('attempt' in integrator) ||
    typeof target !== 'string'
  ) {
    return refused;
  }
  const tooMany = findTooMany(settings.model, grid, records.length, cells);
  if (tooMany !== undefined) return { ...refused, diagnostics: [...diagnostics, tooMany] };
  const outside = findDerivedOutside(settings.model, settings.given, grid.step);
  if (outside.length > 0) return { ...refused, diagnostics: [...diagnostics, ...outside] };
  const { signal, onProgress } = options;
  const request: RawRequest = {
    given: settings.given,
    records: records.map((name) => ({ name, cells: Int32Array.from({ length: cells }, (_, cell) => cell) })),
    reductions: [],
    lists: new Map(),
    steps: grid.steps,
    every: grid.every,
    cells,
    mostSpikes: MOST_SPIKES_OF_RUN,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (done) => onProgress(done, grid.steps) }),
  };
  const warnings = timingWarnings(settings.model, settings.given, grid);
  return {
    plan: { target, integrator, grid, settings, request, options },
    diagnostics: [...diagnostics, ...warnings],
  };
}

function readMethod(model: CheckedModel, { method = 'rk4' }: RunOptions): Integrator | Diagnostic {
  const found =
    typeof method === 'string' ? findIntegrator(method) : 'attempt' in method ? method : rungeKutta(method);
  return isIntegrator(found) ? (found.refuse(model) ?? found) : found;
}

function readTarget(name: string): RunTarget | Diagnostic {
  const target = TARGETS.find((each) => each === name);
  return target ?? unknownTarget({ name, offered: TARGETS, suggestion: nearest(name, TARGETS) });
}

function readRecords(
  model: CheckedModel,
  wanted: readonly string[] | undefined,
  cells: number,
): { readonly records: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const offered = recordableUnits(model);
  // A population's states are too many to be kept unasked.
  const usual = cells === 1 ? model.states.map(({ name }) => name) : [];
  const records = [...new Set(wanted ?? usual)];
  const problems = records
    .filter((name) => !offered.has(name))
    .map((name) =>
      unknownRecord({
        name,
        model: model.name,
        suggestion: nearest(name, offered.keys()),
        offered: [...offered.keys()],
      }),
    );
  return { records, problems };
}

function findTooMany(
  model: CheckedModel,
  { steps, every }: TimeGrid,
  records: number,
  cells: number,
): Diagnostic | undefined {
  const perSample = records * cells + 1;
  const stored = cells * (model.states.length + model.inputs.length + 8);
  const numbers = (Math.floor(steps / every) + 1) * perSample + stored;
  if (numbers <= MOST_NUMBERS) return undefined;
  const enough = Math.ceil((steps * perSample) / MOST_NUMBERS) + 1;
  return tooManySamples({ numbers, most: MOST_NUMBERS, steps: 10 ** Math.ceil(Math.log10(enough)) });
}

interface TargetRun {
  readonly raw: RawRun;
  readonly compileMilliseconds: number;
  readonly prepared?: PreparedRun;
}

async function runTarget(base: CheckedModel, plan: Plan): Promise<TargetRun> {
  const { target, integrator, grid, settings, request, options } = plan;
  if (target === 'interpreter') {
    const raw = await runInterpreted(settings.model, integrator, grid.step, request);
    return { raw, compileMilliseconds: 0 };
  }
  const start = performance.now();
  const { sources } = options;
  const compileOptions: CompileOptions = {
    method: integrator,
    arithmetic: options.arithmetic ?? 'strict',
    given: [...settings.given.keys()],
    fold: options.fold ?? false,
    records: request.records.map(({ name }) => name),
    ...(sources === undefined
      ? {}
      : { describePlace: ({ source, start }) => placeOf(sources, source, start) }),
  };
  const reused = reuse(base, settings, compileOptions, options.prepared);
  const artifact = reused?.artifact ?? compiled(settings.model, compileOptions);
  const step = { p: Number(grid.step.numerator), q: Number(grid.step.denominator) };
  const population = startPopulation(artifact, step, request);
  const compileMilliseconds = performance.now() - start;
  const raw = await runCompiled(artifact, population, request);
  const prepared = reused ?? { base, stimuli: settings.stimuli, model: settings.model, artifact };
  return { raw, compileMilliseconds, prepared };
}

/** The integrator was asked before whether it can take the model. */
function compiled(model: CheckedModel, options: CompileOptions): Artifact {
  return known(compile(model, options).artifact, 'compiled model');
}

function reuse(
  base: CheckedModel,
  { stimuli }: ResolvedSettings,
  options: CompileOptions,
  prepared: PreparedRun | undefined,
): PreparedRun | undefined {
  const fits =
    prepared?.base === base &&
    prepared.stimuli === stimuli &&
    prepared.artifact.key === compilationKey(options);
  return fits ? prepared : undefined;
}

function placeOf(sources: ReadonlyMap<string, string>, source: string, start: number): string | undefined {
  const text = sources.get(source);
  if (text === undefined) return undefined;
  return `${source}:${(text.slice(0, start).match(LINE_END)?.length ?? 0) + 1}`;
}

/** Warnings and errors that only the run itself could find. */
function describeEnding(
  { model, given }: ResolvedSettings,
  grid: TimeGrid,
  { cells, steps }: RawRequest,
  { failure, outOfRange, ending, steps: done }: RawRun,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const name of outOfRange) {
    const state = model.states.find((each) => each.name === name);
    if (state?.range === undefined) continue;
    const bound = (expression: typeof state.range.low): string => {
      const value = constantNumber(model, expression, given);
      return value === undefined ? 'its bound' : describeValue(value, state.unit, model);
    };
    diagnostics.push(
      leftRange({
        state: name,
        low: bound(state.range.low),
        high: bound(state.range.high),
        span: state.derivative?.span ?? state.span,
      }),
    );
  }
  if (failure !== undefined)
    diagnostics.push(
      explainFailure(model, failure, cellValues(given, 'cell' in failure ? failure.cell : 0), cells, grid),
    );
  if (ending === 'stopped') {
    diagnostics.push(stopped({ done: grid.timeText(done), duration: grid.timeText(steps) }));
  }
  return diagnostics;
}

function makeResult(plan: Plan, raw: RawRun, compileMilliseconds: number): RunResult {
  const { settings, grid, request, options, integrator, target } = plan;
  const { model } = settings;
  const units = recordableUnits(model);
  const traces = request.records.map(({ name, cells }, index): readonly [string, Trace] => {
    const unit = known(units.get(name), `unit of ${name}`);
    const convert = unitConverter(unit, model.system);
    const values = known(raw.traces[index], `trace of ${name}`).map(convert);
    return [name, { name, unit: unit.text, cells, values }];
  });
  const cellSteps = raw.steps * request.cells;
  return {
    model: model.name,
    method: integrator.name,
    dt: { value: toNumber(grid.dt.value), unit: grid.dt.unit.text },
    times: Float64Array.from({ length: raw.samples }, (_, sample) => grid.timeOf(sample * grid.every)),
    timeUnit: grid.unit.text,
    cells: request.cells,
    traces: new Map(traces),
    sweep: [],
    measures: new Map(),
    spikes: raw.spikes.map((ofCell) => timesOf(ofCell, grid)),
    meta: {
      target,
      arithmetic: options.arithmetic ?? 'strict',
      steps: raw.steps,
      every: grid.every,
      ending: raw.ending,
      compile_ms: compileMilliseconds,
      run_ms: raw.milliseconds,
      ns_per_cell_step: cellSteps === 0 ? 0 : (raw.stepMilliseconds * 1e6) / cellSteps,
      inputs: describeGiven(options.inputs),
      set: describeGiven(options.set),
    },
  };
}

/** Returns what was given, for a reader of the result. */
function describeGiven(given: Named<Stimulus> | undefined): Readonly<Record<string, string | number>> {
  const entries = entriesOf(given).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    return [name, `${'values' in value ? value.values.length : value.length} numbers`];
  });
  return Object.fromEntries(entries);
}

function timesOf(gridPoints: Int32Array, { timeOf }: TimeGrid): Float64Array {
  const times = new Float64Array(gridPoints.length);
  for (const [index, n] of gridPoints.entries()) times[index] = timeOf(n);
  return times;
}
