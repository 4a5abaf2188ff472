/** What is counted of the spikes of a population while a network runs. */
export interface SpikeStatistics {
  spikes: number;
  /** By cell: the step of the last spike, -1 before the first. */
  readonly last: Int32Array;
  /** By cell: how many intervals there were, their mean in steps, and the sum of the squares of their distances from it. */
  readonly intervals: Int32Array;
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

export function makeSpikeStatistics(cells: number): SpikeStatistics {
  return {
    spikes: 0,
    last: new Int32Array(cells).fill(-1),
    intervals: new Int32Array(cells),
    means: new Float64Array(cells),
    squares: new Float64Array(cells),
  };
}

export function clearStatistics(statistics: SpikeStatistics): void {
  statistics.spikes = 0;
  statistics.last.fill(-1);
  statistics.intervals.fill(0);
  statistics.means.fill(0);
  statistics.squares.fill(0);
}

/** Takes in that the cell emitted so many spikes in a step; those of one step are no time apart. */
export function countSpikes(statistics: SpikeStatistics, step: number, cell: number, count: number): void {
  statistics.spikes += count;
  const last = statistics.last[cell] ?? -1;
  if (last >= 0) addInterval(statistics, cell, step - last);
  for (let n = 1; n < count; n++) addInterval(statistics, cell, 0);
  statistics.last[cell] = step;
}

/** By the recurrence of B. P. Welford, Technometrics 4, 1962, 419. */
function addInterval({ intervals, means, squares }: SpikeStatistics, cell: number, interval: number): void {
  const count = (intervals[cell] ?? 0) + 1;
  const before = means[cell] ?? 0;
  const mean = before + (interval - before) / count;
  intervals[cell] = count;
  means[cell] = mean;
  squares[cell] = (squares[cell] ?? 0) + (interval - before) * (interval - mean);
}

/**
 * Returns the coefficient of variation of the intervals between a cell's spikes, standard deviation over mean, averaged over
 * the cells that have two intervals or more; NaN if none has.
 */
export function variationOfIntervals({ intervals, means, squares }: SpikeStatistics): number {
  let [sum, cells] = [0, 0];
  for (let cell = 0; cell < intervals.length; cell++) {
    const [count = 0, mean = 0] = [intervals[cell], means[cell]];
    if (count < 2 || mean === 0) continue;
    sum += Math.sqrt((squares[cell] ?? 0) / count) / mean;
    cells += 1;
  }
  return cells === 0 ? Number.NaN : sum / cells;
}
