import { InvariantError, known } from '../base/invariant.ts';
import { cannotGoOn, cannotRecord, missingRecordingPackage } from '../diagnostics/codes/recording.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type {
  RecordedBefore,
  RecordedTime,
  RecordingDescription,
  RecordingEnding,
  RecordingSink,
  SynapseBlock,
} from '../runtime/network/recording-sink.ts';
import type { AppendedDataset } from './appended-dataset.ts';
import { NotThere } from './datasets.ts';
import { describeRecordingMemory } from './describe-recording-memory.ts';
import { reasonOfSystem, sizeOf, whyNotWritten } from './disk.ts';
import { goOn } from './go-on.ts';
import {
  type File,
  HDF5_PACKAGE,
  type Hdf5Library,
  type Hdf5Module,
  loadHdf5,
  reasonOfLibrary,
} from './hdf5-library.ts';
import { layOutRecording, type RecordingLayout } from './lay-out-recording.ts';
import { RecordingFailure } from './recording-failure.ts';
import { WholeFile } from './whole-file.ts';

export interface Hdf5Options {
  /** How the library is loaded. Default: as the package h5wasm. */
  readonly load?: () => Promise<Hdf5Module>;
}

/**
 * Returns where recordings go; or why that cannot be: the package is missing, or the system refuses. A file that is there stays
 * as it is until the recording begins.
 */
export async function recordToHdf5(
  path: string,
  { load }: Hdf5Options = {},
): Promise<RecordingSink | Diagnostic> {
  let library: Hdf5Library;
  try {
    library = await loadHdf5(load);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    const reason = isMissing ? undefined : reasonOfSystem(error);
    return missingRecordingPackage({ path, form: 'HDF5', ...HDF5_PACKAGE, reason });
  }
  const reason = whyNotWritten(path);
  return reason === undefined ? new Hdf5Recording(path, library) : cannotRecord({ path, reason });
}

/** Files of HDF5 1.10 (2016): the first that can be read while they are written. */
const FORMAT = ['v110', 'v110'] as const;

/** What is held back is written after so many ms, and whenever a hundredth of the time of the run has gone since. */
const FIRST_SETTLING = 5000;
const SHARE_OF_TIME = 0.01;

interface Content {
  readonly layout: RecordingLayout;
  readonly time: RecordedTime;
}

class Hdf5Recording implements RecordingSink {
  readonly #path: string;
  readonly #library: Hdf5Library;
  readonly #whole: WholeFile = new WholeFile();
  readonly #start: number = performance.now();
  /** Undefined before it begins, and once it is closed. */
  #file: File | undefined;
  #content: Content | undefined;
  #failure: RecordingFailure | undefined;
  #nextSettling: number = this.#start + FIRST_SETTLING;
  readonly #onExit: () => void;

  constructor(path: string, library: Hdf5Library) {
    this.#path = path;
    this.#library = library;
    // An exception that nobody catches ends the process without a word to us but this.
    this.#onExit = () => {
      if (this.#failure === undefined) this.#attempt(() => this.#close());
    };
  }

  memory(description: RecordingDescription): number {
    return describeRecordingMemory(description, 'hdf5').total;
  }

  begin(description: RecordingDescription, before?: RecordedBefore): void {
    this.#attempt(() => {
      const isFound = before !== undefined;
      if (isFound) this.#whole.found(sizeOf(this.#path));
      const file = new this.#library.File(this.#path, isFound ? 'a' : 'w', { libver: [...FORMAT] });
      this.#file = file;
      process.once('exit', this.#onExit);
      const root = { group: file, isFound };
      const layout = isFound ? goOn(root, description, before) : layOutRecording(root, description);
      this.#content = { layout, time: description.time };
      file.flush();
      // From here on what points to something is written after it.
      file.start_swmr_write();
    });
  }

  synapses(projection: number, first: number, { pre, post, delays, values }: SynapseBlock): void {
    this.#write(({ layout, time }) => {
      const datasets = layout.synapses[projection];
      if (datasets === undefined) return;
      inOrder(datasets.pre.rows, first);
      datasets.pre.append(pre);
      datasets.post.append(post);
      datasets.delays.append(timesOf(delays, time));
      for (const [index, list] of datasets.values.entries()) {
        list.append(known(values[index], 'values of the synapses'));
      }
    });
  }

  samples(trace: number, first: number, block: Float64Array): void {
    this.#write(({ layout }) => {
      const datasets = layout.traces[trace];
      if (datasets === undefined) return;
      const { values, times } = datasets;
      inOrder(values.rows, first);
      times.extendTo(first + block.length / values.columns);
      // Samples whose times are not in the file would be of no use.
      if (values.fillsChunk(block)) times.list.settle();
      values.append(block);
    });
  }

  spikes(population: number, points: Int32Array | Float64Array, cells: Int32Array): void {
    this.#write(({ layout, time }) => {
      const datasets = layout.spikes[population];
      if (datasets === undefined) return;
      datasets.times.append(timesOf(points, time));
      datasets.cells.append(cells);
    });
  }

  settle(): void {
    this.#attempt(() => {
      for (const dataset of this.#content?.layout.all ?? []) dataset.settle();
      this.#file?.flush();
    });
  }

  end(ending: RecordingEnding): void {
    process.removeListener('exit', this.#onExit);
    // That has been told; what was written before is there.
    if (this.#failure !== undefined) return;
    this.#attempt(() => {
      const { layout, time } = this.#content ?? {};
      if (time !== undefined) layout?.ending.write(ending, time.timeOf(ending.point));
      this.#close();
    });
  }

  /** Lets `change` append rows, and hands whole chunks to the system; what is held back too, where it is time for that. */
  #write(change: (content: Content) => void): void {
    this.#attempt(() => {
      const content = known(this.#content, 'begin of the recording');
      const { all } = content.layout;
      const before = writesOf(all);
      change(content);
      const now = performance.now();
      if (now >= this.#nextSettling) {
        for (const dataset of all) dataset.settle();
        this.#nextSettling = now + Math.max(FIRST_SETTLING, (now - this.#start) * SHARE_OF_TIME);
      }
      if (writesOf(all) > before) this.#file?.flush();
    });
  }

  #close(): void {
    for (const dataset of this.#content?.layout.all ?? []) dataset.settle();
    this.#file?.close();
    this.#file = undefined;
  }

  /** Lets go of a file in which nothing was begun. */
  #leave(): void {
    process.removeListener('exit', this.#onExit);
    try {
      this.#whole.keep(this.#library.writes, () => this.#file?.close());
    } finally {
      this.#file = undefined;
    }
  }

  #attempt(action: () => void): void {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      this.#whole.keep(this.#library.writes, action);
    } catch (error) {
      if (error instanceof InvariantError) throw error;
      const kept = this.#content === undefined ? undefined : 'what was written before is kept.';
      if (this.#content === undefined) this.#leave();
      this.#failure = new RecordingFailure(
        error instanceof NotThere
          ? cannotGoOn({ path: this.#path, reason: error.message })
          : cannotRecord({ path: this.#path, reason: reasonOfLibrary(error), kept }),
      );
      throw this.#failure;
    }
  }
}

function writesOf(datasets: readonly AppendedDataset[]): number {
  let writes = 0;
  for (const dataset of datasets) writes += dataset.writes;
  return writes;
}

function inOrder(rows: number, first: number): void {
  if (rows !== first) throw new InvariantError(`rows from ${first} on after ${rows} rows of a recording`);
}

function timesOf(points: Int32Array | Float64Array, { timeOf }: RecordedTime): Float64Array {
  const times = new Float64Array(points.length);
  for (let index = 0; index < points.length; index++) times[index] = timeOf(points[index] ?? Number.NaN);
  return times;
}
