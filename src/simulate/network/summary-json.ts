import type { NetworkResult } from './network-result.ts';

/** What became of a network, in a few numbers: for scripts, and the same for every version. */
export interface NetworkSummary {
  readonly populations: Readonly<
    Record<
      string,
      {
        readonly cells: number;
        readonly spikes: number;
        readonly rate_hz: number | null;
        readonly cv_isi: number | null;
      }
    >
  >;
  readonly projections: readonly {
    readonly from: string;
    readonly to: string;
    readonly synapse: string;
    readonly synapses: number;
  }[];
  readonly time: { readonly build_ms: number; readonly compile_ms: number; readonly run_ms: number };
  readonly memory_mb: number;
  /** What went to the disk while it ran, and how much memory that took at most; absent if nothing did. */
  readonly recording?: { readonly memory_mb: number };
  readonly spike_hash: string;
}

/** Returns a number that JSON has. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Milliseconds to the microsecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e4) / 100;
}

/** Returns the summary. `peakBytes`: of the whole program, where that is known; else what the network takes. */
export function summaryJson(result: NetworkResult, peakBytes: number = result.meta.bytes): NetworkSummary {
  const { populations, projections, meta, spikeHash } = result;
  return {
    // Entries, as a population may be called `__proto__`.
    populations: Object.fromEntries(
      populations.map(({ name, cells, spikeCount, rate, variation }) => [
        name,
        { cells, spikes: spikeCount, rate_hz: finite(rate), cv_isi: finite(variation) },
      ]),
    ),
    projections: projections.map(({ from, to, synapse, synapses }) => ({ from, to, synapse, synapses })),
    time: {
      build_ms: rounded(meta.build_ms),
      compile_ms: rounded(meta.compile_ms),
      run_ms: rounded(meta.run_ms),
    },
    memory_mb: megabytes(peakBytes),
    ...(meta.bytesOfRecording === undefined
      ? {}
      : { recording: { memory_mb: megabytes(meta.bytesOfRecording) } }),
    spike_hash: spikeHash,
  };
}
