/** One component as a whole model: unfolded, ordered, each expression checked, then put together. */
import { parseDecimal } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { badSchedule } from '../diagnostics/codes/events.ts';
import { modelTooLarge } from '../diagnostics/codes/limits.ts';
import { cycle, numberExpected } from '../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatExpression } from '../syntax/format-expression.ts';
import type { ExpressionSyntax, Name, RangeSyntax } from '../syntax/tree.ts';
import { DIMENSIONLESS, type Dimension, sameDimension, TIME } from '../units/dimension.ts';
import { makeUnit, namedUnit, ONE_UNIT, type Unit } from '../units/unit.ts';
import { chooseUnitSystem, systemScale } from '../units/unit-system.ts';
import { systemUnitText, unitTextFor } from '../units/unit-text.ts';
import { checkEvents, type EventTools, spikingInstances } from './check-events.ts';
import { checkExpression, checkNumber } from './check-expression.ts';
import { fitValue } from './check-value.ts';
import type {
  CheckedModel,
  Definition,
  Input,
  List,
  Parameter,
  Part,
  Range,
  Singularity,
  State,
} from './checked-model.ts';
import { constantValue } from './constant-value.ts';
import { checkDerivative, joinEquations } from './equations.ts';
import { type Entity, expand, type Instance, type Source } from './expand.ts';
import { instanceScope } from './instance-scope.ts';
import type { LoadedFile } from './load-files.ts';
import { type Known, type ModelTable, makeTable } from './model-table.ts';
import { orderValues } from './order-values.ts';
import { checkSaysSomething } from './rules/component-says-something.ts';
import { checkStatesChange } from './rules/states-change.ts';
import { checkRanges } from './rules/values-lie-in-range.ts';
import type { Checked, Context, Place, Scope, SharedContext } from './scope.ts';
import { valuesRead } from './values-read.ts';

/** Nodes that functions may unfold to in one model. */
const LARGEST_UNFOLDING = 200_000;

/** A model, and which of its names the expressions read. */
export interface BuiltModel {
  readonly model: CheckedModel | undefined;
  readonly root: Instance | undefined;
  /** Qualified names of parameters that something reads. */
  readonly read: ReadonlySet<string>;
}

/** Returns the model of one component; undefined if it has an error, all of which are reported. */
export function buildModel(name: Name, file: LoadedFile, sink: (diagnostic: Diagnostic) => void): BuiltModel {
  let failed = false;
  const report = (diagnostic: Diagnostic): void => {
    failed ||= diagnostic.severity === 'error';
    sink(diagnostic);
  };
  const read = new Set<string>();
  const root = expand(name, file, report);
  if (root === undefined) return { model: undefined, root, read };
  const table = makeTable(root, report);
  const model = build(root, name, table, read);
  return { model: failed ? undefined : model, root, read };
}

function build(root: Instance, name: Name, table: ModelTable, read: Set<string>): CheckedModel {
  const { report } = table;
  const timeUnits = readTimeUnits(table);
  const votes = [...table.units.values(), ...timeUnits.values()];
  const system = chooseUnitSystem(votes);
  const spiking = spikingInstances(table);
  const spikes = {
    spikerOf: (instance: Instance): number | undefined => {
      for (let at: Instance | undefined = instance; at !== undefined; at = at.owner) {
        const index = spiking.indexOf(at);
        if (index >= 0) return index;
      }
      return undefined;
    },
  };
  const scopes = new Map<Instance | undefined, Map<LoadedFile, Scope>>();
  const scopeOf = ({ instance, file }: Pick<Source, 'instance' | 'file'>): Scope => {
    const ofInstance = scopes.get(instance) ?? new Map<LoadedFile, Scope>();
    scopes.set(instance, ofInstance);
    const scope = ofInstance.get(file) ?? instanceScope(table, spikes, instance, file);
    ofInstance.set(file, scope);
    return scope;
  };

  let [peaks, unfolded] = [0, 0];
  const singularities: Singularity[] = [];
  const shared: SharedContext = {
    report,
    unitText: (dimension) => unitTextFor(dimension, votes),
    noteSingularity: (singularity) => singularities.push(singularity),
    nextPeak: () => peaks++,
    spend: () => {
      unfolded++;
      if (unfolded === LARGEST_UNFOLDING) {
        const what = `The functions that \`${root.component.name.text}\` calls unfold to more than ${LARGEST_UNFOLDING} operations`;
        report(modelTooLarge({ what, span: root.component.name.span }));
      }
      return unfolded < LARGEST_UNFOLDING;
    },
    definitionValue: (each) => table.known.get(each)?.checked?.expression,
  };
  const contextOf = (source: Pick<Source, 'instance' | 'file'>, place: Place, what: string): Context => ({
    scope: scopeOf(source),
    place,
    what,
    system,
    locals: new Map(),
    timeUnit: source.instance && timeUnits.get(source.instance),
    shared,
    calling: [],
  });

  // The order of computation.
  const { equations, refused } = joinEquations(table);
  const listNames = [...table.lists.keys()];
  const listName = (list: number): string => listNames[list] ?? '';
  const needsOf = new Map<string, readonly string[]>();
  const needs = (each: string): readonly string[] => {
    const entity = table.entities.get(each);
    if (entity?.value === undefined) return [];
    const present = needsOf.get(each) ?? valuesRead(entity.value.syntax, scopeOf(entity.value), listName);
    needsOf.set(each, present);
    return present;
  };
  const { order, circles } = orderValues(table.entities.keys(), needs);
  for (const circle of circles) reportCircle(circle, table);

  // Values in that order, so that what they read is known.
  for (const each of order) {
    const entity = table.entities.get(each);
    if (entity !== undefined) table.known.set(each, checkEntity(entity, table, contextOf));
  }
  for (const list of needsOf.values()) for (const each of list) read.add(each);

  const unitOf = (entity: Entity): Unit => {
    const declared = table.units.get(entity.name);
    if (declared !== undefined) return declared;
    const dimension = table.known.get(entity.name)?.dimension ?? DIMENSIONLESS;
    if (sameDimension(dimension, DIMENSIONLESS)) return ONE_UNIT;
    return { text: systemUnitText(system, dimension), dimension, scale: systemScale(system, dimension) };
  };
  const named = (entity: Entity) => ({
    name: entity.name,
    unit: unitOf(entity),
    dimension: table.known.get(entity.name)?.dimension ?? DIMENSIONLESS,
    ...(entity.doc === undefined ? {} : { doc: entity.doc }),
    span: entity.declared.span,
  });
  const rangeOf = (entity: Entity): { range?: Range } => {
    if (entity.range === undefined) return {};
    const range = checkRange(entity, entity.range, contextOf, unitOf(entity).text, table);
    return range === undefined ? {} : { range };
  };
  const noteReads = (syntax: ExpressionSyntax, scope: Scope): void => {
    for (const each of valuesRead(syntax, scope, listName)) read.add(each);
  };

  const parameters: Parameter[] = [];
  const lists: List[] = [];
  const inputs: Input[] = [];
  const states: State[] = [];
  const definitions: Definition[] = [];
  const insertAt: Span = headOf(root.component);
  for (const each of order) {
    const entity = table.entities.get(each);
    const known = table.known.get(each);
    if (entity === undefined || known === undefined) continue;
    const expression = known.checked?.expression;
    switch (entity.kind) {
      case 'parameter':
        parameters.push({
          ...named(entity),
          ...(expression === undefined ? {} : { value: expression }),
          ...rangeOf(entity),
          isWired: entity.givenBy === 'owner',
        });
        break;
      case 'input':
        inputs.push({
          ...named(entity),
          ...(expression === undefined ? {} : { drive: expression }),
          isVarying: (known.checked?.reads ?? 0) !== 0,
          ...rangeOf(entity),
        });
        break;
      case 'definition':
        if (expression !== undefined) {
          definitions.push({ ...named(entity), value: expression, type: known.type, origin: entity.origin });
        }
        break;
      case 'list':
      case 'state':
        break;
    }
  }
  for (const [each] of table.lists) {
    const entity = table.entities.get(each);
    if (entity === undefined) continue;
    const elements = checkList(entity, contextOf, unitOf(entity), table);
    lists.push({ ...named(entity), elements });
  }
  for (const entity of table.entities.values()) {
    if (entity.kind !== 'state') continue;
    const initial = table.known.get(entity.name)?.checked?.expression;
    const equation = equations.get(entity.name);
    const source: Source | undefined =
      entity.equation?.source ??
      (equation === undefined || entity.instance === undefined
        ? undefined
        : { syntax: equation.value, instance: entity.instance, file: entity.instance.file });
    const unit = unitOf(entity);
    const base = named(entity);
    const context = source && contextOf(source, 'equation', 'an equation');
    const target = {
      name: entity.declared.text,
      declared: entity.declared.span,
      unit: unit.text,
      dimension: table.known.get(entity.name)?.dimension,
      insertAt: entity.instance === undefined ? insertAt : headOf(entity.instance.component),
    };
    const derivative = source && context && checkDerivative(source.syntax, target, context);
    states.push({
      ...base,
      initial: initial ?? { kind: 'number', value: 0, ...exactZero(), span: entity.declared.span },
      ...(derivative === undefined ? {} : { derivative }),
      ...rangeOf(entity),
      isGate: entity.isGate,
    });
  }

  // Events.
  // A state whose equation was refused needs no second report that it lacks one.
  const assigned = new Set<string>(refused);
  const locals = new Map<string, number>();
  const firstList = lists.length;
  const timeUnit = timeUnits.get(root) ?? resultTimeUnit(votes);
  const values = new Map<string, number | undefined>();
  for (const { name: each, value } of parameters) {
    values.set(each, value && constantValue(value, (other) => values.get(other)));
  }
  const tools: EventTools = {
    context: (instance, what, { countsSpikesOf, isConstant } = {}) => {
      const source = { instance, file: instance.file };
      const context = contextOf(source, isConstant === true ? 'constant' : 'event', what);
      if (countsSpikesOf === undefined) return context;
      return { ...context, scope: instanceScope(table, spikes, instance, instance.file, { countsSpikesOf }) };
    },
    targets: {
      entity: (each) => table.entities.get(each),
      unitOf: (each) => {
        const entity = table.entities.get(each);
        return entity === undefined ? '1' : unitOf(entity).text;
      },
      freshLocal: (each) => {
        const count = (locals.get(each) ?? 0) + 1;
        locals.set(each, count);
        return count === 1 ? each : `${each} ${count}`;
      },
      assigned: (each) => assigned.add(each),
    },
    addList: (list) => {
      lists.push({ ...list, name: `times ${lists.length - firstList + 1}` });
      return lists.length - 1;
    },
    timeUnit,
    constantNamed: (each) => values.get(each),
  };
  const events = checkEvents(root, table, tools);
  noteOtherReads(table, scopeOf, noteReads);

  checkStatesChange(root, table, states, assigned);
  checkRanges({ parameters, inputs, states }, table, system, (each) => values.get(each));
  checkSaysSomething(root, states, definitions, report);

  const { doc } = root.component.comments;
  return {
    name: name.text,
    componentKind: root.component.componentKind,
    source: root.file.syntax.source,
    ...(doc === undefined ? {} : { doc }),
    span: name.span,
    system,
    parameters,
    lists,
    inputs,
    states,
    definitions,
    ...events,
    peaks,
    initialOrder: order.filter((each) => {
      const kind = table.entities.get(each)?.kind;
      return kind === 'state' || kind === 'input';
    }),
    singularities,
    parts: table.instances.slice(1).map((instance) => describePart(instance, table)),
    timeUnit,
  };
}

function exactZero(): { exact?: NonNullable<ReturnType<typeof parseDecimal>> } {
  const exact = parseDecimal('0');
  return exact === undefined ? {} : { exact };
}

/** Where a statement can be put behind the opening brace of a component. */
function headOf(component: Instance['component']): Span {
  const first = component.statements[0]?.span.start ?? component.name.span.end;
  return { source: component.span.source, start: first, end: first };
}

/** What results count time in, where no `time unit` says it: the first unit of time that was written, else ms. */
function resultTimeUnit(votes: readonly Unit[]): Unit {
  return votes.find(({ dimension }) => sameDimension(dimension, TIME)) ?? namedUnit('ms') ?? ONE_UNIT;
}

function readTimeUnits(table: ModelTable): ReadonlyMap<Instance, Unit> {
  const units = new Map<Instance, Unit>();
  for (const instance of table.instances) {
    const { timeUnit } = instance;
    if (timeUnit === undefined) continue;
    const { value } = timeUnit;
    const made =
      value.kind === 'quantity' &&
      parseDecimal(value.text)?.numerator === 1n &&
      parseDecimal(value.text)?.denominator === 1n
        ? makeUnit(
            value.unit.text,
            value.unit.factors.map(({ name, exponent }) => ({
              name: name.text,
              exponent: { numerator: BigInt(exponent.numerator), denominator: BigInt(exponent.denominator) },
            })),
          )
        : undefined;
    if (made !== undefined && 'scale' in made && sameDimension(made.dimension, TIME))
      units.set(instance, made);
    else {
      table.report(
        badSchedule({
          message: 'A time unit is one of a unit of time.',
          span: value.span,
          hint: 'write `time unit 1 ms`.',
        }),
      );
    }
  }
  return units;
}

function reportCircle(circle: readonly string[], table: ModelTable): void {
  const entities = circle.map((name) => table.entities.get(name)).filter((entity) => entity !== undefined);
  const what = entities.some(({ kind }) => kind === 'state')
    ? 'initial value'
    : entities.every(({ kind }) => kind === 'parameter')
      ? 'parameter'
      : 'named expression';
  table.report(cycle({ names: circle, spans: entities.map(({ declared }) => declared.span), what }));
}

type ContextOf = (source: Pick<Source, 'instance' | 'file'>, place: Place, what: string) => Context;

const PLACES: Readonly<Record<Entity['kind'], Place>> = {
  parameter: 'constant',
  list: 'constant',
  input: 'stimulus',
  state: 'initial',
  definition: 'equation',
};

function describe(entity: Entity): string {
  const name = `\`${entity.name}\``;
  switch (entity.kind) {
    case 'parameter':
      return `The parameter ${name}`;
    case 'list':
      return `The list ${name}`;
    case 'input':
      return `The default of the input ${name}`;
    case 'state':
      return `The initial value of ${name}`;
    case 'definition':
      if (entity.origin === 'constant') return `The constant ${name}`;
      return entity.origin === 'wiring' ? `The input ${name}` : `The value of ${name}`;
  }
}

/** Returns what is known of a value whose needs are known. */
function checkEntity(entity: Entity, table: ModelTable, contextOf: ContextOf): Known {
  const unit = table.units.get(entity.name);
  const { value } = entity;
  const open: Known = {
    type: 'number',
    dimension:
      unit?.dimension ?? (entity.unit === undefined && value === undefined ? DIMENSIONLESS : undefined),
    reads: 0,
    checked: undefined,
  };
  if (value === undefined) return entity.origin === 'gate' ? { ...open, dimension: undefined } : open;
  if (entity.kind === 'list') return checkListUnit(entity, value, open, contextOf);
  const place: Place = entity.origin === 'constant' ? 'constant' : PLACES[entity.kind];
  const what = describe(entity);
  const context = contextOf(value, place, place === 'equation' ? 'a named expression' : what);
  const mayBeCondition = entity.kind === 'definition' && entity.unit === undefined;
  const checked = mayBeCondition
    ? checkExpression(value.syntax, context)
    : checkNumber(value.syntax, context, what);
  const result: Checked =
    unit === undefined
      ? checked
      : fitValue(
          checked,
          value.syntax,
          {
            what,
            dimension: unit.dimension,
            unit: unit.text,
            declared: entity.unit?.span ?? entity.declared.span,
          },
          context,
        );
  // An unreadable declared unit says nothing about the value.
  const dimension =
    entity.unit !== undefined && unit === undefined ? undefined : (unit?.dimension ?? result.dimension);
  return { type: result.type, dimension, reads: result.reads, checked: result };
}

function checkListUnit(entity: Entity, value: Source, open: Known, contextOf: ContextOf): Known {
  if (open.dimension !== undefined || value.syntax.kind !== 'list') return open;
  const [first] = value.syntax.elements;
  if (first === undefined) return { ...open, dimension: DIMENSIONLESS };
  const checked = checkNumber(first, contextOf(value, 'constant', describe(entity)), 'An entry of a list');
  return { ...open, dimension: checked.dimension };
}

function checkList(entity: Entity, contextOf: ContextOf, unit: Unit, table: ModelTable): List['elements'] {
  const { value } = entity;
  if (value === undefined) {
    table.report(numberExpected({ where: `The list \`${entity.name}\``, span: entity.declared.span }));
    return [];
  }
  const context = contextOf(value, 'constant', describe(entity));
  if (value.syntax.kind !== 'list') {
    table.report(
      badSchedule({
        message: `The list \`${entity.name}\` needs a list of values.`,
        span: value.syntax.span,
        hint: 'write them in brackets: `[10 ms, 25 ms]`.',
      }),
    );
    return [];
  }
  return value.syntax.elements.map((element) => {
    const checked = checkNumber(element, context, 'An entry of a list');
    const receiver = {
      what: `An entry of \`${entity.name}\``,
      dimension: unit.dimension,
      unit: unit.text,
      declared: entity.declared.span,
    };
    return fitValue(checked, element, receiver, context).expression;
  });
}

function checkRange(
  entity: Entity,
  range: RangeSyntax,
  contextOf: ContextOf,
  unit: string,
  table: ModelTable,
): Range | undefined {
  const { instance } = entity;
  if (instance === undefined) return undefined;
  const what = `The range of \`${entity.name}\``;
  const context = contextOf({ instance, file: instance.file }, 'constant', what);
  const dimension: Dimension | undefined = table.known.get(entity.name)?.dimension;
  const [low, high] = [range.low, range.high].map((syntax) => {
    const checked = checkNumber(syntax, context, what);
    if (dimension === undefined) return checked.expression;
    return fitValue(checked, syntax, { what, dimension, unit, declared: entity.declared.span }, context)
      .expression;
  });
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Notes what equations, events and ranges read, so that a parameter that only they use counts as used. */
function noteOtherReads(
  table: ModelTable,
  scopeOf: (source: Pick<Source, 'instance' | 'file'>) => Scope,
  noteReads: (syntax: ExpressionSyntax, scope: Scope) => void,
): void {
  for (const instance of table.instances) {
    const scope = scopeOf({ instance, file: instance.file });
    for (const statement of instance.component.statements) {
      if (statement.kind === 'equation') noteReads(statement.value, scope);
    }
    const note = (syntax: ExpressionSyntax | undefined): void => {
      if (syntax !== undefined) noteReads(syntax, scope);
    };
    for (const entity of instance.entities.values()) {
      note(entity.range?.low);
      note(entity.range?.high);
    }
    note(instance.spike?.value);
    note(instance.spike?.count);
    note(instance.refractory?.duration);
    for (const statement of instance.schedule) {
      if (statement.kind !== 'event') continue;
      const { trigger } = statement;
      if (trigger.kind === 'condition') note(trigger.condition);
      if (trigger.kind === 'at') note(trigger.times);
      if (trigger.kind === 'every') {
        note(trigger.period);
        note(trigger.from);
      }
      const open = [...statement.block.statements];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next.kind !== 'if') note(next.value);
        else {
          for (const { condition, block } of next.branches) {
            note(condition);
            open.push(...block.statements);
          }
          open.push(...(next.otherwise?.statements ?? []));
        }
      }
    }
  }
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
