/** Times of a model that its run cannot hold: they act at the nearest grid point or never, which is said once. */
import { multiply, toNumber } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { TimedHandler } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, List } from '../check/checked-model.ts';
import { expressionText, timesText } from '../check/expression-text.ts';
import {
  neverActs,
  rateTooHigh,
  refractoryTooShort,
  timesOffGrid,
  timesTogether,
} from '../diagnostics/codes/run/event-times.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type CellValue, cellValue, findCell } from './cell-value.ts';
import { describeValue } from './describe-value.ts';
import { RunConstants } from './run-constants.ts';
import { secondsOf, type TimeGrid } from './time-grid.ts';

type Periodic = Extract<TimedHandler['trigger'], { kind: 'every' }>;

/** Closer to a grid point than this part of a step is on it: literals are rounded. */
const ON_GRID = 1e-6;

/** What happens at its own time, on the grid or not: nothing, spikes with their refractory periods, or every event. */
export type Located = 'nothing' | 'spikes' | 'everything';

/** A time of a list, where it stands. */
interface PlacedTime {
  readonly time: number;
  readonly span: Span;
}

/** Times of events, and where they take effect. */
interface Schedule {
  /** As it stands in the model. */
  readonly text: string;
  readonly isLocated: boolean;
  /** Whether its times are spikes, of which there is one in a step. */
  readonly isOfSpikes: boolean;
}

/** More spikes than that are due in a step where it is told how many are lost. */
const DUE = 0.1;

/** Returns warnings of lists of event times that are off the grid or never act, and of times without effect. */
export function timingWarnings(
  model: CheckedModel,
  given: ReadonlyMap<string, CellValue>,
  grid: TimeGrid,
  located: Located,
): readonly Diagnostic[] {
  const dt = toNumber(grid.step);
  const warnings: Diagnostic[] = [];
  const constants = new RunConstants(model, given);
  /** The value of a constant in the first cell in which it is to be warned of. */
  const find = (expression: CheckedExpression, isWanted: (time: number) => boolean): number | undefined => {
    const value = constants.valueOf(expression);
    const cell = value === undefined ? undefined : findCell(value, isWanted);
    return value === undefined || cell === undefined ? undefined : cellValue(value, cell);
  };
  const text = (time: number): string => describeValue(time, grid.unit, model);

  const isOnGrid = (time: number): boolean => Math.abs(time / dt - Math.round(time / dt)) <= ON_GRID;
  const stepOf = (time: number): number => Math.floor(time / dt + 0.5 + 1e-9);

  /** Returns those of the times that fall to the grid point of one before them. */
  const sharedOf = (all: readonly PlacedTime[]): ReadonlySet<PlacedTime> => {
    const taken = new Set<number>();
    return new Set(
      all.filter(({ time }) => {
        const step = stepOf(time);
        return taken.has(step) || !taken.add(step);
      }),
    );
  };

  const warnOfShared = (schedule: string, times: number, lost: ReadonlySet<PlacedTime>): void => {
    const [first] = lost;
    if (first === undefined) return;
    const place = { time: text(first.time), at: grid.timeText(stepOf(first.time)), span: first.span };
    warnings.push(timesTogether({ schedule, times, lost: lost.size, step: grid.dt.text, ...place }));
  };

  const warnOfRate = (hazard: CheckedExpression): void => {
    const due = (rate: number): number => rate * dt;
    const rate = find(hazard, (each) => due(each) > DUE && Number.isFinite(each));
    if (rate === undefined) return;
    const seconds = toNumber(multiply(grid.dt.value, secondsOf(grid.dt.unit)));
    const hertz = (spikes: number): string => `${Number((spikes / seconds).toPrecision(4))} Hz`;
    const emitted = -Math.expm1(-due(rate));
    warnings.push(
      rateTooHigh({
        rate: hertz(due(rate)),
        perStep: Number(due(rate).toPrecision(3)),
        step: grid.dt.text,
        left: hertz(emitted),
        lost: Number((100 * (1 - emitted / due(rate))).toPrecision(2)),
        most: `${Number((((1000 * DUE) / due(rate)) * seconds).toPrecision(2))} ms`,
        span: hazard.span,
      }),
    );
  };

  /** Warns of the first entry that never acts, and of the first that acts at another time than it says. */
  const warnOfTimes = ({ text: schedule, isLocated, isOfSpikes }: Schedule, list: List): void => {
    const { elements, given: numbers, span: declared } = list;
    const all: readonly PlacedTime[] =
      numbers === undefined
        ? elements.flatMap((expression) => {
            const time = find(expression, Number.isFinite);
            return time === undefined ? [] : [{ time, span: expression.span }];
          })
        : Array.from(numbers, (time, i) => ({ time, span: elements[i]?.span ?? declared })).filter(
            ({ time }) => Number.isFinite(time),
          );
    const acts = (time: number): boolean => (isLocated ? time > 0 : stepOf(time) >= 1);
    const never = all.find(({ time }) => !acts(time));
    if (never !== undefined) {
      const { time, span } = never;
      const isBefore = isLocated ? time < 0 : stepOf(time) < 0;
      const first = isLocated ? undefined : grid.timeText(1);
      warnings.push(neverActs({ schedule, time: text(time), first, isBefore, span }));
    }
    const acting = all.filter(({ time }) => acts(time));
    const shared = isOfSpikes && !isLocated ? sharedOf(acting) : new Set<PlacedTime>();
    warnOfShared(schedule, all.length, shared);
    const between = isLocated ? undefined : acting.find((each) => !shared.has(each) && !isOnGrid(each.time));
    if (between === undefined) return;
    const effect = `acts at ${grid.timeText(stepOf(between.time))}`;
    const { time, span } = between;
    warnings.push(timesOffGrid({ subject: 'time', schedule, time: text(time), effect, span }));
  };

  const warnOfPeriod = ({ period, from }: Periodic): void => {
    const schedule = `every ${expressionText(period, model)}`;
    const warn = (subject: 'start' | 'period', { span }: CheckedExpression, time: number, effect: string) =>
      warnings.push(timesOffGrid({ subject, schedule, time: text(time), effect, span }));
    const isBetween = (time: number): boolean => Number.isFinite(time) && !isOnGrid(time);
    const length = find(period, isBetween);
    if (length !== undefined) {
      const effect = length < dt ? 'runs at every step' : 'runs at the step nearest to each of its times';
      warn('period', period, length, effect);
    }
    const start = find(from, isBetween);
    if (start !== undefined) warn('start', from, start, `counts from there, and runs at the nearest steps`);
  };

  const areTimesLocated = located === 'everything';
  const areSpikesLocated = located !== 'nothing';
  const schedules = new Map<number, Schedule>();
  for (const { trigger } of model.timedHandlers) {
    if (trigger.kind === 'every' && !areTimesLocated) warnOfPeriod(trigger);
    if (trigger.kind !== 'at') continue;
    const written = `at ${timesText(trigger.list, model)}`;
    schedules.set(trigger.list, { text: written, isLocated: areTimesLocated, isOfSpikes: false });
  }
  for (const { trigger } of model.spikers) {
    if (trigger.kind === 'rate') warnOfRate(trigger.hazard);
    // A list that both read acts as what is more bound to the grid.
    if (trigger.kind !== 'at' || schedules.has(trigger.list)) continue;
    const written = `spike at ${timesText(trigger.list, model)}`;
    schedules.set(trigger.list, { text: written, isLocated: areSpikesLocated, isOfSpikes: true });
  }
  for (const [index, schedule] of schedules) {
    const list = model.lists[index];
    if (list !== undefined) warnOfTimes(list.isUnnamed ? schedule : { ...schedule, text: list.name }, list);
  }
  if (areSpikesLocated) return warnings;
  for (const { refractory } of model.spikers) {
    if (refractory === undefined) continue;
    const isLost = (time: number): boolean => time > 0 && time / dt + 0.5 + 1e-9 < 1;
    const duration = find(refractory.duration, isLost);
    if (duration === undefined) continue;
    const { span } = refractory.duration;
    warnings.push(refractoryTooShort({ duration: text(duration), step: grid.dt.text, span }));
  }
  return warnings;
}
