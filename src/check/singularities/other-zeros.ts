/**
 * Where what is left of a factor is 0 once more, and the difference that it is written as loses digits: x^2 - 2 near
 * sqrt(2). That is no matter of the place, but is told.
 */
import { equals, ONE } from '../../base/rational.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import { type Analysis, isClearlyRegular } from './analysis.ts';
import type { Part } from './factors.ts';
import { type Form, monomial } from './form.ts';
import { asNumber } from './long-numbers.ts';
import type { Place } from './place.ts';

/** Distances from the place, both ways. */
const DISTANCES = [0.1, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4, 3, 3.7, 4.4, 5.2, 6.1, 7, 8.5, 10];
const HALVINGS = 50;

/** Returns a value of the name of the place at which one of these is 0 and no longer right to its digits. */
export function otherZeroOf(analysis: Analysis, parts: readonly Part[], place: Place): number | undefined {
  for (const { base } of parts) {
    const form = base.kind === 'sum' ? analysis.form(base) : undefined;
    if (form === undefined || isLinear(analysis, form, place) || !isOfNameOnly(analysis, form, place))
      continue;
    for (const side of [1, -1]) {
      const distance = zeroOnSide(analysis, base, place, side);
      if (distance !== undefined)
        return asNumber(analysis.ring.evaluate(place.value, analysis.numbers())) + distance;
    }
  }
  return undefined;
}

/** Whether it has numbers and the name of the place in it: otherwise where it is 0 is not known. */
function isOfNameOnly({ ring }: Analysis, form: Form, place: Place): boolean {
  return (
    ring.isNumber(place.value) && !ring.involves(form, (atom) => atom !== place.atom && ring.isName(atom))
  );
}

function isLinear(analysis: Analysis, form: Form, place: Place): boolean {
  return [...form.values()].every(({ coefficient, powers }) => {
    const others = new Map(powers);
    others.delete(place.atom);
    const power = powers.get(place.atom) ?? ONE;
    return equals(power, ONE) && !analysis.isMadeOf(monomial(coefficient, others), place);
  });
}

function zeroOnSide(
  analysis: Analysis,
  base: CheckedExpression,
  place: Place,
  side: number,
): number | undefined {
  const at = (distance: number): number => analysis.measurerAt(place, side * distance).measure(base).value;
  analysis.work += DISTANCES.length;
  let [from, before] = [0, Number.NaN];
  for (const distance of DISTANCES) {
    const value = at(distance);
    if (value * before < 0) {
      let [low, high] = [from, distance];
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (low + high) / 2;
        if (at(middle) * before < 0) high = middle;
        else low = middle;
      }
      const beside = analysis.measurerAt(place, side * low).measure(base);
      // Where it changes its sign by a pole no digits are lost.
      if (Math.abs(beside.value) < Math.abs(before) && !isClearlyRegular(beside)) return side * low;
    }
    [from, before] = [distance, value];
  }
  return undefined;
}
