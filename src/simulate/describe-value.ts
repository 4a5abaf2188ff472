import type { CheckedModel } from '../check/checked-model.ts';
import type { Unit } from '../units/unit.ts';
import { fromSystemNumber } from '../units/unit-system.ts';

/** Returns a number short enough to read. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'not a number (NaN)';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : '-infinite';
  return String(Number(value.toPrecision(6)));
}

/** Returns the text of a quantity, as it is written in a model: `3`, `3 mV`, `3 /ms`. */
export function withUnit(number: string, unit: string): string {
  if (unit === '1') return number;
  return `${number} ${unit.startsWith('1/') ? unit.slice(1) : unit}`;
}

/** Returns what a range holds, by its ends in words: `from 0 mV to 1 mV`, `of 0 mV or more`. */
export function describeRange(low: number, high: number, text: (end: number) => string): string {
  if (high === Number.POSITIVE_INFINITY) return `of ${text(low)} or more`;
  if (low === Number.NEGATIVE_INFINITY) return `of ${text(high)} or less`;
  return `from ${text(low)} to ${text(high)}`;
}

/** Returns a model's number in a unit, short enough to read: `-64.99 mV`. */
export function describeValue(value: number, unit: Unit, { system }: Pick<CheckedModel, 'system'>): string {
  const text = Number.isFinite(value) ? shortNumber(fromSystemNumber(value, unit, system)) : String(value);
  return withUnit(text, unit.text);
}
