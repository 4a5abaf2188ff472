import { AppendedDataset, type DatasetShape } from './appended-dataset.ts';
import { type Attributes, setAttributes } from './attributes.ts';
import { ROWS_OF_LIST } from './chunk-shape.ts';
import type { Dataset, Group } from './hdf5-library.ts';

/** A group, in a file that is made or in one that goes on: there all is found as it was made. */
export interface Place {
  readonly group: Group;
  readonly isFound: boolean;
}

/** Thrown where something is not in a file that is to go on, as text: `it has no populations/E`. */
export class NotThere extends Error {}

export function groupIn({ group, isFound }: Place, name: string, attributes: Attributes = {}): Place {
  if (!isFound) {
    const made = group.create_group(name);
    setAttributes(made, attributes);
    return { group: made, isFound };
  }
  const found = group.get(name);
  if (found === null || !('create_group' in found)) throw notThere(group, name);
  return { group: found, isFound };
}

export function datasetIn(
  { group, isFound }: Place,
  shape: DatasetShape,
  attributes: Attributes,
): AppendedDataset {
  if (!isFound) {
    const made = AppendedDataset.make(group, shape);
    setAttributes(made.dataset, attributes);
    return made;
  }
  const found = AppendedDataset.find(group, shape);
  if (found === undefined) throw notThere(group, shape.name);
  return found;
}

/** Returns a dataset of one row that is written again. */
export function cellIn(
  { group, isFound }: Place,
  name: string,
  make: () => Dataset,
  attributes: Attributes,
): Dataset {
  if (!isFound) {
    const made = make();
    setAttributes(made, attributes);
    return made;
  }
  const found = group.get(name);
  if (found === null || !('slice' in found)) throw notThere(group, name);
  return found;
}

function notThere({ path }: Group, name: string): NotThere {
  return new NotThere(`it has no \`${path === '/' ? '' : path}/${name}\``);
}

/** A dataset of one number per row, with what its numbers are. */
export interface ListShape {
  readonly name: string;
  readonly type: 'float64' | 'int32';
  readonly unit: string;
  readonly title: string;
  /** Rows that are to be expected, where that is known. */
  readonly expected?: number;
  /** Default: true. What is written before it fills a chunk takes new space each time, unless it is not compressed. */
  readonly isCompressed?: boolean;
}

export function listIn(
  place: Place,
  { name, type, unit, title, expected, isCompressed = true }: ListShape,
  attributes: Attributes = {},
): AppendedDataset {
  const rows = Math.min(Math.max(expected ?? ROWS_OF_LIST, 1), ROWS_OF_LIST);
  const shape = { name, type, chunk: { rows, columns: 1 }, isCompressed };
  return datasetIn(place, shape, { unit, long_name: title, ...attributes });
}

/** Says along which numbers a dimension runs: any reader of dimension scales finds them. */
export function attachScale(
  { isFound }: Place,
  { dataset }: AppendedDataset,
  dimension: number,
  label: string,
  scale: AppendedDataset,
): void {
  if (isFound) return;
  if (scale.dataset.get_scale_name() === null) scale.dataset.make_scale(label);
  dataset.attach_scale(dimension, scale.dataset.path);
  dataset.set_dimension_label(dimension, label);
}
