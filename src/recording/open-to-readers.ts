/**
 * A file of HDF5 says in its head (superblock, version 3) whether somebody is writing it, and most programs refuse to open
 * one of which that is said: also for ever after, where the writer was killed. As we append only, and in an order in which
 * the file is whole at any time (single writer, multiple readers), we take the mark away after each block.
 * HDF5 File Format Specification 4.0, II.A "Disk Format: Level 0A - Format Signature and Superblock".
 */
import { checksum } from './checksum.ts';
import { changeHead } from './disk.ts';

const LENGTH = 48;
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const [VERSION_AT, FLAGS_AT, CHECKSUM_AT] = [8, 11, 44];

/** Takes the marks "opened for writing" from a head; returns whether it had any. What is no such head stays as it is. */
export function clearWriterMarks(head: Uint8Array): boolean {
  const isKnown = SIGNATURE.every((byte, at) => head[at] === byte) && head[VERSION_AT] === 3;
  if (!isKnown || head[FLAGS_AT] === 0) return false;
  head[FLAGS_AT] = 0;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  view.setUint32(CHECKSUM_AT, checksum(head.subarray(0, CHECKSUM_AT)), true);
  return true;
}

/** Lets any program open the file, also if this process does not live to close it. */
export function openToReaders(path: string): void {
  changeHead(path, LENGTH, clearWriterMarks);
}
