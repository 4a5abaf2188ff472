import type { RunResult } from '../run-result.ts';
import { gathered, joined, NUMBERS_OF_PIECE } from './pieces.ts';

/** Quotes a field where RFC 4180 asks for it. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function heading(name: string, unit: string): string {
  return field(unit === '1' ? name : `${name} (${unit})`);
}

/** Returns what counts, time after time, how many spikes of each cell have come since the time before. */
function spikeCounter(spikes: readonly Float64Array[]): (cell: number, time: number) => number {
  const next = new Int32Array(spikes.length);
  return (cell, time) => {
    const ofCell = spikes[cell];
    const start = next[cell] ?? 0;
    let end = start;
    while ((ofCell?.[end] ?? Number.POSITIVE_INFINITY) <= time) end += 1;
    next[cell] = end;
    return end - start;
  };
}

function* headings({ timeUnit, cells, traces }: RunResult): Generator<string> {
  const suffix = (cell: number): string => (cells === 1 ? '' : `[${cell}]`);
  yield heading('t', timeUnit);
  for (const { name, unit } of traces.values()) {
    for (let cell = 0; cell < cells; cell++) yield `,${heading(name + suffix(cell), unit)}`;
  }
  for (let cell = 0; cell < cells; cell++) yield `,spikes${suffix(cell)}`;
  yield '\n';
}

function* rows({ times, cells, traces, spikes }: RunResult): Generator<string> {
  const recorded = [...traces.values()];
  const spikesUntil = spikeCounter(spikes);
  for (const [sample, time] of times.entries()) {
    yield `${time}`;
    for (const { values } of recorded) {
      for (let cell = 0; cell < cells; cell += NUMBERS_OF_PIECE) {
        const end = Math.min(cell + NUMBERS_OF_PIECE, cells);
        yield `,${values.subarray(sample * cells + cell, sample * cells + end).join(',')}`;
      }
    }
    for (let cell = 0; cell < cells; cell++) yield `,${spikesUntil(cell, time)}`;
    yield '\n';
  }
}

/** Returns the text of `runToCsv` piece by piece: for runs that no string holds. */
export function* runToCsvPieces(result: RunResult): Generator<string> {
  yield* gathered(headings(result));
  yield* gathered(rows(result));
}

/**
 * Returns the run as a table: a heading with units, then a row per sample with the time, the recorded values
 * and how many spikes fell since the row before. Several cells have columns of their own: `v[0]`, `v[1]`.
 * Throws RangeError where no string can hold that (half a billion characters).
 */
export function runToCsv(result: RunResult): string {
  return joined(runToCsvPieces(result), 'runToCsvPieces');
}
