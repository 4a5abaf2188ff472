/** Colours of a map, from low to high: light grows with the value, so that they can be told apart without hues. */

import { isDrawable } from './picture.ts';

/** Viridis (S. van der Walt, N. Smith, 2015) at nine places, straight lines in RGB between them. */
const VIRIDIS = [
  [68, 1, 84], [72, 40, 120], [62, 74, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121],
  [109, 205, 89], [180, 222, 44], [253, 231, 37],
] as const; // biome-ignore format: one table

const LEVELS = 64;

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

/** Returns red, green and blue (0 … 255) at a place between 0, the lowest, and 1. */
function colourAt(place: number): readonly number[] {
  const last = VIRIDIS.length - 1;
  const below = Math.min(Math.floor(place * last), last - 1);
  const part = place * last - below;
  const [from, to] = [VIRIDIS[below] ?? VIRIDIS[0], VIRIDIS[below + 1] ?? VIRIDIS[last]];
  return from.map((value, channel) => value + part * ((to?.[channel] ?? 0) - value));
}

export const MAP_COLOURS: readonly string[] = Array.from(
  { length: LEVELS },
  (_, level) =>
    `#${colourAt(level / (LEVELS - 1))
      .map(hex)
      .join('')}`,
);

/** Returns the number of a value's colour; none where the value is not finite. */
export function mapLevel(value: number, [low, high]: readonly [number, number]): number | undefined {
  if (!isDrawable(value)) return undefined;
  return Math.min(LEVELS - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * LEVELS)));
}
