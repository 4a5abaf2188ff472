/**
 * A saved state with the synapses that were removed and added since the network was made, and the names that were set. Without
 * such it is the state as the runtime saves it; with them stand before it: eight letters, the length of a header, the header
 * (JSON), whole numbers.
 */
import type { Topology } from '../../../runtime/network/topology.ts';
import type { OwnValues } from './own-values.ts';

/** The synapses of a projection in place of those that it was made with. */
export interface SavedEdit {
  readonly projection: string;
  readonly topology: Topology;
  readonly numbers: Int32Array;
  /** The number for draws that the next new synapse has. */
  readonly nextNumber: number;
  /** By synapse: the step with which it begins; of all the first if absent. */
  readonly since?: Int32Array;
  /** Whether states may be kept once for a cell: not where synapses of a cell began at different times. */
  readonly sharesStates: boolean;
}

/** What a state does not tell of the network that it is of. */
export interface SavedChanges {
  readonly edits: readonly SavedEdit[];
  readonly own: OwnValues;
}

const MAGIC = 'AXODEEDT';

interface EditHeader {
  readonly projection: string;
  readonly pre: number;
  readonly post: number;
  readonly synapses: number;
  readonly nextNumber: number;
  readonly hasSince: boolean;
  readonly sharesStates: boolean;
  readonly delays: 'uniform' | 'stretches';
  /** Of each list, in the order of `listsOf`. */
  readonly lengths: readonly number[];
}

/** Names that were set of a population or a projection. */
type OwnHeader = readonly (readonly [of: string, names: readonly string[]])[];

interface Header {
  readonly edits: readonly EditHeader[];
  readonly own: OwnHeader;
}

function listsOf({ topology, numbers, since }: SavedEdit): readonly Int32Array[] {
  const { rows, targets, delays } = topology;
  const delayed =
    delays.kind === 'uniform'
      ? [Int32Array.of(delays.steps)]
      : [delays.distinct, delays.rows, delays.steps, delays.starts];
  return [rows, targets, numbers, ...delayed, ...(since === undefined ? [] : [since])];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

export function packEdits({ edits, own }: SavedChanges, state: Uint8Array): Uint8Array {
  if (edits.length === 0 && own.size === 0) return state;
  const ofEdits = edits.map((edit): EditHeader => {
    const { pre, post, synapses, delays } = edit.topology;
    return {
      projection: edit.projection,
      pre,
      post,
      synapses,
      nextNumber: edit.nextNumber,
      hasSince: edit.since !== undefined,
      sharesStates: edit.sharesStates,
      delays: delays.kind,
      lengths: listsOf(edit).map(({ length }) => length),
    };
  });
  const ofOwn = [...own].map(([of, names]) => [of, [...names]]);
  const text = new TextEncoder().encode(JSON.stringify({ edits: ofEdits, own: ofOwn }));
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
export function unpackEdits(given: Uint8Array): SavedChanges & { readonly state: Uint8Array } {
  // What files are read into, in Node, shares its memory with its slices.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const asItIs = { edits: [], own: new Map<string, never>(), state: bytes };
  const first = MAGIC.length + 4;
  if (bytes.length < first || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    return asItIs;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const header = readHeader(bytes.subarray(first, first + length));
  if (header === undefined) return asItIs;
  let at = padded(first + length);
  const edits: SavedEdit[] = [];
  for (const each of header.edits) {
    const { projection, pre, post, synapses, nextNumber, sharesStates, hasSince, delays, lengths } = each;
    const lists: Int32Array[] = [];
    for (const count of lengths) {
      // Bytes from a file may lie anywhere.
      const list = bytes.slice(at, at + 4 * count);
      if (list.length !== 4 * count) return asItIs;
      lists.push(new Int32Array(list.buffer));
      at += 4 * count;
    }
    const since = hasSince ? lists.pop() : undefined;
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
    if (since !== undefined && since.length !== synapses) return asItIs;
    if (!fits || rows.at(-1) !== synapses || targets.some((cell) => cell < 0 || cell >= post)) return asItIs;
    edits.push({
      projection,
      topology,
      numbers,
      nextNumber,
      sharesStates,
      ...(since === undefined ? {} : { since }),
    });
  }
  const own: OwnValues = new Map(header.own.map(([of, names]) => [of, new Set(names)]));
  return { edits, own, state: bytes.subarray(padded(at)) };
}

const NONE = new Int32Array(0);

function readHeader(bytes: Uint8Array): Header | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || !('edits' in value) || !('own' in value)) return false;
  const { edits, own } = value;
  return Array.isArray(edits) && edits.every(isEditHeader) && Array.isArray(own) && own.every(isOwn);
}

function isOwn(value: unknown): value is OwnHeader[number] {
  if (!Array.isArray(value)) return false;
  const [of, names]: readonly unknown[] = value;
  return typeof of === 'string' && Array.isArray(names) && names.every((name) => typeof name === 'string');
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
    typeof of('hasSince') === 'boolean' &&
    typeof of('sharesStates') === 'boolean' &&
    (of('delays') === 'uniform' || of('delays') === 'stretches') &&
    Array.isArray(lengths) &&
    lengths.every(isCount)
  );
}
