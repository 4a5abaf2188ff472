/**
 * Components unfolded: each `use` becomes an instance of its component, with the values that variants and
 * owners give. Names stay as written; what they mean is found later.
 */
import { known } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { unsupported } from '../diagnostics/codes/language.ts';
import { MOST_PARTS, tooManyParts } from '../diagnostics/codes/limits.ts';
import { duplicateName } from '../diagnostics/codes/names.ts';
import { componentCycle, notForKind, secondStatement } from '../diagnostics/codes/structure.ts';
import {
  cannotUse,
  repeatedArgument,
  unknownArgument,
  unknownComponent,
} from '../diagnostics/codes/wiring.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type {
  ArgumentSyntax,
  ComponentKind,
  ComponentSyntax,
  DefinitionSyntax,
  EventSyntax,
  ExpressionSyntax,
  GateSyntax,
  InputSyntax,
  Name,
  ParameterSyntax,
  RangeSyntax,
  RefractorySyntax,
  SpikeSyntax,
  StateSyntax,
  TimeUnitSyntax,
  UnitSyntax,
  UseSyntax,
} from '../syntax/tree.ts';
import { expandGate } from './expand-gate.ts';
import type { LoadedFile } from './load-files.ts';

/** An expression with the instance (none for a file's constant) and the file whose names it sees. */
export interface Source {
  readonly syntax: ExpressionSyntax;
  readonly instance: Instance | undefined;
  readonly file: LoadedFile;
}

/** Something with a value that a component declares. */
export interface Entity {
  readonly kind: 'parameter' | 'list' | 'input' | 'state' | 'definition';
  /** Qualified: `sodium.m`. */
  readonly name: string;
  readonly declared: Name;
  readonly instance: Instance | undefined;
  readonly unit?: UnitSyntax;
  /** The default, initial value, drive or definition. */
  readonly value?: Source;
  /** A state's equation. */
  readonly equation?: { readonly source: Source; readonly span: Span };
  readonly range?: RangeSyntax;
  readonly doc?: string;
  /** Who gave the value: the declaration, a variant, or the owner. */
  readonly givenBy: 'declaration' | 'variant' | 'owner';
  readonly isGate: boolean;
  /** For definitions: whether owners may read it, and where it comes from. */
  readonly origin: 'expression' | 'output' | 'gate' | 'wiring' | 'constant';
  /** The declaration as a whole, for labels. */
  readonly statement: Span;
}

/** One component in its place. */
export interface Instance {
  /** '' for the model itself, `sodium` for its part, `soma.sodium` for a part's part. */
  readonly path: string;
  /** The name under which it was asked for: the variant's, if it is one. */
  readonly componentName: string;
  readonly component: ComponentSyntax;
  readonly file: LoadedFile;
  readonly owner: Instance | undefined;
  readonly use: UseSyntax | undefined;
  /** By the name within the component; gates' rates as `m.alpha`. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly parts: ReadonlyMap<string, Instance>;
  /** Names of unknown meaning: statements with a syntax error would have declared them, or two did. */
  readonly unreadable: ReadonlyMap<string, Span>;
  readonly timeUnit: TimeUnitSyntax | undefined;
  readonly spike: SpikeSyntax | undefined;
  readonly refractory: RefractorySyntax | undefined;
  /** Events and uses, in the order of the text. */
  readonly schedule: readonly (EventSyntax | UseSyntax)[];
}

type Report = (diagnostic: Diagnostic) => void;

/** A component found by name, with what variants on the way give. */
interface Found {
  readonly component: ComponentSyntax;
  readonly file: LoadedFile;
  /** The nearest to the component first; later ones win. */
  readonly variants: readonly { readonly arguments: readonly ArgumentSyntax[]; readonly file: LoadedFile }[];
}

const OWNERS: readonly ComponentKind[] = ['neuron', 'compartment', 'receptor', 'pool'];

function qualify(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Returns the component that a name stands for, variants followed to their base. */
export function findComponent(name: Name, file: LoadedFile, report: Report): Found | undefined {
  const variants: Found['variants'][number][] = [];
  const seen: string[] = [];
  let [current, where] = [name, file];
  for (;;) {
    const declared = where.names.get(current.text);
    if (declared === undefined) {
      if (where.places.has(current.text)) return undefined;
      const components = [...where.names].filter(([, { declaration }]) => declaration.kind !== 'function');
      const suggestion = nearest(
        current.text,
        components.map(([text]) => text),
      );
      report(unknownComponent({ name: current.text, span: current.span, suggestion }));
      return undefined;
    }
    const { declaration } = declared;
    switch (declaration.kind) {
      case 'component':
        return { component: declaration, file: declared.file, variants: variants.toReversed() };
      case 'variant':
        if (seen.includes(declaration.name.text)) {
          report(componentCycle({ names: [...seen, declaration.name.text], span: declaration.base.span }));
          return undefined;
        }
        seen.push(declaration.name.text);
        variants.push({ arguments: declaration.arguments, file: declared.file });
        [current, where] = [declaration.base, declared.file];
        break;
      default: {
        const what = `is a ${declaration.kind === 'function' ? 'function' : 'constant'}, not a component`;
        report(cannotUse({ component: current.text, what, span: current.span }));
        return undefined;
      }
    }
  }
}

/** What is given from outside the component: by name, with the names that the value sees. */
interface Given {
  readonly syntax: ExpressionSyntax;
  readonly name: Name;
  readonly by: 'variant' | 'owner';
  /** Absent: the instance itself. */
  readonly owner: Instance | undefined;
  readonly file: LoadedFile;
}

/** Returns the model's instance with all its parts; undefined if the component could not be found or is endless. */
export function expand(name: Name, file: LoadedFile, report: Report): Instance | undefined {
  const open: ComponentSyntax[] = [];
  let parts = 0;

  const instantiate = (
    found: Found,
    at: { readonly path: string; readonly name: Name; readonly owner?: Instance; readonly use?: UseSyntax },
  ): Instance | undefined => {
    const { component } = found;
    if (open.includes(component)) {
      const names = [...open.slice(open.indexOf(component)), component].map((each) => each.name.text);
      report(componentCycle({ names, span: at.name.span }));
      return undefined;
    }
    if (++parts > MOST_PARTS) {
      if (parts === MOST_PARTS + 1) report(tooManyParts({ component: name.text, span: name.span }));
      return undefined;
    }
    open.push(component);
    const instance = build(found, at);
    open.pop();
    return instance;
  };

  const build = (
    found: Found,
    at: { readonly path: string; readonly name: Name; readonly owner?: Instance; readonly use?: UseSyntax },
  ): Instance => {
    const { component } = found;
    const given = collectGiven(found, at, report);
    const entities = new Map<string, Entity>();
    const partsByName = new Map<string, Instance>();
    const unreadable = new Map((component.unreadable ?? []).map(({ text, span }) => [text, span]));
    const schedule: (EventSyntax | UseSyntax)[] = [];
    const once = new Map<string, SpikeSyntax | RefractorySyntax | TimeUnitSyntax>();
    // The instance is made before its entities, which refer to it; nothing reads it until all are there.
    const instance: Instance = {
      path: at.path,
      componentName: at.name.text,
      component,
      file: found.file,
      owner: at.owner,
      use: at.use,
      entities,
      parts: partsByName,
      unreadable,
      schedule,
      get timeUnit() {
        const statement = once.get('time unit');
        return statement?.kind === 'timeUnit' ? statement : undefined;
      },
      get spike() {
        const statement = once.get('spike');
        return statement?.kind === 'spike' ? statement : undefined;
      },
      get refractory() {
        const statement = once.get('refractory');
        return statement?.kind === 'refractory' ? statement : undefined;
      },
    };
    const places = new Map<string, Span>();
    const isNew = (each: Name): boolean => {
      const first = places.get(each.text);
      if (first === undefined) {
        places.set(each.text, each.span);
        return true;
      }
      report(duplicateName({ name: each.text, span: each.span, first }));
      // Which of the two is meant is not known, so that nothing more is said about the name.
      unreadable.set(each.text, first);
      return false;
    };
    const onlyOnce = (what: string, statement: SpikeSyntax | RefractorySyntax | TimeUnitSyntax): void => {
      const first = once.get(what);
      if (first === undefined) once.set(what, statement);
      else report(secondStatement({ what, span: statement.span, first: first.span }));
    };
    const own = (syntax: ExpressionSyntax): Source => ({ syntax, instance, file: found.file });
    const settable = (
      kind: 'parameter' | 'list' | 'input' | 'state',
      statement: ParameterSyntax | InputSyntax | StateSyntax | GateSyntax,
      rest: Partial<Entity> = {},
    ): Entity => {
      const outside = given.get(statement.name.text);
      const value =
        outside === undefined ? statement.value && own(statement.value) : sourceOf(outside, instance);
      const { comments } = statement;
      return {
        kind,
        name: qualify(at.path, statement.name.text),
        declared: statement.name,
        instance,
        ...(statement.kind !== 'gate' && statement.unit !== undefined ? { unit: statement.unit } : {}),
        ...(statement.kind !== 'gate' && statement.range !== undefined ? { range: statement.range } : {}),
        ...(value === undefined ? {} : { value }),
        ...(comments.doc === undefined ? {} : { doc: comments.doc }),
        givenBy: outside?.by ?? 'declaration',
        isGate: false,
        origin: 'expression',
        statement: statement.span,
        ...rest,
      };
    };
    const gates: GateSyntax[] = [];
    for (const statement of component.statements) {
      switch (statement.kind) {
        case 'parameter':
          if (isNew(statement.name)) {
            entities.set(statement.name.text, settable(statement.isList ? 'list' : 'parameter', statement));
          }
          break;
        case 'input':
          if (isNew(statement.name)) entities.set(statement.name.text, settable('input', statement));
          break;
        case 'state':
          if (isNew(statement.name)) entities.set(statement.name.text, settable('state', statement));
          break;
        case 'gate':
          if (isNew(statement.name)) gates.push(statement);
          break;
        case 'definition':
          if (isNew(statement.name)) {
            const { doc } = statement.comments;
            entities.set(statement.name.text, {
              kind: 'definition',
              name: qualify(at.path, statement.name.text),
              declared: statement.name,
              instance,
              ...(statement.unit === undefined ? {} : { unit: statement.unit }),
              value: own(statement.value),
              ...(doc === undefined ? {} : { doc }),
              givenBy: 'declaration',
              isGate: false,
              origin: definitionOrigin(statement),
              statement: statement.span,
            });
          }
          break;
        case 'use': {
          if (!isNew(statement.name)) break;
          schedule.push(statement);
          if (!OWNERS.includes(component.componentKind)) {
            const hint = `parts belong into a ${OWNERS.join(', ')}.`;
            report(notForKind({ what: 'parts', kind: component.componentKind, span: statement.span, hint }));
            break;
          }
          const target = findComponent(statement.component, found.file, report);
          const part =
            target &&
            instantiate(target, {
              path: qualify(at.path, statement.name.text),
              name: statement.component,
              owner: instance,
              use: statement,
            });
          if (part !== undefined) partsByName.set(statement.name.text, part);
          break;
        }
        case 'event':
          schedule.push(statement);
          break;
        case 'spike':
          onlyOnce('spike', statement);
          if (component.componentKind !== 'neuron') {
            const hint = 'thresholds belong into a `neuron`.';
            report(notForKind({ what: 'spikes', kind: component.componentKind, span: statement.span, hint }));
          }
          break;
        case 'refractory':
          onlyOnce('refractory', statement);
          break;
        case 'timeUnit':
          onlyOnce('time unit', statement);
          break;
        case 'unsupported':
          report(unsupported({ what: `\`${statement.what}\``, span: statement.span }));
          break;
        case 'equation':
          // Equations are joined to their states by the rules of `equations.ts`.
          break;
      }
    }
    for (const gate of gates) {
      for (const entity of expandGate(
        gate,
        (rest) => settable('state', gate, rest),
        own,
        qualify(at.path, gate.name.text),
        isRead(gate.span, found.file) ? report : undefined,
      )) {
        const key = at.path === '' ? entity.name : entity.name.slice(at.path.length + 1);
        entities.set(key, entity);
      }
    }
    for (const text of unreadable.keys()) entities.delete(text);
    for (const { name: argument } of given.values()) checkArgument(argument, instance, report);
    return instance;
  };

  const found = findComponent(name, file, report);
  return found && instantiate(found, { path: '', name });
}

function definitionOrigin(statement: DefinitionSyntax): 'output' | 'expression' {
  return statement.isOutput ? 'output' : 'expression';
}

function sourceOf(given: Given, instance: Instance): Source {
  return { syntax: given.syntax, instance: given.owner ?? instance, file: given.file };
}

function collectGiven(
  found: Found,
  at: { readonly owner?: Instance; readonly use?: UseSyntax },
  report: Report,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const add = (
    list: readonly ArgumentSyntax[],
    by: Given['by'],
    owner: Instance | undefined,
    file: LoadedFile,
  ): void => {
    const seen = new Map<string, Span>();
    for (const { name, value } of list) {
      const first = seen.get(name.text);
      if (first !== undefined) report(repeatedArgument({ name: name.text, span: name.span, first }));
      seen.set(name.text, name.span);
      given.set(name.text, { syntax: value, name, by, owner, file });
    }
  };
  for (const variant of found.variants) add(variant.arguments, 'variant', undefined, variant.file);
  if (at.use !== undefined && at.owner !== undefined) add(at.use.arguments, 'owner', at.owner, at.owner.file);
  return given;
}

/** Reports an argument that names nothing that can be set. */
function checkArgument(name: Name, instance: Instance, report: Report): void {
  const entity = instance.entities.get(name.text);
  if (entity !== undefined && entity.kind !== 'definition') return;
  if (instance.unreadable.has(name.text)) return;
  const offered = [...instance.entities.values()]
    .filter(({ kind }) => kind !== 'definition')
    .map(({ declared }) => declared.text);
  const component = instance.component.name.text;
  const what =
    entity !== undefined
      ? entity.origin === 'gate'
        ? 'an instantaneous gate'
        : 'a named expression'
      : instance.parts.has(name.text)
        ? 'a part'
        : undefined;
  const suggestion = what === undefined ? nearest(name.text, offered) : undefined;
  report(
    unknownArgument({
      name: name.text,
      component,
      span: name.span,
      what,
      suggestion,
      offered: offered.slice(0, 12),
    }),
  );
}

/** Whether all of a component could be read, so that what is absent from it was not written. */
export function isWhole({ component, file, unreadable }: Instance): boolean {
  return unreadable.size === 0 && isRead(component.span, file);
}

/** Whether all of a stretch of a file could be read. */
function isRead({ start, end }: Span, file: LoadedFile): boolean {
  return !file.unread.some((span) => span.start <= end && span.end >= start);
}

/** Returns the instance and all its parts, owners before parts, in the order of the text. */
export function allInstances(root: Instance): readonly Instance[] {
  const list: Instance[] = [root];
  for (let index = 0; index < list.length; index++) {
    // Appending while walking would go breadth first; parts are put right behind their owner.
    list.splice(index + 1, 0, ...known(list[index], 'instance').parts.values());
  }
  return list;
}
