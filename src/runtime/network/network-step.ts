/** One step of a network, from t_k to t_(k+1), as a list of phases in the order of the language. */
import { deliverPost, deliverPre, hasEvents } from './deliver.ts';
import { type Network, named } from './network.ts';
import type { NetworkPopulation } from './network-population.ts';
import type { Projection } from './projection.ts';
import { makeSetSignals, type SetSignals } from './signal-values.ts';
import { makeCellStepper } from './step-cells.ts';
import { CELLS_AT_ONCE, inRanges, phasesIf, recordPhases, type StepPhase } from './step-phase.ts';

export interface NetworkStep {
  /** To be gone through in turn, each until it is done. */
  readonly phases: readonly StepPhase[];
  /** How many of them come before all cells are stepped: then inputs are what the step reads. */
  readonly before: number;
  /** Returns how long the steps of cells and synapses took so far. */
  readonly stepMilliseconds: () => number;
}

export function makeNetworkStep(network: Network): NetworkStep {
  const { populations, projections, signals } = network;
  const readers = network.description.signals ?? [];

  // 1. Events. Handlers see presynaptic cells as they are before any of them.
  const handled = projections.filter(
    ({ deliver: { onPre, onPost } }) => onPre !== undefined || onPost !== undefined,
  );
  const keeping = populations.filter(({ kept }) => kept.length > 0).map(keepBefore);
  const recordedFirst = recorded(populations, handled).map(({ population, by }) => {
    const conditions = by.map(hasEvents);
    return phasesIf((k) => conditions.some((isDue) => isDue(k)), recordPhases(population.cells));
  });
  const onPre = projections.flatMap((projection) => {
    const { onPre: kernel } = projection.deliver;
    return kernel === undefined ? [] : [deliverPre(projection, kernel)];
  });
  const onPost = projections.flatMap((projection) => {
    const { onPost: kernel } = projection.deliver;
    return kernel === undefined ? [] : [deliverPost(projection, kernel)];
  });

  // 2. Signals and couplings, from the state at t_k.
  const summed = new Set(
    readers.flatMap(({ sums = [] }) =>
      sums.flatMap(({ operand, population }) => (operand.kind === 'record' ? [population] : [])),
    ),
  );
  const recordedForSums = [...summed].flatMap((name) => recordPhases(named(populations, name).cells));
  const setSignals = makeSetSignals(network);
  const reading = projections.filter(
    ({ deliver: { couple }, isStepped }) => couple !== undefined || isStepped,
  );
  const recordedAgain = recorded(populations, reading).map(({ population }) =>
    recordPhases(population.cells),
  );
  const couplings = projections.flatMap(({ synapses, deliver: { couple } }) =>
    couple === undefined || synapses.layout.cells === 0 ? [] : [inRanges(synapses, couple, CELLS_AT_ONCE)],
  );

  // 3. Equations: synapses first, as they read cells at t_k.
  const steppers = [
    ...projections
      .filter(({ isStepped, synapses }) => isStepped && synapses.layout.cells > 0)
      .map(({ synapses }) => makeCellStepper(synapses)),
    ...signals.map(({ cells }) => makeCellStepper(cells)),
    ...populations.map(({ cells, history }) => makeCellStepper(cells, history)),
  ];

  const first = [
    ...keeping,
    ...recordedFirst.flat(),
    ...onPre,
    ...onPost,
    ...recordedForSums,
    ...(signals.length === 0 ? [] : [atOncePhase(setSignals)]),
    ...recordedAgain.flat(),
    ...couplings,
  ];
  return {
    phases: [...first, ...steppers.map(({ phase }) => phase)],
    before: first.length,
    stepMilliseconds: () => steppers.reduce((sum, { milliseconds }) => sum + milliseconds(), 0),
  };
}

function atOncePhase(set: SetSignals): StepPhase {
  return (k) => {
    set(k);
    return true;
  };
}

function keepBefore({ cells, kept }: NetworkPopulation): StepPhase {
  return () => {
    for (const { from, to, numbers } of kept) cells.numbers.copyWithin(to, from, from + numbers);
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
