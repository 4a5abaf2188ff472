/** How the error falls with the step. */
import type { ObservedOrder } from './comparison.ts';

/** A step and the relative error that a method makes with it. */
export interface RungError {
  readonly dt: number;
  readonly error: number;
}

/** Beyond this an error says little of the next: it is as large as what is computed. */
const LARGEST_ERROR = 0.1;
/** What is nearer than this to what the reference is known to, is not the method's error alone. */
const ABOVE_FLOOR = 20;
/** Of the shortest steps only: the longer ones are the further from the limit that an order is. */
const MOST_RUNGS = 4;

/** Returns the longest stretch, the finest of several, over which the error falls from step to step. */
function falling(rungs: readonly RungError[]): readonly RungError[] {
  let best: readonly RungError[] = [];
  let current: RungError[] = [];
  for (const rung of rungs) {
    const before = current.at(-1);
    if (before !== undefined && !(rung.error < before.error)) current = [];
    current.push(rung);
    if (current.length >= best.length) best = [...current];
  }
  return best;
}

/**
 * Returns the slope of log(error) over log(dt) by least squares, where the error falls and is neither all of the value
 * nor within 20 times `floor`, to which the reference is known. Undefined where fewer than two steps are like that.
 */
export function observedOrder(rungs: readonly RungError[], floor: number): ObservedOrder | undefined {
  const sorted = rungs.toSorted((a, b) => b.dt - a.dt);
  const stretches: RungError[][] = [[]];
  for (const rung of sorted) {
    const isSeen = rung.error > ABOVE_FLOOR * floor && rung.error < LARGEST_ERROR;
    if (isSeen) stretches.at(-1)?.push(rung);
    else if ((stretches.at(-1)?.length ?? 0) > 0) stretches.push([]);
  }
  const [best = []] = stretches.map(falling).toSorted((a, b) => b.length - a.length);
  const used = best.slice(-MOST_RUNGS);
  if (used.length < 2) return undefined;
  const points = used.map(({ dt, error }) => [Math.log(dt), Math.log(error)] as const);
  const meanOf = (index: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [meanOf(0), meanOf(1)];
  let [above, below] = [0, 0];
  for (const [x, y] of points) {
    above += (x - meanX) * (y - meanY);
    below += (x - meanX) ** 2;
  }
  const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = points.slice(-2);
  return { order: above / below, finest: (y2 - y1) / (x2 - x1), rungs: used.length };
}
