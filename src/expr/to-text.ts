/**
 * Expressions as a modeler writes them: `alpha*(1 - m) - beta*m`. For reading, not for parsing: a value used
 * twice is written twice, names are what `nameOf` gives.
 */
import { known, unreachable } from '../base/invariant.ts';
import type { ApplyExpression, Expression } from './expression.ts';
import { reachable } from './reachable.ts';

export interface TextOptions {
  /** What to call a symbol; its own name if absent. */
  readonly nameOf?: (symbol: string) => string;
  /** A part whose text is longer is written `…`. Shared parts can make a text exponentially long. */
  readonly longest?: number;
}

/** How tightly an operator binds; an operand that binds less tightly is put in parentheses. */
const BINDING = {
  choice: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  power: 8,
  atom: 9,
} as const;

interface Piece {
  readonly text: string;
  readonly binding: number;
}

/** Returns the expression as text. */
export function toText(expression: Expression, options: TextOptions = {}): string {
  const { nameOf = (name) => name, longest = 100_000 } = options;
  const pieces = new Map<Expression, Piece>();
  for (const next of reachable([expression])) {
    const operands = next.kind === 'apply' ? next.operands : [];
    const piece = write(
      next,
      operands.map((operand) => known(pieces.get(operand), 'text of an operand')),
      nameOf,
    );
    pieces.set(next, piece.text.length > longest ? atom('…') : piece);
  }
  return known(pieces.get(expression), 'text').text;
}

/** Returns the number as the language writes it: shortest digits that give it back. */
export function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-infinity';
  return Object.is(value, -0) ? '-0' : String(value);
}

function write(
  expression: Expression,
  operands: readonly Piece[],
  nameOf: (symbol: string) => string,
): Piece {
  switch (expression.kind) {
    case 'number':
      return atom(numberText(expression.value));
    case 'condition':
      return atom(String(expression.value));
    case 'symbol':
      return atom(nameOf(expression.name));
    case 'apply':
      return writeOperation(expression, operands);
    default:
      return unreachable(expression);
  }
}

function atom(text: string): Piece {
  return { text, binding: BINDING.atom };
}

function within(piece: Piece, binding: number): string {
  return piece.binding < binding ? `(${piece.text})` : piece.text;
}

/** The same for a place where a sign would read badly or wrongly: `a - (-b)`, `(-2)^2`. */
function unsignedWithin(piece: Piece, binding: number): string {
  return piece.text.startsWith('-') ? `(${piece.text})` : within(piece, binding);
}

function writeOperation({ operation }: ApplyExpression, operands: readonly Piece[]): Piece {
  const [a = atom(''), b = atom(''), c = atom('')] = operands;
  switch (operation) {
    case '+':
    case '-': {
      // a + (b + c) keeps its parentheses: sums are added from left to right.
      const right = unsignedWithin(b, BINDING.sum + 1);
      return { text: `${within(a, BINDING.sum)} ${operation} ${right}`, binding: BINDING.sum };
    }
    case '*':
    case '/': {
      const right = unsignedWithin(b, BINDING.product + 1);
      return { text: `${within(a, BINDING.product)}${operation}${right}`, binding: BINDING.product };
    }
    case 'negate':
      return { text: `-${unsignedWithin(a, BINDING.product + 1)}`, binding: BINDING.product };
    case 'power':
    case 'pow': {
      const text = `${unsignedWithin(a, BINDING.power + 1)}^${within(b, BINDING.power)}`;
      return { text, binding: BINDING.power };
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=': {
      const text = `${within(a, BINDING.sum)} ${operation} ${within(b, BINDING.sum)}`;
      return { text, binding: BINDING.comparison };
    }
    case 'not':
      return { text: `not ${within(a, BINDING.not)}`, binding: BINDING.not };
    case 'and':
    case 'or': {
      const binding = BINDING[operation];
      return { text: `${within(a, binding)} ${operation} ${within(b, binding + 1)}`, binding };
    }
    case 'select': {
      const [condition, value] = [within(a, BINDING.or), within(b, BINDING.or)];
      return { text: `if ${condition} then ${value} else ${c.text}`, binding: BINDING.choice };
    }
    case 'element':
      return atom(`${a.text}[${b.text}]`);
    default:
      return atom(`${operation}(${operands.map(({ text }) => text).join(', ')})`);
  }
}
