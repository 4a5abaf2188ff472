/**
 * Models whose inputs synapses add to: where they do, what else drives the input is added to what they give, and the
 * default, which holds where nothing does, is left out.
 */
import { InvariantError } from '../../base/invariant.ts';
import { ZERO } from '../../base/rational.ts';
import type { CheckedModel, Definition, Input } from '../checked-model.ts';

/** Returns the name of the input behind a name that synapses add to: another one where a part's input is wired. */
export function synapticInputOf(
  { inputs, definitions }: Pick<CheckedModel, 'inputs' | 'definitions'>,
  name: string,
): string | undefined {
  if (inputs.some((each) => each.name === name)) return name;
  const isWired = definitions.some((each) => each.name === name && each.origin === 'wiring');
  return isWired ? besideWiring(name) : undefined;
}

/** With blanks, so that no model can have it. */
function besideWiring(name: string): string {
  return `${name} from synapses`;
}

/**
 * Returns the model in which synapses may add to these inputs, wired ones included, which get an input beside their wiring
 * (`synapticInputOf` has its name). Inputs that are `stimulated` keep their drive, which is no default.
 */
export function withSynapticInputs(
  model: CheckedModel,
  names: Iterable<string>,
  stimulated: ReadonlySet<string> = new Set(),
): CheckedModel {
  const synaptic = new Set(model.synapticInputs);
  const wired = new Map<string, Input>();
  for (const name of names) {
    const definition = model.definitions.find(
      (each) => each.origin === 'wiring' && [each.name, besideWiring(each.name)].includes(name),
    );
    const input = definition === undefined ? synapticInputOf(model, name) : besideWiring(definition.name);
    if (input === undefined) throw new InvariantError(`no input ${name}`);
    if (definition !== undefined && !synaptic.has(input)) wired.set(definition.name, inputBeside(definition));
    synaptic.add(input);
  }
  if (synaptic.size === 0) return model;
  const added = [...wired.values()];
  return {
    ...model,
    inputs: [
      ...model.inputs.map((each) =>
        synaptic.has(each.name) && !stimulated.has(each.name) && !model.synapticInputs?.includes(each.name)
          ? withoutDefault(each)
          : each,
      ),
      ...added,
    ],
    definitions: model.definitions.map((each) => {
      const input = wired.get(each.name);
      return input === undefined ? each : withAddition(each, input);
    }),
    initialOrder: [...added.map(({ name }) => name), ...model.initialOrder],
    synapticInputs: [...synaptic],
  };
}

function withoutDefault(input: Input): Input {
  const drive = { kind: 'number', value: 0, exact: ZERO, span: input.span } as const;
  return { ...input, drive, isVarying: false };
}

function inputBeside({ name, unit, dimension, span }: Definition): Input {
  return withoutDefault({ name: besideWiring(name), unit, dimension, span, isVarying: false });
}

function withAddition(definition: Definition, { name, span }: Input): Definition {
  const operand = { kind: 'reference', to: 'input', name, span } as const;
  return {
    ...definition,
    value: { kind: 'sum', first: definition.value, rest: [{ operator: '+', operand }], span },
  };
}
