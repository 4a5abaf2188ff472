/** A signal of a network: one cell that reads other signals and what the cells of populations come to. */
import { known } from '../../base/invariant.ts';
import type {
  CheckedSignal,
  Conversion,
  PopulationSum,
  ReceivedSignal,
} from '../../check/network/checked-network.ts';
import { SEED } from '../../runtime/draws.ts';
import { float64 } from '../float64-arithmetic.ts';
import { Interpreter } from '../interpreter.ts';
import { reduce } from '../over-cells.ts';
import { hasEquations, type NetworkCells, onGrid, type Stepping } from './network-cells.ts';
import { stepIn } from './step-in.ts';

export class NetworkSignal {
  readonly checked: CheckedSignal;
  readonly cell: Interpreter<number>;
  readonly #received = new Map<string, number>();

  constructor(checked: CheckedSignal, { seconds, seed, method, ...precision }: Stepping) {
    this.checked = checked;
    this.cell = new Interpreter(checked.model, float64, {
      ...(hasEquations(checked.model) ? { method, ...precision } : { method: onGrid(method) }),
      dt: stepIn(checked.model, seconds),
      given: new Map([[SEED, seed]]),
      inputs: this.#received,
    });
  }

  /** Returns its value at t_k, of earlier signals and of populations as they are now. */
  valueNow(signals: ReadonlyMap<string, number>, populations: ReadonlyMap<string, NetworkCells>): number {
    const { reads, sums, name } = this.checked;
    receive(reads, signals, this.#received);
    for (const sum of sums) {
      const { cells } = known(populations.get(sum.population), `population ${sum.population}`);
      this.#received.set(sum.input, converted(total(sum, cells), sum.conversion));
    }
    this.cell.refresh();
    return this.cell.value(name);
  }
}

/** Sets inputs to the signals that they follow. */
export function receive(
  reads: readonly ReceivedSignal[],
  signals: ReadonlyMap<string, number>,
  inputs: Map<string, number>,
): void {
  for (const { input, signal, conversion } of reads) {
    const value = signals.get(signal);
    // One of time alone is a stimulus of whoever receives it.
    if (value !== undefined) inputs.set(input, converted(value, conversion));
  }
}

function total({ reduction, operand }: PopulationSum, cells: readonly Interpreter<number>[]): number {
  const values = cells.map((cell) => cell.evaluate(operand));
  return known(reduce({ reduction }, values, float64)[0], 'cell');
}

function converted(value: number, conversion: Conversion | undefined): number {
  if (conversion === undefined) return value;
  return conversion.operator === '*' ? value * conversion.by : value / conversion.by;
}
