/** A call as it is shown where one of its arguments is wrong: `connect("Input", Cells, { rule: "all to all" })`. */
import { isRecord } from './kinds.ts';

export interface ShownCall {
  readonly text: string;
  /** By the names on the way to it, `options.rule`: where a value stands, and where its name does. */
  readonly values: ReadonlyMap<string, Place>;
  readonly names: ReadonlyMap<string, Place>;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 36;
/** Deeper objects are not written out. */
const DEEPEST = 3;

/** Returns the call; arguments at its end that were left out, or are empty, are not shown, but have the place before the parenthesis. */
export function showCall(name: string, given: Readonly<Record<string, unknown>>): ShownCall {
  const values = new Map<string, Place>();
  const names = new Map<string, Place>();
  let text = `${name}(`;
  const write = (value: unknown, path: string, depth: number): void => {
    const start = text.length;
    const entries = isPlain(value) && depth < DEEPEST ? Object.entries(value) : [];
    if (entries.length === 0) text += shortText(value);
    for (const [index, [key, inner]] of entries.entries()) {
      text += index === 0 ? '{ ' : ', ';
      const own = `${path}.${key}`;
      names.set(own, { start: text.length, end: text.length + key.length });
      text += `${key}: `;
      write(inner, own, depth + 1);
      if (index === entries.length - 1) text += ' }';
    }
    values.set(path, { start, end: text.length });
  };
  const all = Object.entries(given);
  const last = all.findLastIndex(([, value]) => value !== undefined && !isEmpty(value));
  for (const [index, [path, value]] of all.entries()) {
    if (index > last) values.set(path, { start: text.length, end: text.length + 1 });
    else {
      if (index > 0) text += ', ';
      write(value, path, 0);
    }
  }
  return { text: `${text})`, values, names };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.getPrototypeOf(value) === Object.prototype;
}

function isEmpty(value: unknown): boolean {
  return isPlain(value) && Object.keys(value).length === 0;
}

function shortText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `"${cut(value)}"`;
    case 'function':
      return '(…) => …';
    case 'symbol':
      return 'Symbol()';
    case 'bigint':
      return `${value}n`;
    case 'object':
      break;
    default:
      return String(value);
  }
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${shortText(value[0])}${rest(value.length)}]`;
  // Populations and projections are known by their names.
  const name: unknown = isPlain(value) ? undefined : Reflect.get(value, 'name');
  if (typeof name === 'string') return cut(name);
  return isRecord(value) && Object.keys(value).length > 0 ? '{ … }' : '{}';
}

function rest(length: number): string {
  return length > 1 ? ', …' : '';
}

function cut(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > LONGEST || line !== text ? `${line.slice(0, LONGEST - 1)}…` : line;
}
