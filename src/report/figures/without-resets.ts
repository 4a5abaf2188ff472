import type { BlockStatement } from '../../check/checked-events.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import type { Series } from '../figure.ts';

function assigns(body: readonly BlockStatement[], names: readonly string[]): boolean {
  return body.some((statement) => {
    if (statement.kind === 'assign') return names.includes(statement.target);
    if (statement.kind !== 'if') return false;
    return assigns([...statement.branches.flatMap((each) => each.body), ...statement.otherwise], names);
  });
}

/** Returns whether spikes reset any of the states. */
export function hasResets({ spikers }: CheckedModel, names: readonly string[]): boolean {
  return spikers.some(({ handlers }) => handlers.some(({ body }) => assigns(body, names)));
}

/**
 * Returns the course of a cell with a gap wherever it spiked: a reset is a jump, and a line from one side to the other
 * would be taken for a way that the equations go.
 */
export function withoutResets(course: Series, { times, spikes }: RunResult, cell: number): Series {
  const spikeTimes = spikes[cell] ?? [];
  const most = course.x.length + spikeTimes.length;
  const [x, y] = [new Float64Array(most), new Float64Array(most)];
  let [points, next] = [0, 0];
  const push = (a = Number.NaN, b = Number.NaN): void => {
    x[points] = a;
    y[points] = b;
    points++;
  };
  for (let sample = 0; sample < course.x.length; sample++) {
    const time = times[sample] ?? Number.NaN;
    const before = next;
    while ((spikeTimes[next] ?? Number.POSITIVE_INFINITY) <= time) next++;
    if (next > before && sample > 0) push();
    push(course.x[sample], course.y[sample]);
  }
  return { ...course, x: x.subarray(0, points), y: y.subarray(0, points) };
}
