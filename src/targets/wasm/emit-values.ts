/** Values of a graph as instructions on vectors. */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Formula } from '../../elementary/formula.ts';
import { FORMULAS } from '../../elementary/formulas.ts';
import { FLOAT32, FLOAT64 } from '../../elementary/number-format.ts';
import type { Operation } from '../../expr/expression.ts';
import type { Program } from '../../ir/program.ts';
import { MATRIX_OPERATIONS, matrixNumbers, matrixPlaces } from '../javascript/matrices.ts';
import { isDraw } from '../javascript/print-value.ts';
import { usesOf } from '../javascript/statements.ts';
import type { Value, ValueGraph } from '../javascript/value-graph.ts';
import type { FormulaEmitter } from './emit-formula.ts';
import { INSTRUCTIONS } from './instructions.ts';
import type { VectorName } from './opcodes.ts';
import { LANES, type Operand, type VectorCode, type Vectors } from './vector-code.ts';

type Apply = Extract<Value, { kind: 'apply' }>;

/** The formulas of operations, each made when it is first asked for. */
export class OperationFormulas {
  readonly #made = new Map<Operation, Formula | undefined>();

  get(operation: Operation): Formula | undefined {
    if (!this.#made.has(operation)) this.#made.set(operation, this.#make(operation));
    return this.#made.get(operation);
  }

  #make(operation: Operation): Formula | undefined {
    const of = (name: string): Formula | undefined => {
      const found = FORMULAS.find(({ formula }) => formula.name === name);
      return found?.formula.build(name === operation ? FLOAT64 : FLOAT32);
    };
    return of(operation) ?? (operation.endsWith('32') ? of(operation.slice(0, -2)) : undefined);
  }
}

/** What of a module the values call. */
export interface ModuleParts {
  readonly program: Program;
  readonly formulas: FormulaEmitter;
  readonly operations: OperationFormulas;
  /** Returns the number of the imported function of a name. */
  readonly imported: (name: string) => number;
  /** Returns the global variable with the address of a table. */
  readonly tableAddress: (table: number) => number;
}

/** The values of one graph within one function. */
export class ValueEmitter {
  readonly #parts: ModuleParts;
  readonly #code: VectorCode;
  readonly #graph: ValueGraph;
  readonly #values = new Map<number, Operand>();
  readonly #uses: Int32Array;
  readonly #places: ReadonlyMap<number, number>;
  readonly #matrixNumbers: number;

  constructor(parts: ModuleParts, code: VectorCode, graph: ValueGraph) {
    this.#parts = parts;
    this.#code = code;
    this.#graph = graph;
    this.#uses = usesOf(graph);
    this.#places = matrixPlaces(graph);
    this.#matrixNumbers = matrixNumbers([graph]);
  }

  /** Whether anything reads the value. */
  isUsed(index: number): boolean {
    return (this.#uses[index] ?? 0) > 0;
  }

  /** Gives a leaf its value. */
  define(index: number, value: Operand): void {
    this.#values.set(index, value);
  }

  get(index: number): Operand {
    const value = known(this.#graph.values[index], 'value');
    if (value.kind === 'number') return value.value;
    return known(this.#values.get(index), `value ${index}`);
  }

  /** Computes values, in their order. Operands that nobody reads any more, and for which `isOver` holds, give their variables back. */
  compute(indices: readonly number[], isOver: (operand: number) => boolean): void {
    for (const index of indices) {
      const value = known(this.#graph.values[index], 'value');
      if (value.kind === 'condition') this.define(index, this.#condition(value.value));
      if (value.kind !== 'apply') continue;
      this.define(index, this.#apply(value, index));
      for (const operand of value.operands) this.#read(operand, isOver);
    }
  }

  #read(operand: number, isOver: (operand: number) => boolean): void {
    const left = (this.#uses[operand] ?? 0) - 1;
    this.#uses[operand] = left;
    if (left > 0 || !isOver(operand) || this.#graph.values[operand]?.kind !== 'apply') return;
    const value = this.#values.get(operand);
    if (value !== undefined) this.#code.release(value);
  }

  #condition(holds: boolean): Vectors {
    return this.#code.make([], () => this.#code.builder.bits(holds));
  }

  #apply(value: Apply, index: number): Vectors {
    const { operation, operands } = value;
    const code = this.#code;
    if (MATRIX_OPERATIONS.has(operation)) return this.#matrix(value, index);
    const first = this.#graph.values[known(operands[0], 'operand')];
    if (first?.kind === 'table' || ['interpolate', 'held', 'slope'].includes(operation))
      return this.#table(value);
    const given = operands.map((operand) => this.get(operand));
    if (operation === 'element') return code.callByLanes(this.#parts.imported('matrixEntry'), given);
    const instructions = INSTRUCTIONS.get(operation);
    if (instructions !== undefined) return code.apply(instructions, ...given);
    const [x = Number.NaN, second = Number.NaN, third = Number.NaN] = given;
    if (operation === 'select') return code.select(x, second, third);
    if (operation === 'sign')
      return this.#steps(
        [
          ['f64x2.gt', 1],
          ['f64x2.lt', -1],
        ],
        x,
        x,
      );
    if (operation === 'heaviside')
      return this.#steps(
        [
          ['f64x2.ge', 1],
          ['f64x2.lt', 0],
        ],
        x,
        Number.NaN,
      );
    if (operation === 'mod' || isDraw(operation))
      return code.callByLanes(this.#parts.imported(operation), given);
    const formula = this.#parts.operations.get(operation);
    if (formula === undefined) throw new InvariantError(`no vectors for ${operation}`);
    return this.#parts.formulas.emit(code, formula, given);
  }

  /** Returns the number of the first comparison with 0 that holds for x. */
  #steps(choices: readonly (readonly [VectorName, number])[], x: Operand, otherwise: Operand): Vectors {
    const code = this.#code;
    let result: Operand = otherwise;
    for (const [comparison, value] of choices.toReversed()) {
      const condition = code.apply([comparison], x, 0);
      const chosen = code.select(condition, value, result);
      code.release(condition);
      if (result !== otherwise) code.release(result);
      result = chosen;
    }
    if (typeof result === 'number') throw new InvariantError('there is no choice');
    return result;
  }

  /** Each lane has numbers of its own for the result; what stands for it is where these begin. */
  #matrix({ operation, operands }: Apply, index: number): Vectors {
    const code = this.#code;
    const given = operands.map((operand) => this.get(operand));
    const lanes = given.every((operand) => code.isOne(operand)) ? 1 : code.width * LANES;
    const place = known(this.#places.get(index), 'place of a matrix');
    const places = Array.from({ length: lanes }, (_, lane) => place + lane * this.#matrixNumbers);
    const callee = this.#parts.imported(`${operation}${operands.length}`);
    return code.makeByLanes(given, (vector, lane) => {
      code.builder.f64(known(places[vector * LANES + lane], 'place'));
      for (const operand of given) code.pushLane(operand, vector, lane);
      code.builder.call(callee);
    });
  }

  /** Functions of tables, of which the numbers that are no table are taken lane by lane. */
  #table({ operation, operands }: Apply): Vectors {
    const code = this.#code;
    const { program, tableAddress, imported } = this.#parts;
    const numbers = operands.filter((operand) => this.#graph.values[operand]?.kind !== 'table');
    const given = numbers.map((operand) => this.get(operand));
    return code.makeByLanes(given, (vector, lane) => {
      for (const operand of operands) {
        const value = known(this.#graph.values[operand], 'operand');
        if (value.kind === 'table') {
          code.builder.global(tableAddress(value.table)).i32(BITS_OF_BYTES).plain('i32.shr_u');
          code.builder.i32(known(program.tables[value.table], 'table').length);
        } else code.pushLane(this.get(operand), vector, lane);
      }
      code.builder.call(imported(operation));
    });
  }
}

/** A float64 has 2^3 bytes. */
const BITS_OF_BYTES = 3;
