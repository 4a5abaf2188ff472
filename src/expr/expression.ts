/**
 * Hash-consed expressions: within one pool, equal expressions are one object, an operand's id is below its
 * user's, and so a pass is a loop over ids, never a recursion. Numbers are float64; -0 and 0 differ, all
 * NaNs are one.
 */
import { InvariantError } from '../base/invariant.ts';

export type Type = 'number' | 'condition' | 'table';

/** What an operation takes and gives. */
export interface Signature {
  readonly takes: readonly Type[];
  readonly gives: Type;
  /** Whether it takes any number of operands of the one type. */
  readonly isVariadic?: true;
}

/**
 * The operations. `power` is base^n with a literal whole n (its second operand), |n| ≤ 16,
 * and means products: x^1 = x, x^n = x^ceil(n/2) * x^floor(n/2), x^0 = 1, x^-n = 1 / x^n. `pow` is the function.
 * `select` gives its second or third operand. `element`, `interpolate`, `held`, `slope` and `occurrences` read tables:
 * element(table, index) is NaN unless index is whole and within; interpolate(x, xs, ys) is linear between
 * the points and constant beyond, held(x, xs, ys) the value of the last point not above x and of the first before it,
 * slope(x, xs, ys) the derivative of interpolate (made by differentiation only);
 * occurrences(table, n) counts the entries n of a table that increases, firstAbove(table, x) is the first of them above x,
 * or infinity.
 * propagator(z_11, z_12, …, z_nn) is the table of φ1(Z) = Z^-1 (exp(Z) - 1), row by row, as Z is given.
 * solution(a_11, a_12, …, a_nn, b_1, …, b_n) is the table of x of A x = b, behind it the smallest pivot relative to the largest
 * entry of its row, and the number of that row from 0.
 * `fround` rounds to float32; `exp32` and the like are functions of float32 numbers, and give such numbers.
 * `round` is floor(x + 1/2 + 1e-9), the number of steps in x = T / dt.
 * The draws, from `uniform` on, take five numbers that say where they are drawn (seed, draw, cell, step, repetition), then
 * what their distribution is made of, and are functions of these (`src/runtime/draws.ts`).
 */
const operations = {
  '+': { takes: ['number', 'number'], gives: 'number' },
  '-': { takes: ['number', 'number'], gives: 'number' },
  '*': { takes: ['number', 'number'], gives: 'number' },
  '/': { takes: ['number', 'number'], gives: 'number' },
  negate: { takes: ['number'], gives: 'number' },
  power: { takes: ['number', 'number'], gives: 'number' },
  pow: { takes: ['number', 'number'], gives: 'number' },
  abs: { takes: ['number'], gives: 'number' },
  sign: { takes: ['number'], gives: 'number' },
  floor: { takes: ['number'], gives: 'number' },
  ceil: { takes: ['number'], gives: 'number' },
  round: { takes: ['number'], gives: 'number' },
  min: { takes: ['number', 'number'], gives: 'number' },
  max: { takes: ['number', 'number'], gives: 'number' },
  clamp: { takes: ['number', 'number', 'number'], gives: 'number' },
  mod: { takes: ['number', 'number'], gives: 'number' },
  exp: { takes: ['number'], gives: 'number' },
  expm1: { takes: ['number'], gives: 'number' },
  exprel: { takes: ['number'], gives: 'number' },
  log: { takes: ['number'], gives: 'number' },
  log1p: { takes: ['number'], gives: 'number' },
  log10: { takes: ['number'], gives: 'number' },
  sqrt: { takes: ['number'], gives: 'number' },
  sin: { takes: ['number'], gives: 'number' },
  cos: { takes: ['number'], gives: 'number' },
  tan: { takes: ['number'], gives: 'number' },
  asin: { takes: ['number'], gives: 'number' },
  acos: { takes: ['number'], gives: 'number' },
  atan: { takes: ['number'], gives: 'number' },
  atan2: { takes: ['number', 'number'], gives: 'number' },
  sinh: { takes: ['number'], gives: 'number' },
  cosh: { takes: ['number'], gives: 'number' },
  tanh: { takes: ['number'], gives: 'number' },
  heaviside: { takes: ['number'], gives: 'number' },
  sigmoid: { takes: ['number'], gives: 'number' },
  '<': { takes: ['number', 'number'], gives: 'condition' },
  '<=': { takes: ['number', 'number'], gives: 'condition' },
  '>': { takes: ['number', 'number'], gives: 'condition' },
  '>=': { takes: ['number', 'number'], gives: 'condition' },
  '==': { takes: ['number', 'number'], gives: 'condition' },
  '!=': { takes: ['number', 'number'], gives: 'condition' },
  not: { takes: ['condition'], gives: 'condition' },
  and: { takes: ['condition', 'condition'], gives: 'condition' },
  or: { takes: ['condition', 'condition'], gives: 'condition' },
  select: { takes: ['condition', 'number', 'number'], gives: 'number' },
  element: { takes: ['table', 'number'], gives: 'number' },
  interpolate: { takes: ['number', 'table', 'table'], gives: 'number' },
  held: { takes: ['number', 'table', 'table'], gives: 'number' },
  slope: { takes: ['number', 'table', 'table'], gives: 'number' },
  occurrences: { takes: ['table', 'number'], gives: 'number' },
  firstAbove: { takes: ['table', 'number'], gives: 'number' },
  propagator: { takes: ['number'], gives: 'table', isVariadic: true },
  solution: { takes: ['number'], gives: 'table', isVariadic: true },
  fround: { takes: ['number'], gives: 'number' },
  pow32: { takes: ['number', 'number'], gives: 'number' },
  exp32: { takes: ['number'], gives: 'number' },
  expm132: { takes: ['number'], gives: 'number' },
  exprel32: { takes: ['number'], gives: 'number' },
  log32: { takes: ['number'], gives: 'number' },
  log1p32: { takes: ['number'], gives: 'number' },
  log1032: { takes: ['number'], gives: 'number' },
  sin32: { takes: ['number'], gives: 'number' },
  cos32: { takes: ['number'], gives: 'number' },
  tan32: { takes: ['number'], gives: 'number' },
  asin32: { takes: ['number'], gives: 'number' },
  acos32: { takes: ['number'], gives: 'number' },
  atan32: { takes: ['number'], gives: 'number' },
  atan232: { takes: ['number', 'number'], gives: 'number' },
  sinh32: { takes: ['number'], gives: 'number' },
  cosh32: { takes: ['number'], gives: 'number' },
  tanh32: { takes: ['number'], gives: 'number' },
  sigmoid32: { takes: ['number'], gives: 'number' },
  uniform: { takes: ['number', 'number', 'number', 'number', 'number', 'number', 'number'], gives: 'number' },
  normal: { takes: ['number', 'number', 'number', 'number', 'number', 'number', 'number'], gives: 'number' },
  exponential: { takes: ['number', 'number', 'number', 'number', 'number', 'number'], gives: 'number' },
  bernoulli: { takes: ['number', 'number', 'number', 'number', 'number', 'number'], gives: 'number' },
  poisson: { takes: ['number', 'number', 'number', 'number', 'number', 'number'], gives: 'number' },
  binomial: {
    takes: ['number', 'number', 'number', 'number', 'number', 'number', 'number'],
    gives: 'number',
  },
  gaussian: { takes: ['number', 'number', 'number', 'number', 'number'], gives: 'number' },
  otherGaussian: { takes: ['number', 'number', 'number', 'number', 'number'], gives: 'number' },
} as const;

export type Operation = keyof typeof operations;

export const OPERATIONS: Readonly<Record<Operation, Signature>> = operations;

export type Expression = NumberExpression | ConditionExpression | SymbolExpression | ApplyExpression;

export interface NumberExpression {
  readonly kind: 'number';
  readonly id: number;
  readonly type: 'number';
  readonly value: number;
}

export interface ConditionExpression {
  readonly kind: 'condition';
  readonly id: number;
  readonly type: 'condition';
  readonly value: boolean;
}

/** A value from outside the expression; what it stands for is the business of whoever made it. */
export interface SymbolExpression {
  readonly kind: 'symbol';
  readonly id: number;
  readonly type: Type;
  readonly name: string;
}

export interface ApplyExpression {
  readonly kind: 'apply';
  readonly id: number;
  readonly type: Type;
  readonly operation: Operation;
  readonly operands: readonly Expression[];
}

/** Makes expressions and keeps equal ones one. It grows; it is the only identity among these values. */
export class ExpressionPool {
  readonly #known = new Map<string, Expression>();
  #next = 0;

  #keep<E extends Expression>(key: string, make: (id: number) => E): E {
    const known = this.#known.get(key);
    // The key begins with the kind, so what was kept under it has the type of what would be made.
    if (known !== undefined) return known as E;
    const made = make(this.#next++);
    this.#known.set(key, made);
    return made;
  }

  number(value: number): NumberExpression {
    const key = Object.is(value, -0) ? 'n-0' : `n${value}`;
    return this.#keep(key, (id) => ({ kind: 'number', id, type: 'number', value }));
  }

  condition(value: boolean): ConditionExpression {
    return this.#keep(`c${value}`, (id) => ({ kind: 'condition', id, type: 'condition', value }));
  }

  symbol(name: string, type: Type = 'number'): SymbolExpression {
    return this.#keep(`s${type} ${name}`, (id) => ({ kind: 'symbol', id, type, name }));
  }

  /** Applies an operation as it stands, without simplifying. Operand types are checked. */
  apply(operation: Operation, ...operands: readonly Expression[]): ApplyExpression {
    const { takes, gives, isVariadic } = OPERATIONS[operation];
    const isCountRight = isVariadic === true || operands.length === takes.length;
    const isRight = (operand: Expression, i: number): boolean =>
      operand.type === takes[isVariadic === true ? 0 : i];
    if (!isCountRight || !operands.every(isRight)) {
      const given = operands.map((operand) => operand.type).join(', ');
      throw new InvariantError(`${operation} takes (${takes.join(', ')}), not (${given})`);
    }
    const key = `a${operation} ${operands.map((operand) => operand.id).join(' ')}`;
    return this.#keep(key, (id) => ({ kind: 'apply', id, type: gives, operation, operands }));
  }
}
