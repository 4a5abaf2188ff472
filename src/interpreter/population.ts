/**
 * Cells that step together: what each reads of all of them is taken when every one has come so far, and none goes on before.
 * Cells that read nothing of each other come to the same by themselves.
 */
import { InvariantError } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { stepsReadCells } from '../check/over-cells-read.ts';
import { atOnce } from '../runtime/turns.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Interpreter } from './interpreter.ts';
import { share } from './over-cells.ts';

export class Population<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #areTogether: boolean;
  /** At the same grid point. Their values are read here; only the population makes their steps. */
  readonly cells: readonly Interpreter<T>[];

  constructor(model: CheckedModel, arithmetic: Arithmetic<T>, cells: readonly Interpreter<T>[]) {
    if (cells.length === 0) throw new InvariantError('a population without cells');
    this.#model = model;
    this.#arithmetic = arithmetic;
    this.#areTogether = stepsReadCells(model);
    this.cells = cells;
    share(model, cells, 'start', arithmetic);
  }

  /** Looks at all cells anew for what each reads of them, after events have changed some. */
  share(): void {
    share(this.#model, this.cells, 'start', this.#arithmetic);
  }

  /** Goes one step on. Must not be called after a cell broke down, or could not make its step. */
  advance(): void {
    atOnce(this.advanceInPieces());
  }

  /** The same as work that may be interrupted. Where a cell that others read cannot make its step, none ends it. */
  *advanceInPieces(): Generator<undefined, void> {
    if (!this.#areTogether) {
      for (const cell of this.cells) {
        cell.advance();
        yield;
      }
      // Samples may read other cells all the same.
      share(this.#model, this.cells, 'start', this.#arithmetic);
      return;
    }
    for (const cell of this.cells) {
      yield* cell.integrateInPieces();
      yield;
    }
    if (this.cells.some(({ noStep }) => noStep !== undefined)) return;
    share(this.#model, this.cells, 'integrated', this.#arithmetic);
    for (const cell of this.cells) {
      cell.finish();
      yield;
    }
    share(this.#model, this.cells, 'start', this.#arithmetic);
  }
}
