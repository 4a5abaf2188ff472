/** How large states may become before a run has certainly left what its model is about. */
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, State } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { toSystemNumbers } from '../units/system-numbers.ts';
import { type CellValue, numbersOf } from './cell-value.ts';
import { RunConstants } from './run-constants.ts';

/** Times what the model names. An equation that goes wrong passes any such number; one that is right, none. */
const FAR = 1e6;

/**
 * Returns a magnitude for each state, in the model's units: so many times the largest of one of its unit, its initial
 * value, its range, and the parameters of its dimension. Infinity for a state whose equation reads no state: it counts.
 */
export function runawayLimits(model: CheckedModel, given: ReadonlyMap<string, CellValue>): Float64Array {
  const constants = new RunConstants(model, given);
  const ofDimension = new Map<string, number>();
  for (const { name, value, dimension } of model.parameters) {
    if (value === undefined && !given.has(name)) continue;
    ofDimension.set(dimension.key, largest([constants.atStart(name)], ofDimension.get(dimension.key)));
  }
  const readers = statesThatReadStates(model);
  return Float64Array.from(model.states, (state) => {
    if (!readers.has(state.name)) return Number.POSITIVE_INFINITY;
    const { name, unit, dimension, range } = state;
    const bounds = range === undefined ? [] : [range.low, range.high];
    const named = [
      constants.atStart(name),
      ...bounds.flatMap((bound) => constants.valueOf(bound) ?? []),
      toSystemNumbers([1], unit, model.system),
    ];
    return FAR * largest(named, ofDimension.get(dimension.key));
  });
}

/** Returns the largest finite magnitude. */
function largest(values: readonly CellValue[], least = 0): number {
  let found = least;
  for (const value of values) {
    const numbers = numbersOf(value);
    for (let at = 0; at < numbers.length; at++) {
      const size = Math.abs(numbers[at] ?? 0);
      if (size > found && size < Number.POSITIVE_INFINITY) found = size;
    }
  }
  return found;
}

/** Returns the states whose equations read a state, whatever names that goes through. */
function statesThatReadStates(model: CheckedModel): ReadonlySet<string> {
  const values = new Map<string, CheckedExpression>();
  for (const { name, value } of model.definitions) values.set(name, value);
  for (const { name, drive } of model.inputs) if (drive !== undefined) values.set(name, drive);
  const states = new Set(model.states.map(({ name }) => name));
  /** Names that lead to no state. */
  const constant = new Set<string>();
  const readsState = ({ derivative }: State): boolean => {
    if (derivative === undefined) return false;
    const seen = new Set<string>();
    const waiting = [derivative];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of everyPart([next])) {
        if (part.kind !== 'reference' || seen.has(part.name) || constant.has(part.name)) continue;
        if (states.has(part.name)) return true;
        seen.add(part.name);
        const value = values.get(part.name);
        if (value !== undefined) waiting.push(value);
      }
    }
    for (const name of seen) constant.add(name);
    return false;
  };
  return new Set(model.states.filter(readsState).map(({ name }) => name));
}
