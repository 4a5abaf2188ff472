/** Names as a component sees them: its own, then its file's; those of parts through the part's name. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { noThreshold } from '../diagnostics/codes/events.ts';
import { privateName, unknownName } from '../diagnostics/codes/names.ts';
import type { PathSyntax } from '../syntax/expression-tree.ts';
import { DIMENSIONLESS, TIME } from '../units/dimension.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { conditionValue, mistaken, numberValue } from './checked-value.ts';
import { hasSpikes, isSynapse } from './component-kinds.ts';
import { type Entity, type Instance, isUnwritten } from './instance.ts';
import type { LoadedFile } from './load-files.ts';
import { constantEntity, entityOf, type ModelTable } from './model-table.ts';
import { endOf } from './network/ends-in-scope.ts';
import { type Checked, type FunctionInScope, READS, type Resolution, type Scope } from './scope.ts';

/** What a scope needs beyond names: which threshold `last_spike`, `refractory` and `count` speak of. */
export interface SpikeNames {
  /** The number of the spiker of the instance or its nearest owner; undefined if there is none. */
  spikerOf(instance: Instance): number | undefined;
}

/** Returns the scope of an instance's expressions; without an instance, that of a file's constants. */
export function instanceScope(
  table: ModelTable,
  spikes: SpikeNames,
  instance: Instance | undefined,
  file: LoadedFile,
  options: { readonly countsSpikesOf?: number } = {},
): Scope {
  const where =
    instance === undefined
      ? 'this file'
      : `the ${instance.component.componentKind} \`${instance.component.name.text}\``;

  const resolveInFile = (name: string, span: Span): Resolution => {
    const declared = file.names.get(name);
    if (declared === undefined) {
      // An import that failed: the name is known to be missing.
      return file.places.has(name) ? { kind: 'value', checked: mistaken(span) } : { kind: 'unknown' };
    }
    const { declaration } = declared;
    if (declaration.kind === 'constant') {
      return readEntity(table, constantEntity(table, declaration, declared.file), span);
    }
    return { kind: 'other', what: declaration.kind === 'function' ? 'function' : 'component' };
  };

  const resolveSpecial = (text: string, span: Span): Resolution => {
    if (instance === undefined) return { kind: 'unknown' };
    if (text === 'count' && options.countsSpikesOf !== undefined) {
      return resolved(
        numberValue({ kind: 'spikeCount', spiker: options.countsSpikesOf, span }, DIMENSIONLESS, READS.step),
      );
    }
    if (text !== 'last_spike' && text !== 'refractory') return { kind: 'unknown' };
    const spiker = spikes.spikerOf(instance);
    if (spiker === undefined) {
      if (isSynapse(instance.component.componentKind)) {
        const hint =
          'a trace tells when a cell spiked: `state x = 0`, `dx/dt = -x / tau`, `on pre { x = 1 }`.';
        return { kind: 'mistake', diagnostic: unknownName({ name: text, span, where, hint }) };
      }
      // A part is checked by itself too: without an owner it has never spiked.
      if (table.root !== undefined && hasSpikes(table.root.component.componentKind)) {
        return { kind: 'mistake', diagnostic: noThreshold({ what: text, span }) };
      }
      return text === 'refractory'
        ? resolved(conditionValue({ kind: 'boolean', value: false, span }, READS.state))
        : lastSpike({ kind: 'negate', operand: { kind: 'infinity', span }, span });
    }
    return text === 'refractory'
      ? resolved(conditionValue({ kind: 'refractory', spiker, span }, READS.state))
      : lastSpike({ kind: 'lastSpike', spiker, span });
  };
  const lastSpike = (expression: CheckedExpression): Resolution =>
    resolved(
      numberValue(expression, instance?.timeUnit === undefined ? TIME : DIMENSIONLESS, READS.lastSpike),
    );

  const resolve = (path: PathSyntax): Resolution => {
    const texts = path.names.map(({ text }) => text);
    const [head = ''] = texts;
    if (instance !== undefined) {
      const own = instance.entities.get(texts.join('.'));
      if (own !== undefined) return readEntity(table, own, path.span);
      const part = instance.parts.get(head);
      if (part !== undefined) return resolveInPart(table, part, path);
      if (instance.unreadable.has(head)) return { kind: 'value', checked: mistaken(path.span) };
      const isOfEnd = endOf(path) !== undefined && (texts.length > 1 || !instance.entities.has(head));
      if (table.ends !== undefined && isOfEnd) return table.ends.resolve(path);
      if (texts.length > 1 && instance.entities.has(head)) return noSuchMember(instance, path, where);
    }
    if (texts.length > 1) return { kind: 'unknown' };
    const inFile = resolveInFile(head, path.span);
    return inFile.kind === 'unknown' ? resolveSpecial(head, path.span) : inFile;
  };

  return {
    of: instance === undefined ? 'file' : 'component',
    where,
    isBetweenCells: instance !== undefined && table.ends !== undefined,
    resolve,
    declaration: (name) =>
      instance?.entities.get(name)?.declared.span ??
      instance?.parts.get(name)?.use?.name.span ??
      instance?.unreadable.get(name) ??
      file.places.get(name),
    *names() {
      if (instance !== undefined) {
        for (const [text, entity] of instance.entities) if (!isUnwritten(entity)) yield text;
        yield* instance.parts.keys();
        for (const [name, part] of instance.parts) {
          for (const [text, entity] of part.entities) if (isReadable(entity)) yield `${name}.${text}`;
        }
        if (table.ends !== undefined) yield* table.ends.names();
      }
      for (const [name, { declaration }] of file.names) if (declaration.kind === 'constant') yield name;
    },
    functionNamed: (name) => functionNamed(table, spikes, name, file, instance),
    *functionNames() {
      for (const [name, { declaration }] of file.names) if (declaration.kind === 'function') yield name;
    },
    *constants() {
      for (const entity of instance?.entities.values() ?? []) {
        const dimension = table.known.get(entity.name)?.dimension ?? table.units.get(entity.name)?.dimension;
        if (entity.kind === 'parameter' && dimension !== undefined)
          yield { name: entity.declared.text, dimension };
      }
    },
  };
}

function functionNamed(
  table: ModelTable,
  spikes: SpikeNames,
  name: string,
  file: LoadedFile,
  instance: Instance | undefined,
): FunctionInScope | undefined {
  // A component's own name hides a function of the file.
  if (instance?.entities.has(name)) return undefined;
  const declared = file.names.get(name);
  if (declared?.declaration.kind !== 'function') return undefined;
  return {
    declaration: declared.declaration,
    scope: instanceScope(table, spikes, undefined, declared.file),
  };
}

function isReadable(entity: Entity): boolean {
  if (isUnwritten(entity)) return false;
  return entity.kind !== 'definition' || entity.origin !== 'expression';
}

function readableNames(instance: Instance): readonly string[] {
  return [...instance.entities].flatMap(([text, entity]) => (isReadable(entity) ? [text] : []));
}

function resolved(checked: Checked): Resolution {
  return { kind: 'value', checked };
}

const MOST_OFFERED = 12;

function quoted(names: readonly string[]): string {
  return names
    .slice(0, MOST_OFFERED)
    .map((name) => `\`${name}\``)
    .join(', ');
}

/** A value of a part, which its owner may read: `sodium.m.inf`, `soma.sodium.i`. */
function resolveInPart(table: ModelTable, first: Instance, path: PathSyntax): Resolution {
  const texts = path.names.map(({ text }) => text);
  let [part, depth] = [first, 1];
  for (
    let next = part.parts.get(texts[1] ?? '');
    next !== undefined;
    next = part.parts.get(texts[depth] ?? '')
  ) {
    part = next;
    depth++;
  }
  const prefix = texts.slice(0, depth).join('.');
  const rest = texts.slice(depth);
  const name = rest.join('.');
  const readable = (): readonly string[] => readableNames(part);
  if (rest.length === 0) return { kind: 'other', what: 'part', offers: readable() };
  const entity = part.entities.get(name);
  if (entity === undefined) {
    if (part.unreadable.has(rest[0] ?? name)) return resolved(mistaken(path.span));
    const offered = readable();
    const suggestion = nearest(name, offered);
    return {
      kind: 'mistake',
      diagnostic: unknownName({
        name: texts.join('.'),
        span: path.span,
        where: `the part \`${prefix}\`, a \`${part.component.name.text}\``,
        suggestion: suggestion === undefined ? undefined : `${prefix}.${suggestion}`,
        hint: offered.length === 0 ? undefined : `it offers ${quoted(offered)}.`,
      }),
    };
  }
  if (!isReadable(entity)) {
    const component = part.component.name.text;
    const { span: declared } = entity.declared;
    const diagnostic = privateName({ name, part: prefix, component, span: path.span, declared });
    return { kind: 'mistake', diagnostic };
  }
  return readEntity(table, entity, path.span);
}

function noSuchMember(instance: Instance, path: PathSyntax, where: string): Resolution {
  const name = path.names.map(({ text }) => text).join('.');
  const [head] = path.names;
  const members = [...instance.entities.keys()].filter((key) => key.startsWith(`${head.text}.`));
  const hint =
    members.length > 0
      ? `it has ${quoted(members)}.`
      : `\`${head.text}\` is a value, not a part; it has nothing behind a point.`;
  const suggestion = nearest(name, members);
  return { kind: 'mistake', diagnostic: unknownName({ name, span: path.span, where, suggestion, hint }) };
}

/** Returns what reading an entity gives, as far as it is known. */
function readEntity(table: ModelTable, raw: Entity, span: Span): Resolution {
  const entity = entityOf(table, raw);
  const present = table.known.get(entity.name);
  const dimension = present === undefined ? table.units.get(entity.name)?.dimension : present.dimension;
  const { name } = entity;
  switch (entity.kind) {
    case 'list':
      return { kind: 'list', list: table.lists.get(name) ?? 0, dimension };
    case 'parameter':
      return resolved(numberValue({ kind: 'reference', to: 'parameter', name, span }, dimension, 0));
    case 'input':
      return resolved(numberValue({ kind: 'reference', to: 'input', name, span }, dimension, READS.input));
    case 'state':
      return resolved(numberValue({ kind: 'reference', to: 'state', name, span }, dimension, READS.state));
    case 'definition':
      return {
        kind: 'value',
        checked: {
          expression: { kind: 'reference', to: 'definition', name, span },
          type: present?.type ?? 'number',
          dimension,
          isFlexible: false,
          reads: present?.reads ?? 0,
        },
      };
  }
}
