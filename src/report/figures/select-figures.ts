import type { Figure, FigureName } from '../figure.ts';

/**
 * Returns the figures that were named. Where none was: what the measures of a sweep or of a population are, else what
 * happened over time; phase planes and gates are drawn only when they are named, or when there is nothing else.
 */
export function selectFigures(
  figures: readonly Figure[],
  names: readonly FigureName[] | undefined,
): readonly Figure[] {
  const named = (wanted: readonly FigureName[]): readonly Figure[] =>
    figures.filter(({ name }) => wanted.some((each) => each === name));
  if (names !== undefined) return named(names);
  const choices = [named(['measures']), named(['traces', 'raster']), figures];
  return choices.find(({ length }) => length > 0) ?? [];
}
