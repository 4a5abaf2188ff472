import { nearest } from '../base/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { childrenOf } from '../syntax/children.ts';
import type { ExpressionSyntax } from '../syntax/expression-tree.ts';
import type { Unit } from '../units/unit.ts';
import { unitTextFor } from '../units/unit-text.ts';
import { checkExpression } from './check-expression.ts';
import type { CheckedExpression } from './checked-expression.ts';
import { operandsOf } from './operands.ts';
import { readUnit } from './read-unit.ts';
import type { Extent, SharedContext } from './scope.ts';

/** Nodes that functions may write out in one model. */
const LARGEST_UNFOLDING = 200_000;
/** Names that are compared with those nobody knows: a file full of mistakes needs no thousand suggestions. */
const MOST_COMPARISONS = 100_000;
/** Units that are looked for in one expression. */
const MOST_UNITS = 20;

/** What all expressions of one model are checked with. */
export interface SharedOptions {
  readonly report: (diagnostic: Diagnostic) => void;
  /** The model's units, the best first. */
  readonly units: readonly Unit[];
  readonly definition: SharedContext['definition'];
  readonly nextPeak: SharedContext['nextPeak'];
  readonly notePoints: SharedContext['notePoints'];
  readonly overCells: SharedContext['overCells'];
  /** What a function over cells is taken of, by its index. */
  readonly operandOverCells: (index: number) => CheckedExpression | undefined;
  readonly draws: Pick<SharedContext, 'drawAt' | 'noiseAt'>;
  /** Called once, when functions write out more than can be compiled. */
  readonly tooLarge: (limit: number) => void;
}

/** Returns what the expressions of one model share. */
export function makeShared({
  report,
  units,
  definition,
  nextPeak,
  notePoints,
  overCells,
  operandOverCells,
  draws,
  tooLarge,
}: SharedOptions): SharedContext {
  let [written, compared] = [0, 0];
  let isTooDeep = false;
  const extents = new Map<CheckedExpression, Extent>();
  const levels = new Map<ExpressionSyntax, number>();
  return {
    report,
    check: checkExpression,
    unitText: (dimension, near) =>
      unitTextFor(dimension, near === undefined ? units : [...unitsWritten(near), ...units]),
    suggest: (name, candidates) => {
      const list = [...candidates];
      compared += list.length;
      return compared > MOST_COMPARISONS ? undefined : nearest(name, list);
    },
    nextPeak,
    notePoints,
    overCells,
    ...draws,
    spend: (nodes) => {
      const before = written;
      written += nodes;
      if (before < LARGEST_UNFOLDING && written >= LARGEST_UNFOLDING) tooLarge(LARGEST_UNFOLDING);
      return written < LARGEST_UNFOLDING;
    },
    firstTooDeep: () => {
      const isFirst = !isTooDeep;
      isTooDeep = true;
      return isFirst;
    },
    extent: (expression) => measure(expression, extents, operandOverCells),
    nesting: (syntax) => {
      const present = levels.get(syntax) ?? levelsOf(syntax);
      levels.set(syntax, present);
      return present;
    },
    definition,
    lets: new Map(),
  };
}

/** Returns the extent of an expression, operands over cells included; each node that is shared is looked at once. */
function measure(
  root: CheckedExpression,
  extents: Map<CheckedExpression, Extent>,
  operandOverCells: SharedOptions['operandOverCells'],
): Extent {
  const partsOf = (node: CheckedExpression): readonly CheckedExpression[] => {
    const operand = node.kind === 'overCells' ? operandOverCells(node.index) : undefined;
    return operand === undefined ? operandsOf(node) : [operand];
  };
  const open = [root];
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    const operands = extents.has(node) ? [] : partsOf(node);
    const unknown = operands.filter((operand) => !extents.has(operand));
    if (unknown.length > 0) {
      open.push(...unknown);
      continue;
    }
    open.pop();
    if (extents.has(node)) continue;
    let [size, depth] = [1, 0];
    for (const operand of operands) {
      const part = extents.get(operand) ?? { size: 0, depth: 0 };
      size += part.size;
      depth = Math.max(depth, part.depth);
    }
    extents.set(node, { size, depth: depth + 1 });
  }
  return extents.get(root) ?? { size: 1, depth: 1 };
}

function levelsOf(root: ExpressionSyntax): number {
  let deepest = 0;
  const open = [{ node: root, level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, level } = next;
    deepest = Math.max(deepest, level);
    for (const child of childrenOf(node)) open.push({ node: child, level: level + 1 });
  }
  return deepest;
}

/** Returns the units that an expression writes, in its order. */
function unitsWritten(root: ExpressionSyntax): readonly Unit[] {
  const units: Unit[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined && units.length < MOST_UNITS; node = open.pop()) {
    const unit = node.kind === 'quantity' ? readUnit(node.unit, () => {}) : undefined;
    if (unit !== undefined) units.push(unit);
    for (const child of childrenOf(node).toReversed()) open.push(child);
  }
  return units;
}
