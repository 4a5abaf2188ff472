/** Runs every method over a ladder of steps and holds it against a reference. */
import { toNumber } from '../base/rational.ts';
import type { SourceText } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { noReference, nothingToCompare, notInReference, randomInTime } from '../diagnostics/codes/compare.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findIntegrator, isIntegrator } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { symbolicEquations } from '../lower/symbolic-equations.ts';
import { cellValues } from '../simulate/cell-value.ts';
import { unknownOptions } from '../simulate/check-options.ts';
import { makePlan } from '../simulate/plan.ts';
import { checkRun } from '../simulate/run.ts';
import type { PreparedRun, RunOptions } from '../simulate/run-options.ts';
import { secondsOf } from '../simulate/time-grid.ts';
import { COMPARE_OPTIONS, type CompareOptions } from './compare-options.ts';
import { holdAgainst, measureCost, type Yardstick } from './compare-with.ts';
import type { Comparison, MethodReport, ReferenceReport, RungReport } from './comparison.ts';
import { hasResets, isUnchanging } from './course.ts';
import { fastestRate } from './fastest-rate.ts';
import { findChance } from './find-chance.ts';
import {
  comparedRungs,
  findCheapest,
  isReduced,
  isShort,
  judge,
  judgedOrder,
  judgeMethod,
  type MeasuredMethod,
  stepWords,
} from './judge.ts';
import { notesOf } from './notes.ts';
import { observedOrder } from './observed-order.ts';
import { type Ladder, readLadder, timeText } from './read-ladder.ts';
import { readMethods } from './read-methods.ts';
import { readTolerance, type Tolerance } from './read-tolerance.ts';
import { findReference, type Reference } from './reference.ts';
import { meanInterval } from './spike-drift.ts';
import { endOf, errorsOf, type Setting, type StepChoice, tryMethod } from './try-method.ts';

/** What became of a comparison. Without one, the diagnostics hold an error, or it was stopped. */
export interface CompareReport {
  readonly comparison?: Comparison;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of inputs and settings, which diagnostics may point into. */
  readonly sources: readonly SourceText[];
  readonly isStopped: boolean;
}

const DEFAULT_REPEATS = 3;
/** Of methods that choose their steps: relative, and as shares of a variable's size. */
const TOLERANCES = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8] as const;
/** What is left of a number after rounding, in thousands of steps. */
const ROUNDING = 1e-14;
/** The same after rounding to float32. */
const ROUNDING_32 = 1e-6;
/** Holds a model that is smooth to its fourth order. */
const WITNESS = 'rk4';

type Found = Extract<Reference, { kind: 'agreed' | 'parting' | 'disagreed' }>;

function runOptions(model: CheckedModel, options: CompareOptions, ladder: Ladder): RunOptions {
  const { inputs, set, cells, arithmetic, sources, spikeTimes, seed } = options;
  return {
    for: timeText(ladder.duration, model),
    every: timeText(ladder.interval, model),
    record: options.record ?? model.states.map(({ name }) => name),
    ...(inputs === undefined ? {} : { inputs }),
    ...(set === undefined ? {} : { set }),
    ...(cells === undefined ? {} : { cells }),
    ...(arithmetic === undefined ? {} : { arithmetic }),
    ...(sources === undefined ? {} : { sources }),
    ...(spikeTimes === undefined ? {} : { spikeTimes }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** Tells how far it is. */
class Teller {
  readonly #tell: CompareOptions['onProgress'];
  readonly #rungs: number;
  #done = 0;

  constructor(tell: CompareOptions['onProgress'], rungs: number) {
    this.#tell = tell;
    this.#rungs = rungs;
  }

  /** Of the reference nobody knows how many runs it takes. */
  async ofReference(now: string): Promise<void> {
    await this.#tell?.({ now, done: 0, total: undefined });
  }

  async ofMethod(now: string): Promise<void> {
    await this.#tell?.({ now, done: this.#done, total: this.#rungs });
    this.#done += 1;
  }
}

/** Returns what methods are held against. */
function yardstickOf(
  model: CheckedModel,
  found: Found,
  tolerance: Tolerance,
  { cells = 1, spikeTimes = 'grid' }: CompareOptions,
): Yardstick {
  const { course, kind, apart } = found;
  const isReset = hasResets(model) && course.spikes.some(({ length }) => length > 0);
  const parted = kind === 'parting' ? apart : undefined;
  const duration = (course.times.at(-1) ?? 0) - (course.times[0] ?? 0);
  return {
    course,
    variables: found.variables.map((variable) => ({
      ...variable,
      tolerance: tolerance.variables.get(variable.name) ?? tolerance.share * variable.scale,
    })),
    isGridForgiven: tolerance.spikes === undefined && spikeTimes === 'grid',
    spikeTolerance: tolerance.spikes ?? tolerance.share * meanInterval(course, duration),
    isReset,
    isGridBound: isReset && spikeTimes !== 'located',
    cells,
    end: found.end,
    parted,
    unitsPerSecond: 1 / toNumber(secondsOf(model.timeUnit)),
    hasSpikes: model.spikers.length > 0,
  };
}

/** Returns the orders that the errors of a ladder show. */
function ordersOf(
  rungs: readonly RungReport[],
  floor: number,
): Pick<MeasuredMethod, 'order' | 'orderBeforeSpike'> {
  const compared = comparedRungs(rungs).flatMap((rung) =>
    rung.dt === undefined ? [] : [{ ...rung, dt: rung.dt }],
  );
  const order = observedOrder(
    compared.map(({ dt, rms }) => ({ dt, error: rms })),
    floor,
  );
  const quiet = compared.flatMap(({ dt, rmsBeforeSpike }) =>
    rmsBeforeSpike === undefined ? [] : [{ dt, error: rmsBeforeSpike }],
  );
  // Before the first spike two solutions are as near as rounding lets them be.
  const orderBeforeSpike = observedOrder(
    quiet,
    floor < ROUNDING_32 ? Math.min(floor, REFINED_BEFORE_SPIKE) : floor,
  );
  return {
    ...(order === undefined ? {} : { order }),
    ...(orderBeforeSpike === undefined ? {} : { orderBeforeSpike }),
  };
}

/** To what the reference is known before resets that are bound to a grid have moved it. */
const REFINED_BEFORE_SPIKE = 1e-11;

interface Work {
  readonly model: CheckedModel;
  readonly setting: Setting;
  readonly ladder: Ladder;
  readonly yardstick: Yardstick;
  readonly floor: number;
  readonly repeats: number;
  readonly seconds: number;
  readonly teller: Teller;
}

/** Returns the steps that a method is tried with; one that chooses its own is given tolerances. */
function rungsOf(
  { ladder, model }: Work,
  { driver }: Integrator,
): readonly { readonly choice: StepChoice; readonly step: Pick<RungReport, 'dt' | 'tolerance'> }[] {
  if (driver !== 'adaptive') {
    return ladder.steps.map((step) => ({
      choice: { dt: timeText(step, model) },
      step: { dt: toNumber(step) },
    }));
  }
  const dt = timeText(ladder.interval, model);
  return TOLERANCES.map((tolerance) => ({ choice: { dt, tolerance }, step: { tolerance } }));
}

function inFloat32(work: Work): Work {
  const setting: Setting = { ...work.setting, options: { ...work.setting.options, float: 'f32' } };
  return { ...work, setting, floor: Math.max(work.floor, ROUNDING_32) };
}

/** A method that does not take the model as the runs are asked for. */
interface Refused {
  readonly name: string;
  readonly reason: string;
}

/** What is wrong with one method is no mistake of the request. */
function refusalOf(name: string, errors: readonly Diagnostic[]): Refused | readonly Diagnostic[] {
  const refusal = errors.find(({ code }) => code.startsWith('method/'));
  return refusal === undefined ? errors : { name, reason: refusal.message };
}

/** Returns a method at every step of the ladder. */
async function measureMethod(
  given: Work,
  method: Integrator,
  float: 'f64' | 'f32' = 'f64',
): Promise<MeasuredMethod | 'stopped' | Refused | readonly Diagnostic[]> {
  const work = float === 'f64' ? given : inFloat32(given);
  const name = float === 'f64' ? method.name : `${method.name} in f32`;
  const { model, setting, yardstick, repeats, seconds, teller } = work;
  const rungs: RungReport[] = [];
  let prepared: PreparedRun | undefined;
  let isWarm = false;
  for (const rung of rungsOf(work, method)) {
    const { choice, step } = rung;
    await teller.ofMethod(`${name} ${stepWords(step, model.timeUnit.text)}`);
    const tried = await tryMethod(setting, method, choice, prepared);
    if (tried.kind === 'stopped') return 'stopped';
    if (tried.kind === 'refused') return refusalOf(name, errorsOf(tried.report));
    if (tried.kind === 'diverged') {
      rungs.push({ ...step, kind: 'diverged', at: endOf(tried.result) });
      continue;
    }
    prepared = tried.prepared;
    const first = tried.result;
    const cost = await measureCost({
      setting,
      method,
      step: choice,
      first,
      prepared,
      seconds,
      repeats,
      isWarm,
    });
    isWarm = true;
    if (cost === 'stopped') return 'stopped';
    rungs.push(holdAgainst(first, yardstick, step, cost));
  }
  const isExact = method.isExactFor?.(model) === true;
  return {
    name,
    ...(float === 'f64' ? {} : { isFloat32: true }),
    ...(isExact ? {} : { declaredOrder: method.order }),
    isExplicit: method.stability === 'explicit',
    ...ordersOf(rungs, work.floor),
    rungs,
  };
}

/**
 * Returns the highest order that a method shows on the model. Kinks, for example, hold all methods down, so a
 * method that falls short is not to blame before another one of its order was seen to keep it.
 */
async function highestOrder(
  work: Work,
  measured: readonly MeasuredMethod[],
): Promise<number | undefined | 'stopped'> {
  const { isGridBound } = work.yardstick;
  const short = measured.filter((method) => isShort(method, isGridBound));
  if (short.length === 0) return undefined;
  const seen = measured.map((method) => judgedOrder(method, isGridBound)?.order ?? 0);
  const wanted = Math.max(...short.map(({ declaredOrder = 0 }) => declaredOrder));
  const highest = Math.max(...seen);
  if (highest >= wanted - 0.5 || measured.some(({ name }) => name === WITNESS)) return highest;
  const witness = findIntegrator(WITNESS);
  if (!isIntegrator(witness)) return highest;
  const taken = await measureMethod({ ...work, repeats: 0 }, witness);
  if (taken === 'stopped') return 'stopped';
  if (!('rungs' in taken)) return highest;
  const order = judgedOrder(taken, isGridBound);
  // Without an order it was at once as good as the reference.
  const isPerfect = order === undefined && comparedRungs(taken.rungs).every(({ meets }) => meets);
  return isPerfect ? undefined : Math.max(highest, order?.order ?? 0);
}

function reportOf(found: Found, yardstick: Yardstick, truth: CheckedModel | undefined): ReferenceReport {
  const { kind, solutions, uncertainty, spikeUncertainty, course, apart, failed } = found;
  const timeOf = (sample: number): number => course.times[sample] ?? course.times.at(-1) ?? 0;
  return {
    kind,
    solutions,
    ...(truth === undefined ? {} : { model: truth.name }),
    uncertainty,
    spikeUncertainty,
    ...(kind === 'parting' ? { until: timeOf(apart), comparedUntil: timeOf(yardstick.end) } : {}),
    spikes: course.spikes.reduce((sum, { length }) => sum + length, 0),
    failed,
  };
}

/** Returns how fast the model's fastest motion is along the reference. */
function fastestRateOf(
  model: CheckedModel,
  options: RunOptions,
  ladder: Ladder,
  { course }: Found,
): number | undefined {
  const made = makePlan(model, { ...options, dt: timeText(ladder.steps[0] ?? ladder.interval, model) });
  if (!('plan' in made)) return undefined;
  const { settings } = made.plan;
  return fastestRate(settings.model, cellValues(settings.given, 0), course);
}

/** Returns what of a request is wrong, before anything is run. */
function findMistakes(model: CheckedModel, truth: CheckedModel, options: RunOptions, ladder: Ladder) {
  const dt = timeText(ladder.steps[0] ?? ladder.interval, model);
  // Whether a step is stable or meets event times is what is compared.
  const checked = checkRun(model, { ...options, dt });
  const other = truth === model ? checked : checkRun(truth, { ...options, dt });
  const unitsOf = ({ states, definitions, inputs }: CheckedModel): ReadonlyMap<string, string> =>
    new Map([...states, ...definitions, ...inputs].map(({ name, unit }) => [name, unit.text] as const));
  const [has, should] = [unitsOf(model), unitsOf(truth)];
  const recorded = typeof options.record === 'object' ? options.record : [];
  const foreign = recorded
    .filter((name) => has.has(name) && should.get(name) !== has.get(name))
    .map((variable) => notInReference({ variable, model: truth.name }));
  const mistakes = [...foreign, ...errorsOf(checked), ...(foreign.length > 0 ? [] : errorsOf(other))];
  const unique = mistakes.filter(
    ({ message }, index) => mistakes.findIndex((each) => each.message === message) === index,
  );
  return { mistakes: unique, sources: checked.sources };
}

/**
 * Returns how well methods of integration agree on a model: each is run over a ladder of steps and held against a
 * reference that two methods find independently. Errors in the units of the variables, spike times and orders, what a
 * second of the model's time costs, the cheapest that is good enough, and a verdict. Mistakes in what was asked for are
 * diagnostics; runs that diverge are results.
 *
 * @example
 * const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');
 * const { comparison } = await compare(model, { methods: 'rk4,heun', dt: '1, 0.5, 0.25 ms', for: '20 ms', tolerance: 1e-3 });
 * assert.equal(comparison.passed, true);
 * assert.deepEqual(comparison.methods.map(({ order }) => Math.round(order.order)), [4, 2]);
 */
export async function compare(model: CheckedModel, options: CompareOptions = {}): Promise<CompareReport> {
  const unknown = unknownOptions(options, COMPARE_OPTIONS, 'A comparison');
  if (unknown.length > 0) return { diagnostics: unknown, sources: [], isStopped: false };
  const truth = options.reference ?? model;
  const ladder = readLadder(model, options);
  const tolerance = readTolerance(model, options);
  const chosen = readMethods(model, options);
  const refuse = (
    diagnostics: readonly Diagnostic[],
    sources: readonly SourceText[] = [],
  ): CompareReport => ({
    diagnostics,
    sources,
    isStopped: false,
  });
  const stopped: CompareReport = { diagnostics: [], sources: [], isStopped: true };
  const chance = findChance(model);
  const early = [
    ...(chance === undefined ? [] : [randomInTime({ model: model.name, ...chance })]),
    ...('steps' in ladder ? [] : ladder),
    ...('share' in tolerance ? [] : tolerance),
    ...chosen.diagnostics,
  ];
  if (early.length > 0 || !('steps' in ladder) || !('share' in tolerance)) return refuse(early);
  const base = runOptions(model, options, ladder);
  const { mistakes, sources } = findMistakes(model, truth, base, ladder);
  if (mistakes.length > 0) return refuse(mistakes, sources);
  if (chosen.methods.length === 0) {
    return refuse([
      nothingToCompare({ model: model.name, reasons: chosen.refused.map(({ reason }) => reason) }),
    ]);
  }

  const { float = 'f64' } = options;
  const floats = typeof float === 'string' ? [float] : [...new Set(float)];
  const series = chosen.methods.flatMap((method) => floats.map((float) => ({ method, float })));
  const count = (method: Integrator): number =>
    method.driver === 'adaptive' ? TOLERANCES.length : ladder.steps.length;
  const teller = new Teller(
    options.onProgress,
    series.reduce((sum, { method }) => sum + count(method), 0),
  );
  const setting: Setting = { model, options: base, signal: options.signal };
  const found = await findReference({
    setting: { ...setting, model: truth },
    ladder,
    tell: (now) => teller.ofReference(now),
  });
  if (found.kind === 'stopped') return stopped;
  if (found.kind === 'none')
    return refuse([noReference({ model: truth.name, tried: found.failed })], sources);

  const yardstick = yardstickOf(truth, found, tolerance, options);
  const duration = toNumber(ladder.duration);
  const work: Work = {
    model,
    setting,
    ladder,
    yardstick,
    floor: Math.max(found.uncertainty, ROUNDING),
    repeats: options.repeats ?? DEFAULT_REPEATS,
    seconds: duration * toNumber(secondsOf(model.timeUnit)),
    teller,
  };
  const measured: MeasuredMethod[] = [];
  const refused = [...chosen.refused];
  for (const { method, float } of found.kind === 'disagreed' ? [] : series) {
    const each = await measureMethod(work, method, float);
    if (each === 'stopped') return stopped;
    if ('reason' in each) refused.push(each);
    else if ('rungs' in each) measured.push(each);
    else return refuse(each, sources);
  }
  if (measured.length === 0 && refused.length > chosen.refused.length) {
    return refuse([nothingToCompare({ model: model.name, reasons: refused.map(({ reason }) => reason) })]);
  }
  const highest = await highestOrder(work, measured);
  if (highest === 'stopped') return stopped;
  const timeUnit = model.timeUnit.text;
  const { isGridBound } = yardstick;
  const { readsOverCells } = symbolicEquations(model);
  const circumstances = {
    isGridBound,
    readsOverCells,
    // What is held over a step is of first order, whatever the method.
    highestOrder: readsOverCells ? Math.min(1, highest ?? 1) : highest,
    timeUnit,
    fastestRate: measured.some((method) => isShort(method, isGridBound))
      ? fastestRateOf(truth, base, ladder, found)
      : undefined,
  };
  const reduced = measured.filter((method) => isReduced(method, circumstances));
  const methods = measured.map((method): MethodReport => {
    const { isExplicit: _, ...report } = method;
    return { ...report, ...judgeMethod(method, circumstances) };
  });
  const reference = reportOf(found, yardstick, options.reference);
  const isStill = isUnchanging(found.course);
  const { passed, verdict } = judge({
    model: model.name,
    reference,
    methods,
    isNamed: chosen.isNamed,
    tolerance: tolerance.share,
    timeUnit,
    isUnchanging: isStill,
  });
  const cheapest = isStill ? undefined : findCheapest(methods);
  const comparison: Comparison = {
    model: model.name,
    passed,
    verdict,
    timeUnit,
    duration,
    interval: toNumber(ladder.interval),
    cells: yardstick.cells,
    tolerance: tolerance.share,
    spikeTolerance: yardstick.spikeTolerance,
    resetsOnGrid: yardstick.isGridBound,
    reference,
    variables: yardstick.variables,
    methods,
    refused,
    ...(cheapest === undefined ? {} : { cheapest }),
    notes: notesOf({ reference, methods, reduced, ...circumstances }),
  };
  return { comparison, diagnostics: [], sources, isStopped: false };
}
