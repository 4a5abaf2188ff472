/** Populations: the model that their cells are of, how many there are, and what their block sets. */
import { known } from '../../base/invariant.ts';
import { nearest } from '../../base/suggest.ts';
import { notAList } from '../../diagnostics/codes/lists.ts';
import { networkTooLarge, noLattice, populationSize } from '../../diagnostics/codes/network.ts';
import { cellNumberMeant, wiredSetting } from '../../diagnostics/codes/run/settings.ts';
import { unchangedState } from '../../diagnostics/codes/structure.ts';
import { cannotUse, repeatedArgument, unknownArgument } from '../../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax } from '../../syntax/expression-tree.ts';
import type { PopulationSyntax, SettingSyntax } from '../../syntax/network-tree.ts';
import { parseExpression } from '../../syntax/parse-fragments.ts';
import type { ComponentKind, ComponentSyntax, VariantSyntax } from '../../syntax/tree.ts';
import { DIMENSIONLESS } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import { type BuiltModel, buildModel } from '../build-model.ts';
import { CELL_NUMBERS, LATTICE_NUMBERS } from '../cell-numbers.ts';
import { pathText } from '../check-name.ts';
import type { CheckedModel, List } from '../checked-model.ts';
import { findComponent } from '../find-component.ts';
import type { Checked } from '../scope.ts';
import { withoutSingularities } from '../singularities/remove-singularities.ts';
import { checkSettingWithin, type Surroundings, withDrives } from '../stimuli.ts';
import type { CheckedPopulation, CheckedSetting } from './checked-network.ts';
import { type GivenValue, givenSetting } from './given-numbers.ts';
import { withoutPaths } from './map-syntax.ts';
import { type NetworkTools, numberOf } from './network-tools.ts';

/** A population before it is known what reaches it. What could not be understood of it is absent. */
export interface PopulationDraft {
  readonly syntax: PopulationSyntax;
  readonly name: string;
  readonly model?: CheckedModel;
  /** Whether all that the model is made of could be read. */
  readonly isWhole: boolean;
  readonly shape?: CheckedPopulation['shape'];
  readonly settings: readonly CheckedSetting[];
  /** Inputs that the block drives or sets: no signal and no default is in their place. */
  readonly driven: ReadonlySet<string>;
  /** Inputs that signals of time drive. */
  readonly signalled?: readonly string[];
}

/** The kinds of components that cells are made of. */
const KINDS: readonly ComponentKind[] = ['neuron', 'source', 'compartment'];

/** The models of a file, each built once. */
export type ModelCache = Map<ComponentSyntax | VariantSyntax, BuiltModel>;

/** More would not fit into memory, whatever the model. */
const MOST_CELLS = 1e8;

/** Returns what is known of a population; every mistake in it is reported. */
export function checkPopulation(
  syntax: PopulationSyntax,
  tools: NetworkTools,
  models: ModelCache,
): PopulationDraft {
  const name = syntax.name.text;
  const found = findModel(syntax, tools, models);
  const model = found?.model && withLists(found.model, syntax, tools);
  const isWhole = found?.root === undefined || (found.root.isWhole && found.root.unreadable.size === 0);
  const shape = checkShape(syntax, tools);
  const draft = { syntax, name, isWhole, settings: [], driven: new Set<string>(), ...(shape && { shape }) };
  return model === undefined ? draft : checkSettings({ ...draft, model }, model, tools);
}

function findModel(
  { component, name }: PopulationSyntax,
  tools: NetworkTools,
  models: ModelCache,
): BuiltModel | undefined {
  const { file, report, budget } = tools;
  const found = findComponent(component, file, report);
  if (found === undefined) return undefined;
  const { componentKind: kind } = found.component;
  if (!KINDS.includes(kind)) {
    const hint =
      kind === 'synapse'
        ? `synapses are made by \`connect A -> B by ${component.text} …\`.`
        : 'make it a part of a neuron, `use part = …`, and a population of that.';
    const what = `is a ${kind}, of which there are no populations`;
    report(cannotUse({ component: component.text, what, span: component.span, hint }));
    return undefined;
  }
  const declared = file.names.get(component.text);
  if (declared === undefined) return undefined;
  const { declaration } = declared;
  if (declaration.kind !== 'component' && declaration.kind !== 'variant') return undefined;
  const present = models.get(declaration);
  if (present !== undefined) return present;
  const label = { span: name.span, message: `the cells of \`${name.text}\` are of it` };
  const built = buildModel(declaration, declared.file, budget, (diagnostic) => {
    // Here synapses of any file may change them.
    if (diagnostic.code === unchangedState.page.code) return;
    report({ ...diagnostic, labels: [...diagnostic.labels, label] });
  });
  models.set(declaration, built);
  return built;
}

function isOfList({ target }: SettingSyntax, { lists }: CheckedModel): boolean {
  const name = pathText(target);
  return lists.some((each) => each.name === name);
}

/** Returns the model with the lists that the block gives, as a variant has them: they are the same for all cells. */
function withLists(
  model: CheckedModel,
  syntax: PopulationSyntax,
  tools: NetworkTools,
): CheckedModel | undefined {
  const { component, settings, comments, span } = syntax;
  const lists = settings.filter((setting) => isOfList(setting, model));
  if (lists.length === 0) return model;
  const given = lists.flatMap(({ target: { names }, value, span: whole }) => {
    const name = names.at(-1);
    if (name === undefined) return [];
    const entries = tools.numbers.values.get(value);
    const unit = model.lists.find((each) => each.name === names.map(({ text }) => text).join('.'))?.unit.text;
    const written =
      entries === undefined ? writtenOut(value, model, tools) : listSyntax(entries, unit ?? '1', value);
    if (written === undefined) return [];
    return [{ name, within: names.slice(0, -1), value: written, span: whole }];
  });
  if (given.length < lists.length) return undefined;
  const { componentKind } = model;
  const variant = {
    kind: 'variant',
    componentKind,
    name: component,
    base: component,
    arguments: given,
  } as const;
  return buildModel({ ...variant, comments, span }, tools.file, tools.budget, tools.report).model;
}

/** Names that entries of a list may read of the network, through other names too. */
const MOST_NAMES = 10_000;

/**
 * Returns a value in which what only the network has a name for stands as it is written there: a variant sees its file alone.
 * Of what needs itself, which is told where it is declared, nothing is returned.
 */
function writtenOut(
  value: ExpressionSyntax,
  model: CheckedModel,
  { values }: NetworkTools,
): ExpressionSyntax | undefined {
  const own = new Set([...model.parameters, ...model.lists, ...model.definitions].map(({ name }) => name));
  const open = new Set<string>();
  let names = 0;
  let isCircular = false;
  const written = (tree: ExpressionSyntax): ExpressionSyntax =>
    withoutPaths(tree, (path) => {
      const name = pathText(path);
      const entry = own.has(name) ? undefined : values.written.get(name);
      if (entry === undefined || ++names > MOST_NAMES) return path;
      if (open.has(name)) {
        isCircular = true;
        return path;
      }
      values.note(name);
      open.add(name);
      const expression = written(entry.value);
      open.delete(name);
      return { kind: 'group', expression, span: path.span };
    });
  const whole = written(value);
  return isCircular ? undefined : whole;
}

/** Returns numbers as a list that a model could have. */
function listSyntax(given: GivenValue, unit: string, value: ExpressionSyntax): ExpressionSyntax {
  const numbers =
    given.kind === 'listed' ? Array.from(given.values) : given.kind === 'number' ? [given.value] : [];
  const texts = numbers.map((number) => (unit === '1' ? `${number}` : `${number} [${unit}]`));
  const { expression } = parseExpression({ name: value.span.source, text: `[${texts.join(', ')}]` });
  // What is no number of the language, NaN, is told of as it stands.
  if (expression?.kind !== 'list') return value;
  const elements = expression.elements.map((element) => ({ ...element, span: value.span }));
  return { ...expression, elements, span: value.span };
}

function checkShape(
  { name, sizes, span }: PopulationSyntax,
  tools: NetworkTools,
): CheckedPopulation['shape'] | undefined {
  const population = name.text;
  const [first, second, third] = sizes;
  if (first === undefined || third !== undefined) {
    const problem = `has ${sizes.length} sizes`;
    const hint = 'write how many cells there are, `[100]`, or the rows and columns of a lattice, `[10, 20]`.';
    tools.report(populationSize({ population, problem, span: third?.span ?? span, hint }));
    return undefined;
  }
  const numbers = sizes.map((size) => {
    const what = `The size of \`${population}\``;
    const receiver = { what, dimension: DIMENSIONLESS, unit: '1', declared: undefined };
    const number = numberOf(size, receiver, tools);
    if (number === undefined || (Number.isInteger(number) && number >= 1)) return number;
    const counted = sizes.length === 1 ? 'cells' : size === first ? 'rows' : 'columns';
    const problem = `would have ${number} ${counted}`;
    const hint = Number.isInteger(number)
      ? 'give a number from 1 on, or leave the population out.'
      : Number.isFinite(number) && number > 1
        ? `round it, for example \`floor(…)\`, which gives ${Math.floor(number)}.`
        : 'give a whole number from 1 on.';
    tools.report(populationSize({ population, problem, span: size.span, hint }));
    return undefined;
  });
  const [rows, columns] = numbers;
  if (rows === undefined || (second !== undefined && columns === undefined)) return undefined;
  const cells = rows * (columns ?? 1);
  if (cells > MOST_CELLS) {
    const what = `The population \`${population}\` would have ${cells} cells; at most ${MOST_CELLS} are possible`;
    tools.report(networkTooLarge({ what, span: first.span, hint: 'take fewer cells.' }));
    return undefined;
  }
  return columns === undefined ? [rows] : [rows, columns];
}

/** Returns the number of cells of a shape. */
export function cellsOf([rows, columns = 1]: CheckedPopulation['shape']): number {
  return rows * columns;
}

function checkSettings(draft: PopulationDraft, model: CheckedModel, tools: NetworkTools): PopulationDraft {
  const { syntax } = draft;
  const surroundings = surroundingsOf(draft, model, tools);
  const settings: CheckedSetting[] = [];
  const drives = new Map<string, Checked>();
  const lists = new Map<string, List['elements']>();
  const places = new Map<string, PopulationSyntax['settings'][number]>();
  for (const setting of syntax.settings) {
    const target = pathText(setting.target);
    const first = places.get(target);
    if (first !== undefined) {
      tools.report(repeatedArgument({ name: target, span: setting.target.span, first: first.target.span }));
      continue;
    }
    places.set(target, setting);
    if (isOfList(setting, model)) continue;
    const problem = notSettable(model, syntax, setting.target);
    if (problem !== undefined) {
      tools.report(problem);
      continue;
    }
    const list = model.lists.find((each) => each.name === target);
    if (list !== undefined) {
      const elements = checkEntries(setting, model, list.unit.text, surroundings, tools);
      if (elements !== undefined) lists.set(target, elements);
      continue;
    }
    const given = tools.numbers.values.get(setting.value);
    if (given !== undefined) {
      const { span } = setting.value;
      const found = givenSetting(target, given, unitOf(model, target), model.system, cellsIn(draft), span);
      if ('code' in found) tools.report(found);
      else settings.push(found);
      continue;
    }
    const { checked, diagnostics } = checkSettingWithin(model, target, setting.value, surroundings);
    for (const diagnostic of diagnostics) tools.report(diagnostic);
    if (checked === undefined || checked.dimension === undefined) continue;
    // What is 0/0 in one of the cells is computed by its limit.
    const expression = withoutSingularities(checked.expression, model);
    if (checked.reads === 0) settings.push({ target, value: expression, span: setting.span });
    else drives.set(target, { ...checked, expression });
  }
  const inputs = new Set(model.inputs.map(({ name }) => name));
  const driven = new Set([...places.keys()].filter((name) => inputs.has(name)));
  const driving = withDrives(model, drives);
  const whole = lists.size === 0 ? driving : { ...driving, lists: driving.lists.map(withEntries(lists)) };
  return { ...draft, model: whole, settings, driven };
}

function cellsIn({ shape }: PopulationDraft): number | undefined {
  return shape && cellsOf(shape);
}

function unitOf({ parameters, states, inputs }: CheckedModel, target: string): Unit {
  const found = [...parameters, ...states, ...inputs].find(({ name }) => name === target);
  return known(found, target).unit;
}

/** Returns the entries of a list, which are the same for all cells; undefined, and a report, if one is wrong. */
function checkEntries(
  { target, value }: PopulationSyntax['settings'][number],
  model: CheckedModel,
  unit: string,
  surroundings: Surroundings,
  { report }: NetworkTools,
): List['elements'] | undefined {
  const name = pathText(target);
  if (value.kind !== 'list') {
    report(notAList({ name, unit, span: value.span }));
    return undefined;
  }
  const ofAll = { ...surroundings, cellNumbers: new Map<string, string>() };
  const read = value.elements.map((element) => checkSettingWithin(model, name, element, ofAll));
  for (const { diagnostics } of read) for (const diagnostic of diagnostics) report(diagnostic);
  const entries = read.flatMap(({ checked }) =>
    checked?.dimension === undefined ? [] : [checked.expression],
  );
  return entries.length === read.length ? entries : undefined;
}

function withEntries(lists: ReadonlyMap<string, List['elements']>): (list: List) => List {
  return (list) => {
    const elements = lists.get(list.name);
    return elements === undefined ? list : { ...list, elements };
  };
}

const MOST_OFFERED = 12;

/** Returns why a name cannot be set in the block of a population; undefined if it can. */
function notSettable(
  model: CheckedModel,
  { component }: PopulationSyntax,
  target: PopulationSyntax['settings'][number]['target'],
): Diagnostic | undefined {
  const name = pathText(target);
  const named = (each: { readonly name: string }): boolean => each.name === name;
  const parameter = model.parameters.find(named);
  if (parameter?.isWired === true) {
    const { labels, ...refusal } = wiredSetting({ name, declared: parameter.value?.span ?? parameter.span });
    const label = { span: parameter.value?.span ?? parameter.span, message: 'it is given here' };
    const { note: _note, ...about } = refusal;
    return { ...about, span: target.span, labels: [...labels, label] };
  }
  if (parameter !== undefined || model.states.some(named) || model.inputs.some(named)) return undefined;
  const list = model.lists.find(named);
  if (list?.isWired !== true && list?.isUnnamed !== true && list !== undefined) return undefined;
  const free = model.parameters.filter(({ isWired }) => !isWired);
  const lists = model.lists.filter((each) => each.isWired !== true && each.isUnnamed !== true);
  const offered = [...free, ...lists, ...model.states, ...model.inputs]
    .map((each) => each.name)
    .filter((each) => !each.includes(' '));
  const definition = model.definitions.find(named);
  const what =
    definition === undefined
      ? undefined
      : definition.origin === 'output'
        ? 'an output'
        : definition.origin === 'wiring'
          ? 'a wired input'
          : 'a named expression';
  return unknownArgument({
    name,
    component: component.text,
    span: target.span,
    what,
    suggestion: what === undefined ? nearest(name, offered) : undefined,
    offered: offered.slice(0, MOST_OFFERED),
  });
}

/** Returns what a value sees that is set in a population, beyond the names of its model. */
export function surroundingsOf(
  { name, shape, syntax }: Pick<PopulationDraft, 'name' | 'shape' | 'syntax'>,
  model: CheckedModel,
  { values, network }: Pick<NetworkTools, 'values' | 'network'>,
): Surroundings {
  const isLattice = syntax.sizes.length === 2;
  return {
    scope: values.scopeIn(model.system),
    cellNumbers: isLattice ? new Map([...CELL_NUMBERS, ...LATTICE_NUMBERS]) : CELL_NUMBERS,
    explain: (path) => {
      const text = pathText(path);
      if (isLattice || !LATTICE_NUMBERS.has(text) || shape === undefined) return undefined;
      const { span } = path;
      return noLattice({
        name: text,
        population: name,
        cells: cellsOf(shape),
        span,
        declared: syntax.name.span,
      });
    },
    hidden: (path) => {
      const text = pathText(path);
      const declared = values.written.get(text)?.syntax.name.span;
      if (declared === undefined || shape === undefined) return undefined;
      const resolution = values.scopeIn(model.system).resolve(path);
      const expression = resolution.kind === 'value' ? resolution.checked.expression : undefined;
      // `LIF[N] { v = i / N }` means the same either way.
      if (text === 'N' && expression?.kind === 'number' && expression.value === cellsOf(shape))
        return undefined;
      return cellNumberMeant({ name: text, model: network.name.text, span: path.span, declared });
    },
  };
}
