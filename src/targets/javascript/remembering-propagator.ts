/**
 * Propagators that are remembered. What is carried from event to event needs one for the time in between: some microseconds
 * each, but there are only as many as numbers of steps between events. What is remembered is what was computed, bit for bit.
 */
import { ELEMENTARY } from '../../elementary/functions.ts';
import { propagator } from '../../runtime/propagator.ts';

/** Numbers that the memory for matrices of one size holds, 512 KB. */
const MEMORY = 65_536;
/** Knuth's multiplicative hash. */
const GOLDEN = 0x9e3779b1;

/** The matrices of one size: entries, and behind them their propagator. */
interface Remembered {
  readonly numbers: Float64Array;
  /** How many there is room for: a power of two. */
  readonly room: number;
  readonly isTaken: Uint8Array;
}

/** Puts the propagator of a matrix, given row by row, into `matrices`, and returns the place. */
export type PutPropagator = (matrices: Float64Array, place: number, entries: readonly number[]) => number;

export function rememberingPropagator(): PutPropagator {
  const bySize: (Remembered | undefined)[] = [];
  const mixed = new Float64Array(1);
  const words = new Uint32Array(mixed.buffer);
  return (matrices, place, entries) => {
    const size = entries.length;
    const remembered = bySize[size] ?? makeRoom(size);
    bySize[size] = remembered;
    const { numbers, room, isTaken } = remembered;
    let sum = 0;
    for (const entry of entries) sum = sum * 3 + entry;
    mixed[0] = sum;
    const hash = Math.imul((words[0] ?? 0) ^ (words[1] ?? 0), GOLDEN) >>> 0;
    const slot = Math.floor((hash / 2 ** 32) * room);
    const at = slot * 2 * size;
    if (isTaken[slot] === 0 || !isSame(numbers, at, entries)) {
      numbers.set(entries, at);
      numbers.set(propagator(ELEMENTARY, entries, Math.sqrt(size)), at + size);
      isTaken[slot] = 1;
    }
    for (let i = 0; i < size; i++) matrices[place + i] = numbers[at + size + i] ?? Number.NaN;
    return place;
  };
}

function makeRoom(size: number): Remembered {
  const room = 2 ** Math.max(4, Math.floor(Math.log2(MEMORY / (2 * size))));
  return { numbers: new Float64Array(room * 2 * size), room, isTaken: new Uint8Array(room) };
}

function isSame(numbers: Float64Array, at: number, entries: readonly number[]): boolean {
  for (let i = 0; i < entries.length; i++) if (!Object.is(numbers[at + i], entries[i])) return false;
  return true;
}
