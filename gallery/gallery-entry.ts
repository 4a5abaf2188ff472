/** What the gallery shows: one picture of each model and network that says more than its text, made from a run. */
import type { FigureName } from '../src/report/figure.ts';
import type { NetworkRunOptions } from '../src/simulate/network/network-options.ts';
import type { RunOptions } from '../src/simulate/run-options.ts';

export interface GalleryEntry {
  /** The file below `models/` and the component: `neurons/izhikevich#Chattering`. */
  readonly model: string;
  /** Of the file, without its ending, unique in the gallery: `izhikevich-chattering`. */
  readonly name: string;
  /** What is seen, in one sentence, and where the paper shows it: `Bursts of four spikes, as in figure 2 of the paper.` */
  readonly caption: string;
  /** From top to bottom. `measures` of a sweep is an f-I curve; `gates` and `plane` need no run. */
  readonly figures: readonly FigureName[];
  /** The run that is drawn; absent where the figures need none. */
  readonly run?: RunOptions;
  /** Of a network, instead: all that it records is drawn. */
  readonly network?: NetworkRun;
}

/** How a network is run. */
export interface NetworkRun extends Pick<NetworkRunOptions, 'method' | 'seed'> {
  readonly for: string;
  readonly dt: string;
  /** Values of its parameters, as they are typed. */
  readonly set?: Readonly<Record<string, string>>;
}

/** Returns how large the picture of an entry may be; larger ones hold more than can be seen. Rasters have a mark for each spike. */
export function largestKilobytes({ network }: GalleryEntry): number {
  return network === undefined ? 60 : 160;
}
