import { initialiseInPieces } from '../population.ts';
import { surveyInPieces } from '../survey.ts';
import { atOnce } from '../turns.ts';
import { type Network, named } from './network.ts';
import { makeSetSignals } from './signal-values.ts';
import { makeSpikeHash } from './spike-hash.ts';
import { clearHistory } from './spike-history.ts';
import { clearStatistics } from './spike-statistics.ts';
import { CELLS_AT_ONCE } from './step-phase.ts';

/** Computes whatever was not set, and puts the network to t_0: nothing has spiked. */
export function initialiseNetwork(network: Network): void {
  atOnce(initialiseNetworkInPieces(network));
}

/** The same, to be interrupted. */
export function* initialiseNetworkInPieces(network: Network): Generator<undefined, void> {
  const { populations, signals, projections } = network;
  network.step = 0;
  network.hash.set(makeSpikeHash());
  for (const { cells, history, statistics } of populations) {
    yield* initialiseInPieces(cells);
    clearHistory(history);
    clearStatistics(statistics);
  }
  for (const { cells } of signals) yield* initialiseInPieces(cells);
  // Synapses may read what their cells begin with.
  yield* recordAll(network);
  for (const projection of projections) {
    yield* initialiseInPieces(projection.synapses);
    projection.deliveries = 0;
  }
  makeSetSignals(network)(0);
}

/** Computes the records that synapses and signals read. */
function* recordAll({ populations, projections, description }: Network): Generator<undefined, void> {
  const read = new Set([
    ...projections.flatMap(({ from, to, synapse: { needs } }) => [
      ...(needs.preRecords.length > 0 ? [from] : []),
      ...(needs.postRecords.length > 0 ? [to] : []),
    ]),
    ...(description.signals ?? []).flatMap(({ sums = [] }) =>
      sums.map(({ population }) => named(populations, population)),
    ),
  ]);
  for (const { cells } of read) {
    yield* surveyInPieces(cells, 0, CELLS_AT_ONCE);
    for (let first = 0; first < cells.layout.cells; first += CELLS_AT_ONCE) {
      cells.kernels.record(cells.layout, first, Math.min(CELLS_AT_ONCE, cells.layout.cells - first), 0, 0);
      yield;
    }
  }
}
