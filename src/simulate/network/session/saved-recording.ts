/**
 * A saved state with how much was recorded until then, where a recording goes on with it: eight letters, the length of a header,
 * the header (JSON), then the state.
 */
import type { RecordedBefore } from '../../../runtime/network/recording-sink.ts';

const MAGIC = 'AXODEREC';
const START = MAGIC.length + 4;

export function packRecorded({ samples, spikes }: RecordedBefore, state: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ samples, spikes }));
  const bytes = new Uint8Array(START + text.length + state.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true);
  bytes.set(text, START);
  bytes.set(state, START + text.length);
  return bytes;
}

/** Returns the state alone, and what was recorded; what is none comes back as it is, for whoever reads states to refuse. */
export function unpackRecorded(bytes: Uint8Array): {
  readonly recorded?: RecordedBefore;
  readonly state: Uint8Array;
} {
  const asItIs = { state: bytes };
  if (bytes.length < START || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    return asItIs;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const recorded = readHeader(bytes.subarray(START, START + length));
  return recorded === undefined ? asItIs : { recorded, state: bytes.subarray(START + length) };
}

function readHeader(bytes: Uint8Array): RecordedBefore | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecorded(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isRecorded(value: unknown): value is RecordedBefore {
  if (typeof value !== 'object' || value === null || !('samples' in value && 'spikes' in value)) return false;
  return [value.samples, value.spikes].every(
    (list) => Array.isArray(list) && list.every((each) => Number.isSafeInteger(each) && each >= 0),
  );
}
