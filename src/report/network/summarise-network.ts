import type { NetworkResult } from '../../simulate/network/network-result.ts';
import { textTable } from '../text-table.ts';
import { choiceLines } from './choice-lines.ts';

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';
}

/** Returns a count with its thousands apart: `1 024 331`. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** Returns texts as wide as the widest, set to the right: the last column of a table is not. */
function setRight(texts: readonly string[]): readonly string[] {
  const width = Math.max(...texts.map(({ length }) => length));
  return texts.map((text) => text.padStart(width, '\u00a0'));
}

/** Returns a time that was taken, in the unit that suits it. */
function spent(milliseconds: number): string {
  return milliseconds < 1000 ? `${short(milliseconds)} ms` : `${short(milliseconds / 1000)} s`;
}

/** Returns memory in the unit that suits it. */
export function memoryText(bytes: number): string {
  if (bytes < 1e6) return `${short(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${short(bytes / 1e6)} MB` : `${short(bytes / 1e9)} GB`;
}

export interface SummaryOptions {
  readonly columns: number;
  /** The most memory that the program had. */
  readonly peakBytes?: number;
}

/** Returns what a network did and what it took: a table of populations, one of projections, and a line. */
export function summariseNetwork(
  result: NetworkResult,
  { columns, peakBytes }: SummaryOptions,
): readonly string[] {
  const { populations, projections, meta, dt, held } = result;
  const lines = [...populationLines(result, columns)];
  if (projections.length > 0) {
    const counts = setRight(['synapses', ...projections.map(({ synapses }) => grouped(synapses))]);
    const rows = projections.map(({ from, to, synapse }) => [from, to, synapse]);
    lines.push(
      '',
      ...textTable(
        [['from', 'to', 'synapse'], ...rows].map((row, index) => [...row, counts[index] ?? '']),
        { indent: '', columns },
      ),
    );
  }
  const early = meta.ending === 'done' ? '' : `, ended early at ${short(result.duration)} ${result.timeUnit}`;
  const methods = new Set(populations.map(({ method }) => method));
  const [method = result.method] = methods;
  lines.push(
    '',
    [
      `${result.network} by ${methods.size === 1 ? method : result.method}, dt = ${dt.value} ${dt.unit}, seed ${result.seed}`,
      `${grouped(meta.steps)} steps${early}`,
      `built in ${spent(meta.build_ms)}, compiled in ${spent(meta.compile_ms)}, run in ${spent(meta.run_ms)} by ${threadsText(meta.threads)}`,
      peakBytes === undefined
        ? `${memoryText(meta.bytes)} of memory`
        : `peak memory ${memoryText(peakBytes)}, of that ${memoryText(meta.bytes)} for the network`,
      ...(meta.bytesOfRecording === undefined
        ? []
        : [`recorded to disk by at most ${memoryText(meta.bytesOfRecording)} of memory`]),
      `spikes ${result.spikeHash}`,
    ].join(' · '),
    ...choiceLines(populations),
    ...heldText(held),
  );
  return lines;
}

function threadsText({ count, isAsked }: NetworkResult['meta']['threads']): string {
  if (count > 1) return `${count} threads`;
  return isAsked ? 'one thread' : 'one thread, as the network is small';
}

function populationLines({ populations }: NetworkResult, columns: number): readonly string[] {
  const variations = setRight(['CV of intervals', ...populations.map(({ variation }) => short(variation))]);
  const rows = populations.map(({ name, model, cells, shape, spikeCount, rate }) => [
    name,
    model,
    shape === undefined ? grouped(cells) : shape.join('\u00a0×\u00a0'),
    grouped(spikeCount),
    `${short(rate)}\u00a0Hz`,
  ]);
  return textTable(
    [['population', 'model', 'cells', 'spikes', 'mean rate'], ...rows].map((row, index) => [
      ...row,
      variations[index] ?? '',
    ]),
    { indent: '', columns, numbers: [2, 3, 4] },
  );
}

/** Returns what makes any method one of first order; nothing where no synapse acts all the time. */
function heldText(held: readonly string[]): readonly string[] {
  if (held.length === 0) return [];
  const names = held.map((name) => `\`${name}\``).join(', ');
  return [
    `${names}: taken as each step begins, and held over it; what ${held.length === 1 ? 'it couples' : 'they couple'} is of first order in dt.`,
  ];
}
