/** The order in which values can be computed: each after all that it reads. Circles are found and told. */

/** Returns the names, each behind those it needs, as near to the given order as that allows; and the circles. */
export function orderValues(
  names: Iterable<string>,
  needs: (name: string) => readonly string[],
): { readonly order: readonly string[]; readonly circles: readonly (readonly string[])[] } {
  const order: string[] = [];
  const finished = new Set<string>();
  const circles: (readonly string[])[] = [];
  const inCircle = new Set<string>();
  for (const start of names) {
    if (finished.has(start)) continue;
    // The path from `start` to where we are; its own stack, as chains of names may be long.
    const path: { readonly name: string; readonly open: string[] }[] = [];
    const place = new Map<string, number>();
    const enter = (name: string): void => {
      place.set(name, path.length);
      path.push({ name, open: needs(name).toReversed() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.open.pop();
      if (next === undefined) {
        finished.add(top.name);
        order.push(top.name);
        place.delete(top.name);
        path.pop();
        continue;
      }
      const index = place.get(next);
      if (index !== undefined) {
        const circle = path.slice(index).map(({ name }) => name);
        // A circle that shares a name with one told already is most likely the same mistake.
        if (circle.every((name) => !inCircle.has(name))) circles.push(circle);
        for (const name of circle) inCircle.add(name);
      } else if (!finished.has(next)) enter(next);
    }
  }
  return { order, circles };
}
