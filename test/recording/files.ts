import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dataset, File, type Group, ready } from 'h5wasm/node';
import { onTestFinished } from 'vitest';
import { openRecording } from '../../src/recording/open-recording.ts';
import type { RecordingSink } from '../../src/runtime/network/recording-sink.ts';

/** Returns a path in a folder that is removed when the test is over. */
export function temporary(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'axode-recording-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

/** Opens a recording that can be opened. */
export async function openSink(path: string): Promise<RecordingSink> {
  const sink = await openRecording(path);
  if ('code' in sink) throw new Error(sink.message);
  return sink;
}

/** Lets `look` read a file of HDF5 by h5wasm. */
export async function reading<T>(path: string, look: (file: File) => T): Promise<T> {
  await ready;
  const file = new File(path, 'r');
  try {
    return look(file);
  } finally {
    file.close();
  }
}

/** Returns the dataset at a path. */
export function datasetAt(file: Group, path: string): Dataset {
  const found = file.get(path);
  if (found === null || !('slice' in found)) throw new Error(`no dataset ${path}`);
  return found;
}

/** Returns the numbers of a dataset, row after row. */
export function numbersAt(file: Group, path: string): readonly number[] {
  return Array.from(datasetAt(file, path).value as Float64Array | Int32Array);
}

/** Those are how HDF5 writes dimension scales down; h5wasm does not read them. */
const OF_SCALES = ['DIMENSION_LIST', 'REFERENCE_LIST', 'DIMENSION_LABELS', 'CLASS', 'NAME'];

function attributesOf(holder: Group | Dataset): string {
  return Object.keys(holder.attrs)
    .filter((name) => !OF_SCALES.includes(name) && name !== 'version')
    .map((name) => `${name}=${String(holder.attrs[name]?.value)}`)
    .join(' | ');
}

function* linesOf(holder: Group, indent: string): Generator<string> {
  for (const name of holder.keys()) {
    const found = holder.get(name);
    if (found === null || !('attrs' in found)) continue;
    if ('slice' in found) {
      const { shape, dtype, value } = found;
      const labels = found.get_dimension_labels().map((label, dimension) => {
        const scales = found.get_attached_scales(dimension).map((path) => path.split('/').at(-1));
        return `${label ?? '-'}${scales.length === 0 ? '' : ` by ${scales}`}`;
      });
      yield `${indent}${name}: ${JSON.stringify(dtype)} [${shape}] (${labels}) ${attributesOf(found)}`;
      yield `${indent}  ${String(value)}`;
    } else {
      yield `${indent}${name}/ ${attributesOf(found as Group)}`.trimEnd();
      yield* linesOf(found as Group, `${indent}  `);
    }
  }
}

/** Returns everything that a file holds, as text. */
export async function describeFile(path: string): Promise<string> {
  return await reading(path, (file) => [attributesOf(file), ...linesOf(file, '')].join('\n'));
}
