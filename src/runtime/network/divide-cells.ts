/** How cells are divided among threads, and where each thread has what it does not share with others. */
import type { Layout, LinkableModel, StorageDescription } from '../layout.ts';
import type { Ranges } from './step-phase.ts';

/** Columns are padded to so many cells; a thread has all of them, so that no two write into one line of memory. */
const CELLS_TOGETHER = 8;
const NUMBERS_PER_LINE = 8;

/** Returns by thread which cells it has: a stretch of each population, or all cells where they read each other. */
export function divideCells(
  { driver, sampled = [] }: Pick<LinkableModel, 'driver' | 'sampled'>,
  cells: number,
  index: number,
  threads: number,
): readonly Ranges[] {
  const isWhole = driver?.kind === 'coupled' || sampled.length > 0;
  const groups = Math.ceil(cells / CELLS_TOGETHER);
  return Array.from({ length: threads }, (_, thread) => {
    if (isWhole) return thread === index % threads ? Int32Array.of(0, cells) : new Int32Array(0);
    const first = CELLS_TOGETHER * Math.floor((groups * thread) / threads);
    const end = Math.min(cells, CELLS_TOGETHER * Math.floor((groups * (thread + 1)) / threads));
    return first < end ? Int32Array.of(first, end) : new Int32Array(0);
  });
}

/**
 * Returns by thread the layout of what it reads and writes: that of the first thread is the population's. Others have status
 * words, spikes, and what synapses keep of presynaptic cells, in areas behind it; each thread keeps the latter for itself.
 */
export function threadLayouts(
  layout: Layout,
  { columns, isSilent, datesSpikes }: StorageDescription,
  cells: readonly Ranges[],
): { readonly layouts: readonly Layout[]; readonly byteLength: number } {
  let next = layout.byteLength / Float64Array.BYTES_PER_ELEMENT;
  const take = (numbers: number): number => {
    const offset = next;
    next += Math.ceil(numbers / NUMBERS_PER_LINE) * NUMBERS_PER_LINE;
    return offset;
  };
  const layouts = cells.map(([first = 0, end = 0], thread): Layout => {
    if (thread === 0) return layout;
    const status = take(Math.ceil(layout.statusWords / 2)) * 2;
    const capacity = isSilent === true ? 0 : end - first;
    const spikes = take(Math.ceil((capacity * 3) / 2)) * 2;
    const spikeTimes = datesSpikes === true ? take(capacity) : -1;
    const places = layout.columns.map((place, column) =>
      columns[column]?.variability === 'pre' ? take(layout.ends.pre) : place,
    );
    return { ...layout, status, spikes, spikeCapacity: capacity, spikeTimes, columns: places };
  });
  return { layouts, byteLength: next * Float64Array.BYTES_PER_ELEMENT };
}

/** Returns the buffer of a population: threads share it. */
export function allocateFor(
  layout: Layout,
  storage: StorageDescription,
  cells: readonly Ranges[],
  allocate: LinkableModel['allocate'] = (bytes, isShared) =>
    isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
): ArrayBufferLike {
  if (cells.length === 1) return allocate(layout.byteLength, false);
  return allocate(threadLayouts(layout, storage, cells).byteLength, true);
}
