import { isCellParameter } from '../check/cell-numbers.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Unit } from '../units/unit.ts';

/** Returns the unit of every value of the model that can be recorded, by qualified name. */
export function recordableUnits(model: CheckedModel): ReadonlyMap<string, Unit> {
  const values = [...model.states, ...model.definitions, ...model.inputs, ...model.parameters];
  return new Map(values.flatMap(({ name, unit }) => (isCellParameter(name) ? [] : [[name, unit] as const])));
}

/** Returns the component that a part's value belongs to: `SquidSodium` for `sodium.m`. */
export function componentOf(model: CheckedModel, name: string): string {
  let best = { path: '', component: model.name };
  for (const { path, component } of model.parts) {
    if (name.startsWith(`${path}.`) && path.length > best.path.length) best = { path, component };
  }
  return best.component;
}
