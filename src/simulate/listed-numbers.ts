import type { CheckedModel } from '../check/checked-model.ts';
import { notAValue, wrongLength } from '../diagnostics/codes/run/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { toSystemNumbers } from '../units/system-numbers.ts';
import type { Unit } from '../units/unit.ts';

/** Whether a value is a list of what could be numbers. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return (
    typeof value === 'object' && value !== null && 'length' in value && Number.isSafeInteger(value.length)
  );
}

/** Returns the numbers of a list; or the place of the first entry that is none (NaN is none). */
function numbersIn(values: ArrayLike<unknown>): Float64Array | { readonly at: number } {
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (typeof value !== 'number' || Number.isNaN(value)) return { at };
    numbers[at] = value;
  }
  return numbers;
}

/**
 * Returns one number per cell, in the model's units, from numbers in the declared unit: each the float64 that the same
 * number gives when it is set alone.
 */
export function readListed(
  name: string,
  values: ArrayLike<unknown>,
  cells: number,
  unit: Unit,
  { system }: Pick<CheckedModel, 'system'>,
): Float64Array | Diagnostic {
  if (values.length !== cells) return wrongLength({ name, length: values.length, cells });
  const numbers = numbersIn(values);
  if (!(numbers instanceof Float64Array)) return notAValue({ name, cell: numbers.at });
  return toSystemNumbers(numbers, unit, system);
}
