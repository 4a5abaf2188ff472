/**
 * Run in a fresh process: builds and runs a network, and prints what it took as JSON.
 * `network-run NAME METHOD DT SECONDS [THREADS [ARITHMETIC]]`
 */
import { readFileSync } from 'node:fs';
import { simulateNetwork } from '../src/simulate/network/run-network.ts';
import { networkOfText } from './models.ts';

/** What a run of a network took. */
export interface NetworkTimes {
  readonly build_ms: number;
  readonly compile_ms: number;
  readonly run_ms: number;
  /** Time of processors in the run: of a busy machine the better measure. */
  readonly cpu_ms: number;
  /** Of the process, from its start to the result. */
  readonly all_ms: number;
  readonly memory_mb: number;
  /** Of the network's own numbers. */
  readonly network_mb: number;
  readonly cells: number;
  readonly steps: number;
  readonly synapses: number;
  readonly spikes: number;
  /** Spikes times synapses that they arrive at. */
  readonly deliveries: number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const [name = 'coba', method = 'euler', dt = '0.1 ms', seconds = '1', threads = '1', arithmetic] =
  process.argv.slice(2);
const path = `models/networks/${name}.axo`;
const network = networkOfText({ name: path, text: readFileSync(path, 'utf8') });
let before = process.cpuUsage();
const onBuilt = (): void => {
  before = process.cpuUsage();
};
const { result, diagnostics } = await simulateNetwork(network, {
  for: `${seconds} s`,
  dt,
  method,
  threads: Number(threads),
  arithmetic: arithmetic === 'fast' ? 'fast' : 'strict',
  onBuilt,
});
const used = process.cpuUsage(before);
if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
const { populations, projections, meta } = result;
const times: NetworkTimes = {
  build_ms: meta.build_ms,
  compile_ms: meta.compile_ms,
  run_ms: meta.run_ms,
  cpu_ms: (used.user + used.system) / 1000,
  all_ms: performance.now(),
  memory_mb: process.resourceUsage().maxRSS / 1024,
  network_mb: meta.bytes / 2 ** 20,
  cells: sum(populations.map(({ cells }) => cells)),
  steps: meta.steps,
  synapses: sum(projections.map(({ synapses }) => synapses)),
  spikes: sum(populations.map(({ spikeCount }) => spikeCount)),
  deliveries: sum(projections.map(({ deliveries }) => deliveries ?? 0)),
};
console.log(JSON.stringify(times));
