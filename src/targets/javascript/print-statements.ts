/** A graph's statements as lines of JavaScript, in one stretch or in several functions. */
import { InvariantError, known } from '../../base/invariant.ts';
import type { NumberText } from '../../elementary/print-function.ts';
import { OPERATIONS } from '../../expr/expression.ts';
import type { Program } from '../../ir/program.ts';
import { comment } from './comment.ts';
import { Names } from './identifiers.ts';
import type { InPlaceFunctions } from './in-place.ts';
import { MATRIX_OPERATIONS, matrixPlaces } from './matrices.ts';
import { isTableOperation, type Naming } from './naming.ts';
import { atom, isInfix, type Printed, printNumber, printOperation } from './print-value.ts';
import { indent } from './split.ts';
import type { Statement, Statements } from './statements.ts';
import type { Value, ValueGraph } from './value-graph.ts';

/** What a value without a name from the model is called after the operation that made it. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['+', 'sum'],
  ['-', 'difference'],
  ['*', 'product'],
  ['/', 'quotient'],
  ['<', 'is_below'],
  ['<=', 'is_at_most'],
  ['>', 'is_above'],
  ['>=', 'is_at_least'],
  ['==', 'is_equal'],
  ['!=', 'is_other'],
  ['not', 'is_not'],
  ['and', 'are_all'],
  ['or', 'is_any'],
  ['select', 'choice'],
]);

/** A program's values in the words of one function. */
export interface StatementPrinter {
  /** What stands for a value that is a constant of its own, a leaf or a literal. */
  readonly reference: (value: number) => string;
  /** The statement as lines: `const m_next = …;`, above it the comments of what it stores. */
  readonly lines: (statement: Statement) => readonly string[];
  readonly isCondition: (value: number) => boolean;
}

function isMatrix(value: Value | undefined): boolean {
  return value?.kind === 'apply' && MATRIX_OPERATIONS.has(value.operation);
}

function isConditionValue(value: Value): boolean {
  switch (value.kind) {
    case 'condition':
      return true;
    case 'clock':
      return value.clock === 'isFirstStep';
    case 'apply': {
      return OPERATIONS[value.operation].gives === 'condition';
    }
    default:
      return false;
  }
}

/** Returns the printer of a graph's values; `literal` says what stands for numbers in arithmetic. */
export function statementPrinter(
  program: Program,
  graph: ValueGraph,
  statements: Statements,
  naming: Naming,
  comments: ReadonlyMap<number, readonly string[]>,
  inPlace?: InPlaceFunctions,
  literal: NumberText = () => undefined,
): StatementPrinter {
  const { values, hints } = graph;
  const scope = new Names(naming.names);
  const ends = new Map(
    graph.ends?.map(({ end, name }, index) => [index, scope.unique(`${end}_${name}`)] as const),
  );
  const names = new Map<number, string>();
  const printed = new Map<number, Printed>();

  const nameOf = (index: number): string => {
    const value = known(values[index], 'value');
    const word = value.kind === 'apply' ? (WORDS.get(value.operation) ?? `${value.operation}_of`) : 'value';
    const name = scope.unique(hints.get(index) ?? word);
    names.set(index, name);
    return name;
  };

  // Expressions in place are at most DEEPEST deep, so this recursion is shallow.
  const print = (index: number): Printed => {
    const name = names.get(index);
    if (name !== undefined) return atom(name);
    const kept = printed.get(index);
    if (kept !== undefined) return kept;
    const value = known(values[index], 'value');
    const text = printValue(value, index);
    printed.set(index, text);
    return text;
  };

  const table = (operand: number | undefined): { readonly start: string; readonly length: number } => {
    const value = known(values[known(operand, 'table operand')], 'table');
    if (value.kind !== 'table') throw new InvariantError('a table is named by its symbol');
    return {
      start: known(naming.tables[value.table], 'table name'),
      length: known(program.tables[value.table], 'table').length,
    };
  };

  const places = matrixPlaces(graph);

  const printTableOperation = (value: Extract<Value, { kind: 'apply' }>, index: number): Printed => {
    const name = known(naming.functions.get(value.operation), value.operation);
    const [first, second, third] = value.operands;
    const number = (operand: number | undefined): string => print(known(operand, 'operand')).text;
    switch (value.operation) {
      case 'propagator':
      case 'solution': {
        const entries = value.operands.map((operand) => print(operand).text).join(', ');
        return atom(`${name}(matrices, ${known(places.get(index), 'place of a matrix')}, [${entries}])`);
      }
      case 'element':
      case 'occurrences':
      case 'firstAbove': {
        if (isMatrix(values[known(first, 'operand')])) {
          return atom(`matrices[${number(first)} + ${number(second)}]`);
        }
        const { start, length } = table(first);
        return atom(`${name}(numbers, ${start}, ${length}, ${number(second)})`);
      }
      default: {
        const [xs, ys] = [table(second), table(third)];
        const tables = [xs, ys].map(({ start, length }) => `numbers, ${start}, ${length}`);
        return atom(`${name}(${number(first)}, ${tables.join(', ')})`);
      }
    }
  };

  /** Of arithmetic: what functions are given may have to be whole, as numbers of cells are. */
  const printOperand = (index: number): Printed => {
    const value = known(values[index], 'value');
    const text = value.kind === 'number' ? literal(value.value) : undefined;
    return text === undefined ? print(index) : atom(text);
  };

  const printValue = (value: Value, index: number): Printed => {
    switch (value.kind) {
      case 'number':
        return printNumber(value.value);
      case 'condition':
        return atom(String(value.value));
      case 'column':
        return atom(known(naming.columns[value.column], 'column name').value);
      case 'clock':
        return atom(naming.clocks[value.clock]);
      case 'table':
        throw new InvariantError('a table is no value');
      case 'end':
        return atom(known(ends.get(value.end), 'name of a number at an end'));
      case 'apply':
        if (isTableOperation(value.operation)) return printTableOperation(value, index);
        return printOperation(
          value.operation,
          value.operands.map(isInfix(value.operation) ? printOperand : print),
          (name) => known(naming.functions.get(name), `function ${name}`),
        );
    }
  };

  const functionInPlace = (index: number): readonly string[] => {
    const value = known(values[index], 'value');
    if (value.kind !== 'apply') throw new InvariantError('only functions are printed in place');
    const { operation, operands } = value;
    const operandTexts = operands.map((operand) => print(operand).text);
    const variable = nameOf(index);
    const callee = known(naming.functions.get(operation), `function ${operation}`);
    const body = known(inPlace?.get(operation), operation).print({
      operands: operandTexts,
      variable,
      callee,
    });
    return [`let ${variable}; // ${operation}`, '{', ...body.map(indent), '}'];
  };

  const lines = ({ value: index, isInPlace }: Statement): readonly string[] => {
    if (isInPlace) return [...(comments.get(index) ?? []).map(comment), ...functionInPlace(index)];
    const expression = printValue(known(values[index], 'value'), index);
    const told = (comments.get(index) ?? []).map(comment);
    return [...told, `const ${nameOf(index)} = ${expression.text};`];
  };

  return {
    reference: (value) => (statements.isNamed(value) ? known(names.get(value), 'name') : print(value).text),
    lines,
    isCondition: (value) => isConditionValue(known(values[value], 'value')),
  };
}
