/**
 * The statements of a kernel, cut into functions that V8 still optimises. Above 60 KB of bytecode (about
 * 10 000 operations) a function stays in the interpreter, some twenty times slower. Values that cross a
 * cut travel through the array `scratch`; there a condition is 0 or 1.
 */
import { known } from '../../base/invariant.ts';
import type { StatementPrinter } from './print-statements.ts';
import type { Statement, Statements } from './statements.ts';

/** Half of what V8 was measured to bear: a model with many variables needs longer instructions. */
export const LARGEST_FUNCTION = 5000;

/** How a kernel computes its values. */
export interface Computation {
  /** Functions that the kernel calls. */
  readonly functions: readonly (readonly string[])[];
  /** The lines in the kernel's innermost loop. */
  readonly lines: readonly string[];
  /** Numbers of `scratch` in use. */
  readonly scratch: number;
}

function cut(list: readonly Statement[], largest: number): readonly (readonly Statement[])[] {
  const parts: Statement[][] = [];
  let room = 0;
  for (const statement of list) {
    // A value costs its operations, and at worst a load or store of what it reads and gives.
    const cost = statement.operations + 1;
    if (cost > room) {
      parts.push([]);
      room = largest;
    }
    known(parts.at(-1), 'part').push(statement);
    room -= cost;
  }
  return parts;
}

/** Returns the computation of the statements, in the kernel itself or as functions named after it. */
export function printComputation(
  kernel: string,
  statements: Statements,
  results: readonly number[],
  printer: StatementPrinter,
  tables: readonly string[],
  largest: number,
): Computation {
  const parts = cut(statements.list, largest);
  if (parts.length <= 1) {
    return { functions: [], lines: statements.list.flatMap(printer.lines), scratch: 0 };
  }
  const home = new Map<number, number>();
  for (const [part, list] of parts.entries()) for (const { value } of list) home.set(value, part);
  const slots = new Map<number, number>();
  const slotOf = (value: number): number => {
    const slot = slots.get(value) ?? slots.size;
    slots.set(value, slot);
    return slot;
  };
  const readsOfPart = parts.map((list, part) => {
    const reads = new Set<number>();
    for (const statement of list) {
      for (const read of statement.reads) if (home.get(read) !== part) reads.add(read);
    }
    for (const read of reads) slotOf(read);
    return reads;
  });
  const kept = new Set(results.filter((value) => home.has(value)));
  for (const value of kept) slotOf(value);

  const load = (value: number): string => {
    const place = `scratch[${slotOf(value)}]`;
    return `const ${printer.reference(value)} = ${printer.isCondition(value) ? `${place} === 1` : place};`;
  };
  const store = (value: number): string => {
    const name = printer.reference(value);
    return `scratch[${slotOf(value)}] = ${printer.isCondition(value) ? `${name} ? 1 : 0` : name};`;
  };
  const nameOfPart = (part: number): string => `${kernel}_part_${part + 1}`;
  const functions = parts.map((list, part) => [
    `function ${nameOfPart(part)}(layout) {`,
    ...[...tables, ...[...(readsOfPart[part] ?? [])].map(load), ...list.flatMap(printer.lines)].map(indent),
    ...list.filter(({ value }) => slots.has(value)).map(({ value }) => indent(store(value))),
    '}',
  ]);
  const given = [...slots.keys()].filter((value) => !home.has(value));
  const lines = [
    ...given.map(store),
    ...parts.map((_, part) => `${nameOfPart(part)}(layout);`),
    ...[...kept].map(load),
  ];
  return { functions, lines, scratch: slots.size };
}

export function indent(line: string): string {
  return line === '' ? line : `  ${line}`;
}
