/** The values of names: parameters, lists, inputs, initial values, named expressions, each in its place. */
import type { Span } from '../base/span.ts';
import { wrongKind } from '../diagnostics/codes/names.ts';
import type { RangeSyntax } from '../syntax/statement-tree.ts';
import { DIMENSIONLESS, type Dimension, PER_TIME, TIME } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { fitValue, type Receiver } from './check-value.ts';
import type { List, Range } from './checked-model.ts';
import type { Entity, Source } from './instance.ts';
import type { Known, ModelTable } from './model-table.ts';
import { checkNumber } from './operand.ts';
import { checkKinetic } from './reactions/check-kinetic.ts';
import type { Checked, Context, Place } from './scope.ts';

/** Gives the context of an expression. */
export type ContextOf = (
  source: Pick<Source, 'instance' | 'file'>,
  place: Place,
  what: string,
  /** What draws in it are numbered by, qualified by its part; none may be there if absent. */
  site?: string,
) => Context;

const PLACES: Readonly<Record<Entity['kind'], Place>> = {
  parameter: 'constant',
  list: 'constant',
  input: 'stimulus',
  state: 'initial',
  definition: 'equation',
};

/** Begins messages: "The parameter `g`"; qualified where an owner gives the value, as the name stands in the part. */
function describeEntity(entity: Entity): string {
  if (entity.about !== undefined) return entity.about;
  const name = `\`${entity.givenBy === 'owner' ? entity.name : entity.declared.text}\``;
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
      if (entity.origin !== 'wiring') return `The value of ${name}`;
      return entity.wiredTo === undefined
        ? `The input ${name}`
        : `The input ${name}, which takes the owner's \`${entity.wiredTo.text}\`,`;
  }
}

/** Returns what is known of a value whose needs are known. */
export function checkEntity(entity: Entity, table: ModelTable, contextOf: ContextOf): Known {
  const { value } = entity;
  if (entity.kind === 'list') return checkListUnit(entity, table, contextOf);
  const { fits } = entity;
  if (typeof fits === 'object') return checkKinetic(entity, fits, table, contextOf);
  const receiver = receiverOf(entity, table, contextOf);
  const dimension = entity.unit !== undefined && receiver === undefined ? undefined : receiver?.dimension;
  if (value === undefined) return { type: 'number', dimension, reads: 0, checked: undefined };
  const place: Place = entity.origin === 'constant' ? 'constant' : PLACES[entity.kind];
  const what = describeEntity(entity);
  const site = entity.origin === 'constant' ? undefined : entity.name;
  const context = contextOf(value, place, place === 'equation' ? 'a named expression' : what, site);
  const mayBeCondition = entity.kind === 'definition' && receiver === undefined && entity.unit === undefined;
  const checked = mayBeCondition
    ? context.shared.check(value.syntax, context)
    : checkNumber(value.syntax, context, what);
  const fitted: Checked =
    receiver === undefined ? checked : fitValue(checked, value.syntax, receiver, context);
  const isUnread = entity.unit !== undefined && receiver === undefined;
  return {
    type: fitted.type,
    // An unreadable declared unit says nothing about the value.
    dimension: isUnread ? undefined : (dimension ?? fitted.dimension),
    reads: fitted.reads,
    checked: fitted,
  };
}

/** Returns what a value is given to; undefined where any dimension will do. */
function receiverOf(entity: Entity, table: ModelTable, contextOf: ContextOf): Receiver | undefined {
  const what = describeEntity(entity);
  const { unit: declaredUnit, standard, declared, wiredTo, instance } = entity;
  if (entity.fits !== undefined) return gateReceiver(entity, contextOf);
  const unit = table.units.get(entity.name);
  const origin = declaredUnit?.span ?? standard?.syntax.span ?? declared.span;
  const label = wiredTo && { span: wiredTo.span, message: `\`${wiredTo.text}\` of the owner` };
  const hint =
    wiredTo &&
    instance &&
    `give the input another value: \`${instance.componentName}(${declared.text} = …)\`.`;
  const common = { what, declared: origin, label, hint };
  if (unit !== undefined) {
    const isByDefault = declaredUnit === undefined && standard !== undefined;
    const declaredAs = isByDefault
      ? `its default is ${unit.text === '1' ? 'a plain number' : unit.text}`
      : undefined;
    return { ...common, dimension: unit.dimension, unit: unit.text, declaredAs };
  }
  if (declaredUnit !== undefined || standard === undefined) return undefined;
  // Another value takes the place of the default, which says by its formula what it must be.
  const context = contextOf(standard, PLACES[entity.kind], what, entity.name);
  const { dimension } = checkNumber(standard.syntax, context, what);
  if (dimension === undefined) return undefined;
  const text = context.shared.unitText(dimension, standard.syntax);
  return { ...common, dimension, unit: text, declaredAs: `its default is ${text}` };
}

/** What an entry of a gate must be; in a component with a `time unit`, rates and times are plain numbers. */
function gateReceiver(entity: Entity, contextOf: ContextOf): Receiver | undefined {
  const { fits, declared, value } = entity;
  if (value === undefined) return undefined;
  const { timeUnit, shared } = contextOf(value, 'equation', '');
  const [gate = '', key = ''] = declared.text.split('.');
  const what = `\`${key}\` of the gate \`${gate}\``;
  const isPlain = fits === 'number' || timeUnit !== undefined;
  const dimension = isPlain ? DIMENSIONLESS : fits === 'rate' ? PER_TIME : TIME;
  return { what, dimension, unit: shared.unitText(dimension), declared: undefined };
}

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────

function checkListUnit(entity: Entity, table: ModelTable, contextOf: ContextOf): Known {
  const open: Known = { type: 'number', dimension: undefined, reads: 0, checked: undefined };
  const unit = table.units.get(entity.name);
  if (unit !== undefined) return { ...open, dimension: unit.dimension };
  const source = entity.standard ?? entity.value;
  if (entity.unit !== undefined || source?.syntax.kind !== 'list') return open;
  const [first] = source.syntax.elements;
  if (first === undefined) return { ...open, dimension: DIMENSIONLESS };
  const context = contextOf(source, 'constant', describeEntity(entity));
  return { ...open, dimension: checkNumber(first, context, 'An entry of a list').dimension };
}

/** Returns the entries of a list. */
export function checkList(
  entity: Entity,
  table: ModelTable,
  contextOf: ContextOf,
  unit: Unit,
): List['elements'] {
  const { value, declared } = entity;
  const needed = 'a list';
  const hint = 'write its values in brackets: `[10 ms, 25 ms]`.';
  if (value === undefined) {
    table.report(
      wrongKind({ name: declared.text, what: 'declared without values', needed, span: declared.span, hint }),
    );
    return [];
  }
  const { syntax } = value;
  if (syntax.kind !== 'list') {
    table.report(wrongKind({ what: 'This is a single value', needed, span: syntax.span, hint }));
    return [];
  }
  const context = contextOf(value, 'constant', describeEntity(entity));
  const dimension = table.known.get(entity.name)?.dimension;
  return syntax.elements.map((element) => {
    const checked = checkNumber(element, context, 'An entry of a list');
    if (dimension === undefined) return checked.expression;
    const what = `An entry of \`${declared.text}\``;
    const origin = entity.unit?.span ?? declared.span;
    return fitValue(checked, element, { what, dimension, unit: unit.text, declared: origin }, context)
      .expression;
  });
}

// ── Ranges ───────────────────────────────────────────────────────────────────────────────────────────

/** Returns the range of a value; undefined if an end of it is wrong. */
export function checkRange(
  entity: Entity,
  range: RangeSyntax,
  { dimension, unit }: { readonly dimension: Dimension | undefined; readonly unit: Unit },
  contextOf: ContextOf,
): Range | undefined {
  const { instance, declared } = entity;
  if (instance === undefined) return undefined;
  const what = `The range of \`${declared.text}\``;
  const context = contextOf({ instance, file: instance.file }, 'constant', what);
  const origin: Span = entity.unit?.span ?? declared.span;
  const end = (syntax: RangeSyntax['low']): Checked => {
    const checked = checkNumber(syntax, context, what);
    if (dimension === undefined) return checked;
    return fitValue(checked, syntax, { what, dimension, unit: unit.text, declared: origin }, context);
  };
  const [low, high] = [end(range.low), end(range.high)];
  if (low.dimension === undefined || high.dimension === undefined) return undefined;
  return { low: low.expression, high: high.expression };
}
