/** Who brought a cell, or a synapse, what is not finite: one step of a network, with a look at it after each event. */
import type { Kernel } from '../layout.ts';
import { columnView } from '../population.ts';
import { type Network, named, type SignalReader } from './network.ts';
import { makeNetworkStep } from './network-step.ts';
import { sourcesOf } from './orders-of-synapses.ts';
import { type PartOfNetwork, partsOf, placesOf, valuesIn } from './part-of-network.ts';
import type { Projection } from './projection.ts';
import type { StepPhase } from './step-phase.ts';
import type { DeliveryKernel } from './synapse-kernels.ts';

/** What made columns of a cell, or synapse, NaN or infinite that were not when the step began, if a network did. */
export type Bringer = BySynapse | BySignal;

interface BySynapse extends Brought {
  readonly kind: 'onPre' | 'onPost' | 'couple';
  readonly projection: string;
  /** The cell whose spike it was, of `onPre`; whose synapse it is, of `couple`. */
  readonly pre?: number;
  readonly post: number;
  /** What that synapse was as the step began; none where it is not known which of several it was. */
  readonly synapse: ReadonlyMap<string, number>;
}

interface BySignal extends Brought {
  readonly kind: 'signal';
  readonly signal: string;
  /** Who follows it. */
  readonly reader: { readonly of: 'population' | 'projection'; readonly name: string };
}

interface Brought {
  /** Which columns. */
  readonly columns: readonly string[];
  /** The values of the cell as the step began. */
  readonly atStart: ReadonlyMap<string, number>;
}

export interface WatchedStep {
  /** What the network does in a step before cells are stepped. */
  readonly phases: readonly StepPhase[];
  /** Returns who it was, once they have been gone through. */
  readonly bringer: () => Bringer | undefined;
}

/** Watches a cell, or synapse, of a network that stands at the start of a step. Deliveries are counted as in any step. */
export function watchInputs(network: Network, part: PartOfNetwork, cell: number): WatchedStep {
  const { numbers } = part.cells;
  const atStart = valuesIn(part, cell);
  const places = [...placesOf(part, cell)].filter(([, place]) => Number.isFinite(numbers[place]));
  let found: Bringer | undefined;

  const isHarmed = (): boolean => {
    if (found !== undefined) return false;
    for (const [, place] of places) if (!Number.isFinite(numbers[place])) return true;
    return false;
  };
  const harmed = (): readonly string[] =>
    places.flatMap(([name, place]) => (Number.isFinite(numbers[place]) ? [] : [name]));

  const projections = network.projections.map((projection): Projection => {
    const { deliver, topology, name, to, synapses } = projection;
    const isOwn = part.cells === synapses;
    if (part.cells !== to.cells && !isOwn) return projection;
    const { targets } = topology;
    const sources = sourcesOf(topology);
    const own = known(partsOf(network), projection);
    const before = new Map<number, ReadonlyMap<string, number>>();
    const post = isOwn ? (targets[cell] ?? 0) : cell;
    const isIt = (synapse: number): boolean => (isOwn ? synapse === cell : targets[synapse] === cell);
    for (let synapse = 0; synapse < targets.length; synapse++)
      if (isIt(synapse)) before.set(synapse, valuesIn(own, synapse));
    const note = (kind: BySynapse['kind'], synapse: number | undefined, pre: number | undefined): void => {
      const values = (synapse === undefined ? undefined : before.get(synapse)) ?? new Map<string, number>();
      const whose = pre === undefined ? {} : { pre };
      const signal = signalTo(network, own);
      if (signal !== undefined) found = { ...signal, columns: harmed(), atStart };
      else found = { kind, projection: name, ...whose, post, synapse: values, columns: harmed(), atStart };
    };
    const onPre = (kernel: DeliveryKernel): DeliveryKernel => {
      return (layout, spiking, first, end, k) => {
        kernel(layout, spiking, first, end, k);
        if (!isHarmed()) return;
        const reached = [...before.keys()].filter((synapse) => synapse >= first && synapse < end);
        note('onPre', reached[0], spiking);
      };
    };
    const onPost = (kernel: DeliveryKernel): DeliveryKernel => {
      return (layout, spiking, first, end, k) => {
        kernel(layout, spiking, first, end, k);
        if (!isHarmed()) return;
        const [only] = before.size === 1 ? before.keys() : [];
        note('onPost', only, only === undefined ? undefined : sources[only]);
      };
    };
    /** One by one, so that it is seen which. */
    const couple = (kernel: Kernel): Kernel => {
      return (layout, first, cells, k, steps) => {
        for (let synapse = first; synapse < first + cells; synapse++) {
          kernel(layout, synapse, 1, k, steps);
          if (isIt(synapse) && isHarmed()) note('couple', synapse, sources[synapse]);
        }
      };
    };
    return {
      ...projection,
      deliver: {
        ...(deliver.onPre === undefined ? {} : { onPre: onPre(deliver.onPre) }),
        ...(deliver.onPost === undefined ? {} : { onPost: onPost(deliver.onPost) }),
        ...(deliver.couple === undefined ? {} : { couple: couple(deliver.couple) }),
      },
    };
  });

  const step = makeNetworkStep({ ...network, projections });
  const phases = step.phases.slice(0, step.before);
  return {
    phases: [
      ...phases,
      () => {
        for (const [index, { deliveries }] of projections.entries()) {
          const counted = network.projections[index];
          if (counted !== undefined) counted.deliveries = deliveries;
        }
        return true;
      },
    ],
    bringer: () => found ?? withStart(signalTo(network, part), atStart),
  };
}

function known(parts: readonly PartOfNetwork[], { synapses }: Projection): PartOfNetwork {
  const found = parts.find(({ cells }) => cells === synapses);
  if (found === undefined) throw new RangeError('no such projection');
  return found;
}

type Followed = Omit<BySignal, 'atStart'>;

function withStart(signal: Followed | undefined, atStart: Brought['atStart']): BySignal | undefined {
  return signal && { ...signal, atStart };
}

/** Returns the signal that the part follows and that is not finite; of those that it is made of, the first that is not. */
function signalTo({ description, signals }: Network, part: PartOfNetwork): Followed | undefined {
  const { of, name, cells } = part;
  if (of === 'signal') return undefined;
  const readers =
    (of === 'population' ? description.populations : description.projections).find(
      (each) => each.name === name,
    )?.signals ?? [];
  const first = readers.find(({ input }) => !Number.isFinite(columnView(cells, input)[0] ?? 0));
  if (first === undefined) return undefined;
  const isBad = ({ signal }: SignalReader): boolean => {
    const { cells: computed, place } = named(signals, signal);
    return !Number.isFinite(computed.numbers[place]);
  };
  let { signal } = first;
  for (;;) {
    const { reads = [] } = description.signals?.find((each) => each.name === signal) ?? {};
    const deeper = reads.find(isBad);
    if (deeper === undefined) return { kind: 'signal', signal, reader: { of, name }, columns: [first.input] };
    signal = deeper.signal;
  }
}
