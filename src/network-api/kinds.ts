/** What the arguments of a call may be, as data: the compiler holds scripts with types to it, and these hold all others. */
import { nearest } from '../base/suggest.ts';

/** What an argument, or an option, is. */
export interface Kind {
  /** `a population of this network`: the end of a sentence. */
  readonly wanted: string;
  readonly admits: (value: unknown) => boolean;
  /** Whether it may be left out. */
  readonly isOptional?: boolean;
  /** How to mend what is none. */
  readonly hint?: (value: unknown) => string | undefined;
  /** Of an object: the names that it may have, and what stands under them. */
  readonly fields?: Fields;
  /** Of an object whose names are those of a model: what stands under each. */
  readonly each?: Kind;
}

export interface Fields {
  readonly kinds: Signature;
  /** What is said of a name that there is not, behind those that there are. */
  readonly beside?: string;
  /** Whether another call has an option of this name, so that this one is told. */
  readonly elsewhere?: (name: string) => string | undefined;
}

/** The arguments of a call, or the options of one argument, by name and in their order. */
export type Signature = Readonly<Record<string, Kind>>;

export function optional(kind: Kind): Kind {
  return { ...kind, isOptional: true };
}

/** Whether it is an object with names, and neither an array nor numbers. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** An object of options, all of which may be left out. */
export function options(fields: Fields): Kind {
  return { wanted: 'an object of options, `{ … }`', admits: isRecord, isOptional: true, fields };
}

export const TEXT: Kind = { wanted: 'a text', admits: (value) => typeof value === 'string' };
export const NUMBER: Kind = { wanted: 'a number', admits: (value) => typeof value === 'number' };
export const TRUTH: Kind = { wanted: 'true or false', admits: (value) => typeof value === 'boolean' };
export const FUNCTION: Kind = { wanted: 'a function', admits: (value) => typeof value === 'function' };

export const TIME: Kind = {
  wanted: 'a time: a text with a unit, `1 ms`, or milliseconds',
  admits: (value) => typeof value === 'string' || typeof value === 'number',
};

export const TEXT_OR_NUMBER: Kind = {
  wanted: 'a text with a unit or a number',
  admits: (value) => typeof value === 'string' || typeof value === 'number',
};

/** One of these words. */
export function oneOf(...words: readonly string[]): Kind {
  const list = words.map((word) => `"${word}"`).join(' or ');
  return {
    wanted: list,
    admits: (value) => typeof value === 'string' && words.includes(value),
    hint: (value) => {
      const suggestion = typeof value === 'string' ? nearest(value, words) : undefined;
      return suggestion === undefined ? undefined : `did you mean "${suggestion}"?`;
    },
  };
}

/** Whether it is an array, a typed one or what is like them, of nothing but numbers. */
export function isNumbers(value: unknown): value is ArrayLike<number> {
  if (typeof value !== 'object' || value === null || !('length' in value)) return false;
  if (value instanceof BigInt64Array || value instanceof BigUint64Array) return false;
  if (ArrayBuffer.isView(value)) return true;
  const { length } = value;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return false;
  for (let n = 0; n < length; n++) if (typeof Reflect.get(value, n) !== 'number') return false;
  return true;
}

function valueBy(of: string, arguments_: string): Kind {
  return {
    wanted: `a text with a unit, a number, an array of numbers or a function of ${of}`,
    admits: (value) =>
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'function' ||
      isNumbers(value),
    hint: (value) => {
      if (Array.isArray(value) && value.some((each) => Array.isArray(each) || ArrayBuffer.isView(each)))
        return `a matrix is read by a function: \`${arguments_} => matrix${arguments_ === '(cell)' ? '[cell]' : '[pre][post]'}\`.`;
      return Array.isArray(value)
        ? 'an array holds numbers in the declared unit; texts with units stand alone, for all.'
        : undefined;
    },
    isOptional: true,
  };
}

/** A value of cells. */
export const CELL_VALUE: Kind = valueBy('the number of the cell', '(cell)');
/** A value of synapses. */
export const PAIR_VALUE: Kind = valueBy('the numbers of both cells', '(pre, post)');

/** Values by the names that a model has for them. */
export function named(kind: Kind, wanted: string, hint?: Kind['hint']): Kind {
  return {
    wanted,
    admits: isRecord,
    isOptional: true,
    each: kind,
    ...(hint === undefined ? {} : { hint }),
  };
}
