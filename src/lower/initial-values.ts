import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { addedInputs } from './added-inputs.ts';
import type { Environment } from './environment.ts';
import type { Lowering } from './lowering.ts';

/** What everything is before the first step, as expressions that read given columns only. */
export interface InitialValues {
  readonly parameters: ReadonlyMap<string, Expression>;
  /** Entries by the index of the list; none of a list that is given. */
  readonly lists: readonly (readonly Expression[])[];
  /** Of those inputs that are stored. */
  readonly inputs: ReadonlyMap<string, Expression>;
  readonly states: ReadonlyMap<string, Expression>;
}

/** Names of the inputs that are stored: without a drive, with a constant one, or set from outside. */
function storedInputs({ inputs }: CheckedModel, given: ReadonlySet<string>): ReadonlySet<string> {
  const stored = inputs.filter(
    ({ name, drive, isVarying }) => given.has(name) || drive === undefined || !isVarying,
  );
  return new Set(stored.map(({ name }) => name));
}

/**
 * Returns the values before the first step. A given value replaces its expression before anything is
 * derived from it, gates that start at their steady state included.
 */
export function initialValues({ model, options, pool, symbols, names, translator }: Lowering): InitialValues {
  const given = new Set(options.given);
  const parameters = new Map<string, Expression>();
  const inputs = new Map<string, Expression>();
  const states = new Map<string, Expression>();
  const never = pool.number(Number.NEGATIVE_INFINITY);
  const none = {
    lastTime: never,
    lastStep: never,
    isRefractory: pool.condition(false),
    count: pool.number(1),
  };
  // The maps fill as their values are computed, each from those before it.
  const start: Environment = {
    mode: 'equation',
    time: symbols.clock('time'),
    middle: symbols.clock('midTime'),
    step: symbols.clock('step'),
    parameters,
    inputs,
    added: new Map([...addedInputs(model)].map((name) => [name, pool.number(0)])),
    states,
    overCells: [],
    noises: [],
    spikers: model.spikers.map(() => none),
    lists: 'elements',
    suffix: '',
  };
  const initialOf = (
    name: string,
    value: Parameters<typeof translator.translate>[0] | undefined,
  ): Expression =>
    given.has(name) || value === undefined
      ? symbols.stored(name)
      : names.note(translator.translate(value, start), name);

  for (const { name, value } of model.parameters) parameters.set(name, initialOf(name, value));
  const stored = storedInputs(model, given);
  const drives = new Map(model.inputs.map(({ name, drive }) => [name, drive]));
  const initials = new Map(model.states.map(({ name, initial }) => [name, initial]));
  for (const name of model.initialOrder) {
    if (stored.has(name)) inputs.set(name, initialOf(name, drives.get(name)));
    else if (initials.has(name))
      states.set(name, initialOf(name, known(initials.get(name), `initial value of ${name}`)));
  }
  return {
    parameters,
    lists: model.lists.map(({ given: numbers }, index) =>
      numbers === undefined ? translator.entries(index, start) : [],
    ),
    inputs,
    states,
  };
}
