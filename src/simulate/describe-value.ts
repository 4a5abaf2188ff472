import type { CheckedModel } from '../check/checked-model.ts';
import type { Unit } from '../units/unit.ts';
import { fromSystemNumber } from '../units/unit-system.ts';

/** Returns a model's number in a unit, short enough to read: `-64.99 mV`. */
export function describeValue(value: number, unit: Unit, { system }: Pick<CheckedModel, 'system'>): string {
  const inUnit = fromSystemNumber(value, unit, system);
  const text = String(Number(inUnit.toPrecision(6)));
  return unit.text === '1' ? text : `${text} ${unit.text}`;
}
