/**
 * Components unfolded: each `use` becomes an instance of its component, with the values that variants and
 * owners give. Names stay as written; what they mean is found later.
 */
import { unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import {
  DEEPEST_PARTS,
  MOST_PARTS,
  MOST_PARTS_OF_FILE,
  tooDeepParts,
  tooManyParts,
} from '../diagnostics/codes/limits.ts';
import { duplicateName } from '../diagnostics/codes/names.ts';
import { componentCycle, notForKind, secondStatement } from '../diagnostics/codes/structure.ts';
import { cannotUse } from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, Name } from '../syntax/expression-tree.ts';
import type {
  CouplingSyntax,
  DefinitionSyntax,
  EventSyntax,
  GateSyntax,
  InputSyntax,
  ParameterSyntax,
  PortSyntax,
  ReactionSyntax,
  RefractorySyntax,
  SpikeSyntax,
  StatementSyntax,
  StateSyntax,
  SteadySyntax,
  TimeUnitSyntax,
  UseSyntax,
} from '../syntax/statement-tree.ts';
import type { ComponentSyntax, VariantSyntax } from '../syntax/tree.ts';
import { hasParts, hasSpikes, isPart, isSynapse } from './component-kinds.ts';
import { expandGate } from './expand-gate.ts';
import { describeCircle, type Found, findComponent, followVariants } from './find-component.ts';
import { checkArgument, collectGiven, type Given, type UsedAs } from './given.ts';
import { type Entity, type Instance, type InstanceReaction, qualify, type Source } from './instance.ts';
import type { LoadedFile } from './load-files.ts';
import { measureParts, type PartsExtent } from './measure-parts.ts';
import { expandReactions } from './reactions/expand-reactions.ts';
import { expandSteady } from './reactions/expand-steady.ts';

type Report = (diagnostic: Diagnostic) => void;

/** An instance while it is made: its entities refer to it, and nothing reads it until all are there. */
interface Draft extends Instance {
  readonly entities: Map<string, Entity>;
  readonly parts: Map<string, Instance>;
  readonly unreadable: Map<string, Span>;
  readonly schedule: (EventSyntax | UseSyntax)[];
  readonly ports: PortSyntax[];
  readonly couplings: CouplingSyntax[];
  timeUnit: TimeUnitSyntax | undefined;
  spike: SpikeSyntax | undefined;
  refractory: RefractorySyntax | undefined;
  isWhole: boolean;
  reactions: readonly InstanceReaction[];
  readonly steadyStarts: SteadySyntax[];
  /** As written. */
  readonly scheme: ReactionSyntax[];
  readonly given: ReadonlyMap<string, Given>;
  /** Where each name is declared first. */
  readonly places: Map<string, Span>;
}

/** Where an instance stands. */
interface Place {
  readonly path: string;
  readonly name: Name;
  /** Absent: the model itself. */
  readonly usedAs?: UsedAs;
}

/** The instances that are being made, the outermost first, and how many were. */
interface Walk {
  readonly open: { readonly component: ComponentSyntax; readonly entered: Span }[];
  parts: number;
  readonly root: Name;
  readonly report: Report;
  readonly budget: PartBudget;
}

/** What is left of the parts that all models of a file may have together, and what was said of too many. */
export interface PartBudget {
  left: number;
  /** The extents of the components that were asked for. */
  readonly extents: Map<ComponentSyntax, PartsExtent>;
  readonly told: Map<string, Diagnostic>;
}

/** Returns the budget of a file. */
export function makePartBudget(): PartBudget {
  return { left: MOST_PARTS_OF_FILE, extents: new Map(), told: new Map() };
}

/** Returns the model's instance with all its parts; undefined if there is no such component, or it is endless. */
export function expand(
  declaration: ComponentSyntax | VariantSyntax,
  file: LoadedFile,
  budget: PartBudget,
  report: Report,
): Instance | undefined {
  const walk: Walk = { open: [], parts: 0, root: declaration.name, report, budget };
  const found = followVariants(declaration, file, report);
  // What is too much is known before any of it is made.
  if (found === undefined || isRefused(walk, measureParts(found, budget.extents))) return undefined;
  return instantiate(found, { path: '', name: declaration.name }, walk);
}

function instantiate(found: Found, place: Place, walk: Walk): Instance | undefined {
  const { component } = found;
  const { open, report } = walk;
  const start = open.findIndex((each) => each.component === component);
  if (start >= 0) {
    const circle = open.slice(start);
    const links = circle.map(({ component: each }, index) => ({
      name: each.name.text,
      at: each.name.span,
      span: circle[index + 1]?.entered ?? place.name.span,
    }));
    report(componentCycle(describeCircle(links)));
    return undefined;
  }
  if (isTooMuch(walk)) return undefined;
  open.push({ component, entered: place.name.span });
  const instance = makeInstance(found, place, walk);
  open.pop();
  return instance;
}

/** Counts one more part; true, and a report, where it is one too many, as circles that cross each other may have. */
function isTooMuch(walk: Walk): boolean {
  walk.parts++;
  walk.budget.left--;
  return isRefused(walk, { parts: walk.parts, depth: walk.open.length }, walk.budget.left < 0);
}

/** Whether so many parts, so deep, are more than a model or the file may have; it is reported once. */
function isRefused(
  { root, budget, report }: Walk,
  { parts, depth }: PartsExtent,
  isBeyondFile: boolean = parts > budget.left,
): boolean {
  const details = { component: root.text, span: root.span };
  // What holds for one component holds for all that use it: the first is told.
  const refuse = (kind: string, diagnostic: Diagnostic): boolean => {
    const first = budget.told.get(kind) ?? diagnostic;
    budget.told.set(kind, first);
    report(first);
    return true;
  };
  if (depth > DEEPEST_PARTS) return refuse('deep', tooDeepParts({ ...details, what: 'parts within parts' }));
  if (parts > MOST_PARTS) return refuse('model', tooManyParts({ ...details, of: 'model' }));
  return isBeyondFile && refuse('file', tooManyParts({ ...details, of: 'file' }));
}

function makeInstance(found: Found, { path, name, usedAs }: Place, walk: Walk): Instance {
  const { component, file } = found;
  const unreadable = new Map((component.unreadable ?? []).map(({ text, span }) => [text, span]));
  const instance: Draft = {
    path,
    componentName: name.text,
    component,
    file,
    owner: usedAs?.owner,
    use: usedAs?.use,
    entities: new Map(),
    parts: new Map(),
    unreadable,
    schedule: [],
    ports: [],
    couplings: [],
    timeUnit: undefined,
    spike: undefined,
    refractory: undefined,
    reactions: [],
    steadyStarts: [],
    scheme: [],
    isWhole: unreadable.size === 0 && isRead(component.span, file),
    given: collectGiven(found, usedAs, walk.report),
    places: new Map(),
  };
  for (const statement of component.statements) takeStatement(statement, instance, walk);
  for (const text of instance.unreadable.keys()) instance.entities.delete(text);
  instance.reactions = expandReactions(instance, instance.scheme, walk.report);
  for (const steady of instance.steadyStarts) expandSteady(instance, steady, walk.report);
  for (const argument of instance.given.values()) checkArgument(argument, instance, walk.report);
  return instance;
}

/** Whether all of a stretch of a file could be read. */
function isRead({ start, end }: Span, file: LoadedFile): boolean {
  return !file.unread.some((span) => span.start <= end && span.end >= start);
}

function takeStatement(statement: StatementSyntax, instance: Draft, walk: Walk): void {
  const { report } = walk;
  const { entities, component } = instance;
  const own = (syntax: ExpressionSyntax): Source => ownSource(syntax, instance);
  const { componentKind: kind } = component;
  const refuse = (what: string, span: Span, hint: string): void => {
    report(notForKind({ what, kind, span, hint }));
  };
  switch (statement.kind) {
    case 'parameter':
    case 'input':
    case 'state':
      if (isNew(statement.name, instance, report))
        entities.set(statement.name.text, settable(statement, instance));
      return;
    case 'steady':
      instance.steadyStarts.push(statement);
      for (const state of statement.states) {
        if (!isNew(state.name, instance, report)) continue;
        entities.set(state.name.text, settable({ ...statement, ...state, kind: 'state' }, instance));
      }
      return;
    case 'reaction':
      instance.scheme.push(statement);
      return;
    case 'gate': {
      if (!isNew(statement.name, instance, report)) return;
      // Of a gate that could not be read whole, what it lacks may be there.
      const tell = isRead(statement.span, instance.file) ? report : () => {};
      const made = expandGate(statement, settable(statement, instance), own, tell);
      for (const entity of made ?? []) entities.set(entity.declared.text, entity);
      if (made === undefined) instance.unreadable.set(statement.name.text, statement.name.span);
      return;
    }
    case 'definition':
      if (isNew(statement.name, instance, report))
        entities.set(statement.name.text, defined(statement, instance));
      return;
    case 'use':
      if (isNew(statement.name, instance, report)) takePart(statement, instance, walk);
      return;
    case 'event':
      if (mayTrigger(statement, instance, report)) instance.schedule.push(statement);
      return;
    case 'spike':
      if (!hasSpikes(kind))
        refuse('spikes', statement.span, 'thresholds belong in a `neuron` or a `source`.');
      if (isOnly('spike', statement, instance.spike, report)) instance.spike = statement;
      return;
    case 'refractory':
      if (isSynapse(kind)) {
        refuse('refractory period', statement.span, 'cells have one: `refractory` belongs in a `neuron`.');
        return;
      }
      if (isOnly('refractory', statement, instance.refractory, report)) instance.refractory = statement;
      return;
    case 'timeUnit':
      if (isOnly('time unit', statement, instance.timeUnit, report)) instance.timeUnit = statement;
      return;
    case 'port':
      if (isSynapse(kind)) instance.ports.push(statement);
      else refuse(`${statement.end}synaptic cell`, statement.span, IN_SYNAPSES);
      return;
    case 'coupling':
      if (isSynapse(kind)) instance.couplings.push(statement);
      else refuse('postsynaptic cell', statement.span, IN_SYNAPSES);
      return;
    case 'signal': {
      const { name } = statement;
      const hint = `signals belong in a \`network\`; \`input ${name.text}\` receives the one of that name.`;
      refuse('signals', statement.span, hint);
      return;
    }
    case 'equation':
      // Equations are joined to their states by the rules of `equations.ts`.
      return;
  }
}

const IN_SYNAPSES = 'what lies between two cells belongs in a `synapse`.';

/** Whether a block may stand in a component of its kind; one that may not is reported. */
function mayTrigger({ trigger, span }: EventSyntax, { component }: Draft, report: Report): boolean {
  const kind = component.componentKind;
  const refuse = (what: string, hint: string): false => {
    report(notForKind({ what, kind, span, hint }));
    return false;
  };
  switch (trigger.kind) {
    case 'step':
      return true;
    case 'pre':
    case 'post':
      return isSynapse(kind) || refuse(`\`on ${trigger.kind}\` blocks`, IN_SYNAPSES);
    case 'spike': {
      const hint = 'it hears the spikes of its cells: `on pre { … }` when one arrives, `on post { … }`.';
      return !isSynapse(kind) || refuse('spikes of its own', hint);
    }
    case 'condition':
    case 'at':
    case 'every': {
      const hint = 'it acts by `on pre`, `on post` and `on step`; `if` within them may ask for a time.';
      const what = trigger.kind === 'condition' ? '`on` block of a condition' : `\`${trigger.kind}\` blocks`;
      return !isSynapse(kind) || refuse(what, hint);
    }
    default:
      return unreachable(trigger);
  }
}

function isNew(name: Name, instance: Draft, report: Report): boolean {
  const first = instance.places.get(name.text);
  if (first === undefined) {
    instance.places.set(name.text, name.span);
    return true;
  }
  report(duplicateName({ name: name.text, span: name.span, first }));
  // Which of the two is meant is not known, so that nothing more is said about the name.
  instance.unreadable.set(name.text, first);
  instance.isWhole = false;
  return false;
}

function isOnly(
  what: string,
  statement: { readonly span: Span },
  first: { readonly span: Span } | undefined,
  report: Report,
): boolean {
  if (first !== undefined) report(secondStatement({ what, span: statement.span, first: first.span }));
  return first === undefined;
}

function ownSource(syntax: ExpressionSyntax, instance: Instance): Source {
  return { syntax, instance, file: instance.file };
}

/** Returns what a declaration that can be set from outside declares. */
function settable(
  statement: ParameterSyntax | InputSyntax | StateSyntax | GateSyntax,
  instance: Draft,
): Entity {
  const { name, value, comments } = statement;
  const own = value && ownSource(value, instance);
  const outside = instance.given.get(name.text);
  const given: Source | undefined = outside && {
    syntax: outside.syntax,
    instance: outside.owner ?? instance,
    file: outside.file,
  };
  const kind =
    statement.kind === 'gate'
      ? 'state'
      : statement.kind === 'parameter' && statement.isList
        ? 'list'
        : statement.kind;
  return {
    kind,
    name: qualify(instance.path, name.text),
    declared: name,
    instance,
    ...(statement.kind === 'gate' || statement.unit === undefined ? {} : { unit: statement.unit }),
    ...(statement.kind === 'gate' || statement.range === undefined ? {} : { range: statement.range }),
    ...(given === undefined ? (own === undefined ? {} : { value: own }) : { value: given }),
    ...(given === undefined || own === undefined ? {} : { standard: own }),
    ...(comments.doc === undefined ? {} : { doc: comments.doc }),
    givenBy: outside?.by ?? 'declaration',
    isGate: statement.kind === 'gate',
    origin: 'expression',
  };
}

function defined(statement: DefinitionSyntax, instance: Draft): Entity {
  const { name, unit, value, isOutput, comments } = statement;
  return {
    kind: 'definition',
    name: qualify(instance.path, name.text),
    declared: name,
    instance,
    ...(unit === undefined ? {} : { unit }),
    value: ownSource(value, instance),
    ...(comments.doc === undefined ? {} : { doc: comments.doc }),
    givenBy: 'declaration',
    isGate: false,
    origin: isOutput ? 'output' : 'expression',
  };
}

/** Returns the component of a part; undefined, and a report, if there is none or it is none. */
function findPart(name: Name, file: LoadedFile, report: Report): Found | undefined {
  const found = findComponent(name, file, report);
  if (found === undefined || isPart(found.component.componentKind)) return found;
  const what = `is a ${found.component.componentKind}, which is no part of a component`;
  const hint = 'a population is made of a source, and `connect` makes synapses: both belong in a network.';
  report(cannotUse({ component: name.text, what, span: name.span, hint }));
  return undefined;
}

function takePart(statement: UseSyntax, instance: Draft, walk: Walk): void {
  instance.schedule.push(statement);
  const { componentKind } = instance.component;
  if (!hasParts(componentKind)) {
    const hint = 'parts belong in a `neuron`, `compartment`, `receptor` or `pool`.';
    walk.report(notForKind({ what: 'parts', kind: componentKind, span: statement.span, hint }));
  }
  const target = findPart(statement.component, instance.file, walk.report);
  const { name, component } = statement;
  const path = qualify(instance.path, name.text);
  const usedAs = { use: statement, owner: instance, givenToOwner: instance.given };
  const part = target && instantiate(target, { path, name: component, usedAs }, walk);
  if (part === undefined) {
    // What could not be made is not missed again.
    instance.unreadable.set(name.text, name.span);
    return;
  }
  instance.parts.set(name.text, part);
}
