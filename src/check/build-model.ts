/** One component as a whole model: unfolded, ordered, each expression checked, then put together. */
import { ZERO } from '../base/rational.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatExpression } from '../syntax/format-expression.ts';
import type { ComponentSyntax, VariantSyntax } from '../syntax/tree.ts';
import { DIMENSIONLESS, sameDimension } from '../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../units/unit.ts';
import { systemScale } from '../units/unit-system.ts';
import { systemUnitText } from '../units/unit-text.ts';
import { checkEntity, checkList, checkRange } from './check-entity.ts';
import { checkEvents, type EventTools } from './check-events.ts';
import type {
  CheckedModel,
  Definition,
  Input,
  List,
  Parameter,
  Part,
  Range,
  State,
} from './checked-model.ts';
import { constantValue } from './constant-value.ts';
import { checkDerivative, joinEquations } from './equations.ts';
import { expand, type PartBudget } from './expand.ts';
import type { Entity, Instance, Source } from './instance.ts';
import type { LoadedFile } from './load-files.ts';
import { type ModelContexts, makeContexts } from './model-contexts.ts';
import { type ModelTable, makeTable } from './model-table.ts';
import { checkActs, type SynapseActs } from './network/check-acts.ts';
import type { EndsInScope } from './network/ends-in-scope.ts';
import type { SynapseEnds } from './network/synapse-ends.ts';
import { orderValues } from './order-values.ts';
import { otherExpressions } from './other-expressions.ts';
import { unitsNeeded } from './reactions/check-kinetic.ts';
import { makeScheme } from './reactions/make-scheme.ts';
import { checkPlacesOverCells } from './rules/cells-are-there-to-be-read.ts';
import { checkSaysSomething } from './rules/component-says-something.ts';
import { reportCircle } from './rules/no-value-needs-itself.ts';
import { checkNoiseIsLinear } from './rules/noise-is-linear.ts';
import { checkPoints } from './rules/points-make-a-line.ts';
import { checkReactions } from './rules/reactions-fit.ts';
import { checkStatesChange } from './rules/states-change.ts';
import { checkStandsBetweenCells } from './rules/synapses-stand-between-cells.ts';
import { checkRanges } from './rules/values-lie-in-range.ts';
import { removeSingularities } from './singularities/remove-singularities.ts';
import { valuesRead } from './values-read.ts';

/** A model, and which of its names the expressions read. */
export interface BuiltModel {
  readonly model: CheckedModel | undefined;
  readonly root: Instance | undefined;
  /** Qualified names of values that something reads. */
  readonly read: ReadonlySet<string>;
}

/** Returns the model of one component; undefined if it has an error, all of which are reported. */
export function buildModel(
  declaration: ComponentSyntax | VariantSyntax,
  file: LoadedFile,
  budget: PartBudget,
  sink: (diagnostic: Diagnostic) => void,
): BuiltModel {
  const { model, root, read } = buildWhole(declaration, file, budget, sink);
  return { model: model && removeSingularities(model), root, read };
}

/** A component as it is written: what divides by 0 is not looked at yet. */
export interface WholeComponent extends BuiltModel {
  /** Of a synapse. */
  readonly synapse?: { readonly acts: SynapseActs; readonly ends: EndsInScope };
}

/** Returns all of a component, a synapse between the two models if they are given. */
export function buildWhole(
  declaration: ComponentSyntax | VariantSyntax,
  file: LoadedFile,
  budget: PartBudget,
  sink: (diagnostic: Diagnostic) => void,
  ends?: SynapseEnds,
): WholeComponent {
  let failed = false;
  const report = (diagnostic: Diagnostic): void => {
    failed ||= diagnostic.severity === 'error';
    sink(diagnostic);
  };
  const root = expand(declaration, file, budget, report);
  if (root === undefined) return { model: undefined, root, read: new Set() };
  const table = makeTable(root, report, ends);
  const contexts = makeContexts(root, table);
  const { order, read } = checkValues(table, contexts);
  const { model, synapse } = putTogether(root, declaration, table, contexts, order);
  if (failed) return { model: undefined, root, read };
  return { model: { ...model, file }, root, read, ...(synapse === undefined ? {} : { synapse }) };
}

/** Checks every value in the order of computation, so that what it reads is known. */
export function checkValues(
  table: ModelTable,
  { contextOf, scopeOf }: ModelContexts,
): { readonly order: readonly string[]; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const lists = [...table.lists.keys()];
  const namesRead = (source: Source): readonly string[] => {
    const names = valuesRead(source.syntax, scopeOf(source), (list) => lists[list] ?? '');
    for (const name of names) read.add(name);
    return names;
  };
  // Equations and events come first: constants of the file that only they read are found by that.
  for (const instance of table.instances) {
    const { file } = instance;
    for (const syntax of otherExpressions(instance)) namesRead({ syntax, instance, file });
  }
  const { order, circles } = orderValues(table.entities.keys(), (name) => {
    const entity = table.entities.get(name);
    const written = [entity?.value, entity?.standard].flatMap((source) =>
      source === undefined ? [] : namesRead(source),
    );
    return entity === undefined ? written : [...written, ...unitsNeeded(entity, table)];
  });
  for (const circle of circles) reportCircle(circle, table);
  for (const name of order) {
    const entity = table.entities.get(name);
    if (entity !== undefined) table.known.set(name, checkEntity(entity, table, contextOf));
  }
  return { order, read };
}

function putTogether(
  root: Instance,
  declaration: ComponentSyntax | VariantSyntax,
  table: ModelTable,
  contexts: ModelContexts,
  order: readonly string[],
): { readonly model: CheckedModel } & Pick<WholeComponent, 'synapse'> {
  const { system, timeUnit } = contexts;
  const { refused, states } = makeStates(table, contexts);
  const { parameters, inputs, definitions } = makeValues(order, table, contexts);
  const lists = makeLists(table, contexts);
  const values = new Map<string, number | undefined>();
  const constantNamed = (name: string): number | undefined => values.get(name);
  for (const { name, value } of parameters) values.set(name, value && constantValue(value, constantNamed));

  // A state whose equation was refused needs no second report that it lacks one.
  const assigned = new Set<string>(refused);
  const tools = eventTools(table, contexts, lists, constantNamed, assigned);
  const events = checkEvents(root, table, tools);
  const { ends } = table;
  const acts = ends && checkActs(root, ends, tools, contexts.contextOf);

  const scheme = makeScheme(table, states, definitions, events);
  checkReactions(table, definitions, constantNamed, (name) => tools.targets.unitOf(name));
  checkStatesChange(root, table, states, assigned);
  checkRanges({ parameters, inputs, states }, table, system, constantNamed);
  for (const points of contexts.points) {
    const [xs, ys] = [lists[points.xs], lists[points.ys]];
    const isRead = [xs, ys].every((list) => list !== undefined && isWrittenOut(list.name, table));
    if (xs && ys && isRead) checkPoints({ ...points, xs, ys }, system, constantNamed, table.report);
  }
  const { overCells } = contexts;
  checkNoiseIsLinear({ definitions, states, inputs, overCells, ...events, ...acts }, table.report);
  if (acts === undefined) {
    checkPlacesOverCells({ definitions, states, overCells, ...events }, table.report);
    checkSaysSomething(root, states, definitions, table.report);
  } else {
    const handlers = [...acts.onPre, ...acts.onPost, ...events.stepHandlers];
    checkStandsBetweenCells(root, overCells, handlers, table.report);
  }

  const { doc } = declaration.comments.doc === undefined ? root.component.comments : declaration.comments;
  const ofEnds = { inputs: ends?.inputs() ?? [], parameters: ends?.parameters() ?? [] };
  const model: CheckedModel = {
    name: declaration.name.text,
    componentKind: root.component.componentKind,
    source: root.file.syntax.source,
    ...(doc === undefined ? {} : { doc }),
    span: declaration.name.span,
    system,
    parameters: [...ofEnds.parameters, ...parameters],
    lists,
    inputs: [...ofEnds.inputs, ...inputs],
    states,
    definitions,
    ...scheme,
    ...events,
    peaks: contexts.peaks(),
    noises: contexts.noises,
    ...(contexts.overCells.length === 0 ? {} : { overCells: contexts.overCells }),
    initialOrder: [
      ...ofEnds.inputs.map(({ name }) => name),
      ...order.filter((name) => {
        const kind = table.entities.get(name)?.kind;
        return kind === 'state' || kind === 'input';
      }),
    ],
    singularities: [],
    parts: table.instances.slice(1).map((instance) => describePart(instance, table)),
    timeUnit,
  };
  return { model, ...(ends === undefined || acts === undefined ? {} : { synapse: { acts, ends } }) };
}

// ── Values ───────────────────────────────────────────────────────────────────────────────────────────

/** Returns the declared unit of a value; for an inferred dimension the system's own. */
function unitOf(entity: Entity, table: ModelTable, { system }: ModelContexts): Unit {
  const declared = table.units.get(entity.name);
  if (declared !== undefined) return declared;
  const dimension = table.known.get(entity.name)?.dimension ?? DIMENSIONLESS;
  if (sameDimension(dimension, DIMENSIONLESS)) return ONE_UNIT;
  return { text: systemUnitText(system, dimension), dimension, scale: systemScale(system, dimension) };
}

function named(entity: Entity, table: ModelTable, contexts: ModelContexts): Omit<List, 'elements'> {
  return {
    name: entity.name,
    unit: unitOf(entity, table, contexts),
    dimension: table.known.get(entity.name)?.dimension ?? DIMENSIONLESS,
    ...(entity.doc === undefined ? {} : { doc: entity.doc }),
    span: entity.declared.span,
  };
}

function rangeOf(entity: Entity, table: ModelTable, contexts: ModelContexts): { readonly range?: Range } {
  if (entity.range === undefined) return {};
  const bounded = {
    dimension: table.known.get(entity.name)?.dimension,
    unit: unitOf(entity, table, contexts),
  };
  const range = checkRange(entity, entity.range, bounded, contexts.contextOf);
  return range === undefined ? {} : { range };
}

function makeValues(
  order: readonly string[],
  table: ModelTable,
  contexts: ModelContexts,
): Pick<CheckedModel, 'parameters' | 'inputs' | 'definitions'> {
  const parameters: Parameter[] = [];
  const inputs: Input[] = [];
  const definitions: Definition[] = [];
  for (const name of order) {
    const entity = table.entities.get(name);
    const known = table.known.get(name);
    if (entity === undefined || known === undefined) continue;
    const expression = known.checked?.expression;
    const base = named(entity, table, contexts);
    if (entity.kind === 'parameter') {
      const value = expression === undefined ? {} : { value: expression };
      const isWired = entity.givenBy === 'owner';
      parameters.push({ ...base, ...value, ...rangeOf(entity, table, contexts), isWired });
    } else if (entity.kind === 'input') {
      const drive = expression === undefined ? {} : { drive: expression };
      const isVarying = known.reads !== 0;
      inputs.push({ ...base, ...drive, isVarying, ...rangeOf(entity, table, contexts) });
    } else if (entity.kind === 'definition' && expression !== undefined) {
      definitions.push({ ...base, value: expression, type: known.type, origin: entity.origin });
    }
  }
  return { parameters, inputs, definitions };
}

function makeLists(table: ModelTable, contexts: ModelContexts): List[] {
  return [...table.lists.keys()].flatMap((name) => {
    const entity = table.entities.get(name);
    if (entity === undefined) return [];
    const base = named(entity, table, contexts);
    const isWired = entity.givenBy === 'owner' ? { isWired: true as const } : {};
    return [{ ...base, elements: checkList(entity, table, contexts.contextOf, base.unit), ...isWired }];
  });
}

/** Whether a list has entries in the text; that it has none was reported then. */
function isWrittenOut(list: string, table: ModelTable): boolean {
  return table.entities.get(list)?.value?.syntax.kind === 'list';
}

function makeStates(
  table: ModelTable,
  contexts: ModelContexts,
): { readonly states: readonly State[]; readonly refused: ReadonlySet<string> } {
  const { equations, refused } = joinEquations(table);
  const states: State[] = [];
  for (const entity of table.entities.values()) {
    if (entity.kind !== 'state') continue;
    const base = named(entity, table, contexts);
    const written = equations.get(entity.name);
    const source: Source | undefined =
      entity.equation ??
      (written &&
        entity.instance && { syntax: written.value, instance: entity.instance, file: entity.instance.file });
    const target = {
      name: entity.declared.text,
      declared: entity.declared.span,
      unit: base.unit.text,
      dimension: table.known.get(entity.name)?.dimension,
      insertAt: entity.instance?.file.headOf(entity.instance.component),
    };
    const derivative =
      source &&
      checkDerivative(
        source.syntax,
        target,
        contexts.contextOf(source, 'equation', 'an equation', entity.name),
      );
    states.push({
      ...base,
      initial: table.known.get(entity.name)?.checked?.expression ?? zeroAt(entity.declared.span),
      ...(derivative === undefined ? {} : { derivative }),
      ...rangeOf(entity, table, contexts),
      isGate: entity.isGate,
    });
  }
  return { states, refused };
}

function zeroAt(span: Entity['declared']['span']): State['initial'] {
  return { kind: 'number', value: 0, exact: ZERO, span };
}

// ── Events and parts ─────────────────────────────────────────────────────────────────────────────────

function eventTools(
  table: ModelTable,
  contexts: ModelContexts,
  lists: List[],
  constantNamed: (name: string) => number | undefined,
  assigned: Set<string>,
): EventTools {
  const { ends } = table;
  const locals = new Map<string, number>();
  const firstList = lists.length;
  return {
    context: contexts.eventContext,
    targets: {
      entity: (name) => table.entities.get(name),
      unitOf: (name) => {
        const entity = table.entities.get(name);
        return entity === undefined ? '1' : unitOf(entity, table, contexts).text;
      },
      freshLocal: (name) => {
        const count = (locals.get(name) ?? 0) + 1;
        locals.set(name, count);
        return count === 1 ? name : `${name} ${count}`;
      },
      assigned: (name) => assigned.add(name),
      ...(ends === undefined
        ? {}
        : { end: (target, isAddition) => ends.target(target, isAddition, 'on step') }),
    },
    addList: (list) => {
      lists.push({ ...list, name: `times ${lists.length - firstList + 1}`, isUnnamed: true });
      return lists.length - 1;
    },
    spiking: contexts.spiking,
    timeUnit: contexts.timeUnit,
    constantNamed,
  };
}

function describePart(instance: Instance, table: ModelTable): Part {
  const wiring = [...instance.entities.values()].flatMap((entity) => {
    const wired = table.entities.get(entity.name);
    if (wired?.origin !== 'wiring' || wired.value === undefined) return [];
    return [{ input: entity.declared.text, to: formatExpression(wired.value.syntax) }];
  });
  return {
    path: instance.path,
    component: instance.componentName,
    componentKind: instance.component.componentKind,
    wiring,
  };
}
