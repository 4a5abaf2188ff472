/** What is set from outside a model: parameters, initial values and stimuli, checked in its scope. */
import { InvariantError } from '../base/invariant.ts';
import type { SourceText, Span } from '../base/span.ts';
import { cellNumberMeant } from '../diagnostics/codes/run/settings.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, PathSyntax } from '../syntax/expression-tree.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import { DIMENSIONLESS, type Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { CELL_NUMBERS, cellParametersRead } from './cell-numbers.ts';
import { pathText } from './check-name.ts';
import { fitValue } from './check-value.ts';
import type { CheckedExpression, ValueType } from './checked-expression.ts';
import type { CheckedModel } from './checked-model.ts';
import { functionsOutside } from './functions-outside.ts';
import { numberDraws } from './number-draws.ts';
import { checkNumber } from './operand.ts';
import { checkPoints } from './rules/points-make-a-line.ts';
import { type Checked, type Context, type Place, READS, type Resolution, type Scope } from './scope.ts';
import { makeShared } from './shared-context.ts';
import { withoutSingularities } from './singularities/remove-singularities.ts';

/** The text of a value for something that can be set: `if t > 50 ms then 10 else 0` for the input `I`. */
export interface Setting {
  /** The qualified name of a parameter, a state or an input. */
  readonly target: string;
  readonly source: SourceText;
}

/** What a text sees beyond the names of the model that it sets something of. */
export interface Surroundings {
  /** The names of the network that the model is a population of, in the units of the model. */
  readonly scope: Scope;
  /** What is read of a cell, by the name that it is read by. */
  readonly cellNumbers: ReadonlyMap<string, string>;
  /** Says why a name that nobody knows is not known, where there is more to say. */
  explain(path: PathSyntax): Diagnostic | undefined;
  /** Warns of a name of the network that cannot be read, as a number of the cell has it. */
  hidden(path: PathSyntax): Diagnostic | undefined;
}

/**
 * Returns the model with each stimulus driving its input, or what is wrong with the stimuli. In a stimulus `t`
 * is a time, whatever unit of time the component counts in. What stimuli read of `i` and `N` are parameters more, without
 * values: the run gives them.
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
    const read = readValue(model, input, target, 'stimulus', `The stimulus of \`${target}\``, source);
    diagnostics.push(...read.diagnostics);
    if (read.checked !== undefined) drives.set(target, read.checked);
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  return { model: withDrives(model, drives), diagnostics };
}

/** Returns the model with checked expressions driving its inputs. */
export function withDrives(model: CheckedModel, drives: ReadonlyMap<string, Checked>): CheckedModel {
  if (drives.size === 0) return model;
  const inputs = model.inputs.map((input) => {
    const drive = drives.get(input.name);
    if (drive === undefined) return input;
    return { ...input, drive: withoutSingularities(drive.expression, model), isVarying: drive.reads !== 0 };
  });
  const ofCell = cellParametersRead(Array.from(drives.values(), ({ expression }) => expression)).filter(
    ({ name }) => model.parameters.every((parameter) => parameter.name !== name),
  );
  return { ...model, inputs, parameters: [...model.parameters, ...ofCell] };
}

/** What came of reading a text: its value, or values if it lists them, `[1 ms, 2 ms]`. */
export interface ReadSetting {
  readonly value?: CheckedExpression;
  readonly values?: readonly CheckedExpression[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns the constant expression of a parameter, an initial value or an input that is set, or those that a text lists,
 * or what is wrong. They may read parameters, and `i` and `N` (`cell-numbers.ts`).
 */
export function readSetting(model: CheckedModel, { target, source }: Setting): ReadSetting {
  const { expression: syntax, diagnostics } = parseExpression(source);
  if (syntax === undefined || hasErrors(diagnostics)) return { diagnostics };
  if (syntax.kind !== 'list') {
    const read = checkSetting(model, target, syntax);
    return { ...read, diagnostics: [...diagnostics, ...read.diagnostics] };
  }
  const read = syntax.elements.map((element) => checkSetting(model, target, element));
  const values = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const mistakes = [...diagnostics, ...read.flatMap((each) => each.diagnostics)];
  return values.length === read.length ? { values, diagnostics: mistakes } : { diagnostics: mistakes };
}

/** Returns the one value of a syntax that was parsed before. */
export function checkSetting(
  model: CheckedModel,
  target: string,
  syntax: ExpressionSyntax,
): { readonly value?: CheckedExpression; readonly diagnostics: readonly Diagnostic[] } {
  const { settable, what } = findSettable(model, target);
  const { checked, diagnostics } = checkValue(model, settable, target, 'constant', what, syntax);
  return checked === undefined ? { diagnostics } : { value: checked.expression, diagnostics };
}

/**
 * Returns what the block of a population sets, in the units of the model: a constant, or for an input what drives it, which
 * may read `t`.
 */
export function checkSettingWithin(
  model: CheckedModel,
  target: string,
  syntax: ExpressionSyntax,
  surroundings: Surroundings,
): { readonly checked?: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const { settable, what } = findSettable(model, target);
  const isInput = model.inputs.some(({ name }) => name === target);
  const place = isInput ? 'stimulus' : 'constant';
  return checkValue(model, settable, target, place, what, syntax, surroundings);
}

/** Returns the context of what is computed of a cell's values, seen from outside. */
export function cellContext(
  model: CheckedModel,
  what: string,
  surroundings: Surroundings,
  report: (diagnostic: Diagnostic) => void,
): Context {
  return settingContext(model, 'equation', what, report, surroundings);
}

function findSettable(
  { parameters, states, inputs, lists }: CheckedModel,
  target: string,
): { readonly settable: { readonly unit: Unit; readonly dimension: Dimension }; readonly what: string } {
  const named = ({ name }: { readonly name: string }): boolean => name === target;
  const parameter = parameters.find(named);
  if (parameter !== undefined) return { settable: parameter, what: `The parameter \`${target}\`` };
  const state = states.find(named);
  if (state !== undefined) return { settable: state, what: `The initial value of \`${target}\`` };
  const input = inputs.find(named);
  if (input !== undefined) return { settable: input, what: `The input \`${target}\`` };
  const list = lists.find(named);
  if (list !== undefined) return { settable: list, what: `An entry of \`${target}\`` };
  throw new InvariantError(`no parameter, state, input or list ${target}`);
}

function readValue(
  model: CheckedModel,
  receiver: { readonly unit: Unit; readonly dimension: Dimension },
  target: string,
  place: Place,
  what: string,
  source: SourceText,
): { readonly checked?: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const { expression: syntax, diagnostics } = parseExpression(source);
  if (syntax === undefined || hasErrors(diagnostics)) return { diagnostics };
  const read = checkValue(model, receiver, target, place, what, syntax);
  return { ...read, diagnostics: [...diagnostics, ...read.diagnostics] };
}

function checkValue(
  model: CheckedModel,
  { unit, dimension }: { readonly unit: Unit; readonly dimension: Dimension },
  target: string,
  place: Place,
  what: string,
  syntax: ExpressionSyntax,
  surroundings?: Surroundings,
): { readonly checked?: Checked; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  // A list is one for all cells, so that nothing of it can be drawn.
  const site = model.lists.some(({ name }) => name === target) ? {} : { site: { path: '', name: target } };
  const context = {
    ...settingContext(model, place, what, (diagnostic) => diagnostics.push(diagnostic), surroundings, target),
    ...site,
  };
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
  surroundings?: Surroundings,
  target?: string,
): Context {
  const units = [...model.states, ...model.parameters, ...model.inputs].map(({ unit }) => unit);
  const shared = makeShared({
    report,
    units: [...units, model.timeUnit],
    // A value that is set reads constants only, so there is nothing to look through.
    definition: () => undefined,
    nextPeak: () => 0,
    // Nor anything of other cells.
    overCells: () => 0,
    operandOverCells: () => undefined,
    draws: numberDraws(),
    notePoints: (points) => {
      const [xs, ys] = [model.lists[points.xs], model.lists[points.ys]];
      if (xs && ys) checkPoints({ ...points, xs, ys }, model.system, () => undefined, report);
    },
    tooLarge: () => {},
  });
  const contextOf = (scope: Scope): Context => ({
    scope,
    place: 'constant',
    what,
    system: model.system,
    locals: new Map(),
    timeUnit: undefined,
    shared,
    calling: [],
  });
  return { ...contextOf(modelScope(model, report, contextOf, surroundings, target)), place };
}

/**
 * Returns the scope of a model seen from outside: every value by its qualified name, but for `i` and `N`; then what surrounds
 * it. Of what is set itself, the name is that of the surroundings, if they have it.
 */
function modelScope(
  model: CheckedModel,
  report: (diagnostic: Diagnostic) => void,
  contextOf: (scope: Scope) => Context,
  surroundings?: Surroundings,
  target?: string,
): Scope {
  const outer = surroundings?.scope;
  const cellNumbers = surroundings?.cellNumbers ?? CELL_NUMBERS;
  const warned = new Set<string>();
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
    where: `the ${model.componentKind} \`${model.name}\`${outer === undefined ? '' : ` or ${outer.where}`}`,
    resolve: (path): Resolution => {
      const name = pathText(path);
      const ofCell = cellNumbers.get(name);
      if (ofCell !== undefined) {
        const constant = values.get(name)?.reads === 0 ? values.get(name) : undefined;
        if (constant !== undefined && !warned.has(name)) {
          warned.add(name);
          report(cellNumberMeant({ name, model: model.name, span: path.span, declared: constant.declared }));
        }
        const hidden = constant === undefined ? surroundings?.hidden(path) : undefined;
        if (hidden !== undefined) report(hidden);
        const expression = { kind: 'reference', to: 'parameter', name: ofCell, span: path.span } as const;
        const checked = { expression, dimension: DIMENSIONLESS, isFlexible: false, reads: 0 };
        return { kind: 'value', checked: { ...checked, type: 'number' } };
      }
      const outside = outer?.resolve(path);
      if (name === target && outside !== undefined && outside.kind !== 'unknown') return outside;
      const list = lists.get(name);
      if (list !== undefined) return { kind: 'list', ...list };
      const value = values.get(name);
      if (value === undefined) {
        if (outside !== undefined && outside.kind !== 'unknown') return outside;
        const diagnostic = surroundings?.explain(path);
        return diagnostic === undefined ? { kind: 'unknown' } : { kind: 'mistake', diagnostic };
      }
      return { kind: 'value', checked: { ...value, expression: { ...value.expression, span: path.span } } };
    },
    declaration: (name) => values.get(name)?.declared ?? outer?.declaration(name),
    *names() {
      yield* values.keys();
      yield* outer?.names() ?? [];
    },
    ...(outer === undefined
      ? functionsOutside(model.file, (name) => values.has(name) || lists.has(name), contextOf)
      : {
          functionNamed: (name) =>
            values.has(name) || lists.has(name) ? undefined : outer.functionNamed(name),
          functionNames: () => outer.functionNames(),
        }),
    *constants() {
      for (const { name, dimension } of model.parameters) yield { name, dimension };
    },
  };
}
