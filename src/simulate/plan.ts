/** Reads what a run is asked for: with everything right it is a plan, else the mistakes. */
import { isAuto, resolveMethod } from '../analysis/choice/resolve-method.ts';
import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { refuseFloat } from '../compile.ts';
import { floatUnfit, secondOrder } from '../diagnostics/codes/method.ts';
import { badSeed, notACount, toleranceUnused, unknownTarget } from '../diagnostics/codes/run/options.ts';
import { oneSample, tooManySamples } from '../diagnostics/codes/run/times.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { findIntegrator, isIntegrator } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { rungeKutta, type UserTableau } from '../lower/integrators/user-tableau.ts';
import { refuseSpikeTimes } from '../lower/lower.ts';
import { DEFAULT_SEED, LARGEST_SEED } from '../runtime/draws.ts';
import { MOST_SPIKES_OF_RUN } from '../runtime/spike-list.ts';
import { atOnce } from '../runtime/turns.ts';
import { cellValues } from './cell-value.ts';
import { checkOptions } from './check-options.ts';
import { checkTolerance, USUAL_TOLERANCE } from './check-tolerance.ts';
import { findDerivedOutside } from './derived-ranges.ts';
import { refuseInterpreting } from './interpreter-method.ts';
import { givenLists } from './lists.ts';
import { MOST_NUMBERS, numbersOfCell } from './most-cells.ts';
import { type AskedMeasure, readMeasures } from './observe/read-measures.ts';
import { type ChosenCells, countCells, listCells, readRecords } from './observe/read-records.ts';
import type { RawRequest } from './raw-run.ts';
import { type RunOptions, type RunReport, type RunTarget, TARGETS } from './run-options.ts';
import { runawayLimits } from './runaway.ts';
import { sampleWarnings } from './samples.ts';
import { type ResolvedSettings, readSettingsInPieces } from './settings.ts';
import { smoothnessWarnings } from './smoothness-warnings.ts';
import { splitList } from './split-list.ts';
import { stepWarning } from './step-warning.ts';
import { readTimeGrid, type TimeGrid, timeSources } from './time-grid.ts';
import { type Located, timingWarnings } from './timing-warnings.ts';

/** A run with everything that was asked for known to be right. */
export interface Plan {
  readonly target: RunTarget;
  readonly integrator: Integrator;
  readonly grid: TimeGrid;
  readonly settings: ResolvedSettings;
  readonly request: RawRequest;
  readonly measures: readonly AskedMeasure[];
  /** All texts of the request that diagnostics may point into. */
  readonly sources: readonly SourceText[];
  readonly options: RunOptions;
}

/** A plan with warnings; or the mistakes. */
export type MadePlan = { readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] } | RunReport;

/** Reads the options; every mistake in them is reported in one go. */
export function makePlan(model: CheckedModel, options: RunOptions): MadePlan {
  return atOnce(makePlanInPieces(model, options));
}

/** The same, to be interrupted. */
export function* makePlanInPieces(model: CheckedModel, options: RunOptions): Generator<undefined, MadePlan> {
  const mistyped = checkOptions(options);
  if (mistyped.length > 0) return { diagnostics: mistyped, sources: [] };
  const grid = readTimeGrid(model, options);
  const settings = yield* readSettingsInPieces(model, options);
  const integrator = readMethod(settings, grid, options);
  const target = readTarget(options.target ?? 'js');
  const { cells } = settings;
  const asked = options.cells ?? 1;
  const records = readRecords(settings.model, textsOf(options.record), cells);
  const measures = readMeasures(settings.model, textsOf(options.measure), 'steps' in grid ? grid : undefined);
  const diagnostics = [
    ...('steps' in grid ? [] : grid),
    ...settings.diagnostics,
    ...('attempt' in integrator ? checkPrecision(settings.model, options, integrator) : [integrator]),
    ...(typeof target === 'string' ? [] : [target]),
    ...('attempt' in integrator && target === 'interpreter' ? refuseInterpreting(integrator) : []),
    ...(target === 'interpreter' && options.float === 'f32'
      ? [floatUnfit({ method: 'interpreter', what: 'interpreter' })]
      : []),
    ...(Number.isSafeInteger(asked) && asked >= 1
      ? []
      : [notACount({ option: 'cells', text: String(asked) })]),
    ...(isSeed(options.seed) ? [] : [badSeed({ text: String(options.seed), most: LARGEST_SEED })]),
    ...records.problems,
    ...measures.problems,
  ];
  const sources = [...timeSources(options), ...settings.sources, ...records.sources, ...measures.sources];
  const refused = { diagnostics, sources };
  if (
    hasErrors(diagnostics) ||
    !('steps' in grid) ||
    !('attempt' in integrator) ||
    typeof target !== 'string'
  ) {
    return refused;
  }
  const tooMany = findTooMany(settings.model, grid, records.chosen, cells);
  if (tooMany !== undefined) return { ...refused, diagnostics: [...diagnostics, tooMany] };
  const outside = findDerivedOutside(settings.model, settings.given, grid.step);
  if (outside.length > 0) return { ...refused, diagnostics: [...diagnostics, ...outside] };
  const { signal, onProgress } = options;
  const request: RawRequest = {
    given: settings.given,
    records: records.chosen.map(listCells),
    reductions: measures.measures.flatMap((measure) =>
      measure.of === 'variable' ? [measure.reduction] : [],
    ),
    lists: givenLists(settings.model),
    steps: grid.steps,
    every: grid.every,
    cells,
    tolerance: options.tolerance ?? USUAL_TOLERANCE,
    ...(options.spikeTimes === undefined ? {} : { spikeTimes: options.spikeTimes }),
    mostSpikes: MOST_SPIKES_OF_RUN,
    limits: runawayLimits(settings.model, settings.given),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (done) => onProgress(done, grid.steps) }),
  };
  const warnings = [
    ...samplingWarnings(grid, records.chosen),
    ...timingWarnings(settings.model, settings.given, grid, locatedBy(integrator, options)),
    ...sampleWarnings(settings.model, grid),
    ...stepWarnings(settings, grid, integrator),
    ...orderWarnings(settings, integrator),
    ...smoothnessWarnings(settings.model, integrator),
  ];
  return {
    plan: { target, integrator, grid, settings, request, measures: measures.measures, sources, options },
    diagnostics: [...diagnostics, ...warnings],
  };
}

function isSeed(seed = DEFAULT_SEED): boolean {
  return Number.isSafeInteger(seed) && seed >= 0;
}

/** Returns the texts of a list, however it was given: `v,w` is two. */
function textsOf(wanted: string | readonly string[] | undefined): readonly string[] | undefined {
  if (wanted === undefined) return undefined;
  return (typeof wanted === 'string' ? [wanted] : wanted).flatMap((text) => {
    const parts = splitList(text);
    return parts.length === 0 ? [text] : parts;
  });
}

/** Returns a warning if nothing but the start is recorded of what was to be. */
function samplingWarnings(grid: TimeGrid, records: readonly ChosenCells[]): readonly Diagnostic[] {
  if (grid.steps === 0 || grid.every <= grid.steps || records.length === 0) return [];
  return [oneSample({ interval: grid.timeText(grid.every), duration: grid.timeText(grid.steps) })];
}

/** What holds for the first cell and the last is said once. */
function stepWarnings(
  settings: ResolvedSettings,
  grid: TimeGrid,
  integrator: Integrator,
): readonly Diagnostic[] {
  const warnings = lookedAt(settings).flatMap(
    (given) => stepWarning(settings.model, given, grid, integrator) ?? [],
  );
  return warnings.slice(0, 1);
}

/** A method that is exact for some models says where it is not. */
function orderWarnings({ model }: ResolvedSettings, integrator: Integrator): readonly Diagnostic[] {
  if (integrator.isExactFor === undefined || integrator.isExactFor(model)) return [];
  const { name: method, order } = integrator;
  const input = model.inputs.find(({ drive, isVarying }) => drive !== undefined && isVarying)?.name;
  return [secondOrder({ method, order, input })];
}

/** What acts at its own time rather than at a grid point. */
function locatedBy({ driver }: Integrator, { spikeTimes }: RunOptions): Located {
  if (driver === 'adaptive') return 'everything';
  return spikeTimes === 'located' ? 'spikes' : 'nothing';
}

function readMethod(
  settings: ResolvedSettings,
  grid: TimeGrid | readonly Diagnostic[],
  { method = 'rk4' }: RunOptions,
): Integrator | Diagnostic {
  const found = typeof method === 'object' ? integratorOf(method) : methodNamed(method, settings, grid);
  return isIntegrator(found) ? (found.refuse(settings.model) ?? found) : found;
}

function integratorOf(method: Integrator | UserTableau): Integrator | Diagnostic {
  return 'attempt' in method ? method : rungeKutta(method);
}

function methodNamed(
  name: string,
  settings: ResolvedSettings,
  grid: TimeGrid | readonly Diagnostic[],
): Integrator | Diagnostic {
  // Where nothing will be run there is nothing to choose for.
  if (isAuto(name) && (!('step' in grid) || hasErrors(settings.diagnostics))) return findIntegrator('rk4');
  const step = 'step' in grid ? grid.step : undefined;
  return resolveMethod(settings.model, name, step, lookedAt(settings));
}

/** Cells differ by degrees mostly: the first and the last are looked at. */
function lookedAt({ given, cells }: ResolvedSettings): readonly ReadonlyMap<string, number>[] {
  const isPerCell = [...given.values()].some((value) => typeof value !== 'number');
  return (isPerCell ? [0, cells - 1] : [0]).map((cell) => cellValues(given, cell));
}

/** Returns what is wrong with the tolerance and the spike times that are asked of a method. */
function checkPrecision(
  model: CheckedModel,
  options: RunOptions,
  integrator: Integrator,
): readonly Diagnostic[] {
  const { tolerance, spikeTimes } = options;
  const unfit = refuseSpikeTimes(model, integrator, spikeTimes);
  const problems = [unfit, refuseFloat(integrator, options)].filter((each) => each !== undefined);
  if (tolerance === undefined) return problems;
  const { name: method } = integrator;
  if (integrator.driver !== 'adaptive') return [...problems, toleranceUnused({ method })];
  const unfitTolerance = checkTolerance(tolerance);
  return unfitTolerance === undefined ? problems : [...problems, unfitTolerance];
}

function readTarget(name: string): RunTarget | Diagnostic {
  const target = TARGETS.find((each) => each === name);
  return target ?? unknownTarget({ name, offered: TARGETS, suggestion: nearest(name, TARGETS) });
}

function findTooMany(
  model: CheckedModel,
  { steps, every }: TimeGrid,
  records: readonly ChosenCells[],
  cells: number,
): Diagnostic | undefined {
  const perSample = records.reduce((sum, chosen) => sum + countCells(chosen), 1);
  const stored = cells * numbersOfCell(model);
  const numbers = (Math.floor(steps / every) + 1) * perSample + stored;
  if (numbers <= MOST_NUMBERS) return undefined;
  const samples = Math.floor((MOST_NUMBERS - stored) / perSample) - 1;
  const enough = samples < 1 ? undefined : 10 ** Math.ceil(Math.log10(steps / samples));
  return tooManySamples({ numbers, most: MOST_NUMBERS, steps: enough });
}
