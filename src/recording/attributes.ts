import type { Dataset, Group } from './hdf5-library.ts';

/** Attributes of a group or dataset, in order: texts in UTF-8, whole numbers (bigint), other numbers. */
export type Attributes = Readonly<Record<string, string | number | bigint | undefined>>;

/** Writes them; what is undefined is left out. */
export function setAttributes(holder: Group | Dataset, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (typeof value === 'string') holder.create_attribute(name, value);
    else holder.create_attribute(name, Number(value), [], typeof value === 'bigint' ? '<q' : '<d');
  }
}
