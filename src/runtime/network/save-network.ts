/**
 * The complete state of a network as bytes, and back: what was saved and goes on has the same bits as what went on. Recorders
 * are no part of it. A file is: eight letters, the length of a header, the header (JSON), then numbers as they lie in
 * memory; what begins on 8 bytes is padded to 8.
 */
import { clearStatus, columnsOf } from '../find-failure.ts';
import type { Population } from '../population.ts';
import type { Network, NetworkIdentity } from './network.ts';
import { partsOf } from './part-of-network.ts';
import { packHistory, unpackHistory } from './spike-history.ts';

const MAGIC = 'AXODENET';
const VERSION = 2;

export type Restored =
  | { readonly kind: 'restored' }
  /** A sentence that begins in the middle: `it is of another network: …`. Nothing was changed. */
  | { readonly kind: 'refused'; readonly reason: string };

interface Header {
  readonly version: number;
  readonly structure: Structure;
  readonly step: number;
  /** Bytes of each part, in their order. */
  readonly lengths: readonly number[];
  readonly checksum: number;
}

/** What must be the same for the numbers to have the same meaning; the cause stands before what follows from it. */
type Structure = NetworkIdentity;

type Numbers = Float64Array | Int32Array | Uint32Array;

function structureOf({ description, populations, signals, projections }: Network): Structure {
  const identity = description.identity ?? [];
  return [
    ...identity.slice(0, -1),
    ['the populations', populations.map(({ name }) => name).join(', ')],
    ['the signals', signals.map(({ name }) => name).join(', ')],
    ['the projections', projections.map(({ name }) => name).join(', ')],
    ...populations.flatMap(
      ({ name, cells, history }): Structure => [
        [`the number of cells of ${name}`, cells.layout.cells],
        [`the largest delay from ${name}`, history.steps - 1],
        ...storageOf(name, cells),
      ],
    ),
    ...signals.flatMap(({ name, cells }) => storageOf(name, cells)),
    ...projections.flatMap(({ name, synapses, topology, numbers }): Structure => {
      const { rows, targets, delays } = topology;
      const delayed = delays.kind === 'uniform' ? [Int32Array.of(delays.steps)] : [delays.rows, delays.steps];
      return [
        [`the number of synapses of ${name}`, topology.synapses],
        [
          `who is joined in ${name}`,
          checksumOf([rows, targets, ...(numbers === undefined ? [] : [numbers])]),
        ],
        [`the delays of ${name}`, checksumOf(delayed)],
        ...storageOf(name, synapses),
      ];
    }),
    ...identity.slice(-1),
  ];
}

function storageOf(name: string, { model, numbers, layout }: Population): Structure {
  const { columns, tables } = model.storage;
  const stored = columns.map((column) => `${column.name} per ${column.variability}`);
  return [
    [`the time step of ${name}`, `${numbers[layout.clock]}/${numbers[layout.clock + 1]}`],
    [
      `what is stored of ${name}`,
      [...stored, ...tables.map((table) => `${table.name} ${table.length}`)].join(', '),
    ],
  ];
}

/** Returns where everything stands that has a place of its own. */
function placesOf({ populations, signals, projections, hash }: Network): readonly Numbers[] {
  return [
    hash,
    ...populations.flatMap(({ cells, statistics }) => [
      columnsOf(cells),
      statistics.last,
      statistics.intervals,
      statistics.means,
      statistics.squares,
    ]),
    ...signals.map(({ cells }) => columnsOf(cells)),
    ...projections.map(({ synapses }) => columnsOf(synapses)),
  ];
}

function countsOf({ populations, projections }: Network): Float64Array {
  return Float64Array.from([
    ...populations.map(({ statistics }) => statistics.spikes),
    ...projections.map(({ deliveries }) => deliveries),
  ]);
}

export function saveNetwork(network: Network): Uint8Array {
  const { step, populations } = network;
  const parts = [
    ...placesOf(network),
    countsOf(network),
    ...populations.map(({ history }) => packHistory(history, step)),
  ];
  const header: Header = {
    version: VERSION,
    structure: structureOf(network),
    step,
    lengths: parts.map(({ byteLength }) => byteLength),
    checksum: checksumOf(parts),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = padded(MAGIC.length + 4 + text.length);
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + padded(byteLength), start));
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true);
  bytes.set(text, MAGIC.length + 4);
  let at = start;
  for (const part of parts) {
    bytes.set(bytesOf(part), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/** Puts a saved state into a network that is made of the same models, topologies and time steps. */
export function restoreNetwork(network: Network, given: Uint8Array): Restored {
  // What files are read into, in Node, shares its memory with its slices.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const found = readHeader(bytes);
  if (found === undefined) return refused('it is not the state of a network');
  const { header, start } = found;
  if (header.version !== VERSION) {
    return refused(`it is in format ${header.version}, and this version reads format ${VERSION}`);
  }
  const difference = differenceOf(header.structure, structureOf(network));
  if (difference !== undefined) return refused(`it is of another network: ${difference}`);
  const { lengths, checksum, step } = header;
  if (lengths.reduce((sum, length) => sum + padded(length), start) !== bytes.length) {
    return refused('it is not complete');
  }
  const parts: Uint8Array[] = [];
  let at = start;
  for (const length of lengths) {
    parts.push(bytes.subarray(at, at + length));
    at += padded(length);
  }
  const places = placesOf(network);
  const counts = countsOf(network);
  // Whole words, each part on memory of its own: bytes from a file may lie anywhere.
  const words = parts.map((part) => new Int32Array(part.slice().buffer));
  const fits = [...places, counts].every(({ byteLength }, index) => byteLength === lengths[index]);
  if (!fits || checksumOf(words) !== checksum) return refused('it is damaged');

  for (const [index, place] of [...places, counts].entries()) {
    const part = parts[index];
    if (part !== undefined) bytesOf(place).set(part);
  }
  for (const [index, population] of network.populations.entries()) {
    population.statistics.spikes = counts[index] ?? 0;
    unpackHistory(population.history, step, words[places.length + 1 + index] ?? new Int32Array(0));
  }
  for (const [index, projection] of network.projections.entries()) {
    projection.deliveries = counts[network.populations.length + index] ?? 0;
  }
  network.step = step;
  for (const { cells } of partsOf(network)) clearStatus(cells);
  return { kind: 'restored' };
}

function refused(reason: string): Restored {
  return { kind: 'refused', reason };
}

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly start: number } | undefined {
  const first = MAGIC.length + 4;
  if (bytes.length < first) return undefined;
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(first, first + length)));
    return isHeader(header) ? { header, start: padded(first + length) } : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, is: (each: unknown) => boolean): boolean =>
    name in value && is(Reflect.get(value, name));
  const isWhole = (each: unknown): boolean => Number.isSafeInteger(each);
  return (
    has('version', isWhole) &&
    has('step', isWhole) &&
    has('checksum', isWhole) &&
    has('lengths', (each) => Array.isArray(each) && each.every(isWhole)) &&
    has('structure', (each) => Array.isArray(each) && each.every((pair) => Array.isArray(pair)))
  );
}

const PLURAL = /^the (populations|signals|projections|delays)/;
/** Long lists and checksums say nothing to people. */
const UNTOLD = /^(the (populations|signals|projections|delays|text|time step)|who|what)\b/;

function isTelling(what: string, value: string | number): boolean {
  return !UNTOLD.test(what) && value !== '';
}

/** Returns the first thing that is not the same. */
function differenceOf(saved: Structure, own: Structure): string | undefined {
  for (const [index, [what, value]] of own.entries()) {
    const [savedWhat, savedValue] = saved[index] ?? [];
    if (savedWhat === what && savedValue === value) continue;
    if (savedWhat !== what) return `${savedWhat ?? what} is of one alone`;
    if (isTelling(what, value)) return `${what} is ${value}, there ${savedValue}`;
    return `${what} ${PLURAL.test(what) ? 'differ' : 'differs'}`;
  }
  return saved.length === own.length ? undefined : 'it holds more';
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

/** FNV-1a (Fowler, Noll, Vo) of words instead of bytes. */
function checksumOf(parts: readonly Numbers[]): number {
  let hash = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of parts) {
    const words = new Int32Array(buffer, byteOffset, byteLength / 4);
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
