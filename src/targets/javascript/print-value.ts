/** Values as JavaScript expressions with the parentheses that keep their order of operations, and no more. */
import { InvariantError } from '../../base/invariant.ts';
import { ELEMENTARY, isElementary } from '../../elementary/functions.ts';
import { isFunction32 } from '../../elementary/functions-32.ts';
import type { Operation } from '../../expr/expression.ts';
import { DRAW_NAMES } from '../../runtime/draws.ts';

/** An expression's text and how tightly it binds. */
export interface Printed {
  readonly text: string;
  readonly binds: number;
}

const BINDS = {
  conditional: 1,
  or: 2,
  and: 3,
  equality: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  unary: 8,
  atom: 9,
} as const;

const INFIX: ReadonlyMap<Operation, { readonly symbol: string; readonly binds: number }> = new Map([
  ['+', { symbol: '+', binds: BINDS.sum }],
  ['-', { symbol: '-', binds: BINDS.sum }],
  ['*', { symbol: '*', binds: BINDS.product }],
  ['/', { symbol: '/', binds: BINDS.product }],
  ['<', { symbol: '<', binds: BINDS.comparison }],
  ['<=', { symbol: '<=', binds: BINDS.comparison }],
  ['>', { symbol: '>', binds: BINDS.comparison }],
  ['>=', { symbol: '>=', binds: BINDS.comparison }],
  ['==', { symbol: '===', binds: BINDS.equality }],
  ['!=', { symbol: '!==', binds: BINDS.equality }],
  ['and', { symbol: '&&', binds: BINDS.and }],
  ['or', { symbol: '||', binds: BINDS.or }],
]);

/** Whether an operation is written between its operands: arithmetic, comparisons, and what joins conditions. */
export function isInfix(operation: Operation): boolean {
  return INFIX.has(operation);
}

export function atom(text: string): Printed {
  return { text, binds: BINDS.atom };
}

/** Returns the shortest text that reads back as exactly this number. */
export function printNumber(value: number): Printed {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return { text, binds: text.startsWith('-') ? BINDS.unary : BINDS.atom };
}

function within(operand: Printed, least: number): string {
  return operand.binds >= least ? operand.text : `(${operand.text})`;
}

const DRAWS: ReadonlySet<string> = new Set<Operation>(DRAW_NAMES);

/** Whether an operation draws a random number. */
export function isDraw(operation: Operation): boolean {
  return DRAWS.has(operation);
}

/** Returns how the function of an operation is called: `Math.exp` where the shared table has just that. */
export function functionName(operation: Operation, elementary: (name: Operation) => string): string {
  if (operation === 'fround') return 'Math.fround';
  if (isFunction32(operation)) return elementary(operation);
  if (isDraw(operation)) return elementary(operation);
  if (!isElementary(operation)) throw new InvariantError(`${operation} is no function`);
  const builtin: unknown = Reflect.get(Math, operation);
  return ELEMENTARY[operation] === builtin ? `Math.${operation}` : elementary(operation);
}

function prefix(symbol: string, operand: Printed): Printed {
  const text = within(operand, BINDS.unary);
  // `--x` would be a decrement.
  return { text: text.startsWith(symbol) ? `${symbol}(${text})` : `${symbol}${text}`, binds: BINDS.unary };
}

/**
 * Returns an operation applied to printed operands. `elementary` names the shared function of an operation
 * that is not a function of `Math`. Table operations are printed by the caller.
 */
export function printOperation(
  operation: Operation,
  operands: readonly Printed[],
  elementary: (name: Operation) => string,
): Printed {
  const [first = atom(''), second = atom(''), third = atom('')] = operands;
  const infix = INFIX.get(operation);
  if (infix !== undefined) {
    const { symbol, binds } = infix;
    // All are left associative; float64 is not, so an equal binding on the right keeps its parentheses.
    return { text: `${within(first, binds)} ${symbol} ${within(second, binds + 1)}`, binds };
  }
  if (operation === 'negate') return prefix('-', first);
  if (operation === 'not') return prefix('!', first);
  if (operation === 'select') {
    const branches = `${within(second, BINDS.conditional)} : ${within(third, BINDS.conditional)}`;
    return { text: `${within(first, BINDS.or)} ? ${branches}`, binds: BINDS.conditional };
  }
  const list = operands.map(({ text }) => text).join(', ');
  return atom(`${functionName(operation, elementary)}(${list})`);
}
