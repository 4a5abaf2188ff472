/** The cells of a population in a network: what its block sets stands in the place of what the model says. */
import type { Rational } from '../../base/rational.ts';
import { CELL_COLUMN, CELL_COUNT, CELL_NUMBER, CELL_ROW, CELL_X, CELL_Y } from '../../check/cell-numbers.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { CheckedPopulation, CheckedSetting } from '../../check/network/checked-network.ts';
import { SEED } from '../../runtime/draws.ts';
import { float64 } from '../float64-arithmetic.ts';
import { Interpreter, type InterpreterOptions } from '../interpreter.ts';
import { isAdaptive, type Method } from '../method.ts';
import { Population } from '../population.ts';
import { stepIn } from './step-in.ts';

export interface NetworkCells {
  readonly checked: CheckedPopulation;
  readonly population: Population<number>;
  readonly cells: readonly Interpreter<number>[];
  /** By input: the signals that it follows, from the first step on. */
  readonly received: Map<string, number>;
}

/** How cells, synapses and signals are stepped. */
export interface Stepping {
  /** The step, exactly, in seconds. */
  readonly seconds: Rational;
  readonly seed: number;
  readonly method: Method;
  readonly tolerance?: number;
}

/** Returns the cells at t_0. Those without equations have steps of the grid in any case. */
export function networkCells(
  checked: CheckedPopulation,
  { seconds, seed, method, ...precision }: Stepping & Pick<InterpreterOptions, 'spikeTimes'>,
): NetworkCells {
  const model = withSettings(checked.model, checked.settings);
  const received = new Map<string, number>();
  const how = hasEquations(model) ? { method, ...precision } : { method: onGrid(method) };
  const cells = Array.from({ length: checked.cells }, (_, cell) => {
    const given = new Map([[SEED, seed], ...numbersOf(checked, cell)]);
    const dt = stepIn(model, seconds);
    return new Interpreter(model, float64, { ...how, dt, given, inputs: received });
  });
  return { checked, population: new Population(model, float64, cells), cells, received };
}

export function hasEquations({ states }: CheckedModel): boolean {
  return states.some(({ derivative }) => derivative !== undefined);
}

/** Returns a method that has steps of the grid, for what has no equations. */
export function onGrid(method: Method): Method {
  return isAdaptive(method) ? 'euler' : method;
}

/** Returns the model with values in place of its own. */
function withSettings(model: CheckedModel, settings: readonly CheckedSetting[]): CheckedModel {
  const values = new Map<string, CheckedExpression>(settings.map(({ target, value }) => [target, value]));
  return {
    ...model,
    parameters: model.parameters.map((each) => ({ ...each, ...has('value', values.get(each.name)) })),
    states: model.states.map((each) => ({ ...each, ...has('initial', values.get(each.name)) })),
    inputs: model.inputs.map((each) => {
      const drive = values.get(each.name);
      return drive === undefined ? each : { ...each, drive, isVarying: false };
    }),
  };
}

function has<K extends string, V>(key: K, value: V | undefined): Record<K, V> | Record<never, never> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** Where a cell is: on a lattice, cell i is in row floor(i / columns). */
export function placeOf(
  { shape }: CheckedPopulation,
  cell: number,
): Record<'row' | 'col' | 'x' | 'y', number> {
  const columns = shape.length === 1 ? 1 : shape[1];
  const [row, col] = [Math.floor(cell / columns), cell % columns];
  return { row, col, x: col, y: row };
}

/** What settings read of a cell, by the names of the parameters that stand for it. */
function numbersOf(checked: CheckedPopulation, cell: number): readonly (readonly [string, number])[] {
  const { row, col, x, y } = placeOf(checked, cell);
  return [
    [CELL_NUMBER, cell],
    [CELL_COUNT, checked.cells],
    [CELL_ROW, row],
    [CELL_COLUMN, col],
    [CELL_X, x],
    [CELL_Y, y],
  ];
}
