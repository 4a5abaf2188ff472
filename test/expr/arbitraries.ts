/**
 * Random expressions for laws. What is drawn is a recipe, plain data that fast-check can print and shrink;
 * `build` makes the expression.
 */
import * as fc from 'fast-check';
import type { Value } from '../../src/evaluator/apply-operation.ts';
import {
  type Expression,
  ExpressionPool,
  OPERATIONS,
  type Operation,
  type Type,
} from '../../src/expr/expression.ts';

export type Recipe = number | boolean | string | readonly [Operation, ...Recipe[]];

/** `c`, `c2`, `c let` are conditions; `t`, `t0`, `t_y` tables; all other symbols numbers. */
function typeOfSymbol(name: string): Type {
  if (/^c(\d| |$)/.test(name)) return 'condition';
  return /^t(\d|_|$)/.test(name) ? 'table' : 'number';
}

export function build(pool: ExpressionPool, recipe: Recipe): Expression {
  if (typeof recipe === 'number') return pool.number(recipe);
  if (typeof recipe === 'boolean') return pool.condition(recipe);
  if (typeof recipe === 'string') return pool.symbol(recipe, typeOfSymbol(recipe));
  const [operation, ...operands] = recipe;
  return pool.apply(operation, ...operands.map((operand) => build(pool, operand)));
}

/** Returns the expression in a pool of its own. */
export function express(recipe: Recipe): { pool: ExpressionPool; expression: Expression } {
  const pool = new ExpressionPool();
  return { pool, expression: build(pool, recipe) };
}

export const SPECIAL_NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  3,
  16,
  0.1,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2 ** -1022,
  2 ** 1023,
  1 + 2 ** -52,
];

export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...SPECIAL_NUMBERS),
  fc.double(),
  fc.double({ min: -10, max: 10, noNaN: true }),
);

export interface Shape {
  readonly numbers: readonly string[];
  readonly conditions: readonly string[];
  readonly tables?: readonly string[];
  readonly constants: fc.Arbitrary<number>;
  readonly operations: readonly Operation[];
  readonly depth: number;
}

/** Recipes of numbers and of conditions over the symbols and operations given. */
export function recipes(shape: Shape): { number: fc.Arbitrary<Recipe>; condition: fc.Arbitrary<Recipe> } {
  const { tables = [] } = shape;
  const usable = shape.operations.filter((operation) => {
    const { takes } = OPERATIONS[operation];
    return tables.length > 0 || !takes.includes('table');
  });
  const leaves: Record<Type, fc.Arbitrary<Recipe>> = {
    number: fc.oneof(fc.constantFrom(...shape.numbers), shape.constants),
    condition: fc.oneof(fc.constantFrom<Recipe[]>(...shape.conditions, true), fc.boolean()),
    // Never drawn where there is no table: no operation on tables is left then.
    table: fc.constantFrom<Recipe[]>(...tables, ...(tables.length === 0 ? [0] : [])),
  };
  const ofType = (type: Type, depth: number): fc.Arbitrary<Recipe> => {
    if (depth === 0 || type === 'table') return leaves[type];
    const applications = usable
      .filter((operation) => OPERATIONS[operation].gives === type)
      .map((operation) => application(operation, depth));
    return applications.length === 0
      ? leaves[type]
      : fc.oneof(
          { withCrossShrink: true },
          { arbitrary: leaves[type], weight: 1 },
          { arbitrary: fc.oneof(...applications), weight: 3 },
        );
  };
  const known = new Map<string, fc.Arbitrary<Recipe>>();
  const memo = (type: Type, depth: number): fc.Arbitrary<Recipe> => {
    const key = `${type} ${depth}`;
    const made = known.get(key) ?? ofType(type, depth);
    known.set(key, made);
    return made;
  };
  const application = (operation: Operation, depth: number): fc.Arbitrary<Recipe> => {
    if (operation === 'power') {
      return fc
        .tuple(memo('number', depth - 1), fc.integer({ min: -16, max: 16 }))
        .map(([base, exponent]): Recipe => ['power', base, exponent]);
    }
    const { takes } = OPERATIONS[operation];
    return fc
      .tuple(...takes.map((type) => memo(type, depth - 1)))
      .map((operands): Recipe => [operation, ...operands]);
  };
  return { number: memo('number', shape.depth), condition: memo('condition', shape.depth) };
}

/** Draws a value for each symbol of a shape. */
export function symbolValues(
  shape: Pick<Shape, 'numbers' | 'conditions' | 'tables'>,
  number: fc.Arbitrary<number> = anyNumber,
): fc.Arbitrary<ReadonlyMap<string, Value>> {
  const values: Record<string, fc.Arbitrary<Value>> = {};
  for (const name of shape.numbers) values[name] = number;
  for (const name of shape.conditions) values[name] = fc.boolean();
  for (const name of shape.tables ?? []) values[name] = fc.constant([0, 1, 2.5]);
  return fc.record(values).map((record) => new Map(Object.entries(record)));
}

export const ALL_OPERATIONS: readonly Operation[] = Object.keys(OPERATIONS) as Operation[];
