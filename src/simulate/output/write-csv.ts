import type { RunResult } from '../run-result.ts';

/** Quotes a field where RFC 4180 asks for it. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function heading(name: string, unit: string): string {
  return field(unit === '1' ? name : `${name} (${unit})`);
}

/** Returns how many spikes fall behind the sample before and up to each sample. */
function spikesBySample(times: Float64Array, spikes: Float64Array): Int32Array {
  const counts = new Int32Array(times.length);
  let sample = 0;
  for (const spike of spikes) {
    while (sample < times.length && (times[sample] ?? 0) < spike) sample += 1;
    if (sample < times.length) counts[sample] = (counts[sample] ?? 0) + 1;
  }
  return counts;
}

/**
 * Returns the run as a table: a heading with units, then a row per sample with the time, the recorded values
 * and how many spikes fell since the row before. Several cells have columns of their own: `v[0]`, `v[1]`.
 */
export function runToCsv({ times, timeUnit, cells, traces, spikes }: RunResult): string {
  const suffixes = cells === 1 ? [''] : Array.from({ length: cells }, (_, cell) => `[${cell}]`);
  const recorded = [...traces.values()];
  const counts = spikes.map((ofCell) => spikesBySample(times, ofCell));
  const headings = [
    heading('t', timeUnit),
    ...recorded.flatMap(({ name, unit }) => suffixes.map((suffix) => heading(name + suffix, unit))),
    ...suffixes.map((suffix) => `spikes${suffix}`),
  ];
  const lines = [headings.join(',')];
  for (const [sample, time] of times.entries()) {
    const row: (number | undefined)[] = [time];
    for (const { values } of recorded) {
      for (let cell = 0; cell < cells; cell++) row.push(values[sample * cells + cell]);
    }
    for (const ofCell of counts) row.push(ofCell[sample]);
    lines.push(row.join(','));
  }
  return `${lines.join('\n')}\n`;
}
