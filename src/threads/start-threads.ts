import type { Worker } from 'node:worker_threads';
import type { Network } from '../runtime/network/network.ts';
import { makeNetworkTeam, type NetworkTeam, ThreadEnded } from '../runtime/network/network-team.ts';

export interface Threads {
  readonly team: NetworkTeam;
  readonly workers: readonly Worker[];
  /** Ends all but the one that called. */
  readonly end: () => Promise<void>;
}

/**
 * How often a thread that waits looks again before it sleeps: for 20 us or so, as long as it takes to fall asleep and be woken.
 * Where there are more threads than processors those that wait are in the way of those that are waited for.
 */
const SPINS = 20_000;

export const MOST_THREADS = 256;

/** Spikes that are exchanged at once; fewer, to see what comes of it. */
export interface ThreadOptions {
  readonly boxSpikes?: number;
}

/** Whether there is memory that threads can share, and threads. */
export function hasThreads(): boolean {
  return (
    typeof SharedArrayBuffer === 'function' &&
    typeof process === 'object' &&
    process.versions?.node !== undefined
  );
}

/** Cells that are worth a thread, and steps of cells that are worth starting some, which takes some tenths of a second. */
const CELLS_OF_THREAD = 2000;
const WORTH_STARTING = 2e8;
/** Beyond that others of the same machine suffer more than the run gains. */
const MOST_UNASKED = 8;

/** Returns how many threads a run of so many cells and steps has where nobody says: one, unless it is large. */
export async function usualThreads(cells: number, steps: number): Promise<number> {
  if (cells * steps < WORTH_STARTING || !hasThreads()) return 1;
  const { availableParallelism } = await import('node:os');
  const most = Math.min(availableParallelism(), MOST_UNASKED);
  return Math.max(1, Math.min(most, Math.floor(cells / CELLS_OF_THREAD)));
}

/** Starts the threads of a network; undefined where it was made for one, or its code cannot be sent. */
export async function startThreads(
  network: Network,
  options: ThreadOptions = {},
): Promise<Threads | undefined> {
  const { threads = 1 } = network.description;
  if (threads === 1) return undefined;
  const library = await import('node:worker_threads');
  const { availableParallelism } = await import('node:os');
  const { THREAD_PROGRAM } = await import('../../generated/thread-program.ts');
  const spins = threads > availableParallelism() ? 0 : SPINS;
  const made = makeNetworkTeam(network, { ...options, spins });
  if (made === undefined) return undefined;
  const { team, orders } = made;
  const workers = orders.map((order) => {
    const worker = new library.Worker(THREAD_PROGRAM, { eval: true, workerData: order, execArgv: [] });
    const name = `thread ${order.thread + 1} of ${threads}`;
    worker.on('error', (error) => team.breakOff(new ThreadEnded(`${name} has ended: ${error.message}`)));
    worker.on('exit', () => team.breakOff(new ThreadEnded(`${name} has ended`)));
    // Whoever forgets to end them is not kept from ending.
    worker.unref();
    return worker;
  });
  return {
    team,
    workers,
    end: async () => {
      team.end();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
