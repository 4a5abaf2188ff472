import { choiceText } from '../analysis/choice/choice-words.ts';
import type { RunResult } from '../simulate/run-result.ts';
import { runEnd } from './run-end.ts';

/** Returns a number in three significant digits. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many of each unit of time are in a second; results come in one of them. */
const PER_SECOND: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['ms', 1e3],
  ['us', 1e6],
  ['µs', 1e6],
  ['min', 1 / 60],
]);

function spikeWords(run: RunResult): string {
  const { spikes, times, timeUnit } = run;
  const count = spikes.reduce((sum, ofCell) => sum + ofCell.length, 0);
  const perSecond = PER_SECOND.get(timeUnit);
  const length = runEnd(run) - (times[0] ?? 0);
  if (perSecond === undefined || length <= 0 || count === 0) return plural(count, 'spike');
  const rate = short((count / spikes.length / length) * perSecond);
  return `${plural(count, 'spike')} (${rate} Hz${spikes.length > 1 ? ' per cell' : ''})`;
}

/** Returns what `auto` chose and why, a line for each choice; nothing where a method was named. */
export function choiceLines({ meta }: RunResult): readonly string[] {
  return (meta.choices ?? []).map(choiceText);
}

/** Returns what equations read of all cells, which makes any method one of first order for that; nothing where they read none. */
export function heldLines({ meta: { held = [] } }: RunResult): readonly string[] {
  if (held.length === 0) return [];
  const isOne = held.length === 1;
  return [
    `${held.map((text) => `\`${text}\``).join(', ')}: taken as each step begins, and held over it; what ${isOne ? 'that does' : 'these do'} is of first order in dt.`,
  ];
}

/** Returns what a run did and what it took, in one line. */
export function summariseRun(run: RunResult, hasSpikes: boolean): string {
  const { model, method, dt, cells, timeUnit, meta } = run;
  const early = meta.ending === 'done' ? '' : `, ended early at ${runEnd(run)} ${timeUnit}`;
  const how = meta.target === 'js' ? `compiled in ${short(meta.compile_ms)} ms` : 'interpreted';
  return [
    `${model} by ${method}, dt = ${dt.value} ${dt.unit}`,
    ...(meta.seed === undefined ? [] : [`seed ${meta.seed}`]),
    ...(hasSpikes ? [spikeWords(run)] : []),
    plural(meta.steps, 'step') + early,
    `${how}, run in ${short(meta.run_ms)} ms`,
    `${short(meta.ns_per_cell_step)} ns per ${cells === 1 ? 'step' : 'cell and step'}`,
  ].join(' · ');
}
