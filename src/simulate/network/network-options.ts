import type { RecordingSink } from '../../runtime/network/recording-sink.ts';

/** What a run of a network is asked for. Whatever is absent has the default that is named here. */
export interface NetworkRunOptions {
  /** How long: `1 s`, or a number of milliseconds. Default: 1 s. */
  readonly for?: string | number;
  /** Length of a step, kept exactly as written. Default: 0.1 ms. */
  readonly dt?: string | number;
  /** Of every population, and of the synapses that follow equations step by step. Default: auto, among methods whose steps are all of one size. */
  readonly method?: string;
  /**
   * Of methods that choose their steps: the largest error of a step, as a part of each variable. Default: 1e-6. In a network
   * such steps end at the grid points, where synapses act.
   */
  readonly tolerance?: number;
  /**
   * Where cells spike and are reset: at grid points (default), or `located` where they reach the threshold. Either way a spike
   * is sent, and dated, at the end of its step. Methods that choose their steps always locate.
   */
  readonly spikeTimes?: 'grid' | 'located';
  /**
   * What steps are made of: `js`, or `wasm`, vectors of several cells; the bits are the same. Default: `wasm` for populations of
   * eight cells or more whose method makes whole steps, `js` for others.
   */
  readonly target?: string;
  /** Default: strict. */
  readonly arithmetic?: 'strict' | 'fast';
  /** Build the parameters that are not set into the code. Default: no. */
  readonly fold?: boolean;
  /** Chooses the random numbers: a whole number from 0. The same seed gives the same numbers. Default: 0. */
  readonly seed?: number;
  /**
   * How many threads run it; what it does is the same with any number, to the last bit. Default: one, of large networks as many
   * as there are processors, up to 8.
   */
  readonly threads?: number;
  /** Bytes that the network may take. Default: 16 GB, and no more than is `free`. */
  readonly memory?: { readonly most?: number; readonly free?: number };
  /**
   * Where what the network records goes block by block, as into a file on disk, so that a long run does not live in memory.
   * The result then holds no spikes and no traces, unless `keep` says so.
   */
  readonly recordTo?: {
    readonly sink: RecordingSink;
    readonly keep?: boolean;
    /** What asked for the run, as it can be typed again. */
    readonly command?: string;
  };
  /** Stops the run; what was recorded until then is kept. */
  readonly signal?: AbortSignal;
  /** Called before anything is made with what is going to happen. A promise that it returns is waited for. */
  readonly onStart?: (plan: NetworkRunPlan) => unknown;
  /** Called several times a second while cells are joined by trying pairs: how many were tried, and how many there are about. */
  readonly onJoining?: (tried: number, pairs: number) => unknown;
  /** Called when the network is built, before its first step. */
  readonly onBuilt?: (built: { readonly synapses: number; readonly milliseconds: number }) => unknown;
  /** Called several times a second. */
  readonly onProgress?: (stepsDone: number, steps: number) => unknown;
  /** Texts of the network's files, by the names that spans carry; for the places in comments of the code. */
  readonly sources?: ReadonlyMap<string, string>;
}

/** What a run is going to do, known before anything is made. */
export interface NetworkRunPlan {
  readonly network: string;
  readonly steps: number;
  readonly step: { readonly value: number; readonly unit: string };
  readonly cells: number;
  /** How many synapses are expected, and whether there will be as many: a rule that draws makes some more or fewer. */
  readonly synapses: number;
  readonly count: 'exact' | 'about' | 'most';
  /** About how many pairs of cells are tried one by one to find those that are joined: 100 million take a second or so. */
  readonly tried: number;
  /** Memory that all of it is expected to take, but for spikes that are kept. */
  readonly bytes: number;
  /** Of that, what recordings hold at most on their way to the disk, however long the run. */
  readonly bytesOfRecording?: number;
  /** What a million spikes take at most that are kept; 0 where none are, as they go elsewhere or are not recorded. */
  readonly bytesOfMillionSpikes: number;
}
