import { type SweepAxis, sweptValues } from '../../../simulate/run-result.ts';
import { readingText } from './number-text.ts';

/** Returns `cell 20`, in a sweep with what the cell was given: `cell 20 (I = 10 uA/cm^2)`. */
export function cellWords(sweep: readonly SweepAxis[], cell: number): string {
  if (sweep.length === 0) return `cell ${cell}`;
  const values = sweptValues(sweep, cell);
  const given = sweep.map(
    ({ name, unit }, axis) => `${name} = ${readingText(values[axis])}${unit === '1' ? '' : ` ${unit}`}`,
  );
  return `cell ${cell} (${given.join(', ')})`;
}
