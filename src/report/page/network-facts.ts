/** What a run of a network was, in a few words each. */
import type { NetworkResult } from '../../simulate/network/network-result.ts';
import type { Origin } from '../../simulate/origin.ts';
import { memoryText } from '../network/summarise-network.ts';
import { counted, endedAt, type Fact, short } from './facts.ts';

/** Returns the facts of the summary line. */
export function networkFacts(result: NetworkResult): readonly Fact[] {
  const { method, dt, duration, timeUnit, seed, populations, projections, meta } = result;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  return [
    { name: 'method', value: method },
    { name: 'dt', value: `${dt.value} ${dt.unit}` },
    { name: 'duration', value: `${short(duration)} ${timeUnit}` },
    { name: 'cells', value: counted(sum(populations.map(({ cells }) => cells))) },
    { name: 'synapses', value: counted(sum(projections.map(({ synapses }) => synapses))) },
    { name: 'spikes', value: counted(sum(populations.map(({ spikeCount }) => spikeCount))) },
    { name: 'seed', value: String(seed) },
    { name: 'run time', value: spent(meta.run_ms) },
  ];
}

/** Returns how the run was made, for who repeats it. */
export function networkMethodFacts(result: NetworkResult, origin: Origin): readonly Fact[] {
  const { method, dt, duration, timeUnit, seed, meta, spikeHash, held } = result;
  const { count } = meta.threads;
  return [
    { name: 'method', value: method },
    { name: 'step dt', value: `${dt.value} ${dt.unit}` },
    { name: 'steps', value: `${counted(meta.steps)}, up to ${short(duration)} ${timeUnit}` },
    { name: 'seed', value: String(seed) },
    {
      name: 'run by',
      value: `compiled JavaScript, ${meta.arithmetic} arithmetic, ${count === 1 ? 'one thread' : `${count} threads`}`,
    },
    { name: 'built in', value: spent(meta.build_ms) },
    { name: 'compiled in', value: spent(meta.compile_ms) },
    { name: 'run in', value: spent(meta.run_ms) },
    { name: 'memory', value: memoryText(meta.bytes) },
    ...(held.length === 0
      ? []
      : [{ name: 'of first order in dt', value: `what ${held.join(', ')} give: taken as a step begins` }]),
    { name: 'spikes', value: `fingerprint ${spikeHash}: a run with the same one did the same` },
    { name: 'Axode', value: origin.version },
    { name: 'network', value: origin.address },
  ];
}

/** Returns what ended a run before its time; undefined where nothing did. */
export function networkEnding({ meta, duration, timeUnit }: NetworkResult): string | undefined {
  return endedAt(meta.ending, `${short(duration)} ${timeUnit}`);
}

function spent(milliseconds: number): string {
  return milliseconds < 1000 ? `${short(milliseconds)} ms` : `${short(milliseconds / 1000)} s`;
}
