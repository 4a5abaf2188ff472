import type { Span } from '../../base/span.ts';
import { badPoints } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fromSystemNumber, type UnitSystem } from '../../units/unit-system.ts';
import type { List } from '../checked-model.ts';
import { constantValue } from '../constant-value.ts';
import type { PointsRead } from '../scope.ts';

/** A call of `interpolate` or `held`, and the lists that it reads. */
export interface Points {
  readonly call: PointsRead['call'];
  readonly xs: List;
  readonly ys: List;
  readonly span: Span;
}

/** The lists of an interpolation or of held values have as many entries, at least one, and places that follow from literals increase. */
export function checkPoints(
  points: Points,
  system: UnitSystem,
  constantNamed: (name: string) => number | undefined,
  report: (diagnostic: Diagnostic) => void,
): void {
  const { xs, ys } = points;
  // What a run gives is checked with the run.
  if (xs.given !== undefined || ys.given !== undefined) return;
  const miscounted = checkCounts(points, xs.elements.length, ys.elements.length);
  if (miscounted !== undefined) report(miscounted);
  const places = xs.elements.map((element) => constantValue(element, constantNamed));
  const falling = findFalling(places);
  if (falling !== undefined) report(fallingPlaces(points, falling, system, xs.elements[falling.entry]?.span));
}

/** Returns what is wrong with points whose places are known numbers, in the model's units; NaN increases nowhere. */
export function checkPointNumbers(
  points: Points,
  places: ArrayLike<number>,
  values: number,
  system: UnitSystem,
): Diagnostic | undefined {
  const miscounted = checkCounts(points, places.length, values);
  if (miscounted !== undefined) return miscounted;
  const falling = findFalling(places);
  return falling && fallingPlaces(points, falling, system, points.xs.elements[falling.entry]?.span);
}

function checkCounts({ call, xs, ys, span }: Points, places: number, values: number): Diagnostic | undefined {
  if (places !== values) {
    const message =
      `\`${call}\` needs one value for each place, but \`${xs.name}\` has ${entries(places)} ` +
      `and \`${ys.name}\` has ${entries(values)}.`;
    return badPoints({ message, span, hint: 'give both lists the same number of entries.' });
  }
  if (places > 0) return undefined;
  const message = `\`${call}\` needs at least one point, but \`${xs.name}\` and \`${ys.name}\` are empty.`;
  return badPoints({ message, span, hint: 'give both lists their entries.' });
}

interface Falling {
  readonly entry: number;
  readonly place: number;
  readonly before: number;
}

/** Returns the first place that is not above the one before; those that are not known are passed over. */
export function findFalling(places: ArrayLike<number | undefined>): Falling | undefined {
  let before: number | undefined;
  for (let entry = 0; entry < places.length; entry++) {
    const place = places[entry];
    if (place === undefined) continue;
    if (before !== undefined && !(place > before)) return { entry, place, before };
    before = place;
  }
  return undefined;
}

function fallingPlaces(
  { call, xs, ys, span }: Points,
  { place, before }: Falling,
  system: UnitSystem,
  element: Span | undefined,
): Diagnostic {
  const text = (x: number): string => withUnit(fromSystemNumber(x, xs.unit, system), xs.unit.text);
  const message =
    `The places of \`${call}\` must increase, but in \`${xs.name}\` ${text(place)} ` +
    `follows ${text(before)}.`;
  const hint = `put the entries of \`${xs.name}\` in increasing order, and those of \`${ys.name}\` with them.`;
  return badPoints({
    message,
    span: element ?? span,
    note: element === undefined ? undefined : 'not above the one before',
    hint,
  });
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function withUnit(x: number, unit: string): string {
  return unit === '1' ? `${x}` : `${x} ${unit}`;
}
