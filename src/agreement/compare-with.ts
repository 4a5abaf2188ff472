/** One method at one step, held against the reference. */
import type { Integrator } from '../lower/integrators/integrator.ts';
import type { PreparedRun } from '../simulate/run-options.ts';
import type { RunResult } from '../simulate/run-result.ts';
import type { ComparedVariable, RungReport, VariableError } from './comparison.ts';
import { type Course, type Stretch, samplesUntil } from './course.ts';
import { differenceOf, spikesBetween } from './differences.ts';
import { firstSpike, spikeDrift } from './spike-drift.ts';
import { compareStatistics } from './statistics.ts';
import { costOf, type Setting, type StepChoice, tryMethod } from './try-method.ts';

/** What runs are held against, and how. */
export interface Yardstick {
  readonly course: Course;
  readonly variables: readonly ComparedVariable[];
  readonly spikeTolerance: number;
  /** Whether a spike may be late by the step that it is dated by, beyond what is tolerated. */
  readonly isGridForgiven: boolean;
  /** Whether spikes change states. */
  readonly isReset: boolean;
  /** Whether they do so at the grid points behind them. */
  readonly isGridBound: boolean;
  readonly cells: number;
  /** Samples that are compared one by one. */
  readonly end: number;
  /** Where solutions have parted: samples from here on are compared by statistics. */
  readonly parted: number | undefined;
  /** Units of time in a second. */
  readonly unitsPerSecond: number;
  readonly hasSpikes: boolean;
}

/** Fewer samples before the first spike show no order. */
const LEAST_BEFORE_SPIKE = 8;
/** Beyond so many times its range a state has left all proportion. */
const OUT_OF_PROPORTION = 1e3;

/** Returns the errors of a run in all variables. */
function errorsOf(
  course: Course,
  { course: reference, variables }: Yardstick,
  stretch: Stretch,
  skipped: Uint8Array | undefined,
): readonly VariableError[] {
  return variables.map(({ name, unit, scale }) => {
    const { max, rms } = differenceOf(course, reference, name, stretch, skipped);
    return { name, unit, max, rms, relativeMax: max / scale, relativeRms: rms / scale };
  });
}

function largest(values: readonly number[]): number {
  // Math.max gives NaN where one is, and so it shall be.
  return values.length === 0 ? 0 : Math.max(...values);
}

/** Returns what a run is off by; `step` is what it was made with. */
export function holdAgainst(
  result: Course,
  yardstick: Yardstick,
  step: { readonly dt?: number; readonly tolerance?: number },
  cost: number,
): RungReport {
  const { course: reference, variables, spikeTolerance, isReset, cells, unitsPerSecond, parted } = yardstick;
  const end = Math.min(yardstick.end, result.times.length, reference.times.length);
  const skipped = isReset ? spikesBetween(result, reference, cells) : undefined;
  const errors = errorsOf(result, yardstick, { first: 0, end }, skipped);
  const error = largest(errors.map(({ relativeMax }) => relativeMax));
  if (error > OUT_OF_PROPORTION) return { ...step, kind: 'diverged', at: divergedAt(result, yardstick) };
  const rms = largest(errors.map(({ relativeRms }) => relativeRms));
  const before = samplesUntil(reference.times, Math.min(firstSpike(result), firstSpike(reference))) - 1;
  const quiet = { first: 0, end: Math.min(before, end) };
  const hasQuiet = yardstick.hasSpikes && quiet.end >= LEAST_BEFORE_SPIKE;
  const quietErrors = hasQuiet ? errorsOf(result, yardstick, quiet, undefined) : [];
  const until = reference.times[end - 1] ?? 0;
  const isAll = end === reference.times.length;
  const spikes = yardstick.hasSpikes
    ? spikeDrift(result, reference, isAll ? Number.POSITIVE_INFINITY : until)
    : undefined;
  const names = variables.map(({ name }) => name);
  const statistics =
    parted === undefined
      ? []
      : compareStatistics(
          result,
          reference,
          names,
          { first: parted, end: reference.times.length },
          unitsPerSecond,
        );
  const tolerated = spikeTolerance + (yardstick.isGridForgiven ? (step.dt ?? 0) : 0);
  const meets =
    errors.every(({ max }, index) => max <= (variables[index]?.tolerance ?? 0)) &&
    (spikes === undefined || (spikes.cellsThatDiffer === 0 && spikes.max <= tolerated)) &&
    statistics.every(({ agrees }) => agrees);
  return {
    ...step,
    kind: 'compared',
    errors,
    error,
    rms,
    ...(hasQuiet ? { rmsBeforeSpike: largest(quietErrors.map(({ relativeRms }) => relativeRms)) } : {}),
    ...(spikes === undefined ? {} : { spikes }),
    statistics,
    cost,
    meets,
  };
}

/** Returns when a run first left all proportion. */
function divergedAt(result: Course, { course: reference, variables }: Yardstick): number {
  for (const [sample, time] of reference.times.entries()) {
    for (const { name, scale } of variables) {
      const [has, should] = [result.traces.get(name), reference.traces.get(name)];
      const width = has?.cells.length ?? 0;
      for (let at = sample * width; at < (sample + 1) * width; at++) {
        const difference = Math.abs((has?.values[at] ?? Number.NaN) - (should?.values[at] ?? Number.NaN));
        if (!(difference <= OUT_OF_PROPORTION * scale)) return time;
      }
    }
  }
  return reference.times.at(-1) ?? 0;
}

/** A run this long is repeated only until two take about the same: a busy machine may have been in the first. */
const LONG_MILLISECONDS = 3000;
/** Engines make code faster while it runs; after so long, or so many runs, it is as fast as it will be. */
const WARM = { milliseconds: 20, runs: 8 };
/** Short runs are repeated more often: a clock and a busy machine are all the more in them. */
const SETTLED = { milliseconds: 15, runs: 15 };

/** Two runs of which the longer takes no more than so many times as long take about the same. */
const ABOUT = 1.25;

/** Whether the least two costs are about the same. */
export function isSettled(costs: readonly number[]): boolean {
  const [least = Number.NaN, next = Number.NaN] = costs.toSorted((a, b) => a - b);
  return next <= ABOUT * least;
}

/** A run to be measured: what it is made by, and what it gave the first time. */
export interface MeasuredRun {
  readonly setting: Setting;
  readonly method: Integrator;
  readonly step: StepChoice;
  readonly first: RunResult;
  readonly prepared: PreparedRun | undefined;
  /** Of the model's time. */
  readonly seconds: number;
  /** At least so often; 0: not at all. */
  readonly repeats: number;
  /** Whether the code has run before, at another step. */
  readonly isWarm: boolean;
}

/**
 * Returns what a method takes for a second of the model's time: the least of several runs of code that is warm, as whatever
 * else a machine does makes a run slower and never faster.
 */
export async function measureCost(run: MeasuredRun): Promise<number | 'stopped'> {
  const { setting, method, step, first, prepared, seconds, repeats, isWarm } = run;
  if (repeats < 1) return costOf(first, seconds);
  if (first.meta.run_ms > LONG_MILLISECONDS) {
    const costs = [costOf(first, seconds)];
    while (costs.length < repeats && !isSettled(costs)) {
      const tried = await tryMethod(setting, method, step, prepared);
      if (tried.kind !== 'done') return 'stopped';
      costs.push(costOf(tried.result, seconds));
    }
    return Math.min(...costs);
  }
  const repeat = async (least: number, most: typeof WARM): Promise<readonly number[] | 'stopped'> => {
    const costs: number[] = [];
    for (let spent = 0; costs.length < least || (spent < most.milliseconds && costs.length < most.runs); ) {
      const tried = await tryMethod(setting, method, step, prepared);
      if (tried.kind !== 'done') return 'stopped';
      spent += tried.result.meta.run_ms;
      costs.push(costOf(tried.result, seconds));
    }
    return costs;
  };
  if (!isWarm && (await repeat(0, WARM)) === 'stopped') return 'stopped';
  const costs = await repeat(repeats, SETTLED);
  return costs === 'stopped' ? 'stopped' : Math.min(...costs);
}
