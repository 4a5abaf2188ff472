import type { NetworkResult } from '../../simulate/network/network-result.ts';
import { textTable } from '../text-table.ts';

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';
}

/** Returns a count with its thousands apart: `1 024 331`. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0');
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
    lines.push(
      '',
      ...textTable(
        [
          ['from', 'to', 'synapse', 'synapses'],
          ...projections.map(({ from, to, synapse, synapses }) => [from, to, synapse, grouped(synapses)]),
        ],
        { indent: '', columns, numbers: [3] },
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
      `built in ${spent(meta.build_ms)}, compiled in ${spent(meta.compile_ms)}, run in ${spent(meta.run_ms)}`,
      peakBytes === undefined
        ? `${memoryText(meta.bytes)} of memory`
        : `peak memory ${memoryText(peakBytes)}, of that ${memoryText(meta.bytes)} for the network`,
      `spikes ${result.spikeHash}`,
    ].join(' · '),
    ...heldText(held),
  );
  return lines;
}

function populationLines({ populations }: NetworkResult, columns: number): readonly string[] {
  return textTable(
    [
      ['population', 'model', 'cells', 'spikes', 'mean rate', 'CV of intervals'],
      ...populations.map(({ name, model, cells, shape, spikeCount, rate, variation }) => [
        name,
        model,
        shape === undefined ? grouped(cells) : shape.join('\u00a0×\u00a0'),
        grouped(spikeCount),
        `${short(rate)}\u00a0Hz`,
        short(variation),
      ]),
    ],
    { indent: '', columns, numbers: [2, 3, 4, 5] },
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
