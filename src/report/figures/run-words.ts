/** What stands below the title of a run's figures. */
import type { RunMeta, RunResult, SweepAxis } from '../../simulate/run-result.ts';
import { runEnd } from '../run-end.ts';
import { shortNumber, withUnit } from './short-number.ts';

/** In letters: what a setting may take, and all of them. */
const MOST = { setting: 60, all: 120 };

function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** Returns `I = 0 … 20 uA/cm^2 (41 values)`, `I = 5 uA/cm^2`. */
function axisWords({ name, unit, values }: SweepAxis): string {
  const [first = Number.NaN, last = Number.NaN] = [values[0], values.at(-1)];
  if (values.length === 1) return `${name} = ${withUnit(first, unit)}`;
  return `${name} = ${shortNumber(first)} … ${withUnit(last, unit)} (${values.length} values)`;
}

/** Returns `v = 3 mV` for the value that a cell of a sweep was given. */
export function sweptWords({ name, unit, values }: SweepAxis, index: number): string {
  return `${name} = ${withUnit(values[index] ?? Number.NaN, unit)}`;
}

/** Returns what inputs and settings a run was given, in one line of bounded length; without what a figure is drawn over. */
export function settingsText({ inputs, set }: RunMeta, sweep: readonly SweepAxis[], drawnOver = ''): string {
  const told = new Set([...sweep.map(({ name }) => name), drawnOver]);
  const given = [...Object.entries(inputs), ...Object.entries(set)]
    .filter(([name]) => !told.has(name))
    .map(([name, value]) => `${name} = ${String(value).replaceAll(/\s+/g, ' ')}`);
  const axes = sweep.filter(({ name }) => name !== drawnOver).map(axisWords);
  const texts = [...axes, ...given].map((text) => shortened(text, MOST.setting));
  return shortened(texts.join(', '), MOST.all);
}

/** Returns the lines below a figure's title; `notes` say what of the run it shows. */
export function runWords(
  run: RunResult,
  notes: readonly string[] = [],
): { readonly subtitle: string; readonly settings?: string } {
  const { method, dt, cells, sweep, meta, timeUnit } = run;
  const how = [
    method,
    `dt = ${dt.value} ${dt.unit}`,
    ...(cells === 1 ? [] : [`${cells} cells`]),
    meta.target === 'js' ? meta.arithmetic : meta.target,
  ].join(', ');
  const early = meta.ending === 'done' ? [] : [`ended early at ${withUnit(runEnd(run), timeUnit)}`];
  const settings = settingsText(meta, sweep);
  return { subtitle: [how, ...early, ...notes].join(' · '), ...(settings === '' ? {} : { settings }) };
}
