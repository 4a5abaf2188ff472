import type { Figure } from './figure.ts';
import { panelsOf } from './picture.ts';

/** Names in the order in which they take colours. */
function namesOf(figure: Figure): readonly string[] {
  if (figure.kind === 'traces') return panelsOf(figure.picture).flatMap(({ curves }) => curves.map(nameOf));
  if (figure.kind === 'precision') return figure.methods.map(nameOf);
  return figure.kind === 'curves' ? figure.panels.flatMap(({ series }) => series.map(nameOf)) : [];
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** Returns the number of the look of a figure's curve, by its name. */
export type LookOf = (figure: Figure, name: string) => number;

/**
 * Returns how curves are told apart in figures that are shown together: a variable has one look in all of them, so a
 * gate has the colour of its trace. Measures are no variables, and count for themselves.
 */
export function curveLooks(figures: readonly Figure[]): LookOf {
  const shared = new Map<string, number>();
  const own = new Map<Figure, ReadonlyMap<string, number>>();
  for (const figure of figures) {
    const looks = figure.name === 'measures' ? new Map<string, number>() : shared;
    own.set(figure, looks);
    for (const name of namesOf(figure)) if (!looks.has(name)) looks.set(name, looks.size);
  }
  return (figure, name) => own.get(figure)?.get(name) ?? 0;
}
