/** Prints all that h5wasm reads in a file of HDF5, as JSON: the same as read-all.py prints by another library. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Dataset, File, ready } from 'h5wasm/node';

const OF_SCALES = ['DIMENSION_LIST', 'REFERENCE_LIST', 'DIMENSION_LABELS', 'CLASS', 'NAME'];
const TYPES = { '<d': 'float64', '<i': 'int32', '<q': 'int64', S512: 'text of 512' };
const SHOWN = 100;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function attributesOf(holder) {
  const names = Object.keys(holder.attrs).filter((name) => !OF_SCALES.includes(name));
  return Object.fromEntries(names.map((name) => [name, plain(holder.attrs[name].value)]));
}

function valuesOf(values) {
  if (!ArrayBuffer.isView(values) || values.length <= SHOWN) return Array.from(values, plain);
  return `sha256 ${sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))}`;
}

function* readingsOf(group, path) {
  for (const name of group.keys()) {
    const [found, at] = [group.get(name), `${path}/${name}`];
    const attributes = attributesOf(found);
    if (found instanceof Dataset) {
      const labels = found.get_dimension_labels();
      yield [
        at,
        {
          attributes,
          type: TYPES[found.dtype],
          shape: found.shape,
          dimensions: labels.map((label, axis) => [label ?? '', found.get_attached_scales(axis)]),
          values: valuesOf(found.value),
        },
      ];
    } else {
      yield [at, { attributes }];
      yield* readingsOf(found, at);
    }
  }
}

const [path] = process.argv.slice(2);
await ready;
const file = new File(path, 'r');
const held = {
  sha256: sha256(readFileSync(path)),
  '/': { attributes: attributesOf(file) },
  ...Object.fromEntries(readingsOf(file, '')),
};
process.stdout.write(JSON.stringify(held));
