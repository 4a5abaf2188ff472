import { columnView, fillPadding, type Population } from '../population.ts';
import { reduceCells } from '../reduce-cells.ts';
import { surveyInPieces } from '../survey.ts';
import { atOnce } from '../turns.ts';
import { type Factor, type Network, named, type SignalReader } from './network.ts';
import type { NetworkSignal } from './network-signal.ts';

/** Computes the signals at t_k and gives them to all that follow them. What populations record must have been computed. */
export type SetSignals = (k: number) => void;

/** Returns what sets the signals; they are computed in their order, as later ones read earlier ones. */
export function makeSetSignals(network: Network): SetSignals {
  const { description, populations, projections, signals } = network;
  const setters = signals.map((signal, index) => {
    const { reads = [], sums = [] } = description.signals?.[index] ?? {};
    const readings = [
      ...reads.map((reader) => follow(signal.cells, reader, signals)),
      ...sums.map(({ input, population, by, operand, conversion }) => {
        const { cells, end } = named(populations, population);
        const start = operand.kind === 'column' ? end.column(operand.name) : end.record(operand.name);
        const set = setterOf(signal.cells, input);
        return () => set(converted(reduceCells(by, cells.numbers, start, cells.layout.cells), conversion));
      }),
    ];
    return (k: number): void => {
      for (const read of readings) read();
      const { kernels, layout } = signal.cells;
      if (kernels.survey !== undefined) atOnce(surveyInPieces(signal.cells, k, 1));
      kernels.record(layout, 0, 1, k, 0);
    };
  });
  const receivers = [
    ...(description.populations ?? []).map(({ signals: readers = [] }, index) => ({
      cells: populations[index]?.cells,
      readers,
    })),
    ...description.projections.map(({ signals: readers = [] }, index) => ({
      cells: projections[index]?.synapses,
      readers,
    })),
  ].flatMap(({ cells, readers }) =>
    cells === undefined ? [] : readers.map((reader) => follow(cells, reader, signals)),
  );
  return (k) => {
    for (const set of setters) set(k);
    for (const receive of receivers) receive();
  };
}

function follow(
  cells: Population,
  { input, signal, conversion }: SignalReader,
  signals: readonly NetworkSignal[],
): () => void {
  const set = setterOf(cells, input);
  const { cells: of, place } = named(signals, signal);
  return () => set(converted(of.numbers[place] ?? Number.NaN, conversion));
}

/** Returns what stores a number for all cells, where it is not what it was. */
function setterOf(cells: Population, input: string): (value: number) => void {
  const view = columnView(cells, input);
  return (value) => {
    if (Object.is(view[0], value) && Object.is(view.at(-1), value)) return;
    view.fill(value);
    fillPadding(cells);
  };
}

function converted(value: number, conversion: Factor | undefined): number {
  if (conversion === undefined) return value;
  return conversion.operator === '*' ? value * conversion.by : value / conversion.by;
}
