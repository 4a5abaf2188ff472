/**
 * The solution that methods are held against. It is believed where two methods that have nothing in common but the model
 * find the same, each as far as it can be refined.
 */
import { divide, multiply, type Rational, rational, toNumber } from '../base/rational.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { checkRun } from '../simulate/run.ts';
import type { RunOptions } from '../simulate/run-options.ts';
import { type Course, hasResets } from './course.ts';
import { differencesOverTime, type Scaled, spikesBetween } from './differences.ts';
import { hasGrown, sampleApart, spikesPart } from './parting.ts';
import type { Ladder } from './read-ladder.ts';
import { stepsOf, timeText } from './read-ladder.ts';
import { type Candidate, REFERENCE_TOLERANCE, referenceMethods } from './reference-methods.ts';
import { meanInterval } from './spike-drift.ts';
import { errorsOf, type Setting, type Tried, tryMethod } from './try-method.ts';

/** One candidate's best solution. */
interface Solution {
  readonly method: string;
  readonly step: string;
  /** How far the points of the grid are apart that spikes are dated by; 0: each at its own time. */
  readonly grid: number;
  readonly course: Course;
  /** How far it is from the solution before the last refinement: relative differences over time, and in spike times. */
  readonly refined: Gap;
}

/** How far two solutions are apart. */
interface Gap {
  readonly differences: Float64Array;
  /** Until the sample at which they part, if they do: the largest relative difference, and of spike times. */
  readonly largest: number;
  readonly spikes: number;
  /** The sample at which they are no longer the same. */
  readonly apart: number;
}

export type Reference =
  | {
      readonly kind: 'agreed' | 'parting' | 'disagreed';
      readonly course: Course;
      readonly solutions: readonly { readonly method: string; readonly step: string }[];
      /** Relative; of spike times in the unit of time. */
      readonly uncertainty: number;
      readonly spikeUncertainty: number;
      /** The sample at which nearby solutions part; the number of samples where they do not. */
      readonly apart: number;
      /** Samples before this one are compared one by one. */
      readonly end: number;
      readonly variables: readonly (Scaled & {
        readonly unit: string;
        readonly low: number;
        readonly high: number;
      })[];
      readonly failed: readonly string[];
    }
  | { readonly kind: 'none'; readonly failed: readonly string[] }
  | { readonly kind: 'stopped' };

/** Cells times steps of one run: some seconds. */
const MOST_CELL_STEPS = 3e6;
/** Where halving a step changes a share of this only, rounding is what is left. */
const REFINED = 1e-12;
/** Spike times that are known to this share of the mean interval are known well enough, where values are. */
const SPIKES_KNOWN = 1e-4;
/** At least so often a step is halved, so that there is something to compare. */
const LEAST_HALVINGS = 2;
/** Candidates that are tried before it is said that they do not agree. */
const MOST_CANDIDATES = 6;
/** Spikes of two solutions that are the same are nearer than this share of the mean interval. */
const SPIKES_APART = 0.02;

/**
 * Of the time until solutions part, the share in which runs are compared sample by sample: what differs in the first steps
 * has grown by the same share of the digits that are lost, two or three of them.
 */
const BEFORE_PARTING = 0.2;

function largestOf(differences: Float64Array): number {
  let largest = 0;
  for (const difference of differences) if (difference > largest) largest = difference;
  return largest;
}

/** Returns the ranges of what was recorded. */
function scalesOf({ traces }: Course): (Scaled & { unit: string; low: number; high: number })[] {
  return [...traces.values()].map(({ name, unit, values }) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    // What stays within rounding of one value has no range.
    const size = Math.max(Math.abs(low), Math.abs(high));
    const scale = high - low > 1e-9 * size ? high - low : size || 1;
    return { name, unit, low, high, scale };
  });
}

function gapBetween(
  a: Course,
  b: Course,
  variables: readonly Scaled[],
  isReset: boolean,
  cells: number,
): Gap {
  const skipped = isReset ? spikesBetween(a, b, cells) : undefined;
  const differences = differencesOverTime(a, b, variables, skipped);
  const duration = (a.times.at(-1) ?? 0) - (a.times[0] ?? 0);
  const spikesAt = spikesPart(a, b, SPIKES_APART * meanInterval(a, duration));
  const apart = sampleApart(a.times, differences, spikesAt);
  const end = apart < differences.length ? (a.times[apart] ?? 0) : Number.POSITIVE_INFINITY;
  const largest = largestOf(differences.subarray(0, apart));
  let spikes = 0;
  for (const [cell, times] of a.spikes.entries()) {
    const others = b.spikes[cell] ?? new Float64Array();
    for (let n = 0; n < Math.min(times.length, others.length); n++) {
      const [x, y] = [times[n] ?? 0, others[n] ?? 0];
      if (x < end && y < end) spikes = Math.max(spikes, Math.abs(x - y));
    }
  }
  return { differences, largest, spikes, apart };
}

/** What a reference is sought by. */
export interface Search {
  readonly setting: Setting;
  readonly ladder: Ladder;
  readonly tell: (now: string) => Promise<void>;
}

/** Solves by one candidate, refining its step; a text says why it gave nothing. */
async function solve(
  search: Search,
  candidate: Candidate,
  first: Rational,
): Promise<Solution | Tried | string> {
  const { setting, ladder, tell } = search;
  const { model } = setting;
  const { integrator } = candidate;
  const isLocated = setting.options.spikeTimes === 'located';
  if (candidate.by === 'adaptive') return await solveAdaptively(search, integrator);
  let best: Pick<Solution, 'course' | 'step' | 'grid'> | undefined;
  let refined: Gap | undefined;
  let prepared: Extract<Tried, { kind: 'done' }>['prepared'];
  for (let halvings = 0, step = first; ; halvings++, step = divide(step, rational(2))) {
    const cells = setting.options.cells ?? 1;
    if (halvings > LEAST_HALVINGS && best === undefined && stepsOf(ladder, step) * cells > MOST_CELL_STEPS) {
      break;
    }
    const isEnough = halvings > LEAST_HALVINGS && best !== undefined && refined !== undefined;
    if (isEnough && stepsOf(ladder, step) * cells > MOST_CELL_STEPS) break;
    if (!isEnough && stepsOf(ladder, step) * cells > 16 * MOST_CELL_STEPS)
      return 'its steps would be too many';
    const text = timeText(step, model);
    await tell(`reference: ${integrator.name} at ${text}`);
    const tried = await tryMethod(setting, integrator, { dt: text }, prepared);
    if (tried.kind === 'stopped' || tried.kind === 'refused') return tried;
    if (tried.kind === 'diverged') {
      best = undefined;
      refined = undefined;
      continue;
    }
    prepared = tried.prepared;
    const course = tried.result;
    const before = refined;
    if (best !== undefined) {
      refined = gapBetween(course, best.course, scalesOf(course), hasResets(model), cells);
    }
    best = { course, step: text, grid: isLocated ? 0 : toNumber(step) };
    if (refined === undefined) continue;
    const isWhole = refined.apart === refined.differences.length;
    // Rounding is reached where the change is that of rounding, or no longer becomes smaller.
    const isRounding =
      refined.largest < REFINED ||
      (before !== undefined && refined.largest < 1e-9 && refined.largest > before.largest / 1.5);
    // Two grids may date spikes alike by chance: how well a grid dates them, its step says.
    const known = SPIKES_KNOWN * meanInterval(course, toNumber(ladder.duration));
    const dated = isLocated ? refined.spikes : toNumber(step);
    const isDated = course.spikes.every(({ length }) => length === 0) || dated < known;
    if (isWhole && isRounding && isDated) break;
  }
  if (best === undefined || refined === undefined) return 'it diverged at every step that was tried';
  return { method: integrator.name, ...best, refined };
}

/** Solves by a method that chooses its steps, at two tolerances: what they differ by is what it is known to. */
async function solveAdaptively(search: Search, integrator: Integrator): Promise<Solution | Tried | string> {
  const { setting, ladder, tell } = search;
  const dt = timeText(ladder.interval, setting.model);
  const courses: Course[] = [];
  for (const tolerance of [10 * REFERENCE_TOLERANCE, REFERENCE_TOLERANCE]) {
    await tell(`reference: ${integrator.name} at tolerance ${tolerance}`);
    const tried = await tryMethod(setting, integrator, { dt, tolerance });
    if (tried.kind === 'stopped' || tried.kind === 'refused') return tried;
    if (tried.kind === 'diverged') return 'it diverged';
    courses.push(tried.result);
  }
  const [coarse, fine] = courses;
  if (coarse === undefined || fine === undefined) return 'it gave nothing';
  const cells = setting.options.cells ?? 1;
  const refined = gapBetween(fine, coarse, scalesOf(fine), hasResets(setting.model), cells);
  return {
    method: integrator.name,
    step: `tolerance ${REFERENCE_TOLERANCE}`,
    grid: 0,
    course: fine,
    refined,
  };
}

/** Lengths of steps that have nothing in common: spikes that are bound to a grid are not bound to the same. */
function firstStep({ steps }: Ladder, index: number): Rational {
  const finest = steps.at(-1) ?? rational(1);
  return index % 2 === 0 ? divide(finest, rational(2)) : multiply(finest, rational(4, 20));
}

/** Returns what the reference is solved with: spikes at their own times, wherever events do not ask for a grid. */
function located({ setting, ladder }: Search): Setting {
  const { model, options } = setting;
  if (model.spikers.length === 0) return setting;
  const asked: RunOptions = { ...options, spikeTimes: 'located' };
  const checked = checkRun(model, { ...asked, dt: timeText(ladder.interval, model) });
  return errorsOf(checked).length > 0 ? setting : { ...setting, options: asked };
}

/** Returns the solution that two methods agree on, as far as there is one. */
export async function findReference(given: Search): Promise<Reference> {
  const search = { ...given, setting: located(given) };
  const { setting } = search;
  const isReset = hasResets(setting.model);
  const cells = setting.options.cells ?? 1;
  const failed: string[] = [];
  const solutions: Solution[] = [];
  let nearest: Reference | undefined;
  for (const [index, candidate] of referenceMethods(setting.model).slice(0, MOST_CANDIDATES).entries()) {
    const solution = await solve(search, candidate, firstStep(search.ladder, index));
    if (typeof solution === 'string') {
      failed.push(`${candidate.integrator.name}: ${solution}`);
      continue;
    }
    if ('kind' in solution) {
      if (solution.kind === 'stopped') return { kind: 'stopped' };
      const [problem] = solution.kind === 'refused' ? errorsOf(solution.report) : [];
      failed.push(`${candidate.integrator.name}: ${problem?.message ?? 'it diverged'}`);
      continue;
    }
    for (const other of solutions) {
      const variables = scalesOf(other.course);
      const gap = gapBetween(other.course, solution.course, variables, isReset, cells);
      const isWhole = gap.apart === gap.differences.length;
      const kind = isWhole ? 'agreed' : hasGrown(gap.differences, gap.apart) ? 'parting' : 'disagreed';
      const end = kind === 'parting' ? Math.max(2, Math.floor(gap.apart * BEFORE_PARTING)) : gap.apart;
      // The finer of the two is compared with.
      const isFiner = solution.refined.largest < other.refined.largest && candidate.by !== 'exact';
      const [taken, witness] = isFiner ? [solution, other] : [other, solution];
      const spikes = taken.course.spikes.some(({ length }) => length > 0);
      const found: Reference = {
        kind,
        course: taken.course,
        solutions: [taken, witness].map(({ method, step }) => ({ method, step })),
        uncertainty: isWhole
          ? Math.max(gap.largest, Math.min(taken.refined.largest, 1))
          : largestOf(gap.differences.subarray(0, kind === 'parting' ? end : gap.apart)),
        spikeUncertainty: Math.max(gap.spikes, isWhole ? taken.refined.spikes : 0, spikes ? taken.grid : 0),
        apart: gap.apart,
        end,
        variables,
        failed,
      };
      // Where solutions part, they do so by any method.
      if (kind !== 'disagreed') return found;
      nearest ??= found;
    }
    solutions.push(solution);
  }
  return nearest ?? { kind: 'none', failed };
}
