/** What a run can be given values for, by name; what cannot is refused with the name that was likely meant. */
import { nearest } from '../base/suggest.ts';
import type { CheckedModel, Input, Parameter, State } from '../check/checked-model.ts';
import { notSettable, unknownInput, wiredSetting } from '../diagnostics/codes/run/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

type Named = readonly { readonly name: string }[];

function has(list: Named, name: string): boolean {
  return list.some((each) => each.name === name);
}

function kindOf({ origin }: CheckedModel['definitions'][number]): 'output' | 'named expression' {
  return origin === 'output' ? 'output' : 'named expression';
}

/** Returns the input that a stimulus drives. */
export function findInput(model: CheckedModel, name: string): Input | Diagnostic {
  const input = model.inputs.find((each) => each.name === name);
  if (input !== undefined) return input;
  const offered = model.inputs.map((each) => each.name);
  const definition = model.definitions.find((each) => each.name === name);
  const ofDefinition = definition?.origin === 'wiring' ? 'wired input' : definition && kindOf(definition);
  const what = has(model.parameters, name)
    ? 'parameter'
    : has(model.states, name)
      ? 'state variable'
      : ofDefinition;
  return unknownInput({ name, model: model.name, what, suggestion: nearest(name, offered), offered });
}

/** Returns the parameter or the state (its initial value) that is set. */
export function findSettable(model: CheckedModel, name: string): Parameter | State | Diagnostic {
  const found = findConstant(model, name) ?? model.states.find((each) => each.name === name);
  return found ?? refuse(model, name, { isSwept: false });
}

/** Returns what is swept: a parameter, an initial value, or an input, which is then constant in each cell. */
export function findSweepable(model: CheckedModel, name: string): Parameter | State | Input | Diagnostic {
  const found =
    findConstant(model, name) ?? [...model.states, ...model.inputs].find((each) => each.name === name);
  return found ?? refuse(model, name, { isSwept: true });
}

function findConstant(model: CheckedModel, name: string): Parameter | Diagnostic | undefined {
  const parameter = model.parameters.find((each) => each.name === name);
  if (parameter?.isWired !== true) return parameter;
  return wiredSetting({ name, declared: parameter.value?.span ?? parameter.span });
}

function refuse(model: CheckedModel, name: string, { isSwept }: { readonly isSwept: boolean }): Diagnostic {
  const definition = model.definitions.find((each) => each.name === name);
  const what = has(model.inputs, name)
    ? 'input'
    : has(model.lists, name)
      ? 'list'
      : definition && kindOf(definition);
  const free = model.parameters.filter(({ isWired }) => !isWired);
  const offered = [...free, ...model.states, ...(isSwept ? model.inputs : [])].map((each) => each.name);
  return notSettable({ name, model: model.name, what, suggestion: nearest(name, offered), offered, isSwept });
}
