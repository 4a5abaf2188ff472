import type { CheckedNetwork } from '../../src/check/network/checked-network.ts';
import { initialiseNetwork } from '../../src/runtime/network/initialise-network.ts';
import {
  keptSpikes,
  keptTraces,
  recordCells,
  recordSpikes,
} from '../../src/runtime/network/network-recorder.ts';
import {
  type NetworkOutcome,
  type NetworkRequest,
  runNetwork,
} from '../../src/runtime/network/run-network.ts';
import { saveNetwork } from '../../src/runtime/network/save-network.ts';
import { spikeHashText } from '../../src/runtime/network/spike-hash.ts';
import { atOnce } from '../../src/runtime/turns.ts';
import { buildNetwork } from '../../src/simulate/network/build-network.ts';
import { planNetwork } from '../../src/simulate/network/plan-network.ts';
import { startThreads } from '../../src/threads/start-threads.ts';

export interface ThreadedRun {
  readonly threads: number;
  readonly steps: number;
  readonly seed?: number;
  readonly method?: string;
  readonly spikeTimes?: 'grid' | 'located';
  /** Spikes that are exchanged at once. */
  readonly boxSpikes?: number;
  readonly request?: Partial<NetworkRequest>;
}

/** All that a run leaves. */
export interface Left {
  readonly outcome: Omit<NetworkOutcome, 'milliseconds' | 'stepMilliseconds'>;
  readonly hash: string;
  /** The complete state. */
  readonly saved: Uint8Array;
  readonly spikes: readonly (readonly number[])[];
  readonly samples: readonly (readonly number[])[];
}

/** Builds the network, runs it by so many threads, and returns what is there then. Every state of cells is sampled. */
export async function runInThreads(network: CheckedNetwork, run: ThreadedRun): Promise<Left> {
  const { threads, steps, seed = 0, method = 'rk4', spikeTimes = 'grid', boxSpikes, request } = run;
  const located = spikeTimes === 'grid' ? {} : { spikeTimes };
  const made = planNetwork(network, {
    for: `${steps / 10} ms`,
    dt: '0.1 ms',
    seed,
    method,
    ...located,
    threads,
  });
  if (!('plan' in made)) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  const built = atOnce(buildNetwork(made.plan, { elapsed: () => 0 }));
  if (!('network' in built)) throw new Error(built.map(({ message }) => message).join('\n'));
  const running = built.network;
  initialiseNetwork(running);
  const spikes = network.populations.map(({ name }) => recordSpikes(running, { population: name }));
  const samples = network.records.flatMap((record) =>
    record.kind === 'values'
      ? [recordCells(running, { population: record.population, names: record.names, every: 7 })]
      : [],
  );
  const team = await startThreads(running, boxSpikes === undefined ? {} : { boxSpikes });
  try {
    if ((team?.team.threads ?? 1) !== threads) throw new Error('threads were not started');
    const { milliseconds, stepMilliseconds, ...outcome } = await runNetwork(running, {
      steps,
      recorders: [...spikes, ...samples],
      ...(team === undefined ? {} : { team: team.team }),
      ...request,
    });
    return {
      outcome,
      hash: spikeHashText(running.hash),
      saved: saveNetwork(running),
      spikes: spikes.map((recorder) => Array.from(keptSpikes(recorder))),
      samples: samples.flatMap((recorder) => keptTraces(recorder).map((trace) => Array.from(trace))),
    };
  } finally {
    await team?.end();
  }
}
