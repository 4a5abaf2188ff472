import { memoryText } from '../../report/network/summarise-network.ts';
import type { NetworkRunPlan } from '../../simulate/network/network-options.ts';
import { durationText } from './progress.ts';

/** Fewer are tried before anybody reads. */
const MANY_PAIRS = 3e8;
const NANOSECONDS_OF_PAIR = 10;

/** Returns `tries about 10000 million pairs of cells first, for about 1 min 40 s`. */
function triedText(tried: number): string {
  const time = durationText((tried * NANOSECONDS_OF_PAIR) / 1e6);
  return `tries about ${Math.round(tried / 1e6)} million pairs of cells first, for about ${time}`;
}

const COUNTS = { exact: '', about: 'about ', most: 'at most ' } as const;

/** What is kept of spikes grows as they come; how many that will be nobody knows. */
function spikesText(bytes: number): string {
  return bytes === 0 ? '' : `, and up to ${memoryText(bytes)} for each million of recorded spikes`;
}

/** Returns what a run is going to do, in one line. */
export function networkPlanText({
  cells,
  synapses,
  count,
  tried,
  steps,
  step,
  bytes,
  bytesOfMillionSpikes,
}: NetworkRunPlan): string {
  return [
    `${cells} ${cells === 1 ? 'cell' : 'cells'}`,
    `${COUNTS[count]}${synapses} ${synapses === 1 ? 'synapse' : 'synapses'}`,
    ...(tried < MANY_PAIRS ? [] : [triedText(tried)]),
    `${steps} ${steps === 1 ? 'step' : 'steps'} of ${step.value} ${step.unit}`,
    `takes about ${memoryText(bytes)} of memory${spikesText(bytesOfMillionSpikes)}`,
  ].join(' · ');
}
