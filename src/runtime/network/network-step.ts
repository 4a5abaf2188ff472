/** One step of a network, from t_k to t_(k+1), as a list of phases in the order of the language. */
import { deliverPost, deliverPre, hasEvents } from './deliver.ts';
import { type Network, named } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';
import { smallestDelay } from './orders-of-synapses.ts';
import type { Projection } from './projection.ts';
import { rangesOf } from './row-parts.ts';
import type { Share } from './share.ts';
import { makeSetSignals, type SetSignals } from './signal-values.ts';
import type { SpikeHistory } from './spike-history.ts';
import { type CellStepper, makeCellStepper } from './step-cells.ts';
import {
  allOf,
  CELLS_AT_ONCE,
  inRanges,
  phasesIf,
  type Ranges,
  recordPhases,
  type StepPhase,
} from './step-phase.ts';
import { makeWaitingStepper } from './step-waiting-cells.ts';

export interface NetworkStep {
  /** To be gone through in turn, each until it is done. */
  readonly phases: readonly StepPhase[];
  /** How many of them come before all cells are stepped: then inputs are what the step reads. */
  readonly before: number;
  /** Puts all columns right, where cells that wait are not stepped: before anybody looks at them; absent if all are. */
  readonly settle?: () => void;
  /** Returns how long the steps of cells and synapses took so far. */
  readonly stepMilliseconds: () => number;
}

/** With a share only what one thread does of it: threads wait for one another where one reads what another has computed. */
export function makeNetworkStep(network: Network, share?: Share): NetworkStep {
  const { populations, projections, signals } = network;
  const readers = network.description.signals ?? [];
  const barrier = share === undefined ? [] : [share.barrier];
  const cellsOf = (population: NetworkPopulation): Ranges =>
    share?.cells[populations.indexOf(population)] ?? allOf(population.cells);
  const emittedBy = (population: NetworkPopulation): SpikeHistory =>
    share?.emitted[populations.indexOf(population)] ?? population.history;
  const synapsesOf = ({ synapses }: Projection, index: number): Ranges => {
    const parts = share?.parts[index];
    return parts === undefined ? allOf(synapses) : rangesOf(parts);
  };
  const isFirst = share === undefined || share.thread === 0;

  // 1. Events. Handlers see presynaptic cells as they are before any of them.
  const handled = handledOf(network);
  const keeping = populations
    .filter(({ kept }) => kept.length > 0)
    .map((population) => keepBefore(population, cellsOf(population)));
  const recordedFirst = recorded(populations, handled).map(({ population, by }) => {
    const conditions = by.map((projection) => hasEvents(projection, emittedBy(projection.to)));
    const phases = recordPhases(population.cells, cellsOf(population));
    return phasesIf((k) => conditions.some((isDue) => isDue(k)), phases);
  });
  const onPre = projections.flatMap((projection, index) => {
    const { onPre: kernel } = projection.deliver;
    return kernel === undefined ? [] : [deliverPre(projection, kernel, share?.parts[index])];
  });
  const onPost = projections.flatMap((projection) => {
    const { onPost: kernel } = projection.deliver;
    return kernel === undefined ? [] : [deliverPost(projection, kernel, emittedBy(projection.to))];
  });

  // 2. Signals and couplings, from the state at t_k.
  const summed = new Set(
    readers.flatMap(({ sums = [] }) =>
      sums.flatMap(({ operand, population }) => (operand.kind === 'record' ? [population] : [])),
    ),
  );
  const recordedForSums = [...summed].flatMap((name) => {
    const population = named(populations, name);
    return recordPhases(population.cells, cellsOf(population));
  });
  const reading = projections.filter(isReading);
  const recordedAgain = recorded(populations, reading).map(({ population }) =>
    recordPhases(population.cells, cellsOf(population)),
  );
  const couplings = projections.flatMap((projection, index) => {
    const { synapses, deliver } = projection;
    if (deliver.couple === undefined || synapses.layout.cells === 0) return [];
    return [inRanges(synapses, deliver.couple, CELLS_AT_ONCE, synapsesOf(projection, index))];
  });

  // 3. Equations: synapses first, as they read cells at t_k.
  const synapseSteppers = projections.flatMap((projection, index) =>
    projection.isStepped && projection.synapses.layout.cells > 0
      ? [makeCellStepper(projection.synapses, undefined, synapsesOf(projection, index))]
      : [],
  );
  const cellSteppers = [
    ...(isFirst ? signals.map(({ cells }) => makeCellStepper(cells)) : []),
    ...populations.map((population) => stepperOf(population, emittedBy(population), cellsOf(population))),
  ];
  const settling = cellSteppers.flatMap(({ settle }) => (settle === undefined ? [] : [settle]));

  // Whether or not these are cells of this thread: all wait equally often.
  const hasRecords = summed.size + recordedAgain.length > 0;
  const first = [
    ...keeping,
    ...recordedFirst.flat(),
    ...(handled.some(readsBefore) ? barrier : []),
    ...onPre,
    ...onPost,
    // Others may still read what was recorded first.
    ...(hasRecords && handled.some(readsBefore) ? barrier : []),
    ...recordedForSums,
    ...(readers.length === 0
      ? []
      : [...barrier, ...(isFirst ? [atOncePhase(makeSetSignals(network))] : []), ...barrier]),
    ...recordedAgain.flat(),
    ...(reading.length === 0 ? [] : barrier),
    ...couplings,
  ];
  return {
    phases: [
      ...first,
      ...synapseSteppers.map(({ phase }) => phase),
      ...(reading.length === 0 ? [] : barrier),
      ...cellSteppers.map(({ phase }) => phase),
    ],
    before: first.length,
    ...(settling.length === 0
      ? {}
      : {
          settle: () => {
            for (const settle of settling) settle();
          },
        }),
    stepMilliseconds: () =>
      [...synapseSteppers, ...cellSteppers].reduce((sum, { milliseconds }) => sum + milliseconds(), 0),
  };
}

function stepperOf({ cells }: NetworkPopulation, history: SpikeHistory, ranges: Ranges): CellStepper {
  const { waits } = cells.model.storage;
  if (waits === undefined) return makeCellStepper(cells, history, ranges);
  return makeWaitingStepper(cells, waits, history, ranges);
}

/** Returns the projections that deliver events. */
function handledOf({ projections }: Network): readonly Projection[] {
  return projections.filter(({ deliver: { onPre, onPost } }) => onPre !== undefined || onPost !== undefined);
}

/** Whether synapses read cells between events. */
function isReading({ deliver: { couple }, isStepped }: Projection): boolean {
  return couple !== undefined || isStepped;
}

/** Whether events read presynaptic cells. */
function readsBefore({ synapse: { needs } }: Projection): boolean {
  return needs.beforeDeliveries.length + needs.preRecords.length > 0;
}

/**
 * Returns how many steps at once a part of the network can be stepped without the others: what a cell emits arrives later than
 * they end. 1 where anything within a step reads what it has not computed.
 */
export function stepsApart(network: Network): number {
  const { projections, description } = network;
  if ((description.signals ?? []).length > 0 || projections.some(isReading)) return 1;
  if (handledOf(network).some(readsBefore)) return 1;
  const delays = projections.flatMap(({ topology, deliver }) =>
    deliver.onPre === undefined ? [] : [smallestDelay(topology)],
  );
  return Math.min(MOST_STEPS_APART, ...delays.map((delay) => delay + 1));
}

/** Others are to hear of spikes, and whoever waits of how far it is, now and then. */
const MOST_STEPS_APART = 64;

function atOncePhase(set: SetSignals): StepPhase {
  return (k) => {
    set(k);
    return true;
  };
}

function keepBefore({ cells, kept }: NetworkPopulation, [first = 0, last = 0]: Ranges): StepPhase {
  const { numbers, layout } = cells;
  // Padding behind the last cell goes with it.
  const end = last === layout.cells ? layout.paddedCells : last;
  return () => {
    for (const { from, to, numbers: length } of kept) {
      if (length === 1) numbers[to] = numbers[from] ?? 0;
      else numbers.copyWithin(to + first, from + first, from + end);
    }
    return true;
  };
}

/** Returns the populations whose records these projections read, each with those that do. */
function recorded(
  populations: readonly NetworkPopulation[],
  projections: readonly Projection[],
): readonly { readonly population: NetworkPopulation; readonly by: readonly Projection[] }[] {
  return populations.flatMap((population) => {
    const by = projections.filter(
      ({ from, to, synapse: { needs } }) =>
        (from === population && needs.preRecords.length > 0) ||
        (to === population && needs.postRecords.length > 0),
    );
    return by.length === 0 ? [] : [{ population, by }];
  });
}
