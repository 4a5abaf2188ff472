/** What is set from outside a model: parameters, initial values and stimuli, checked in its scope. */
import { InvariantError } from '../base/invariant.ts';
import type { SourceText, Span } from '../base/span.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import type { Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { pathText } from './check-name.ts';
import { fitValue } from './check-value.ts';
import type { CheckedExpression, CheckedModel, ValueType } from './checked-model.ts';
import { checkNumber } from './operand.ts';
import { checkPoints } from './rules/points-make-a-line.ts';
import { type Checked, type Context, type Place, READS, type Resolution, type Scope } from './scope.ts';
import { makeShared } from './shared-context.ts';

/** The text of a value for something that can be set: `if t > 50 ms then 10 else 0` for the input `I`. */
export interface Setting {
  /** The qualified name of a parameter, a state or an input. */
  readonly target: string;
  readonly source: SourceText;
}

/**
 * Returns the model with each stimulus driving its input, or what is wrong with the stimuli. In a stimulus `t`
 * is a time, whatever unit of time the component counts in.
 */
export function withStimuli(
  model: CheckedModel,
  stimuli: readonly Setting[],
): { readonly model?: CheckedModel; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const drives = new Map<string, Checked>();
  for (const { target, source } of stimuli) {
    const input = model.inputs.find(({ name }) => name === target);
    if (input === undefined) throw new InvariantError(`no input ${target}`);
    const read = readValue(model, input, 'stimulus', `The stimulus of \`${target}\``, source);
    diagnostics.push(...read.diagnostics);
    if (read.checked !== undefined) drives.set(target, read.checked);
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  const inputs = model.inputs.map((input) => {
    const drive = drives.get(input.name);
    return drive === undefined ? input : { ...input, drive: drive.expression, isVarying: drive.reads !== 0 };
  });
  return { model: { ...model, inputs }, diagnostics };
}

/** Returns the constant expression of a parameter or initial value that is set, or what is wrong with it. */
export function readSetting(
  model: CheckedModel,
  { target, source }: Setting,
): { readonly value?: CheckedExpression; readonly diagnostics: readonly Diagnostic[] } {
  const parameter = model.parameters.find(({ name }) => name === target);
  const settable = parameter ?? model.states.find(({ name }) => name === target);
  if (settable === undefined) throw new InvariantError(`no parameter or state ${target}`);
  const what = parameter === undefined ? `The initial value of \`${target}\`` : `The parameter \`${target}\``;
  const { checked, diagnostics } = readValue(model, settable, 'constant', what, source);
  return checked === undefined ? { diagnostics } : { value: checked.expression, diagnostics };
}

function readValue(
  model: CheckedModel,
  { unit, dimension }: { readonly unit: Unit; readonly dimension: Dimension },
  place: Place,
  what: string,
  source: SourceText,
): { readonly checked?: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const { expression: syntax, diagnostics: mistakes } = parseExpression(source);
  const diagnostics: Diagnostic[] = [...mistakes];
  if (syntax === undefined || hasErrors(diagnostics)) return { diagnostics };
  const context = settingContext(model, place, what, (diagnostic) => diagnostics.push(diagnostic));
  const checked = checkNumber(syntax, context, what);
  const fitted = fitValue(
    checked,
    syntax,
    { what, dimension, unit: unit.text, declared: undefined },
    context,
  );
  return hasErrors(diagnostics) ? { diagnostics } : { checked: fitted, diagnostics };
}

function settingContext(
  model: CheckedModel,
  place: Place,
  what: string,
  report: (diagnostic: Diagnostic) => void,
): Context {
  const units = [...model.states, ...model.parameters, ...model.inputs].map(({ unit }) => unit);
  const shared = makeShared({
    report,
    units: [...units, model.timeUnit],
    // A value that is set reads constants only, so there is nothing to look through.
    definition: () => undefined,
    nextPeak: () => 0,
    noteSingularity: () => {},
    notePoints: ({ span, ...numbers }) => {
      const [xs, ys] = [model.lists[numbers.xs], model.lists[numbers.ys]];
      if (xs && ys) checkPoints({ xs, ys, span }, model.system, () => undefined, report);
    },
    tooLarge: () => {},
  });
  return {
    scope: modelScope(model),
    place,
    what,
    system: model.system,
    locals: new Map(),
    timeUnit: undefined,
    shared,
    calling: [],
  };
}

/** Returns the scope of a model seen from outside: every value by its qualified name. */
function modelScope(model: CheckedModel): Scope {
  const values = new Map<string, Checked & { readonly declared: Span }>();
  const add = (
    { name, dimension, span }: Pick<CheckedModel['states'][number], 'name' | 'dimension' | 'span'>,
    to: Extract<CheckedExpression, { kind: 'reference' }>['to'],
    reads: number,
    type: ValueType = 'number',
  ): void => {
    const expression: CheckedExpression = { kind: 'reference', to, name, span };
    values.set(name, { expression, type, dimension, isFlexible: false, reads, declared: span });
  };
  for (const parameter of model.parameters) add(parameter, 'parameter', 0);
  for (const input of model.inputs) add(input, 'input', READS.input);
  for (const state of model.states) add(state, 'state', READS.state);
  for (const definition of model.definitions)
    add(definition, 'definition', definition.origin === 'constant' ? 0 : READS.state, definition.type);
  const lists = new Map(model.lists.map(({ name, dimension }, list) => [name, { list, dimension }]));
  return {
    of: 'run',
    where: `the ${model.componentKind} \`${model.name}\``,
    resolve: (path): Resolution => {
      const name = pathText(path);
      const list = lists.get(name);
      if (list !== undefined) return { kind: 'list', ...list };
      const value = values.get(name);
      if (value === undefined) return { kind: 'unknown' };
      return { kind: 'value', checked: { ...value, expression: { ...value.expression, span: path.span } } };
    },
    declaration: (name) => values.get(name)?.declared,
    names: () => values.keys(),
    functionNamed: () => undefined,
    functionNames: () => [],
    *constants() {
      for (const { name, dimension } of model.parameters) yield { name, dimension };
    },
  };
}
