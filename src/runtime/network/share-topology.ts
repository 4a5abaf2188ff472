import type { Topology } from './topology.ts';

/** Returns the numbers in memory that threads share. */
export function sharedNumbers(numbers: Int32Array): Int32Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const shared = new Int32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

export function sharedTopology(topology: Topology): Topology {
  const { rows, targets, delays } = topology;
  return {
    ...topology,
    rows: sharedNumbers(rows),
    targets: sharedNumbers(targets),
    delays:
      delays.kind === 'uniform'
        ? delays
        : {
            kind: 'stretches',
            distinct: sharedNumbers(delays.distinct),
            rows: sharedNumbers(delays.rows),
            steps: sharedNumbers(delays.steps),
            starts: sharedNumbers(delays.starts),
          },
  };
}
