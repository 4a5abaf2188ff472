/** What is set from outside a model: parameters, initial values and stimuli, checked in its scope. */
import { InvariantError } from '../base/invariant.ts';
import type { SourceText } from '../base/span.ts';
import { modelTooLarge } from '../diagnostics/codes/limits.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import { DIMENSIONLESS, type Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { unitTextFor } from '../units/unit-text.ts';
import { checkNumber } from './check-expression.ts';
import { fitValue } from './check-value.ts';
import type { CheckedExpression, CheckedModel } from './checked-model.ts';
import { type Checked, type Context, type Place, READS, type Resolution, type Scope } from './scope.ts';

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

const LARGEST_UNFOLDING = 200_000;

function settingContext(
  model: CheckedModel,
  place: Place,
  what: string,
  report: (diagnostic: Diagnostic) => void,
): Context {
  const units = [...model.states, ...model.parameters, ...model.inputs].map(({ unit }) => unit);
  let unfolded = 0;
  return {
    scope: modelScope(model),
    place,
    what,
    system: model.system,
    locals: new Map(),
    timeUnit: undefined,
    shared: {
      report,
      unitText: (dimension) => unitTextFor(dimension, [...units, model.timeUnit]),
      noteSingularity: () => {},
      nextPeak: () => 0,
      spend: () => {
        if (++unfolded === LARGEST_UNFOLDING)
          report(modelTooLarge({ what: 'The value is too large', span: model.span }));
        return unfolded < LARGEST_UNFOLDING;
      },
      definitionValue: (name) => model.definitions.find((each) => each.name === name)?.value,
    },
    calling: [],
  };
}

/** Returns the scope of a model seen from outside: every value by its qualified name. */
function modelScope(model: CheckedModel): Scope {
  const values = new Map<string, { readonly checked: Checked; readonly list?: number }>();
  const add = (
    list: readonly {
      readonly name: string;
      readonly dimension: Dimension;
      readonly span: Checked['expression']['span'];
    }[],
    to: 'parameter' | 'input' | 'state' | 'definition',
    reads: number,
  ): void => {
    for (const { name, dimension, span } of list) {
      const expression: CheckedExpression = { kind: 'reference', to, name, span };
      values.set(name, { checked: { expression, type: 'number', dimension, isFlexible: false, reads } });
    }
  };
  add(model.parameters, 'parameter', 0);
  add(model.inputs, 'input', READS.input);
  add(model.states, 'state', READS.state);
  const constants = model.definitions.filter(({ origin }) => origin === 'constant');
  const others = model.definitions.filter(({ origin }) => origin !== 'constant');
  add(constants, 'definition', 0);
  add(others, 'definition', READS.state);
  return {
    where: `the ${model.componentKind} \`${model.name}\``,
    resolve: (path): Resolution => {
      const name = path.names.map(({ text }) => text).join('.');
      const list = model.lists.findIndex((each) => each.name === name);
      if (list >= 0) return { kind: 'list', list, dimension: model.lists[list]?.dimension ?? DIMENSIONLESS };
      const value = values.get(name);
      if (value === undefined) return { kind: 'unknown' };
      const { expression } = value.checked;
      return { kind: 'value', checked: { ...value.checked, expression: { ...expression, span: path.span } } };
    },
    // Behind a number a unit is meant: settings are not the place where a model's names are near.
    declaration: (name) => values.get(name)?.checked.expression.span,
    names: () => values.keys(),
    functionNamed: () => undefined,
    functionNames: () => [],
    *constants() {
      for (const { name, dimension } of model.parameters) yield { name, dimension };
    },
  };
}
