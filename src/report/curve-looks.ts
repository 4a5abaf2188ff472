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

/** Figures that share a variable, directly or through others. */
interface Family {
  readonly figures: readonly Figure[];
  readonly names: ReadonlySet<string>;
}

/** Returns the families of the figures; measures are no variables, so that each of their figures is one by itself. */
function familiesOf(figures: readonly Figure[]): readonly Family[] {
  return figures.reduce<readonly Family[]>((families, figure) => {
    const names = namesOf(figure);
    const isKin = (other: Family): boolean =>
      figure.name !== 'measures' &&
      other.figures.every(({ name }) => name !== 'measures') &&
      names.some((name) => other.names.has(name));
    const kin = families.filter(isKin);
    const joined = {
      figures: [...kin.flatMap((family) => family.figures), figure],
      names: new Set([...kin.flatMap((family) => [...family.names]), ...names]),
    };
    return [...families.filter((family) => !kin.includes(family)), joined];
  }, []);
}

/**
 * Returns how curves are told apart in figures that are shown together: a variable has one look in all of them, so a
 * gate has the colour of its trace. Figures that share no variable count for themselves.
 */
export function curveLooks(figures: readonly Figure[]): LookOf {
  const own = new Map<Figure, ReadonlyMap<string, number>>();
  for (const family of familiesOf(figures)) {
    const looks = new Map<string, number>();
    for (const figure of figures.filter((each) => family.figures.includes(each))) {
      own.set(figure, looks);
      for (const name of namesOf(figure)) if (!looks.has(name)) looks.set(name, looks.size);
    }
  }
  return (figure, name) => own.get(figure)?.get(name) ?? 0;
}
