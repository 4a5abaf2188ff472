/** Which functions are printed where they are used, as the formulas that they are. */
import { FORMULAS } from '../../elementary/formulas.ts';
import { inPlacePrinter, type NumberText, type Place, usualPart } from '../../elementary/print-function.ts';
import type { Operation } from '../../expr/expression.ts';

/** A function as statements. */
export interface InPlaceFunction {
  /** How many operations they are. */
  readonly operations: number;
  readonly print: (place: Place) => readonly string[];
}

/** In operations: exp has 35, log10 about 60; above, a call is little beside the work. */
const LARGEST = 80;

/** Functions that formulas call, each under its name with a `$`. */
export const PRIMITIVES = ['powerOfTwo', 'exponentOf', 'hardQuadrant', 'hardHigh', 'hardLow'] as const;

/** The functions of one kernel: each is made when it is first asked for, and once. */
export class InPlaceFunctions {
  readonly #literal: NumberText | undefined;
  readonly #made = new Map<Operation, InPlaceFunction | undefined>();

  /** `literal`: what stands for their numbers. */
  constructor(literal?: NumberText) {
    this.#literal = literal;
  }

  /** Returns the function of an operation, undefined where that is to be called. */
  get(operation: Operation): InPlaceFunction | undefined {
    if (!this.#made.has(operation)) this.#made.set(operation, this.#make(operation));
    return this.#made.get(operation);
  }

  #make(operation: Operation): InPlaceFunction | undefined {
    const formula = FORMULAS.find(({ formula }) => formula.name === operation)?.formula.build();
    const usual = formula && usualPart(formula);
    if (formula === undefined || usual === undefined || usual.operations > LARGEST) return undefined;
    return { operations: usual.operations, print: inPlacePrinter(formula, usual, this.#literal) };
  }
}
