/**
 * The statements of a kernel, cut into functions that V8 optimises, and soon. Above 60 KB of bytecode a function
 * stays in the interpreter, ten times slower and worse; below, the time until it is optimised grows faster than its
 * size. Values that cross a cut travel through the array `scratch`; there a condition is 0 or 1.
 */
import { known } from '../../base/invariant.ts';
import type { Part } from './kernel-context.ts';
import type { Statement, Statements } from './statements.ts';

/**
 * In additions. With more than 255 variables an addition takes up to 14 bytes (a load, the operation and a store,
 * each with wide operands), so this is at most 28 KB.
 */
const LARGEST_FUNCTION = 2000;

/** Statements of one function. */
export type StatementPart = readonly Statement[];

/** How a kernel computes its values. */
export interface Computation {
  /** Functions that the kernel calls. */
  readonly functions: readonly (readonly string[])[];
  /** The lines in the kernel's innermost loop. */
  readonly lines: readonly string[];
  /** Numbers of `scratch` in use. */
  readonly scratch: number;
}

/** Returns the statements in their order, cut where a function would grow too large. */
export function planParts(
  { list }: Statements,
  largest: number = LARGEST_FUNCTION,
): readonly StatementPart[] {
  const parts: Statement[][] = [];
  let room = 0;
  for (const statement of list) {
    // One more for the store or load of a value that crosses a cut.
    const cost = statement.cost + 1;
    if (cost > room) {
      parts.push([]);
      room = largest;
    }
    known(parts.at(-1), 'part').push(statement);
    room -= cost;
  }
  return parts;
}

/** Returns a function for each part: it loads what others computed and stores what others, or the kernel, need. */
export function printParts(
  kernel: string,
  { printer }: Part,
  parts: readonly StatementPart[],
  results: ReadonlySet<number>,
  placeOf: (value: number) => string,
  tables: readonly string[],
): readonly (readonly string[])[] {
  const home = new Map<number, number>();
  for (const [part, list] of parts.entries()) for (const { value } of list) home.set(value, part);
  const reads = parts.map((list, part) => {
    const all = list.flatMap((statement) => statement.reads);
    return new Set(all.filter((read) => home.get(read) !== part));
  });
  const crossing = new Set([...reads.flatMap((each) => [...each]), ...results]);
  const load = (value: number): string => {
    const condition = printer.isCondition(value) ? ' === 1' : '';
    return `const ${printer.reference(value)} = ${placeOf(value)}${condition};`;
  };
  const store = (value: number): string => {
    const name = printer.reference(value);
    return `${placeOf(value)} = ${printer.isCondition(value) ? `${name} ? 1 : 0` : name};`;
  };
  return parts.map((list, part) => {
    const computed = list.flatMap(printer.lines);
    const loads = [...(reads[part] ?? [])].map(load);
    const stores = list.filter(({ value }) => crossing.has(value)).map(({ value }) => store(value));
    const body = [...tables, ...loads, ...computed, ...stores];
    return [`function ${kernel}$part${part + 1}(layout) {`, ...body.map(indent), '}'];
  });
}

/** Returns the computation of the statements, in the kernel itself or as functions named after it. */
export function printComputation(
  kernel: string,
  part: Part,
  tables: readonly string[],
  largest: number = LARGEST_FUNCTION,
): Computation {
  const { statements, printer, graph } = part;
  const parts = planParts(statements, largest);
  if (parts.length <= 1) {
    return { functions: [], lines: statements.list.flatMap(printer.lines), scratch: 0 };
  }
  const places = new Map<number, number>();
  const placeOf = (value: number): string => {
    const at = places.get(value) ?? places.size;
    places.set(value, at);
    return `scratch[${at}]`;
  };
  const results = new Set(graph.roots.map(({ value }) => value).filter(statements.isNamed));
  const functions = printParts(kernel, part, parts, results, placeOf, tables);
  const given = [...places.keys()].filter((value) => !statements.isNamed(value));
  const lines = [
    ...given.map((value) => {
      const name = printer.reference(value);
      return `${placeOf(value)} = ${printer.isCondition(value) ? `${name} ? 1 : 0` : name};`;
    }),
    ...parts.map((_, index) => `${kernel}$part${index + 1}(layout);`),
    ...[...results].map((value) => {
      const condition = printer.isCondition(value) ? ' === 1' : '';
      return `const ${printer.reference(value)} = ${placeOf(value)}${condition};`;
    }),
  ];
  return { functions, lines, scratch: places.size };
}

export function indent(line: string): string {
  return line === '' ? line : `  ${line}`;
}
