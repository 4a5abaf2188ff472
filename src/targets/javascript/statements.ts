/**
 * Which values of a graph become named constants, in which order, and which are written where they are
 * used. A value used once is written in place, so that a branch of a select that is not taken costs
 * nothing; what is used again, stored, or has grown too large to read gets a name.
 */
import { known } from '../../base/invariant.ts';
import { isElementary } from '../../elementary/functions.ts';
import { isFunction32 } from '../../elementary/functions-32.ts';
import type { Operation } from '../../expr/expression.ts';
import type { InPlaceFunctions } from './in-place.ts';
import { isTableOperation } from './naming.ts';
import { isDraw } from './print-value.ts';
import type { Value, ValueGraph } from './value-graph.ts';

/** One constant: a value and what its expression refers to. */
export interface Statement {
  readonly value: number;
  /** What its expression costs in V8's bytecode, in additions: a call is three. */
  readonly cost: number;
  /** Named values, columns and clocks that the expression reads, each once. */
  readonly reads: readonly number[];
  /** Whether it is a function whose formula is printed here rather than called. */
  readonly isInPlace: boolean;
}

export interface Statements {
  /** Each after what it reads. */
  readonly list: readonly Statement[];
  readonly isNamed: (value: number) => boolean;
  /** Columns, clocks, tables and numbers of ends that anything reads. */
  readonly leaves: readonly number[];
}

/** Deeper or larger expressions are cut: people read them, and V8 parses nested text by recursion. */
const DEEPEST = 24;
const LARGEST = 64;
const CALL_COST = 3;
const NONE: ReadonlySet<number> = new Set();

function isCall(operation: Operation): boolean {
  return (
    isElementary(operation) || isFunction32(operation) || isTableOperation(operation) || isDraw(operation)
  );
}

function operandsOf(value: Value): readonly number[] {
  return value.kind === 'apply' ? value.operands : [];
}

/** Whether a kernel has it in a variable before it computes anything. */
function isLoaded({ kind }: Value): boolean {
  return kind === 'column' || kind === 'clock' || kind === 'end';
}

/** Whether JavaScript evaluates this operand only if it must. */
function isLazy(value: Value, operand: number): boolean {
  if (value.kind !== 'apply') return false;
  const position = value.operands.indexOf(operand);
  return value.operation === 'select' || value.operation === 'and' || value.operation === 'or'
    ? position > 0
    : false;
}

/** Returns how often each value of a graph is read by others that its stores need, or stored. */
export function usesOf({ values, roots }: ValueGraph): Int32Array {
  const uses = new Int32Array(values.length);
  for (const { value } of roots) uses[value] = (uses[value] ?? 0) + 1;
  // Users have higher indices, so a value's uses are known when the loop comes to it.
  for (let index = values.length - 1; index >= 0; index--) {
    if (uses[index] === 0) continue;
    for (const operand of operandsOf(known(values[index], 'value'))) uses[operand] = (uses[operand] ?? 0) + 1;
  }
  return uses;
}

/**
 * Returns the constants of a graph whose stores are computed, and nothing that no store needs. Functions of `inPlace` are
 * printed where they are used: V8 inlines few calls into one function, and passes numbers to others in boxes that
 * it allocates. Values of `apart` become constants too.
 */
export function planStatements(
  graph: ValueGraph,
  inPlace?: InPlaceFunctions,
  apart: ReadonlySet<number> = NONE,
): Statements {
  const { values, hints, roots } = graph;
  const uses = usesOf(graph);
  const isRoot = new Uint8Array(values.length);
  const untaken = new Uint8Array(values.length);
  for (const { value } of roots) isRoot[value] = 1;
  for (let index = values.length - 1; index >= 0; index--) {
    const value = known(values[index], 'value');
    if (uses[index] === 0) continue;
    for (const operand of operandsOf(value)) {
      const within = untaken[index] === 1 && uses[index] === 1 && isRoot[index] === 0;
      untaken[operand] = within || isLazy(value, operand) ? 1 : 0;
    }
  }

  /** A draw costs more than all else of a step: no branch that is not taken makes it. */
  const draws = new Uint8Array(values.length);
  for (const [index, value] of values.entries()) {
    if (value.kind !== 'apply') continue;
    draws[index] = isDraw(value.operation) || value.operands.some((operand) => draws[operand] === 1) ? 1 : 0;
  }

  /** Values that a step often goes without: those of a branch, unless the other branch has nothing to compute. */
  const skipped = new Uint8Array(values.length);
  const isFree = (index: number): boolean => values[index]?.kind !== 'apply' || (uses[index] ?? 0) > 1;
  for (let index = values.length - 1; index >= 0; index--) {
    const value = known(values[index], 'value');
    for (const operand of operandsOf(value)) {
      const isGuarded =
        value.kind === 'apply' &&
        value.operation === 'select' &&
        draws[operand] === 0 &&
        value.operands.slice(1).some((other) => other !== operand && isFree(other));
      const within = skipped[index] === 1 && uses[index] === 1 && isRoot[index] === 0;
      skipped[operand] = within || (isLazy(value, operand) && !isGuarded) ? 1 : 0;
    }
  }

  const named = new Uint8Array(values.length);
  const depth = new Int32Array(values.length);
  const size = new Int32Array(values.length);
  const list: Statement[] = [];
  const leaves: number[] = [];
  const readsOf = (value: Value, found: Set<number>): ReadonlySet<number> => {
    for (const operand of operandsOf(value)) {
      const read = known(values[operand], 'operand');
      if (named[operand] === 1 || isLoaded(read)) found.add(operand);
      else readsOf(read, found);
    }
    return found;
  };
  for (const [index, value] of values.entries()) {
    if (uses[index] === 0) continue;
    if (isLoaded(value) || value.kind === 'table') leaves.push(index);
    if (value.kind !== 'apply') continue;
    for (const operand of value.operands) {
      if (named[operand] === 1) continue;
      depth[index] = Math.max(depth[index] ?? 0, depth[operand] ?? 0);
      size[index] = (size[index] ?? 0) + (size[operand] ?? 0);
    }
    depth[index] = (depth[index] ?? 0) + 1;
    // In a branch that may not be taken a call stays a call, which then costs nothing.
    const isSkipped = skipped[index] === 1 && uses[index] === 1 && isRoot[index] === 0;
    const printed = isSkipped ? undefined : inPlace?.get(value.operation)?.operations;
    size[index] = (size[index] ?? 0) + (printed ?? (isCall(value.operation) ? CALL_COST : 1));
    const isTold = hints.has(index) && untaken[index] === 0;
    const isLarge = (depth[index] ?? 0) >= DEEPEST || (size[index] ?? 0) >= LARGEST;
    const isInPlace = printed !== undefined;
    const isWanted = isRoot[index] === 1 || apart.has(index);
    if ((uses[index] ?? 0) < 2 && !isWanted && !isTold && !isLarge && !isInPlace) continue;
    named[index] = 1;
    list.push({ value: index, cost: size[index] ?? 0, reads: [...readsOf(value, new Set())], isInPlace });
  }
  return { list, leaves, isNamed: (value) => named[value] === 1 };
}
