/**
 * The values of one model while it is checked: every entity by its qualified name, inputs of parts joined to
 * what drives them, and what is known of each value so far.
 */
import { known } from '../base/invariant.ts';
import { unwiredInput } from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PathSyntax } from '../syntax/expression-tree.ts';
import type { ConstantSyntax } from '../syntax/tree.ts';
import type { Dimension } from '../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../units/unit.ts';
import type { ValueType } from './checked-expression.ts';
import { isSynapse } from './component-kinds.ts';
import { allInstances, type Entity, type Instance } from './instance.ts';
import { isPlainNumber, plainQuantity } from './literal.ts';
import type { LoadedFile } from './load-files.ts';
import { type EndsInScope, endsInScope } from './network/ends-in-scope.ts';
import type { SynapseEnds } from './network/synapse-ends.ts';
import { readUnit } from './read-unit.ts';
import type { Checked } from './scope.ts';

/** What is known of a value once its expression was checked. */
export interface Known {
  readonly type: ValueType;
  readonly dimension: Dimension | undefined;
  readonly reads: number;
  readonly checked: Checked | undefined;
}

export interface ModelTable {
  /** Absent while functions are looked at by themselves. */
  readonly root: Instance | undefined;
  readonly instances: readonly Instance[];
  /** Own values before those of parts, in the order of the text; constants are added as they are found. */
  readonly entities: Map<string, Entity>;
  /** Numbers of lists, by qualified name. */
  readonly lists: Map<string, number>;
  /** Filled in the order of computation. */
  readonly known: Map<string, Known>;
  /** The unit that a value declares, or that its literal has. */
  readonly units: Map<string, Unit>;
  readonly constants: Map<ConstantSyntax, Entity>;
  /** Of a synapse: what it sees of its cells. */
  readonly ends: EndsInScope | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * Returns the table of a model's values, each input of a part turned into what drives it. `models` are those that a synapse
 * connects, if it is more than checked by itself.
 */
export function makeTable(
  root: Instance,
  report: (diagnostic: Diagnostic) => void,
  models?: SynapseEnds,
): ModelTable {
  const instances = allInstances(root);
  const entities = new Map<string, Entity>();
  const lists = new Map<string, number>();
  for (const instance of instances) {
    for (const entity of instance.entities.values()) {
      entities.set(entity.name, entity.kind === 'input' ? wire(entity, instance, report) : entity);
      if (entity.kind === 'list') lists.set(entity.name, lists.size);
    }
  }
  const table: ModelTable = {
    root,
    instances,
    entities,
    lists,
    known: new Map(),
    units: new Map(),
    constants: new Map(),
    ends: isSynapse(root.component.componentKind) ? endsInScope(root.ports, models, report) : undefined,
    report,
  };
  for (const entity of entities.values()) noteUnit(table, entity);
  return table;
}

/** Returns a table that holds no component: what functions of a file see. */
export function emptyTable(report: (diagnostic: Diagnostic) => void): ModelTable {
  return {
    root: undefined,
    instances: [],
    entities: new Map(),
    lists: new Map(),
    known: new Map(),
    units: new Map(),
    constants: new Map(),
    ends: undefined,
    report,
  };
}

/** Returns an input of a part as the named expression that drives it; others as they are. */
function wire(entity: Entity, instance: Instance, report: (diagnostic: Diagnostic) => void): Entity {
  const { owner, use } = instance;
  if (owner === undefined || use === undefined) return entity;
  if (entity.givenBy === 'owner') return { ...entity, kind: 'definition', origin: 'wiring' };
  const { value: standard, ...rest } = entity;
  const name = entity.declared.text;
  const variable = owner.entities.get(name);
  if (variable !== undefined && variable.kind !== 'list') {
    const path: PathSyntax = {
      kind: 'path',
      names: [{ text: name, span: use.name.span }],
      span: use.name.span,
    };
    return {
      ...rest,
      kind: 'definition',
      origin: 'wiring',
      givenBy: 'owner',
      value: { syntax: path, instance: owner, file: owner.file },
      ...(standard === undefined ? {} : { standard }),
      wiredTo: variable.declared,
    };
  }
  if (entity.value === undefined && owner.isWhole) {
    report(
      unwiredInput({
        input: name,
        part: use.name.text,
        component: instance.component.name.text,
        unit: entity.unit?.text ?? 'plain numbers',
        span: use.span,
        declared: entity.declared.span,
      }),
    );
  }
  return entity;
}

/**
 * Notes the unit that a value declares. Without one, a parameter, input or state has that of its default,
 * where that is a literal (`param g = 120 mS/cm^2`), and none where it has no default.
 */
function noteUnit(table: ModelTable, entity: Entity): void {
  const unit = declaredUnit(entity, table.report);
  if (unit !== undefined) table.units.set(entity.name, unit);
}

function declaredUnit(entity: Entity, report: (diagnostic: Diagnostic) => void): Unit | undefined {
  if (entity.unit !== undefined) return readUnit(entity.unit, report);
  if (entity.isGate || entity.fits === 'number') return ONE_UNIT;
  if (entity.fits !== undefined || (entity.kind === 'definition' && entity.origin !== 'wiring'))
    return undefined;
  const own = entity.standard ?? (entity.givenBy === 'declaration' ? entity.value : undefined);
  if (own === undefined) return ONE_UNIT;
  const isList = entity.kind === 'list' && own.syntax.kind === 'list';
  const first = isList ? own.syntax.elements[0] : own.syntax;
  const quantity = first && plainQuantity(first);
  if (quantity !== undefined) return readUnit(quantity.unit, () => {});
  return first !== undefined && isPlainNumber(first) ? ONE_UNIT : undefined;
}

/** Returns the entity of a file's constant, under a name that nothing else of the model has. */
export function constantEntity(table: ModelTable, declaration: ConstantSyntax, file: LoadedFile): Entity {
  const present = table.constants.get(declaration);
  if (present !== undefined) return present;
  let name = declaration.name.text;
  while (table.entities.has(name)) name += '_const';
  const { doc } = declaration.comments;
  const entity: Entity = {
    kind: 'definition',
    name,
    declared: declaration.name,
    instance: undefined,
    ...(declaration.unit === undefined ? {} : { unit: declaration.unit }),
    value: { syntax: declaration.value, instance: undefined, file },
    ...(doc === undefined ? {} : { doc }),
    givenBy: 'declaration',
    isGate: false,
    origin: 'constant',
  };
  table.constants.set(declaration, entity);
  table.entities.set(name, entity);
  noteUnit(table, entity);
  return entity;
}

/** Returns the entity as the model has it: an input of a part is there the expression that drives it. */
export function entityOf(table: ModelTable, entity: Entity): Entity {
  return known(table.entities.get(entity.name), `entity ${entity.name}`);
}
