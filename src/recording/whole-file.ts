/**
 * Keeps a file of HDF5 whole between any two of its writes, so that any program can open it while it grows, and after its
 * writer was killed. A file with a single writer (SWMR) almost is: what points to something is written after it. But its head
 * (superblock, version 3) says that somebody writes it, for which most programs refuse to open it, for ever where the writer
 * was killed; and where the file ends, beyond which nothing is read, though it has grown since. So the head is written
 * without these marks, and again whenever the file has grown.
 * HDF5 File Format Specification 4.0, II.A "Disk Format: Level 0A - Format Signature and Superblock".
 */
import { checksum } from './checksum.ts';

/** What the library writes its files by; `position` counts from the start of the file. */
export interface FileWrites {
  write(stream: object, buffer: ArrayBufferView, offset: number, length: number, position?: number): number;
  ftruncate(descriptor: number, length: number): void;
}

const LENGTH = 48;
const SIGNATURE: readonly number[] = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const [VERSION_AT, MARKS_AT, END_AT, CHECKSUM_AT] = [8, 11, 28, 44];

export class WholeFile {
  /** Bytes that the file has. */
  #size = 0;
  /** As the library wrote it last, and where to. */
  #head: Uint8Array | undefined;
  #stream: object | undefined;

  /** Tells that the file is there, and how many bytes it has. */
  found(size: number): void {
    this.#size = size;
  }

  /** Lets `action` write this file, and no other. */
  keep<T>(writes: FileWrites, action: () => T): T {
    const { write, ftruncate } = writes;
    const setSize = (size: number): void => {
      this.#size = size;
      if (this.#head === undefined || this.#stream === undefined) return;
      write.call(writes, this.#stream, withEnd(this.#head, size), 0, LENGTH, 0);
    };
    writes.write = (stream, buffer, offset, length, position) => {
      const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
      if (position === 0 && isHead(bytes)) {
        this.#head = bytes.slice();
        this.#stream = stream;
        setSize(Math.max(this.#size, LENGTH));
        return length;
      }
      const written = write.call(writes, stream, buffer, offset, length, position);
      // On a full disk it may be less than was to be written.
      const end = (position ?? Number.NaN) + written;
      if (end > this.#size) setSize(end);
      return written;
    };
    writes.ftruncate = (descriptor, length) => {
      // A file that is shorter than its head says is taken for a damaged one.
      if (length < this.#size) setSize(length);
      ftruncate.call(writes, descriptor, length);
      if (length > this.#size) setSize(length);
    };
    try {
      return action();
    } finally {
      Object.assign(writes, { write, ftruncate });
    }
  }
}

function isHead(bytes: Uint8Array): boolean {
  return (
    bytes.length === LENGTH && SIGNATURE.every((byte, at) => bytes[at] === byte) && bytes[VERSION_AT] === 3
  );
}

/** Returns the head of a file that nobody is writing and that ends there. */
function withEnd(head: Uint8Array, end: number): Uint8Array {
  const changed = head.slice();
  changed[MARKS_AT] = 0;
  const view = new DataView(changed.buffer);
  view.setBigUint64(END_AT, BigInt(end), true);
  view.setUint32(CHECKSUM_AT, checksum(changed.subarray(0, CHECKSUM_AT)), true);
  return changed;
}
