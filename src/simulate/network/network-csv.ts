import { csvHeading } from '../../base/csv-heading.ts';
import { gathered, NUMBERS_OF_PIECE } from '../output/pieces.ts';
import type { NetworkResult, NetworkTrace } from './network-result.ts';

/** What a table of a network has rows of. */
export type NetworkTable = 'spikes' | 'traces';

/** Returns the tables that there is something for. */
export function networkTables({ populations, traces }: NetworkResult): readonly NetworkTable[] {
  const hasSpikes = populations.some(({ spikes }) => spikes !== undefined);
  return [
    ...(hasSpikes || traces.length === 0 ? (['spikes'] as const) : []),
    ...(traces.length > 0 ? (['traces'] as const) : []),
  ];
}

/**
 * Returns a table piece by piece. Of the spikes: a row for each, with its population, its cell and the time. Of the traces: a
 * row for each number, with the time, what it is of, the cell or synapse, and the variable with its unit; so variables that
 * were recorded at different times fit one table. Where synapses were recorded, it has the cells that they join, too. `onWritten`
 * hears of samples, of all traces one behind the other.
 */
export function networkToCsvPieces(
  result: NetworkResult,
  table: NetworkTable,
  onWritten?: (samples: number) => void,
): Generator<string> {
  return gathered(table === 'spikes' ? spikeRows(result) : traceRows(result, onWritten));
}

function* spikeRows({ populations, timeUnit }: NetworkResult): Generator<string> {
  yield `population,cell,${csvHeading('t', timeUnit)}\n`;
  for (const { name, spikes } of populations) {
    if (spikes === undefined) continue;
    const { cells, times } = spikes;
    for (let first = 0; first < cells.length; first += NUMBERS_OF_PIECE) {
      const rows: string[] = [];
      const end = Math.min(first + NUMBERS_OF_PIECE, cells.length);
      for (let at = first; at < end; at++) rows.push(`${quoted(name)},${cells[at]},${times[at]}\n`);
      yield rows.join('');
    }
  }
}

function* traceRows(
  { traces, timeUnit }: NetworkResult,
  onWritten: ((samples: number) => void) | undefined,
): Generator<string> {
  const hasEnds = traces.some(({ ends }) => ends !== undefined);
  yield `${csvHeading('t', timeUnit)},of,number,${hasEnds ? 'pre,post,' : ''}variable,unit,value\n`;
  for (const trace of traces) yield* rowsOf(trace, hasEnds, onWritten);
}

function* rowsOf(
  { times, values, numbers, ends, of, name, unit, kind }: NetworkTrace,
  hasEnds: boolean,
  onWritten: ((samples: number) => void) | undefined,
): Generator<string> {
  const width = kind === 'all cells' || kind === 'all synapses' ? 1 : numbers.length;
  const [owner, tail] = [quoted(of), `${quoted(name)},${quoted(unit)}`];
  const columns = Array.from({ length: width }, (_, place) => {
    const number = numbers[place] ?? '';
    const joined = ends === undefined ? ',' : `${ends.pre[place]},${ends.post[place]}`;
    return `${owner},${number},${hasEnds ? `${joined},` : ''}${tail}`;
  });
  for (const [sample, time] of times.entries()) {
    const rows: string[] = [];
    for (let place = 0; place < width; place++) {
      rows.push(`${time},${columns[place]},${values[sample * width + place] ?? Number.NaN}\n`);
    }
    yield rows.join('');
    onWritten?.(1);
  }
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
