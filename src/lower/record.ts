import { InvariantError } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import type { Store } from '../ir/program.ts';
import { noiseOfStep } from './draws.ts';
import type { Environment } from './environment.ts';
import type { Lowering } from './lowering.ts';

/** Returns the recorded values of a sample; conditions are 1 or 0. */
export function recordStores(lowering: Lowering, start: Environment): readonly Store[] {
  const { model, options, pool, symbols, translator } = lowering;
  const stepSize = symbols.clock('stepSize');
  // White noise has no value at an instant: its mean over the step that begins there is shown.
  const noises = model.noises.map((source) =>
    pool.apply('/', noiseOfStep(symbols, source, stepSize).increment, stepSize),
  );
  const at = noises.length === 0 ? start : { ...start, noises };
  const definitions = new Set(model.definitions.map(({ name }) => name));
  const inputs = new Set(model.inputs.map(({ name }) => name));
  const recorded = (name: string): Expression => {
    if (definitions.has(name)) return translator.definition(name, at);
    if (inputs.has(name)) return translator.input(name, at);
    const value = start.states.get(name) ?? start.parameters.get(name);
    if (value === undefined) throw new InvariantError(`there is no ${name} to record`);
    return value;
  };
  return options.records.map((record) => {
    const value = recorded(record);
    return {
      target: { kind: 'record', record },
      value: value.type === 'condition' ? pool.apply('select', value, pool.number(1), pool.number(0)) : value,
    };
  });
}
