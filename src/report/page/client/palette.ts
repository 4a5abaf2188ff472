/**
 * Colours of curves: those of Okabe and Ito (2008), told apart by colour-blind readers too. The same on paper and on
 * a dark screen: their orange and sky blue are darkened, and black is grey, until each has a contrast of three to one
 * with either background.
 */
export const CURVE_COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#c46f9b',
  '#bd8400',
  '#3b95cf',
  '#808080',
] as const;

/** Backgrounds of figures, light and dark. */
export const BACKGROUNDS = ['#ffffff', '#15181c'] as const;

const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 4, 2, 4]];

/** How a curve is drawn. */
export interface CurveLook {
  readonly colour: string;
  readonly dash: readonly number[];
}

/** Returns the look of the n-th curve of a figure: when colours run out, lines are dashed. */
export function curveLook(index: number): CurveLook {
  const round = Math.floor(index / CURVE_COLOURS.length);
  return {
    colour: CURVE_COLOURS[index % CURVE_COLOURS.length] ?? CURVE_COLOURS[0],
    dash: DASHES[round % DASHES.length] ?? [],
  };
}
