/** Names longer than this are compared for equality only: the distance costs the product of the lengths. */
const LONGEST = 80;

/**
 * Returns the number of slips between two names: letters left out, added, replaced, or swapped with their
 * neighbour (the optimal string alignment distance). Stops early, with `limit + 1`, when it exceeds the limit.
 */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let smallestBefore = 0;
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    // A swap reaches back two rows, so both must be beyond the limit.
    if (Math.min(smallest, smallestBefore) > limit) return limit + 1;
    smallestBefore = smallest;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[to.length] ?? 0, limit + 1);
}

/** How many slips are still taken for the same name: none in one letter, one in two to four, four at most. */
function slipsAllowed(name: string): number {
  const length = Array.from(name).length;
  return length < 2 ? 0 : Math.max(1, Math.min(4, Math.floor(length * 0.4)));
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('_', '');
}

/**
 * Returns the candidate that was most likely meant by a name nobody knows: one that differs in case or
 * underscores only, else the one with the fewest slips (the first of equals); undefined if none is near.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(name);
  let best: string | undefined;
  let bestDistance = slipsAllowed(name) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    if (fold(candidate) === folded) return candidate;
    if (name.length > LONGEST || candidate.length > LONGEST) continue;
    const distance = editDistance(name, candidate, bestDistance);
    // A distance as long as the name shares nothing with it: `ab` for `x`.
    if (distance < bestDistance && distance < Math.max(name.length, candidate.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
