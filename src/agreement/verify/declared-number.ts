import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { toSystemNumbers } from '../../units/system-numbers.ts';
import type { Unit } from '../../units/unit.ts';
import { fromSystemNumber } from '../../units/unit-system.ts';

/** Returns the model's number for a number in a unit, as if it were written in the model. */
export function toModelNumber(value: number, unit: Unit, { system }: CheckedModel): number {
  return known(toSystemNumbers([value], unit, system)[0], 'number');
}

/** Returns a number in a unit that stands for this number of the model, as nearly as there is one. */
export function toDeclaredNumber(value: number, unit: Unit, model: CheckedModel): number {
  const close = fromSystemNumber(value, unit, model.system);
  let [below, above] = [close, close];
  for (let i = 0; i < 4; i++) {
    for (const candidate of [above, below])
      if (toModelNumber(candidate, unit, model) === value) return candidate;
    [below, above] = [nextFloat(below, -1), nextFloat(above, 1)];
  }
  return close;
}

/** Returns the float64 that lies so many places above (or below) a finite number. */
export function nextFloat(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  // Magnitudes are in the order of their bits; negative numbers are counted downwards from 0.
  const order = bits < 0n ? -(bits + 2n ** 63n) : bits;
  const moved = order + BigInt(places);
  view.setBigInt64(0, moved < 0n ? -moved - 2n ** 63n : moved);
  return view.getFloat64(0);
}

/** Returns how far apart the float64 next to a number lie. */
export function ulp(value: number): number {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(magnitude)) return Number.NaN;
  return Math.max(Number.MIN_VALUE, 2 ** (Math.floor(Math.log2(magnitude)) - 52));
}
