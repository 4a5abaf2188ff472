import { columnView } from '../population.ts';
import { delayOf } from './orders-of-synapses.ts';
import type { Projection } from './projection.ts';
import type { RecordingSink, SynapseBlock } from './recording-sink.ts';

/** Synapses that are put at once. */
const PIECE = 1 << 14;

/**
 * Puts the synapses of a projection into a sink, in the order of its topology: `index` counts the projections of the
 * description, `values` stand for theirs, each the name of a column or the number that all synapses have.
 */
export function putSynapses(
  sink: RecordingSink,
  index: number,
  projection: Projection,
  values: readonly (string | number)[] = [],
): void {
  const { topology } = projection;
  const { synapses, rows, targets } = topology;
  let row = 0;
  for (let first = 0; first < synapses; first += PIECE) {
    const length = Math.min(PIECE, synapses - first);
    const [pre, delays] = [new Int32Array(length), new Int32Array(length)];
    for (let place = 0; place < length; place++) {
      while ((rows[row + 1] ?? synapses) <= first + place) row += 1;
      pre[place] = row;
      delays[place] = delayOf(topology, first + place);
    }
    const post = targets.subarray(first, first + length);
    const ends = { pre, post };
    sink.synapses(index, first, {
      ...ends,
      delays,
      values: values.map((value) => valuesOf(projection, value, first, ends)),
    });
  }
}

function valuesOf(
  { synapses }: Projection,
  value: string | number,
  first: number,
  { pre, post }: Pick<SynapseBlock, 'pre' | 'post'>,
): Float64Array {
  if (typeof value === 'number') return new Float64Array(pre.length).fill(value);
  const view = columnView(synapses, value);
  const { variability } = synapses.model.storage.columns.find(({ name }) => name === value) ?? {};
  switch (variability) {
    case 'population':
      return new Float64Array(pre.length).fill(view[0] ?? Number.NaN);
    case 'pre':
      return Float64Array.from(pre, (cell) => view[cell] ?? Number.NaN);
    case 'post':
      return Float64Array.from(post, (cell) => view[cell] ?? Number.NaN);
    case 'cell':
    case undefined:
      return view.subarray(first, first + pre.length);
  }
}
