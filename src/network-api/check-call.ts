/** Checks what a script gives a call before anything is made of it: all that is wrong with it at one go. */
import { nearest } from '../base/suggest.ts';
import { unknownOption, wrongArgument } from '../diagnostics/codes/script.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isRecord, type Kind, type Signature } from './kinds.ts';
import { type ShownCall, showCall } from './shown-call.ts';

export interface CheckedCall {
  readonly diagnostics: readonly Diagnostic[];
  /** The text that they point into. */
  readonly text: string;
}

/**
 * Returns what is wrong with the arguments of a call, `given` by their names and in their order. `source` is the name of the
 * text in which the call is shown.
 */
export function checkCall(
  name: string,
  source: string,
  signature: Signature,
  given: Readonly<Record<string, unknown>>,
): CheckedCall {
  const shown = showCall(name, given);
  const call: Call = { name, source, shown };
  const diagnostics = Object.entries(signature).flatMap(([argument, kind]) =>
    checkValue(call, argument, argument, given[argument], kind),
  );
  return { diagnostics, text: shown.text };
}

interface Call {
  readonly name: string;
  readonly source: string;
  readonly shown: ShownCall;
}

function checkValue(
  call: Call,
  path: string,
  name: string,
  value: unknown,
  kind: Kind,
): readonly Diagnostic[] {
  if (value === undefined && kind.isOptional === true) return [];
  if (!kind.admits(value)) {
    const { shown, source } = call;
    const span = { source, ...(shown.values.get(path) ?? { start: 0, end: shown.text.length }) };
    const { wanted, hint } = kind;
    const found = value === undefined ? undefined : describeGiven(value);
    return [wrongArgument({ call: call.name, name, wanted, found, hint: hint?.(value), span })];
  }
  if (!isRecord(value)) return [];
  const { each, fields } = kind;
  if (each !== undefined) {
    return Object.entries(value).flatMap(([key, inner]) =>
      checkValue(call, `${path}.${key}`, key, inner, each),
    );
  }
  if (fields === undefined) return [];
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields.kinds, key));
  return [
    ...unknown.map((key) => unknownName(call, path, key, fields)),
    ...Object.entries(fields.kinds).flatMap(([key, inner]) =>
      checkValue(call, `${path}.${key}`, key, value[key], inner),
    ),
  ];
}

function unknownName(
  { name, source, shown }: Call,
  path: string,
  option: string,
  { kinds, beside, elsewhere }: NonNullable<Kind['fields']>,
): Diagnostic {
  const offered = Object.keys(kinds);
  const place = shown.names.get(`${path}.${option}`) ?? { start: 0, end: shown.text.length };
  return unknownOption({
    call: name,
    name: option,
    hint: elsewhere?.(option),
    suggestion: nearest(option, offered),
    offered,
    beside,
    span: { source, ...place },
  });
}

/** Returns what a value is, for a sentence. */
function describeGiven(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text "${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
    case 'number':
      return `the number ${value}`;
    case 'bigint':
      return `the bigint ${value}n`;
    case 'boolean':
      return String(value);
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    default:
      break;
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  // Populations and projections are known by their names.
  const name: unknown = typeof value === 'object' ? Reflect.get(value, 'name') : undefined;
  if (typeof name === 'string' && Object.getPrototypeOf(value) !== Object.prototype) return `\`${name}\``;
  const maker: unknown =
    typeof value === 'object' && 'constructor' in value ? Reflect.get(value.constructor ?? {}, 'name') : '';
  return typeof maker === 'string' && maker !== '' && maker !== 'Object'
    ? `a value of type ${maker}`
    : 'an object';
}
