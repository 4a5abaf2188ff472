import type { Series } from './figure.ts';
import { isDrawable } from './picture.ts';

/**
 * Returns a line in the plane without the points that lie within half a pixel of the last one that is kept, and with
 * at most `most` points: their distance is doubled as often as it takes. The last point and gaps are kept.
 */
export function thinPath(
  { name, x, y }: Series,
  [perX, perY]: readonly [perX: number, perY: number],
  most: number,
): { readonly name: string; readonly x: readonly number[]; readonly y: readonly number[] } {
  const count = Math.min(x.length, y.length);
  const kept = (least: number): readonly number[] => {
    const indices: number[] = [];
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let i = 0; i < count; i++) {
      const [a, b] = [(x[i] ?? Number.NaN) / perX, (y[i] ?? Number.NaN) / perY];
      const isGap = !isDrawable(a * perX) || !isDrawable(b * perY);
      // Of several points that are none, one is enough.
      if (isGap && Number.isNaN(lastX) && i > 0) continue;
      if (!isGap && i < count - 1 && Math.hypot(a - lastX, b - lastY) < least) continue;
      indices.push(i);
      [lastX, lastY] = isGap ? [Number.NaN, Number.NaN] : [a, b];
    }
    return indices;
  };
  let distance = 0.5;
  let indices = kept(distance);
  while (indices.length > most) {
    distance *= 2;
    const fewer = kept(distance);
    // Gaps alone can be more than that; then every n-th point has to do.
    if (distance > 1e4) {
      const stride = Math.ceil(fewer.length / most);
      indices = fewer.filter((_, i) => i % stride === 0);
    } else indices = fewer;
  }
  return {
    name,
    x: indices.map((i) => drawable(x[i])),
    y: indices.map((i) => drawable(y[i])),
  };
}

function drawable(value = Number.NaN): number {
  return isDrawable(value) ? value : Number.NaN;
}
