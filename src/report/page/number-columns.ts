/**
 * Numbers in a page: each list once, exact to the bit. A regular grid (the times of a run) is three numbers, all
 * else the bytes of its float64, little-endian, in base64. The page's own program reads them back.
 */

/** A list of numbers as text: `value[k] = (k * by) / over`, or the bytes. */
export type EncodedColumn =
  | { readonly by: number; readonly over: number; readonly count: number }
  | { readonly bytes: string };

/** What stands for a list of numbers in what is otherwise plain JSON. No name of a model is `#`. */
export interface ColumnReference {
  readonly '#': number;
}

/** Divisors that times on a decimal grid are found by. */
const GRID_DIVISORS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] as const;

function asGrid(values: ArrayLike<number>): EncodedColumn | undefined {
  const count = values.length;
  if (count < 3) return undefined;
  const last = values[count - 1] ?? Number.NaN;
  for (const over of GRID_DIVISORS) {
    const by = Math.round((last / (count - 1)) * over);
    let k = 0;
    while (k < count && Object.is((k * by) / over, values[k])) k += 1;
    if (k === count) return { by, over, count };
  }
  return undefined;
}

/** Bytes that are turned into letters at once: a multiple of three, so that pieces of base64 join. */
const PIECE = 3 * 8192;

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE))));
  }
  return pieces.join('');
}

/** Returns the numbers as text. */
export function encodeColumn(values: ArrayLike<number>): EncodedColumn {
  const grid = asGrid(values);
  if (grid !== undefined) return grid;
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i] ?? Number.NaN, true);
  return { bytes: toBase64(new Uint8Array(view.buffer)) };
}

/** Returns the numbers that `encodeColumn` was given. */
export function decodeColumn(column: EncodedColumn): Float64Array {
  if (!('bytes' in column)) {
    const { by, over, count } = column;
    return Float64Array.from({ length: count }, (_, k) => (k * by) / over);
  }
  const letters = atob(column.bytes);
  const view = new DataView(new ArrayBuffer(letters.length));
  for (let i = 0; i < letters.length; i++) view.setUint8(i, letters.charCodeAt(i));
  return Float64Array.from({ length: letters.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}

function isNumbers(value: object): value is ArrayLike<number> {
  if (ArrayBuffer.isView(value)) return true;
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number');
}

/** Gathers the lists of numbers of a page, each once. */
export class ColumnWriter {
  readonly columns: EncodedColumn[] = [];
  readonly #places = new Map<string, number>();
  readonly #known = new Map<object, number>();

  #placeOf(values: ArrayLike<number>): number {
    const known = this.#known.get(values);
    if (known !== undefined) return known;
    const encoded = encodeColumn(values);
    const key = 'bytes' in encoded ? encoded.bytes : JSON.stringify(encoded);
    const place = this.#places.get(key) ?? this.columns.push(encoded) - 1;
    this.#places.set(key, place);
    this.#known.set(values, place);
    return place;
  }

  /** Returns the value with a reference for each list of numbers in it. */
  packed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (isNumbers(value)) return { '#': this.#placeOf(value) } satisfies ColumnReference;
    if (Array.isArray(value)) return value.map((each) => this.packed(each));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.packed(each)]));
  }
}

/** Returns the value that `packed` was given: with its lists of numbers, as `Float64Array`s. */
export function unpacked(value: unknown, columns: readonly Float64Array[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => unpacked(each, columns));
  const entries = Object.entries(value);
  const [only, ...others] = entries;
  if (only?.[0] === '#' && others.length === 0 && typeof only[1] === 'number') {
    return columns[only[1]] ?? new Float64Array();
  }
  return Object.fromEntries(entries.map(([key, each]) => [key, unpacked(each, columns)]));
}
