import { InvariantError } from '../base/invariant.ts';
import { type ChunkShape, NUMBERS_AT_ONCE } from './chunk-shape.ts';
import type { Dataset, Group } from './hdf5-library.ts';

export type Numbers = Float64Array | Int32Array;

export interface DatasetShape {
  readonly name: string;
  readonly type: 'float64' | 'int32';
  /** Absent: rows are single numbers. */
  readonly columns?: number;
  readonly chunk: ChunkShape;
  /** Lists of whole numbers and grid points shrink to a quarter; samples by a tenth, for twenty times the time. */
  readonly isCompressed: boolean;
}

/** How hard gzip tries: more takes time and gains next to nothing. */
const GZIP_LEVEL = 1;

/** Chunks below that are not worth it. */
const LEAST_COMPRESSED_BYTES = 4096;

/**
 * A dataset that rows are appended to. What does not fill a chunk is held back until it does, as a chunk that is compressed
 * anew takes new space in the file; `settle` writes that too.
 */
export class AppendedDataset {
  readonly #dataset: Dataset;
  readonly #shape: Pick<DatasetShape, 'type' | 'columns' | 'chunk'>;
  readonly #columns: number;
  /** Rows of whole chunks, which are never written again. */
  #whole = 0;
  #held: Numbers | undefined;
  #heldRows = 0;
  /** Of the held rows, those that are written too. */
  #settledRows = 0;
  /** Rows that the dataset has in the file. */
  #extent = 0;
  #writes = 0;

  private constructor(
    dataset: Dataset,
    shape: Pick<DatasetShape, 'type' | 'columns' | 'chunk'>,
    rows: number,
  ) {
    this.#dataset = dataset;
    this.#shape = shape;
    this.#columns = shape.columns ?? 1;
    this.#whole = rows;
    this.#extent = rows;
  }

  /** Makes an empty one. */
  static make(group: Group, shape: DatasetShape): AppendedDataset {
    const { name, type, columns, chunk, isCompressed } = shape;
    const isWide = columns !== undefined;
    const numbers = chunk.rows * chunk.columns;
    const isWorthIt = isCompressed && numbers * BYTES[type] >= LEAST_COMPRESSED_BYTES;
    const dataset = group.create_dataset({
      name,
      data: numbersOf(type, 0),
      dtype: type === 'float64' ? '<d' : '<i',
      shape: isWide ? [0, columns] : [0],
      maxshape: isWide ? [null, columns] : [null],
      chunks: isWide ? [chunk.rows, chunk.columns] : [chunk.rows],
      ...(isWorthIt ? { compression: 'gzip', compression_opts: GZIP_LEVEL } : {}),
    });
    return new AppendedDataset(dataset, shape, 0);
  }

  /** Finds one with all its rows, in the chunks that it was made with; undefined if there is none of so many columns. */
  static find(
    group: Group,
    shape: Pick<DatasetShape, 'name' | 'type' | 'columns'>,
  ): AppendedDataset | undefined {
    const { name, type, columns } = shape;
    const found = group.get(name);
    if (found === null || !('metadata' in found) || !('slice' in found)) return undefined;
    const [rows, width] = found.shape ?? [];
    const [ofChunk, widthOfChunk = 1] = found.metadata.chunks ?? [];
    if (rows === undefined || ofChunk === undefined || width !== columns) return undefined;
    return new AppendedDataset(
      found,
      {
        type,
        chunk: { rows: ofChunk, columns: widthOfChunk },
        ...(columns === undefined ? {} : { columns }),
      },
      rows,
    );
  }

  /** Leaves the first rows only, and goes on behind them. Nothing may be held back. */
  cutTo(rows: number): void {
    if (rows > this.rows || this.#heldRows > 0)
      throw new InvariantError(`${rows} of ${this.rows} rows are kept`);
    const { chunk, columns } = this.#shape;
    if (rows < this.#extent) {
      this.#extent = rows;
      this.#dataset.resize(columns === undefined ? [rows] : [rows, columns]);
    }
    this.#whole = rows - (rows % chunk.rows);
    if (rows === this.#whole) return;
    const last: [number, number] = [this.#whole, rows];
    const held = this.#dataset.slice(columns === undefined ? [last] : [last, [0, columns]]);
    if (!(held instanceof Float64Array || held instanceof Int32Array))
      throw new InvariantError(`numbers of ${this.#dataset.path}`);
    this.#hold(held);
    this.#settledRows = this.#heldRows;
  }

  get dataset(): Dataset {
    return this.#dataset;
  }

  get rows(): number {
    return this.#whole + this.#heldRows;
  }

  /** How often anything was written. */
  get writes(): number {
    return this.#writes;
  }

  /** Numbers of a row. */
  get columns(): number {
    return this.#columns;
  }

  /** Whether appending these rows writes some of them at once. */
  fillsChunk(block: Numbers): boolean {
    return this.#heldRows + block.length / this.#columns >= this.#shape.chunk.rows;
  }

  /** Appends whole rows. */
  append(block: Numbers): void {
    const columns = this.#columns;
    const { rows: ofChunk } = this.#shape.chunk;
    const rows = block.length / columns;
    let next = 0;
    while (next < rows) {
      const left = rows - next;
      if (this.#heldRows === 0 && left >= ofChunk) {
        const direct = left - (left % ofChunk);
        this.#write(this.#whole, block.subarray(next * columns, (next + direct) * columns));
        this.#whole += direct;
        next += direct;
        continue;
      }
      const taken = Math.min(left, ofChunk - this.#heldRows);
      this.#hold(block.subarray(next * columns, (next + taken) * columns));
      next += taken;
      if (this.#heldRows < ofChunk) continue;
      this.settle();
      this.#whole += this.#heldRows;
      this.#heldRows = 0;
      this.#settledRows = 0;
    }
  }

  /** Writes what is held back. */
  settle(): void {
    if (this.#held === undefined || this.#settledRows === this.#heldRows) return;
    this.#write(this.#whole, this.#held.subarray(0, this.#heldRows * this.#columns));
    this.#settledRows = this.#heldRows;
  }

  #hold(rows: Numbers): void {
    this.#held ??= numbersOf(this.#shape.type, this.#shape.chunk.rows * this.#columns);
    this.#held.set(rows, this.#heldRows * this.#columns);
    this.#heldRows += rows.length / this.#columns;
  }

  #write(first: number, block: Numbers): void {
    this.#writes += 1;
    const columns = this.#columns;
    const end = first + block.length / columns;
    if (end > this.#extent) {
      this.#extent = end;
      this.#dataset.resize(this.#shape.columns === undefined ? [end] : [end, columns]);
    }
    // The library copies what it is given: piece by piece that is little.
    const { rows: ofChunk, columns: width } = this.#shape.chunk;
    const rowsAtOnce =
      width < columns ? 1 : ofChunk * Math.max(Math.floor(NUMBERS_AT_ONCE / (ofChunk * width)), 1);
    for (let row = first; row < end; row += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, end - row);
      for (let column = 0; column < columns; column += width) {
        const last = Math.min(column + width, columns);
        const from = (row - first) * columns + column;
        const piece = block.subarray(from, from + (rows - 1) * columns + (last - column));
        this.#dataset.write_slice(
          this.#shape.columns === undefined
            ? [[row, row + rows]]
            : [
                [row, row + rows],
                [column, last],
              ],
          piece,
        );
      }
    }
  }
}

const BYTES = { float64: 8, int32: 4 } as const;

function numbersOf(type: DatasetShape['type'], length: number): Numbers {
  return type === 'float64' ? new Float64Array(length) : new Int32Array(length);
}
