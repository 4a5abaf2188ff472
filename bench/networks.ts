/**
 * What networks cost: time per simulated second, to the first result, and memory; each run in a fresh process. Where a Python
 * has brian2 (`AXODE_PYTHON`, else `python3`; it wants numpy below 2) the same networks run in its C++ standalone mode, one
 * run after the other, so that a busy machine disturbs both. Axode also runs them by two threads, and in fast arithmetic.
 * `npm run bench -- networks`, with `AXODE_NETWORKS=coba,stdp` only those.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, summarise, type Times } from './measure.ts';
import type { NetworkTimes } from './network-run.ts';

interface Benchmark {
  readonly name: string;
  readonly method: string;
  readonly dt: string;
  readonly seconds: number;
  readonly rounds: number;
  /** Whether a step is so short that threads only wait for one another. */
  readonly hasShortSteps?: true;
}

const BENCHMARKS: readonly Benchmark[] = [
  { name: 'cuba', method: 'exact', dt: '0.1 ms', seconds: 2, rounds: 7 },
  { name: 'coba', method: 'euler', dt: '0.1 ms', seconds: 2, rounds: 7 },
  { name: 'cobahh', method: 'exponential_euler', dt: '0.1 ms', seconds: 0.5, rounds: 5 },
  { name: 'stdp', method: 'euler', dt: '0.1 ms', seconds: 20, rounds: 7, hasShortSteps: true },
  { name: 'izhikevich', method: 'euler', dt: '0.5 ms', seconds: 5, rounds: 7 },
  { name: 'brunel', method: 'exact', dt: '0.1 ms', seconds: 0.3, rounds: 3 },
];

/** Of runs by two threads. */
const ROUNDS_BY_TWO = 3;

/** The first result: of a tenth of a second. */
const SHORT = 0.1;

/** How a network is run. */
interface Way {
  readonly threads: number;
  readonly arithmetic: 'strict' | 'fast';
}

const USUAL: Way = { threads: 1, arithmetic: 'strict' };

function runOnce({ name, method, dt }: Benchmark, seconds: number, way: Way = USUAL): NetworkTimes {
  const script = fileURLToPath(new URL('network-run.js', import.meta.url));
  const options = [name, method, dt, `${seconds}`, `${way.threads}`, way.arithmetic];
  const text = execFileSync(process.execPath, [script, ...options], { encoding: 'utf8' });
  return JSON.parse(text) as NetworkTimes; // the script prints just this
}

interface PeerTimes {
  readonly all_s: number;
  /** Of the processor, as Brian2 measures it. */
  readonly run_s: number;
  readonly memory_mb: number;
}

interface Peer {
  readonly version: string;
  readonly build_s: number;
  readonly run: () => PeerTimes;
  readonly remove: () => void;
}

/** Builds the network in Brian2; nothing where that is not installed. */
function buildPeer(name: string, seconds: number): Peer | undefined {
  const python = process.env.AXODE_PYTHON ?? 'python3';
  const script = 'bench/peers/brian2_networks.py';
  const folder = mkdtempSync(join(tmpdir(), `brian2-${name}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(
    python,
    [script, 'build', join(folder, 'code'), name, `${seconds}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    remove();
    const reason = (stderr ?? '').trim().split('\n').at(-1);
    console.log(`${name}: no Brian2 beside it (${reason === '' ? python : reason})`);
    return undefined;
  }
  const built = JSON.parse(stdout) as { readonly version: string; readonly build_s: number }; // as the script prints it
  return {
    ...built,
    remove,
    run: () => {
      const text = execFileSync(python, [script, 'run', join(folder, 'code')], { encoding: 'utf8' });
      return JSON.parse(text) as PeerTimes; // as the script prints it
    },
  };
}

function timesOf<Each>(runs: readonly Each[], value: (run: Each) => number): Times {
  return summarise(runs.map(value));
}

/** The ratio of two runs that follow one another: above 1 where the first takes less. */
function ratios(ours: readonly number[], theirs: readonly number[]): Times {
  return summarise(ours.map((value, round) => (theirs[round] ?? Number.NaN) / value));
}

/** What two threads take; nothing where they were not run. */
function rowsByTwo(
  ours: readonly NetworkTimes[],
  byTwo: readonly NetworkTimes[],
  seconds: number,
): readonly Row[] {
  if (byTwo.length === 0) return [];
  return [
    {
      what: '  by two threads',
      times: timesOf(byTwo, ({ run_ms }) => run_ms / 1000 / seconds),
      unit: 's per simulated second',
    },
    {
      what: '  by two threads, time of processors',
      times: timesOf(byTwo, ({ cpu_ms }) => cpu_ms / 1000 / seconds),
      unit: 's per simulated second',
    },
    {
      what: '  one thread / two, times of runs',
      times: ratios(
        byTwo.map(({ run_ms }) => run_ms),
        ours.map(({ run_ms }) => run_ms),
      ),
      unit: 'times',
    },
  ];
}

function measureNetwork(benchmark: Benchmark): readonly Row[] {
  const { name, seconds, rounds } = benchmark;
  const peer = buildPeer(name, seconds);
  const ours: NetworkTimes[] = [];
  const byTwo: NetworkTimes[] = [];
  const relaxed: NetworkTimes[] = [];
  const theirs: PeerTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(runOnce(benchmark, seconds));
    if (round < ROUNDS_BY_TWO && benchmark.hasShortSteps !== true) {
      byTwo.push(runOnce(benchmark, seconds, { ...USUAL, threads: 2 }));
    }
    relaxed.push(runOnce(benchmark, seconds, { ...USUAL, arithmetic: 'fast' }));
    if (peer !== undefined) theirs.push(peer.run());
  }
  const short = Array.from({ length: 3 }, () => runOnce(benchmark, SHORT));
  peer?.remove();
  const [first] = ours;
  if (first === undefined) return [];
  const row = (what: string, unit: string, value: (run: NetworkTimes) => number): Row => ({
    what: `  ${what}`,
    times: timesOf(ours, value),
    unit,
  });
  const peerRows = (): readonly Row[] => {
    if (peer === undefined) return [];
    const firstResult = peer.build_s + (Math.min(...theirs.map(({ all_s }) => all_s)) * SHORT) / seconds;
    return [
      {
        what: `  Brian2 ${peer.version}, time of its processor`,
        times: timesOf(theirs, ({ run_s }) => run_s / seconds),
        unit: 's per simulated second',
      },
      {
        what: '  Brian2 / Axode, time of processors',
        times: ratios(
          ours.map(({ cpu_ms }) => cpu_ms / 1000),
          theirs.map(({ run_s }) => run_s),
        ),
        unit: 'times',
      },
      { what: '  Brian2, first result', times: summarise([firstResult]), unit: 's' },
      { what: '  Brian2, peak memory', times: timesOf(theirs, ({ memory_mb }) => memory_mb), unit: 'MB' },
    ];
  };
  return [
    {
      what: `${name}, ${benchmark.method}, ${first.cells} cells, ${first.synapses} synapses`,
      times: timesOf(ours, ({ run_ms }) => run_ms / 1000 / seconds),
      unit: 's per simulated second',
    },
    row('time of processors', 's per simulated second', ({ cpu_ms }) => cpu_ms / 1000 / seconds),
    row(
      'per cell and step, all included',
      'ns',
      ({ cpu_ms, cells, steps }) => (cpu_ms * 1e6) / cells / steps,
    ),
    row(
      'spikes that arrive at synapses, per simulated second',
      'millions',
      ({ deliveries }) => deliveries / 1e6 / seconds,
    ),
    {
      what: '  in fast arithmetic, time of processors',
      times: timesOf(relaxed, ({ cpu_ms }) => cpu_ms / 1000 / seconds),
      unit: 's per simulated second',
    },
    ...rowsByTwo(ours, byTwo, seconds),
    row('building', 's', ({ build_ms, compile_ms }) => (build_ms + compile_ms) / 1000),
    row(
      'numbers of the network per synapse',
      'bytes',
      ({ network_mb, synapses }) => (network_mb * 2 ** 20) / synapses,
    ),
    row('peak memory', 'MB', ({ memory_mb }) => memory_mb),
    { what: `  first result, ${SHORT} s`, times: timesOf(short, ({ all_ms }) => all_ms / 1000), unit: 's' },
    ...peerRows(),
  ];
}

export function networks(): readonly Row[] {
  const wanted = process.env.AXODE_NETWORKS?.split(',');
  return BENCHMARKS.filter(({ name }) => wanted === undefined || wanted.includes(name)).flatMap(
    measureNetwork,
  );
}
