import type { CheckedModel } from '../../check/checked-model.ts';
import { recordableUnits } from '../../simulate/model-names.ts';
import { openModel } from '../open-model.ts';
import type { Candidate } from './candidates.ts';
import type { Naming } from './naming.ts';

type Named = readonly { readonly name: string; readonly unit: { readonly text: string } }[];

/** What is set is followed by its value. */
function assigned(named: Named): readonly Candidate[] {
  return named.map(({ name, unit }) => ({ value: `${name}=`, ...unitOf(unit.text) }));
}

function unitOf(text: string): Pick<Candidate, 'description'> {
  return text === '1' ? {} : { description: text };
}

function measures(model: CheckedModel): readonly Candidate[] {
  const ofSpikes = ['rate', 'count', 'first', 'last'].map((name) => `${name}(spikes)`);
  const ofIntervals = ['mean', 'sd', 'min', 'max', 'first', 'last', 'cv'].map((name) => `${name}(intervals)`);
  const ofStates = model.states.flatMap(({ name, unit }) =>
    ['mean', 'sd', 'min', 'max', 'first', 'last'].map((measure) => ({
      value: `${measure}(${name})`,
      ...unitOf(unit.text),
    })),
  );
  const spiking = model.spikers.length === 0 ? [] : [...ofSpikes, ...ofIntervals];
  return [...spiking.map((value) => ({ value })), ...ofStates];
}

/** Behind a comma a name begins anew: `v,so` goes on to `v,sodium.m`. */
function listed(names: readonly Candidate[], begun: string): readonly Candidate[] {
  const before = begun.slice(0, begun.lastIndexOf(',') + 1);
  const taken = new Set(before.split(','));
  return names
    .filter(({ value }) => !taken.has(value))
    .map((each) => ({ ...each, value: `${before}${each.value}` }));
}

/** Returns what an option may name of a model; nothing where the model does not check. */
export function modelNames(address: string, option: Naming, begun: string): readonly Candidate[] {
  const { model } = openModel(address);
  if (model === undefined) return [];
  const free = model.parameters.filter(({ isWired }) => !isWired);
  switch (option) {
    case '--record': {
      const units = Array.from(recordableUnits(model), ([value, { text }]) => ({ value, ...unitOf(text) }));
      return listed(units, begun);
    }
    case '--measure':
      return listed(measures(model), begun);
    case '--set':
      return assigned([...free, ...model.states]);
    case '--input':
      return assigned(model.inputs);
    case '--sweep':
      return assigned([...model.inputs, ...free, ...model.states]);
  }
}
