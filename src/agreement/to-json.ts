import type { Comparison } from './comparison.ts';

/** `spikeTolerance` as `spike_tolerance`. */
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** The same with names as they are written in JSON. */
type InJson<Value> = Value extends readonly (infer Element)[]
  ? readonly InJson<Element>[]
  : Value extends object
    ? { readonly [Name in keyof Value & string as SnakeCase<Name>]: InJson<Value[Name]> }
    : Value;

/** Where a comparison came from: enough to repeat it. */
export interface ComparisonOrigin {
  /** As it was typed. */
  readonly command?: string;
  /** Of Axode. */
  readonly version: string;
  /** `hh.axo#HodgkinHuxley`. */
  readonly address: string;
}

/**
 * A comparison as JSON: the fields of `Comparison`, in snake case. Where there is more to say fields are added; none changes
 * its meaning within a `version`. Numbers that are none become null when it is written.
 */
export type ComparisonJson = {
  readonly format: 'axode-comparison';
  readonly version: 1;
  readonly origin?: ComparisonOrigin;
} & InJson<Comparison>;

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function inJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [snakeCase(name), inJson(each)]));
}

/** Returns a comparison as plain data, for programs: what `axode compare --json` prints. */
export function comparisonToJson(comparison: Comparison, origin?: ComparisonOrigin): ComparisonJson {
  // What `inJson` does to values, `InJson` does to their types.
  const fields = inJson(comparison) as InJson<Comparison>;
  return { format: 'axode-comparison', version: 1, ...fields, ...(origin === undefined ? {} : { origin }) };
}
