import type { CheckedExpression } from './checked-expression.ts';
import { operandsOf } from './operands.ts';

/** Whether two expressions are the same tree, wherever they stand in the text. */
export function sameExpression(a: CheckedExpression, b: CheckedExpression): boolean {
  const open: (readonly [CheckedExpression, CheckedExpression])[] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (!sameRoot(x, y)) return false;
    const [left, right] = [operandsOf(x), operandsOf(y)];
    if (left.length !== right.length) return false;
    for (const [i, operand] of left.entries()) {
      const other = right[i];
      if (other === undefined) return false;
      open.push([operand, other]);
    }
  }
  return true;
}

/** Whether two expressions agree in all but their operands. */
function sameRoot(a: CheckedExpression, b: CheckedExpression): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && Object.is(a.value, b.value);
    case 'boolean':
      return b.kind === 'boolean' && a.value === b.value;
    case 'reference':
      return b.kind === 'reference' && a.name === b.name;
    case 'local':
      return b.kind === 'local' && a.name === b.name;
    case 'sum':
    case 'product':
      return (
        (b.kind === 'sum' || b.kind === 'product') &&
        a.rest.length === b.rest.length &&
        a.rest.every(({ operator }, i) => operator === b.rest[i]?.operator)
      );
    case 'wholePower':
      return b.kind === 'wholePower' && a.exponent === b.exponent;
    case 'call':
      return b.kind === 'call' && a.function === b.function;
    case 'comparison':
      return b.kind === 'comparison' && a.operator === b.operator;
    case 'crossing':
      return b.kind === 'crossing' && a.direction === b.direction;
    case 'logic':
      return b.kind === 'logic' && a.operator === b.operator;
    case 'lastSpike':
    case 'refractory':
    case 'spikeCount':
      return 'spiker' in b && a.spiker === b.spiker;
    case 'element':
    case 'length':
      return 'list' in b && a.list === b.list;
    case 'interpolate':
    case 'held':
      return b.kind === a.kind && a.xs === b.xs && a.ys === b.ys;
    case 'series':
      // Of what is written follows the rest.
      return b.kind === 'series' && (a.scale === undefined) === (b.scale === undefined);
    case 'draw':
      return b.kind === 'draw' && a.draw === b.draw && a.distribution === b.distribution;
    case 'noise':
      return b.kind === 'noise' && a.source === b.source;
    case 'overCells':
      return b.kind === 'overCells' && a.index === b.index;
    case 'peak':
      // Each has a memory of its own.
      return false;
    case 'pi':
    case 'infinity':
    case 'time':
    case 'stepSize':
    case 'negate':
    case 'not':
    case 'old':
    case 'pow':
    case 'conditional':
      return true;
  }
}
