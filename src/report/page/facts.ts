/** What a run was, in a few words each: the line below the page's title, and the list of how it was made. */

import type { Origin } from '../../simulate/origin.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { runEnd } from '../run-end.ts';

/** One fact: what it is of, and what it is. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Returns a number in three digits. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Returns a count in groups of three, as counts are read. */
export function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** How many of each unit of time are in a second; results come in one of them. */
const PER_SECOND: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['ms', 1e3],
  ['us', 1e6],
  ['µs', 1e6],
  ['min', 1 / 60],
]);

function duration(result: RunResult): number {
  return runEnd(result) - (result.times[0] ?? 0);
}

function spikesText(result: RunResult): string {
  const { spikes, timeUnit } = result;
  const count = spikes.reduce((sum, ofCell) => sum + ofCell.length, 0);
  const perSecond = PER_SECOND.get(timeUnit);
  const length = duration(result);
  if (perSecond === undefined || length <= 0 || count === 0) return counted(count);
  const rate = short((count / spikes.length / length) * perSecond);
  return `${counted(count)} (${rate} Hz${spikes.length > 1 ? ' per cell' : ''})`;
}

function seedFact({ meta: { seed } }: RunResult): readonly Fact[] {
  return seed === undefined ? [] : [{ name: 'seed', value: String(seed) }];
}

/** Returns the facts of the summary line: method, dt, duration, cells, spikes, how long it took. */
export function summaryFacts(result: RunResult, hasSpikes: boolean): readonly Fact[] {
  const { method, dt, timeUnit, cells, meta } = result;
  return [
    { name: 'method', value: method },
    { name: 'dt', value: `${dt.value} ${dt.unit}` },
    { name: 'duration', value: `${short(duration(result))} ${timeUnit}` },
    { name: 'cells', value: counted(cells) },
    ...seedFact(result),
    ...(hasSpikes ? [{ name: 'spikes', value: spikesText(result) }] : []),
    { name: 'run time', value: `${short(meta.run_ms)} ms` },
  ];
}

/** Returns what ended a run before its time; undefined where nothing did. */
export function endingText(result: RunResult): string | undefined {
  return endedAt(result.meta.ending, `${short(runEnd(result))} ${result.timeUnit}`);
}

/** Returns what ended a run at a time, as both models and networks end; undefined where nothing did. */
export function endedAt(ending: RunResult['meta']['ending'], at: string): string | undefined {
  switch (ending) {
    case 'done':
      return undefined;
    case 'stopped':
      return `The run was stopped at ${at}; what it had recorded until then is shown.`;
    case 'interrupted':
      return `The run was interrupted by an error at ${at}; what it had recorded until then is shown.`;
    case 'not-finite':
      return `The run ended at ${at}, as a state variable was no longer finite. A smaller dt may help.`;
    case 'no-step':
      return `The run ended at ${at}, as no step could be made from there that is right enough.`;
    case 'too-many-spikes':
      return `The run ended at ${at}, as there were more spikes than it may keep.`;
  }
}

/** Returns how the run was made, for who repeats it. */
export function methodFacts(result: RunResult, origin: Origin | undefined): readonly Fact[] {
  const { method, dt, meta } = result;
  const isCompiled = meta.target === 'js';
  return [
    { name: 'method', value: method },
    { name: 'step dt', value: `${dt.value} ${dt.unit}` },
    { name: 'steps', value: counted(meta.steps) },
    ...seedFact(result),
    { name: 'samples', value: meta.every === 1 ? 'every step' : `every ${counted(meta.every)} steps` },
    {
      name: 'run by',
      value: isCompiled ? `compiled JavaScript, ${meta.arithmetic} arithmetic` : 'the interpreter',
    },
    ...(isCompiled ? [{ name: 'compiled in', value: `${short(meta.compile_ms)} ms` }] : []),
    {
      name: 'run in',
      value: `${short(meta.run_ms)} ms, ${short(meta.ns_per_cell_step)} ns per cell and step`,
    },
    ...(origin === undefined
      ? []
      : [
          { name: 'Axode', value: origin.version },
          { name: 'model file', value: origin.address },
        ]),
  ];
}
