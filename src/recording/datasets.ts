import { AppendedDataset } from './appended-dataset.ts';
import { type Attributes, setAttributes } from './attributes.ts';
import { ROWS_OF_LIST } from './chunk-shape.ts';
import type { Group } from './hdf5-library.ts';

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

export function makeList(
  group: Group,
  { name, type, unit, title, expected, isCompressed = true }: ListShape,
): AppendedDataset {
  const rows = Math.min(Math.max(expected ?? ROWS_OF_LIST, 1), ROWS_OF_LIST);
  const made = new AppendedDataset(group, { name, type, chunk: { rows, columns: 1 }, isCompressed });
  setAttributes(made.dataset, { unit, long_name: title });
  return made;
}

export function makeGroup(parent: Group, name: string, attributes: Attributes): Group {
  const group = parent.create_group(name);
  setAttributes(group, attributes);
  return group;
}

/** Says along which numbers a dimension runs: any reader of dimension scales finds them. */
export function attachScale(
  { dataset }: AppendedDataset,
  dimension: number,
  label: string,
  scale: AppendedDataset,
): void {
  if (scale.dataset.get_scale_name() === null) scale.dataset.make_scale(label);
  dataset.attach_scale(dimension, scale.dataset.path);
  dataset.set_dimension_label(dimension, label);
}
