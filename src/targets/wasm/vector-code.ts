/**
 * Instructions on vectors of float64. A value of cells is a few vectors of two lanes each, side by side, so that the
 * processor has something to do while it waits for one of them; a value that is one for all cells is a single vector.
 */
import { known } from '../../base/invariant.ts';
import type { FunctionBuilder, Local } from './function-builder.ts';
import type { VectorName } from './opcodes.ts';

/** The local variables of a value. */
export interface Vectors {
  /** One vector, or as many as stand side by side. */
  readonly locals: readonly Local[];
  /** Whether it is one number for all cells: then there is one vector, of equal lanes. */
  readonly isOne: boolean;
}

/** A value, or a number that is the same in all lanes. */
export type Operand = Vectors | number;

export const LANES = 2;

export class VectorCode {
  readonly builder: FunctionBuilder;
  /** How many vectors stand side by side. */
  readonly width: number;

  constructor(builder: FunctionBuilder, width: number) {
    this.builder = builder;
    this.width = width;
  }

  /** Puts one of the vectors of a value on the stack. */
  push(operand: Operand, index: number): void {
    if (typeof operand === 'number') this.builder.constant(operand);
    else this.builder.get(known(operand.locals[operand.isOne ? 0 : index], 'vector'));
  }

  /** Whether a value is one for all cells. */
  isOne(operand: Operand): boolean {
    return typeof operand === 'number' || operand.isOne;
  }

  /** Returns variables of which each vector is set by itself: one where all operands are one for all cells. */
  make(operands: readonly Operand[], write: (index: number) => void): Vectors {
    const isOne = operands.every((operand) => this.isOne(operand));
    const result = this.take(isOne);
    for (const [index, local] of result.locals.entries()) {
      write(index);
      this.builder.set(local);
    }
    return result;
  }

  /** Returns variables whose lanes are to be set. */
  take(isOne: boolean): Vectors {
    return { isOne, locals: Array.from({ length: isOne ? 1 : this.width }, () => this.builder.take('v128')) };
  }

  /** Returns what instructions, one after the other, make of operands. */
  apply(names: readonly VectorName[], ...operands: readonly Operand[]): Vectors {
    return this.make(operands, (index) => {
      for (const operand of operands) this.push(operand, index);
      for (const name of names) this.builder.vector(name);
    });
  }

  /** Returns the second operand's lanes where the condition holds, else the third's. */
  select(condition: Operand, then: Operand, otherwise: Operand): Vectors {
    return this.apply(['v128.bitselect'], then, otherwise, condition);
  }

  /** Puts on the stack whether a condition holds for any lane. */
  any(condition: Vectors): void {
    for (const [index, local] of condition.locals.entries()) {
      this.builder.get(local);
      if (index > 0) this.builder.vector('v128.or');
    }
    this.builder.vector('v128.any_true');
  }

  /** Puts the number of one lane of a value on the stack. */
  pushLane(operand: Operand, index: number, lane: number): void {
    if (typeof operand === 'number') this.builder.f64(operand);
    else {
      this.push(operand, index);
      this.builder.lane('f64x2.extract_lane', lane);
    }
  }

  /** Returns a vector of what `call` puts on the stack for each lane; for one lane where operands are one for all cells. */
  makeByLanes(operands: readonly Operand[], call: (index: number, lane: number) => void): Vectors {
    const isOne = operands.every((operand) => this.isOne(operand));
    return this.make(operands, (index) => {
      call(index, 0);
      this.builder.vector('f64x2.splat');
      if (isOne) return;
      call(index, 1);
      this.builder.lane('f64x2.replace_lane', 1);
    });
  }

  /** Returns what a function of numbers makes of each lane. */
  callByLanes(callee: number, operands: readonly Operand[]): Vectors {
    return this.makeByLanes(operands, (index, lane) => {
      for (const operand of operands) this.pushLane(operand, index, lane);
      this.builder.call(callee);
    });
  }

  release(value: Operand): void {
    if (typeof value === 'number') return;
    for (const local of value.locals) this.builder.release(local);
  }
}
