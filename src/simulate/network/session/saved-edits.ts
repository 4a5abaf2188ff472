/**
 * A saved state with the synapses that were removed and added since the network was made. Without such it is the state as
 * the runtime saves it; with them stand before it: eight letters, the length of a header, the header (JSON), whole numbers.
 */
import type { Topology } from '../../../runtime/network/topology.ts';

/** The synapses of a projection in place of those that it was made with. */
export interface SavedEdit {
  readonly projection: string;
  readonly topology: Topology;
  readonly numbers: Int32Array;
  /** The number for draws that the next new synapse has. */
  readonly nextNumber: number;
}

const MAGIC = 'AXODEEDT';

interface EditHeader {
  readonly projection: string;
  readonly pre: number;
  readonly post: number;
  readonly synapses: number;
  readonly nextNumber: number;
  readonly delays: 'uniform' | 'stretches';
  /** Of each list, in the order of `listsOf`. */
  readonly lengths: readonly number[];
}

function listsOf({ topology, numbers }: SavedEdit): readonly Int32Array[] {
  const { rows, targets, delays } = topology;
  const delayed =
    delays.kind === 'uniform'
      ? [Int32Array.of(delays.steps)]
      : [delays.distinct, delays.rows, delays.steps, delays.starts];
  return [rows, targets, numbers, ...delayed];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

export function packEdits(edits: readonly SavedEdit[], state: Uint8Array): Uint8Array {
  if (edits.length === 0) return state;
  const header = edits.map((edit): EditHeader => {
    const { pre, post, synapses, delays } = edit.topology;
    return {
      projection: edit.projection,
      pre,
      post,
      synapses,
      nextNumber: edit.nextNumber,
      delays: delays.kind,
      lengths: listsOf(edit).map(({ length }) => length),
    };
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  const lists = edits.flatMap(listsOf);
  const start = padded(MAGIC.length + 4 + text.length);
  const whole = padded(lists.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const bytes = new Uint8Array(start + whole + state.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true);
  bytes.set(text, MAGIC.length + 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of lists) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  bytes.set(state, start + whole);
  return bytes;
}

/** Returns the parts of a saved state; what is none comes back as it is, for whoever reads states to refuse. */
export function unpackEdits(given: Uint8Array): {
  readonly edits: readonly SavedEdit[];
  readonly state: Uint8Array;
} {
  // What files are read into, in Node, shares its memory with its slices.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const asItIs = { edits: [], state: bytes };
  const first = MAGIC.length + 4;
  if (bytes.length < first || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    return asItIs;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const header = readHeader(bytes.subarray(first, first + length));
  if (header === undefined) return asItIs;
  let at = padded(first + length);
  const edits: SavedEdit[] = [];
  for (const { projection, pre, post, synapses, nextNumber, delays, lengths } of header) {
    const lists: Int32Array[] = [];
    for (const count of lengths) {
      // Bytes from a file may lie anywhere.
      const list = bytes.slice(at, at + 4 * count);
      if (list.length !== 4 * count) return asItIs;
      lists.push(new Int32Array(list.buffer));
      at += 4 * count;
    }
    const [rows = NONE, targets = NONE, numbers = NONE, one = NONE, two = NONE, three = NONE, four = NONE] =
      lists;
    const topology: Topology = {
      pre,
      post,
      synapses,
      rows,
      targets,
      delays:
        delays === 'uniform'
          ? { kind: 'uniform', steps: one[0] ?? 0 }
          : { kind: 'stretches', distinct: one, rows: two, steps: three, starts: four },
    };
    const fits = rows.length === pre + 1 && targets.length === synapses && numbers.length === synapses;
    if (!fits || rows.at(-1) !== synapses || targets.some((cell) => cell < 0 || cell >= post)) return asItIs;
    edits.push({ projection, topology, numbers, nextNumber });
  }
  return { edits, state: bytes.subarray(padded(at)) };
}

const NONE = new Int32Array(0);

function readHeader(bytes: Uint8Array): readonly EditHeader[] | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(header) && header.every(isEditHeader) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isEditHeader(value: unknown): value is EditHeader {
  if (typeof value !== 'object' || value === null) return false;
  const of = (name: string): unknown => (name in value ? Reflect.get(value, name) : undefined);
  const isCount = (each: unknown): boolean =>
    typeof each === 'number' && Number.isSafeInteger(each) && each >= 0;
  const lengths = of('lengths');
  return (
    typeof of('projection') === 'string' &&
    ['pre', 'post', 'synapses', 'nextNumber'].every((name) => isCount(of(name))) &&
    (of('delays') === 'uniform' || of('delays') === 'stretches') &&
    Array.isArray(lengths) &&
    lengths.every(isCount)
  );
}
