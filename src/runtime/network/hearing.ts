/** Which synapses hear of a spike: those that were there when it was emitted. Only such matter as came while a network ran. */
import type { Projection } from './projection.ts';

type Synapses = Pick<Projection, 'since'>;

/** Returns the step from which on all synapses hear of all spikes. */
export function newestOf({ since }: Synapses): number {
  return since?.reduce((latest, step) => Math.max(latest, step), 0) ?? 0;
}

/**
 * Returns the stretches of synapses, from `first` up to `end`, that hear of the spikes of a step: first and end of each. Places
 * are those of a list where one is given, `Incoming.synapses`.
 */
export function hearingOf(
  { since }: Synapses,
  step: number,
  first: number,
  end: number,
  listed?: Int32Array,
): readonly (readonly [first: number, end: number])[] {
  const stretches: (readonly [number, number])[] = [];
  let from = first;
  for (let at = first; at < end; at++) {
    const synapse = listed?.[at] ?? at;
    if ((since?.[synapse] ?? 0) <= step) continue;
    if (at > from) stretches.push([from, at]);
    from = at + 1;
  }
  if (end > from) stretches.push([from, end]);
  return stretches;
}
