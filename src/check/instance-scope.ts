/** Names as a component sees them: its own, then its file's; those of parts through the part's name. */
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { noThreshold } from '../diagnostics/codes/events.ts';
import { privateName, unknownName } from '../diagnostics/codes/names.ts';
import type { PathSyntax } from '../syntax/tree.ts';
import { DIMENSIONLESS, type Dimension, TIME } from '../units/dimension.ts';
import type { CheckedExpression } from './checked-model.ts';
import type { Entity, Instance } from './expand.ts';
import type { LoadedFile } from './load-files.ts';
import { constantEntity, entityOf, type ModelTable } from './model-table.ts';
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

  const resolveInFile = (name: string): Resolution => {
    const declared = file.names.get(name);
    if (declared === undefined) {
      // An import that failed: the name is known to be missing.
      if (file.places.has(name)) return { kind: 'value', checked: unknownValue(file.places.get(name)) };
      return { kind: 'unknown' };
    }
    const { declaration } = declared;
    if (declaration.kind === 'constant') {
      return readEntity(table, constantEntity(table, declaration, declared.file), declaration.name.span);
    }
    return { kind: 'other', what: declaration.kind };
  };

  const resolveSpecial = (text: string, span: Span): Resolution => {
    if (instance === undefined) return { kind: 'unknown' };
    if (text === 'count' && options.countsSpikesOf !== undefined) {
      return value({ kind: 'spikeCount', spiker: options.countsSpikesOf, span }, DIMENSIONLESS, READS.step);
    }
    if (text !== 'last_spike' && text !== 'refractory') return { kind: 'unknown' };
    const spiker = spikes.spikerOf(instance);
    if (spiker === undefined) {
      // A part is checked by itself too: without an owner it has never spiked.
      if (table.root?.component.componentKind === 'neuron') {
        return { kind: 'mistake', diagnostic: noThreshold({ what: text, span }) };
      }
      return text === 'refractory'
        ? condition({ kind: 'boolean', value: false, span })
        : value(
            { kind: 'negate', operand: { kind: 'infinity', span }, span },
            lastSpikeDimension(instance),
            READS.lastSpike,
          );
    }
    return text === 'refractory'
      ? condition({ kind: 'refractory', spiker, span })
      : value({ kind: 'lastSpike', spiker, span }, lastSpikeDimension(instance), READS.lastSpike);
  };

  const resolve = (path: PathSyntax): Resolution => {
    const texts = path.names.map(({ text }) => text);
    const [head = ''] = texts;
    if (instance !== undefined) {
      const own = instance.entities.get(texts.join('.'));
      if (own !== undefined) return readEntity(table, own, path.span);
      const part = instance.parts.get(head);
      if (part !== undefined) return resolveInPart(table, part, path);
      if (isUse(instance, head) || instance.unreadable.has(head)) {
        return { kind: 'value', checked: unknownValue(path.span) };
      }
      if (texts.length > 1 && instance.entities.has(head)) return noSuchMember(instance, path);
    }
    if (texts.length > 1) return { kind: 'unknown' };
    const inFile = resolveInFile(head);
    return inFile.kind === 'unknown' ? resolveSpecial(head, path.span) : inFile;
  };

  return {
    where,
    resolve,
    declaration: (name) =>
      instance?.entities.get(name)?.declared.span ??
      instance?.parts.get(name)?.use?.name.span ??
      instance?.unreadable.get(name) ??
      file.places.get(name),
    *names() {
      if (instance !== undefined) {
        yield* instance.entities.keys();
        yield* instance.parts.keys();
        for (const [name, part] of instance.parts) {
          for (const [text, entity] of part.entities) if (isReadable(entity)) yield `${name}.${text}`;
        }
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

function isUse(instance: Instance, name: string): boolean {
  return instance.schedule.some((statement) => statement.kind === 'use' && statement.name.text === name);
}

function isReadable(entity: Entity): boolean {
  return entity.kind !== 'definition' || entity.origin !== 'expression';
}

function lastSpikeDimension(instance: Instance): Dimension {
  return instance.timeUnit === undefined ? TIME : DIMENSIONLESS;
}

function value(expression: CheckedExpression, dimension: Dimension | undefined, reads: number): Resolution {
  return { kind: 'value', checked: { expression, type: 'number', dimension, isFlexible: false, reads } };
}

function condition(expression: CheckedExpression): Resolution {
  return {
    kind: 'value',
    checked: {
      expression,
      type: 'condition',
      dimension: DIMENSIONLESS,
      isFlexible: false,
      reads: READS.state,
    },
  };
}

function unknownValue(span: Span | undefined): Checked {
  const place = span ?? { source: '', start: 0, end: 0 };
  return {
    expression: { kind: 'number', value: Number.NaN, span: place },
    type: 'number',
    dimension: undefined,
    isFlexible: false,
    reads: 0,
  };
}

/** A value of a part, which its owner may read: `sodium.m.inf`, `soma.sodium.i`. */
function resolveInPart(table: ModelTable, first: Instance, path: PathSyntax): Resolution {
  let part = first;
  let index = 1;
  for (;;) {
    const next = index < path.names.length - 1 ? part.parts.get(path.names[index]?.text ?? '') : undefined;
    if (next === undefined) break;
    part = next;
    index++;
  }
  const rest = path.names.slice(index).map(({ text }) => text);
  if (rest.length === 0) return { kind: 'other', what: 'part' };
  const name = rest.join('.');
  const entity = part.entities.get(name);
  if (entity === undefined) {
    if (part.unreadable.has(name.split('.')[0] ?? name))
      return { kind: 'value', checked: unknownValue(path.span) };
    if (part.parts.has(name)) return { kind: 'other', what: 'part' };
    const readable = [...part.entities].filter(([, each]) => isReadable(each)).map(([text]) => text);
    const prefix = path.names
      .slice(0, index)
      .map(({ text }) => text)
      .join('.');
    const suggestion = nearest(name, readable);
    return {
      kind: 'mistake',
      diagnostic: unknownName({
        name: path.names.map(({ text }) => text).join('.'),
        span: path.span,
        where: `the part \`${prefix}\`, a \`${part.component.name.text}\``,
        suggestion: suggestion === undefined ? undefined : `${prefix}.${suggestion}`,
        hint:
          readable.length === 0
            ? undefined
            : `it offers ${readable
                .slice(0, 12)
                .map((text) => `\`${text}\``)
                .join(', ')}.`,
      }),
    };
  }
  if (!isReadable(entity)) {
    return {
      kind: 'mistake',
      diagnostic: privateName({
        name,
        part: path.names
          .slice(0, index)
          .map(({ text }) => text)
          .join('.'),
        component: part.component.name.text,
        span: path.span,
        declared: entity.declared.span,
      }),
    };
  }
  return readEntity(table, entity, path.span);
}

function noSuchMember(instance: Instance, path: PathSyntax): Resolution {
  const name = path.names.map(({ text }) => text).join('.');
  const [head] = path.names;
  const members = [...instance.entities.keys()].filter((key) => key.startsWith(`${head.text}.`));
  return {
    kind: 'mistake',
    diagnostic: unknownName({
      name,
      span: path.span,
      where: instance.component.name.text,
      suggestion: nearest(name, members),
      hint:
        members.length > 0
          ? `it has ${members.map((each) => `\`${each}\``).join(', ')}.`
          : `\`${head.text}\` is a value, not a part; it has nothing behind a point.`,
    }),
  };
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
      return value({ kind: 'reference', to: 'parameter', name, span }, dimension, 0);
    case 'input':
      return value({ kind: 'reference', to: 'input', name, span }, dimension, READS.input);
    case 'state':
      return value({ kind: 'reference', to: 'state', name, span }, dimension, READS.state);
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
