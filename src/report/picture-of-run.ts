import { cellTrace, type RunMeta, type RunResult } from '../simulate/run-result.ts';
import type { Picture } from './picture.ts';

/** Returns the picture of a run's first cell: its traces in their units, and its spikes if it can spike. */
export function pictureOfRun(run: RunResult, hasSpikes: boolean): Picture {
  const { model, method, dt, times, timeUnit, cells, traces, spikes, meta } = run;
  const given = settingsText(meta);
  const ofCells = cells === 1 ? [] : [`cell 0 of ${cells}`];
  return {
    title: model,
    subtitle: [
      method,
      `dt = ${dt.value} ${dt.unit}`,
      ...ofCells,
      meta.target === 'js' ? meta.arithmetic : meta.target,
    ].join(', '),
    ...(given === '' ? {} : { settings: given }),
    times,
    timeUnit,
    curves: Array.from(traces.values(), (trace) => ({
      name: trace.name,
      unit: trace.unit,
      values: cellTrace(trace, 0),
    })),
    ...(hasSpikes ? { spikes: spikes[0] ?? [] } : {}),
  };
}

/** In letters: what a setting may take, and all of them. */
const MOST = { setting: 60, all: 120 };

function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** Returns inputs and settings as they were given, in one line. */
function settingsText({ inputs, set }: RunMeta): string {
  const texts = [...Object.entries(inputs), ...Object.entries(set)].map(([name, value]) =>
    shortened(`${name} = ${String(value).replaceAll(/\s+/g, ' ')}`, MOST.setting),
  );
  return shortened(texts.join(', '), MOST.all);
}
